package org.pamir.funding;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.shared.Money;

/**
 * Money paid, as reported.
 *
 * @param commitment id of the commitment it draws on
 */
@JsonIgnoreProperties({"id", "project", "type", "version", "revision", "createdAt", "updatedAt"})
public record DisbursementRequest(
    @NotNull DisbursementKind kind,
    @Size(max = 200) @Schema(examples = "EC-77") String reference,
    @Schema(description = "Transaction date; the value date where left out") LocalDate date,
    @NotNull @Valid Money value,
    @Schema(
            examples = "2025-03-31",
            description = "The day of the exchange rate; the date where left out")
        LocalDate valueDate,
    @Valid Party provider,
    @Valid Party receiver,
    @Schema(examples = "10", description = "IATI FlowType; the project's default where left out")
        String flow,
    @Schema(
            examples = "110",
            description = "IATI FinanceType; the project's default where left out")
        String finance,
    @Schema(examples = "C01", description = "IATI AidType; the project's default where left out")
        String aid,
    @Schema(examples = "5", description = "IATI TiedStatus; the project's default where left out")
        String tied,
    Boolean humanitarian,
    Map<String, @Size(max = 20_000) String> description,
    @Valid @Size(max = 300) List<Allocation.@NotNull Country> countries,
    @Valid @Size(max = 100) List<Allocation.@NotNull Region> regions,
    @Valid @Size(max = 500) List<Allocation.@NotNull Sector> sectors,
    @Schema(description = "Id of the commitment it draws on") UUID commitment)
    implements TransactionRequest {

  @Override
  public String type() {
    return kind == null ? null : kind.code();
  }
}
