package org.pamir.shared;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.pamir.shared.RequestTime.Haste;
import org.postgresql.jdbc.PgConnection;

/**
 * Lets nobody wait for ever for a database that has fallen silent: a connection that gives no sign
 * is given up, and one that a prompt request holds beyond its time is cut off, wherever that
 * request is. Whoever waits on it gets an {@link SQLException}, and the pool a new connection.
 */
@Singleton
class HeldConnections implements AgroalPoolInterceptor {

  private static final Logger LOG = Logger.getLogger(HeldConnections.class);

  /** Longer than any statement may run (statement_timeout in application.properties). */
  private static final Duration SILENCE = Duration.ofSeconds(65);

  /** Of what has no such bound: the database may think for long before it says a first word. */
  private static final Duration LONG_SILENCE = Duration.ofMinutes(10);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  /**
   * By the driver's own connection, what was lent it for: what the pool wraps around it serves one
   * call alone.
   */
  private final Map<PgConnection, Lent> lent = new ConcurrentHashMap<>();

  /**
   * What a connection is used for.
   *
   * @param time null in the register's own work
   * @param since as {@link System#nanoTime} tells
   */
  private record Lent(RequestTime time, long since) {
    boolean isPrompt() {
      return time != null && time.haste() == Haste.PROMPT;
    }

    boolean isBefore(long time) {
      return since - time < 0;
    }
  }

  /** Asked for late: the pool itself begins with this. */
  private final Instance<AgroalDataSource> pool;

  private final Thread looking = new Thread(this::look, "held connections");
  private volatile boolean started;

  HeldConnections(Instance<AgroalDataSource> pool) {
    this.pool = pool;
  }

  void start(@Observes @Priority(1) StartupEvent start) {
    started = true;
    looking.setDaemon(true);
    looking.start();
  }

  @PreDestroy
  void stop() {
    looking.interrupt();
  }

  @Override
  public void onConnectionAcquire(Connection connection) {
    RequestTime time = RequestTime.current().orElse(null);
    try {
      PgConnection driver = connection.unwrap(PgConnection.class);
      driver.setNetworkTimeout(Runnable::run, (int) silence(time).toMillis());
      if (started) {
        lent.put(driver, new Lent(time, System.nanoTime()));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The connection broke before it was used", e);
    }
  }

  /**
   * A connection that its holder keeps for good and looks after himself: it is no sign of a
   * database that has fallen silent.
   */
  void leaveAlone(Connection connection) {
    driver(connection).ifPresent(lent::remove);
  }

  /** Zero for what comes before the start: a migration takes the time that it takes. */
  private Duration silence(RequestTime time) {
    if (!started) {
      return Duration.ZERO;
    }
    return time != null && time.haste() == Haste.UNBOUNDED ? LONG_SILENCE : SILENCE;
  }

  /** Throws nothing: the pool would take the connection for lent for ever. */
  @Override
  public void onConnectionReturn(Connection connection) {
    driver(connection).ifPresent(lent::remove);
  }

  /**
   * Where one is broken, its neighbours most likely are: all that rest are given up at once, and
   * nobody has to find that out one by one.
   */
  @Override
  public void onConnectionDestroy(Connection connection) {
    driver(connection).ifPresent(lent::remove);
    if (started && driver(connection).isEmpty()) {
      pool.get().flush(FlushMode.IDLE);
    }
  }

  /** Empty where the connection is broken: the driver then tells nothing about it any more. */
  private static Optional<PgConnection> driver(Connection connection) {
    try {
      return Optional.of(connection.unwrap(PgConnection.class));
    } catch (SQLException broken) {
      return Optional.empty();
    }
  }

  private void look() {
    try {
      while (true) {
        Thread.sleep(BETWEEN_LOOKS.toMillis());
        lent.keySet().removeIf(HeldConnections::isBroken);
        cutOff(use -> use.isPrompt() && use.time().isUp());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether somebody has had one since before this, as {@link System#nanoTime} tells. */
  boolean isAnyLentBefore(long time) {
    return lent.values().stream().anyMatch(use -> use.isBefore(time));
  }

  /** Whoever has had one since before this gets no answer any more. */
  void cutOffLentBefore(long time) {
    cutOff(use -> use.isBefore(time));
  }

  private void cutOff(Predicate<Lent> which) {
    lent.forEach(
        (driver, use) -> {
          if (which.test(use) && lent.remove(driver, use)) {
            LOG.debug("A connection was held for too long, and is cut off");
            try {
              driver.abort(Runnable::run);
            } catch (SQLException e) {
              LOG.debug("A connection could not be cut off", e);
            }
          }
        });
  }

  private static boolean isBroken(PgConnection driver) {
    try {
      return driver.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }
}
