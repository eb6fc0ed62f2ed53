package org.pamir.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.pamir.funding.CommitmentType;
import org.pamir.funding.DisbursementKind;
import org.pamir.shared.paging.Criteria;

/**
 * Answers questions about money: sums of facts of one snapshot, rounded once, rows forced to the
 * total beside them.
 */
@ApplicationScoped
class FundingStatistics {

  private static final int MOST_WARNINGS = 100;

  private final KeptSums kept;

  FundingStatistics(KeptSums kept) {
    this.kept = kept;
  }

  FundingAnswer answer(Criteria projects, FundingQuery asked) {
    return answers(projects, List.of(asked)).get(0);
  }

  /** Answers to several questions, all of one snapshot. */
  List<FundingAnswer> answers(Criteria projects, List<FundingQuery> asked) {
    return kept.use(
        asked.stream().map(one -> question(projects, one)).toList(),
        (handle, revision, sums) ->
            IntStream.range(0, asked.size())
                .mapToObj(i -> answer(handle, revision, sums.get(i), asked.get(i)))
                .toList());
  }

  /** What the sums behind an answer are kept under. */
  static KeptSums.Question question(Criteria projects, FundingQuery asked) {
    return new KeptSums.Question(projects, asked, facts(asked), false);
  }

  /** The same with what tells how good the figures are. */
  static KeptSums.Question quality(Criteria projects, FundingQuery byBasis) {
    return new KeptSums.Question(projects, byBasis, facts(byBasis), true);
  }

  private static Set<Measure> facts(FundingQuery asked) {
    Set<Measure> facts = EnumSet.noneOf(Measure.class);
    asked.measures().forEach(measure -> facts.addAll(measure.facts()));
    return facts;
  }

  /** How good the figures of these projects are, of one snapshot. */
  FundingQuality howGood(Criteria projects, FundingQuery byBasis) {
    return kept.use(
        List.of(quality(projects, byBasis)),
        (handle, revision, sums) -> {
          FundingAnswer answer = answer(handle, revision, sums.get(0), byBasis);
          Map<String, Map<String, BigDecimal>> basis = new LinkedHashMap<>();
          for (FundingAnswer.Row row : answer.rows()) {
            for (String measure : answer.measures()) {
              basis
                  .computeIfAbsent(measure, key -> new LinkedHashMap<>())
                  .put(
                      (String) row.members().get("basis"), (BigDecimal) row.members().get(measure));
            }
          }
          return new FundingQuality(
              answer.currency(),
              basis,
              FundingQuality.flows(sums.get(0)),
              FundingQuality.overdrawn(sums.get(0)),
              answer.unconverted(),
              answer.provisional(),
              answer.warnings(),
              answer.revision());
        });
  }

  private static FundingAnswer answer(
      Handle handle, long revision, FundingSums kept, FundingQuery asked) {
    List<FundingSums.Sum> sums = kept.sums();
    Map<List<Object>, Long> counts = kept.projects();
    List<String> warnings = new ArrayList<>(kept.warnings());
    if (warnings.size() > MOST_WARNINGS) {
      int more = warnings.size() - MOST_WARNINGS;
      warnings.subList(MOST_WARNINGS, warnings.size()).clear();
      warnings.add("and " + more + " more");
    }
    if (asked.groupBy().contains(Dimension.ORIGIN)) {
      Origins origins = new Origins(handle);
      sums = OriginRows.followed(sums, asked, origins);
      counts = OriginRows.counted(counts, asked, origins);
      origins
          .loops()
          .forEach(
              project ->
                  warnings.add(project + ": its money comes back to it; origins stop there"));
    }
    Map<Measure, FundingSums.Amount> wholes = new EnumMap<>(Measure.class);
    facts(asked).forEach(fact -> wholes.put(fact, kept.whole(fact, asked.splitsFacts())));
    Map<String, FundingAnswer.Total> total = totals(wholes, asked);
    Rounded rounded = new Rounded(sums, total, asked);
    List<FundingAnswer.Row> rows = rows(rounded, counts, asked);
    return new FundingAnswer(
        asked.groupBy().stream().map(Dimension::word).toList(),
        asked.measures().stream().map(Measure::word).toList(),
        asked.currency(),
        asked.net() ? "net" : "gross",
        rows,
        only(asked, total),
        asked.overlaps() ? overlap(rows, total, asked) : Map.of(),
        unconverted(kept),
        asked.groupBy().stream()
            .map(dimension -> dimension.names().get(0))
            .filter(kept::isImputed)
            .toList(),
        wholes.values().stream().anyMatch(whole -> whole.provisional() > 0),
        warnings,
        revision);
  }

  private static List<FundingAnswer.Unconverted> unconverted(FundingSums kept) {
    List<FundingAnswer.Unconverted> result = new ArrayList<>();
    kept.unconverted()
        .forEach(
            (where, left) ->
                result.add(
                    new FundingAnswer.Unconverted(
                        where.measure(),
                        where.currency(),
                        LargestRemainder.cents(left.amount()),
                        left.count())));
    return result;
  }

  private static Map<String, FundingAnswer.Total> totals(
      Map<Measure, FundingSums.Amount> wholes, FundingQuery asked) {
    Map<String, FundingAnswer.Total> totals = new LinkedHashMap<>();
    wholes.forEach(
        (fact, whole) ->
            totals.put(
                fact.word(),
                total(
                    LargestRemainder.cents(whole.gross()),
                    LargestRemainder.cents(whole.counted()))));
    if (asked.measures().contains(Measure.UNDISBURSED)) {
      FundingAnswer.Total committed = totals.get(Measure.COMMITTED.word());
      FundingAnswer.Total disbursed = totals.get(Measure.DISBURSED.word());
      totals.put(
          Measure.UNDISBURSED.word(),
          total(
              committed.gross().subtract(disbursed.gross()),
              committed.net().subtract(disbursed.net())));
    }
    return totals;
  }

  /** Internal is the difference, so that the three agree to the cent. */
  private static FundingAnswer.Total total(BigDecimal gross, BigDecimal net) {
    return new FundingAnswer.Total(gross, gross.subtract(net), net);
  }

  private static Map<String, FundingAnswer.Total> only(
      FundingQuery asked, Map<String, FundingAnswer.Total> all) {
    Map<String, FundingAnswer.Total> result = new LinkedHashMap<>();
    asked.measures().forEach(measure -> result.put(measure.word(), all.get(measure.word())));
    return result;
  }

  private static List<FundingAnswer.Row> rows(
      Rounded rounded, Map<List<Object>, Long> counts, FundingQuery asked) {
    List<FundingAnswer.Row> rows = new ArrayList<>();
    for (List<Object> group : rounded.groups()) {
      Map<String, Object> members = new LinkedHashMap<>();
      int column = 0;
      for (Dimension dimension : asked.groupBy()) {
        // Of an origin, the project that the money came through has been followed up by now.
        List<String> names = dimension == Dimension.ORIGIN ? List.of("origin") : dimension.names();
        for (String name : names) {
          members.put(
              name,
              dimension == Dimension.KIND ? kind((String) group.get(column)) : group.get(column));
          column++;
        }
      }
      Map<String, Map<String, BigDecimal>> basis = new LinkedHashMap<>();
      for (Measure measure : asked.measures()) {
        members.put(measure.word(), rounded.amount(group, measure));
        // Of rows that are grouped by it, their own member tells it.
        if (measure != Measure.UNDISBURSED && !asked.groupBy().contains(Dimension.BASIS)) {
          basis.put(measure.word(), rounded.basis(group, measure));
        }
      }
      rows.add(new FundingAnswer.Row(members, counts.getOrDefault(group, 0L), basis, null));
    }
    return rows;
  }

  private static String kind(String type) {
    if (type == null) {
      return null;
    }
    CommitmentType promise = CommitmentType.ofCode(type);
    return promise != null ? promise.kind().word() : DisbursementKind.ofCode(type).word();
  }

  private static Map<String, BigDecimal> overlap(
      List<FundingAnswer.Row> rows, Map<String, FundingAnswer.Total> totals, FundingQuery asked) {
    Map<String, BigDecimal> overlap = new TreeMap<>(Comparator.naturalOrder());
    for (Measure measure : asked.measures()) {
      FundingAnswer.Total total = totals.get(measure.word());
      BigDecimal sum =
          rows.stream()
              .map(row -> (BigDecimal) row.members().get(measure.word()))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      overlap.put(measure.word(), sum.subtract(asked.net() ? total.net() : total.gross()));
    }
    return overlap;
  }
}
