package org.pamir.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pamir.statistics.ResultEntry.Kind;

/**
 * Counts once what parent and child projects both report: where a parent says that its figures
 * contain those of its children, what these report of the same thing is taken out of it.
 */
final class ResultChildren {

  private record Place(ResultThing thing, Integer year, String part) {}

  private final Map<Long, Set<Long>> children;
  private final ResultReading reading;
  private final List<String> warnings = new ArrayList<>();

  ResultChildren(Map<Long, Set<Long>> children, ResultReading reading) {
    this.children = children;
    this.reading = reading;
  }

  List<String> warnings() {
    return warnings;
  }

  void takeOut(List<ResultEntry> entries) {
    Map<Place, List<ResultEntry>> places = new HashMap<>();
    for (ResultEntry entry : entries) {
      places
          .computeIfAbsent(
              new Place(entry.thing, entry.year, entry.part), place -> new ArrayList<>())
          .add(entry);
    }
    places.values().forEach(this::takeOutOf);
  }

  private void takeOutOf(List<ResultEntry> same) {
    // Of what was reported, before anything is taken out: a parent of a parent contains both.
    Map<Long, List<Map<Kind, ResultAmount>>> totals = new HashMap<>();
    for (ResultEntry entry : same) {
      Map<Kind, ResultAmount> total = new HashMap<>();
      for (Kind kind : Kind.values()) {
        if (entry.total(kind) != null) {
          total.put(kind, entry.total(kind));
        }
      }
      totals.computeIfAbsent(entry.project, project -> new ArrayList<>()).add(total);
    }
    Set<Long> done = new HashSet<>();
    for (ResultEntry parent : same) {
      if (!parent.includesChildren || !done.add(parent.project)) {
        continue;
      }
      List<Map<Kind, ResultAmount>> contained = new ArrayList<>();
      children.getOrDefault(parent.project, Set.of()).stream()
          .filter(child -> child != parent.project)
          .forEach(child -> contained.addAll(totals.getOrDefault(child, List.of())));
      if (!contained.isEmpty()) {
        takeOut(parent, contained);
      }
    }
  }

  private void takeOut(ResultEntry parent, List<Map<Kind, ResultAmount>> contained) {
    Map<Kind, ResultAmount> left = new HashMap<>();
    for (Kind kind : Kind.values()) {
      ResultAmount amount = parent.total(kind);
      if (amount == null) {
        continue;
      }
      boolean percentage = parent.thing.isPercentage();
      for (Map<Kind, ResultAmount> child : contained) {
        if (child.containsKey(kind)) {
          amount = amount.minus(child.get(kind));
        }
      }
      if (percentage && !amount.hasParts()) {
        reading.leaveOut("percentage-without-parts", 1);
        continue;
      }
      left.put(kind, percentage ? parts(amount) : notNegative(amount, kind, parent));
    }
    parent.whole.clear();
    parent.whole.putAll(left);
    // Where the rest of it is, its own countries do not tell.
    parent.countries.clear();
  }

  private static ResultAmount parts(ResultAmount amount) {
    return new ResultAmount(null, amount.numerator(), amount.denominator());
  }

  private ResultAmount notNegative(ResultAmount amount, Kind kind, ResultEntry parent) {
    if (amount.number().signum() >= 0) {
      return amount;
    }
    warnings.add(
        parent.identifier
            + " says that its figures contain those of its children, which report more: "
            + kind.name().toLowerCase()
            + " of "
            + parent.thing.code()
            + ", by "
            + amount.number().negate().toPlainString());
    return new ResultAmount(java.math.BigDecimal.ZERO, null, null);
  }
}
