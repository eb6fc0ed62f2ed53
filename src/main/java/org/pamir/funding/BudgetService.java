package org.pamir.funding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Collection;
import java.util.List;
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

/** Decides what happens to money needed. */
@ApplicationScoped
public class BudgetService extends FundingService<Budget, BudgetRequest, BudgetView> {

  private final FundingRules rules;

  BudgetService(
      BudgetRepository budgets,
      ProjectService projects,
      Organisations organisations,
      Revisions revisions,
      JointWrites joint,
      Event<ProjectsChanged> changed,
      Event<ReportAdded> added,
      FundingRules rules) {
    super(budgets, projects, organisations, revisions, joint, changed, added);
    this.rules = rules;
  }

  @Override
  void check(BudgetRequest said, Project project) {
    Violations violations = new Violations();
    rules.money("value", said.value(), violations);
    rules.date("periodStart", said.periodStart(), violations);
    rules.date("periodEnd", said.periodEnd(), violations);
    rules.date("valueDate", said.valueDate(), violations);
    if (said.periodEnd().isBefore(said.periodStart())) {
      violations.add("periodEnd", "must not be before periodStart, " + said.periodStart());
    } else if (!said.periodEnd().isBefore(said.periodStart().plusYears(1))) {
      violations.add("periodEnd", "must be at most a year after periodStart");
    }
    if (said.value().amount().signum() < 0) {
      violations.add("value.amount", "must not be negative");
    }
    violations.throwIfAny();
  }

  @Override
  Collection<Party> parties(BudgetRequest said) {
    return List.of();
  }

  @Override
  Budget create(long projectId) {
    return new Budget(projectId);
  }

  @Override
  void say(Budget row, BudgetRequest said, Map<String, Long> organisations, Revision revision) {
    row.say(said.withDefaults(), revision);
  }

  @Override
  BudgetView view(Budget row, String project) {
    return BudgetView.of(row, project);
  }
}
