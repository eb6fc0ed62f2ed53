package org.pamir.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.pamir.shared.Caller;
import org.pamir.shared.CallerStanding;

/**
 * A key's caller stands as long as its key does. Of a token nothing is asked: its provider alone
 * knows, and what it opened ends by itself.
 */
@ApplicationScoped
class KeyStanding implements CallerStanding {

  private final ApiKeyRepository keys;
  private final Clock clock;

  KeyStanding(ApiKeyRepository keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public boolean holds(Caller caller) {
    return !caller.name().startsWith(ApiKey.CALLER)
        || keys.findByPrefix(caller.name().substring(ApiKey.CALLER.length()))
            .filter(key -> key.fault(clock.instant()) == null)
            .isPresent();
  }
}
