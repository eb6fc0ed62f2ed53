package org.pamir.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.shared.Money;

/**
 * Corridors, basins, joint programmes and theme windows side by side. Groups overlap: their sum
 * counts a project in each of them, the distinct total once.
 *
 * @param sum of the rows
 * @param overlap the sum less the distinct total; negative where projects are in groups by a share
 *     only
 * @param distinct net total of all projects in any of the groups
 */
@Schema(name = "GroupingStatistics")
public record GroupingTotals(
    String measure,
    String currency,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Row> rows,
    BigDecimal sum,
    BigDecimal overlap,
    BigDecimal distinct,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<FundingAnswer.Unconverted> unconverted,
    boolean provisional,
    List<String> warnings,
    long revision)
    implements Dated {

  private static final BigDecimal ZERO = new BigDecimal("0.00");

  /**
   * One group.
   *
   * @param declared what a joint programme says it is worth; in no sum
   * @param variance declared less amount, where both are in one currency
   */
  @Schema(name = "GroupingTotal")
  public record Row(
      String grouping,
      String kind,
      Map<String, String> name,
      BigDecimal amount,
      long projects,
      Money declared,
      BigDecimal variance) {}

  /** A grouping as it is registered. */
  record Registered(String code, String kind, Map<String, String> name, Money declared) {}

  static GroupingTotals of(FundingAnswer answer, Measure measure, List<Registered> groupings) {
    List<Row> rows = new ArrayList<>();
    for (Registered grouping : groupings) {
      FundingAnswer.Row found =
          answer.rows().stream()
              .filter(row -> grouping.code().equals(row.members().get("grouping")))
              .findFirst()
              .orElse(null);
      BigDecimal amount = found == null ? ZERO : (BigDecimal) found.members().get(measure.word());
      Money declared = grouping.declared();
      boolean comparable = declared != null && declared.currency().equals(answer.currency());
      rows.add(
          new Row(
              grouping.code(),
              grouping.kind(),
              grouping.name(),
              amount,
              found == null ? 0 : found.projects(),
              declared,
              comparable ? declared.amount().subtract(amount) : null));
    }
    BigDecimal sum = rows.stream().map(Row::amount).reduce(ZERO, BigDecimal::add);
    BigDecimal distinct = answer.total().get(measure.word()).net();
    return new GroupingTotals(
        measure.word(),
        answer.currency(),
        rows,
        sum,
        sum.subtract(distinct),
        distinct,
        answer.unconverted(),
        answer.provisional(),
        answer.warnings(),
        answer.revision());
  }
}
