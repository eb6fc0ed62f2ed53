package org.pamir.likeness;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Two projects that may be the same, reported by two organisations.
 *
 * @param likeness 0 to 1; null where they were linked without being alike
 * @param note what was said with the decision
 */
@Schema(name = "ProjectLookAlike")
public record ProjectLookAlikeView(
    Side one,
    Side other,
    LookAlikeState state,
    BigDecimal likeness,
    List<LookAlikeReason> reasons,
    String note,
    String decidedBy,
    Instant decidedAt) {

  @Schema(name = "ProjectLookAlikeSide")
  public record Side(
      @Schema(examples = "XM-DAC-41114-SYRDARYA-1") String identifier,
      @Schema(examples = "XM-DAC-41114") String reportingOrg,
      Map<String, String> title) {}
}
