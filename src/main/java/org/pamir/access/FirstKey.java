package org.pamir.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The first hub-admin key: that of PAMIR_ADMIN_KEY, or, in a register without any key, a new one,
 * printed once.
 */
class FirstKey {

  private static final int MIN_LENGTH = 16;

  void admit(
      @Observes @Priority(10) StartupEvent start,
      ApiKeys keys,
      @ConfigProperty(name = "pamir.admin-key") Optional<String> given) {
    if (given.isPresent()) {
      if (given.get().length() < MIN_LENGTH) {
        throw new IllegalStateException(
            "PAMIR_ADMIN_KEY must have at least " + MIN_LENGTH + " characters");
      }
      keys.know(new KeyText(given.get()));
      return;
    }
    KeyText key = KeyText.random();
    if (keys.knowFirst(key)) {
      // Not through the log, which may be shipped elsewhere.
      System.out.printf(
          "%n  The hub-admin key of this new register, shown this once:%n%n    %s%n%n", key.text());
    }
  }
}
