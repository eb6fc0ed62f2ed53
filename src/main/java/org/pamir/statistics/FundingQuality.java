package org.pamir.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.shared.Money;

/**
 * How good the figures on money are.
 *
 * @param basis by measure, how amounts came to be in their place: own allocation, the project's
 *     shares, the only country, or regional because nobody shared them out
 * @param flows how many reports of flows agree, by kind of flow
 * @param overdrawn commitments on which more is drawn than they hold, at most 100
 */
@Schema(name = "QualityStatistics")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FundingQuality(
    String currency,
    Map<String, Map<String, BigDecimal>> basis,
    List<Agreeing> flows,
    List<Overdrawn> overdrawn,
    List<FundingAnswer.Unconverted> unconverted,
    boolean provisional,
    List<String> warnings,
    long revision)
    implements Dated {

  /** Flows of one kind and state; usd is null where none of them can be converted. */
  @Schema(name = "FlowQuality")
  public record Agreeing(String measure, String state, long count, BigDecimal usd) {}

  /** A commitment with what is drawn on it in its own currency. */
  @Schema(name = "OverdrawnCommitment")
  public record Overdrawn(String project, UUID commitment, Money committed, BigDecimal drawn) {}
}
