package org.pamir.iati;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Dates in the lexical form of {@code xsd:date}, and a little beyond it. */
final class Dates {
  private static final int LENGTH = 10;

  private Dates() {}

  /**
   * The date the text begins with, or null. A time zone or time after it must have the form of one.
   */
  static LocalDate parse(String text) {
    if (text.length() < LENGTH
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || !(text.length() == LENGTH || zone(text, LENGTH) || time(text))) {
      return null;
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    if (year < 1 || month < 1 || day < 1) {
      return null;
    }
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** What is odd about a date that {@link #parse} took; null when nothing is. */
  static Rule oddity(String text) {
    if (text.length() == LENGTH) {
      return null;
    }
    return text.charAt(LENGTH) == 'T' ? Rule.DATE_WITH_TIME : Rule.DATE_WITH_TIME_ZONE;
  }

  /**
   * The instant of an {@code xsd:dateTime}, taken as UTC without a zone; a date is its first
   * moment. Null when bad.
   */
  static Instant parseInstant(String text) {
    try {
      if (text.length() == LENGTH) {
        LocalDate date = parse(text);
        return date == null ? null : date.atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      return zoned(text)
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean zoned(String text) {
    return text.endsWith("Z") || text.indexOf('+', LENGTH) > 0 || text.indexOf('-', LENGTH) > 0;
  }

  private static boolean time(String text) {
    int clock = LENGTH + 1;
    if (text.charAt(LENGTH) != 'T' || text.length() < clock + 8) {
      return false;
    }
    int end = clock + 8;
    if (text.length() > end && text.charAt(end) == '.') {
      end++;
      while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
        end++;
      }
    }
    return text.charAt(clock + 2) == ':'
        && text.charAt(clock + 5) == ':'
        && digits(text, clock, clock + 2) >= 0
        && digits(text, clock + 3, clock + 5) >= 0
        && digits(text, clock + 6, clock + 8) >= 0
        && (end == text.length() || zone(text, end));
  }

  private static boolean zone(String text, int from) {
    char sign = text.charAt(from);
    if (sign == 'Z') {
      return text.length() == from + 1;
    }
    return (sign == '+' || sign == '-')
        && text.length() == from + 6
        && text.charAt(from + 3) == ':'
        && digits(text, from + 1, from + 3) >= 0
        && digits(text, from + 4, from + 6) >= 0;
  }

  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
