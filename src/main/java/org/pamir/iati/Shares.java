package org.pamir.iati;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Percentages that belong together. One alone is 100 or left out; of several each has one, and they
 * sum to 100 after rounding to 4 decimals (guidance to rules 2.1, 3.1 and 3.4 of the IATI ruleset).
 */
final class Shares {
  static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Shares() {}

  /** What is wrong with a set of percentages, of which some may be null. */
  enum Fault {
    MISSING,
    SUM,
    SINGLE
  }

  /** The fault of the set; null when it has none or is empty. */
  static Fault fault(List<BigDecimal> percentages) {
    if (percentages.isEmpty()) {
      return null;
    }
    if (percentages.size() == 1) {
      BigDecimal only = percentages.get(0);
      return only == null || only.compareTo(HUNDRED) == 0 ? null : Fault.SINGLE;
    }
    for (BigDecimal percentage : percentages) {
      if (percentage == null) {
        return Fault.MISSING;
      }
    }
    return sum(percentages).setScale(4, RoundingMode.HALF_UP).compareTo(HUNDRED) == 0
        ? null
        : Fault.SUM;
  }

  /** The sum of those that are there. */
  static BigDecimal sum(List<BigDecimal> percentages) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal percentage : percentages) {
      sum = percentage == null ? sum : sum.add(percentage);
    }
    return sum;
  }
}
