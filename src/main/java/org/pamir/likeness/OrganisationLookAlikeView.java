package org.pamir.likeness;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Two organisations that may be one. */
@Schema(name = "OrganisationLookAlike")
public record OrganisationLookAlikeView(
    Side one, Side other, BigDecimal likeness, List<LookAlikeReason> reasons) {

  @Schema(name = "OrganisationLookAlikeSide")
  public record Side(@Schema(examples = "XM-DAC-46004") String ref, Map<String, String> name) {}
}
