package org.pamir.statistics;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

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

  private final FundingQuery asked;
  private final TreeSet<List<Object>> groups = new TreeSet<>(ORDER);
  private final Map<Measure, Map<List<Object>, Map<String, BigDecimal>>> exact =
      new LinkedHashMap<>();
  private final Map<Measure, Map<List<Object>, BigDecimal>> amounts = new LinkedHashMap<>();

  Rounded(List<FundingSums.Sum> sums, Map<String, FundingAnswer.Total> totals, FundingQuery asked) {
    this.asked = asked;
    for (FundingSums.Sum sum : sums) {
      groups.add(sum.group());
      exact
          .computeIfAbsent(sum.measure(), key -> new TreeMap<>(ORDER))
          .computeIfAbsent(sum.group(), key -> new TreeMap<>())
          .merge(
              sum.basis(),
              asked.net() ? sum.amount().counted() : sum.amount().gross(),
              BigDecimal::add);
    }
    exact.forEach(
        (measure, byGroup) -> amounts.put(measure, round(byGroup, totals.get(measure.word()))));
  }

  private Map<List<Object>, BigDecimal> round(
      Map<List<Object>, Map<String, BigDecimal>> byGroup, FundingAnswer.Total total) {
    List<List<Object>> keys = List.copyOf(byGroup.keySet());
    List<BigDecimal> parts = keys.stream().map(key -> sum(byGroup.get(key))).toList();
    List<BigDecimal> cents =
        asked.overlaps()
            ? parts.stream().map(LargestRemainder::cents).toList()
            : LargestRemainder.round(parts, asked.net() ? total.net() : total.gross());
    Map<List<Object>, BigDecimal> rounded = new TreeMap<>(ORDER);
    for (int i = 0; i < keys.size(); i++) {
      rounded.put(keys.get(i), cents.get(i));
    }
    return rounded;
  }

  private static BigDecimal sum(Map<String, BigDecimal> parts) {
    return parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  TreeSet<List<Object>> groups() {
    return groups;
  }

  BigDecimal amount(List<Object> group, Measure measure) {
    if (measure == Measure.UNDISBURSED) {
      return amount(group, Measure.COMMITTED).subtract(amount(group, Measure.DISBURSED));
    }
    return amounts
        .getOrDefault(measure, Map.of())
        .getOrDefault(group, LargestRemainder.cents(BigDecimal.ZERO));
  }

  Map<String, BigDecimal> basis(List<Object> group, Measure measure) {
    Map<String, BigDecimal> parts = exact.getOrDefault(measure, new TreeMap<>(ORDER)).get(group);
    if (parts == null) {
      return Map.of();
    }
    List<BigDecimal> cents =
        LargestRemainder.round(List.copyOf(parts.values()), amount(group, measure));
    Map<String, BigDecimal> result = new LinkedHashMap<>();
    int i = 0;
    for (String basis : parts.keySet()) {
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
