package org.pamir.project;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a project has beside what its organisation said; with {@link ProjectRequest} it makes the
 * whole answer. It tells the OpenAPI document what {@link ProjectDocument} writes.
 */
@Schema(
    name = "Project",
    description =
        "A project: what its organisation said, what its countries said, and which version this is.",
    allOf = {ProjectRequest.class, ProjectView.Kept.class})
public interface ProjectView {

  @Schema(name = "ProjectKept", description = "What the register adds to a project.")
  record Kept(
      List<ParticipationView> participations,
      List<ShareSet> shareSets,
      @Schema(
              description =
                  "By country, what those said that the project named before: a country that is named again has its say"
                      + " already")
          Map<String, Confirmation> formerConfirmations,
      @Schema(description = "Counts the changes of this project", examples = "1") int version,
      @Schema(description = "The register's revision of the last of them", examples = "8123")
          long revision,
      Instant createdAt,
      Instant updatedAt) {}

  @Schema(name = "ProjectPage")
  record Listed(List<ProjectView> items, String next, long total, long revision) {}
}
