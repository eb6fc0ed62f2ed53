package org.pamir.shared.retry;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/** Forgets answers whose retries are over. */
@ApplicationScoped
class KeptAnswersExpiry {

  private static final Logger LOG = Logger.getLogger(KeptAnswersExpiry.class);
  private static final Duration BETWEEN = Duration.ofMinutes(15);

  private final KeptAnswers answers;
  private final Vertx vertx;
  private final ManagedExecutor executor;
  private final Duration kept;
  private long timer;

  KeptAnswersExpiry(
      KeptAnswers answers,
      Vertx vertx,
      ManagedExecutor executor,
      @ConfigProperty(name = "pamir.idempotency.keep") Duration kept) {
    this.answers = answers;
    this.vertx = vertx;
    this.executor = executor;
    this.kept = kept;
  }

  void start(@Observes StartupEvent start) {
    timer = vertx.setPeriodic(BETWEEN.toMillis(), id -> executor.execute(this::forget));
  }

  void stop(@Observes ShutdownEvent stop) {
    vertx.cancelTimer(timer);
  }

  private void forget() {
    try {
      answers.forget(kept);
    } catch (RuntimeException e) {
      LOG.error("Old answers could not be forgotten", e);
    }
  }
}
