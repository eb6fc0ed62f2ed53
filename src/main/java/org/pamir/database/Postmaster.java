package org.pamir.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The main process of a PostgreSQL, found by the {@code postmaster.pid} in its data folder. A JVM
 * that is killed leaves it running, so the next start may find one.
 */
final class Postmaster {
  private static final Logger LOG = Logger.getLogger(Postmaster.class);

  private final ProcessHandle process;

  private Postmaster(ProcessHandle process) {
    this.process = process;
  }

  /** The running postmaster of this data folder, if there is one. */
  static Optional<Postmaster> of(Path data) throws IOException {
    return recorded(data).filter(process -> serves(process, data)).map(Postmaster::new);
  }

  /**
   * Forgets the process id of a dead postmaster when an unrelated process has it now, as often
   * happens after a container was killed: PostgreSQL would take that process for a running server
   * and refuse to start. An id that nobody has is left to PostgreSQL, which clears it up itself.
   */
  static void forgetReusedPid(Path data) throws IOException {
    Optional<ProcessHandle> recorded = recorded(data);
    if (recorded.isEmpty() || serves(recorded.get(), data) || anyWorksIn(data)) {
      return;
    }
    LOG.infof("Process %d is no PostgreSQL any more; forgetting it", recorded.get().pid());
    Files.delete(data.resolve("postmaster.pid"));
  }

  private static Optional<ProcessHandle> recorded(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    try {
      return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** True when the process is a PostgreSQL that was started on this very folder. */
  private static boolean serves(ProcessHandle process, Path data) {
    String line = process.info().commandLine().orElse("");
    String program = process.info().command().orElse("");
    return Path.of(program).endsWith("postgres") && line.contains(data.toString());
  }

  /**
   * True when a process of PostgreSQL, say a last session of a dead postmaster, still works in the
   * folder (Linux).
   */
  private static boolean anyWorksIn(Path data) {
    return ProcessHandle.allProcesses()
        .filter(process -> Path.of(process.info().command().orElse("")).endsWith("postgres"))
        .anyMatch(
            process -> {
              try {
                return Files.isSameFile(Path.of("/proc/" + process.pid() + "/cwd"), data);
              } catch (IOException e) {
                return false;
              }
            });
  }

  long pid() {
    return process.pid();
  }

  /**
   * Fast shutdown: sessions are cut off, their transactions rolled back, and everything committed
   * is written out.
   *
   * @return whether the process was gone within the time
   */
  boolean stop(Duration patience) throws IOException {
    // Java's destroy() sends SIGTERM, which to PostgreSQL means to wait until the last client has
    // left.
    new ProcessBuilder("sh", "-c", "kill -INT \"$0\"", Long.toString(process.pid())).start();
    return awaitEnd(patience);
  }

  boolean awaitEnd(Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return !process.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
