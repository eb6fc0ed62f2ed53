package org.pamir.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.pamir.shared.Caller;
import org.pamir.shared.Word;

/**
 * The audit trail of security events. What happens to keys is written with it; refusals, which
 * anyone can cause at will, are counted and written once a second.
 */
@ApplicationScoped
class SecurityEvents {

  /** What happened. */
  public enum Kind implements Word {
    @JsonProperty("key-made")
    KEY_MADE,
    @JsonProperty("key-revoked")
    KEY_REVOKED,
    /** A key or token that is unknown, expired, revoked or not to be read. */
    @JsonProperty("login-refused")
    LOGIN_REFUSED,
    /** A known caller that asked for what it may not do. */
    @JsonProperty("access-refused")
    ACCESS_REFUSED,
    @JsonProperty("rate-limited")
    RATE_LIMITED
  }

  /**
   * One kind of event by one caller.
   *
   * @param address of the other end of the connection
   * @param operation method and path, without the query
   */
  record Event(Kind kind, String caller, String address, String operation, String detail) {}

  /** Beyond so many different ones in a second, the rest is counted as one. */
  private static final int MOST = 1_000;

  private final Jdbi jdbi;
  private final Clock clock;
  private Map<Event, Integer> pending = new HashMap<>();

  SecurityEvents(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Writes an event in the transaction at hand. */
  void record(Kind kind, Caller caller, String detail) {
    write(Map.of(new Event(kind, caller.name(), null, null, detail), 1));
  }

  /** Counts an event, to be written soon. */
  synchronized void note(Event event) {
    Event counted =
        pending.size() < MOST || pending.containsKey(event)
            ? event
            : new Event(event.kind(), "many", null, null, null);
    pending.merge(counted, 1, Integer::sum);
  }

  /** Writes what was counted since the last time. */
  void flush() {
    Map<Event, Integer> counted;
    synchronized (this) {
      if (pending.isEmpty()) {
        return;
      }
      counted = pending;
      pending = new HashMap<>();
    }
    write(counted);
  }

  /** Forgets events before this time. */
  int forget(Instant before) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate("delete from security_event where occurred_at < :before")
                .bind("before", Timestamp.from(before))
                .execute());
  }

  private void write(Map<Event, Integer> events) {
    List<Map.Entry<Event, Integer>> rows = new ArrayList<>(events.entrySet());
    jdbi.useHandle(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  insert into security_event (occurred_at, kind, caller, address, operation, detail, count)
                  values (:at, :kind, :caller, :address, :operation, :detail, :count)
                  """);
          for (Map.Entry<Event, Integer> row : rows) {
            Event event = row.getKey();
            batch
                .bind("at", Timestamp.from(clock.instant()))
                .bind("kind", event.kind().word())
                .bind("caller", event.caller())
                .bind("address", event.address())
                .bind("operation", event.operation())
                .bind("detail", event.detail())
                .bind("count", row.getValue())
                .add();
          }
          batch.execute();
        });
  }
}
