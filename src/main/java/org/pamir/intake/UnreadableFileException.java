package org.pamir.intake;

/** A file cannot be read, or not any further; the message tells its sender why. */
public class UnreadableFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableFileException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Whether the bytes end too early, so that more of them could be read. */
  public boolean isTruncated() {
    return false;
  }
}
