package org.pamir.likeness;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is decided of a project and another one.
 *
 * @param project identifier of the other one
 */
public record LookAlikeDecision(
    @NotBlank @Size(max = 500) @Schema(examples = "XM-DAC-46004-SYRDARYA") String project,
    @Size(max = 2_000) @Schema(examples = "One project, reported by both partners")
        String reason) {}
