package org.pamir.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.pamir.shared.Caller;

/**
 * A caller's key: whom it stands for and until when. The key itself is not kept, only its SHA-256.
 *
 * @param prefix the first characters of the key, which name it without giving it away
 * @param organisation ref of the organisation it writes for, or null
 * @param country ISO code of the country it speaks for, or null
 * @param createdBy the caller that made it; null for the first key
 * @param lastUsedAt to the minute
 */
record ApiKey(
    UUID id,
    String name,
    String prefix,
    String organisation,
    String country,
    List<String> roles,
    String createdBy,
    Instant createdAt,
    Instant expiresAt,
    Instant revokedAt,
    Instant lastUsedAt) {

  /** What the name of a caller with a key begins with. */
  static final String CALLER = "key:";

  /** Why this key no longer opens anything, or null where it does. */
  String fault(Instant now) {
    if (revokedAt != null) {
      return "revoked";
    }
    return expiresAt != null && !now.isBefore(expiresAt) ? "expired" : null;
  }

  Caller caller() {
    return new Caller(CALLER + prefix, organisation, country, Set.copyOf(roles));
  }
}
