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

/** Decides what happens to money paid. */
@ApplicationScoped
public class DisbursementService
    extends FundingService<Disbursement, DisbursementRequest, DisbursementView> {

  private final FundingRules rules;
  private final CommitmentRepository commitments;

  DisbursementService(
      DisbursementRepository disbursements,
      CommitmentRepository commitments,
      ProjectService projects,
      Organisations organisations,
      Revisions revisions,
      JointWrites joint,
      Event<ProjectsChanged> changed,
      Event<ReportAdded> added,
      FundingRules rules) {
    super(disbursements, projects, organisations, revisions, joint, changed, added);
    this.rules = rules;
    this.commitments = commitments;
  }

  @Override
  void check(DisbursementRequest said, Project project) {
    Violations violations = new Violations();
    rules.check(said, violations);
    if (said.commitment() != null) {
      Commitment commitment = commitments.findById(said.commitment());
      if (commitment == null || commitment.projectId() != project.id()) {
        violations.add("commitment", "must be the id of a commitment of this project");
      }
    }
    violations.throwIfAny();
  }

  @Override
  Collection<Party> parties(DisbursementRequest said) {
    return Arrays.asList(said.provider(), said.receiver());
  }

  @Override
  Disbursement create(long projectId) {
    return new Disbursement(projectId);
  }

  @Override
  void say(
      Disbursement row,
      DisbursementRequest said,
      Map<String, Long> organisations,
      Revision revision) {
    row.say(said, organisations, revision);
  }

  @Override
  DisbursementView view(Disbursement row, String project) {
    return DisbursementView.of(row, project);
  }
}
