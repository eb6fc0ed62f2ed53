package org.pamir.change.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How webhooks are told. */
@ConfigMapping(prefix = "pamir.webhooks")
interface WebhookSettings {

  /** Whether an address may be http, which anybody on the way can read. */
  @WithDefault("false")
  boolean http();

  /**
   * Networks such as 10.1.0.0/16 that are told although they are private: webhooks must not be a
   * way into the network that the register runs in.
   */
  Optional<List<String>> allowedNetworks();

  /** How often this instance looks for what is to be told. */
  @WithDefault("500ms")
  Duration look();

  /** How long an answer may take, from the look-up of the name on. */
  @WithDefault("10s")
  Duration timeout();

  /** After which a message that a worker holds is another's to send: longer than the timeout. */
  @WithDefault("60s")
  Duration lease();

  /** How often a message is sent before it is given up. */
  @WithDefault("12")
  int attempts();

  /** The wait after the first failure; it triples with each one, give or take a half. */
  @WithDefault("5s")
  Duration firstRetry();

  /** The longest wait. */
  @WithDefault("8h")
  Duration longestRetry();

  /** Messages to one webhook at once, so that a slow one keeps nobody waiting. */
  @WithDefault("4")
  int each();

  /** Messages that this instance sends at once. */
  @WithDefault("64")
  int together();

  /** Messages that wait for one webhook, before no more are taken for it. */
  @WithDefault("500")
  int waiting();

  /** How long the log of what was sent is kept. */
  @WithDefault("P30D")
  Duration keep();

  /** How long messages are signed with the former secret too. */
  @WithDefault("P1D")
  Duration secretOverlap();

  /** How many webhooks an organisation may have. */
  @WithDefault("50")
  int most();
}
