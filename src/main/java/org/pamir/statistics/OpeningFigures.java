package org.pamir.statistics;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Has the figures ready that the dashboard's views begin with: in a register of a million projects
 * nobody waits for their first count then, which takes minutes. What was counted is stored, so that
 * a restart finds it.
 */
@ApplicationScoped
class OpeningFigures {

  private static final Logger LOG = Logger.getLogger(OpeningFigures.class);

  /** A pause is so many times as long as the work before it: it takes a sixth of a core at most. */
  private static final int REST = 5;

  private final KeptSums kept;
  private final OpeningQuestions questions;
  private final boolean wanted;
  private final Duration every;
  private final Duration anew;
  private ScheduledExecutorService worker;
  private volatile boolean stopping;

  OpeningFigures(
      KeptSums kept,
      OpeningQuestions questions,
      @ConfigProperty(name = "pamir.statistics.prepare") boolean wanted,
      @ConfigProperty(name = "pamir.statistics.prepare-every") Duration every,
      @ConfigProperty(name = "pamir.statistics.prepare-anew") Duration anew) {
    this.kept = kept;
    this.questions = questions;
    this.wanted = wanted;
    this.every = every;
    this.anew = anew;
  }

  void start(@Observes @Priority(230) StartupEvent start) {
    if (wanted) {
      worker =
          Executors.newSingleThreadScheduledExecutor(
              work -> {
                Thread thread = new Thread(work, "pamir-opening-figures");
                thread.setDaemon(true);
                return thread;
              });
      again(Duration.ofSeconds(1));
    }
  }

  void stop(@Observes ShutdownEvent end) {
    stopping = true;
    if (worker != null) {
      worker.shutdownNow();
    }
  }

  private void again(Duration pause) {
    if (!stopping) {
      worker.schedule(this::round, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void round() {
    long began = System.nanoTime();
    try {
      prepare();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    long rest = (System.nanoTime() - began) * REST;
    again(Duration.ofNanos(Math.max(every.toNanos(), Math.min(anew.toNanos(), rest))));
  }

  /** All of them once, one after another. */
  void prepare() throws InterruptedException {
    for (KeptSums.Question question : questions.all()) {
      if (stopping) {
        return;
      }
      try {
        kept.refresh(question, anew);
      } catch (RuntimeException e) {
        // The database may be away; whoever asks is told, and the next round finds what is there.
        LOG.debugf(e, "A figure of the first view could not be prepared");
      }
    }
  }
}
