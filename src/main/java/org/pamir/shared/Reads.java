package org.pamir.shared;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Hands out connections for SQL: those of a request that only reads lead to a standby of the
 * database, where {@code quarkus.datasource.standby.jdbc.url} names one; all others, and all within
 * a transaction of the application, to the primary.
 *
 * <p>A standby is some revisions behind. A request reads there only once it has what the request
 * has to see: the revision that its caller names, whatever this instance has written, and whatever
 * it knows that others have. Until then, and while the standby is away, the primary serves it.
 */
@ApplicationScoped
public class Reads {

  private static final Logger LOG = Logger.getLogger(Reads.class);
  private static final String KEY = "pamir.reading";

  /** How long a request waits for the standby before it turns to the primary, in nanoseconds. */
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long PAUSE_MILLIS = 5;

  /** What a request has to see, what it has seen, and whether it is the primary's. */
  private static final class Reading {
    final boolean isRequest;
    volatile long needed;
    volatile long seen = -1;
    volatile boolean onPrimary;

    Reading(boolean isRequest, long needed) {
      this.isRequest = isRequest;
      this.needed = needed;
    }
  }

  private final AgroalDataSource primary;
  private final StandbyWatch standby;
  private final NewestRevision newest;
  private final ThreadLocal<Reading> apart = new ThreadLocal<>();
  private final LongAdder served = new LongAdder();
  private final LongAdder sentOn = new LongAdder();

  Reads(
      AgroalDataSource primary, StandbyWatch standby, NewestRevision newest, MeterRegistry meters) {
    this.primary = primary;
    this.standby = standby;
    this.newest = newest;
    if (standby.isPresent()) {
      count(meters, "standby", served);
      count(meters, "primary", sentOn);
    }
  }

  private static void count(MeterRegistry meters, String by, LongAdder count) {
    FunctionCounter.builder("pamir.reads", count, LongAdder::doubleValue)
        .tag("served.by", by)
        .description("Requests that a standby could serve, by what served them")
        .register(meters);
  }

  /** From here on the request at hand does nothing but read. */
  public void begin() {
    if (standby.isPresent()) {
      Vertx.currentContext().putLocal(KEY, new Reading(true, needed()));
    }
  }

  /** Does what only reads and belongs to no request, as if it were one. */
  public <T> T apart(Supplier<T> work) {
    if (standby.isPresent()) {
      apart.set(new Reading(false, needed()));
    }
    try {
      return work.get();
    } finally {
      apart.remove();
    }
  }

  /** The request at hand has to see this revision, as far as there is one. */
  public void atLeast(long revision) {
    Reading reading = reading();
    if (reading != null && reading.needed < revision) {
      reading.needed = revision;
    }
  }

  /** What a request that reads has to write all the same, or has to ask the primary. */
  public <T> T onPrimary(Supplier<T> work) {
    Reading reading = reading();
    if (reading == null || reading.onPrimary) {
      return work.get();
    }
    reading.onPrimary = true;
    try {
      return work.get();
    } finally {
      reading.onPrimary = false;
    }
  }

  /** Something was written by way of this instance. */
  public void written() {
    standby.written();
  }

  /** No less than what was known when the request came: answers are kept by that. */
  private long needed() {
    return Math.max(standby.newest(), newest.least());
  }

  private Reading reading() {
    if (apart.get() != null) {
      return apart.get();
    }
    Context context = standby.isPresent() ? Vertx.currentContext() : null;
    return context == null || !VertxContext.isDuplicatedContext(context)
        ? null
        : context.getLocal(KEY);
  }

  /** A connection for the work at hand. Whoever asks closes it. */
  Connection open() throws SQLException {
    RequestTime.check();
    Reading reading = reading();
    if (reading == null || reading.onPrimary || QuarkusTransaction.isActive()) {
      return primary.getConnection();
    }
    Connection there = standby.isUp() ? openStandby(reading) : null;
    if (there != null) {
      return there;
    }
    // For the rest of it: what it reads here, the standby may not have yet.
    reading.onPrimary = true;
    if (reading.isRequest) {
      sentOn.increment();
    }
    return primary.getConnection();
  }

  /** A connection to the standby, or null where it is away or behind. */
  private Connection openStandby(Reading reading) {
    Connection connection = null;
    try {
      connection = standby.connection();
      if (reading.seen >= reading.needed || isNewEnough(connection, reading)) {
        return connection;
      }
    } catch (SQLException e) {
      standby.away(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close(connection);
    return null;
  }

  /** Looks at each request's first connection, which tells as well that it is alive. */
  private boolean isNewEnough(Connection connection, Reading reading)
      throws SQLException, InterruptedException {
    long until = System.nanoTime() + PATIENCE;
    long newest = Revisions.newest(connection);
    while (newest < reading.needed) {
      if (System.nanoTime() > until) {
        return false;
      }
      Thread.sleep(PAUSE_MILLIS);
      newest = Revisions.newest(connection);
    }
    if (reading.isRequest && reading.seen < 0) {
      served.increment();
    }
    reading.seen = newest;
    return true;
  }

  private static void close(Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.debugf(e, "A connection to the standby could not be given back");
    }
  }
}
