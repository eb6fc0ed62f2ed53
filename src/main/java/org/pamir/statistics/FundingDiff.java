package org.pamir.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.shared.Past;
import org.pamir.shared.Snapshot;
import org.pamir.shared.paging.Criteria;
import org.pamir.statistics.MovedQueries.Cause;

/**
 * Explains how a figure came from one moment to another. Sums are sums over projects: of those
 * whose figures moved, what they brought then is taken from what they bring at the end, cause by
 * cause, and nothing is asked of the others. So the causes add up to the movement to the last
 * digit.
 */
@ApplicationScoped
class FundingDiff {

  private final Jdbi jdbi;
  private final FundingQueries queries;
  private final MovedQueries moved;

  FundingDiff(Jdbi jdbi, FundingQueries queries, MovedQueries moved) {
    this.jdbi = jdbi;
    this.queries = queries;
    this.moved = moved;
  }

  /** A moment with the revision that was the newest then. */
  record Moment(Instant time, long revision) {}

  /**
   * @param asked one measure, and no origins
   */
  FundingDiffAnswer between(Criteria projects, FundingQuery asked, Moment from, Moment to) {
    return Snapshot.read(jdbi, handle -> between(handle, projects, asked, from, to));
  }

  private FundingDiffAnswer between(
      Handle handle, Criteria projects, FundingQuery asked, Moment from, Moment to) {
    Map<Cause, BigDecimal> total = new TreeMap<>();
    Map<List<Object>, Map<Cause, BigDecimal>> groups = new LinkedHashMap<>();
    moved
        .between(handle, projects, asked.currency(), from.revision(), to.revision())
        .forEach(
            (cause, some) -> {
              Past.enter(handle, from.revision());
              add(read(handle, projects, asked, some), asked, cause, true, groups, total);
              Past.enter(handle, to.revision());
              add(read(handle, projects, asked, some), asked, cause, false, groups, total);
              Past.leave(handle);
            });
    BigDecimal change = LargestRemainder.cents(sum(total));
    return new FundingDiffAnswer(
        from.time(),
        to.time(),
        asked.groupBy().stream().map(Dimension::word).toList(),
        asked.measures().get(0).word(),
        asked.currency(),
        asked.net() ? "net" : "gross",
        rows(groups, asked, change),
        change,
        rounded(total, change),
        from.revision(),
        to.revision());
  }

  private FundingSums read(Handle handle, Criteria projects, FundingQuery asked, Set<Long> only) {
    return queries.read(handle, projects, asked, asked.measures().get(0).facts(), false, only);
  }

  private static void add(
      FundingSums sums,
      FundingQuery asked,
      Cause cause,
      boolean isTaken,
      Map<List<Object>, Map<Cause, BigDecimal>> groups,
      Map<Cause, BigDecimal> total) {
    for (FundingSums.Sum sum : sums.sums()) {
      groups
          .computeIfAbsent(sum.group(), key -> new TreeMap<>())
          .merge(cause, signed(sum.measure(), sum.amount(), asked, isTaken), BigDecimal::add);
    }
    for (Measure fact : asked.measures().get(0).facts()) {
      total.merge(
          cause,
          signed(fact, sums.whole(fact, asked.splitsFacts()), asked, isTaken),
          BigDecimal::add);
    }
  }

  private static BigDecimal signed(
      Measure fact, FundingSums.Amount amount, FundingQuery asked, boolean isTaken) {
    BigDecimal value = asked.net() ? amount.counted() : amount.gross();
    // Undisbursed is what is committed less what is disbursed.
    boolean isLess = asked.measures().get(0) == Measure.UNDISBURSED && fact == Measure.DISBURSED;
    return isTaken != isLess ? value.negate() : value;
  }

  private static List<FundingDiffAnswer.Row> rows(
      Map<List<Object>, Map<Cause, BigDecimal>> groups, FundingQuery asked, BigDecimal total) {
    groups.values().removeIf(causes -> causes.values().stream().allMatch(one -> one.signum() == 0));
    List<List<Object>> keys = new ArrayList<>(groups.keySet());
    List<BigDecimal> exact = keys.stream().map(key -> sum(groups.get(key))).toList();
    List<BigDecimal> cents =
        asked.overlaps() || keys.isEmpty()
            ? exact.stream().map(LargestRemainder::cents).toList()
            : LargestRemainder.round(exact, total);
    List<FundingDiffAnswer.Row> rows = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Map<String, Object> members = new LinkedHashMap<>();
      int column = 0;
      for (Dimension dimension : asked.groupBy()) {
        for (String name : dimension.names()) {
          members.put(name, keys.get(i).get(column++));
        }
      }
      rows.add(
          new FundingDiffAnswer.Row(
              members, cents.get(i), rounded(groups.get(keys.get(i)), cents.get(i))));
    }
    rows.sort(java.util.Comparator.comparing(row -> row.members().values().toString()));
    return rows;
  }

  private static BigDecimal sum(Map<Cause, BigDecimal> causes) {
    return causes.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Map<String, BigDecimal> rounded(Map<Cause, BigDecimal> causes, BigDecimal total) {
    List<BigDecimal> cents = LargestRemainder.round(List.copyOf(causes.values()), total);
    Map<String, BigDecimal> result = new LinkedHashMap<>();
    int i = 0;
    for (Cause cause : causes.keySet()) {
      result.put(cause.word(), cents.get(i++));
    }
    return result;
  }
}
