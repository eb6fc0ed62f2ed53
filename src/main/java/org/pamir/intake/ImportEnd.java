package org.pamir.intake;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pamir.project.ProjectReports;
import org.pamir.project.Publication;
import org.pamir.shared.Revisions;
import org.pamir.shared.Revisions.Source;

/** What comes after the last item: what left the file, and the end. */
@ApplicationScoped
class ImportEnd {
  private static final int BATCH = 500;

  private final ProjectReports projects;
  private final Revisions revisions;
  private final ImportItems items;
  private final ImportSteps steps;
  private final ImportRepository imports;

  ImportEnd(
      ProjectReports projects,
      Revisions revisions,
      ImportItems items,
      ImportSteps steps,
      ImportRepository imports) {
    this.projects = projects;
    this.revisions = revisions;
    this.items = items;
    this.steps = steps;
    this.imports = imports;
  }

  /**
   * Reports or withdraws some of what the file lacks.
   *
   * @return whether there may be more
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  @TransactionConfiguration(timeout = 600)
  boolean lacking(ImportClaim claim, int done, long bytes) {
    ImportOrder order = claim.order();
    List<ImportItems.Lacking> lacking = items.lacking(order.id(), order.name(), BATCH);
    if (lacking.isEmpty()) {
      return false;
    }
    Map<String, ProjectReports.Known> known =
        projects.lock(lacking.stream().map(ImportItems.Lacking::identifier).toList());
    List<Finding> findings = new ArrayList<>();
    List<ProjectReports.Known> gone = new ArrayList<>();
    boolean withdraw = order.missing() == Missing.WITHDRAW;
    for (ImportItems.Lacking item : lacking) {
      ProjectReports.Known project = known.get(item.identifier());
      // One that another organisation reports by now is no longer this file's to miss.
      if (project != null
          && project.said().publication() == Publication.PUBLISHED
          && project.said().reportingOrg().equals(item.reporter())) {
        gone.add(project);
        findings.add(missing(item.identifier(), withdraw, order.dryRun()));
      }
    }
    if (withdraw && !order.dryRun() && !gone.isEmpty()) {
      projects.withdraw(gone, revisions.next(order.caller(), Source.IMPORT));
    }
    items.lackingDone(order.id(), lacking.get(lacking.size() - 1).identifier());
    steps.add(
        claim, done, ImportStep.lacking(gone.size(), withdraw ? gone.size() : 0, findings), bytes);
    return lacking.size() == BATCH;
  }

  private static Finding missing(String identifier, boolean withdraw, boolean dryRun) {
    return new Finding(
        identifier,
        0,
        0,
        null,
        IntakeRule.MISSING_FROM_FILE.severity(),
        IntakeRule.MISSING_FROM_FILE.id(),
        null,
        "The last file of this name had it, and this one has not",
        !withdraw ? "kept" : dryRun ? "would be withdrawn" : "withdrawn");
  }

  /** Ends an import; its file is let go. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  @TransactionConfiguration(timeout = 600)
  void finish(
      ImportClaim claim,
      int done,
      ImportStatus status,
      String problem,
      List<Finding> findings,
      long bytes) {
    steps.end(claim, done, findings, bytes);
    ImportOrder order = claim.order();
    if (status == ImportStatus.DONE && !order.dryRun() && order.name() != null) {
      items.succeed(order.id(), order.name());
    } else {
      items.forget(order.id());
    }
    imports.finish(claim, status, problem, bytes);
  }
}
