package org.pamir.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.pamir.statistics.ResultEntry.Kind;
import org.pamir.statistics.ResultQuestion.Group;

/** Puts what was counted into the rows of an answer. */
final class ResultCells {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private record Key(ResultThing thing, String country, String type, Integer year, String part) {}

  private record Summary(
      Integer sdg, String target, String country, String type, Integer year, String part) {}

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::thing, ResultThing.ORDER)
          .thenComparing(Key::country, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Key::type, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Key::year, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Key::part, Comparator.nullsLast(Comparator.naturalOrder()));

  private static final Comparator<Summary> SUMMARY_ORDER =
      Comparator.comparing(Summary::sdg, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Summary::target, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Summary::country, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Summary::type, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Summary::year, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Summary::part, Comparator.nullsLast(Comparator.naturalOrder()));

  private final ResultQuestion question;
  private final Map<Key, ResultCell> cells = new TreeMap<>(ORDER);

  ResultCells(ResultQuestion question) {
    this.question = question;
  }

  void add(ResultEntry entry) {
    Map<Kind, ResultAmount> total = new HashMap<>();
    for (Kind kind : Kind.values()) {
      if (entry.total(kind) != null) {
        total.put(kind, entry.total(kind));
      }
    }
    if (!question.by(Group.COUNTRY)) {
      put(entry, null, total, null, true);
    } else if (entry.countries.isEmpty()) {
      put(entry, entry.country, total, entry.country == null ? "regional" : "single", true);
    } else {
      entry.countries.forEach((country, said) -> put(entry, country, said, "named", true));
      // Where a country has a part of one and not of the other, what is left of them does not
      // compare.
      boolean even =
          entry.countries.values().stream()
              .allMatch(said -> said.containsKey(Kind.TARGET) == said.containsKey(Kind.ACTUAL));
      put(entry, null, rest(entry, total), "regional", even);
    }
  }

  /** What is left of the whole when countries have theirs; percentages leave no rest. */
  private static Map<Kind, ResultAmount> rest(ResultEntry entry, Map<Kind, ResultAmount> total) {
    Map<Kind, ResultAmount> rest = new HashMap<>();
    for (Kind kind : List.of(Kind.TARGET, Kind.ACTUAL)) {
      ResultAmount left = entry.thing.isPercentage() ? null : total.get(kind);
      for (Map<Kind, ResultAmount> said : entry.countries.values()) {
        left = left == null || !said.containsKey(kind) ? left : left.minus(said.get(kind));
      }
      if (left != null && left.number() != null && left.number().signum() > 0) {
        rest.put(kind, left);
      }
    }
    return rest;
  }

  private void put(
      ResultEntry entry, String country, Map<Kind, ResultAmount> said, String basis, boolean even) {
    if (!said.containsKey(Kind.TARGET) && !said.containsKey(Kind.ACTUAL)) {
      return;
    }
    cells
        .computeIfAbsent(
            new Key(
                entry.thing,
                country,
                question.by(Group.TYPE) ? entry.type : null,
                entry.year,
                entry.part),
            key -> new ResultCell(entry.thing))
        .add(entry, said, basis, even);
  }

  List<ResultAnswer.Row> rows() {
    return question.by(Group.INDICATOR) ? sums() : summaries();
  }

  private List<ResultAnswer.Row> sums() {
    List<ResultAnswer.Row> rows = new ArrayList<>();
    cells.forEach(
        (key, cell) -> {
          ResultThing thing = key.thing();
          int notAggregable = (int) cell.notAggregable();
          rows.add(
              new ResultAnswer.Row(
                  thing.goal(),
                  thing.target(),
                  thing.vocabulary(),
                  thing.code(),
                  cell.owner(),
                  cell.title(),
                  thing.measure(),
                  thing.unit(),
                  key.country(),
                  cell.basis(),
                  key.type(),
                  key.year(),
                  key.part(),
                  cell.value(Kind.BASELINE),
                  cell.value(Kind.TARGET),
                  cell.value(Kind.ACTUAL),
                  cell.achievement(),
                  cell.projects().size(),
                  cell.indicators(),
                  notAggregable == 0 ? null : notAggregable,
                  null,
                  null,
                  null));
        });
    return rows;
  }

  private List<ResultAnswer.Row> summaries() {
    Map<Summary, List<ResultCell>> groups = new TreeMap<>(SUMMARY_ORDER);
    cells.forEach(
        (key, cell) ->
            groups
                .computeIfAbsent(
                    new Summary(
                        question.by(Group.SDG) ? key.thing().goal() : null,
                        question.by(Group.TARGET) ? key.thing().target() : null,
                        key.country(),
                        key.type(),
                        key.year(),
                        key.part()),
                    summary -> new ArrayList<>())
                .add(cell));
    List<ResultAnswer.Row> rows = new ArrayList<>();
    groups.forEach(
        (key, measured) -> {
          Set<Long> projects = new HashSet<>();
          int reached = 0;
          int missed = 0;
          int indicators = 0;
          for (ResultCell cell : measured) {
            projects.addAll(cell.projects());
            indicators += cell.indicators();
            BigDecimal achievement = cell.achievement();
            if (achievement != null && achievement.compareTo(HUNDRED) >= 0) {
              reached++;
            } else if (achievement != null) {
              missed++;
            }
          }
          rows.add(
              new ResultAnswer.Row(
                  key.sdg(),
                  key.target(),
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  key.country(),
                  null,
                  key.type(),
                  key.year(),
                  key.part(),
                  null,
                  null,
                  null,
                  null,
                  projects.size(),
                  indicators,
                  null,
                  measured.size(),
                  reached,
                  missed));
        });
    return rows;
  }
}
