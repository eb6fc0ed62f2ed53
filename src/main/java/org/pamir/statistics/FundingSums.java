package org.pamir.statistics;

import com.github.benmanes.caffeine.cache.Interner;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Everything that an answer is made of, unrounded. Each part is a sum over projects: what some
 * projects bring can be added, and taken back to the last digit.
 */
final class FundingSums {

  /**
   * What one sum is of.
   *
   * @param group a value a column of the dimensions, in their order
   * @param measure a kind of fact
   * @param basis how its amounts came to be in their place
   */
  record Key(List<Object> group, Measure measure, String basis) {}

  /**
   * Amounts summed up.
   *
   * @param counted with retention, so that each dollar is in it once
   * @param facts how many amounts it is the sum of; with none left the sum is gone
   * @param provisional how many of them rest on a rate that may change
   */
  record Amount(BigDecimal gross, BigDecimal counted, long facts, long provisional) {
    private static final Amount NONE = new Amount(BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);

    /**
     * The same in little memory, to be held for long: without the zeros that divisions leave
     * behind, and both as one where nothing went on, as in most.
     */
    Amount compact() {
      BigDecimal all = bare(gross);
      return new Amount(
          all, gross.compareTo(counted) == 0 ? all : bare(counted), facts, provisional);
    }

    private static BigDecimal bare(BigDecimal amount) {
      return amount.scale() <= 0 ? amount : amount.stripTrailingZeros();
    }

    Amount plus(Amount other) {
      BigDecimal all = gross.add(other.gross);
      return new Amount(
          all,
          isUndivided() && other.isUndivided() ? all : counted.add(other.counted),
          facts + other.facts,
          provisional + other.provisional);
    }

    Amount negated() {
      BigDecimal all = gross.negate();
      return new Amount(all, isUndivided() ? all : counted.negate(), -facts, -provisional);
    }

    private boolean isUndivided() {
      return gross == counted;
    }
  }

  /** One sum of an answer. */
  record Sum(List<Object> group, Measure measure, String basis, Amount amount) {}

  /** Where amounts have no rate. */
  record Unconverted(String measure, String currency) implements Comparable<Unconverted> {
    @Override
    public int compareTo(Unconverted other) {
      int byMeasure = measure.compareTo(other.measure);
      return byMeasure != 0 ? byMeasure : currency.compareTo(other.currency);
    }
  }

  /** Amounts that no rate converts, in their currency, and of how many reports. */
  record Left(BigDecimal amount, long count) {
    Left plus(Left other) {
      return new Left(amount.add(other.amount), count + other.count);
    }
  }

  /** Flows of one class in one state. */
  record Flows(String measure, String state) implements Comparable<Flows> {
    @Override
    public int compareTo(Flows other) {
      int byMeasure = measure.compareTo(other.measure);
      return byMeasure != 0 ? byMeasure : state.compareTo(other.state);
    }
  }

  /**
   * How many flows, and the dollars of those that a rate converts.
   *
   * @param converted how many those are
   */
  record Sent(long count, BigDecimal usd, long converted) {
    Sent plus(Sent other) {
      return new Sent(count + other.count, usd.add(other.usd), converted + other.converted);
    }

    Sent negated() {
      return new Sent(-count, usd.negate(), -converted);
    }
  }

  /** What a commitment holds, and what is drawn on it. */
  record Drawn(BigDecimal committed, BigDecimal drawn) {}

  /** Places and organisations come again in sum after sum, each time as another text. */
  private static final Interner<String> TEXTS = Interner.newWeakInterner();

  private final Map<Key, Amount> amounts = new HashMap<>();
  private final Map<List<Object>, Long> projects = new HashMap<>();
  private final Map<Measure, Amount> wholes = new HashMap<>();
  private final Map<Unconverted, Left> unconverted = new TreeMap<>();
  private final Map<String, Long> imputed = new TreeMap<>();
  private final Map<String, String> warnings = new TreeMap<>();
  private final Map<Flows, Sent> flows = new TreeMap<>();
  private final Map<String, Drawn> overdrawn = new TreeMap<>();

  /** The text that is held already where there is one; null for null. */
  static String shared(String text) {
    return text == null ? null : TEXTS.intern(text);
  }

  void add(Key key, Amount amount) {
    amounts.merge(key, amount, Amount::plus);
  }

  /** Of a kind of fact, everything, where groups split or repeat facts. */
  void addWhole(Measure measure, Amount amount) {
    wholes.merge(measure, amount, Amount::plus);
  }

  void addProjects(List<Object> group, long count) {
    projects.merge(group, count, Long::sum);
  }

  void addUnconverted(Unconverted where, Left left) {
    unconverted.merge(where, left, Left::plus);
  }

  /** Counts groups of projects whose weights in a dimension were made up. */
  void addImputed(String dimension, long count) {
    imputed.merge(dimension, count, Long::sum);
  }

  /**
   * @param key sorts warnings; no two of them have the same
   */
  void addWarning(String key, String text) {
    warnings.put(key, text);
  }

  void addFlows(Flows which, Sent sent) {
    flows.merge(which, sent, Sent::plus);
  }

  /**
   * @param key sorts them by project and commitment: identifier, NUL, id, blank, currency
   */
  void addOverdrawn(String key, BigDecimal committed, BigDecimal drawn) {
    overdrawn.put(key, new Drawn(committed, drawn));
  }

  /** Takes back what some projects brought, and adds what they bring now. */
  void replace(FundingSums before, FundingSums now) {
    before.amounts.forEach((key, amount) -> add(key, amount.negated()));
    before.wholes.forEach((measure, amount) -> addWhole(measure, amount.negated()));
    before.projects.forEach((group, count) -> addProjects(group, -count));
    before.unconverted.forEach(
        (where, left) -> addUnconverted(where, new Left(left.amount.negate(), -left.count)));
    before.imputed.forEach((dimension, count) -> addImputed(dimension, -count));
    before.warnings.keySet().forEach(warnings::remove);
    before.flows.forEach((which, sent) -> addFlows(which, sent.negated()));
    before.overdrawn.keySet().forEach(overdrawn::remove);
    now.amounts.forEach(this::add);
    now.wholes.forEach(this::addWhole);
    now.projects.forEach(this::addProjects);
    now.unconverted.forEach(this::addUnconverted);
    now.imputed.forEach(this::addImputed);
    warnings.putAll(now.warnings);
    now.flows.forEach(this::addFlows);
    overdrawn.putAll(now.overdrawn);
    amounts.values().removeIf(amount -> amount.facts == 0);
    wholes.values().removeIf(amount -> amount.facts == 0);
    projects.values().removeIf(count -> count == 0);
    unconverted.values().removeIf(left -> left.count == 0);
    imputed.values().removeIf(count -> count == 0);
    flows.values().removeIf(sent -> sent.count == 0);
  }

  List<Sum> sums() {
    List<Sum> result = new ArrayList<>(amounts.size());
    amounts.forEach(
        (key, amount) -> result.add(new Sum(key.group, key.measure, key.basis, amount)));
    return result;
  }

  Map<List<Object>, Long> projects() {
    return projects;
  }

  /**
   * Everything of a kind of fact: of what it is the sum over all groups where they do not split.
   */
  Amount whole(Measure fact, boolean split) {
    if (split) {
      return wholes.getOrDefault(fact, Amount.NONE);
    }
    BinaryOperator<Amount> plus = Amount::plus;
    return amounts.entrySet().stream()
        .filter(sum -> sum.getKey().measure == fact)
        .map(Map.Entry::getValue)
        .reduce(Amount.NONE, plus);
  }

  Map<Unconverted, Left> unconverted() {
    return unconverted;
  }

  boolean isImputed(String dimension) {
    return imputed.containsKey(dimension);
  }

  /** In the order of their projects. */
  List<String> warnings() {
    return List.copyOf(warnings.values());
  }

  Map<Flows, Sent> flows() {
    return flows;
  }

  Map<String, Drawn> overdrawn() {
    return overdrawn;
  }

  /** Sums in a form that JSON keeps. Groups tell the kind of each of their values. */
  record Written(
      List<WrittenSum> sums,
      List<WrittenCount> projects,
      Map<Measure, Amount> wholes,
      List<WrittenLeft> unconverted,
      Map<String, Long> imputed,
      Map<String, String> warnings,
      List<WrittenFlows> flows,
      Map<String, Drawn> overdrawn) {}

  record WrittenSum(List<String> group, Measure measure, String basis, Amount amount) {}

  record WrittenCount(List<String> group, long count) {}

  record WrittenLeft(String measure, String currency, Left left) {}

  record WrittenFlows(Flows which, Sent sent) {}

  Written written() {
    List<WrittenSum> sums = new ArrayList<>(amounts.size());
    amounts.forEach(
        (key, amount) ->
            sums.add(new WrittenSum(written(key.group), key.measure, key.basis, amount)));
    List<WrittenCount> counts = new ArrayList<>(projects.size());
    projects.forEach((group, count) -> counts.add(new WrittenCount(written(group), count)));
    List<WrittenLeft> left = new ArrayList<>(unconverted.size());
    unconverted.forEach(
        (where, amount) -> left.add(new WrittenLeft(where.measure, where.currency, amount)));
    List<WrittenFlows> sent = new ArrayList<>(flows.size());
    flows.forEach((which, one) -> sent.add(new WrittenFlows(which, one)));
    return new Written(sums, counts, wholes, left, imputed, warnings, sent, overdrawn);
  }

  static FundingSums read(Written written) {
    FundingSums result = new FundingSums();
    written.sums.forEach(
        sum ->
            result.add(
                new Key(read(sum.group), sum.measure, shared(sum.basis)), sum.amount.compact()));
    written.projects.forEach(count -> result.addProjects(read(count.group), count.count));
    written.wholes.forEach(result::addWhole);
    written.unconverted.forEach(
        left -> result.addUnconverted(new Unconverted(left.measure, left.currency), left.left));
    written.imputed.forEach(result::addImputed);
    written.warnings.forEach(result::addWarning);
    // Sums of before there were any have none.
    if (written.flows != null) {
      written.flows.forEach(one -> result.addFlows(one.which, one.sent));
      result.overdrawn.putAll(written.overdrawn);
    }
    return result;
  }

  private static List<String> written(List<Object> group) {
    List<String> values = new ArrayList<>(group.size());
    for (Object value : group) {
      if (value == null) {
        values.add(null);
      } else if (value instanceof String) {
        values.add("s" + value);
      } else if (value instanceof Integer) {
        values.add("i" + value);
      } else if (value instanceof Long) {
        values.add("l" + value);
      } else {
        throw new IllegalStateException("No group has a " + value.getClass());
      }
    }
    return values;
  }

  private static List<Object> read(List<String> group) {
    List<Object> values = new ArrayList<>(group.size());
    for (String value : group) {
      if (value == null) {
        values.add(null);
      } else {
        String text = value.substring(1);
        values.add(
            switch (value.charAt(0)) {
              case 'i' -> Integer.valueOf(text);
              case 'l' -> Long.valueOf(text);
              default -> shared(text);
            });
      }
    }
    return values;
  }

  /** How many sums this is, as a measure of the memory it takes. */
  int size() {
    return amounts.size() + projects.size() + warnings.size() + overdrawn.size() + 10;
  }
}
