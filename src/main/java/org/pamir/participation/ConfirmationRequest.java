package org.pamir.participation;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a country confirms, declines or suspends, and under which agreement. */
public record ConfirmationRequest(
    @Size(max = 2_000) @Schema(examples = "Agreed at the working group of January") String reason,
    @Size(max = 200) @Schema(examples = "KG-2025-17") String agreementRef) {}
