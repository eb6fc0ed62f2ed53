package org.pamir.quality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pamir.project.Publishing;
import org.pamir.shared.problem.ProblemType;
import org.pamir.shared.problem.Violation;

/**
 * Keeps back what is not fit to be published: a project that breaks a rule of the severity that the
 * hub has chosen, or a worse one. Files are taken as they are, with their findings.
 */
@ApplicationScoped
class PublicationGate {

  private final QualityService quality;
  private final Severity refused;
  private final boolean everRefuses;

  PublicationGate(
      QualityService quality,
      ActivityRules rules,
      @ConfigProperty(name = "pamir.publication.refuses") Severity refused) {
    this.quality = quality;
    this.refused = refused;
    // Judging costs a writer more than writing, and may be known to find nothing.
    this.everRefuses = rules.severities().stream().anyMatch(this::isRefused);
  }

  private boolean isRefused(Severity severity) {
    return severity.compareTo(refused) <= 0;
  }

  /**
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 with every finding that keeps it back
   */
  void check(@Observes Publishing project) {
    if (!everRefuses) {
      return;
    }
    List<Violation> found =
        quality.judge(project).faults().stream()
            .filter(fault -> isRefused(fault.rule().severity()))
            .map(PublicationGate::violation)
            .toList();
    if (!found.isEmpty()) {
      throw ProblemType.UNPROCESSABLE
          .problem(
              "The project is not fit to be published; violations say why. It can stay a draft.")
          .with("violations", found)
          .build();
    }
  }

  private static Violation violation(Fault fault) {
    return new Violation(
        fault.at().member() == null ? fault.at().path() : fault.at().member(),
        fault.says()
            + " ("
            + fault.rule().severity().name().toLowerCase(Locale.ROOT)
            + ", "
            + fault.rule().name()
            + ")");
  }
}
