package org.pamir.intake;

/** What a running import is told from outside. */
final class ImportSignal {
  private volatile boolean cancelled;
  private volatile boolean stopping;
  private volatile boolean lost;

  void cancel() {
    cancelled = true;
  }

  void stop() {
    stopping = true;
  }

  void lose() {
    lost = true;
  }

  /** Whether to end before the file does. */
  boolean isSet() {
    return cancelled || stopping || lost;
  }

  boolean isCancelled() {
    return cancelled;
  }

  boolean isLost() {
    return lost;
  }
}
