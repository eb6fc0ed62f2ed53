package org.pamir.funding;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.organisation.OrganisationMention;

/**
 * Who gives or gets, as reported (IATI provider-org, receiver-org).
 *
 * @param activity identifier of the giver's or getter's own activity, which links two reports of
 *     one flow
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Party(
    @Size(max = 200) @Schema(examples = "XI-IATI-EC_INTPA") String ref,
    Map<String, @Size(max = 1_000) String> name,
    @Schema(examples = "15", description = "IATI OrganisationType") String type,
    @Size(max = 500) @Schema(examples = "XI-IATI-EC_INTPA-2025-PC-1") String activity) {

  OrganisationMention mention() {
    return new OrganisationMention(ref, name, type);
  }
}
