package org.pamir.iati;

/**
 * What an activity cannot do without and no numbered rule asks for. Nothing is changed by them; all
 * else is judged by {@link org.pamir.quality.ActivityRules}.
 */
final class ActivityChecks {
  private static final String ROOT = "iati-activity";

  private final ActivityDraft activity;
  private final Findings findings;

  ActivityChecks(ActivityDraft activity, Findings findings) {
    this.activity = activity;
    this.findings = findings;
  }

  void run() {
    if (activity.reportingOrg == null) {
      find(Rule.REPORTING_ORG_MISSING, ROOT, "No reporting-org", "left without one");
    }
    if (activity.identifier == null) {
      find(Rule.IDENTIFIER_MISSING, ROOT, "No iati-identifier", "delivered without one");
    }
    if (activity.title.isEmpty()) {
      find(Rule.TITLE_MISSING, ROOT + "/title", "No title", "left without one");
    }
    if (activity.status == null) {
      find(Rule.CODE_MISSING, ROOT + "/activity-status", "No activity-status", "left without one");
    }
  }

  private void find(Rule rule, String path, String message, String action) {
    findings.add(rule, activity.line, activity.column, path, message, action);
  }
}
