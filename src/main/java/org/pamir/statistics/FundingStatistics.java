package org.pamir.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.pamir.funding.CommitmentType;
import org.pamir.funding.DisbursementKind;
import org.pamir.shared.paging.Criteria;

/**
 * Answers questions about money: sums of facts of one snapshot, rounded once, rows forced to the
 * total beside them.
 */
@ApplicationScoped
class FundingStatistics {

  private final Jdbi jdbi;
  private final FundingQueries queries;
  private final FundingQualityQueries quality;

  FundingStatistics(Jdbi jdbi, FundingQueries queries, FundingQualityQueries quality) {
    this.jdbi = jdbi;
    this.queries = queries;
    this.quality = quality;
  }

  FundingAnswer answer(Criteria projects, FundingQuery asked) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ, handle -> answer(handle, projects, asked));
  }

  /** Answers to several questions, all of one snapshot. */
  List<FundingAnswer> answers(Criteria projects, List<FundingQuery> asked) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        handle -> asked.stream().map(one -> answer(handle, projects, one)).toList());
  }

  /** How good the figures of these projects are, of one snapshot. */
  FundingQuality quality(Criteria projects, FundingQuery byBasis) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        handle -> {
          FundingAnswer answer = answer(handle, projects, byBasis);
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
              quality.flows(handle, projects),
              quality.overdrawn(handle, projects),
              answer.unconverted(),
              answer.provisional(),
              answer.warnings(),
              answer.revision());
        });
  }

  private FundingAnswer answer(Handle handle, Criteria projects, FundingQuery asked) {
    Set<Measure> facts = new LinkedHashSet<>();
    asked.measures().forEach(measure -> facts.addAll(measure.facts()));
    long revision =
        handle.createQuery("select coalesce(max(number), 0) from revision").mapTo(Long.class).one();
    List<FundingQueries.Sum> sums = queries.sums(handle, projects, asked, facts);
    List<FundingQueries.Whole> wholes =
        asked.splitsFacts() ? queries.wholes(handle, projects, asked, facts) : wholes(sums, facts);
    Map<List<Object>, Long> counts = queries.projects(handle, projects, asked, facts);
    List<String> warnings = new ArrayList<>(queries.warnings(handle, projects, asked, facts));
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
    Map<String, FundingAnswer.Total> total = totals(wholes, asked, facts);
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
        queries.unconverted(handle, projects, asked, facts),
        queries.imputed(handle, projects, asked, facts),
        wholes.stream().anyMatch(FundingQueries.Whole::provisional),
        warnings,
        revision);
  }

  private static List<FundingQueries.Whole> wholes(
      List<FundingQueries.Sum> sums, Set<Measure> facts) {
    return facts.stream()
        .map(
            fact -> {
              List<FundingQueries.Sum> own =
                  sums.stream().filter(sum -> sum.measure() == fact).toList();
              return new FundingQueries.Whole(
                  fact,
                  own.stream()
                      .map(FundingQueries.Sum::gross)
                      .reduce(BigDecimal.ZERO, BigDecimal::add),
                  own.stream()
                      .map(FundingQueries.Sum::counted)
                      .reduce(BigDecimal.ZERO, BigDecimal::add),
                  own.stream().anyMatch(FundingQueries.Sum::provisional));
            })
        .toList();
  }

  private static Map<String, FundingAnswer.Total> totals(
      List<FundingQueries.Whole> wholes, FundingQuery asked, Set<Measure> facts) {
    Map<String, FundingAnswer.Total> totals = new LinkedHashMap<>();
    for (Measure fact : facts) {
      BigDecimal gross = BigDecimal.ZERO;
      BigDecimal net = BigDecimal.ZERO;
      for (FundingQueries.Whole whole : wholes) {
        if (whole.measure() == fact) {
          gross = whole.gross();
          net = whole.counted();
        }
      }
      totals.put(fact.word(), total(LargestRemainder.cents(gross), LargestRemainder.cents(net)));
    }
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
      rows.add(new FundingAnswer.Row(members, counts.getOrDefault(group, 0L), basis));
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
