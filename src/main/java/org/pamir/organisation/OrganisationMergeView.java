package org.pamir.organisation;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Two organisations that were made one.
 *
 * @param ref of the one that went, an alias since then
 * @param name of the one that went
 * @param undoneAt null while it holds
 */
@Schema(name = "OrganisationMerge")
public record OrganisationMergeView(
    @Schema(examples = "17") long id,
    @Schema(examples = "46004") String ref,
    Map<String, String> name,
    @Schema(examples = "XM-DAC-46004") String into,
    String reason,
    String mergedBy,
    Instant mergedAt,
    String undoneBy,
    Instant undoneAt,
    long revision) {}
