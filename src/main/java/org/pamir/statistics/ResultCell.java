package org.pamir.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.pamir.statistics.ResultEntry.Kind;

/** Figures of one thing that make one row: added up, or as parts of a percentage. */
final class ResultCell {

  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final int DECIMALS = 6;

  private final ResultThing thing;
  private final List<Map<Kind, ResultAmount>> figures = new ArrayList<>();
  // Those whose target and actual value are of the same people, places and things.
  private final List<Map<Kind, ResultAmount>> comparable = new ArrayList<>();
  private final Set<Long> projects = new HashSet<>();
  private String basis;
  private String title;
  private String owner;

  ResultCell(ResultThing thing) {
    this.thing = thing;
  }

  /**
   * @param even whether target and actual value are of the same whole
   */
  void add(ResultEntry entry, Map<Kind, ResultAmount> said, String how, boolean even) {
    figures.add(said);
    if (even) {
      comparable.add(said);
    }
    projects.add(entry.project);
    basis = basis == null || basis.equals(how) ? how : "mixed";
    title = title == null ? entry.title : title;
    owner = entry.owner;
  }

  Set<Long> projects() {
    return projects;
  }

  int indicators() {
    return figures.size();
  }

  String basis() {
    return basis;
  }

  String title() {
    return title;
  }

  String owner() {
    return owner;
  }

  /** The sum; of percentages that of their parts, or the one that there is; or null. */
  BigDecimal value(Kind kind) {
    return shown(value(figures.stream().map(of -> of.get(kind)).filter(Objects::nonNull).toList()));
  }

  private BigDecimal value(List<ResultAmount> amounts) {
    if (!thing.isPercentage()) {
      return amounts.stream()
          .map(ResultAmount::number)
          .filter(Objects::nonNull)
          .reduce(BigDecimal::add)
          .orElse(null);
    }
    if (amounts.size() == 1 && amounts.get(0).number() != null) {
      return amounts.get(0).number();
    }
    return amounts.stream()
        .filter(ResultAmount::hasParts)
        .reduce(ResultAmount::plus)
        .map(sum -> quotient(sum.numerator(), sum.denominator()))
        .orElse(null);
  }

  /** Percentages that are in no sum for want of their parts. */
  long notAggregable() {
    if (!thing.isPercentage()) {
      return 0;
    }
    long count = 0;
    for (Kind kind : List.of(Kind.TARGET, Kind.ACTUAL)) {
      List<ResultAmount> amounts =
          figures.stream().map(of -> of.get(kind)).filter(Objects::nonNull).toList();
      count +=
          amounts.size() == 1 ? 0 : amounts.stream().filter(amount -> !amount.hasParts()).count();
    }
    return count;
  }

  /** Of the target in per cent, from the figures that have both; or null. */
  BigDecimal achievement() {
    List<Map<Kind, ResultAmount>> both =
        comparable.stream()
            .filter(of -> of.containsKey(Kind.TARGET) && of.containsKey(Kind.ACTUAL))
            .filter(of -> thing.ascending() || of.containsKey(Kind.BASELINE))
            .toList();
    if (thing.isPercentage() && both.size() > 1) {
      both = both.stream().filter(this::hasAllParts).toList();
    }
    BigDecimal target = of(both, Kind.TARGET);
    BigDecimal actual = of(both, Kind.ACTUAL);
    if (target == null || actual == null) {
      return null;
    }
    BigDecimal way = target;
    BigDecimal gone = actual;
    if (!thing.ascending()) {
      // Less is better: how much of the way down from the baseline.
      BigDecimal baseline = of(both, Kind.BASELINE);
      if (baseline == null) {
        return null;
      }
      way = baseline.subtract(target);
      gone = baseline.subtract(actual);
    }
    return way.signum() == 0 ? null : quotient(gone, way).setScale(2, RoundingMode.HALF_UP);
  }

  private boolean hasAllParts(Map<Kind, ResultAmount> of) {
    return of.get(Kind.TARGET).hasParts()
        && of.get(Kind.ACTUAL).hasParts()
        && (thing.ascending() || of.get(Kind.BASELINE).hasParts());
  }

  private BigDecimal of(List<Map<Kind, ResultAmount>> figures, Kind kind) {
    return value(figures.stream().map(of -> of.get(kind)).filter(Objects::nonNull).toList());
  }

  private static BigDecimal quotient(BigDecimal numerator, BigDecimal denominator) {
    return HUNDRED.multiply(numerator).divide(denominator, MathContext.DECIMAL128);
  }

  private static BigDecimal shown(BigDecimal value) {
    if (value == null) {
      return null;
    }
    BigDecimal plain =
        value.scale() > DECIMALS ? value.setScale(DECIMALS, RoundingMode.HALF_UP) : value;
    plain = plain.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }
}
