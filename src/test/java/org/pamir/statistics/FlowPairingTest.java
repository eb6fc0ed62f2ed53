package org.pamir.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FlowPairingTest {

  private static final LocalDate DAY = LocalDate.of(2025, 3, 31);
  private static final Map<String, Long> PROJECTS = Map.of("A", 1L, "B", 2L, "C", 3L);

  private static Report report(
      String by,
      String to,
      boolean outgoing,
      String amount,
      int days,
      Long provider,
      Long receiver) {
    return new Report(
        UUID.randomUUID(),
        PROJECTS.get(by),
        by,
        "committed",
        outgoing,
        new BigDecimal(amount),
        "USD",
        DAY.plusDays(days),
        new BigDecimal(amount),
        false,
        provider,
        receiver,
        to,
        0);
  }

  private static Report out(String by, String to, String amount, int days) {
    return report(by, to, true, amount, days, null, null);
  }

  private static Report in(String by, String from, String amount, int days) {
    return report(by, from, false, amount, days, null, null);
  }

  private static List<String> pairs(Report... reports) {
    return pairs(List.of(reports));
  }

  /** States with the figure that counts and the one beside it. */
  private static List<String> pairs(List<Report> reports) {
    return FlowPairing.pair(reports, PROJECTS).stream()
        .map(
            flow ->
                flow.state().word()
                    + " "
                    + (flow.out() == null ? "-" : flow.out().amount())
                    + " "
                    + (flow.in() == null ? "-" : flow.in().amount())
                    + " "
                    + flow.providerProject()
                    + "→"
                    + flow.receiverProject())
        .sorted()
        .toList();
  }

  @Test
  void twoReportsOfTheSameMoneyAreOneFlowWithTheProvidersFigure() {
    assertThat(pairs(out("A", "B", "100", 0), in("B", "A", "99.5", 10)))
        .containsExactly("matched 100 99.5 1→2");
  }

  @Test
  void oneLinkIsEnoughWhereTheOtherSideNamesNobody() {
    assertThat(pairs(out("A", "B", "100", 0), in("B", null, "100", 0)))
        .containsExactly("matched 100 100 1→2");
    assertThat(pairs(out("A", null, "100", 0), in("B", "A", "100", 0)))
        .containsExactly("matched 100 100 1→2");
  }

  @Test
  void lookAlikesWithoutALinkStayApart() {
    assertThat(pairs(out("A", null, "100", 0), in("B", null, "100", 0)))
        .containsExactly("provider-only 100 - 1→null", "receiver-only - 100 null→2");
  }

  @Test
  void aReportThatNamesAnotherActivityDoesNotPair() {
    assertThat(pairs(out("A", "B", "100", 0), in("B", "C", "100", 0)))
        .containsExactly("provider-only 100 - 1→2", "receiver-only - 100 3→2");
  }

  @Test
  void theWindowIsNinetyDaysAndTheToleranceOnePerCent() {
    assertThat(pairs(out("A", "B", "100", 0), in("B", null, "101", 90)))
        .containsExactly("matched 100 101 1→2");
    assertThat(pairs(out("A", "B", "100", 0), in("B", "A", "100", 91))).hasSize(2);
    assertThat(pairs(out("A", "B", "100", 0), in("B", null, "101.01", 0))).hasSize(2);
  }

  @Test
  void amountsThatLieApartAreDisputedWhereEachNamesTheOther() {
    assertThat(pairs(out("A", "B", "100", 0), in("B", "A", "150", 0)))
        .containsExactly("disputed 100 150 1→2");
  }

  @Test
  void theNearestGoFirstAndAgreementBeforeDispute() {
    assertThat(
            pairs(
                out("A", "B", "100", 0),
                in("B", "A", "100", 20),
                in("B", "A", "100.5", 5),
                in("B", "A", "300", 0)))
        .containsExactly(
            "matched 100 100.5 1→2", "receiver-only - 100 1→2", "receiver-only - 300 1→2");
  }

  @Test
  void organisationsThatContradictEachOtherKeepAWeakLinkApart() {
    assertThat(
            pairs(
                report("A", "B", true, "100", 0, 10L, 20L),
                report("B", null, false, "100", 0, 11L, 20L)))
        .hasSize(2);
  }

  @Test
  void amountsInTwoCurrenciesAreComparedInDollars() {
    Report euros =
        new Report(
            UUID.randomUUID(),
            2,
            "B",
            "committed",
            false,
            new BigDecimal("80"),
            "EUR",
            DAY,
            new BigDecimal("100.9"),
            false,
            null,
            null,
            "A",
            0);
    assertThat(pairs(out("A", "B", "100", 0), euros)).containsExactly("matched 100 80 1→2");
  }

  @Property(tries = 300)
  void eachReportIsInOneFlowAndTheOrderDoesNotMatter(@ForAll long seed) {
    Random random = new Random(seed);
    List<Report> reports = new ArrayList<>();
    List<String> names = List.of("A", "B", "C");
    for (int i = 0; i < 2 + random.nextInt(12); i++) {
      String by = names.get(random.nextInt(3));
      String other = random.nextInt(4) == 0 ? null : names.get(random.nextInt(3));
      boolean outgoing = random.nextBoolean();
      reports.add(
          new Report(
              // Ids as another run would give them: they must not decide between different reports.
              new UUID(random.nextLong(), random.nextLong()),
              PROJECTS.get(by),
              by,
              "committed",
              outgoing,
              new BigDecimal(100 + random.nextInt(3)),
              "USD",
              DAY.plusDays(random.nextInt(5)),
              new BigDecimal(100),
              false,
              null,
              null,
              by.equals(other) ? null : other,
              // As the hash does, this tells who is named too.
              31L * String.valueOf(other).hashCode() + random.nextInt(3)));
    }
    List<Flow> flows = FlowPairing.pair(reports, PROJECTS);
    List<UUID> told = new ArrayList<>();
    flows.forEach(flow -> Collections.addAll(told, flow.outId(), flow.inId()));
    told.removeIf(java.util.Objects::isNull);
    assertThat(told).containsExactlyInAnyOrderElementsOf(reports.stream().map(Report::id).toList());

    List<Report> renamed =
        reports.stream()
            .map(
                r ->
                    new Report(
                        new UUID(random.nextLong(), random.nextLong()),
                        r.project(),
                        r.identifier(),
                        r.measure(),
                        r.outgoing(),
                        r.amount(),
                        r.currency(),
                        r.valueDate(),
                        r.usd(),
                        r.provisional(),
                        r.provider(),
                        r.receiver(),
                        r.counterpart(),
                        r.told()))
            .collect(Collectors.toList());
    Collections.shuffle(renamed, random);
    assertThat(said(FlowPairing.pair(renamed, PROJECTS))).isEqualTo(said(flows));
  }

  private static List<String> said(List<Flow> flows) {
    return flows.stream()
        .map(flow -> flow.state() + content(flow.out()) + content(flow.in()))
        .sorted()
        .toList();
  }

  private static String content(Report report) {
    return report == null
        ? " -"
        : " %s %s %s %s %s"
            .formatted(
                report.identifier(),
                report.counterpart(),
                report.amount(),
                report.valueDate(),
                report.told());
  }
}
