package org.pamir.shared;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
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
    return of(identity);
  }

  /** The caller of a request that has not come to a resource, or will not. */
  public static Caller of(RoutingContext request) {
    return request.user() instanceof QuarkusHttpUser user
        ? of(user.getSecurityIdentity())
        : Caller.ANONYMOUS;
  }

  private static Caller of(SecurityIdentity identity) {
    Caller caller = identity.getAttribute(ATTRIBUTE);
    return caller == null ? Caller.ANONYMOUS : caller;
  }
}
