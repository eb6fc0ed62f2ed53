package org.pamir.statistics;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What is kept of one question. All of it but the count under way is for the holder of its lock.
 */
final class KeptSum {

  /** Fair: who asks all the time must not keep others waiting. */
  final ReentrantLock lock = new ReentrantLock(true);

  FundingSums sums;
  long revision;

  /** Under which revision the database keeps it; -1 where it does not. */
  long stored = -1;

  /** When it was counted from the rows, on the clock of {@link System#nanoTime}; 0 is never. */
  volatile long countedAt;

  /**
   * How many changed projects it is brought along by at most: more would take longer than a count.
   */
  int mostChanges;

  /** Whether it has to be counted: nothing is kept, or too much has changed since. */
  volatile boolean uncounted = true;

  private CompletableFuture<Void> underWay;

  /** The count under way, or one that begins now: there is one at a time. */
  synchronized CompletableFuture<Void> count(Supplier<CompletableFuture<Void>> begin) {
    if (underWay == null || underWay.isDone()) {
      underWay = begin.get();
    }
    return underWay;
  }
}
