package org.pamir.funding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.shared.Money;
import org.pamir.shared.http.Versioned;

/** Money needed in a period, as the register keeps it. */
@Schema(name = "Budget")
public record BudgetView(
    UUID id,
    @Schema(description = "Identifier of the project") String project,
    BudgetType type,
    BudgetStatus status,
    LocalDate periodStart,
    LocalDate periodEnd,
    Money value,
    LocalDate valueDate,
    int version,
    long revision,
    Instant createdAt,
    Instant updatedAt)
    implements Versioned {

  static BudgetView of(Budget budget, String project) {
    return new BudgetView(
        budget.id(),
        project,
        budget.type(),
        budget.status(),
        budget.periodStart(),
        budget.periodEnd(),
        budget.value(),
        budget.valueDate(),
        budget.version(),
        budget.revision(),
        budget.createdAt(),
        budget.updatedAt());
  }
}
