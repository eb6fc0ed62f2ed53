package org.pamir.grouping;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A project's place in a grouping.
 *
 * @param identifier of the project
 * @param share percentage of the project's money that belongs to the grouping, above 0 and at most
 *     100; null means the whole of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GroupingMember(
    @NotBlank @Size(max = 500) @Schema(examples = "XM-DAC-41114-SYRDARYA-1") String identifier,
    @DecimalMin(value = "0", inclusive = false)
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 6)
        @Schema(
            examples = "40",
            description =
                "Percentage of the project's money that belongs to the grouping; the whole of it where left out")
        BigDecimal share) {

  /** The same, with 40.0 as 40: a percentage, unlike an amount, has no digits worth keeping. */
  GroupingMember normal() {
    if (share == null) {
      return this;
    }
    BigDecimal stripped = share.stripTrailingZeros();
    return new GroupingMember(identifier, stripped.scale() < 0 ? stripped.setScale(0) : stripped);
  }
}
