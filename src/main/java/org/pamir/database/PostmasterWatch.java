package org.pamir.database;

import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Starts the embedded PostgreSQL again when it ends though nobody told it to: killed for want of
 * memory, or given up on a full disk. The register goes on beside it, answers that it is not
 * available, and finds it again on the same port.
 */
final class PostmasterWatch {
  private static final Logger LOG = Logger.getLogger(PostmasterWatch.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_COMPLAINTS = Duration.ofMinutes(1);

  private final EmbeddedDatabase database;

  PostmasterWatch(EmbeddedDatabase database) {
    this.database = database;
  }

  void start() {
    Thread thread = new Thread(this::watch, "watch database");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    try {
      while (!database.isClosed()) {
        // Without one that can be seen, say on a system that hides processes, there is no watch.
        if (database.postmaster().isEmpty()) {
          return;
        }
        Postmaster postmaster = database.postmaster().get();
        postmaster.awaitEnd();
        if (!database.isClosed()) {
          LOG.errorf(
              "PostgreSQL (process %d) in %s ended by itself; starting it again",
              postmaster.pid(), database.folder());
          bringBack();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void bringBack() throws InterruptedException {
    long begun = System.nanoTime();
    long complained = 0;
    Duration pause = Duration.ofMillis(500);
    while (!restart()) {
      if (database.isClosed()) {
        return;
      }
      long now = System.nanoTime();
      if (complained == 0 || now - complained > BETWEEN_COMPLAINTS.toNanos()) {
        complained = now;
        LOG.errorf(
            "PostgreSQL in %s does not start, and is tried again and again. Is its disk full? Its messages are in"
                + " postgres/log there",
            database.folder());
      }
      Thread.sleep(pause.toMillis());
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
    }
    LOG.infof("PostgreSQL runs again after %.1f s", (System.nanoTime() - begun) / 1_000_000_000.0);
  }

  private boolean restart() throws InterruptedException {
    try {
      return database.restart();
    } catch (IOException e) {
      LOG.debugf(e, "PostgreSQL could not be started");
      return false;
    }
  }
}
