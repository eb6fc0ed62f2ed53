package org.pamir.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Works on imports in the background, a few at a time. Looks every second for one that waits, or
 * that a worker anywhere has left, and tells the database as often that those at work here are.
 */
@ApplicationScoped
class ImportWorker {
  private static final Logger LOG = Logger.getLogger(ImportWorker.class);
  private static final long STOP_SECONDS = 15;

  private final ImportRepository imports;
  private final ImportRunner runner;
  private final ImportSettings settings;
  private final TableStatistics statistics;
  private final ScheduledExecutorService executor;
  private final Map<UUID, ImportSignal> running = new ConcurrentHashMap<>();
  private ScheduledFuture<?> ticking;
  private ScheduledFuture<?> analysing;
  private volatile boolean stopping;

  ImportWorker(
      ImportRepository imports,
      ImportRunner runner,
      ImportSettings settings,
      TableStatistics statistics,
      ScheduledExecutorService executor) {
    this.imports = imports;
    this.runner = runner;
    this.settings = settings;
    this.statistics = statistics;
    this.executor = executor;
  }

  void start(@Observes @Priority(200) StartupEvent start) {
    ticking = executor.scheduleWithFixedDelay(this::tick, 0, 1, TimeUnit.SECONDS);
    // Beside the other, which must not be late to renew a lease.
    analysing = executor.scheduleWithFixedDelay(this::analyse, 1, 1, TimeUnit.SECONDS);
  }

  /**
   * Gives back what is at work once its batch is written, for another instance or the next start.
   */
  void stop(@Observes ShutdownEvent end) throws InterruptedException {
    stopping = true;
    if (ticking != null) {
      ticking.cancel(false);
      analysing.cancel(false);
    }
    running.values().forEach(ImportSignal::stop);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
    while (!running.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
  }

  /** Looks at once, as there is something new. */
  void wake() {
    executor.execute(this::take);
  }

  private void tick() {
    try {
      renew();
      imports.discardAbandoned();
      take();
    } catch (RuntimeException e) {
      // The database may be away for a while; the next look may find it again.
      LOG.warnf(e, "Cannot look for imports");
    }
  }

  private void analyse() {
    try {
      if (!running.isEmpty()) {
        statistics.refresh();
      }
    } catch (RuntimeException e) {
      LOG.debugf(e, "Tables could not be analysed");
    }
  }

  private void renew() {
    if (running.isEmpty()) {
      return;
    }
    Set<UUID> lost = new HashSet<>(running.keySet());
    for (ImportRepository.Renewed renewed : imports.renew(Set.copyOf(lost), settings.lease())) {
      lost.remove(renewed.worker());
      if (renewed.cancel()) {
        Optional.ofNullable(running.get(renewed.worker())).ifPresent(ImportSignal::cancel);
      }
    }
    // One that ended in this very moment is among them, and minds nothing.
    lost.forEach(worker -> Optional.ofNullable(running.get(worker)).ifPresent(ImportSignal::lose));
  }

  private synchronized void take() {
    while (!stopping && running.size() < settings.workers()) {
      UUID worker = UUID.randomUUID();
      Optional<ImportClaim> claim = imports.claim(worker, settings.lease());
      if (claim.isEmpty()) {
        return;
      }
      ImportSignal signal = new ImportSignal();
      running.put(worker, signal);
      executor.execute(() -> run(claim.get(), signal));
    }
  }

  private void run(ImportClaim claim, ImportSignal signal) {
    try {
      runner.run(claim, signal);
    } catch (RuntimeException e) {
      // Nothing is lost: its lease runs out, and it is gone on with.
      LOG.errorf(e, "Import %s stopped, and will be tried again", claim.id());
    } finally {
      running.remove(claim.worker());
    }
    try {
      take();
    } catch (RuntimeException e) {
      LOG.debugf(e, "The next look will find what waits");
    }
  }
}
