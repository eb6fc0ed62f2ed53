package org.pamir.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One revision of the register that changed a project or its money.
 *
 * @param recordedAt when; as {@code asOf} it reads the project as the revision left it
 * @param by the caller that made the change
 * @param source api, import, demo or reference
 * @param requestId the trace id of the request that made it, as its problems and the log name it;
 *     null where none did
 */
@Schema(name = "ProjectRevision")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProjectRevision(
    long revision,
    Instant recordedAt,
    String by,
    String source,
    String requestId,
    List<Change> changes) {

  /**
   * What became of one thing.
   *
   * @param thing project, commitment, disbursement, budget, planned-disbursement or result
   * @param id of a row of money; null of the project itself
   * @param action created, changed or deleted
   */
  @Schema(name = "ProjectRevisionChange")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Change(String thing, String id, String action) {}
}
