package org.pamir.shared.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.logging.LoggingFilter;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Keeps a database that is away from flooding the log: everybody who misses it says so once in a
 * while, with how often it was met since. Readers who hang up are not told of, and everything else
 * is logged as ever.
 */
@LoggingFilter(name = "outages")
public final class OutageLog implements Filter {

  private static final long PAUSE = TimeUnit.SECONDS.toNanos(30);

  /** Those who tell of the database alone, in words of their own. */
  private static final String TELLERS =
      "io\\.agroal\\..*|io\\.quarkus\\.agroal\\..*|com\\.arjuna\\..*|org\\.hibernate\\..*SqlExceptionHelper|org\\.hibernate\\.orm\\.jdbc.*";

  private final Map<String, Said> said = new ConcurrentHashMap<>();

  private static final class Said {
    private long at;
    private int since;
  }

  @Override
  public boolean isLoggable(LogRecord record) {
    // Somebody was told to come again, as happens by the second while figures are being counted.
    if (record.getThrown() instanceof HttpProblem problem
        && problem.getStatusCode() == ProblemType.UNAVAILABLE.status()) {
      return false;
    }
    if (hasReaderGone(record.getThrown())) {
      return false;
    }
    if (record.getLevel().intValue() < Level.WARNING.intValue() || !isOutage(record)) {
      return true;
    }
    Said last = said.computeIfAbsent(String.valueOf(record.getLoggerName()), name -> new Said());
    synchronized (last) {
      long now = System.nanoTime();
      if (last.at != 0 && now - last.at < PAUSE) {
        last.since++;
        return false;
      }
      if (last.since > 0) {
        append(record, " [and " + last.since + " times since it was last said]");
      }
      last.at = now;
      last.since = 0;
      return true;
    }
  }

  /** Whoever asked has hung up before all was written: no fault, and his to repeat at will. */
  private static boolean hasReaderGone(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpClosedException
          || cause instanceof IOException
              && "Connection has been closed".equals(cause.getMessage())) {
        return true;
      }
    }
    return false;
  }

  private static void append(LogRecord record, String words) {
    if (record instanceof ExtLogRecord extended) {
      extended.setMessage(record.getMessage() + words, extended.getFormatStyle());
    } else {
      record.setMessage(record.getMessage() + words);
    }
  }

  private static boolean isOutage(LogRecord record) {
    return Outage.of(record.getThrown()).isPresent()
        || String.valueOf(record.getLoggerName()).matches(TELLERS);
  }
}
