package org.pamir.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Rule 2: the groups that an item lies in, with its weight in each. */
final class ReferenceDimensions {

  /** The members of one dimension, and a weight. */
  record Group(List<Object> members, Fraction weight) {}

  private ReferenceDimensions() {}

  static List<Group> groups(String dimension, ReferenceItems.Item item, ReferenceOrigins origins) {
    Register.Project project = item.project();
    return switch (dimension) {
      case "country" -> one(item.place().country(), item.place().region());
      case "year" -> one(item.date().getYear());
      case "quarter" ->
          one(item.date().getYear() + "-Q" + ((item.date().getMonthValue() - 1) / 3 + 1));
      case "sdg" -> sdgs(project, Register.Sdg::goal);
      case "target" -> sdgs(project, Register.Sdg::target);
      case "sector" -> sectors(project, code -> code);
      case "sector-group" -> sectors(project, code -> code.substring(0, 3));
      case "provider" -> one(item.provider());
      case "receiver" -> one(item.receiver());
      case "origin" -> origins(item, origins);
      case "reporting-org" -> one(project.organisation());
      case "kind" -> one(kind(item.type()));
      case "flow" -> one(item.flow());
      case "finance" -> one(item.finance());
      case "status" -> one(project.status());
      case "theme" -> themes(project);
      case "grouping" -> groupings(project);
      case "basis" -> one(item.place().basis());
      default -> throw new IllegalArgumentException(dimension);
    };
  }

  private static List<Group> one(Object... members) {
    return List.of(new Group(new ArrayList<>(Arrays.asList(members)), Fraction.ONE));
  }

  private static List<Group> weighted(Map<Object, Fraction> weights) {
    return weights.entrySet().stream()
        .map(entry -> new Group(one(entry.getKey()).get(0).members(), entry.getValue()))
        .toList();
  }

  private static List<Group> sdgs(Register.Project project, Function<Register.Sdg, Object> by) {
    if (project.sdgs().isEmpty()) {
      return one((Object) null);
    }
    boolean given = project.sdgs().stream().allMatch(sdg -> sdg.weight() != null);
    Fraction whole = Fraction.ZERO;
    for (Register.Sdg sdg : project.sdgs()) {
      whole = whole.plus(given ? Fraction.of(sdg.weight()) : Fraction.ONE);
    }
    Map<Object, Fraction> weights = new HashMap<>();
    for (Register.Sdg sdg : project.sdgs()) {
      Fraction weight = (given ? Fraction.of(sdg.weight()) : Fraction.ONE).over(whole);
      weights.merge(by.apply(sdg), weight, Fraction::plus);
    }
    return weighted(weights);
  }

  private static List<Group> sectors(Register.Project project, Function<String, String> by) {
    List<Register.Sector> sectors =
        project.sectors().stream().filter(sector -> sector.vocabulary().equals("1")).toList();
    if (sectors.isEmpty()) {
      return one((Object) null);
    }
    boolean given = sectors.stream().allMatch(sector -> sector.percent() != null);
    Fraction whole = Fraction.ZERO;
    for (Register.Sector sector : sectors) {
      whole = whole.plus(given ? Fraction.of(sector.percent()) : Fraction.ONE);
    }
    Map<Object, Fraction> weights = new HashMap<>();
    for (Register.Sector sector : sectors) {
      Fraction weight = (given ? Fraction.of(sector.percent()) : Fraction.ONE).over(whole);
      weights.merge(by.apply(sector.code()), weight, Fraction::plus);
    }
    return weighted(weights);
  }

  private static List<Group> groupings(Register.Project project) {
    return project.groupings().isEmpty()
        ? one((Object) null)
        : project.groupings().entrySet().stream()
            .map(
                one ->
                    new Group(
                        one(one.getKey()).get(0).members(),
                        one.getValue() == null
                            ? Fraction.ONE
                            : Fraction.of(one.getValue()).over(Fraction.of(new BigDecimal(100)))))
            .toList();
  }

  private static List<Group> themes(Register.Project project) {
    return project.themes().isEmpty()
        ? one((Object) null)
        : project.themes().stream().map(theme -> one(theme).get(0)).toList();
  }

  private static List<Group> origins(ReferenceItems.Item item, ReferenceOrigins origins) {
    Map<Object, Fraction> weights = new HashMap<>();
    origins.of(item.from(), item.measure(), item.provider()).forEach(weights::put);
    return weighted(weights);
  }

  private static String kind(String type) {
    return switch (Objects.requireNonNullElse(type, "")) {
      case "2", "11" -> "commitment";
      case "12", "13" -> "pledge";
      case "1" -> "incoming-funds";
      case "3" -> "disbursement";
      case "4" -> "expenditure";
      default -> null;
    };
  }
}
