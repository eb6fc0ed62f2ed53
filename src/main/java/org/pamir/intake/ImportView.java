package org.pamir.intake;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file that was taken in, or is being taken in. */
@Schema(name = "Import")
public record ImportView(
    UUID id,
    ImportStatus status,
    @Schema(examples = "usaid-kg.xml") String name,
    @Schema(examples = "application/xml") String mediaType,
    boolean dryRun,
    Missing missing,
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
   * @param totalBytes of the file as sent
   * @param activities read
   * @param perSecond activities a second
   * @param secondsLeft until the end at this rate, or null where that cannot be told
   */
  @Schema(name = "ImportProgress")
  public record Progress(
      long bytes,
      Long totalBytes,
      int activities,
      @Schema(description = "Activities a second") int perSecond,
      @Schema(description = "Until the end at this rate; null before it begins and after its end")
          Integer secondsLeft) {}
}
