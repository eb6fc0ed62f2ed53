package org.pamir.organisation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.shared.http.Versioned;

/** An organisation as the register knows it. */
@Schema(name = "Organisation")
public record OrganisationView(
    @Schema(examples = "XM-DAC-41114") String ref,
    Map<String, String> name,
    String type,
    String country,
    List<String> aliases,
    int version,
    long revision,
    Instant createdAt,
    Instant updatedAt)
    implements Versioned {

  static OrganisationView of(Organisation organisation, List<String> aliases) {
    return new OrganisationView(
        organisation.ref(),
        organisation.name(),
        organisation.type(),
        organisation.country(),
        aliases,
        organisation.version(),
        organisation.revision(),
        organisation.createdAt(),
        organisation.updatedAt());
  }
}
