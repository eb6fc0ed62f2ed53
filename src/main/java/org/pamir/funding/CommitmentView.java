package org.pamir.funding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.shared.Money;
import org.pamir.shared.http.Versioned;

/** Money promised, as the register keeps it. */
@Schema(name = "Commitment")
public record CommitmentView(
    UUID id,
    @Schema(description = "Identifier of the project") String project,
    @Schema(description = "IATI TransactionType") String type,
    CommitmentKind kind,
    Direction direction,
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
    UUID pledge,
    int version,
    long revision,
    Instant createdAt,
    Instant updatedAt)
    implements Versioned {

  static CommitmentView of(Commitment commitment, String project) {
    return new CommitmentView(
        commitment.id(),
        project,
        commitment.type(),
        CommitmentType.ofCode(commitment.type()).kind(),
        CommitmentType.ofCode(commitment.type()).direction(),
        commitment.reference(),
        commitment.date(),
        commitment.value(),
        commitment.valueDate(),
        commitment.provider(),
        commitment.receiver(),
        commitment.flow(),
        commitment.finance(),
        commitment.aid(),
        commitment.tied(),
        commitment.humanitarian(),
        commitment.description(),
        commitment.countries(),
        commitment.regions(),
        commitment.sectors(),
        commitment.pledge(),
        commitment.version(),
        commitment.revision(),
        commitment.createdAt(),
        commitment.updatedAt());
  }
}
