package org.pamir.change;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this instance serves streams of changes. */
@ConfigMapping(prefix = "pamir.changes.stream")
interface StreamSettings {

  /** How often it looks for a new revision, while anybody listens. */
  @WithDefault("250ms")
  Duration look();

  /** How often a silent stream gives a sign: proxies close what is silent for half a minute. */
  @WithDefault("15s")
  Duration heartbeat();

  /**
   * After which a stream is ended, for its listener to come again where it was: so a token that ran
   * out ends as well, and listeners spread over instances that were added.
   */
  @WithDefault("1h")
  Duration lifetime();

  /** Changes that wait for a listener that reads slowly, before it is told no more for a while. */
  @WithDefault("100")
  int pending();

  /** Threads, and so connections, that read for all listeners together. */
  @WithDefault("2")
  int readers();
}
