package org.pamir.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Changes in the order of their revisions.
 *
 * @param next where to go on, whether there is more yet or not: the {@code since} of the next
 *     request
 * @param more whether anything up to {@code revision} is left to be told
 * @param revision the newest of the register
 */
@Schema(name = "ChangePage")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ChangePage(
    List<Change> changes,
    @Schema(examples = "8123.50") String next,
    boolean more,
    @Schema(examples = "8130") long revision) {}
