package org.pamir.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was aimed at and reached.
 *
 * @param leftOut what is in no row, by reason
 * @param warnings figures that do not fit together
 */
@Schema(name = "ResultStatistics", description = "What was aimed at and reached.")
record ResultAnswer(
    List<String> groupBy,
    String dimension,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Row> rows,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<LeftOut> leftOut,
    List<String> warnings,
    long revision)
    implements Dated {

  /**
   * @param part value of the dimension that was asked for
   * @param indicator code of the reference in its vocabulary
   * @param owner ref of the reporting organisation whose own list the vocabulary is
   * @param basis how a country's figures came to be its own: named by the figure, or single where
   *     the project is in no other; regional where they are no country's
   * @param achievement percentage of the target, from the figures that have both; of the way from
   *     the baseline where less is better
   * @param notAggregable percentages without numerator and denominator, which are in no sum
   * @param measured different indicators, where they are not grouped by
   * @param reached those of them that reached their target
   * @param missed those of them that did not
   */
  @Schema(name = "ResultStatisticsRow")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      @Schema(examples = "6") Integer sdg,
      @Schema(examples = "6.1") String target,
      @Schema(examples = "9") String vocabulary,
      @Schema(examples = "6.1.1") String indicator,
      String owner,
      String title,
      @Schema(examples = "unit") String measure,
      @Schema(examples = "households") String unit,
      @Schema(examples = "KG") String country,
      @Schema(examples = "named") String basis,
      @Schema(examples = "outcome") String type,
      Integer year,
      String part,
      BigDecimal baselineValue,
      BigDecimal targetValue,
      BigDecimal actualValue,
      BigDecimal achievement,
      int projects,
      Integer indicators,
      Integer notAggregable,
      Integer measured,
      Integer reached,
      Integer missed) {}

  /**
   * @param reason no-reference, not-aggregable, not-counted, not-a-number, only-parts,
   *     earlier-period, percentage-without-parts
   * @param count of indicators for the first three, of figures for the others
   */
  @Schema(name = "ResultsLeftOut")
  record LeftOut(@Schema(examples = "not-aggregable") String reason, long count) {}
}
