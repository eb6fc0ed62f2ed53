package org.pamir.intake;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that is wrong or odd in an imported file, and what was done about it. */
@Schema(name = "Finding")
public record FindingView(
    @Schema(description = "Identifier of the activity") String activity,
    Integer line,
    Integer column,
    @Schema(examples = "iati-activity/transaction[3]/value") String path,
    @Schema(
            examples = "error",
            enumeration = {"critical", "error", "warning", "advisory"})
        String severity,
    @Schema(examples = "value-not-a-number") String rule,
    @Schema(description = "Number in the official IATI 2.03 ruleset", examples = "7.8.1")
        String ruleset,
    String message,
    @Schema(examples = "the row is rejected") String action) {}
