package org.pamir.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact number: a ratio of integers in lowest terms, the denominator positive. */
record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

  static final Fraction ZERO = of(0);
  static final Fraction ONE = of(1);

  Fraction {
    BigInteger common = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      common = common.negate();
    }
    numerator = numerator.divide(common);
    denominator = denominator.divide(common);
  }

  static Fraction of(long whole) {
    return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
  }

  static Fraction of(BigDecimal decimal) {
    return decimal.scale() > 0
        ? new Fraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()))
        : new Fraction(decimal.toBigIntegerExact(), BigInteger.ONE);
  }

  Fraction plus(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Fraction minus(Fraction other) {
    return plus(new Fraction(other.numerator.negate(), other.denominator));
  }

  Fraction times(Fraction other) {
    return new Fraction(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  Fraction over(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  Fraction over(long whole) {
    return over(of(whole));
  }

  Fraction abs() {
    return new Fraction(numerator.abs(), denominator);
  }

  int signum() {
    return numerator.signum();
  }

  /** Rounded half up, away from zero, as money is. */
  BigDecimal rounded(int scale) {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), scale, RoundingMode.HALF_UP);
  }

  @Override
  public int compareTo(Fraction other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public String toString() {
    return rounded(12).stripTrailingZeros().toPlainString();
  }
}
