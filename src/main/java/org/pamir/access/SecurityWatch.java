package org.pamir.access;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.pamir.access.SecurityEvents.Event;
import org.pamir.access.SecurityEvents.Kind;
import org.pamir.shared.CurrentCaller;

/**
 * Sees every answer that refuses a caller, whichever part of the register refused, and keeps the
 * trail from growing for ever.
 */
@ApplicationScoped
class SecurityWatch {

  /** What a request's login was refused for, where it was. */
  static final String REFUSAL = "pamir.refusal";

  private static final Logger LOG = Logger.getLogger(SecurityWatch.class);
  private static final long FLUSH_MILLIS = 1_000;
  private static final int FLUSHES_BETWEEN_CLEANINGS = 3_600;
  private static final int PATH_LENGTH = 200;

  private final SecurityEvents events;
  private final Vertx vertx;
  private final ManagedExecutor executor;
  private final Clock clock;
  private final Duration kept;
  private long timer;
  private int flushes;

  SecurityWatch(
      SecurityEvents events,
      Vertx vertx,
      ManagedExecutor executor,
      Clock clock,
      @ConfigProperty(name = "pamir.security-events.keep") Duration kept) {
    this.events = events;
    this.vertx = vertx;
    this.executor = executor;
    this.clock = clock;
    this.kept = kept;
  }

  void start(@Observes @Priority(20) StartupEvent start) {
    timer = vertx.setPeriodic(FLUSH_MILLIS, id -> executor.execute(this::flush));
  }

  void stop(@Observes ShutdownEvent stop) {
    vertx.cancelTimer(timer);
    flush();
  }

  void watch(@Observes Router router, @ConfigProperty(name = "quarkus.rest.path") String base) {
    router.route(base + "/*").order(Integer.MIN_VALUE + 1).handler(this::watch);
  }

  private void watch(RoutingContext request) {
    request.addEndHandler(
        done -> {
          Kind kind = kind(request);
          if (kind != null) {
            events.note(event(kind, request));
          }
        });
    request.next();
  }

  private static Kind kind(RoutingContext request) {
    return switch (request.response().getStatusCode()) {
      case 401 -> request.get(REFUSAL) == null ? null : Kind.LOGIN_REFUSED;
      case 403 -> Kind.ACCESS_REFUSED;
      case 429 -> Kind.RATE_LIMITED;
      default -> null;
    };
  }

  private static Event event(Kind kind, RoutingContext request) {
    String path = request.request().path();
    return new Event(
        kind,
        CurrentCaller.of(request).name(),
        ClientAddress.of(request),
        request.request().method()
            + " "
            + (path.length() > PATH_LENGTH ? path.substring(0, PATH_LENGTH) + "…" : path),
        request.get(REFUSAL));
  }

  private synchronized void flush() {
    try {
      events.flush();
      if (flushes++ % FLUSHES_BETWEEN_CLEANINGS == 0) {
        events.forget(clock.instant().minus(kept));
      }
    } catch (RuntimeException e) {
      LOG.error("Security events could not be written", e);
    }
  }
}
