package org.pamir.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is needed against what is committed, in US dollars or the currency asked for. A cell is one
 * country, goal and year; shortfall and surplus are sums over cells, so that one country's plenty
 * does not hide another's need.
 *
 * @param rows by the dimensions asked for
 * @param total of all rows
 */
@Schema(name = "GapStatistics")
public record Gap(
    List<String> groupBy,
    String currency,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Row> rows,
    Amounts total,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<FundingAnswer.Unconverted> unconverted,
    List<String> imputed,
    boolean provisional,
    List<String> warnings,
    long revision)
    implements Dated {

  /** The dimensions of a cell. */
  static final List<Dimension> CELL = List.of(Dimension.COUNTRY, Dimension.SDG, Dimension.YEAR);

  private static final List<String> MEMBERS = List.of("country", "region", "sdg", "year");
  private static final BigDecimal ZERO = new BigDecimal("0.00");

  /** One group with its amounts. */
  @Schema(name = "GapRow", additionalProperties = Schema.True.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Row(
      @com.fasterxml.jackson.annotation.JsonAnyGetter @Schema(hidden = true)
          Map<String, Object> group,
      @com.fasterxml.jackson.annotation.JsonUnwrapped Amounts amounts) {}

  /**
   * Amounts of a group.
   *
   * @param required current budgets, pro rata by days
   * @param funded net commitments of the same years
   * @param pledged net pledges of the same years, in none of the other figures
   * @param gap required less funded, which is shortfall less surplus
   * @param coverage funded as a part of required, to 4 decimals; null where nothing is required
   */
  @Schema(name = "GapAmounts")
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Amounts(
      BigDecimal required,
      BigDecimal funded,
      BigDecimal pledged,
      BigDecimal gap,
      BigDecimal shortfall,
      BigDecimal surplus,
      @Schema(nullable = true) BigDecimal coverage) {

    private static Amounts none() {
      return new Amounts(ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, null);
    }

    private Amounts plusCell(BigDecimal required, BigDecimal funded, BigDecimal pledged) {
      BigDecimal difference = required.subtract(funded);
      BigDecimal allRequired = this.required.add(required);
      BigDecimal allFunded = this.funded.add(funded);
      return new Amounts(
          allRequired,
          allFunded,
          this.pledged.add(pledged),
          gap.add(difference),
          shortfall.add(difference.max(ZERO)),
          surplus.add(difference.negate().max(ZERO)),
          allRequired.signum() == 0
              ? null
              : allFunded.divide(allRequired, 4, RoundingMode.HALF_UP));
    }
  }

  /** The gap of the cells that an answer by country, goal and year holds. */
  static Gap of(FundingAnswer cells, List<Dimension> groupBy) {
    Set<Object> years =
        cells.rows().stream()
            .filter(row -> amount(row, Measure.BUDGETED).signum() != 0)
            .map(row -> row.members().get("year"))
            .collect(Collectors.toSet());
    Set<String> shown =
        groupBy.stream()
            .flatMap(dimension -> dimension.names().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Map<Map<String, Object>, Amounts> rows = new LinkedHashMap<>();
    Amounts total = Amounts.none();
    for (FundingAnswer.Row cell : cells.rows()) {
      if (years.contains(cell.members().get("year"))) {
        Map<String, Object> group = new LinkedHashMap<>();
        MEMBERS.stream()
            .filter(shown::contains)
            .forEach(name -> group.put(name, cell.members().get(name)));
        BigDecimal required = amount(cell, Measure.BUDGETED);
        BigDecimal funded = amount(cell, Measure.COMMITTED);
        BigDecimal pledged = amount(cell, Measure.PLEDGED);
        rows.put(
            group, rows.getOrDefault(group, Amounts.none()).plusCell(required, funded, pledged));
        total = total.plusCell(required, funded, pledged);
      }
    }
    List<Row> result = new ArrayList<>();
    rows.forEach((group, amounts) -> result.add(new Row(group, amounts)));
    return new Gap(
        groupBy.stream().map(Dimension::word).toList(),
        cells.currency(),
        result,
        total,
        cells.unconverted(),
        cells.imputed(),
        cells.provisional(),
        cells.warnings(),
        cells.revision());
  }

  private static BigDecimal amount(FundingAnswer.Row row, Measure measure) {
    return (BigDecimal) row.members().get(measure.word());
  }
}
