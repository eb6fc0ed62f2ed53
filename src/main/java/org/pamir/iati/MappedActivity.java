package org.pamir.iati;

import java.time.Instant;
import java.util.List;
import org.pamir.funding.ReportedMoney;
import org.pamir.intake.Finding;
import org.pamir.intake.IntakeRule;
import org.pamir.project.ProjectReport;
import org.pamir.quality.Severity;
import org.pamir.result.ReportedResult;

/**
 * An activity in the register's own terms.
 *
 * @param report the project, or null where the activity cannot be taken, with a critical finding
 * @param money its rows of money
 * @param results what it changed
 * @param transactions how many the file holds
 * @param findings of the reader and of the mapping
 */
record MappedActivity(
    String identifier,
    int line,
    ProjectReport report,
    ReportedMoney money,
    List<ReportedResult> results,
    int transactions,
    List<Finding> findings)
    implements IatiItem {

  @Override
  public boolean isUsable() {
    return report != null;
  }

  @Override
  public String reporter() {
    return report == null ? null : report.said().reportingOrg();
  }

  @Override
  public Instant updated() {
    return report == null ? null : report.said().updatedByReporter();
  }

  @Override
  public int weight() {
    int kept = report == null || report.kept() == null ? 0 : report.kept().length();
    int periods =
        results.stream()
            .flatMap(result -> result.said().indicators().stream())
            .mapToInt(indicator -> 1 + indicator.periods().size())
            .sum();
    return 4_000 + kept + 600 * money.rows() + 1_000 * periods;
  }

  @Override
  public Finding finding(IntakeRule rule, String message, String action) {
    return finding(rule.severity(), rule.id(), null, message, action);
  }

  /** A finding about the activity as a whole. */
  Finding finding(Rule rule, String message, String action) {
    return finding(rule.severity(), rule.id(), rule.ruleset(), message, action);
  }

  private Finding finding(
      Severity severity, String rule, String ruleset, String message, String action) {
    return new Finding(
        identifier, line, 1, "iati-activity", severity, rule, ruleset, message, action);
  }
}
