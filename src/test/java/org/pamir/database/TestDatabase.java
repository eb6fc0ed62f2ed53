package org.pamir.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/**
 * Gives every {@code @QuarkusTest} the embedded PostgreSQL that production runs on, with the same
 * settings and an empty database. The server's folder is kept in {@code target} between runs, which
 * saves its creation. {@code -Dpamir.test.database=folder} names another, and {@code
 * -Dpamir.test.database.keep} keeps what is in it.
 */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {
  private EmbeddedDatabase database;

  @Override
  public Map<String, String> start() {
    database =
        EmbeddedDatabase.start(
            Path.of(System.getProperty("pamir.test.database", "target/test-database")));
    try {
      if (System.getProperty("pamir.test.database.keep") == null) {
        database.recreate();
      }
    } catch (SQLException e) {
      database.close();
      throw new IllegalStateException("The test database could not be emptied", e);
    }
    return database.properties();
  }

  @Override
  public void stop() {
    if (database != null) {
      database.close();
    }
  }
}
