package org.pamir.shared.retry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Answers by caller and Idempotency-Key, in the database that all instances share. */
@ApplicationScoped
class KeptAnswers {

  private final Jdbi jdbi;
  private final ObjectMapper json;
  private final Clock clock;

  KeptAnswers(Jdbi jdbi, ObjectMapper json, Clock clock) {
    this.jdbi = jdbi;
    this.json = json;
    this.clock = clock;
  }

  /** A caller's key. */
  record Id(String caller, String key) {}

  /**
   * Whether nobody else carries out a request with this key, until the transaction at hand ends.
   * Does not wait: who waits holds a connection that others need.
   */
  boolean tryLock(Id id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select pg_try_advisory_xact_lock(hashtextextended(:id, 5))")
                .bind("id", id.caller() + '\n' + id.key())
                .mapTo(Boolean.class)
                .one());
  }

  Optional<KeptAnswer> find(Id id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select fingerprint, status, headers, body from kept_answer
                    where caller = :caller and key = :key
                    """)
                .bind("caller", id.caller())
                .bind("key", id.key())
                .map((row, context) -> read(row))
                .findOne());
  }

  void keep(Id id, KeptAnswer answer) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into kept_answer (caller, key, fingerprint, status, headers, body, created_at)
                    values (:caller, :key, :fingerprint, :status, cast(:headers as jsonb), :body, :at)
                    on conflict (caller, key) do update
                    set fingerprint = excluded.fingerprint, status = excluded.status, headers = excluded.headers,
                        body = excluded.body
                    """)
                .bind("caller", id.caller())
                .bind("key", id.key())
                .bind("fingerprint", answer.fingerprint())
                .bind("status", answer.status())
                .bind("headers", write(answer.headers()))
                .bind("body", answer.body())
                .bind("at", Timestamp.from(clock.instant()))
                .execute());
  }

  /**
   * Claims a key, also one whose last sign of work is older than this.
   *
   * @return whether it is claimed now; else it is answered, or another's claim
   */
  boolean claim(Id id, Duration stale) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into kept_answer (caller, key, created_at) values (:caller, :key, :at)
                        on conflict (caller, key) do update set created_at = excluded.created_at
                        where kept_answer.status is null and kept_answer.created_at < :stale
                        """)
                    .bind("caller", id.caller())
                    .bind("key", id.key())
                    .bind("at", Timestamp.from(clock.instant()))
                    .bind("stale", Timestamp.from(clock.instant().minus(stale)))
                    .execute())
        == 1;
  }

  /** A sign that a claim is still being worked on. */
  void renew(Id id) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update kept_answer set created_at = :at
                    where caller = :caller and key = :key and status is null
                    """)
                .bind("at", Timestamp.from(clock.instant()))
                .bind("caller", id.caller())
                .bind("key", id.key())
                .execute());
  }

  /** Gives up a claim: the request left nothing, and may be sent again. */
  void release(Id id) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "delete from kept_answer where caller = :caller and key = :key and status is null")
                .bind("caller", id.caller())
                .bind("key", id.key())
                .execute());
  }

  /** Forgets answers that are older than this. */
  int forget(Duration age) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate("delete from kept_answer where created_at < :before")
                .bind("before", Timestamp.from(clock.instant().minus(age)))
                .execute());
  }

  private KeptAnswer read(ResultSet row) throws SQLException {
    String headers = row.getString("headers");
    try {
      return new KeptAnswer(
          row.getBytes("fingerprint"),
          row.getObject("status", Integer.class),
          headers == null ? Map.of() : json.readValue(headers, new TypeReference<>() {}),
          row.getBytes("body"));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A kept answer cannot be read", e);
    }
  }

  private String write(Map<String, String> headers) {
    try {
      return json.writeValueAsString(headers);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
