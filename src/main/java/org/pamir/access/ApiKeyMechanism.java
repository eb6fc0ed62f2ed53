package org.pamir.access;

import io.quarkus.security.AuthenticationFailedException;
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
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pamir.shared.problem.ProblemType;

/**
 * API keys as bearer tokens (RFC 6750): {@code Authorization: Bearer pamir_…}. What looks like a
 * JWT is left to the OpenID provider, where there is one.
 */
@ApplicationScoped
class ApiKeyMechanism implements HttpAuthenticationMechanism {

  private static final String SCHEME = "Bearer";
  private static final Pattern JWT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");

  private final RateLimits limits;
  private final boolean openId;

  ApiKeyMechanism(
      RateLimits limits, @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean openId) {
    this.limits = limits;
    this.openId = openId;
  }

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
    // Who announces a key and sends none is mistaken, and no reader without one.
    String token = header.substring(SCHEME.length()).strip();
    if (openId && JWT.matcher(token).matches()) {
      // The provider's own mechanism says why it refuses a token; here it is noted that it may.
      request.put(SecurityWatch.REFUSAL, "token");
      return Uni.createFrom().nullItem();
    }
    return identities
        .authenticate(new KeyRequest(token))
        .onFailure(AuthenticationFailedException.class)
        .transform(refusal -> refuse(request, refusal));
  }

  private Throwable refuse(RoutingContext request, Throwable refusal) {
    request.put(SecurityWatch.REFUSAL, refusal.getMessage());
    return limits.tellsRefusal(request)
        ? refusal
        : ProblemType.TOO_MANY_REQUESTS.because(ProblemType.TOO_MANY_REQUESTS.advice());
  }

  /** Before the OpenID provider's, which would ask the provider what a key is. */
  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 1;
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
