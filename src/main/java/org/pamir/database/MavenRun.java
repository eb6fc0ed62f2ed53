package org.pamir.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Maven that started this process with {@code quarkus:run}. On SIGTERM that Maven waits for its
 * child without telling it to stop, and when killed it leaves the child running; so the child has
 * to look.
 */
public final class MavenRun {
  private static final long POLL_MILLIS = 250;

  private MavenRun() {}

  /**
   * Ends this process, in order, soon after its Maven has been asked to end or is gone. Does
   * nothing without Maven.
   */
  public static void endTogether() {
    Optional<ProcessHandle> maven = ProcessHandle.current().parent().filter(MavenRun::runsQuarkus);
    maven.ifPresent(
        process -> {
          Thread watch = new Thread(() -> endWith(process), "watch Maven");
          watch.setDaemon(true);
          watch.start();
        });
  }

  private static boolean runsQuarkus(ProcessHandle process) {
    String line = process.info().commandLine().orElse("");
    return line.contains("plexus-classworlds") && line.contains("quarkus:run");
  }

  private static void endWith(ProcessHandle maven) {
    try {
      while (maven.isAlive() && !isEnding(maven)) {
        Thread.sleep(POLL_MILLIS);
      }
      System.exit(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * A JVM handles a signal in a thread of that name, which stays as long as its shutdown hooks run
   * (Linux only).
   */
  private static boolean isEnding(ProcessHandle jvm) {
    Path threads = Path.of("/proc", Long.toString(jvm.pid()), "task");
    if (!Files.isDirectory(threads)) {
      return false;
    }
    try (Stream<Path> all = Files.list(threads)) {
      return all.anyMatch(thread -> nameOf(thread).matches("SIG(TERM|INT|HUP) handler"));
    } catch (IOException e) {
      return false;
    }
  }

  private static String nameOf(Path thread) {
    try {
      return Files.readString(thread.resolve("comm")).strip();
    } catch (IOException e) {
      return ""; // It ended meanwhile.
    }
  }
}
