package org.pamir.quality;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the guidance on budgets asks, and no numbered rule does. */
final class BudgetRules {
  private static final Rule NEGATIVE =
      new Rule("budget-negative", null, Severity.WARNING, "A budget should not be negative.");
  private static final Rule OVERLAP =
      new Rule(
          "budget-overlap",
          null,
          Severity.WARNING,
          "Budgets of one type and status should not overlap.");

  static final List<Rule> RULES = List.of(NEGATIVE, OVERLAP);

  private record Period(Element budget, LocalDate start, LocalDate end) {}

  /** Judges the budgets of an activity. */
  void check(Element activity, Consumer<Fault> faults) {
    Map<String, List<Period>> periods = new LinkedHashMap<>();
    for (Element budget : activity.children("budget")) {
      Element value = budget.child("value");
      BigDecimal amount = value == null ? null : NumberChecks.number(value.text());
      if (amount != null && amount.signum() < 0) {
        faults.accept(new Fault(NEGATIVE, budget, NEGATIVE.message()));
      }
      LocalDate start = date(budget.child("period-start"));
      LocalDate end = date(budget.child("period-end"));
      if (start != null && end != null) {
        periods
            .computeIfAbsent(
                code(budget, "type") + ' ' + code(budget, "status"), k -> new ArrayList<>())
            .add(new Period(budget, start, end));
      }
    }
    periods.values().forEach(each -> overlap(each, faults));
  }

  private static void overlap(List<Period> periods, Consumer<Fault> faults) {
    periods.sort(Comparator.comparing(Period::start));
    Period first = null;
    int overlaps = 0;
    LocalDate until = LocalDate.MIN;
    for (Period period : periods) {
      if (!period.start().isAfter(until)) {
        first = first == null ? period : first;
        overlaps++;
      }
      until = period.end().isAfter(until) ? period.end() : until;
    }
    if (first != null) {
      faults.accept(
          new Fault(
              OVERLAP,
              first.budget(),
              OVERLAP.message()
                  + " The one from "
                  + first.start()
                  + " does"
                  + (overlaps > 1 ? ", and " + (overlaps - 1) + " more." : ".")));
    }
  }

  /** The IATI default of both is 1. */
  private static String code(Element budget, String attribute) {
    String code = budget.get(attribute);
    return code == null ? "1" : code;
  }

  private static LocalDate date(Element element) {
    String text = element == null ? null : element.get("iso-date");
    return text == null ? null : DateChecks.date(text);
  }
}
