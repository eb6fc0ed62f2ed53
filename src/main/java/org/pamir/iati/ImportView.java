package org.pamir.iati;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file that was taken in, or is being taken in. */
@Schema(name = "Import")
public record ImportView(
    UUID id,
    ImportStatus status,
    @Schema(examples = "usaid-kg.xml") String name,
    boolean dryRun,
    Progress progress,
    ImportCounts counts,
    @Schema(description = "Why it failed; what came before that place is in the register")
        String problem,
    Instant createdAt,
    Instant finishedAt) {

  /**
   * How far it is.
   *
   * @param bytes read of the file as sent
   * @param totalBytes of the file, or null where the sender did not say
   * @param activities read
   * @param perSecond activities a second since it began
   */
  @Schema(name = "ImportProgress")
  public record Progress(long bytes, Long totalBytes, int activities, int perSecond) {}
}
