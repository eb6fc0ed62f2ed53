package org.pamir.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.shared.problem.TraceId;

/**
 * The register's revisions: one number for each committed write, without gaps, visible in order.
 *
 * <p>Take the number late: from here to the commit all other writers wait, which is what keeps the
 * order.
 */
@ApplicationScoped
public class Revisions {

  private final Jdbi jdbi;
  private final Reads reads;
  private final NewestRevision newest;

  Revisions(Jdbi jdbi, Reads reads, NewestRevision newest) {
    this.jdbi = jdbi;
    this.reads = reads;
    this.newest = newest;
  }

  /** Where a write came from. */
  public enum Source implements Word {
    API,
    IMPORT,
    DEMO,
    REFERENCE
  }

  /** A revision: its number and its time. */
  public record Revision(long number, Instant recordedAt) {}

  /** The next revision, in the transaction at hand. */
  public Revision next(Caller caller, Source source) {
    // What an import or the register itself writes, nobody asked for just now.
    return next(caller, source, source == Source.API ? TraceId.current() : null);
  }

  /**
   * The same.
   *
   * @param request the trace id of the request that asked for the write, or null
   */
  public Revision next(Caller caller, Source source, String request) {
    Revision next =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select number, recorded_at from next_revision(:caller, :source, :request)")
                    .bind("caller", caller.name())
                    .bind("source", source.word())
                    .bind("request", request)
                    .map(
                        (row, context) ->
                            new Revision(
                                row.getLong("number"),
                                row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                    .one());
    newest.await(next.number());
    return next;
  }

  /** The newest revision, 0 in an empty register. */
  public long current() {
    return jdbi.withHandle(Revisions::newest);
  }

  /**
   * The same as far as it is known here: at least what this instance has written, and what others
   * wrote some milliseconds ago. Costs no question to the database while that tells by itself.
   */
  public long latest() {
    return AsOf.revision().orElseGet(() -> newest.known().orElseGet(this::current));
  }

  /** The newest revision of the snapshot at hand, or of the past that it reads. */
  public static long newest(Handle handle) {
    return handle
        .createQuery("select coalesce(max(number), 0) from revision")
        .mapTo(Long.class)
        .one();
  }

  /** The newest revision that a connection shows of the present, whatever it has been set to. */
  static long newest(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer =
            statement.executeQuery("select coalesce(max(number), 0) from public.revision")) {
      answer.next();
      return answer.getLong(1);
    }
  }

  /**
   * The newest revision at a time, 0 before the first. What is answered once holds for good: a
   * write that is under way and was given an earlier time is waited for, which only the primary
   * can.
   */
  public long at(Instant time) {
    long revision = reads.onPrimary(() -> newest(time));
    reads.atLeast(revision);
    return revision;
  }

  private long newest(Instant time) {
    return jdbi.inTransaction(
        handle -> {
          handle.execute("select pg_advisory_xact_lock_shared(hashtext('pamir.revision'))");
          return handle
              .createQuery(
                  "select coalesce(max(number), 0) from revision where recorded_at <= :time")
              .bind("time", OffsetDateTime.ofInstant(time, ZoneOffset.UTC))
              .mapTo(Long.class)
              .one();
        });
  }
}
