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

  private static final int MOST_OVERDRAWN = 100;

  static List<Agreeing> flows(FundingSums sums) {
    return sums.flows().entrySet().stream()
        .map(
            one ->
                new Agreeing(
                    one.getKey().measure(),
                    one.getKey().state(),
                    one.getValue().count(),
                    one.getValue().converted() == 0
                        ? null
                        : LargestRemainder.cents(one.getValue().usd())))
        .toList();
  }

  /** A warning, never a fix: by project, the first of them. */
  static List<Overdrawn> overdrawn(FundingSums sums) {
    return sums.overdrawn().entrySet().stream()
        .limit(MOST_OVERDRAWN)
        .map(
            one -> {
              String[] key = one.getKey().split("\0| (?=[A-Z]{3}$)");
              return new Overdrawn(
                  key[0],
                  UUID.fromString(key[1]),
                  new Money(one.getValue().committed(), key[2]),
                  one.getValue().drawn());
            })
        .toList();
  }

  /** Flows of one kind and state; usd is null where none of them can be converted. */
  @Schema(name = "FlowQuality")
  public record Agreeing(String measure, String state, long count, BigDecimal usd) {}

  /** A commitment with what is drawn on it in its own currency. */
  @Schema(name = "OverdrawnCommitment")
  public record Overdrawn(String project, UUID commitment, Money committed, BigDecimal drawn) {}
}
