package org.pamir.shared.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells browsers what not to do with an answer. Which other origins may read it is said by
 * quarkus.http.cors.
 */
@ApplicationScoped
public class BrowserSafety {

  /** An answer of the API is no page: nothing in it is run, fetched or framed. */
  private static final String DATA = "default-src 'none'; frame-ancestors 'none'";

  private static final String PAGE =
      "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  /**
   * The dashboard: files of its own and answers of the API, no script or style in its markup, none
   * made from text.
   */
  private static final String DASHBOARD =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none';"
          + " form-action 'self'; require-trusted-types-for 'script'; frame-ancestors ";

  /**
   * One picture of it, which other sites may show in a frame: it takes no input and knows no key.
   */
  private static final String EMBEDDED = "/embed.html";

  /** Swagger UI starts by a script in its page, which is written anew by each build. */
  private static final String SWAGGER = PAGE + "; script-src 'self' 'unsafe-inline'";

  /** A year, and of this host alone: what its neighbours speak is not the register's to say. */
  private static final String HSTS = "max-age=31536000";

  private final String api;

  BrowserSafety(@ConfigProperty(name = "quarkus.rest.path") String api) {
    this.api = api;
  }

  void register(@Observes Router router) {
    router
        .route()
        .order(Integer.MIN_VALUE)
        .handler(
            request -> {
              request.addHeadersEndHandler(done -> protect(request));
              request.next();
            });
  }

  private void protect(RoutingContext request) {
    MultiMap headers = request.response().headers();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    if (!EMBEDDED.equals(request.request().path())) {
      headers.set("X-Frame-Options", "DENY");
    }
    headers.set("Content-Security-Policy", policy(request));
    if ("https".equals(request.request().scheme())) {
      headers.set("Strict-Transport-Security", HSTS);
    }
  }

  private String policy(RoutingContext request) {
    String path = String.valueOf(request.request().path());
    if (path.startsWith("/q/swagger-ui")) {
      return SWAGGER;
    }
    if (path.equals(EMBEDDED)) {
      return DASHBOARD + "*";
    }
    if (path.equals("/index.html")) {
      return DASHBOARD + "'none'";
    }
    String type = request.response().headers().get("Content-Type");
    return !path.startsWith(api) && type != null && type.startsWith("text/html") ? PAGE : DATA;
  }
}
