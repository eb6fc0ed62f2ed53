package org.pamir.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A key to be made.
 *
 * @param organisation ref or alias of the organisation an editor writes for
 * @param country ISO code of the country a focal point speaks for
 * @param expiresAt from when on it is refused, or null for never
 */
public record ApiKeyRequest(
    @NotBlank @Size(max = 100) @Schema(examples = "nightly push") String name,
    @Size(max = 200) @Schema(examples = "XM-DAC-41114") String organisation,
    @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166-1 code such as KG")
        @Schema(examples = "KG")
        String country,
    @NotEmpty @Size(max = 3) List<@NotNull Role> roles,
    @Schema(examples = "2027-12-31T00:00:00Z") Instant expiresAt) {}
