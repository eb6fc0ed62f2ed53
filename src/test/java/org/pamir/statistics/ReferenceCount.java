package org.pamir.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How money is counted, slowly and exactly: every step as the domain tells it, with fractions and
 * no regard for cost. It knows nothing of the tables and statements that it checks.
 */
final class ReferenceCount {

  /**
   * A question.
   *
   * @param organisations whose projects are asked for
   */
  record Question(
      Set<String> organisations,
      List<String> groupBy,
      List<String> measures,
      boolean net,
      boolean impute,
      String currency) {}

  /** Totals of one measure. */
  record Total(Fraction gross, Fraction net) {}

  /** What no rate converts. */
  record Unconverted(Fraction amount, int reports) {}

  /**
   * @param rows by the members of a group, then by measure and basis
   * @param projects by group, how many have money in it
   * @param unconverted by measure and currency
   * @param warned project and class, as in {@code XT-1: committed}
   */
  record Answer(
      Map<String, Total> totals,
      Map<List<Object>, Map<String, Map<String, Fraction>>> rows,
      Map<List<Object>, Set<String>> projects,
      Map<String, Unconverted> unconverted,
      boolean provisional,
      Set<String> warned,
      Set<String> loops) {}

  private final Register register;
  private final ReferenceRates rates;
  private final ReferenceFlows flows;
  private final ReferenceItems items;

  ReferenceCount(Register register, ReferenceRates rates) {
    this.register = register;
    this.rates = rates;
    this.flows = new ReferenceFlows(register, rates);
    this.items = new ReferenceItems(register, rates, flows.flows());
  }

  /** Whether the rule leaves open which of two equally near reports pairs with a third. */
  boolean ambiguous() {
    return flows.ambiguous();
  }

  Answer answer(Question asked) {
    Set<Register.Project> chosen = new LinkedHashSet<>();
    for (Register.Project project : register.published()) {
      if (asked.organisations().contains(project.organisation())) {
        chosen.add(project);
      }
    }
    ReferenceOrigins origins = new ReferenceOrigins(flows.flows(), items);
    Map<String, Total> totals = new TreeMap<>();
    asked.measures().forEach(m -> totals.put(m, new Total(Fraction.ZERO, Fraction.ZERO)));
    Map<List<Object>, Map<String, Map<String, Fraction>>> rows = new HashMap<>();
    Map<List<Object>, Set<String>> projects = new HashMap<>();
    Map<String, Fraction> missing = new TreeMap<>();
    Map<String, Set<Object>> missingReports = new HashMap<>();
    boolean provisional = false;
    for (ReferenceItems.Item item : items.items()) {
      if (chosen.contains(item.project()) && asked.measures().contains(item.measure())) {
        Fraction rate = rates.perUsd(asked.currency(), item.rateDate());
        Fraction value = item.usd() == null || rate == null ? null : item.usd().times(rate);
        if (value == null) {
          String key = item.measure() + " " + item.currency();
          missing.merge(key, item.amount(), Fraction::plus);
          missingReports.computeIfAbsent(key, k -> new HashSet<>()).add(item.source());
        } else {
          Fraction kept = value.times(kept(item, chosen));
          totals.merge(item.measure(), new Total(value, kept), ReferenceCount::sum);
          provisional |= rates.provisional(item.currency(), item.rateDate());
        }
        for (ReferenceItems.Place place : placed(item, asked.impute())) {
          spread(asked, item, place, value, chosen, origins, rows, projects);
        }
      }
    }
    Map<String, Unconverted> unconverted = new TreeMap<>();
    missing.forEach(
        (key, amount) ->
            unconverted.put(key, new Unconverted(amount, missingReports.get(key).size())));
    return new Answer(
        totals, rows, projects, unconverted, provisional, warned(asked, chosen), origins.loops());
  }

  private void spread(
      Question asked,
      ReferenceItems.Item item,
      ReferenceItems.Place place,
      Fraction value,
      Set<Register.Project> chosen,
      ReferenceOrigins origins,
      Map<List<Object>, Map<String, Map<String, Fraction>>> rows,
      Map<List<Object>, Set<String>> projects) {
    ReferenceItems.Item placed =
        new ReferenceItems.Item(
            item.project(),
            item.measure(),
            item.source(),
            item.usd(),
            item.amount(),
            item.currency(),
            item.date(),
            item.rateDate(),
            place,
            item.provider(),
            item.receiver(),
            item.type(),
            item.flow(),
            item.finance(),
            item.from(),
            item.passedTo());
    List<ReferenceDimensions.Group> product =
        List.of(new ReferenceDimensions.Group(List.of(), place.part()));
    for (String dimension : asked.groupBy()) {
      List<ReferenceDimensions.Group> next = new ArrayList<>();
      for (ReferenceDimensions.Group group : product) {
        for (ReferenceDimensions.Group more :
            ReferenceDimensions.groups(dimension, placed, origins)) {
          List<Object> members = new ArrayList<>(group.members());
          members.addAll(more.members());
          next.add(new ReferenceDimensions.Group(members, group.weight().times(more.weight())));
        }
      }
      product = next;
    }
    for (ReferenceDimensions.Group group : product) {
      projects
          .computeIfAbsent(group.members(), key -> new TreeSet<>())
          .add(item.project().identifier());
      if (value != null) {
        Fraction counted = asked.net() ? value.times(kept(item, chosen)) : value;
        rows.computeIfAbsent(group.members(), key -> new HashMap<>())
            .computeIfAbsent(item.measure(), key -> new TreeMap<>())
            .merge(place.basis(), counted.times(group.weight()), Fraction::plus);
      }
    }
  }

  /** Where an item lies: its part in it is already in its amount, so that 1 stands for it. */
  private static List<ReferenceItems.Place> placed(ReferenceItems.Item item, boolean impute) {
    ReferenceItems.Place place = item.place();
    List<String> countries = item.project().countries();
    if (!impute || !place.basis().equals("regional") || countries.isEmpty()) {
      return List.of(
          new ReferenceItems.Place(place.country(), place.region(), Fraction.ONE, place.basis()));
    }
    return countries.stream()
        .map(
            country ->
                new ReferenceItems.Place(
                    country, null, Fraction.ONE.over(countries.size()), "imputed"))
        .toList();
  }

  /** r of rule 3; of spent, what did not go on to a project that is asked for. */
  private Fraction kept(ReferenceItems.Item item, Set<Register.Project> chosen) {
    if (item.measure().equals("spent")) {
      return chosen.contains(item.passedTo()) ? Fraction.ZERO : Fraction.ONE;
    }
    if (item.measure().equals("budgeted")) {
      return Fraction.ONE;
    }
    Fraction gross = items.basis(item.project(), item.measure()).gross();
    return gross.signum() <= 0
        ? Fraction.ONE
        : Fraction.ONE.minus(passed(item.project(), item.measure(), chosen).over(gross));
  }

  private Fraction passed(Register.Project project, String measure, Set<Register.Project> chosen) {
    Fraction passed = Fraction.ZERO;
    for (ReferenceFlows.Flow flow : flows.flows()) {
      if (flow.from() == project
          && chosen.contains(flow.to())
          && flow.measure().equals(measure)
          && flow.figure().usd() != null) {
        passed = passed.plus(flow.figure().usd());
      }
    }
    return passed;
  }

  private Set<String> warned(Question asked, Set<Register.Project> chosen) {
    Set<String> warned = new TreeSet<>();
    for (Register.Project project : chosen) {
      for (String measure : List.of("pledged", "committed", "disbursed")) {
        Fraction gross = items.basis(project, measure).gross();
        Fraction passed = passed(project, measure, chosen);
        boolean linked =
            flows.flows().stream()
                .anyMatch(
                    flow ->
                        flow.from() == project
                            && chosen.contains(flow.to())
                            && flow.measure().equals(measure)
                            && flow.figure().usd() != null);
        boolean beyond =
            linked && (gross.signum() <= 0 || passed.signum() < 0 || passed.compareTo(gross) > 0);
        if (asked.measures().contains(measure) && (gross.signum() < 0 || beyond)) {
          warned.add(project.identifier() + ": " + measure);
        }
      }
    }
    return warned;
  }

  private static Total sum(Total one, Total other) {
    return new Total(one.gross().plus(other.gross()), one.net().plus(other.net()));
  }
}
