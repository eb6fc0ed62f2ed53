package org.pamir.shared;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
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

  /**
   * Both ways are taken here, before a transaction begins: what is set within one is undone with
   * it.
   */
  @Override
  public void onConnectionAcquire(Connection connection) {
    Optional<Long> revision = AsOf.revision();
    if (revision.isPresent()) {
      inPast.add(driver(connection));
      execute(
          connection, "set search_path = past, public; set pamir.as_of = '" + revision.get() + "'");
    } else if (!inPast.isEmpty() && inPast.remove(driver(connection))) {
      execute(connection, "reset search_path; reset pamir.as_of");
    }
  }

  @Override
  public void onConnectionDestroy(Connection connection) {
    inPast.remove(driver(connection));
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
      // A connection that stays in the past must not serve the present.
      try {
        connection.abort(Runnable::run);
      } catch (SQLException ignored) {
        // It is gone already.
      }
      throw new IllegalStateException(
          "The connection could not change between past and present", e);
    }
  }
}
