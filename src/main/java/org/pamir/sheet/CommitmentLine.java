package org.pamir.sheet;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.funding.CommitmentRequest;

/** A commitment in a table. */
@Schema(name = "CommitmentLine")
public record CommitmentLine(
    @Schema(description = "Of the commitment that the row changes; left out for a new one") UUID id,
    @Schema(description = "Identifier of the project") String project,
    @JsonUnwrapped CommitmentRequest commitment) {}
