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

/** Decides what happens to money promised. */
@ApplicationScoped
public class CommitmentService
    extends FundingService<Commitment, CommitmentRequest, CommitmentView> {

  private final FundingRules rules;
  private final CommitmentRepository commitments;
  private final ProjectService projects;

  CommitmentService(
      CommitmentRepository commitments,
      ProjectService projects,
      Organisations organisations,
      Revisions revisions,
      JointWrites joint,
      Event<ProjectsChanged> changed,
      Event<ReportAdded> added,
      FundingRules rules) {
    super(commitments, projects, organisations, revisions, joint, changed, added);
    this.rules = rules;
    this.commitments = commitments;
    this.projects = projects;
  }

  @Override
  void check(CommitmentRequest said, Project project) {
    Violations violations = new Violations();
    rules.check(said, violations);
    if (said.type() == null) {
      violations.add("direction", "must be outgoing for a guarantee (IATI type 10)");
    }
    if (said.pledge() != null) {
      Commitment pledge = commitments.findById(said.pledge());
      if (pledge == null
          || CommitmentType.ofCode(pledge.type()).kind() != CommitmentKind.PLEDGE
          || !projects.mayName(project, pledge.projectId())) {
        violations.add("pledge", "must be the id of a pledge");
      }
    }
    violations.throwIfAny();
  }

  @Override
  Collection<Party> parties(CommitmentRequest said) {
    return Arrays.asList(said.provider(), said.receiver());
  }

  @Override
  Commitment create(long projectId) {
    return new Commitment(projectId);
  }

  @Override
  void say(
      Commitment row, CommitmentRequest said, Map<String, Long> organisations, Revision revision) {
    row.say(said, organisations, revision);
  }

  @Override
  CommitmentView view(Commitment row, String project) {
    return CommitmentView.of(row, project);
  }
}
