package org.pamir.change.webhook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.pamir.change.webhook.Delivery.Outcome;
import org.pamir.shared.Revisions;

/**
 * Takes changes into messages and sends what is due, a little of each webhook at once, beside all
 * other instances that do the same.
 */
@ApplicationScoped
class WebhookWorker {

  private static final Logger LOG = Logger.getLogger(WebhookWorker.class);

  private final WebhookOutbox outbox;
  private final WebhookQueries webhooks;
  private final DeliveryQueries deliveries;
  private final WebhookClient client;
  private final WebhookSettings settings;
  private final Revisions revisions;
  private final Jdbi jdbi;
  private final Clock clock;
  private final ScheduledExecutorService executor;
  private final AtomicInteger underWay = new AtomicInteger();
  private final List<ScheduledFuture<?>> ticking = new ArrayList<>();
  private volatile boolean stopping;

  WebhookWorker(
      WebhookOutbox outbox,
      WebhookQueries webhooks,
      DeliveryQueries deliveries,
      WebhookClient client,
      WebhookSettings settings,
      Revisions revisions,
      Jdbi jdbi,
      Clock clock,
      ScheduledExecutorService executor) {
    this.outbox = outbox;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.client = client;
    this.settings = settings;
    this.revisions = revisions;
    this.jdbi = jdbi;
    this.clock = clock;
    this.executor = executor;
  }

  void start(@Observes StartupEvent start) {
    long look = settings.look().toMillis();
    ticking.add(
        executor.scheduleWithFixedDelay(
            () -> quietly(this::fill), look, look, TimeUnit.MILLISECONDS));
    // Beside the other: reading for one that has a long way to go keeps no message waiting.
    ticking.add(
        executor.scheduleWithFixedDelay(
            () -> quietly(this::send), look, look, TimeUnit.MILLISECONDS));
    ticking.add(
        executor.scheduleWithFixedDelay(
            () -> quietly(() -> deliveries.forget(settings.keep())), 1, 60, TimeUnit.MINUTES));
  }

  void stop(@Observes ShutdownEvent end) {
    stopping = true;
    ticking.forEach(tick -> tick.cancel(false));
  }

  private void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      // The database may be away for a while; the next look may find it again.
      if (!stopping) {
        LOG.warnf(e, "Webhooks cannot be told");
      }
    }
  }

  private void fill() {
    long newest = revisions.current();
    while (!stopping && outbox.fill(newest)) {
      // on
    }
  }

  private synchronized void send() {
    int free = settings.together() - underWay.get();
    if (stopping || free <= 0) {
      return;
    }
    for (Delivery delivery : deliveries.claim(free, settings.each(), settings.lease())) {
      underWay.incrementAndGet();
      client
          .send(delivery)
          .onComplete(
              done ->
                  executor.execute(
                      () ->
                          quietly(
                              () -> {
                                underWay.decrementAndGet();
                                end(delivery, done.result());
                                // What waited for this one need not wait for the next look.
                                send();
                              })));
    }
  }

  private void end(Delivery delivery, Outcome outcome) {
    Instant next =
        outcome.isDelivered() || outcome.isGone() || delivery.attempts() >= settings.attempts()
            ? null
            : next(delivery, outcome);
    jdbi.useTransaction(
        handle -> {
          deliveries.end(handle, delivery, outcome, next);
          if (outcome.isGone()) {
            webhooks.stop(handle, delivery.webhook(), "Its receiver answered 410: it is gone");
          }
        });
  }

  /** Three times as long as the time before, give or take a half, so that not all come at once. */
  private Instant next(Delivery delivery, Outcome outcome) {
    double wait =
        Math.min(
            settings.longestRetry().toMillis(),
            settings.firstRetry().toMillis() * Math.pow(3, delivery.attempts() - 1.0));
    Instant next =
        clock
            .instant()
            .plus(
                Duration.ofMillis(
                    (long) (wait * (0.5 + ThreadLocalRandom.current().nextDouble()))));
    return outcome.retryAfter() != null && outcome.retryAfter().isAfter(next)
        ? outcome.retryAfter()
        : next;
  }
}
