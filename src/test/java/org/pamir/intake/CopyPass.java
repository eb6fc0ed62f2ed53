package org.pamir.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.pamir.database.EmbeddedDatabase;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The least that storing takes: the rows that an import has left, taken out of its tables and put
 * back by COPY, with their indexes, constraints and triggers, durably, in one transaction.
 */
final class CopyPass {
  // Each after those that it refers to.
  private static final List<String> TABLES =
      List.of(
          "project",
          "participation",
          "project_region",
          "share",
          "project_sector",
          "project_sdg",
          "project_theme",
          "project_organisation",
          "related_project",
          "project_location",
          "commitment",
          "disbursement",
          "budget",
          "planned_disbursement",
          "result",
          "result_indicator",
          "result_value",
          "flow",
          "project_funding",
          "fact",
          "figure_change",
          "import_finding");

  /** What was put back, and the seconds that it took. */
  record Result(long rows, double seconds) {}

  private CopyPass() {}

  /** Measures it on the register of a folder that no server is using. */
  static Result run(Path data, Path scratch) throws IOException, SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
      Map<String, String> properties = database.properties();
      try (Connection connection =
          DriverManager.getConnection(
              properties.get("quarkus.datasource.jdbc.url"),
              properties.get("quarkus.datasource.username"),
              properties.get("quarkus.datasource.password"))) {
        return run(connection, Files.createDirectories(scratch));
      }
    }
  }

  private static Result run(Connection connection, Path scratch) throws IOException, SQLException {
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    for (String table : TABLES) {
      try (OutputStream out = Files.newOutputStream(scratch.resolve(table))) {
        copy.copyOut("copy " + said(connection, table) + " to stdout (format binary)", out);
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("truncate project, figure_change, import_finding cascade");
    }
    long began = System.nanoTime();
    long rows = 0;
    connection.setAutoCommit(false);
    for (String table : TABLES) {
      try (InputStream in = Files.newInputStream(scratch.resolve(table))) {
        rows += copy.copyIn("copy " + said(connection, table) + " from stdin (format binary)", in);
      }
    }
    connection.commit();
    return new Result(rows, (System.nanoTime() - began) / 1e9);
  }

  /** A table with those of its columns that are not made from others. */
  private static String said(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet columns =
            statement.executeQuery(
                "select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute"
                    + " where attrelid = '"
                    + table
                    + "'::regclass and attnum > 0 and not attisdropped and attgenerated = ''")) {
      columns.next();
      return table + " (" + columns.getString(1) + ")";
    }
  }
}
