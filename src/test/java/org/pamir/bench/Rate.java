package org.pamir.bench;

import java.util.Arrays;
import java.util.List;

/**
 * What some clients together reached.
 *
 * @param perSecond answers a second
 * @param p50 milliseconds that half of the answers took at most
 * @param p99 milliseconds that 99 of 100 took at most
 */
record Rate(double perSecond, double p50, double p99) {

  /**
   * @param times milliseconds, one an answer
   */
  static Rate of(List<Double> times, double seconds) {
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return new Rate(sorted.length / seconds, at(sorted, 50), at(sorted, 99));
  }

  private static double at(double[] sorted, int percent) {
    return sorted.length == 0 ? Double.NaN : sorted[(sorted.length - 1) * percent / 100];
  }

  @Override
  public String toString() {
    return "%,.0f/s, p50 %.1f ms, p99 %.1f ms".formatted(perSecond, p50, p99);
  }
}
