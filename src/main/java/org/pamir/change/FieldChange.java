package org.pamir.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One value that is not what it was.
 *
 * @param field where it is: {@code title.en}, {@code participations[KG].share}
 * @param before null where it was not there
 * @param after null where it is not there any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldChange(
    String field,
    @Schema(description = "Any JSON value") JsonNode before,
    @Schema(description = "Any JSON value") JsonNode after) {}
