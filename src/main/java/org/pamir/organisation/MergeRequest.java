package org.pamir.organisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That an organisation is another.
 *
 * @param into ref of the one that stays
 */
public record MergeRequest(
    @NotBlank @Size(max = 200) @Schema(examples = "XM-DAC-46004") String into,
    @Size(max = 2_000) @Schema(examples = "The same bank under its former ref") String reason) {}
