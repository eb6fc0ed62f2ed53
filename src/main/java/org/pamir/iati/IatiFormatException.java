package org.pamir.iati;

import org.pamir.intake.UnreadableFileException;

/**
 * The file cannot be read, or not any further. Whole activities before the place were delivered
 * already.
 */
public class IatiFormatException extends UnreadableFileException {
  private static final long serialVersionUID = 1L;

  /** Why reading stopped. */
  public enum Reason {
    /** No bytes at all. */
    EMPTY,
    /** Not XML, not well-formed, or badly encoded. */
    MALFORMED,
    /** The bytes end before the document does, or the gzip stream is cut or damaged. */
    TRUNCATED,
    /** A document type declaration, and with it any entity of its own, is refused. */
    DTD,
    /** Well-formed XML that is not an IATI activity file. */
    NOT_IATI,
    /** An IATI version, or kind of file, that is not read yet. */
    NOT_SUPPORTED,
    /** One of {@link IatiLimits} is exceeded. */
    LIMIT
  }

  private final Reason reason;
  private final String version;
  private final int line;
  private final int column;

  IatiFormatException(
      Reason reason, String message, int line, int column, String version, Throwable cause) {
    super(line > 0 ? message + " (line " + line + ", column " + column + ")" : message, cause);
    this.reason = reason;
    this.version = version;
    this.line = line;
    this.column = column;
  }

  IatiFormatException(Reason reason, String message, int line, int column) {
    this(reason, message, line, column, null, null);
  }

  @Override
  public boolean isTruncated() {
    return reason == Reason.TRUNCATED;
  }

  /** Why reading stopped. */
  public Reason reason() {
    return reason;
  }

  /** The version the file declares, where that is the reason; else null. */
  public String version() {
    return version;
  }

  /** Line in the (decompressed) file, from 1; 0 when it is not known. */
  public int line() {
    return line;
  }

  /** Column in the (decompressed) file, from 1; 0 when it is not known. */
  public int column() {
    return column;
  }
}
