package org.pamir.iati;

import com.ctc.wstx.exc.WstxEOFException;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.ZipException;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * Turns what the XML parser and the decompression throw into what a reader of the message can act
 * on.
 */
final class XmlFailure {
  private XmlFailure() {}

  /** The exception to throw instead; {@code in} is null when parsing has not begun. */
  static RuntimeException of(Throwable thrown, XMLStreamReader2 in) {
    Throwable cause = root(thrown);
    Location at =
        cause instanceof XMLStreamException e && e.getLocation() != null
            ? e.getLocation()
            : location(in);
    int line = at == null ? 0 : at.getLineNumber();
    int column = at == null ? 0 : at.getColumnNumber();
    if (cause instanceof IatiFormatException e) {
      return e.line() > 0 || line <= 0 ? e : failure(e.reason(), e.getMessage(), line, column, e);
    }
    if (cause instanceof EOFException || cause instanceof WstxEOFException) {
      return failure(
          IatiFormatException.Reason.TRUNCATED, "The file ends too early", line, column, cause);
    }
    if (cause instanceof ZipException) {
      return failure(
          IatiFormatException.Reason.TRUNCATED, "The gzip data is damaged", line, column, cause);
    }
    if (cause instanceof CharConversionException) {
      return failure(
          IatiFormatException.Reason.MALFORMED,
          "Bytes that are no characters: " + first(cause),
          line,
          column,
          cause);
    }
    if (cause instanceof IOException e) {
      return new UncheckedIOException(e);
    }
    if (cause instanceof XMLStreamException) {
      String message = first(cause);
      boolean limit = message.toLowerCase(java.util.Locale.ROOT).contains("limit");
      return limit
          ? failure(IatiFormatException.Reason.LIMIT, message, line, column, cause)
          : failure(
              IatiFormatException.Reason.MALFORMED,
              "Not well-formed XML: " + message,
              line,
              column,
              cause);
    }
    return thrown instanceof RuntimeException e ? e : new IllegalStateException(thrown);
  }

  private static Throwable root(Throwable thrown) {
    Throwable cause = thrown;
    for (int i = 0; i < 8 && cause.getCause() != null && cause.getCause() != cause; i++) {
      if (cause instanceof IatiFormatException) {
        return cause;
      }
      cause = cause.getCause();
    }
    return cause;
  }

  private static Location location(XMLStreamReader2 in) {
    return in == null ? null : in.getLocationInfo().getCurrentLocation();
  }

  /**
   * The parser's message without the position it appends, and without quoting pages of the file.
   */
  private static String first(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    int end = message.indexOf("\n at [");
    message = end < 0 ? message : message.substring(0, end);
    return message.length() > 200 ? message.substring(0, 200) + "…" : message;
  }

  private static IatiFormatException failure(
      IatiFormatException.Reason reason, String message, int line, int column, Throwable cause) {
    return new IatiFormatException(reason, message, line, column, null, cause);
  }
}
