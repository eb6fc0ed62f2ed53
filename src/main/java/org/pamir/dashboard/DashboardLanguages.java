package org.pamir.dashboard;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Tells the dashboard which languages it speaks. A language is there once its file is: {@code
 * dashboard/languages/kk.json} is all that Kazakh needs.
 */
@ApplicationScoped
class DashboardLanguages {

  private static final String FOLDER = "META-INF/resources/dashboard/languages/";

  void register(@Observes Router router) {
    String known = new JsonObject().put("languages", new JsonArray(languages())).encode();
    router
        .get("/dashboard/languages/index.json")
        .order(DashboardFiles.ORDER + 1)
        .handler(
            request -> request.response().putHeader("Content-Type", "application/json").end(known));
  }

  /** Codes of ISO 639-1 that have a file, in alphabetical order. */
  static List<String> languages() {
    ClassLoader files = Thread.currentThread().getContextClassLoader();
    return Arrays.stream(Locale.getISOLanguages())
        .filter(code -> files.getResource(FOLDER + code + ".json") != null)
        .sorted()
        .toList();
  }
}
