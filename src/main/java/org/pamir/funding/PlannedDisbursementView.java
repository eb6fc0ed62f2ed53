package org.pamir.funding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.shared.Money;
import org.pamir.shared.http.Versioned;

/** A scheduled payment, as the register keeps it. */
@Schema(name = "PlannedDisbursement")
public record PlannedDisbursementView(
    UUID id,
    @Schema(description = "Identifier of the project") String project,
    BudgetType type,
    LocalDate periodStart,
    LocalDate periodEnd,
    Party provider,
    Party receiver,
    Money value,
    LocalDate valueDate,
    int version,
    long revision,
    Instant createdAt,
    Instant updatedAt)
    implements Versioned {

  static PlannedDisbursementView of(PlannedDisbursement planned, String project) {
    return new PlannedDisbursementView(
        planned.id(),
        project,
        planned.type(),
        planned.periodStart(),
        planned.periodEnd(),
        planned.provider(),
        planned.receiver(),
        planned.value(),
        planned.valueDate(),
        planned.version(),
        planned.revision(),
        planned.createdAt(),
        planned.updatedAt());
  }
}
