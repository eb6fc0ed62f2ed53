package org.pamir.likeness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this instance looks for look-alikes. */
@ConfigMapping(prefix = "pamir.look-alikes")
interface LookAlikeSettings {

  /** Of what changed, so much is looked at in one go; 0 leaves it to other instances. */
  @WithDefault("100")
  int batch();

  /** The pause between two goes. */
  @WithDefault("2s")
  Duration every();
}
