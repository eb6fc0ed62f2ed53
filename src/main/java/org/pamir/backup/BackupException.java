package org.pamir.backup;

/**
 * A backup that cannot be taken or restored, and somebody can do something about it. The message is
 * for people, and shown without a stack trace.
 */
public final class BackupException extends RuntimeException {
  BackupException(String message) {
    super(message);
  }

  BackupException(String message, Throwable cause) {
    super(message, cause);
  }
}
