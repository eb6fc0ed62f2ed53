package org.pamir.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.pamir.statistics.ResultEntry.Kind;
import org.pamir.statistics.ResultQueries.Figure;
import org.pamir.statistics.ResultQuestion.Group;

/**
 * Takes the figures of indicators for what they can be counted as. An indicator counts once a row,
 * with its last period: the standard does not say whether a figure has those of earlier periods in
 * it, so that periods are never added. What is left out is counted by its reason.
 */
final class ResultReading implements Consumer<Figure> {

  private static final Set<String> COUNTED = Set.of("unit", "percentage");

  /** The reporting organisation's own list: its codes mean nothing beside those of others. */
  private static final String OWN_LIST = "99";

  private final ResultQuestion question;
  private final List<ResultEntry> entries = new ArrayList<>();
  private final Map<String, Long> leftOut = new TreeMap<>();
  private final List<Figure> figures = new ArrayList<>();

  ResultReading(ResultQuestion question) {
    this.question = question;
  }

  @Override
  public void accept(Figure figure) {
    if (!figures.isEmpty() && !figures.get(0).indicator().equals(figure.indicator())) {
      finish();
    }
    figures.add(figure);
  }

  /** What was read, to its end. */
  List<ResultEntry> entries() {
    finish();
    return entries;
  }

  void leaveOut(String reason, long count) {
    if (count > 0) {
      leftOut.merge(reason, count, Long::sum);
    }
  }

  List<ResultAnswer.LeftOut> leftOut() {
    return leftOut.entrySet().stream()
        .map(entry -> new ResultAnswer.LeftOut(entry.getKey(), entry.getValue()))
        .toList();
  }

  private void finish() {
    if (figures.isEmpty()) {
      return;
    }
    Figure first = figures.get(0);
    String reason =
        first.measure() == null || !COUNTED.contains(first.measure())
            ? "not-counted"
            : first.code() == null || first.vocabulary() == null
                ? "no-reference"
                : Boolean.TRUE.equals(first.aggregation()) ? null : "not-aggregable";
    if (reason == null) {
      count(first);
    } else {
      leaveOut(reason, 1);
    }
    figures.clear();
  }

  private void count(Figure first) {
    ResultThing thing =
        new ResultThing(
            first.vocabulary(),
            first.code(),
            first.vocabulary().equals(OWN_LIST) ? first.reporter() : 0,
            first.measure(),
            first.unit(),
            first.ascending(),
            first.goal(),
            first.target());
    List<Figure> baselines = new ArrayList<>();
    Map<Integer, List<Figure>> periods = new TreeMap<>();
    for (Figure figure : figures) {
      if (figure.kind() == null) {
        continue;
      }
      if (figure.amount().number() == null && !figure.amount().hasParts()) {
        leaveOut("not-a-number", 1);
      } else if (figure.kind().equals("baseline")) {
        baselines.add(figure);
      } else if (figure.end() == null) {
        leaveOut("no-period", 1);
      } else {
        periods.computeIfAbsent(figure.period(), n -> new ArrayList<>()).add(figure);
      }
    }
    Map<Integer, List<List<Figure>>> slots = new HashMap<>();
    for (List<Figure> period : periods.values()) {
      Integer year = question.by(Group.YEAR) ? (Integer) period.get(0).end().getYear() : null;
      slots.computeIfAbsent(year, n -> new ArrayList<>()).add(period);
    }
    slots.forEach(
        (year, all) -> {
          List<Figure> last = all.stream().max(LAST).orElseThrow();
          leaveOut("earlier-period", all.stream().mapToLong(Collection::size).sum() - last.size());
          List<Figure> said = new ArrayList<>(baselines);
          said.addAll(last);
          enter(thing, said, year);
        });
  }

  /** One with an actual value comes after one without, whenever it ends. */
  private static final Comparator<List<Figure>> LAST =
      Comparator.comparing(
              (List<Figure> period) ->
                  period.stream().anyMatch(figure -> figure.kind().equals("actual")))
          .thenComparing(period -> period.get(0).end())
          .thenComparing(
              period -> period.get(0).start(), Comparator.nullsLast(Comparator.reverseOrder()));

  private void enter(ResultThing thing, List<Figure> said, Integer year) {
    Map<String, List<Figure>> parts = new TreeMap<>();
    long broken = 0;
    for (Figure figure : said) {
      String part = part(figure);
      if (part != null) {
        parts.computeIfAbsent(part, name -> new ArrayList<>()).add(figure);
      } else if (!figure.kind().equals("baseline")) {
        broken++;
      }
    }
    boolean any = false;
    for (Map.Entry<String, List<Figure>> part : parts.entrySet()) {
      String name = question.dimension() == null ? null : part.getKey();
      ResultEntry entry = new ResultEntry(thing, said.get(0), year, name);
      part.getValue().forEach(figure -> add(entry, figure));
      if (!entry.isEmpty()) {
        entries.add(entry);
        any = true;
      }
    }
    // Parts are no loss where the whole is said, too.
    leaveOut("only-parts", any ? 0 : broken);
  }

  /** The value of the dimension that was asked for; empty for the whole; null for other parts. */
  private String part(Figure figure) {
    if (question.dimension() == null) {
      return figure.dimensions().isEmpty() ? "" : null;
    }
    String begin = question.dimension() + "=";
    return figure.dimensions().size() == 1 && figure.dimensions().get(0).startsWith(begin)
        ? figure.dimensions().get(0).substring(begin.length())
        : null;
  }

  private void add(ResultEntry entry, Figure figure) {
    Kind kind = Kind.valueOf(figure.kind().toUpperCase());
    if (figure.places().isEmpty() && !figure.located()) {
      if (entry.whole.putIfAbsent(kind, figure.amount()) != null) {
        leaveOut("said-twice", 1);
      }
    } else if (figure.places().size() == 1) {
      entry
          .countries
          .computeIfAbsent(figure.places().iterator().next(), country -> new HashMap<>())
          .merge(
              kind,
              figure.amount(),
              entry.thing.isPercentage() ? ResultReading::ratio : ResultAmount::plus);
    } else {
      leaveOut("only-parts", 1);
    }
  }

  /** Percentages have no sum but that of their parts. */
  static ResultAmount ratio(ResultAmount one, ResultAmount other) {
    ResultAmount sum = one.plus(other);
    return new ResultAmount(null, sum.numerator(), sum.denominator());
  }
}
