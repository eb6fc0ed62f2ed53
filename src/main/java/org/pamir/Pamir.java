package org.pamir;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.pamir.backup.BackupCommand;
import org.pamir.database.DatabaseStartException;
import org.pamir.database.EmbeddedDatabase;
import org.pamir.database.MavenRun;

/**
 * Starts the register. When no {@code quarkus.datasource.jdbc.url} is configured (system property,
 * environment, {@code config/application.properties}), it runs on an embedded PostgreSQL in the
 * folder {@code PAMIR_DATA_DIR}, by default {@code data} in the working directory, which is stopped
 * after the last request has been answered. With the arguments {@code backup FILE} or {@code
 * restore FILE} it does that instead.
 */
@QuarkusMain
public class Pamir {
  private static final Logger LOG = Logger.getLogger(Pamir.class);

  // Longer than Quarkus is given to finish its requests; afterwards the database goes first.
  private static final Duration MARGIN = Duration.ofSeconds(10);

  /** Returns or exits when the register has stopped; exit code 1 when it cannot start. */
  public static void main(String... args) {
    MavenRun.endTogether();
    // The framework would answer an address that is no URI without a word; ProblemRoutes says what
    // is wrong with it.
    System.setProperty("vertx.disableURIValidation", "true");
    Config config = ConfigProvider.getConfig();
    String folder = config.getOptionalValue("pamir.data.dir", String.class).orElse("data");
    if (BackupCommand.isMeant(args)) {
      System.exit(BackupCommand.run(config, Path.of(folder), args));
    }
    if (config.getOptionalValue("quarkus.datasource.jdbc.url", String.class).isPresent()) {
      Quarkus.run(args);
      return;
    }
    var ended = new CountDownLatch(1);
    // Set before the database starts, so that Ctrl-C in that moment leaves nothing behind either.
    var database = new AtomicReference<EmbeddedDatabase>();
    Duration drain =
        duration(config, "quarkus.shutdown.delay")
            .plus(duration(config, "quarkus.shutdown.timeout"))
            .plus(MARGIN);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stopWhenEnded(ended, database, drain), "stop database"));
    try {
      database.set(EmbeddedDatabase.start(Path.of(folder)));
      LOG.infof(
          "Database in %s (PAMIR_DATA_DIR), port %d",
          database.get().folder(), database.get().port());
      database.get().properties().forEach(System::setProperty);
      System.setProperty(Welcome.DATA_FOLDER, database.get().folder().toString());
      // However Quarkus ends, by a signal, by itself or by a failed start, its last step is the
      // exit handler.
      var exit = ApplicationLifecycleManager.getDefaultExitCodeHandler();
      ApplicationLifecycleManager.setDefaultExitCodeHandler(
          (code, cause) -> {
            ApplicationLifecycleManager.setDefaultExitCodeHandler(exit);
            ended.countDown();
            database.get().close();
            exit.accept(code, cause);
          });
      Quarkus.run(args);
    } catch (DatabaseStartException e) {
      System.err.println(e.getMessage());
      ended.countDown();
      System.exit(1);
    } finally {
      ended.countDown();
    }
  }

  private static Duration duration(Config config, String name) {
    return config.getOptionalValue(name, Duration.class).orElse(Duration.ZERO);
  }

  private static void stopWhenEnded(
      CountDownLatch ended, AtomicReference<EmbeddedDatabase> database, Duration drain) {
    try {
      ended.await(drain.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (database.get() != null) {
      database.get().close();
    }
  }
}
