package org.pamir.statistics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pamir.database.TestDatabase;

/** Single cases in which figures must follow what is reported, each beside the reference. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CountingFollowsTest {

  private static final LocalDate DAY = LocalDate.of(2024, 2, 1);

  @Inject RegisterWriter writer;
  @Inject RegisterReader reader;

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final Register register = new Register(new LinkedHashMap<>());

  private String id(String name) {
    return "XF-" + run + "-" + name;
  }

  private Register.Project project(String name, String... countries) {
    return project(name, new TreeMap<>(), List.of(), null, countries);
  }

  private Register.Project project(
      String name,
      NavigableMap<LocalDate, List<Register.Part>> sets,
      List<Register.Sdg> sdgs,
      String defaultFlow,
      String... countries) {
    Register.Project project =
        new Register.Project(
            id(name),
            id(name + "-AGENCY"),
            true,
            "implementation",
            List.of(countries),
            List.of(),
            sets,
            sdgs,
            List.of(),
            List.of(),
            defaultFlow,
            null,
            new ArrayList<>(),
            new ArrayList<>());
    register.projects().put(project.identifier(), project);
    return project;
  }

  private Register.Side side(String name) {
    return new Register.Side(id(name + "-AGENCY"), null, id(name));
  }

  private static Register.Report report(
      String type, String amount, Register.Side provider, Register.Side receiver) {
    return new Register.Report(
        UUID.randomUUID().toString(),
        type,
        new BigDecimal(amount),
        "USD",
        DAY,
        provider,
        receiver,
        List.of(),
        null,
        null);
  }

  private static Register.Report in(Register.Report report, String currency, LocalDate date) {
    return new Register.Report(
        report.id(),
        report.type(),
        report.amount(),
        currency,
        date,
        report.provider(),
        report.receiver(),
        report.places(),
        report.flow(),
        report.finance());
  }

  private static Register.Report forCountry(Register.Report report, String country) {
    return new Register.Report(
        report.id(),
        report.type(),
        report.amount(),
        report.currency(),
        report.date(),
        report.provider(),
        report.receiver(),
        List.of(new Register.Part(country, null, new BigDecimal(100))),
        report.flow(),
        report.finance());
  }

  private void write() {
    writer.write(register, new Random(1));
  }

  private void replace(Register.Project project, Register.Report before, Register.Report after) {
    writer.put(project, after);
    project.reports().set(project.reports().indexOf(before), after);
  }

  @Test
  void anAllocationThatTheOtherSideReportsIsFollowed() {
    Register.Project p = project("P", "KG", "TJ");
    Register.Project q = project("Q", "KG", "TJ");
    Register.Report out = report("2", "100", null, side("Q"));
    p.reports().add(out);
    q.reports().add(report("11", "100", side("P"), null));
    write();
    reader.check(register, "committed", "country");

    replace(p, out, forCountry(out, "TJ"));

    FundingAnswer answer = reader.check(register, "committed", "country");
    assertThat(answer.rows()).anyMatch(row -> "TJ".equals(row.members().get("country")));
  }

  @Test
  void whatOnlyTheOtherSideReportsIsFollowed() {
    Register.Project p = project("P", new TreeMap<>(), List.of(), "30", "KG");
    project("Q", new TreeMap<>(), List.of(), "10", "UZ", "TJ");
    Register.Report out = report("3", "100", null, side("Q"));
    p.reports().add(out);
    write();
    reader.check(register, "disbursed", "country", "kind");

    replace(p, out, forCountry(out, "UZ"));
    reader.check(register, "disbursed", "country", "kind");
  }

  @Test
  void theDefaultsOfAReportAreThoseOfItsOwnActivity() {
    Register.Project p = project("P", new TreeMap<>(), List.of(), "30", "KG");
    project("Q", new TreeMap<>(), List.of(), "10", "UZ");
    p.reports().add(report("2", "100", null, side("Q")));
    write();
    reader.check(register, "committed", "flow");

    Register.Project next =
        new Register.Project(
            p.identifier(),
            p.organisation(),
            true,
            p.status(),
            p.countries(),
            p.regions(),
            p.shareSets(),
            p.sdgs(),
            p.sectors(),
            p.themes(),
            "20",
            null,
            p.reports(),
            p.budgets());
    writer.put(next);
    register.projects().put(p.identifier(), next);
    reader.check(register, "committed", "flow");
  }

  @Test
  void outgoingAndIncomingOfOneKindAreOneRow() {
    Register.Project p = project("P", "KG");
    Register.Project q = project("Q", "UZ");
    p.reports().add(report("2", "100", null, null));
    q.reports().add(report("11", "60", null, null));
    write();
    assertThat(reader.check(register, "committed", "kind").rows()).hasSize(1);
  }

  @Test
  void anAmountInTheCurrencyOfTheAnswerIsTakenAsItStands() {
    Register.Project p = project("P", "KG");
    Register.Project q = project("Q", "UZ");
    p.reports().add(in(report("2", "100", null, side("Q")), "EUR", DAY));
    q.reports().add(in(report("11", "100", side("P"), null), "EUR", DAY.plusDays(80)));
    p.budgets()
        .add(
            new Register.Budget(
                "B",
                false,
                false,
                LocalDate.of(2024, 1, 1),
                LocalDate.of(2024, 12, 31),
                new BigDecimal("1000"),
                "EUR",
                LocalDate.of(2023, 10, 1)));
    write();
    FundingAnswer answer =
        reader.check(
            register,
            new ReferenceCount.Question(
                RegisterReader.organisations(register),
                List.of("year"),
                List.of("committed", "budgeted"),
                true,
                false,
                "EUR"));
    assertThat(answer.total().get("committed").net()).isEqualByComparingTo("100");
    assertThat(answer.total().get("budgeted").net()).isEqualByComparingTo("1000");
  }

  @Test
  void aRevisedBudgetReplacesAnOriginalOneOfAnotherStatus() {
    Register.Project p = project("P", "KG");
    LocalDate start = LocalDate.of(2024, 1, 1);
    LocalDate end = LocalDate.of(2024, 12, 31);
    p.budgets()
        .add(
            new Register.Budget(
                "B1", false, false, start, end, new BigDecimal("1000"), "USD", start));
    p.budgets()
        .add(
            new Register.Budget(
                "B2", true, true, start, end, new BigDecimal("1200"), "USD", start));
    write();
    assertThat(reader.check(register, "budgeted").total().get("budgeted").net())
        .isEqualByComparingTo("1200");
  }

  @Test
  void aBudgetIsSharedByTheSetInForceAtItsValueDate() {
    NavigableMap<LocalDate, List<Register.Part>> sets = new TreeMap<>();
    sets.put(LocalDate.MIN, List.of(new Register.Part("KG", null, new BigDecimal(100))));
    sets.put(LocalDate.of(2024, 1, 1), List.of(new Register.Part("TJ", null, new BigDecimal(100))));
    Register.Project p = project("P", sets, List.of(), null, "KG", "TJ");
    p.budgets()
        .add(
            new Register.Budget(
                "B",
                false,
                false,
                LocalDate.of(2024, 1, 1),
                LocalDate.of(2024, 12, 31),
                new BigDecimal("1000"),
                "USD",
                LocalDate.of(2023, 10, 1)));
    write();
    reader.check(register, "budgeted", "country");
  }

  @Test
  void anExpenditureOnALinkedActivityIsOneFlowWithItsReceipt() {
    Register.Project p = project("P", "KG");
    Register.Project q = project("Q", "UZ");
    p.reports().add(report("4", "100", null, side("Q")));
    q.reports().add(report("1", "100", side("P"), null));
    write();
    reader.check(register, "disbursed", "country");
  }

  @Test
  void weightsOfThirdsLoseNothing() {
    BigDecimal third = new BigDecimal("33.333333");
    List<Register.Sdg> sdgs =
        List.of(
            new Register.Sdg(1, null, third),
            new Register.Sdg(6, "6.1", third),
            new Register.Sdg(13, null, third));
    Register.Project p = project("P", new TreeMap<>(), sdgs, null, "KG");
    p.reports().add(report("2", "900000000000", null, null));
    write();
    reader.check(register, "committed", "sdg");
    reader.check(register, "committed", "target");
  }

  @Test
  void aRowGroupedByBasisHasEachMemberOnce() {
    Register.Project p = project("P", "KG");
    p.reports().add(report("2", "100", null, null));
    write();
    String body =
        given()
            .get("/api/v1/statistics/funding?groupBy=basis&reportingOrg=" + p.organisation())
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(body.split("\"basis\":", -1)).as(body).hasSize(2);
  }

  @Test
  void aRateThatComesLateMovesASideThatItHadNoFactOn() {
    // A currency that no other test uses and that has no rates yet; 50 of it will be a dollar.
    Register.Project p = project("P", "KG");
    p.reports().add(report("11", "100", null, null));
    p.reports().add(in(report("2", "10000", null, null), "PAB", DAY));
    write();
    reader.check(register, "committed", "provider");
    given()
        .header("Authorization", "Bearer pamir_test_key_0123456789")
        .contentType("application/json")
        .body("{\"perUsd\": 50, \"source\": \"a test\"}")
        .put("/api/v1/exchange-rates/PAB/2024-01-15")
        .then()
        .statusCode(200);
    assertThat(reader.check(register, "committed", "provider").total().get("committed").net())
        .isEqualByComparingTo("200");
  }

  @Test
  void whoAsksForOneOrganisationGetsItsOwnAlone() {
    Register.Project p = project("P", "KG");
    Register.Project q = project("Q", "UZ");
    p.reports().add(report("2", "100", null, side("Q")));
    q.reports().add(report("2", "30", null, null));
    write();
    reader.check(
        register,
        new ReferenceCount.Question(
            Set.of(q.organisation()), List.of("origin"), List.of("committed"), true, false, "USD"));
  }
}
