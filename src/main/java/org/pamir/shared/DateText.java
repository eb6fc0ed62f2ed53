package org.pamir.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/**
 * Dates and instants as the API writes them (RFC 3339), with years that every database can hold:
 * Java's own parsers take years up to 999,999,999.
 */
public final class DateText {

  private DateText() {}

  /**
   * A date such as {@code 2026-03-31}.
   *
   * @throws DateTimeParseException for anything else
   */
  public static LocalDate date(String text) {
    if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") || text.startsWith("0000")) {
      throw new DateTimeParseException("no date", text, 0);
    }
    return LocalDate.parse(text);
  }

  /**
   * An instant such as {@code 2026-03-31T00:00:00Z}.
   *
   * @throws DateTimeParseException for anything else
   */
  public static Instant instant(String text) {
    if (!text.matches(
        "(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,18}(Z|[+-][0-9]{2}:[0-9]{2})")) {
      throw new DateTimeParseException("no instant", text, 0);
    }
    return OffsetDateTime.parse(text).toInstant();
  }
}
