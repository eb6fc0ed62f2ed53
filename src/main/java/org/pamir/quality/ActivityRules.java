package org.pamir.quality;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.pamir.reference.Codelists;

/**
 * All rules that an activity can be judged by alone: the official ruleset of IATI 2.03, the code
 * lists, and what the guidance asks of budgets. Safe for use by many threads.
 */
@ApplicationScoped
public class ActivityRules {
  private final Ruleset ruleset;
  private final CodeRules codes;
  private final BudgetRules budgets = new BudgetRules();

  public ActivityRules(Codelists codelists, Clock clock) {
    ruleset =
        new Ruleset(
            RuleNames.open("standard.json"),
            new RuleNames(),
            new OrganisationCodes(codelists),
            clock);
    codes = new CodeRules(codelists);
  }

  /**
   * Every place where an activity breaks a rule.
   *
   * @param root {@code iati-activities} with one activity, or {@code iati-organisations} with one
   *     organisation
   */
  public List<Fault> check(Element root) {
    List<Fault> faults = new ArrayList<>();
    ruleset.check(root, faults::add);
    codes.check(root, faults::add);
    root.children().forEach(activity -> budgets.check(activity, faults::add));
    return faults;
  }
}
