package org.pamir.funding;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.shared.Money;

/**
 * A payment that is scheduled (IATI planned-disbursement); reported in addition to budgets, never
 * summed with them.
 */
@JsonIgnoreProperties({"id", "project", "version", "revision", "createdAt", "updatedAt"})
public record PlannedDisbursementRequest(
    @Schema(description = "original where left out") BudgetType type,
    @NotNull @Schema(examples = "2025-01-01") LocalDate periodStart,
    @Schema(examples = "2025-03-31") LocalDate periodEnd,
    @Valid Party provider,
    @Valid Party receiver,
    @NotNull @Valid Money value,
    @Schema(
            description =
                "The day of the exchange rate; the first day of the period where left out")
        LocalDate valueDate) {

  PlannedDisbursementRequest withDefaults() {
    return new PlannedDisbursementRequest(
        type == null ? BudgetType.ORIGINAL : type,
        periodStart,
        periodEnd,
        provider,
        receiver,
        value,
        valueDate == null ? periodStart : valueDate);
  }
}
