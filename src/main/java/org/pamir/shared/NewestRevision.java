package org.pamir.shared;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * The newest revision, known without asking for it: PostgreSQL tells of each at its commit (the
 * trigger {@code revision_tell}). What this instance writes itself is never missed: from the moment
 * it takes a number until that is told, nothing is known here, and who needs to know asks. What
 * others write is known as soon as it is told, some milliseconds after its commit.
 */
@ApplicationScoped
public class NewestRevision {

  private static final Logger LOG = Logger.getLogger(NewestRevision.class);

  /** A silent connection is asked so often whether it still hears. */
  private static final long LOOK = Duration.ofSeconds(1).toNanos();

  /** How long the register may have to wait for it when it stops. */
  private static final int PATIENCE_MILLIS = 200;

  /** What was not confirmed for so long is not known any more. */
  private static final long GOOD_FOR = Duration.ofMillis(2_500).toNanos();

  private static final long NONE = -1;

  private final DataSource database;
  private final HeldConnections held;
  private final TransactionSynchronizationRegistry transactions;
  private volatile long told = NONE;
  private volatile long highest;
  private volatile long confirmedAt;
  private volatile long awaited;
  private volatile boolean stopping;
  private Thread listener;

  NewestRevision(
      DataSource database, HeldConnections held, TransactionSynchronizationRegistry transactions) {
    this.database = database;
    this.held = held;
    this.transactions = transactions;
  }

  /** Empty where it has to be asked for. */
  public OptionalLong known() {
    long newest = told;
    return newest != NONE && newest >= awaited && System.nanoTime() - confirmedAt < GOOD_FOR
        ? OptionalLong.of(newest)
        : OptionalLong.empty();
  }

  /** The newest that was ever known here: there is that, or a newer one. */
  long least() {
    return highest;
  }

  /** This instance has taken a number, and may commit it. */
  void await(long number) {
    awaited = number;
    if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
      transactions.registerInterposedSynchronization(
          new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
              // The number is not used up: the next writer takes it, whoever that is.
              if (status == Status.STATUS_ROLLEDBACK && awaited == number) {
                awaited = 0;
              }
            }
          });
    }
  }

  void start(@Observes StartupEvent start) {
    listener = new Thread(this::listen, "newest revision");
    listener.setDaemon(true);
    listener.start();
  }

  void stop(@Observes ShutdownEvent stop) {
    stopping = true;
    try {
      listener.join(2 * PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    boolean heard = true;
    while (!stopping) {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        held.leaveAlone(connection);
        statement.execute("listen pamir_revision");
        confirm(Revisions.newest(connection));
        heard = true;
        hear(connection);
        statement.execute("unlisten *");
      } catch (SQLException | RuntimeException e) {
        // Also what is thrown by those who look at a connection when it is lent.
        told = NONE;
        if (heard && !stopping) {
          LOG.warnf("New revisions are asked for, and not told: %s", e.getMessage());
        }
        heard = false;
        pause();
      }
    }
  }

  private void hear(Connection connection) throws SQLException {
    PGConnection driver = connection.unwrap(PGConnection.class);
    while (!stopping) {
      PGNotification[] news = driver.getNotifications(PATIENCE_MILLIS);
      long newest = told;
      if (news != null && news.length > 0) {
        for (PGNotification one : news) {
          newest = Math.max(newest, Long.parseLong(one.getParameter()));
        }
        confirm(newest);
      } else if (System.nanoTime() - confirmedAt > LOOK) {
        confirm(Math.max(newest, Revisions.newest(connection)));
      }
    }
  }

  private void confirm(long newest) {
    highest = Math.max(highest, newest);
    told = newest;
    confirmedAt = System.nanoTime();
  }

  private static void pause() {
    try {
      Thread.sleep(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
