package org.pamir.statistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rules 1, 3 and 5: every amount that is counted, split by place. */
final class ReferenceItems {

  /** A place with its part of 1, and how it came to be there. */
  record Place(String country, String region, Fraction part, String basis) {}

  /**
   * One counted amount in one place.
   *
   * @param usd null where no rate converts it
   * @param rateDate the day of its exchange rate
   * @param from the project it came from, or null
   * @param passedTo the project that a disbursement in spent went on to, or null
   */
  record Item(
      Register.Project project,
      String measure,
      Object source,
      Fraction usd,
      Fraction amount,
      String currency,
      LocalDate date,
      LocalDate rateDate,
      Place place,
      String provider,
      String receiver,
      String type,
      String flow,
      String finance,
      Register.Project from,
      Register.Project passedTo) {}

  /** In, out and the side on which a project is counted in a class. */
  record Basis(boolean in, Fraction gross) {}

  private final ReferenceRates rates;
  private final List<ReferenceFlows.Flow> flows;
  private final List<Item> items = new ArrayList<>();

  ReferenceItems(Register register, ReferenceRates rates, List<ReferenceFlows.Flow> flows) {
    this.rates = rates;
    this.flows = flows;
    for (Register.Project project : register.published()) {
      counted(project);
      spent(project);
      budgeted(project);
    }
  }

  List<Item> items() {
    return items;
  }

  /**
   * The in side where In ≥ Out, else the out side. Of a project that nothing came into, what it
   * gave is told even where it sums to nothing or less.
   */
  Basis basis(Register.Project project, String measure) {
    Fraction in = Fraction.ZERO;
    Fraction out = Fraction.ZERO;
    boolean received = false;
    for (ReferenceFlows.Flow flow : flows) {
      if (flow.measure().equals(measure)) {
        Fraction usd = flow.figure().usd() == null ? Fraction.ZERO : flow.figure().usd();
        in = flow.to() == project ? in.plus(usd) : in;
        out = flow.from() == project ? out.plus(usd) : out;
        received |= flow.to() == project;
      }
    }
    boolean side = in.compareTo(out) >= 0 && received;
    return new Basis(side, side ? in : out);
  }

  private void counted(Register.Project project) {
    for (ReferenceFlows.Flow flow : flows) {
      boolean in = basis(project, flow.measure()).in();
      if ((in ? flow.to() : flow.from()) == project) {
        ReferenceFlows.Told own = flow.said(project);
        List<Register.Part> allocation = own.report().places();
        if (allocation.isEmpty() && flow.out() != null && flow.in() != null) {
          allocation = (own == flow.out() ? flow.in() : flow.out()).report().places();
        }
        add(
            project,
            flow.measure(),
            flow.figure(),
            own,
            allocation,
            flow.provider(),
            flow.receiver(),
            in ? flow.from() : null,
            null);
      }
    }
  }

  private void spent(Register.Project project) {
    for (ReferenceFlows.Flow flow : flows) {
      ReferenceFlows.Told out = flow.out();
      if (out != null && out.project() == project && flow.measure().equals("disbursed")) {
        add(
            project,
            "spent",
            out,
            out,
            out.report().places(),
            out.provider(),
            out.receiver(),
            null,
            out.report().type().equals("3") ? flow.to() : null);
      }
    }
  }

  private void add(
      Register.Project project,
      String measure,
      ReferenceFlows.Told figure,
      ReferenceFlows.Told own,
      List<Register.Part> allocation,
      String provider,
      String receiver,
      Register.Project from,
      Register.Project passedTo) {
    Register.Report report = own.report();
    for (Place place : places(project, report.date(), allocation)) {
      items.add(
          new Item(
              project,
              measure,
              report,
              figure.usd() == null ? null : figure.usd().times(place.part()),
              Fraction.of(figure.report().amount()).times(place.part()),
              figure.report().currency(),
              report.date(),
              figure.report().date(),
              place,
              provider,
              receiver,
              report.type(),
              report.flow() != null ? report.flow() : own.project().defaultFlow(),
              report.finance() != null ? report.finance() : own.project().defaultFinance(),
              from,
              passedTo));
    }
  }

  /** A budget day by day; an original one does not count on a day that a revised one covers. */
  private void budgeted(Register.Project project) {
    for (Register.Budget budget : project.budgets()) {
      long whole = ChronoUnit.DAYS.between(budget.start(), budget.end()) + 1;
      for (LocalDate quarter = budget.start(); !quarter.isAfter(budget.end()); ) {
        LocalDate next =
            quarter
                .withDayOfMonth(1)
                .withMonth((quarter.getMonthValue() - 1) / 3 * 3 + 1)
                .plusMonths(3);
        long days = 0;
        for (LocalDate day = quarter;
            day.isBefore(next) && !day.isAfter(budget.end());
            day = day.plusDays(1)) {
          days += budget.revised() || !revised(project, day) ? 1 : 0;
        }
        Fraction part = Fraction.of(days).over(whole);
        Fraction usd = rates.usd(budget.amount(), budget.currency(), budget.valueDate());
        if (days > 0) {
          for (Place place : places(project, budget.valueDate(), List.of())) {
            Fraction share = part.times(place.part());
            items.add(
                new Item(
                    project,
                    "budgeted",
                    budget,
                    usd == null ? null : usd.times(share),
                    Fraction.of(budget.amount()).times(share),
                    budget.currency(),
                    quarter,
                    budget.valueDate(),
                    place,
                    null,
                    null,
                    null,
                    project.defaultFlow(),
                    project.defaultFinance(),
                    null,
                    null));
          }
        }
        quarter = next;
      }
    }
  }

  private static boolean revised(Register.Project project, LocalDate day) {
    return project.budgets().stream()
        .anyMatch(b -> b.revised() && !day.isBefore(b.start()) && !day.isAfter(b.end()));
  }

  /** Rule 1. */
  static List<Place> places(Register.Project project, LocalDate date, List<Register.Part> own) {
    if (!own.isEmpty()) {
      return shared(own, "item");
    }
    Map.Entry<LocalDate, List<Register.Part>> set = project.shareSets().floorEntry(date);
    if (set != null) {
      return shared(set.getValue(), "project");
    }
    if (project.countries().size() == 1 && project.regions().isEmpty()) {
      return List.of(new Place(project.countries().get(0), null, Fraction.ONE, "single"));
    }
    boolean oneRegion = project.countries().isEmpty() && project.regions().size() == 1;
    String region = oneRegion ? project.regions().get(0) : null;
    return List.of(new Place(null, region, Fraction.ONE, "regional"));
  }

  private static List<Place> shared(List<Register.Part> parts, String basis) {
    Fraction whole =
        Fraction.of(
            parts.stream().map(Register.Part::percent).reduce(BigDecimal.ZERO, BigDecimal::add));
    return parts.stream()
        .map(
            part ->
                new Place(
                    part.country(), part.region(), Fraction.of(part.percent()).over(whole), basis))
        .toList();
  }
}
