package org.pamir.shared;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;

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
  private final long until;
  private volatile boolean over;

  private RequestTime(Haste haste, Duration prompt) {
    this.haste = haste;
    until = System.nanoTime() + prompt.toNanos();
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
