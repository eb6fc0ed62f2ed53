package org.pamir.iati;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits an amount by weights so that the parts sum to it exactly: each is rounded towards zero to
 * the amount's own decimals, and the units that are then missing go to the parts that lost most.
 */
final class AmountSplit {

  private AmountSplit() {}

  /**
   * @param weights not negative, of any sum above zero
   * @return one part a weight, with the amount's scale, in the same order
   */
  static List<BigDecimal> of(BigDecimal amount, List<BigDecimal> weights) {
    int scale = Math.max(amount.scale(), 0);
    BigInteger units = amount.setScale(scale).unscaledValue();
    int decimals = weights.stream().mapToInt(weight -> Math.max(weight.scale(), 0)).max().orElse(0);
    List<BigInteger> whole =
        weights.stream().map(weight -> weight.setScale(decimals).unscaledValue()).toList();
    BigInteger sum = whole.stream().reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger left = units.abs();
    List<BigInteger> parts = new ArrayList<>();
    List<BigInteger> lost = new ArrayList<>();
    for (BigInteger weight : whole) {
      BigInteger[] share = units.abs().multiply(weight).divideAndRemainder(sum);
      parts.add(share[0]);
      lost.add(share[1]);
      left = left.subtract(share[0]);
    }
    IntStream.range(0, parts.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> lost.get(i)).reversed())
        .limit(left.intValueExact())
        .forEach(i -> parts.set(i, parts.get(i).add(BigInteger.ONE)));
    BigInteger sign = BigInteger.valueOf(units.signum());
    return parts.stream().map(part -> new BigDecimal(part.multiply(sign), scale)).toList();
  }
}
