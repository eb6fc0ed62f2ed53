package org.pamir.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.pamir.access.ApiKeyMechanism.KeyRequest;
import org.pamir.access.ApiKeys.RefusedException;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;

/** Turns a key into the identity of its caller. */
@ApplicationScoped
class ApiKeyIdentityProvider implements IdentityProvider<KeyRequest> {

  private final ApiKeys keys;

  ApiKeyIdentityProvider(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  public Class<KeyRequest> getRequestType() {
    return KeyRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      KeyRequest request, AuthenticationRequestContext context) {
    // Most requests come with a key that was just seen, and need not leave their thread for it.
    return keys.known(request.key())
        .map(caller -> Uni.createFrom().item(identity(caller)))
        .orElseGet(() -> context.runBlocking(() -> identity(request.key())));
  }

  private SecurityIdentity identity(String key) {
    try {
      return identity(keys.admit(key));
    } catch (RefusedException e) {
      throw new AuthenticationFailedException(e.getMessage());
    }
  }

  static SecurityIdentity identity(Caller caller) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(caller.name()))
        .addRoles(caller.roles())
        .addAttribute(CurrentCaller.ATTRIBUTE, caller)
        .build();
  }
}
