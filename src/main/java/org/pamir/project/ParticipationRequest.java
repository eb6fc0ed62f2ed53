package org.pamir.project;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A country's part in a project, as the reporting organisation says it. What the country itself
 * says is its confirmation, which no push from the agency overwrites; it and the versions may be
 * sent back and are not read.
 *
 * @param share percentage of the project's money, up to 6 decimals
 * @param channel through whom the project works in the country
 * @param counterpart the institution on the country's side
 */
@JsonIgnoreProperties({"confirmation", "version", "revision"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParticipationRequest(
    @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166-1 code such as KG")
        @Schema(examples = "KG", description = "ISO 3166-1 alpha-2 code")
        String country,
    @Schema(description = "participant where left out") ParticipationRole role,
    @Schema(description = "proposed where left out") ParticipationStatus status,
    @DecimalMin("0")
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 6)
        @Schema(
            examples = "50",
            description = "Percentage of the project's money; with all others and the regions 100")
        BigDecimal share,
    Channel channel,
    @Size(max = 500) @Schema(examples = "Ministry of Water Resources") String counterpart,
    @Size(max = 200) @Schema(examples = "KG-2025-17") String agreementRef,
    LocalDate signedOn,
    LocalDate from,
    LocalDate to) {

  /** With what a caller may leave out filled in. */
  ParticipationRequest withDefaults() {
    return new ParticipationRequest(
        country,
        role == null ? ParticipationRole.PARTICIPANT : role,
        status == null ? ParticipationStatus.PROPOSED : status,
        share,
        channel,
        counterpart,
        agreementRef,
        signedOn,
        from,
        to);
  }

  /** The same of this country, which the path of a request names. */
  public ParticipationRequest of(String country) {
    return new ParticipationRequest(
        country, role, status, share, channel, counterpart, agreementRef, signedOn, from, to);
  }

  ParticipationRequest withShare(BigDecimal next) {
    return new ParticipationRequest(
        country, role, status, next, channel, counterpart, agreementRef, signedOn, from, to);
  }
}
