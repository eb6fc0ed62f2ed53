package org.pamir.statistics;

import java.util.Comparator;

/**
 * What is measured: figures of the same thing, and no others, can be added up.
 *
 * @param owner id of the reporting organisation, where the code is of a list of its own; else 0
 * @param goal of the Sustainable Development Goals, or null
 * @param target of them, or null
 */
record ResultThing(
    String vocabulary,
    String code,
    long owner,
    String measure,
    String unit,
    boolean ascending,
    Integer goal,
    String target) {

  static final Comparator<ResultThing> ORDER =
      Comparator.comparing(ResultThing::goal, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(ResultThing::target, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(ResultThing::vocabulary)
          .thenComparing(ResultThing::code)
          .thenComparing(ResultThing::owner)
          .thenComparing(ResultThing::measure)
          .thenComparing(ResultThing::unit, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(ResultThing::ascending);

  boolean isPercentage() {
    return measure.equals("percentage");
  }
}
