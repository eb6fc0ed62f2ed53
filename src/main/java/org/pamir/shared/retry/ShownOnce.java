package org.pamir.shared.retry;

/** An answer with a secret in it, which is neither kept nor shown again. */
public interface ShownOnce {

  /** The same without the secret: what a retry gets. */
  Object withoutSecret();
}
