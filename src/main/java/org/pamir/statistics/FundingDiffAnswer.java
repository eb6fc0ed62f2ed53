package org.pamir.statistics;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a figure came from one moment to another: what moved it in each group, by cause. Causes add
 * up to the change of their row, rows to the total, and the causes of the total to it.
 *
 * @param change of the total, in the currency
 * @param causes of the total, by word
 * @param fromRevision the register's revision at the first moment
 * @param revision the register's revision at the second
 */
@Schema(name = "FundingDiff")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FundingDiffAnswer(
    Instant from,
    Instant to,
    List<String> groupBy,
    String measure,
    String currency,
    String counting,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Row> rows,
    BigDecimal change,
    @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, BigDecimal> causes,
    long fromRevision,
    long revision)
    implements Dated {

  /**
   * One group that moved.
   *
   * @param members its place in each dimension; null is what has none
   */
  @Schema(name = "FundingDiffRow", additionalProperties = Schema.True.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Row(
      @JsonAnyGetter @Schema(hidden = true) Map<String, Object> members,
      BigDecimal change,
      Map<String, BigDecimal> causes) {}
}
