package org.pamir.statistics;

import java.math.BigDecimal;

/**
 * A figure of a result.
 *
 * @param number null for a percentage that names its parts alone
 * @param numerator of a percentage, or null
 * @param denominator of a percentage, or null
 */
record ResultAmount(BigDecimal number, BigDecimal numerator, BigDecimal denominator) {

  boolean hasParts() {
    return numerator != null && denominator != null && denominator.signum() > 0;
  }

  ResultAmount plus(ResultAmount other) {
    return new ResultAmount(
        number == null || other.number == null ? null : number.add(other.number),
        hasParts() && other.hasParts() ? numerator.add(other.numerator) : null,
        hasParts() && other.hasParts() ? denominator.add(other.denominator) : null);
  }

  ResultAmount minus(ResultAmount other) {
    return new ResultAmount(
        number == null || other.number == null ? null : number.subtract(other.number),
        hasParts() && other.hasParts() ? numerator.subtract(other.numerator) : null,
        hasParts() && other.hasParts() ? denominator.subtract(other.denominator) : null);
  }
}
