package org.pamir.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this instance works on imports. */
@ConfigMapping(prefix = "pamir.import")
interface ImportSettings {

  /** Imports at once; each reads on one thread and writes on another. 0 leaves them to others. */
  @WithDefault("2")
  int workers();

  /** How long an import waits for a worker that gives no sign before another one takes it over. */
  @WithDefault("15s")
  Duration lease();

  /** Files that are received at once: each takes a thread, however slowly it comes. */
  @WithDefault("20")
  int uploads();

  /** How long an upload may stand still before what came of it is removed. */
  @WithDefault("15m")
  Duration abandoned();

  /** How many findings of an import are listed; those beyond are counted by rule. */
  @WithDefault("100000")
  int findings();
}
