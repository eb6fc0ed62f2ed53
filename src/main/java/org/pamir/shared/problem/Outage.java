package org.pamir.shared.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Why the database did not do what it was asked, where that passes by itself and is no fault of the
 * request: each is a 503 that says when to come again. A full disk is one too, and not a 507, which
 * clients that try again by themselves do not know.
 */
public enum Outage {
  AWAY(
      5,
      "The database is not available at the moment. Whether a write was stored is seen by reading; with an"
          + " Idempotency-Key it can be sent again."),
  BUSY(2, "The database has no connection to spare at the moment."),
  FULL(60, "The database has no room for writes at the moment. Nothing was stored; reads go on."),
  READ_ONLY(5, "The database takes no writes at the moment. Nothing was stored; reads go on."),
  CROSSED(1, "Another write was in the way. Nothing was stored."),
  SLOW(60, "The question takes too long to answer; narrow it.");

  private static final int DEPTH = 20;

  private final int retryAfter;
  private final String words;

  Outage(int retryAfter, String words) {
    this.retryAfter = retryAfter;
    this.words = words;
  }

  /** Seconds after which it is worth trying again. */
  public int retryAfter() {
    return retryAfter;
  }

  /** Whether there is no database to speak to, whoever asks. */
  public boolean isOfAll() {
    return this == AWAY || this == BUSY;
  }

  /** As it is answered. */
  public HttpProblem problem() {
    return ProblemType.UNAVAILABLE
        .problem(words)
        .withHeader("Retry-After", String.valueOf(retryAfter))
        .build();
  }

  /**
   * What stands behind an exception, its causes and what they suppressed; empty where it is none.
   */
  public static Optional<Outage> of(Throwable thrown) {
    return Optional.ofNullable(find(thrown, 0));
  }

  private static Outage find(Throwable thrown, int depth) {
    if (thrown == null || depth > DEPTH) {
      return null;
    }
    Outage found = thrown instanceof SQLException sql ? ofSql(sql) : null;
    if (found == null) {
      found = find(thrown.getCause(), depth + 1);
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      if (found == null) {
        found = find(suppressed, depth + 1);
      }
    }
    return found;
  }

  /** By the classes of PostgreSQL's error codes; the pool's own exceptions have none. */
  private static Outage ofSql(SQLException exception) {
    String state = exception.getSQLState();
    if (state == null) {
      String message = String.valueOf(exception.getMessage()).toLowerCase();
      if (message.contains("acquisition timeout")) {
        return isAway(exception.getCause()) ? AWAY : BUSY;
      }
      return message.contains("pool is closed") || message.contains("pool is shutting down")
          ? AWAY
          : null;
    }
    return switch (state) {
      case "57014" -> SLOW;
      case "53300" -> BUSY;
      // Serialization failure, deadlock, a lock that was not to be had.
      case "40001", "40P01", "55P03" -> CROSSED;
      case "25006" -> READ_ONLY;
      // Disk full, and what it looks like where a file cannot be written.
      case "53100", "58030" -> FULL;
      default ->
          state.startsWith("08")
                  || state.startsWith("57P")
                  || state.startsWith("53")
                  // What the driver says when it is interrupted while it connects.
                  || state.equals("99999")
                  || isAway(exception.getCause())
              ? AWAY
              : null;
    };
  }

  private static boolean isAway(Throwable cause) {
    return cause instanceof SocketException || cause instanceof SocketTimeoutException;
  }
}
