package org.pamir.iati;

import java.math.BigDecimal;

/**
 * Decimal numbers in the lexical form of {@code xsd:decimal}, exactly. Exponents, thousands
 * separators, currency signs and more than 30 digits are refused, never guessed at.
 */
final class Numbers {
  /** Digits a number may have; the largest sum of money on earth has 15 before the point. */
  static final int MAX_DIGITS = 30;

  private Numbers() {}

  /**
   * The number, or null when the text is not one or is out of range; {@link #fault} then tells
   * which.
   */
  static BigDecimal parse(String text) {
    return fault(text) == null ? new BigDecimal(trimPoint(text)) : null;
  }

  /** Why a text is not taken as a number; null when it is. */
  static Rule fault(String text) {
    int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    int digits = 0;
    boolean point = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.' && !point) {
        point = true;
      } else {
        return Rule.VALUE_NOT_A_NUMBER;
      }
    }
    if (digits == 0) {
      return Rule.VALUE_NOT_A_NUMBER;
    }
    return digits > MAX_DIGITS ? Rule.VALUE_OUT_OF_RANGE : null;
  }

  private static String trimPoint(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
