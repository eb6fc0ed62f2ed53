package org.pamir.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.postgresql.PGConnection;

/**
 * Fills an empty database from a backup: makes the tables as they were then, copies all rows in one
 * transaction, and brings the tables to the present. Needs no more rights than the owner of the
 * tables has.
 */
public final class Restore {
  private final DatabaseAddress register;
  private final Consumer<String> progress;

  /**
   * @param progress is told each step in a line
   */
  public Restore(DatabaseAddress register, Consumer<String> progress) {
    this.register = register;
    this.progress = progress;
  }

  /**
   * Restores a backup and migrates it to the newest schema.
   *
   * @throws BackupException when the file is damaged or newer than this Pamir, or the database
   *     holds a register; nothing was changed then
   */
  public void from(Path file) throws IOException, SQLException {
    asItWas(file);
    Flyway flyway = flyway(null);
    int migrated = flyway.migrate().migrationsExecuted;
    progress.accept(
        migrated == 0
            ? "Restored."
            : "Restored, and brought to the present by %d migrations.".formatted(migrated));
  }

  /** Restores a backup at the schema that it was taken at. */
  void asItWas(Path file) throws IOException, SQLException {
    try (Archive archive = Archive.open(file)) {
      Manifest manifest = archive.manifest();
      int newest = newestVersion();
      if (manifest.schemaVersion() > newest) {
        throw new BackupException(
            "%s was taken at schema version %d, and this Pamir knows them to %d. Restore it with the Pamir that took it, or a newer one."
                .formatted(file, manifest.schemaVersion(), newest));
      }
      progress.accept("Reading %s through".formatted(file));
      archive.verify();
      try (Connection connection = register.connect()) {
        mustBeEmpty(connection, manifest);
        progress.accept(
            "Making the tables of schema version %d".formatted(manifest.schemaVersion()));
        flyway(Integer.toString(manifest.schemaVersion())).migrate();
        connection.setAutoCommit(false);
        try {
          fill(connection, archive);
          connection.commit();
        } catch (IOException | SQLException | RuntimeException e) {
          connection.rollback();
          throw e;
        }
        connection.setAutoCommit(true);
        execute(connection, "analyze");
      }
    }
  }

  private Flyway flyway(String target) {
    var configuration =
        Flyway.configure(Restore.class.getClassLoader())
            .dataSource(register.url(), register.user(), register.password())
            .locations("classpath:db/migration");
    if (target != null) {
      configuration.target(target);
    }
    return configuration.load();
  }

  private int newestVersion() {
    MigrationInfo[] all = flyway(null).info().all();
    int newest = 0;
    for (MigrationInfo migration : all) {
      if (migration.getScript() != null && migration.getState().isResolved()) {
        newest = Math.max(newest, Integer.parseInt(migration.getVersion().getVersion()));
      }
    }
    return newest;
  }

  private static void mustBeEmpty(Connection connection, Manifest manifest) throws SQLException {
    int version = CatalogQueries.schemaVersion(connection);
    if (version == 0) {
      if (!CatalogQueries.tables(connection).isEmpty()) {
        throw new BackupException("This database holds tables of something else. Make a new one.");
      }
      return;
    }
    if (version > manifest.schemaVersion()
        || CatalogQueries.number(
                connection,
                "select (select count(*) from revision) + (select count(*) from project) + (select count(*) from api_key)")
            > 0) {
      throw new BackupException(
          "This database holds a register already, and a backup is restored into an empty one alone. Make a new"
              + " database, or set PAMIR_DATA_DIR to another folder.");
    }
  }

  private void fill(Connection connection, Archive archive) throws SQLException, IOException {
    List<Manifest.Table> tables = archive.manifest().tables();
    Map<String, List<String>> present = CatalogQueries.tables(connection);
    for (Manifest.Table table : tables) {
      if (!table.columns().equals(present.remove(table.name()))) {
        throw new BackupException(
            "The table " + table.name() + " of the backup is not the one of its schema version.");
      }
    }
    if (!present.isEmpty()) {
      throw new BackupException("The backup lacks the tables " + present.keySet() + ".");
    }
    Map<String, String> keys = CatalogQueries.foreignKeys(connection);
    // Triggers keep history and note what is to be done: of what is restored, all that is in it.
    for (Manifest.Table table : tables) {
      execute(
          connection,
          "alter table " + CatalogQueries.quoted(table.name()) + " disable trigger user");
    }
    for (String drop : keys.keySet()) {
      execute(connection, drop);
    }
    execute(
        connection,
        "truncate "
            + String.join(
                ", ", tables.stream().map(table -> CatalogQueries.quoted(table.name())).toList()));
    int done = 0;
    for (Manifest.Table table : tables) {
      long rows =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "copy " + CatalogQueries.target(table.name(), table.columns()) + " from stdin",
                  archive.rows(table),
                  1 << 16);
      if (rows != table.rows()) {
        throw new BackupException(
            "The table %s got %d of %d rows. Nothing was restored."
                .formatted(table.name(), rows, table.rows()));
      }
      progress.accept("%d of %d: %s, %d rows".formatted(++done, tables.size(), table.name(), rows));
    }
    progress.accept("Checking what refers to what");
    for (String make : keys.values()) {
      execute(connection, make);
    }
    for (Manifest.Table table : tables) {
      execute(
          connection,
          "alter table " + CatalogQueries.quoted(table.name()) + " enable trigger user");
    }
    for (Manifest.Sequence sequence : archive.manifest().sequences()) {
      execute(
          connection,
          "select setval('%s', %d)"
              .formatted(CatalogQueries.quoted(sequence.name()), sequence.last()));
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
