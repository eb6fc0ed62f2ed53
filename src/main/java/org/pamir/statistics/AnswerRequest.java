package org.pamir.statistics;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an organisation says to a report of it, and why. */
@Schema(name = "ReportAnswerRequest")
public record AnswerRequest(
    @NotNull AnswerState state,
    @Size(max = 2_000) @Schema(examples = "We have received it in two parts") String reason) {}
