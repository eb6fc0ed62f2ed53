package org.pamir.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A token bucket by which this instance decides without waiting for anyone, levelled from time to
 * time with the one in the database that all instances share. Between two levellings a caller that
 * goes to several instances gets at most a fiftieth of the limit too much from each, and what comes
 * within a second.
 */
final class SharedBucket {

  private static final int SMALLEST_PART = 50;

  private final Bucket local;
  private final long capacity;
  private final AtomicLong untold = new AtomicLong();

  SharedBucket(BucketConfiguration configuration) {
    local =
        Bucket.builder()
            .addLimit(configuration.getBandwidths()[0])
            .withNanosecondPrecision()
            .build();
    capacity = configuration.getBandwidths()[0].getCapacity();
  }

  ConsumptionProbe take() {
    ConsumptionProbe probe = local.tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      untold.incrementAndGet();
    }
    return probe;
  }

  /** Whether enough was taken to be worth telling the others. */
  boolean isAhead() {
    return untold.get() * SMALLEST_PART >= capacity;
  }

  /** Tells the shared bucket what was taken here, and learns what was taken elsewhere. */
  void level(Supplier<Bucket> shared) {
    long told = untold.get();
    long left =
        shared.get().asVerbose().consumeIgnoringRateLimits(told).getState().getAvailableTokens();
    untold.addAndGet(-told);
    long elsewhere = local.getAvailableTokens() - (left - untold.get());
    if (elsewhere > 0) {
      local.consumeIgnoringRateLimits(elsewhere);
    }
  }
}
