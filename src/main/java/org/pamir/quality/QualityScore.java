package org.pamir.quality;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How good what is said of a project is, from 0 to 100: {@code floor(100 × rules × (0.6 + 0.4 ×
 * complete))}.
 *
 * <p>{@code rules} is 1 where none is broken. Each broken rule multiplies it by 0.5 (critical), 0.9
 * (error), 0.97 (warning) or 0.995 (advisory), to the power of {@code 1 + log2(places)}: a second
 * fault of one kind counts, and a hundredth counts less. {@code complete} is the part that is there
 * of what a reader looks for, by weight. So nothing that is put right, and nothing that is added
 * and right, lowers it.
 *
 * @param score 0 to 100
 * @param completeness 0 to 100
 * @param missing what is not there, of what a reader looks for
 */
record QualityScore(int score, int completeness, List<String> missing) {

  private static final Map<Severity, Double> FACTORS =
      Map.of(
          Severity.CRITICAL, 0.5,
          Severity.ERROR, 0.9,
          Severity.WARNING, 0.97,
          Severity.ADVISORY, 0.995);

  /** Elements that a reader looks for, any of those in one row, and what they weigh. */
  private static final Map<String, Integer> LOOKED_FOR =
      new TreeMap<>(
          Map.of(
              "description", 12,
              "start date", 8,
              "end date", 8,
              "country or region", 14,
              "sector", 12,
              "goal", 6,
              "participating organisation", 12,
              "commitment or disbursement", 14,
              "budget or planned disbursement", 8,
              "location", 6));

  /** The score of a project by its tree and what is wrong in it. */
  static QualityScore of(Element activity, List<Fault> faults) {
    Set<String> there = there(activity);
    List<String> missing =
        LOOKED_FOR.keySet().stream().filter(name -> !there.contains(name)).toList();
    int all = LOOKED_FOR.values().stream().mapToInt(weight -> weight).sum();
    int present = all - missing.stream().mapToInt(LOOKED_FOR::get).sum();
    Map<String, Integer> places = new HashMap<>();
    Map<String, Severity> severities = new HashMap<>();
    for (Fault fault : faults) {
      places.merge(fault.rule().name(), fault.count(), Integer::sum);
      severities.merge(
          fault.rule().name(), fault.rule().severity(), (a, b) -> a.compareTo(b) < 0 ? a : b);
    }
    double kept = 1;
    // In one order, so that the same faults make the same last digit.
    for (String rule : new TreeMap<>(places).keySet()) {
      kept *=
          Math.pow(FACTORS.get(severities.get(rule)), 1 + Math.log(places.get(rule)) / Math.log(2));
    }
    double complete = (double) present / all;
    return new QualityScore(
        (int) Math.floor(100 * kept * (0.6 + 0.4 * complete) + 1e-9),
        (int) Math.floor(100 * complete + 1e-9),
        missing);
  }

  private static Set<String> there(Element activity) {
    return activity.children().stream().map(QualityScore::lookedFor).collect(Collectors.toSet());
  }

  private static String lookedFor(Element element) {
    return switch (element.name()) {
      case "description", "sector", "location" -> element.name();
      case "recipient-country", "recipient-region" -> "country or region";
      case "tag" -> "goal";
      case "participating-org" -> "participating organisation";
      case "transaction" -> "commitment or disbursement";
      case "budget", "planned-disbursement" -> "budget or planned disbursement";
      case "activity-date" ->
          Set.of("1", "2").contains(String.valueOf(element.get("type")))
              ? "start date"
              : "end date";
      default -> "";
    };
  }
}
