package org.pamir.resilience;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks into the embedded database of a data folder beside the server, with all rights. */
final class Superuser {
  private final Path folder;

  Superuser(Path folder) {
    this.folder = folder;
  }

  /** The process of its postmaster, while that is there. */
  Optional<ProcessHandle> postmaster() throws IOException {
    Path file = folder.resolve("postgres/postmaster.pid");
    return Files.exists(file)
        ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0).strip()))
        : Optional.empty();
  }

  Connection connect() throws IOException, SQLException {
    String port = Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(3).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/pamir",
        "postgres",
        Files.readString(folder.resolve("password")).strip());
  }

  /** Each row as its columns as text. */
  List<List<String>> rows(String sql) throws IOException, SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      while (row.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          columns.add(row.getString(i));
        }
        rows.add(columns);
      }
      return rows;
    }
  }
}
