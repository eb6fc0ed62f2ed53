package org.pamir.quality;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The quality of an organisation's published projects in sum. */
@Schema(name = "OrganisationQuality")
record OrganisationQualityView(
    @Schema(examples = "XM-DAC-41114") String organisation,
    @Schema(
            description =
                "Mean score of the projects that are judged, 0 to 100, rounded down; none without any",
            examples = "81")
        Integer score,
    @Schema(description = "The lowest of them", examples = "43") Integer lowest,
    @Schema(description = "Published projects", examples = "120") int projects,
    @Schema(
            description =
                "How many of them are judged since they changed; where it is less than projects, ask again",
            examples = "120")
        int judged,
    SeverityCounts counts,
    long revision) {

  static OrganisationQualityView of(String ref, QualityQueries.Summary summary, long revision) {
    return new OrganisationQualityView(
        ref,
        summary.score(),
        summary.score() == null ? null : summary.lowest(),
        summary.projects(),
        summary.judged(),
        new SeverityCounts(
            summary.critical(), summary.error(), summary.warning(), summary.advisory()),
        revision);
  }
}
