package org.pamir.statistics;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What one indicator of a project says in one period: of the whole, and of countries. */
final class ResultEntry {

  /** What is said of a figure. */
  enum Kind {
    BASELINE,
    TARGET,
    ACTUAL
  }

  final ResultThing thing;
  final long project;
  final String identifier;
  final String owner;
  final String title;
  final String type;
  final Integer year;
  final String part;
  final String country;
  final boolean includesChildren;
  final Map<Kind, ResultAmount> whole = new HashMap<>();
  final Map<String, Map<Kind, ResultAmount>> countries = new TreeMap<>();

  ResultEntry(ResultThing thing, ResultQueries.Figure of, Integer year, String part) {
    this.thing = thing;
    project = of.project();
    identifier = of.identifier();
    owner = thing.owner() == 0 ? null : of.reporterRef();
    title = of.title();
    type = of.type();
    this.year = year;
    this.part = part;
    country = of.country();
    includesChildren = of.includesChildren();
  }

  boolean isEmpty() {
    return !whole.containsKey(Kind.TARGET)
        && !whole.containsKey(Kind.ACTUAL)
        && countries.values().stream()
            .noneMatch(of -> of.containsKey(Kind.TARGET) || of.containsKey(Kind.ACTUAL));
  }

  /** Where the whole is not said, the sum of what is said of countries, but for percentages. */
  ResultAmount total(Kind kind) {
    ResultAmount said = whole.get(kind);
    if (said != null || thing.isPercentage()) {
      return said;
    }
    return countries.values().stream()
        .map(of -> of.get(kind))
        .filter(amount -> amount != null)
        .reduce(ResultAmount::plus)
        .orElse(null);
  }
}
