package org.pamir.resilience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A primary and its standby, of the machine's own PostgreSQL: {@code src/test/scripts/replicas}.
 */
final class Replicas implements AutoCloseable {

  private static final Path SCRIPT = Path.of("src/test/scripts/replicas");

  private final Path folder;
  private final int port = twoFreePorts();
  private final Map<String, String> variables;

  Replicas() throws IOException, InterruptedException {
    folder = Files.createTempDirectory("pamir-replicas");
    String said;
    try {
      said = run("start");
    } catch (IOException e) {
      run("stop");
      throw e;
    }
    variables =
        said.lines()
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(line -> line[0], line -> line[1]));
  }

  /** The first of two that nobody listens on: other runs of this test may be under way. */
  private static int twoFreePorts() throws IOException {
    while (true) {
      try (ServerSocket one = new ServerSocket(0);
          ServerSocket next = new ServerSocket(one.getLocalPort() + 1)) {
        return next.getLocalPort() - 1;
      } catch (BindException | IllegalArgumentException e) {
        // The next one is taken, or there is none.
      }
    }
  }

  /** Whether there are a PostgreSQL with its own programs, and a packaged server to use it. */
  static boolean canRun() {
    Path versions = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(versions) || !Instances.arePackaged()) {
      return false;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(versions)) {
      for (Path version : found) {
        if (Files.exists(version.resolve("bin/pg_basebackup"))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Settings of a server that writes to the primary and reads from the standby. */
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(variables);
    settings.put("PAMIR_RATE_LIMIT_ENABLED", "false");
    return settings;
  }

  void kill() throws IOException, InterruptedException {
    run("kill");
  }

  void promote() throws IOException, InterruptedException {
    run("promote");
  }

  private String run(String command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), command, folder.toString());
    builder.environment().put("PORT", String.valueOf(port));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(SCRIPT + " " + command + " failed: " + said);
    }
    return said;
  }

  /** What the standby answers to an administrator. */
  String standby(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + (port + 1) + "/pamir", "postgres", "");
        ResultSet answer = connection.createStatement().executeQuery(sql)) {
      answer.next();
      return answer.getString(1);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("stop");
  }
}
