package org.pamir.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** API keys as bearer tokens (RFC 6750): {@code Authorization: Bearer pamir_…}. */
@ApplicationScoped
class ApiKeyMechanism implements HttpAuthenticationMechanism {

  private static final String SCHEME = "Bearer ";

  /** What a request brought. */
  static final class KeyRequest extends BaseAuthenticationRequest {
    private final String key;

    KeyRequest(String key) {
      this.key = key;
    }

    String key() {
      return key;
    }
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager identities) {
    String header = request.request().getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Uni.createFrom().nullItem();
    }
    return identities.authenticate(new KeyRequest(header.substring(SCHEME.length()).strip()));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return Uni.createFrom()
        .item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"Pamir\""));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(KeyRequest.class);
  }
}
