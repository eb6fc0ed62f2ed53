package org.pamir.iati;

import java.time.Instant;
import java.util.List;
import org.pamir.funding.ReportedMoney;
import org.pamir.project.ProjectReport;

/**
 * An activity in the register's own terms.
 *
 * @param report the project, or null where the activity cannot be taken, with a critical finding
 * @param money its rows of money
 * @param transactions how many the file holds
 * @param findings of the reader and of the mapping
 */
record MappedActivity(
    String identifier,
    int line,
    ProjectReport report,
    ReportedMoney money,
    int transactions,
    List<Finding> findings) {

  /** When the reporting organisation last changed it, or null. */
  Instant updated() {
    return report.said().updatedByReporter();
  }

  /** About how many characters it will take in a statement; bounds the memory of a batch. */
  int weight() {
    int kept = report == null || report.kept() == null ? 0 : report.kept().length();
    return 4_000 + kept + 600 * money.rows();
  }

  /** A finding about the activity as a whole. */
  Finding finding(Rule rule, String message, String action) {
    return new Finding(
        identifier,
        line,
        1,
        "iati-activity",
        rule.severity(),
        rule.id(),
        rule.ruleset(),
        message,
        action);
  }
}
