package org.pamir.change;

import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who listens to a stream of changes. It has a position and what waits to be written to it, and
 * neither a thread nor a connection to the database.
 */
final class ChangeListener {

  /**
   * What is sent.
   *
   * @param position where the listener stands once it has it
   * @param change JSON, or null for a sign of life
   */
  record Sent(ChangePosition position, String change) {}

  private final Subscription subscription;
  private final Object key;
  private final Instant until;
  private final AtomicInteger pending = new AtomicInteger();
  private final AtomicBoolean claimed = new AtomicBoolean();
  private volatile MultiEmitter<? super Sent> emitter;
  private volatile ChangePosition at;

  /**
   * @param key equal for listeners that are told the same while they stand at the same place
   * @param until when its time is over
   */
  ChangeListener(Subscription subscription, Object key, ChangePosition at, Instant until) {
    this.subscription = subscription;
    this.key = key;
    this.at = at;
    this.until = until;
  }

  void begin(MultiEmitter<? super Sent> emitter) {
    this.emitter = emitter;
  }

  Subscription subscription() {
    return subscription;
  }

  ChangePosition at() {
    return at;
  }

  /** Equal for listeners that can be told together. */
  Object group() {
    return List.of(key, at);
  }

  /** Whether anything up to a revision is left for it, and it can take it. */
  boolean waits(long newest, int most) {
    return at.first() <= newest && pending.get() < most;
  }

  /** Takes it for oneself: it is told by one thread at a time. */
  boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  void release() {
    claimed.set(false);
  }

  /** Whoever tells it has claimed it. */
  void tell(List<Sent> changes, ChangePosition next) {
    changes.forEach(this::emit);
    at = next;
  }

  /** A sign of life, unless something is under way to it. */
  void greet() {
    if (pending.get() == 0 && claim()) {
      emit(new Sent(at, null));
      release();
    }
  }

  private void emit(Sent sent) {
    pending.incrementAndGet();
    emitter.emit(sent);
  }

  /** Something arrived. Whether nothing more is under way. */
  boolean received() {
    return pending.decrementAndGet() == 0;
  }

  boolean isOver(Instant now) {
    return now.isAfter(until);
  }

  void end() {
    emitter.complete();
  }
}
