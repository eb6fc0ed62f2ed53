package org.pamir.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.paging.PageReader;
import org.pamir.shared.paging.PageRequest;
import org.pamir.shared.paging.SortKey;

/** Keys by their hash and by their id. */
@ApplicationScoped
class ApiKeyRepository {

  private static final List<SortKey> SORTS =
      List.of(
          new SortKey("createdAt", "k.created_at", "timestamptz"),
          new SortKey("name", "k.name", "text"));

  private static final Duration USE_GRAIN = Duration.ofMinutes(1);

  private final Jdbi jdbi;
  private final PageReader pages;

  ApiKeyRepository(Jdbi jdbi, PageReader pages) {
    this.jdbi = jdbi;
    this.pages = pages;
  }

  Optional<ApiKey> findByHash(byte[] hash) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from api_key where hash = :hash")
                .bind("hash", hash)
                .map((row, context) -> read(row))
                .findOne());
  }

  /** The key that is named by these first characters. */
  Optional<ApiKey> findByPrefix(String prefix) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from api_key where prefix = :prefix limit 1")
                .bind("prefix", prefix)
                .map((row, context) -> read(row))
                .findOne());
  }

  Optional<ApiKey> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from api_key where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
  }

  Listing<ApiKey> list(Criteria criteria, PageParams params) {
    return pages.read(
        "k.*",
        "api_key k",
        criteria,
        PageRequest.of(params, "k.id", "uuid", SORTS),
        (row, context) -> read(row));
  }

  /** Until the transaction at hand ends, nobody else is here. */
  void lock() {
    jdbi.useHandle(
        handle -> handle.execute("select pg_advisory_xact_lock(hashtext('pamir.first-key'))"));
  }

  boolean isEmpty() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select not exists (select 1 from api_key)")
                .mapTo(Boolean.class)
                .one());
  }

  /** Whether another key is named by these first characters. */
  boolean hasPrefix(String prefix) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select exists (select 1 from api_key where prefix = :prefix)")
                .bind("prefix", prefix)
                .mapTo(Boolean.class)
                .one());
  }

  /** Whether it is new here. */
  boolean add(ApiKey key, byte[] hash) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                    insert into api_key
                      (id, name, prefix, hash, organisation, country, roles, created_by, created_at, expires_at)
                    values (:id, :name, :prefix, :hash, :organisation, :country, :roles, :createdBy, :at, :expiresAt)
                    on conflict (hash) do nothing
                    """)
                    .bind("id", key.id())
                    .bind("name", key.name())
                    .bind("prefix", key.prefix())
                    .bind("hash", hash)
                    .bind("organisation", key.organisation())
                    .bind("country", key.country())
                    .bind("roles", key.roles().toArray(String[]::new))
                    .bind("createdBy", key.createdBy())
                    .bind("at", Timestamp.from(key.createdAt()))
                    .bind(
                        "expiresAt",
                        key.expiresAt() == null ? null : Timestamp.from(key.expiresAt()))
                    .execute())
        == 1;
  }

  /** The hash of the key, where it was there and not revoked before. */
  Optional<byte[]> revoke(UUID id, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "update api_key set revoked_at = :now where id = :id and revoked_at is null returning hash")
                .bind("id", id)
                .bind("now", Timestamp.from(now))
                .mapTo(byte[].class)
                .findOne());
  }

  /** Takes down that a key was used, at most once a minute. */
  void use(ApiKey key, Instant now) {
    Instant before = now.minus(USE_GRAIN);
    if (key.lastUsedAt() == null || key.lastUsedAt().isBefore(before)) {
      jdbi.useHandle(
          handle ->
              handle
                  .createUpdate(
                      """
                      update api_key set last_used_at = :now
                      where id = :id and (last_used_at is null or last_used_at < :before)
                      """)
                  .bind("id", key.id())
                  .bind("now", Timestamp.from(now))
                  .bind("before", Timestamp.from(before))
                  .execute());
    }
  }

  private static ApiKey read(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("prefix"),
        row.getString("organisation"),
        row.getString("country"),
        List.of((String[]) row.getArray("roles").getArray()),
        row.getString("created_by"),
        instant(row, "created_at"),
        instant(row, "expires_at"),
        instant(row, "revoked_at"),
        instant(row, "last_used_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
