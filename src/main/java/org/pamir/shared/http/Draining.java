package org.pamir.shared.http;

import io.quarkus.smallrye.health.runtime.ShutdownReadinessCheck;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * An instance that is being stopped answers for {@code quarkus.shutdown.delay} what still reaches
 * it, while its readiness is down, and has its callers go to another: each answer is the last of
 * its connection, and streams end.
 */
@ApplicationScoped
public class Draining {

  /** Where the framework tells that it has been asked to stop; missing in tests and in dev mode. */
  private final Instance<ShutdownReadinessCheck> readiness;

  Draining(@Readiness Instance<ShutdownReadinessCheck> readiness) {
    this.readiness = readiness;
  }

  /** Whether this instance is being stopped. */
  public boolean hasBegun() {
    return readiness.isResolvable()
        && readiness.get().call().getStatus() == HealthCheckResponse.Status.DOWN;
  }

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::lastOfItsConnection);
  }

  private void lastOfItsConnection(RoutingContext request) {
    if (hasBegun()) {
      if (request.request().version() == HttpVersion.HTTP_2) {
        // Whatever was sent meanwhile is answered; what comes next takes a new connection.
        request.request().connection().goAway(0, Integer.MAX_VALUE);
      } else {
        request.response().putHeader("Connection", "close");
      }
    }
    request.next();
  }
}
