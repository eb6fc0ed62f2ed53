package org.pamir.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.shared.retry.ShownOnce;

/**
 * A key as a hub-admin sees it.
 *
 * @param key the key itself, in the answer that makes it and never again
 * @param lastUsedAt to the minute
 */
@Schema(name = "ApiKey")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiKeyView(
    UUID id,
    String name,
    @Schema(
            examples = "pamir_a1b2",
            description = "First characters of the key, by which it is told")
        String prefix,
    @Schema(
            examples = "pamir_a1b2AvVBUWyx0ZvNEr8yQzJUdJ1fZbFtEJLqD0h6NcI",
            description = "The key itself, in the answer that makes it and never again")
        String key,
    String organisation,
    String country,
    List<String> roles,
    String createdBy,
    Instant createdAt,
    Instant expiresAt,
    Instant revokedAt,
    Instant lastUsedAt)
    implements ShownOnce {

  @Override
  public ApiKeyView withoutSecret() {
    return new ApiKeyView(
        id,
        name,
        prefix,
        null,
        organisation,
        country,
        roles,
        createdBy,
        createdAt,
        expiresAt,
        revokedAt,
        lastUsedAt);
  }

  static ApiKeyView of(ApiKey key) {
    return of(key, null);
  }

  static ApiKeyView of(ApiKey key, KeyText text) {
    return new ApiKeyView(
        key.id(),
        key.name(),
        key.prefix(),
        text == null ? null : text.text(),
        key.organisation(),
        key.country(),
        key.roles(),
        key.createdBy(),
        key.createdAt(),
        key.expiresAt(),
        key.revokedAt(),
        key.lastUsedAt());
  }
}
