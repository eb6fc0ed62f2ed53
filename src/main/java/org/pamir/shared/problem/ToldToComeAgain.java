package org.pamir.shared.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Keeps out of the log that a caller was told to come again, which happens by the second. */
@LoggingFilter(name = "told-to-come-again")
public final class ToldToComeAgain implements Filter {

  @Override
  public boolean isLoggable(LogRecord record) {
    return !(record.getThrown() instanceof HttpProblem problem)
        || problem.getStatusCode() != ProblemType.UNAVAILABLE.status();
  }
}
