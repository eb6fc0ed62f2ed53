package org.pamir.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.pamir.shared.Caller;

/**
 * Turns a token that the OpenID provider's keys have proved into a caller. Only roles that are
 * mapped count, whatever else the provider calls its own.
 */
@ApplicationScoped
class TokenCaller implements SecurityIdentityAugmentor {

  private final OpenIdSettings settings;

  TokenCaller(OpenIdSettings settings) {
    this.settings = settings;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return Uni.createFrom()
        .item(
            identity.getPrincipal() instanceof JsonWebToken token
                ? ApiKeyIdentityProvider.identity(caller(token, identity.getRoles()))
                : identity);
  }

  private Caller caller(JsonWebToken token, Set<String> given) {
    Set<String> roles =
        settings.roles().entrySet().stream()
            .filter(role -> given.contains(role.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet());
    // The subject and no name: who it is stays with the provider.
    return new Caller(
        "token:" + token.getSubject(),
        text(token, settings.organisationClaim()),
        text(token, settings.countryClaim()),
        roles);
  }

  private static String text(JsonWebToken token, String claim) {
    Object value = token.getClaim(claim);
    return value == null || value.toString().isBlank() ? null : value.toString();
  }
}
