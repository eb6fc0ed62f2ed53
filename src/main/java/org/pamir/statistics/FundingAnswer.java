package org.pamir.statistics;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Money by group. Rows add up to the total to the cent, unless a project may be in several groups;
 * then {@code overlap} is what the rows count twice.
 *
 * @param rows one a group, with a member for each dimension and measure
 * @param overlap by measure, where groups overlap
 * @param unconverted amounts that no rate converts: not in any figure above
 * @param imputed dimensions whose weights were made up, because none are reported
 * @param provisional whether a figure rests on a rate older than the newest value date allows
 * @param warnings what a reader of the figures should know
 * @param revision the register's revision that the figures show
 */
@Schema(name = "FundingStatistics")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FundingAnswer(
    List<String> groupBy,
    List<String> measures,
    String currency,
    String counting,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Row> rows,
    Map<String, Total> total,
    Map<String, BigDecimal> overlap,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Unconverted> unconverted,
    List<String> imputed,
    boolean provisional,
    List<String> warnings,
    long revision)
    implements Dated {

  /**
   * One group.
   *
   * @param members its place in each dimension (null is what has none), then its amount by measure
   * @param projects how many projects have money in it; null for the rest, since one may be in
   *     several groups of it
   * @param basis by measure, how its amounts came to be in their place: item, project, single,
   *     regional, imputed; left out where rows are grouped by it
   * @param rest how many groups this row stands for, where {@code top} leaves a rest; null in
   *     others
   */
  @Schema(name = "FundingRow", additionalProperties = Schema.True.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Row(
      @JsonAnyGetter @Schema(hidden = true) Map<String, Object> members,
      @Schema(nullable = true) Long projects,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Map<String, BigDecimal>> basis,
      @JsonInclude(JsonInclude.Include.NON_NULL) Integer rest) {}

  /**
   * What was reported, what of it moved on to projects that are counted too, and what is left: each
   * dollar once.
   */
  @Schema(name = "FundingTotal")
  public record Total(BigDecimal gross, BigDecimal internal, BigDecimal net) {}

  @Schema(name = "Unconverted")
  public record Unconverted(String measure, String currency, BigDecimal amount, long count) {}

  /** The same with other rows, which add up to the same. */
  FundingAnswer with(List<Row> others) {
    return new FundingAnswer(
        groupBy,
        measures,
        currency,
        counting,
        others,
        total,
        overlap,
        unconverted,
        imputed,
        provisional,
        warnings,
        revision);
  }
}
