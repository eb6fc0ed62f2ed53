package org.pamir.statistics;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pamir.shared.RequestTime;
import org.pamir.shared.http.PreferredWait;
import org.pamir.shared.problem.ProblemType;

/**
 * Counts from the rows of the register, a few at once: in a large one they take a minute, and all
 * that come at once would take the database away from everybody. Whoever asks waits for a while and
 * is then told to come again. A count goes on also when nobody waits for it any more, because what
 * it finds is kept: to give it up would have the next who asks begin anew.
 */
@ApplicationScoped
class Counts {

  /** Seconds after which to ask again what is still being counted. */
  private static final int COME_AGAIN = 5;

  private final Duration patience;
  private final ThreadPoolExecutor workers;

  Counts(
      @ConfigProperty(name = "pamir.statistics.counts-at-once") int atOnce,
      @ConfigProperty(name = "pamir.statistics.patience") Duration patience) {
    this.patience = patience;
    this.workers =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "pamir-counting");
              thread.setDaemon(true);
              return thread;
            });
    workers.allowCoreThreadTimeOut(true);
  }

  void stop(@Observes ShutdownEvent end) {
    workers.shutdownNow();
  }

  /** Has something counted, once others are done with. */
  CompletableFuture<Void> begin(Runnable count) {
    return CompletableFuture.runAsync(count, workers);
  }

  /** Whether nothing is being counted, nor waits for it. */
  boolean idle() {
    return workers.getActiveCount() == 0 && workers.getQueue().isEmpty();
  }

  /** Until when the request at hand waits, on the clock of {@link System#nanoTime}. */
  long patienceEnds() {
    return RequestTime.begunAt() + PreferredWait.asked().orElse(patience).toNanos();
  }

  /**
   * Waits for counts.
   *
   * @throws HttpProblem 503 where they take longer than the request waits
   */
  void await(Collection<CompletableFuture<Void>> counts, long until) {
    try {
      for (CompletableFuture<Void> count : counts) {
        count.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
    } catch (TimeoutException e) {
      throw comeAgain();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /**
   * Waits for a lock.
   *
   * @throws HttpProblem 503 where somebody has it for longer than the request waits
   */
  void await(Lock lock, long until) {
    try {
      if (!lock.tryLock(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS)) {
        throw comeAgain();
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static HttpProblem comeAgain() {
    return ProblemType.UNAVAILABLE
        .problem(
            "This is being counted for the first time, and takes a while. It goes on, and is kept: ask again.")
        .withHeader("Retry-After", COME_AGAIN)
        .build();
  }

  private static HttpProblem interrupted() {
    Thread.currentThread().interrupt();
    return ProblemType.UNAVAILABLE.because("The register is being stopped.");
  }
}
