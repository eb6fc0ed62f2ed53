package org.pamir.shared.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pamir.shared.RequestTime;
import org.pamir.shared.RequestTime.Haste;

/** Begins and ends the time of each request, before anybody looks at its key. */
@ApplicationScoped
class RequestTimes {

  private static final Pattern PATIENT =
      Pattern.compile(
          "/(imports|statistics|exchange-rates|groupings|changes)(/.*)?|/(countries|organisations/[^/]+)/.+");
  private static final Pattern MERGE = Pattern.compile("/organisations/.*merge.*");

  void register(
      @Observes Router router,
      @ConfigProperty(name = "quarkus.rest.path") String base,
      @ConfigProperty(name = "pamir.request-time") Duration prompt) {
    router.route().order(Integer.MIN_VALUE + 2).handler(request -> begin(request, base, prompt));
  }

  private static void begin(RoutingContext request, String base, Duration prompt) {
    RequestTime time = RequestTime.begin(haste(request, base), prompt);
    request.addEndHandler(done -> time.end());
    request.next();
  }

  private static Haste haste(RoutingContext request, String base) {
    String path = request.request().path();
    String below = path.startsWith(base) ? path.substring(base.length()) : "";
    if (MERGE.matcher(below).matches() || FileRequest.is(request, base)) {
      return Haste.UNBOUNDED;
    }
    return PATIENT.matcher(below).matches() ? Haste.PATIENT : Haste.PROMPT;
  }
}
