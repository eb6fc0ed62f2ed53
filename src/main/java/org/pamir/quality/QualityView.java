package org.pamir.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is wrong with a project by the rules of the standard and of the register, and its score. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ProjectQuality")
record QualityView(
    @Schema(description = "Identifier of the project", examples = "XM-DAC-41114-SYRDARYA-1")
        String project,
    @Schema(
            description =
                "0 to 100: floor(100 × rules × (0.6 + 0.4 × completeness)). Each broken rule multiplies rules, which begins at 1, by 0.5"
                    + " (critical), 0.9 (error), 0.97 (warning) or 0.995 (advisory), to the power of 1 + log2 of its places.",
            examples = "87")
        int score,
    @Schema(
            description = "0 to 100: how much is there of what a reader looks for, by weight",
            examples = "74")
        int completeness,
    @Schema(description = "What is not there, of what a reader looks for") List<String> missing,
    SeverityCounts counts,
    @Schema(description = "Worst first") List<Found> findings,
    @Schema(description = "The register's revision that this is true for") long revision) {

  /** A broken rule. */
  @Schema(name = "QualityFinding")
  record Found(
      @Schema(enumeration = {"critical", "error", "warning", "advisory"}) String severity,
      @Schema(examples = "sector-percentage-sum") String rule,
      @Schema(
              description = "Number in the official IATI 2.03 ruleset, where it has one",
              examples = "2.1.2")
          String ruleset,
      @Schema(description = "Place in the terms of the standard", examples = "iati-activity/sector")
          String path,
      @Schema(
              description =
                  "Place in the project's own terms: a member, or a row of money by its path; none where the register only keeps the element",
              examples = "sectors[0]")
          String member,
      @Schema(description = "In how many places like it", examples = "1") int places,
      String message) {

    static Found of(Fault fault) {
      return new Found(
          fault.rule().severity().name().toLowerCase(Locale.ROOT),
          fault.rule().name(),
          fault.rule().number(),
          fault.at().path(),
          fault.at().member(),
          fault.count(),
          fault.message());
    }
  }

  static QualityView of(String identifier, Judgement judgement, long revision) {
    return new QualityView(
        identifier,
        judgement.score().score(),
        judgement.score().completeness(),
        judgement.score().missing(),
        new SeverityCounts(
            judgement.count(Severity.CRITICAL),
            judgement.count(Severity.ERROR),
            judgement.count(Severity.WARNING),
            judgement.count(Severity.ADVISORY)),
        judgement.faults().stream().map(Found::of).toList(),
        revision);
  }
}
