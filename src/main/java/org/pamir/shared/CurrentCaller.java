package org.pamir.shared;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** The caller of the request at hand. */
@RequestScoped
public class CurrentCaller {

  /** The attribute of the security identity that holds the {@link Caller}. */
  public static final String ATTRIBUTE = "pamir.caller";

  private final SecurityIdentity identity;

  CurrentCaller(SecurityIdentity identity) {
    this.identity = identity;
  }

  public Caller get() {
    Caller caller = identity.getAttribute(ATTRIBUTE);
    return caller == null ? Caller.ANONYMOUS : caller;
  }
}
