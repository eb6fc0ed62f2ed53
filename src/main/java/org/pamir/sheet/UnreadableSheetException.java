package org.pamir.sheet;

import org.pamir.intake.UnreadableFileException;

/** A table file cannot be read, or not any further. */
class UnreadableSheetException extends UnreadableFileException {
  private static final long serialVersionUID = 1L;

  UnreadableSheetException(String message, Throwable cause) {
    super(message, cause);
  }

  UnreadableSheetException(String message) {
    this(message, null);
  }
}
