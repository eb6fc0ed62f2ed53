package org.pamir.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.shared.http.Versioned;

/**
 * A country's part in a project with both voices: the reporting organisation's status and the
 * country's confirmation.
 *
 * @param version counts the changes of this participation
 * @param revision the register's revision of the last of them
 */
@Schema(name = "Participation")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParticipationView(
    String country,
    ParticipationRole role,
    ParticipationStatus status,
    BigDecimal share,
    Channel channel,
    String counterpart,
    String agreementRef,
    LocalDate signedOn,
    LocalDate from,
    LocalDate to,
    Confirmation confirmation,
    int version,
    long revision)
    implements Versioned {

  static ParticipationView of(
      ParticipationRequest said, Confirmation confirmation, int version, long revision) {
    return new ParticipationView(
        said.country(),
        said.role(),
        said.status(),
        said.share(),
        said.channel(),
        said.counterpart(),
        said.agreementRef(),
        said.signedOn(),
        said.from(),
        said.to(),
        confirmation,
        version,
        revision);
  }

  /** What the reporting organisation said. */
  public ParticipationRequest said() {
    return new ParticipationRequest(
        country, role, status, share, channel, counterpart, agreementRef, signedOn, from, to);
  }
}
