package org.pamir.participation;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.project.ParticipationView;

/**
 * A participation in a list across projects.
 *
 * @param participation JSON of a {@link ParticipationView}, as the project's document has it
 */
public record ListedParticipation(
    @Schema(description = "Identifier of the project") String project,
    @JsonRawValue @Schema(implementation = ParticipationView.class) String participation) {}
