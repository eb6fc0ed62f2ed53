package org.pamir.shared.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pamir.shared.problem.ProblemType;

/**
 * Waits for bodies before a thread takes up their request, and for so long and no longer: however
 * many clients send theirs a byte a minute, no thread waits for one of them. Files for import alone
 * are read as they come.
 */
@ApplicationScoped
class BodyArrival {

  private static final Set<HttpMethod> WITH_BODY =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  private static final String AWAITED = "pamir.bodyAwaited";

  private final Vertx vertx;
  private final long patience;
  private final BodyHandler bodies;

  BodyArrival(
      Vertx vertx,
      @ConfigProperty(name = "pamir.http.body-timeout") Duration patience,
      @ConfigProperty(name = "pamir.http.max-json-bytes") long limit) {
    this.vertx = vertx;
    this.patience = patience.toMillis();
    this.bodies = BodyHandler.create(false).setBodyLimit(limit);
  }

  /** Behind the rate limits, which cost less, and before the resources. */
  void register(@Observes Router router, @ConfigProperty(name = "quarkus.rest.path") String base) {
    router.route(base + "/*").order(1).handler(request -> receive(request, base + "/imports"));
    router.route(base + "/*").order(2).handler(this::arrived);
  }

  /** One that has arrived with nothing in it is empty, and not still to come. */
  private void arrived(RoutingContext request) {
    if (request.get(AWAITED) != null && request.body().buffer() == null) {
      ((RoutingContextInternal) request).setBody(Buffer.buffer());
    }
    request.next();
  }

  private void receive(RoutingContext request, String files) {
    HttpServerRequest http = request.request();
    // A stream of HTTP/2 is read to its end by the server itself, paused or not: it has no second
    // reader.
    if (http.isEnded()
        || http.version() == HttpVersion.HTTP_2
        || "0".equals(http.getHeader(HttpHeaders.CONTENT_LENGTH))
        || !WITH_BODY.contains(http.method())
        || http.method() == HttpMethod.POST
            && request.normalizedPath().replaceFirst("/$", "").equals(files)) {
      request.next();
      return;
    }
    // Who the caller is may have been found out on another thread.
    vertx.getOrCreateContext().runOnContext(start -> await(request));
  }

  private void await(RoutingContext request) {
    if (request.request().isEnded()) {
      request.next();
      return;
    }
    long timer =
        vertx.setTimer(
            patience,
            id -> {
              if (!request.response().ended() && !request.request().isEnded()) {
                request.response().putHeader("Connection", "close");
                request.fail(ProblemType.TIMEOUT.status());
              }
            });
    request.addEndHandler(end -> vertx.cancelTimer(timer));
    request.put(AWAITED, true);
    bodies.handle(request);
  }
}
