package org.pamir.shared.paging;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.UUID;
import org.pamir.shared.DateText;
import org.pamir.shared.StorableText;

/** Whether a text out of a cursor is a value of a SQL type, as PostgreSQL writes it. */
final class CursorValue {

  private static final DateTimeFormatter TIMESTAMPTZ =
      new DateTimeFormatterBuilder()
          .append(ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(ISO_LOCAL_TIME)
          .appendOffset("+HH:mm", "+00")
          .toFormatter();

  private CursorValue() {}

  static boolean isOf(String type, String text) {
    try {
      return switch (type) {
        case "date" -> text.equals("infinity") || DateText.date(text) != null;
        case "timestamptz" ->
            text.matches("[0-9]{4}-.*")
                && TIMESTAMPTZ.parse(text) != null
                && !text.startsWith("0000");
        case "numeric" -> text.matches("-?[0-9]{1,50}(\\.[0-9]{1,50})?");
        case "integer" -> text.matches("-?[0-9]{1,9}");
        case "bigint" -> text.matches("-?[0-9]{1,18}");
        case "uuid" -> text.length() == 36 && UUID.fromString(text) != null;
        default -> StorableText.fault(text) == null;
      };
    } catch (DateTimeException | IllegalArgumentException e) {
      return false;
    }
  }
}
