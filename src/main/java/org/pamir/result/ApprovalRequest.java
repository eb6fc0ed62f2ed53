package org.pamir.result;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which periods of a result are meant, by their place in it.
 *
 * @param indicator place among the indicators, from 0; all of them where left out
 * @param period place among the periods of the indicator, from 0; all of them where left out
 */
@Schema(
    name = "ResultApprovalRequest",
    description = "Which periods of a result are meant, by their place in it.")
public record ApprovalRequest(
    @Min(0) @Schema(examples = "0", description = "From 0, all of them where left out")
        Integer indicator,
    @Min(0) @Schema(examples = "0", description = "From 0, all of them where left out")
        Integer period,
    @Size(max = 2_000) String reason) {}
