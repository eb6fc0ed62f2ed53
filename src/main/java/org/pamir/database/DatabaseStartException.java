package org.pamir.database;

/**
 * The embedded database cannot be started, and whoever started Pamir can do something about it. The
 * message is one line, names the folder and says what to do; it is shown without a stack trace.
 */
public final class DatabaseStartException extends RuntimeException {
  DatabaseStartException(String message) {
    super(message);
  }

  DatabaseStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
