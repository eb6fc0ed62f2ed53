package org.pamir.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.pamir.shared.Caller;

/** Which keys open the register. */
@ApplicationScoped
class ApiKeys {

  private final ApiKeyRepository keys;
  private final Clock clock;

  ApiKeys(ApiKeyRepository keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** The caller that a key stands for; empty where it is unknown, revoked or expired. */
  @Transactional
  Optional<Caller> find(String text) {
    return keys.findByHash(new KeyText(text).hash())
        .filter(key -> key.isValidAt(clock.instant()))
        .map(ApiKey::caller);
  }

  /** Makes sure that this key of a hub-admin is known. */
  @Transactional
  void admit(KeyText key) {
    if (keys.findByHash(key.hash()).isEmpty()) {
      keys.persist(new ApiKey("hub-admin", key, List.of(Caller.HUB_ADMIN), clock.instant()));
    }
  }

  @Transactional
  boolean isEmpty() {
    return keys.count() == 0;
  }
}
