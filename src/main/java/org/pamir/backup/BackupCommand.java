package org.pamir.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.api.FlywayException;
import org.pamir.database.DatabaseStartException;
import org.pamir.database.EmbeddedDatabase;

/**
 * {@code backup FILE} and {@code restore FILE} of the command line, for the database that the
 * server would run on.
 */
public final class BackupCommand {
  private static final List<String> NAMES = List.of("backup", "restore");

  private BackupCommand() {}

  /** Whether these arguments are meant for it. */
  public static boolean isMeant(String... arguments) {
    return arguments.length > 0 && NAMES.contains(arguments[0]);
  }

  /**
   * Carries it out.
   *
   * @param folder of the embedded database, where no other is configured
   * @return the exit code
   */
  public static int run(Config config, Path folder, String... arguments) {
    if (arguments.length != 2) {
      System.err.println("backup FILE or restore FILE: one file.");
      return 2;
    }
    Path file = Path.of(arguments[1]).toAbsolutePath();
    boolean restore = arguments[0].equals("restore");
    try {
      if (config.getOptionalValue(DatabaseAddress.URL, String.class).isPresent()) {
        run(restore, DatabaseAddress.of(config), file);
      } else {
        embedded(restore, folder, file);
      }
      return 0;
    } catch (BackupException | DatabaseStartException e) {
      System.err.println(e.getMessage());
    } catch (IOException | SQLException | FlywayException e) {
      System.err.println("It failed: " + e.getMessage());
    }
    return 1;
  }

  private static void embedded(boolean restore, Path folder, Path file)
      throws IOException, SQLException {
    Optional<Map<String, String>> running =
        restore ? Optional.empty() : EmbeddedDatabase.running(folder);
    if (running.isPresent()) {
      run(restore, address(running.get()), file);
      return;
    }
    if (!restore && !Files.exists(folder.resolve("ready"))) {
      throw new BackupException(
          "There is no register in " + folder.toAbsolutePath() + " (PAMIR_DATA_DIR).");
    }
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      run(restore, address(database.properties()), file);
    }
  }

  private static DatabaseAddress address(Map<String, String> properties) {
    return new DatabaseAddress(
        properties.get(DatabaseAddress.URL),
        properties.get(DatabaseAddress.USER),
        properties.get(DatabaseAddress.PASSWORD));
  }

  private static void run(boolean restore, DatabaseAddress address, Path file)
      throws IOException, SQLException {
    if (restore) {
      new Restore(address, System.out::println).from(file);
    } else {
      new Backup(address, System.out::println).take(file);
    }
  }
}
