package org.pamir.organisation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An organisation as hub staff register it.
 *
 * @param aliases other refs and spellings that mean the same one
 */
@JsonIgnoreProperties({"version", "revision", "createdAt", "updatedAt"})
public record OrganisationRequest(
    @Size(max = 200)
        @Schema(examples = "XM-DAC-41114", description = "May be left out: the path says it")
        String ref,
    @NotEmpty Map<String, @Size(max = 1_000) String> name,
    @Schema(examples = "40", description = "IATI OrganisationType") String type,
    @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166-1 code such as KG")
        @Schema(examples = "KG")
        String country,
    @Size(max = 100) List<@NotNull @NotBlank @Size(max = 200) String> aliases) {}
