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
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The main process of a PostgreSQL, found by the {@code postmaster.pid} in its data folder. A JVM
 * that is killed leaves it running, so the next start may find one.
 */
final class Postmaster {
  private static final Logger LOG = Logger.getLogger(Postmaster.class);
  private static final Duration ORPHAN_PATIENCE = Duration.ofSeconds(3);

  /** Where PostgreSQL notes its port in postmaster.pid. */
  private static final int PORT_LINE = 3;

  private final ProcessHandle process;
  private final Path data;

  private Postmaster(ProcessHandle process, Path data) {
    this.process = process;
    this.data = data;
  }

  /** The running postmaster of this data folder, if there is one. */
  static Optional<Postmaster> of(Path data) throws IOException {
    return recorded(data)
        .filter(process -> serves(process, data))
        .map(process -> new Postmaster(process, data));
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
   * Ends what a dead postmaster left behind in the folder (Linux). Sessions notice its death by
   * themselves, but not in the middle of long work; until all are gone, PostgreSQL does not start.
   */
  static void endOrphans(Path data) throws IOException {
    if (of(data).isPresent()) {
      return;
    }
    List<ProcessHandle> orphans = workingIn(data).toList();
    for (ProcessHandle orphan : orphans) {
      if (!awaitEnd(orphan, ORPHAN_PATIENCE)) {
        // Nothing of it can be committed any more, and the next start recovers the data.
        orphan.destroyForcibly();
        awaitEnd(orphan, ORPHAN_PATIENCE);
      }
    }
  }

  /**
   * True when a process of PostgreSQL, say a last session of a dead postmaster, still works in the
   * folder (Linux).
   */
  private static boolean anyWorksIn(Path data) {
    return workingIn(data).findAny().isPresent();
  }

  private static Stream<ProcessHandle> workingIn(Path data) {
    return ProcessHandle.allProcesses()
        .filter(process -> Path.of(process.info().command().orElse("")).endsWith("postgres"))
        .filter(
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

  /** The port that it listens on, once it does. */
  Optional<Integer> port() {
    try {
      return Optional.of(
          Integer.parseInt(
              Files.readAllLines(data.resolve("postmaster.pid")).get(PORT_LINE).strip()));
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
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

  /** Waits until it has ended, however long that takes. */
  void awaitEnd() {
    process.onExit().join();
  }

  boolean awaitEnd(Duration patience) {
    return awaitEnd(process, patience);
  }

  private static boolean awaitEnd(ProcessHandle process, Duration patience) {
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
