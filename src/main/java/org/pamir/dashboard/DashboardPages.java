package org.pamir.dashboard;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Gives the addresses of the dashboard their pages: a view is an address that its script
 * understands, so all of them are answered by one page, and those of pictures for other sites by a
 * second one.
 */
@ApplicationScoped
class DashboardPages {

  /** Before the files themselves, after what protects every answer. */
  private static final int ORDER = -1000;

  private static final String PAGE = "/index.html";

  private static final String PICTURE = "/embed.html";

  private static final List<String> VIEWS =
      List.of(
          "/",
          "/search",
          "/projects",
          "/projects/*",
          "/countries/*",
          "/organisations",
          "/organisations/*");

  void register(@Observes Router router) {
    for (String view : VIEWS) {
      route(router, view).handler(request -> show(request, view, PAGE));
    }
    route(router, "/embed/*").handler(request -> show(request, "/embed/*", PICTURE));
  }

  private static Route route(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).order(ORDER);
  }

  private static void show(RoutingContext request, String view, String page) {
    // A route for "/" answers to whatever begins with it.
    if (view.equals("/") && !request.normalizedPath().equals("/")) {
      request.next();
    } else {
      request.reroute(page);
    }
  }
}
