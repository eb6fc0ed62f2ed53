package org.pamir.statistics;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Sums in cents: rows add up to the total, and the basis parts of a row to the row. */
final class Rounded {

  /** Groups by their values in order; what has no value comes last. */
  private static final Comparator<List<Object>> ORDER =
      (a, b) -> {
        for (int i = 0; i < a.size(); i++) {
          int difference = compare(a.get(i), b.get(i));
          if (difference != 0) {
            return difference;
          }
        }
        return 0;
      };

  private static final BigDecimal NOTHING = LargestRemainder.cents(BigDecimal.ZERO);

  /** The money of one measure in one group. */
  private static final class Figure {
    private final Map<String, BigDecimal> exact = new TreeMap<>();
    private BigDecimal cents;

    BigDecimal sum() {
      return exact.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  private final FundingQuery asked;
  private final Map<List<Object>, Map<Measure, Figure>> figures = new HashMap<>();
  private final List<List<Object>> groups;

  Rounded(List<FundingSums.Sum> sums, Map<String, FundingAnswer.Total> totals, FundingQuery asked) {
    this.asked = asked;
    Set<Measure> measures = EnumSet.noneOf(Measure.class);
    for (FundingSums.Sum sum : sums) {
      measures.add(sum.measure());
      figures
          .computeIfAbsent(sum.group(), group -> new EnumMap<>(Measure.class))
          .computeIfAbsent(sum.measure(), measure -> new Figure())
          .exact
          .merge(
              sum.basis(),
              asked.net() ? sum.amount().counted() : sum.amount().gross(),
              BigDecimal::add);
    }
    groups = figures.keySet().stream().sorted(ORDER).toList();
    measures.forEach(measure -> round(measure, totals.get(measure.word())));
  }

  private void round(Measure measure, FundingAnswer.Total total) {
    List<Figure> all =
        groups.stream()
            .map(group -> figures.get(group).get(measure))
            .filter(Objects::nonNull)
            .toList();
    List<BigDecimal> parts = all.stream().map(Figure::sum).toList();
    List<BigDecimal> cents =
        asked.overlaps()
            ? parts.stream().map(LargestRemainder::cents).toList()
            : LargestRemainder.round(parts, asked.net() ? total.net() : total.gross());
    for (int i = 0; i < all.size(); i++) {
      all.get(i).cents = cents.get(i);
    }
  }

  /** In their order. */
  List<List<Object>> groups() {
    return groups;
  }

  BigDecimal amount(List<Object> group, Measure measure) {
    if (measure == Measure.UNDISBURSED) {
      return amount(group, Measure.COMMITTED).subtract(amount(group, Measure.DISBURSED));
    }
    Figure figure = figures.get(group).get(measure);
    return figure == null ? NOTHING : figure.cents;
  }

  Map<String, BigDecimal> basis(List<Object> group, Measure measure) {
    Figure figure = figures.get(group).get(measure);
    if (figure == null) {
      return Map.of();
    }
    List<BigDecimal> cents =
        LargestRemainder.round(List.copyOf(figure.exact.values()), figure.cents);
    Map<String, BigDecimal> result = new LinkedHashMap<>();
    int i = 0;
    for (String basis : figure.exact.keySet()) {
      result.put(basis, cents.get(i++));
    }
    return result;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static int compare(Object a, Object b) {
    if (a == null || b == null) {
      return a == b ? 0 : a == null ? 1 : -1;
    }
    return ((Comparable) a).compareTo(b);
  }
}
