package org.pamir.funding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.shared.Money;
import org.pamir.shared.http.Versioned;

/** Money paid, as the register keeps it. */
@Schema(name = "Disbursement")
public record DisbursementView(
    UUID id,
    @Schema(description = "Identifier of the project") String project,
    @Schema(description = "IATI TransactionType") String type,
    DisbursementKind kind,
    String reference,
    LocalDate date,
    Money value,
    LocalDate valueDate,
    Party provider,
    Party receiver,
    String flow,
    String finance,
    String aid,
    String tied,
    Boolean humanitarian,
    Map<String, String> description,
    List<Allocation.Country> countries,
    List<Allocation.Region> regions,
    List<Allocation.Sector> sectors,
    UUID commitment,
    int version,
    long revision,
    Instant createdAt,
    Instant updatedAt)
    implements Versioned {

  static DisbursementView of(Disbursement disbursement, String project) {
    return new DisbursementView(
        disbursement.id(),
        project,
        disbursement.type(),
        DisbursementKind.ofCode(disbursement.type()),
        disbursement.reference(),
        disbursement.date(),
        disbursement.value(),
        disbursement.valueDate(),
        disbursement.provider(),
        disbursement.receiver(),
        disbursement.flow(),
        disbursement.finance(),
        disbursement.aid(),
        disbursement.tied(),
        disbursement.humanitarian(),
        disbursement.description(),
        disbursement.countries(),
        disbursement.regions(),
        disbursement.sectors(),
        disbursement.commitment(),
        disbursement.version(),
        disbursement.revision(),
        disbursement.createdAt(),
        disbursement.updatedAt());
  }
}
