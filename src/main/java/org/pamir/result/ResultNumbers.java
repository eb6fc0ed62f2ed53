package org.pamir.result;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What of the texts of results is a number, and what a country; the tables of values agree. */
final class ResultNumbers {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]{1,30}\\.?[0-9]{0,30}|\\.[0-9]{1,30})");
  private static final Set<String> COUNTRY = Set.of("country", "recipient-country");

  private ResultNumbers() {}

  /**
   * The number that a text is, or null: separators of thousands are not guessed at. A percentage
   * may have its sign behind it.
   */
  static BigDecimal parse(String value, Measure measure) {
    if (value == null) {
      return null;
    }
    String text = value.strip();
    if (measure == Measure.PERCENTAGE && text.endsWith("%")) {
      text = text.substring(0, text.length() - 1).strip();
    }
    return NUMBER.matcher(text).matches()
        ? new BigDecimal(text.endsWith(".") ? text.substring(0, text.length() - 1) : text)
        : null;
  }

  /** Whether a dimension of this name has countries for values. */
  static boolean isCountry(String dimension) {
    return COUNTRY.contains(dimension.toLowerCase(Locale.ROOT));
  }
}
