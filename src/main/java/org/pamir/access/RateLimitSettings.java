package org.pamir.access;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How much a caller may ask for. */
@ConfigMapping(prefix = "pamir.rate-limit")
interface RateLimitSettings {

  /** Whether callers are held back at all. */
  boolean enabled();

  /** Each key or token. */
  Limit key();

  /** Each address of readers without one. */
  Limit address();

  /** Of these, what is costly: exports and figures that are not known yet. */
  Limit heavyKey();

  Limit heavyAddress();

  /** Keys that are refused, from one address. */
  Limit refusedLogin();

  /** A bucket of so many requests, filled again in this time. */
  interface Limit {
    long requests();

    Duration per();
  }
}
