package org.pamir.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a project and its money came from one moment to another.
 *
 * @param from null where the last change is shown, whenever it was
 * @param fromRevision the register's revision at the first
 * @param toRevision the register's revision at the second
 */
@Schema(name = "ProjectDiff")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProjectDiff(
    Instant from, Instant to, long fromRevision, long toRevision, List<FieldChange> changes) {}
