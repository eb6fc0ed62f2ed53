package org.pamir.access;

import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.pamir.access.RateLimitSettings.Limit;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.FileRequest;
import org.pamir.shared.http.HeavyWork;
import org.pamir.shared.problem.ProblemType;

/**
 * Holds back who asks for too much, each key and each address for itself, and tells everybody how
 * much is left (draft-ietf-httpapi-ratelimit-headers-10). It stands behind the look at the key and
 * before everything else, so that refused requests count as well.
 */
@ApplicationScoped
class RateLimits implements HeavyWork {

  private static final Logger LOG = Logger.getLogger(RateLimits.class);
  private static final long LEVEL_MILLIS = 1_000;
  private static final int LEVELS_BETWEEN_CLEANINGS = 60;
  private static final long NANOS_A_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final RateLimitSettings settings;
  private final CurrentVertxRequest current;
  private final Vertx vertx;
  private final ManagedExecutor executor;
  private final SharedBuckets buckets;
  private long timer;
  private int levels;

  RateLimits(
      RateLimitSettings settings,
      CurrentVertxRequest current,
      Vertx vertx,
      ManagedExecutor executor,
      DataSource database) {
    this.settings = settings;
    this.current = current;
    this.vertx = vertx;
    this.executor = executor;
    Duration longest =
        Stream.of(
                settings.key(),
                settings.address(),
                settings.heavyKey(),
                settings.heavyAddress(),
                settings.refusedLogin())
            .map(Limit::per)
            .max(Duration::compareTo)
            .orElseThrow();
    buckets = new SharedBuckets(database, longest);
  }

  void start(@Observes StartupEvent start) {
    if (settings.enabled()) {
      timer = vertx.setPeriodic(LEVEL_MILLIS, id -> executor.execute(this::level));
    }
  }

  void stop(@Observes ShutdownEvent stop) {
    vertx.cancelTimer(timer);
  }

  void register(@Observes Router router, @ConfigProperty(name = "quarkus.rest.path") String base) {
    if (settings.enabled()) {
      router.route(base + "/*").order(0).handler(request -> limit(request, base));
    }
  }

  private void limit(RoutingContext request, String base) {
    Caller caller = CurrentCaller.of(request);
    boolean known = !caller.equals(Caller.ANONYMOUS);
    String who = known ? caller.name() : ClientAddress.of(request);
    if (take(request, known ? "key" : "address", known ? settings.key() : settings.address(), who)
        && (!FileRequest.is(request, base) || takeHeavy(request))) {
      request.next();
    } else {
      request.fail(ProblemType.TOO_MANY_REQUESTS.status());
    }
  }

  @Override
  public void admit() {
    RoutingContext request = current.getCurrent();
    if (settings.enabled() && request != null && !takeHeavy(request)) {
      throw ProblemType.TOO_MANY_REQUESTS.because(ProblemType.TOO_MANY_REQUESTS.advice());
    }
  }

  private boolean takeHeavy(RoutingContext request) {
    Caller caller = CurrentCaller.of(request);
    boolean known = !caller.equals(Caller.ANONYMOUS);
    return take(
        request,
        known ? "heavy-key" : "heavy-address",
        known ? settings.heavyKey() : settings.heavyAddress(),
        known ? caller.name() : ClientAddress.of(request));
  }

  /**
   * Whether one more refused key from this address is told why. A good key is never held back for
   * the bad ones beside it.
   */
  boolean tellsRefusal(RoutingContext request) {
    return !settings.enabled()
        || take(request, "refused-login", settings.refusedLogin(), ClientAddress.of(request));
  }

  private boolean take(RoutingContext request, String policy, Limit limit, String who) {
    ConsumptionProbe probe = buckets.of(policy, limit, who).take();
    MultiMap headers = request.response().headers();
    headers.add(
        "RateLimit-Policy",
        '"' + policy + "\";q=" + limit.requests() + ";w=" + limit.per().toSeconds());
    headers.add(
        "RateLimit",
        '"'
            + policy
            + "\";r="
            + probe.getRemainingTokens()
            + ";t="
            + seconds(probe.getNanosToWaitForReset()));
    if (!probe.isConsumed()) {
      headers.set("Retry-After", String.valueOf(seconds(probe.getNanosToWaitForRefill())));
    }
    return probe.isConsumed();
  }

  /** Rounded up: who comes earlier comes too early. */
  private static long seconds(long nanos) {
    return (nanos + NANOS_A_SECOND - 1) / NANOS_A_SECOND;
  }

  private synchronized void level() {
    try {
      buckets.level();
      if (levels++ % LEVELS_BETWEEN_CLEANINGS == 0) {
        buckets.clean();
      }
    } catch (RuntimeException e) {
      // Each instance still holds its own callers back.
      LOG.warn("Rate limits could not be shared with the other instances", e);
    }
  }
}
