package org.pamir.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who works on what the filter asks for.
 *
 * @param rows one an organisation, those with most projects first, 1,000 at most
 * @param complete whether these are all
 * @param unconverted amounts that no rate converts: not in any figure above
 * @param warnings what a reader of the figures should know
 */
@Schema(name = "Coordination")
public record Coordination(
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Row> rows,
    boolean complete,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<FundingAnswer.Unconverted> unconverted,
    boolean provisional,
    List<String> warnings,
    long revision)
    implements Dated {

  /**
   * An organisation.
   *
   * @param roles reporting, and those that projects give it
   * @param active how many of its projects are under way
   * @param from when the first of its projects begins
   * @param to when the last of them ends
   * @param reported US dollars committed in the projects that it reports, each counted once
   * @param provided US dollars committed of which it is the provider, each counted once
   */
  @Schema(name = "CoordinationRow")
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Row(
      @Schema(examples = "XM-DAC-41114") String organisation,
      Map<String, String> name,
      List<String> roles,
      long projects,
      long active,
      @Schema(nullable = true) LocalDate from,
      @Schema(nullable = true) LocalDate to,
      BigDecimal reported,
      BigDecimal provided) {}

  /**
   * Where two organisations work at the same time.
   *
   * @param rows those that share most first, 500 at most
   * @param complete false where more projects match than are compared
   */
  @Schema(name = "CoordinationOverlaps")
  public record Overlaps(
      @JsonInclude(JsonInclude.Include.ALWAYS) List<Overlap> rows, boolean complete, long revision)
      implements Dated {}

  /**
   * Two organisations in one country, on one goal.
   *
   * @param projects pairs of projects, one of each, whose times overlap
   * @param from when the first overlap begins
   * @param to when the last of them ends; null where none of them has an end
   */
  @Schema(name = "CoordinationOverlap")
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Overlap(
      @Schema(examples = "XM-DAC-41114") String one,
      @Schema(examples = "XM-DAC-46004") String other,
      @Schema(examples = "KG") String country,
      @Schema(nullable = true) Integer sdg,
      long projects,
      @Schema(nullable = true) LocalDate from,
      @Schema(nullable = true) LocalDate to) {}

  /** Where nobody works, and where there is need without commitments. */
  @Schema(name = "CoordinationGaps")
  public record Gaps(
      @JsonInclude(JsonInclude.Include.ALWAYS) List<Cell> rows,
      @JsonInclude(JsonInclude.Include.ALWAYS) List<FundingAnswer.Unconverted> unconverted,
      boolean provisional,
      List<String> warnings,
      long revision)
      implements Dated {}

  /**
   * A country and a goal, or a theme.
   *
   * @param state nobody: no project is under way; unfunded: budgets, and no commitments; served
   * @param budgeted US dollars of current budgets
   * @param committed US dollars, each counted once
   */
  @Schema(name = "CoordinationCell")
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Cell(
      @Schema(examples = "KG") String country,
      @Schema(nullable = true) Integer sdg,
      @Schema(nullable = true) String theme,
      @Schema(examples = "nobody") String state,
      long active,
      long organisations,
      BigDecimal budgeted,
      BigDecimal committed) {}
}
