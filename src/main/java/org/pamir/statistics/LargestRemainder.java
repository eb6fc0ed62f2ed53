package org.pamir.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rounds parts to cents so that they add up to their total: each is rounded down, and the cents
 * that are then missing go to the parts that lost most.
 */
final class LargestRemainder {

  private static final int CENTS = 2;
  private static final int DIVIDED = 12;
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private LargestRemainder() {}

  /**
   * Half up, after what divisions lost far behind the point: the thirds of 0.005 sum to 0.00499…,
   * and are a cent together.
   */
  static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(DIVIDED, RoundingMode.HALF_UP).setScale(CENTS, RoundingMode.HALF_UP);
  }

  /**
   * @param parts unrounded; their sum is the total but for what division lost
   * @param total in cents
   * @return the parts in cents, in the same order, with exactly this sum
   */
  static List<BigDecimal> round(List<BigDecimal> parts, BigDecimal total) {
    if (parts.isEmpty()) {
      return List.of();
    }
    List<BigDecimal> rounded = new ArrayList<>(parts.size());
    BigDecimal floor = BigDecimal.ZERO;
    for (BigDecimal part : parts) {
      BigDecimal down = part.setScale(CENTS, RoundingMode.FLOOR);
      rounded.add(down);
      floor = floor.add(down);
    }
    int missing = total.subtract(floor).divide(CENT, 0, RoundingMode.UNNECESSARY).intValueExact();
    if (missing == 0) {
      return rounded;
    }
    List<Integer> byLoss = byLoss(parts, rounded);
    BigDecimal step = missing < 0 ? CENT.negate() : CENT;
    for (int i = 0; i < Math.abs(missing); i++) {
      // Where cents are taken back, from those that lost least.
      int index = byLoss.get(missing < 0 ? parts.size() - 1 - i % parts.size() : i % parts.size());
      rounded.set(index, rounded.get(index).add(step));
    }
    return rounded;
  }

  /** Which parts lost most when they were rounded; of equals, the first. */
  private static List<Integer> byLoss(List<BigDecimal> parts, List<BigDecimal> rounded) {
    BigDecimal[] losses = new BigDecimal[parts.size()];
    Arrays.setAll(losses, i -> parts.get(i).subtract(rounded.get(i)));
    return IntStream.range(0, losses.length)
        .boxed()
        // A sort that is stable leaves equals in their order.
        .sorted((a, b) -> losses[b].compareTo(losses[a]))
        .toList();
  }
}
