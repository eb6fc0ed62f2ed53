package org.pamir.funding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.pamir.organisation.Organisations;
import org.pamir.project.Project;
import org.pamir.project.ProjectService;
import org.pamir.project.ProjectsChanged;
import org.pamir.project.ReportAdded;
import org.pamir.shared.JointWrites;
import org.pamir.shared.Revisions;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.problem.Violations;

/** Decides what happens to scheduled payments. */
@ApplicationScoped
public class PlannedDisbursementService
    extends FundingService<
        PlannedDisbursement, PlannedDisbursementRequest, PlannedDisbursementView> {

  private final FundingRules rules;

  PlannedDisbursementService(
      PlannedDisbursementRepository planned,
      ProjectService projects,
      Organisations organisations,
      Revisions revisions,
      JointWrites joint,
      Event<ProjectsChanged> changed,
      Event<ReportAdded> added,
      FundingRules rules) {
    super(planned, projects, organisations, revisions, joint, changed, added);
    this.rules = rules;
  }

  @Override
  void check(PlannedDisbursementRequest said, Project project) {
    Violations violations = new Violations();
    rules.money("value", said.value(), violations);
    rules.date("periodStart", said.periodStart(), violations);
    rules.date("periodEnd", said.periodEnd(), violations);
    rules.date("valueDate", said.valueDate(), violations);
    rules.party("provider", said.provider(), violations);
    rules.party("receiver", said.receiver(), violations);
    if (said.periodEnd() != null && said.periodEnd().isBefore(said.periodStart())) {
      violations.add("periodEnd", "must not be before periodStart, " + said.periodStart());
    }
    violations.throwIfAny();
  }

  @Override
  Collection<Party> parties(PlannedDisbursementRequest said) {
    return Arrays.asList(said.provider(), said.receiver());
  }

  @Override
  PlannedDisbursement create(long projectId) {
    return new PlannedDisbursement(projectId);
  }

  @Override
  void say(
      PlannedDisbursement row,
      PlannedDisbursementRequest said,
      Map<String, Long> organisations,
      Revision revision) {
    row.say(said.withDefaults(), organisations, revision);
  }

  @Override
  PlannedDisbursementView view(PlannedDisbursement row, String project) {
    return PlannedDisbursementView.of(row, project);
  }
}
