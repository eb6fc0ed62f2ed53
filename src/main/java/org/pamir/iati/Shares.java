package org.pamir.iati;

import java.math.BigDecimal;

/** Percentages. */
final class Shares {
  static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Shares() {}
}
