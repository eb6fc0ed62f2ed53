package org.pamir.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/**
 * Small registers full of what makes counting hard: chains, loops and forks of money, reports by
 * one side or both, amounts and dates a little or far apart, reductions, currencies with and
 * without rates, days that no rate reaches, shares of every kind.
 *
 * <p>The same seed makes the same register.
 */
final class RandomRegister {

  private static final List<String> COUNTRIES = List.of("KG", "TJ", "UZ", "KZ", "TM", "AF");
  private static final List<String> REGIONS = List.of("619", "679", "689");
  private static final List<String> SECTORS =
      List.of("14015", "14020", "11220", "21020", "23210", "31140");
  private static final List<String> TARGETS = List.of("1.1", "6.1", "6.5", "11.1", "13.1", "16.10");
  private static final List<String> STATUSES =
      List.of("pipeline", "implementation", "finalisation", "closed", "cancelled", "suspended");
  // TMT has no rates at all, and those of HRK ended in 2022.
  private static final List<String> CURRENCIES =
      List.of("USD", "USD", "USD", "USD", "EUR", "EUR", "KZT", "KGS", "UZS", "TMT", "HRK");

  private final Random random;
  private final String run;
  private final List<String> organisations = new ArrayList<>();
  private final List<String> identifiers = new ArrayList<>();
  private int reports;

  /**
   * @param run makes every ref of this register its own; registers of the same seed differ in it
   *     alone
   */
  RandomRegister(long seed, String run) {
    this.random = new Random(seed);
    this.run = run;
  }

  Register next() {
    int size = 2 + random.nextInt(5);
    int agencies = 1 + random.nextInt(size);
    for (int i = 0; i < agencies; i++) {
      organisations.add("XQ-" + run + "-O" + i);
    }
    for (int i = 0; i < size; i++) {
      identifiers.add("XQ-" + run + "-P" + i);
    }
    Map<String, Register.Project> projects = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      String organisation = organisations.get(i < agencies ? i : random.nextInt(agencies));
      projects.put(identifiers.get(i), project(identifiers.get(i), organisation));
    }
    Register register = new Register(projects);
    int events = 3 + random.nextInt(12);
    for (int i = 0; i < events; i++) {
      event(register);
    }
    return register;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  Register.Project project(String identifier, String organisation) {
    List<String> countries = some(COUNTRIES, random.nextInt(4));
    List<String> regions =
        countries.isEmpty() || chance(25) ? some(REGIONS, 1 + random.nextInt(2)) : List.of();
    NavigableMap<LocalDate, List<Register.Part>> sets = new TreeMap<>();
    if (chance(60)) {
      sets.put(LocalDate.MIN, parts(countries, regions));
    }
    for (LocalDate from : List.of(LocalDate.of(2024, 3, 1), LocalDate.of(2025, 7, 1))) {
      if (chance(20)) {
        List<String> shared =
            countries.isEmpty() ? List.of() : some(countries, 1 + random.nextInt(countries.size()));
        sets.put(
            from,
            parts(
                shared,
                shared.isEmpty() ? regions : some(regions, random.nextInt(regions.size() + 1))));
      }
    }
    List<Register.Budget> budgets = new ArrayList<>();
    if (chance(40)) {
      budgets(identifier, budgets);
    }
    return new Register.Project(
        identifier,
        organisation,
        !chance(6),
        any(STATUSES),
        countries,
        regions,
        sets,
        sdgs(),
        sectors(),
        some(List.of("water", "glaciers", "aral-sea"), random.nextInt(3)),
        chance(40) ? any(List.of("10", "20", "30")) : null,
        chance(40) ? any(List.of("110", "410")) : null,
        new ArrayList<>(),
        budgets);
  }

  private <T> List<T> some(List<T> from, int count) {
    List<T> shuffled = new ArrayList<>(from);
    Collections.shuffle(shuffled, random);
    return List.copyOf(shuffled.subList(0, Math.min(count, shuffled.size())));
  }

  private List<Register.Part> parts(List<String> countries, List<String> regions) {
    List<BigDecimal> shares = percentages(countries.size() + regions.size());
    List<Register.Part> parts = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      parts.add(
          i < countries.size()
              ? new Register.Part(countries.get(i), null, shares.get(i))
              : new Register.Part(null, regions.get(i - countries.size()), shares.get(i)));
    }
    return parts;
  }

  /** Percentages that make 100, or miss it as thirds do. */
  private List<BigDecimal> percentages(int count) {
    if (count == 0) {
      return List.of();
    }
    if (count > 1 && chance(30)) {
      BigDecimal equal = new BigDecimal(100).divide(new BigDecimal(count), 6, RoundingMode.DOWN);
      return Collections.nCopies(count, equal);
    }
    List<BigDecimal> shares = new ArrayList<>();
    BigDecimal rest = new BigDecimal(100);
    for (int i = 1; i < count; i++) {
      BigDecimal share =
          rest.multiply(new BigDecimal(random.nextInt(101)))
              .divide(new BigDecimal(100), chance(50) ? 0 : 4, RoundingMode.DOWN);
      shares.add(share);
      rest = rest.subtract(share);
    }
    shares.add(rest);
    return shares;
  }

  private List<Register.Sdg> sdgs() {
    List<String> targets = some(TARGETS, random.nextInt(4));
    boolean weighted = chance(50);
    List<BigDecimal> weights = percentages(targets.size());
    List<Register.Sdg> sdgs = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      int goal = Integer.parseInt(targets.get(i).substring(0, targets.get(i).indexOf('.')));
      String target = chance(80) || goal == 6 ? targets.get(i) : null;
      sdgs.add(new Register.Sdg(goal, target, weighted ? weights.get(i) : null));
    }
    return sdgs;
  }

  private List<Register.Sector> sectors() {
    List<String> codes = some(SECTORS, random.nextInt(4));
    List<BigDecimal> shares = percentages(codes.size());
    List<Register.Sector> sectors = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      boolean bare = codes.size() == 1 && chance(50);
      sectors.add(new Register.Sector("1", codes.get(i), bare ? null : shares.get(i)));
    }
    if (chance(20)) {
      sectors.add(new Register.Sector("2", "140", new BigDecimal(100)));
    }
    return sectors;
  }

  private void budgets(String identifier, List<Register.Budget> budgets) {
    LocalDate start = LocalDate.of(2024, 1 + random.nextInt(12), 1 + random.nextInt(28));
    int periods = 1 + random.nextInt(3);
    for (int i = 0; i < periods; i++) {
      LocalDate end = start.plusDays(20 + random.nextInt(345));
      budgets.add(budget(identifier + "-B" + budgets.size(), false, start, end));
      if (chance(50)) {
        LocalDate from = chance(60) ? start : start.plusDays(random.nextInt(20));
        budgets.add(
            budget(
                identifier + "-B" + budgets.size(),
                true,
                from,
                chance(60) ? end : from.plusDays(random.nextInt(20))));
      }
      start = end.plusDays(1);
    }
    // A revised one does not overlap another, as the standard asks: the ends above stay within.
    budgets.removeIf(
        budget ->
            budget.revised()
                && budgets.stream()
                    .anyMatch(
                        other ->
                            other.revised()
                                && other.id().compareTo(budget.id()) < 0
                                && !other.end().isBefore(budget.start())
                                && !other.start().isAfter(budget.end())));
  }

  private Register.Budget budget(String id, boolean revised, LocalDate start, LocalDate end) {
    return new Register.Budget(
        id,
        revised,
        chance(50),
        start,
        end,
        amount().abs(),
        any(CURRENCIES),
        chance(70) ? start : start.minusDays(random.nextInt(200)));
  }

  private BigDecimal amount() {
    int kind = random.nextInt(10);
    BigDecimal amount =
        kind < 5
            ? new BigDecimal(1000 * (1 + random.nextInt(50)))
            : kind < 8
                ? new BigDecimal(1 + random.nextInt(1_000_000_00)).movePointLeft(2)
                : kind < 9
                    ? new BigDecimal(1 + random.nextInt(500)).movePointLeft(4)
                    : new BigDecimal(1 + random.nextInt(1_000_000)).movePointRight(5);
    return chance(10) ? amount.negate() : amount;
  }

  private LocalDate date() {
    return chance(8)
        ? LocalDate.of(2027, 1, 1).plusDays(random.nextInt(700))
        : LocalDate.of(2023, 6, 1).plusDays(random.nextInt(900));
  }

  /** Money that moves once, as it is reported by its provider, its receiver, or both. */
  List<Register.Report> event(Register register) {
    Register.Project from = chance(75) ? register.projects().get(any(identifiers)) : null;
    Register.Project to =
        from == null || chance(75) ? register.projects().get(any(identifiers)) : null;
    if (from == to) {
      to = null;
      from = from == null ? register.projects().get(identifiers.get(0)) : from;
    }
    String measure = any(List.of("committed", "committed", "disbursed", "pledged"));
    boolean byProvider = from != null && (to == null || chance(75));
    boolean byReceiver = to != null && (from == null || !byProvider || chance(65));
    BigDecimal amount = amount();
    String currency = any(CURRENCIES);
    LocalDate date = date();
    List<Register.Report> told = new ArrayList<>();
    if (byProvider) {
      String type =
          switch (measure) {
            case "committed" -> "2";
            case "pledged" -> "12";
            default -> chance(80) ? "3" : "4";
          };
      Register.Report out = report(type, amount, currency, date, from, to);
      from.reports().add(out);
      told.add(out);
    }
    if (byReceiver) {
      String type =
          switch (measure) {
            case "committed" -> "11";
            case "pledged" -> "13";
            default -> "1";
          };
      BigDecimal got =
          switch (random.nextInt(8)) {
            case 0 -> amount.multiply(new BigDecimal("0.991"));
            case 1 -> amount.multiply(new BigDecimal("1.01"));
            case 2 -> amount.multiply(new BigDecimal("0.95"));
            case 3 -> amount.multiply(new BigDecimal("1.3"));
            default -> amount;
          };
      LocalDate later =
          switch (random.nextInt(6)) {
            case 0 -> date.plusDays(random.nextInt(90));
            case 1 -> date.plusDays(90);
            case 2 -> date.minusDays(91 + random.nextInt(100));
            default -> date;
          };
      Register.Report in =
          report(
              type,
              got.setScale(Math.min(got.scale(), 8), RoundingMode.HALF_UP),
              chance(88) ? currency : any(CURRENCIES),
              later,
              from,
              to);
      to.reports().add(in);
      told.add(in);
    }
    return told;
  }

  private Register.Report report(
      String type,
      BigDecimal amount,
      String currency,
      LocalDate date,
      Register.Project from,
      Register.Project to) {
    boolean outgoing = List.of("2", "3", "4", "12").contains(type);
    List<Register.Part> places =
        chance(82)
            ? List.of()
            : parts(
                some(COUNTRIES, 1 + random.nextInt(2)), chance(30) ? List.of("619") : List.of());
    return new Register.Report(
        "R" + reports++,
        type,
        amount,
        currency,
        date,
        outgoing && chance(70) ? null : side(from),
        !outgoing && chance(70) ? null : side(to),
        places,
        chance(30) ? any(List.of("10", "20", "30")) : null,
        chance(30) ? any(List.of("110", "410")) : null);
  }

  private Register.Side side(Register.Project project) {
    if (project == null) {
      return chance(15)
          ? chance(50) ? null : new Register.Side(null, "A donor without a ref", null)
          : new Register.Side(
              "XQ-" + run + "-X" + random.nextInt(3), null, chance(10) ? "XQ-NOWHERE-1" : null);
    }
    String ref = chance(90) ? project.organisation() : any(organisations);
    return new Register.Side(ref, null, chance(85) ? project.identifier() : null);
  }

  /** The same report, saying something else in one respect. */
  Register.Report changed(Register.Report report) {
    int kind = random.nextInt(5);
    return new Register.Report(
        report.id(),
        kind == 0 && report.measure().equals("disbursed") && report.outgoing()
            ? report.type().equals("3") ? "4" : "3"
            : report.type(),
        kind == 1 ? amount() : report.amount(),
        report.currency(),
        kind == 2 ? date() : report.date(),
        report.provider(),
        report.receiver(),
        kind == 3 ? parts(some(COUNTRIES, 1 + random.nextInt(2)), List.of()) : report.places(),
        kind == 4 ? any(List.of("10", "20", "30")) : report.flow(),
        kind == 4 ? any(List.of("110", "410")) : report.finance());
  }

  /** The same project with other shares, weights and defaults, published. */
  Register.Project changed(Register.Project project) {
    Register.Project other = project(project.identifier(), project.organisation());
    NavigableMap<LocalDate, List<Register.Part>> sets = new TreeMap<>();
    if (other.shareSets().containsKey(LocalDate.MIN)) {
      sets.put(LocalDate.MIN, other.shareSets().get(LocalDate.MIN));
    }
    return new Register.Project(
        project.identifier(),
        chance(80) ? project.organisation() : any(organisations),
        true,
        other.status(),
        other.countries(),
        other.regions(),
        sets,
        other.sdgs(),
        other.sectors(),
        other.themes(),
        other.defaultFlow(),
        other.defaultFinance(),
        project.reports(),
        project.budgets());
  }
}
