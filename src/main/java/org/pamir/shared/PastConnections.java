package org.pamir.shared;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * Gives a request that reads as of a revision connections on which the names of tables mean their
 * rows of then. So every read can be asked of the past, and none has to know.
 */
@Singleton
class PastConnections implements AgroalPoolInterceptor {

  /** By the driver's connection: what the pool hands out around it is new each time. */
  private final Set<PGConnection> inPast =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  @Override
  public void onConnectionAcquire(Connection connection) {
    AsOf.revision()
        .ifPresent(
            revision -> {
              inPast.add(driver(connection));
              execute(
                  connection,
                  "set search_path = past, public; set pamir.as_of = '" + revision + "'");
            });
  }

  /**
   * Here and not when it is acquired next: that may be within a transaction, and what is set there
   * is undone with it.
   */
  @Override
  public void onConnectionReturn(Connection connection) {
    if (!inPast.isEmpty() && forget(connection)) {
      try {
        if (!connection.getAutoCommit()) {
          connection.rollback();
          connection.setAutoCommit(true);
        }
      } catch (SQLException e) {
        abort(connection, e);
      }
      execute(connection, "reset search_path; reset pamir.as_of");
    }
  }

  @Override
  public void onConnectionDestroy(Connection connection) {
    if (!inPast.isEmpty()) {
      forget(connection);
    }
  }

  /**
   * Whether it was in the past. Not so for a broken one, which the driver tells nothing about any
   * more, and which the pool must be able to take back without an exception.
   */
  private boolean forget(Connection connection) {
    try {
      return inPast.remove(connection.unwrap(PGConnection.class));
    } catch (SQLException broken) {
      inPast.removeIf(PastConnections::isClosed);
      return false;
    }
  }

  private static boolean isClosed(PGConnection driver) {
    try {
      return ((Connection) driver).isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  private static PGConnection driver(Connection connection) {
    try {
      return connection.unwrap(PGConnection.class);
    } catch (SQLException e) {
      throw new IllegalStateException("Not a connection to PostgreSQL", e);
    }
  }

  private static void execute(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      abort(connection, e);
    }
  }

  /** A connection that stays in the past must not serve the present. */
  private static void abort(Connection connection, SQLException cause) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
    throw new IllegalStateException(
        "The connection could not change between past and present", cause);
  }
}
