package org.pamir.database;

import java.nio.file.Path;

/**
 * A process that starts the database of a folder, commits one row, says so, and waits to be killed.
 */
final class DatabaseHolder {
  private DatabaseHolder() {}

  public static void main(String[] args) throws Exception {
    EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(args[0]));
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS kept (name text NOT NULL)");
      statement.execute("INSERT INTO kept VALUES ('committed before the kill')");
    }
    System.out.println("COMMITTED");
    Thread.sleep(Long.MAX_VALUE);
  }
}
