package org.pamir.shared.problem;

import io.netty.handler.codec.TooLongFrameException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.VertxException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Problems of requests that never reach a resource, and the pages that explain each type of
 * problem.
 */
@ApplicationScoped
class ProblemRoutes {

  /** The server's own limits are above these, so that what passes them gets a problem answer. */
  private static final int MAX_ADDRESS = 16_384;

  private static final int MAX_HEADERS = 16_384;
  private static final Pattern CONTROL = Pattern.compile("%(?:[01][0-9A-Fa-f]|7[Ff])");

  private static final Logger LOG = Logger.getLogger(ProblemRoutes.class);

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::enter).failureHandler(this::fail);
    router.get("/problems/:slug").handler(this::explain);
    for (ProblemType type : ProblemType.values()) {
      router.errorHandler(type.status(), this::fail);
    }
    // Behind everything else: an address outside the API is a problem answer as well.
    router.route().order(Integer.MAX_VALUE).handler(request -> request.fail(404));
  }

  private void enter(RoutingContext request) {
    TraceId.adopt(request.request().getHeader("traceparent"));
    if (RequestSyntax.isAmbiguous(request.request())) {
      request.response().putHeader("Connection", "close");
    }
    if (request.request().uri().length() > MAX_ADDRESS) {
      answer(request, ProblemType.URI_TOO_LONG, null);
    } else if (headers(request) > MAX_HEADERS) {
      answer(request, ProblemType.HEADERS_TOO_LARGE, null);
    } else if (CONTROL.matcher(String.valueOf(request.request().path())).find()) {
      answer(
          request,
          ProblemType.INVALID_REQUEST,
          new Violation("path", "must not contain control characters"));
    } else {
      RequestSyntax.fault(request.request())
          .ifPresentOrElse(
              fault -> answer(request, ProblemType.INVALID_REQUEST, fault), request::next);
    }
  }

  private static int headers(RoutingContext request) {
    int size = 0;
    for (Map.Entry<String, String> header : request.request().headers()) {
      size += header.getKey().length() + header.getValue().length() + 4;
    }
    return size;
  }

  private void fail(RoutingContext request) {
    if (request.response().headWritten()) {
      request.next();
      return;
    }
    Optional<Outage> outage = Outage.of(request.failure());
    if (outage.isPresent()) {
      LOG.warnf(request.failure(), "The database is missed, traceId %s", TraceId.current());
      request.response().putHeader("Retry-After", String.valueOf(outage.get().retryAfter()));
      answer(request, ProblemType.UNAVAILABLE, null);
      return;
    }
    ProblemType type = typeOf(request);
    if (type == ProblemType.UNAUTHENTICATED) {
      request
          .response()
          .putHeader("WWW-Authenticate", "Bearer realm=\"Pamir\", error=\"invalid_token\"");
    } else if (type == ProblemType.INTERNAL) {
      LOG.errorf(request.failure(), "Failed, traceId %s", TraceId.current());
    }
    answer(request, type, null);
  }

  private static ProblemType typeOf(RoutingContext request) {
    if (request.failure() instanceof AuthenticationFailedException) {
      return ProblemType.UNAUTHENTICATED;
    }
    if (hasBrokenOff(request)) {
      return ProblemType.INVALID_REQUEST;
    }
    if (request.failure() instanceof HttpProblem problem) {
      return ProblemType.ofStatus(problem.getStatusCode());
    }
    return ProblemType.ofStatus(request.statusCode() < 400 ? 500 : request.statusCode());
  }

  /** The client went away in the midst of its body, or sent it in pieces that are none. */
  private static boolean hasBrokenOff(RoutingContext request) {
    return !request.request().isEnded()
        && (request.failure() instanceof VertxException
            || request.failure() instanceof IOException
            || request.failure() instanceof NumberFormatException
            || request.failure() instanceof TooLongFrameException);
  }

  private static void answer(RoutingContext request, ProblemType type, Violation violation) {
    JsonObject problem =
        new JsonObject()
            .put("type", type.uri().toString())
            .put("title", type.title())
            .put("status", type.status())
            .put(
                "detail",
                violation == null ? type.advice() : violation.field() + " " + violation.message())
            .put("instance", Instance.of(request.request().path()).toString())
            .put("traceId", TraceId.current());
    if (violation != null) {
      problem.put(
          "violations",
          new JsonArray()
              .add(
                  new JsonObject()
                      .put("field", violation.field())
                      .put("message", violation.message())));
    }
    request
        .response()
        .setStatusCode(type.status())
        .putHeader("Content-Type", "application/problem+json")
        .end(problem.encode());
    if ("close".equals(request.response().headers().get("Connection"))) {
      // At once: what came behind it is not to be taken for another request.
      request.request().connection().close();
    }
  }

  private void explain(RoutingContext request) {
    for (ProblemType type : ProblemType.values()) {
      if (type.slug().equals(request.pathParam("slug"))) {
        request
            .response()
            .putHeader("Content-Type", "text/html; charset=utf-8")
            .end(
                """
                <!doctype html><html lang="en"><meta charset="utf-8"><title>%1$s</title>
                <body><h1>%1$s</h1><p>HTTP status %2$d. %3$s</p></body></html>
                """
                    .formatted(type.title(), type.status(), type.advice()));
        return;
      }
    }
    request.next();
  }
}
