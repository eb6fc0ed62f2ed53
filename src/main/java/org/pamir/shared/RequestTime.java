package org.pamir.shared;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import org.pamir.shared.problem.Outage;

/** How long the request at hand may keep a connection to the database. */
public final class RequestTime {

  /** How much patience a request asks for. */
  public enum Haste {
    /** What people and machines wait for: over after a time, whatever it was doing. */
    PROMPT,
    /**
     * Figures that are counted, imports: no statement runs for longer than the database lets it.
     */
    PATIENT,
    /** Files and merges, whose statements may run as long as they need. */
    UNBOUNDED
  }

  private static final String KEY = "pamir.requestTime";

  private final Haste haste;
  private final long begun = System.nanoTime();
  private final long until;
  private volatile boolean over;

  private RequestTime(Haste haste, Duration prompt) {
    this.haste = haste;
    until = begun + prompt.toNanos();
  }

  /**
   * Begins the time of the request at hand.
   *
   * @param prompt how long a prompt one has, from its arrival to the end of its last statement
   */
  public static RequestTime begin(Haste haste, Duration prompt) {
    RequestTime time = new RequestTime(haste, prompt);
    Context context = Vertx.currentContext();
    if (context != null && VertxContext.isDuplicatedContext(context)) {
      context.putLocal(KEY, time);
    }
    return time;
  }

  /** Empty in the register's own work, also where a request that is answered has caused it. */
  static Optional<RequestTime> current() {
    Context context = Vertx.currentContext();
    if (context == null || !VertxContext.isDuplicatedContext(context)) {
      return Optional.empty();
    }
    RequestTime time = context.getLocal(KEY);
    return Optional.ofNullable(time).filter(begun -> !begun.over);
  }

  /**
   * Tells a prompt request that should be answered by now so, before it waits for the database once
   * more.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 503
   */
  static void check() {
    if (hasCurrentEnded()) {
      throw Outage.AWAY.problem();
    }
  }

  /** Whether the request at hand is a prompt one that should be answered by now. */
  static boolean hasCurrentEnded() {
    return current().filter(RequestTime::isUp).isPresent();
  }

  /** When the request at hand came, as {@link System#nanoTime} tells; now, where there is none. */
  public static long begunAt() {
    return current().map(time -> time.begun).orElseGet(System::nanoTime);
  }

  Haste haste() {
    return haste;
  }

  /** Whether a prompt request should be answered by now. */
  boolean isUp() {
    return haste == Haste.PROMPT && System.nanoTime() - until > 0;
  }

  /** The request is answered. */
  public void end() {
    over = true;
  }
}
