package org.pamir.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.project.DocumentLink;

/**
 * How a result is measured (IATI indicator).
 *
 * @param measure null where a file says none that is known
 * @param unit of what is counted, which IATI has no place for
 * @param ascending whether more is better; taken as yes where left out
 * @param aggregation whether its figures may be added to those of other indicators of the same
 *     reference, unit and measure; that of the result where left out
 * @param includesChildren whether its figures contain those of the same indicator in child projects
 */
@Schema(name = "ResultIndicator", description = "How a result is measured.")
public record Indicator(
    @NotEmpty Map<String, @Size(max = 5_000) String> title,
    Map<String, @Size(max = 200_000) String> description,
    @Schema(examples = "unit") Measure measure,
    @Size(max = 100)
        @Schema(examples = "households", description = "Of what is counted; not a part of IATI")
        String unit,
    @Schema(description = "Whether more is better; taken as yes where left out") Boolean ascending,
    @Schema(
            description =
                "Whether its figures may be added to those of others; as the result says where left out")
        Boolean aggregation,
    @Schema(
            description =
                "Whether its figures contain those of the same indicator in child projects, which are then counted once")
        Boolean includesChildren,
    @Valid @Size(max = 50) List<@NotNull Reference> references,
    @Valid @Size(max = 200) List<@NotNull DocumentLink> documents,
    @Valid @Size(max = 500) List<@NotNull Baseline> baselines,
    @Valid @Size(max = 500) List<@NotNull Period> periods) {

  public Indicator {
    title = title == null ? Map.of() : title;
    description = description == null ? Map.of() : description;
    references = references == null ? List.of() : references;
    documents = documents == null ? List.of() : documents;
    baselines = baselines == null ? List.of() : baselines;
    periods = periods == null ? List.of() : periods;
  }

  /** The same with other periods. */
  Indicator with(List<Period> periods) {
    return new Indicator(
        title,
        description,
        measure,
        unit,
        ascending,
        aggregation,
        includesChildren,
        references,
        documents,
        baselines,
        periods);
  }

  /** What gives its figures their meaning, without the figures. */
  Indicator meaning() {
    return new Indicator(
        title,
        null,
        measure,
        unit,
        ascending,
        null,
        includesChildren,
        references,
        null,
        baselines,
        null);
  }

  /**
   * An indicator or a result of a list that others know.
   *
   * @param vocabulary IATI IndicatorVocabulary (9 are the indicators of the Sustainable Development
   *     Goals, 99 are the organisation's own) or ResultVocabulary
   * @param uri where the list is
   */
  @Schema(name = "ResultReference", description = "A code in a list that others know.")
  public record Reference(
      @NotBlank @Size(max = 20) @Schema(examples = "9") String vocabulary,
      @NotBlank @Size(max = 200) @Schema(examples = "6.1.1") String code,
      @Size(max = 2_000) String uri) {}

  /**
   * What the value was before.
   *
   * @param year of the value
   * @param date of the value, more exactly
   */
  @Schema(name = "ResultBaseline", description = "What the value was before.")
  public record Baseline(
      @Min(1900) @Max(2200) @Schema(examples = "2024") Integer year,
      LocalDate date,
      @Size(max = 2_000) @Schema(examples = "1200") String value,
      @Digits(integer = 20, fraction = 10) BigDecimal numerator,
      @Digits(integer = 20, fraction = 10) BigDecimal denominator,
      Map<String, @Size(max = 200_000) String> comment,
      @Valid @Size(max = 50) List<@NotNull Dimension> dimensions,
      @Size(max = 200) List<@NotBlank @Size(max = 200) String> locations,
      @Valid @Size(max = 200) List<@NotNull DocumentLink> documents) {

    public Baseline {
      comment = comment == null ? Map.of() : comment;
      dimensions = dimensions == null ? List.of() : dimensions;
      locations = locations == null ? List.of() : locations;
      documents = documents == null ? List.of() : documents;
    }

    /** The value without its time. */
    public Value asValue() {
      return new Value(value, numerator, denominator, comment, dimensions, locations, documents);
    }
  }

  /**
   * A span of time with what was aimed at and what was reached.
   *
   * @param approval what a country or the hub approved; not read where it is sent
   */
  @Schema(name = "ResultPeriod", description = "What was aimed at and reached in a span of time.")
  public record Period(
      @NotNull @Schema(examples = "2025-01-01") LocalDate start,
      @NotNull @Schema(examples = "2025-12-31") LocalDate end,
      @Valid @Size(max = 1_000) List<@NotNull Value> targets,
      @Valid @Size(max = 1_000) List<@NotNull Value> actuals,
      @JsonProperty(access = JsonProperty.Access.READ_ONLY) @Schema(readOnly = true)
          Approval approval) {

    public Period {
      targets = targets == null ? List.of() : targets;
      actuals = actuals == null ? List.of() : actuals;
    }

    public Period(LocalDate start, LocalDate end, List<Value> targets, List<Value> actuals) {
      this(start, end, targets, actuals, null);
    }

    Period with(Approval next) {
      return new Period(start, end, targets, actuals, next);
    }
  }

  /**
   * A target or an actual value.
   *
   * @param value as text: IATI has no other; a number where the measure is unit or percentage
   * @param numerator of a percentage: what is there
   * @param denominator of a percentage: what it is a part of
   * @param dimensions what part of the whole it is of; of the whole where there are none
   * @param locations refs of locations of the project
   */
  @Schema(name = "ResultValue", description = "A target or an actual value.")
  public record Value(
      @Size(max = 2_000) @Schema(examples = "1500") String value,
      @Digits(integer = 20, fraction = 10)
          @Schema(description = "Of a percentage: what is there; percentages are added up by it")
          BigDecimal numerator,
      @Digits(integer = 20, fraction = 10)
          @Schema(description = "Of a percentage: what it is a part of")
          BigDecimal denominator,
      Map<String, @Size(max = 200_000) String> comment,
      @Valid @Size(max = 50) List<@NotNull Dimension> dimensions,
      @Size(max = 200) List<@NotBlank @Size(max = 200) String> locations,
      @Valid @Size(max = 200) List<@NotNull DocumentLink> documents) {

    public Value {
      comment = comment == null ? Map.of() : comment;
      dimensions = dimensions == null ? List.of() : dimensions;
      locations = locations == null ? List.of() : locations;
      documents = documents == null ? List.of() : documents;
    }
  }

  /** A part of the whole, such as sex: female; the name {@code country} makes it a country's. */
  @Schema(name = "ResultDimension", description = "A part of the whole, such as sex: female.")
  public record Dimension(
      @NotBlank @Size(max = 500) @Schema(examples = "sex") String name,
      @NotBlank @Size(max = 500) @Schema(examples = "female") String value) {}
}
