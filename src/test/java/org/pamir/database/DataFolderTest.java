package org.pamir.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a folder when processes start, stop and die on it. */
class DataFolderTest {
  @TempDir Path folder;
  private EmbeddedDatabase database;
  private Process holder;

  @AfterEach
  void stop() throws Exception {
    if (holder != null) {
      holder.destroyForcibly().waitFor();
    }
    if (database != null) {
      database.close();
    } else if (holder != null) {
      EmbeddedDatabase.start(folder).close(); // Stops the server the holder left.
    }
  }

  @Test
  void keepsRowsAcrossRestarts() throws SQLException {
    database = EmbeddedDatabase.start(folder);
    execute("CREATE TABLE kept (name text NOT NULL)");
    execute("INSERT INTO kept VALUES ('first run')");
    database.close();
    database = EmbeddedDatabase.start(folder);
    assertThat(ask("SELECT name FROM kept")).isEqualTo("first run");
  }

  @Test
  void refusesASecondStartInTheSameProcessAndLeavesTheFirstAlone() throws SQLException {
    database = EmbeddedDatabase.start(folder);
    refusesNaming(Long.toString(ProcessHandle.current().pid()));
    refusesNaming(Long.toString(ProcessHandle.current().pid()));
    assertThat(ask("SELECT 1")).isEqualTo("1");
  }

  @Test
  void refusesAFolderAnotherProcessHoldsAndTakesItOverWithAllRowsOnceThatIsKilled()
      throws Exception {
    holder = startHolder();
    refusesNaming(Long.toString(holder.pid()));

    holder.destroyForcibly().waitFor();
    Postmaster left = Postmaster.of(folder.toRealPath().resolve("postgres")).orElseThrow();
    database = EmbeddedDatabase.start(folder);
    assertThat(ProcessHandle.of(left.pid())).isEmpty();
    assertThat(ask("SELECT string_agg(name, ',') FROM kept"))
        .isEqualTo("committed before the kill");
  }

  @Test
  void startsThoughAnUnrelatedProcessGotTheIdOfADeadPostmaster() throws Exception {
    database = EmbeddedDatabase.start(folder);
    Path pidFile = folder.resolve("postgres/postmaster.pid");
    String recorded = Files.readString(pidFile);
    database.close();
    Files.writeString(pidFile, recorded.replaceFirst("\\d+", ProcessHandle.current().pid() + ""));
    database = EmbeddedDatabase.start(folder);
    assertThat(ask("SELECT 1")).isEqualTo("1");
  }

  @Test
  void refusesADatabaseOfAnotherMajorVersionAndLeavesItAsItWas() throws IOException {
    Path version = Files.createDirectories(folder.resolve("postgres")).resolve("PG_VERSION");
    Files.writeString(version, "17\n");
    assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining("PostgreSQL 17")
        .hasMessageContaining("PostgreSQL 18")
        .hasMessageNotContaining("\n");
    assertThat(version).hasContent("17");
  }

  @Test
  void movesAHalfMadeDatabaseAside() throws Exception {
    Files.writeString(
        Files.createDirectories(folder.resolve("postgres")).resolve("PG_VERSION"), "18\n");
    database = EmbeddedDatabase.start(folder);
    assertThat(ask("SELECT 1")).isEqualTo("1");
    assertThat(folder.toFile().list()).anyMatch(name -> name.startsWith("postgres.incomplete-"));
  }

  @Test
  void asksForThePasswordThatOnlyTheOwnerCanRead() throws IOException {
    database = EmbeddedDatabase.start(folder);
    String url = "jdbc:postgresql://127.0.0.1:" + database.port() + "/postgres";
    for (String user : new String[] {"postgres", EmbeddedDatabase.USER}) {
      assertThatThrownBy(() -> DriverManager.getConnection(url, user, "guess").close())
          .hasMessageContaining("password authentication failed");
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("password"))))
        .isEqualTo("rw-------");
  }

  private void refusesNaming(String pid) {
    assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining(folder.getFileName().toString())
        .hasMessageContaining("in use by process " + pid);
  }

  private Process startHolder() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DatabaseHolder.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    String line;
    do {
      line = said.readLine();
      assertThat(line).as("the holder's output").isNotNull();
    } while (!line.equals("COMMITTED"));
    return process;
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String ask(String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
