package org.pamir.quality;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pamir.reference.Codelists;

/**
 * All rules that an activity can be judged by alone: the official ruleset of IATI 2.03, the code
 * lists, and what the guidance asks of budgets. Safe for use by many threads.
 */
@ApplicationScoped
public class ActivityRules {
  private final Ruleset standard;
  private final Ruleset supplement;
  private final CodeRules codes;
  private final BudgetRules budgets = new BudgetRules();

  public ActivityRules(Codelists codelists, Clock clock) {
    RuleNames names = new RuleNames();
    OrganisationCodes organisations = new OrganisationCodes(codelists);
    standard = new Ruleset(RuleNames.open("standard.json"), names, organisations, clock);
    supplement = new Ruleset(RuleNames.open("supplement.json"), names, organisations, clock);
    codes = new CodeRules(codelists);
  }

  /** How bad a broken rule can be. */
  Set<Severity> severities() {
    Set<Severity> severities = EnumSet.noneOf(Severity.class);
    Stream.of(standard.rules(), supplement.rules(), CodeRules.RULES, BudgetRules.RULES)
        .flatMap(List::stream)
        .map(Rule::severity)
        .forEach(severities::add);
    return severities;
  }

  /** The names of all rules. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    Stream.of(standard.rules(), supplement.rules(), CodeRules.RULES, BudgetRules.RULES)
        .flatMap(List::stream)
        .map(Rule::name)
        .forEach(names::add);
    return names;
  }

  /**
   * Every rule that an activity breaks.
   *
   * @param root {@code iati-activities} with one activity, or {@code iati-organisations} with one
   *     organisation
   */
  public List<Fault> check(Element root) {
    FaultList faults = new FaultList();
    standard.check(root, faults);
    supplement.check(root, faults);
    codes.check(root, faults);
    root.children().forEach(activity -> budgets.check(activity, faults));
    return faults.all();
  }
}
