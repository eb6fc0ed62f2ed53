package org.pamir.iati;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pamir.funding.FundingReports;
import org.pamir.funding.ReportedMoney;
import org.pamir.intake.Finding;
import org.pamir.intake.ImportFormat;
import org.pamir.organisation.OrganisationMention;
import org.pamir.organisation.Organisations;
import org.pamir.project.ProjectReport;
import org.pamir.project.ProjectReports;
import org.pamir.project.ProjectReports.Known;
import org.pamir.project.ProjectsChanged;
import org.pamir.result.ReportedResult;
import org.pamir.result.ResultChanges;
import org.pamir.result.ResultReports;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.Revisions.Source;

/**
 * Writes some activities within the transaction at hand and at most one revision, which is taken
 * once all that needs no number is done: until the commit all other writers wait for it.
 */
@ApplicationScoped
class ActivityWriter {
  private final ProjectReports projects;
  private final FundingReports funding;
  private final ResultReports results;
  private final Organisations organisations;
  private final Revisions revisions;
  private final Event<ProjectsChanged> written;

  ActivityWriter(
      ProjectReports projects,
      FundingReports funding,
      ResultReports results,
      Organisations organisations,
      Revisions revisions,
      Event<ProjectsChanged> written) {
    this.projects = projects;
    this.funding = funding;
    this.results = results;
    this.organisations = organisations;
    this.revisions = revisions;
    this.written = written;
  }

  /** Writes activities with a report, no identifier twice. */
  @Transactional(Transactional.TxType.MANDATORY)
  ImportFormat.Outcome write(List<MappedActivity> batch, boolean dryRun, Caller caller) {
    Map<String, Known> known =
        projects.lock(batch.stream().map(MappedActivity::identifier).toList());
    Map<String, List<Finding>> findings = new HashMap<>();
    List<MappedActivity> taken = new ArrayList<>();
    Map<String, ProjectReport> changed = new LinkedHashMap<>();
    Map<Long, ReportedMoney> compared = new HashMap<>();
    Map<Long, List<ReportedResult>> reached = new HashMap<>();
    for (MappedActivity activity : batch) {
      Known before = known.get(activity.identifier());
      if (before == null) {
        taken.add(activity);
        changed.put(activity.identifier(), activity.report());
      } else if (isOlder(activity.updated(), before.said().updatedByReporter())) {
        findings.put(activity.identifier(), List.of(older(activity, before)));
      } else {
        taken.add(activity);
        compared.put(before.id(), activity.money());
        reached.put(before.id(), activity.results());
        ProjectReport report = activity.report().onTopOf(before.said());
        if (!before.says(report)) {
          changed.put(activity.identifier(), report);
        }
        if (!before.said().reportingOrg().equals(report.said().reportingOrg())) {
          findings.put(activity.identifier(), List.of(otherReporter(activity, before)));
        }
      }
    }
    Changes changes = new Changes(funding.compare(compared), results.compare(reached));
    approved(taken, known, changes.results(), findings);
    if (!dryRun && !(changed.isEmpty() && changes.projects().isEmpty())) {
      store(taken, changed, known, changes, caller);
    }
    return outcome(taken, changed.keySet(), known, changes, findings);
  }

  private void store(
      List<MappedActivity> taken,
      Map<String, ProjectReport> changed,
      Map<String, Known> known,
      Changes changes,
      Caller caller) {
    List<OrganisationMention> mentions = new ArrayList<>();
    changed.values().forEach(report -> mentions.addAll(ProjectReports.mentions(report)));
    List<MappedActivity> paid = new ArrayList<>();
    for (MappedActivity activity : taken) {
      Known before = known.get(activity.identifier());
      if (before == null || changes.money().projects().contains(before.id())) {
        paid.add(activity);
        mentions.addAll(activity.money().mentions());
      }
    }
    Revision revision = revisions.next(caller, Source.IMPORT);
    Map<String, Long> refs = organisations.ensure(mentions, revision);
    Map<String, Long> ids = projects.write(changed.values(), known, refs, revision);
    Map<Long, ReportedMoney> money = new LinkedHashMap<>();
    Map<Long, List<ReportedResult>> reached = new LinkedHashMap<>();
    Set<Long> registered = new HashSet<>();
    for (MappedActivity activity : paid) {
      Known before = known.get(activity.identifier());
      long project = before == null ? ids.get(activity.identifier()) : before.id();
      money.put(project, activity.money());
      if (before == null) {
        registered.add(project);
        reached.put(project, activity.results());
      }
    }
    funding.write(money, registered, changes.money(), refs, revision);
    results.write(reached, changes.results(), revision);
    Set<Long> touched = new HashSet<>(ids.values());
    touched.addAll(money.keySet());
    touched.addAll(changes.results().projects());
    written.fire(new ProjectsChanged(touched));
  }

  private static ImportFormat.Outcome outcome(
      List<MappedActivity> taken,
      Set<String> changed,
      Map<String, Known> known,
      Changes changes,
      Map<String, List<Finding>> findings) {
    int created = 0;
    int updated = 0;
    int transactions = 0;
    for (MappedActivity activity : taken) {
      Known before = known.get(activity.identifier());
      if (before == null) {
        created++;
      } else if (changed.contains(activity.identifier())
          || changes.projects().contains(before.id())) {
        updated++;
      }
      transactions += activity.money().transactions();
    }
    return new ImportFormat.Outcome(created, updated, 0, transactions, findings);
  }

  /** What a batch changes of the projects that are there, beside what is said of them. */
  private record Changes(FundingReports.Changes money, ResultChanges results) {

    Set<Long> projects() {
      Set<Long> all = new HashSet<>(money.projects());
      all.addAll(results.projects());
      return all;
    }
  }

  /** Says which approved periods a file would have changed. */
  private static void approved(
      List<MappedActivity> taken,
      Map<String, Known> known,
      ResultChanges changes,
      Map<String, List<Finding>> findings) {
    if (changes.locked().isEmpty()) {
      return;
    }
    for (MappedActivity activity : taken) {
      Known before = known.get(activity.identifier());
      List<String> locked =
          before == null ? List.of() : changes.locked().getOrDefault(before.id(), List.of());
      for (String period : locked) {
        List<Finding> all =
            new ArrayList<>(findings.getOrDefault(activity.identifier(), List.of()));
        all.add(
            activity.finding(
                Rule.PERIOD_APPROVED,
                "The file says something else of " + period + ", which was approved",
                "the approved figures stay; what else the file says is taken"));
        findings.put(activity.identifier(), all);
      }
    }
  }

  private static boolean isOlder(Instant updated, Instant stored) {
    return updated != null && stored != null && updated.isBefore(stored);
  }

  private static Finding older(MappedActivity activity, Known before) {
    return activity.finding(
        Rule.OLDER_THAN_REGISTER,
        "Last updated "
            + activity.updated()
            + ", and the register has it of "
            + before.said().updatedByReporter(),
        "the register keeps the newer one");
  }

  private static Finding otherReporter(MappedActivity activity, Known before) {
    return activity.finding(
        Rule.REPORTING_ORG_CHANGED,
        "Reported by "
            + Findings.quote(before.said().reportingOrg())
            + " before, now by "
            + Findings.quote(activity.report().said().reportingOrg()),
        "taken");
  }
}
