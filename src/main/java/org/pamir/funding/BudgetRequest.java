package org.pamir.funding;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.shared.Money;

/**
 * Money needed in a period (IATI budget): at most a year, not negative; a revised one replaces the
 * original of its period when it is counted.
 */
@JsonIgnoreProperties({"id", "project", "version", "revision", "createdAt", "updatedAt"})
public record BudgetRequest(
    @Schema(description = "original where left out") BudgetType type,
    @Schema(description = "indicative where left out") BudgetStatus status,
    @NotNull @Schema(examples = "2025-01-01") LocalDate periodStart,
    @NotNull @Schema(examples = "2025-12-31") LocalDate periodEnd,
    @NotNull @Valid Money value,
    @Schema(
            description =
                "The day of the exchange rate; the first day of the period where left out")
        LocalDate valueDate) {

  BudgetRequest withDefaults() {
    return new BudgetRequest(
        type == null ? BudgetType.ORIGINAL : type,
        status == null ? BudgetStatus.INDICATIVE : status,
        periodStart,
        periodEnd,
        value,
        valueDate == null ? periodStart : valueDate);
  }
}
