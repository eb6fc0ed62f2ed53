package org.pamir.sheet;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.project.ParticipationRequest;

/** A participation in a table. */
@Schema(name = "ParticipationLine")
public record ParticipationLine(
    @Schema(description = "Identifier of the project") String project,
    @JsonUnwrapped ParticipationRequest participation) {}
