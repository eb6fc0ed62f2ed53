package org.pamir.access;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.FileRequest;
import org.pamir.shared.problem.ProblemType;

/**
 * Bounds how many files are written at once, for one caller and in all. A file is written while it
 * is read out of the database: who takes many and reads none of them would otherwise hold every
 * connection, and keep everybody else waiting.
 */
@ApplicationScoped
class OpenFiles {

  /** Seconds after which to come again: files of the region are written within less. */
  private static final String LATER = "5";

  private final int ofOne;
  private final int ofAll;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, Integer> openByCaller = new ConcurrentHashMap<>();

  OpenFiles(
      @ConfigProperty(name = "pamir.files.of-one-caller") int ofOne,
      @ConfigProperty(name = "pamir.files.of-all") int ofAll) {
    this.ofOne = ofOne;
    this.ofAll = ofAll;
  }

  void register(@Observes Router router, @ConfigProperty(name = "quarkus.rest.path") String base) {
    router
        .get(base + "/*")
        .order(0)
        .handler(
            request -> {
              if (FileRequest.is(request, base)) {
                begin(request);
              } else {
                request.next();
              }
            });
  }

  private void begin(RoutingContext request) {
    Caller caller = CurrentCaller.of(request);
    String who = caller.equals(Caller.ANONYMOUS) ? ClientAddress.of(request) : caller.name();
    if (!beginOf(who)) {
      refuse(request);
    } else if (open.incrementAndGet() > ofAll) {
      end(who);
      refuse(request);
    } else {
      request.addEndHandler(done -> end(who));
      request.next();
    }
  }

  /** 503, before anything is written: one that is under way must end. */
  private static void refuse(RoutingContext request) {
    request.response().putHeader("Retry-After", LATER);
    request.fail(ProblemType.UNAVAILABLE.status());
  }

  /** Whether this caller may have one more. */
  private boolean beginOf(String who) {
    int now = openByCaller.merge(who, 1, Integer::sum);
    if (now > ofOne) {
      endOf(who);
    }
    return now <= ofOne;
  }

  private void endOf(String who) {
    openByCaller.computeIfPresent(who, (caller, files) -> files > 1 ? files - 1 : null);
  }

  private void end(String who) {
    open.decrementAndGet();
    endOf(who);
  }

  /** How many are being written. */
  int open() {
    return open.get();
  }
}
