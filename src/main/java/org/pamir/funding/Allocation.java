package org.pamir.funding;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an amount is for, where that differs from its project's own shares. Percentages of one kind
 * sum to 100.
 */
public final class Allocation {

  private Allocation() {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "CountryAllocation")
  public record Country(
      @NotBlank @Schema(examples = "KG") String country,
      @NotNull
          @DecimalMin("0")
          @DecimalMax("100")
          @Digits(integer = 3, fraction = 6)
          @Schema(examples = "100")
          BigDecimal share) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "RegionAllocation")
  public record Region(
      @NotBlank @Size(max = 20) @Schema(examples = "619") String code,
      String vocabulary,
      @NotNull
          @DecimalMin("0")
          @DecimalMax("100")
          @Digits(integer = 3, fraction = 6)
          @Schema(examples = "100")
          BigDecimal share) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "SectorAllocation")
  public record Sector(
      @NotBlank @Size(max = 50) @Schema(examples = "14015") String code,
      String vocabulary,
      @DecimalMin("0")
          @DecimalMax("100")
          @Digits(integer = 3, fraction = 6)
          @Schema(examples = "100")
          BigDecimal share) {}
}
