package org.pamir.statistics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pamir.database.TestDatabase;

/**
 * Three agencies pass money on twice, across two countries, worked out by hand.
 *
 * <ul>
 *   <li>D, the donor's project (KG 50, TJ 50), commits 1,000,000 USD to F.
 *   <li>F, the fund's (KG 40, TJ 60), says it got 995,000 of it: 0.5 % apart, so one flow with the
 *       donor's figure. A ministry commits 223,870,000 KZT to it, at 447.74 for a dollar 500,000
 *       USD. It commits 600,000 USD to N.
 *   <li>N, the organisation's on the spot (TJ alone), reports only 70,000 TMT from a company; there
 *       is no rate for TMT.
 * </ul>
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WorkedExampleTest {

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final String donor = agency("D");
  private final String fund = agency("F");
  private final String spot = agency("N");
  private final String ministry = agency("M");

  private String agency(String name) {
    return "XW-" + run + "-" + name;
  }

  private void send(String method, String path, int status, String body) {
    given()
        .header("Authorization", "Bearer pamir_test_key_0123456789")
        .contentType("application/json")
        .body(body)
        .request(method, "/api/v1/projects/" + path)
        .then()
        .log()
        .ifValidationFails()
        .statusCode(status);
  }

  private void project(String agency, String parts) {
    send(
        "PUT",
        agency + "-1",
        201,
        """
        {"reportingOrg": "%s", "title": {"en": "%s"}, "status": "implementation", "publication": "published",
         "plannedStart": "2024-01-01", %s}"""
            .formatted(agency, agency, parts));
  }

  private void commitment(
      String by, String direction, String party, String amount, String currency, String day) {
    send(
        "POST",
        by + "-1/commitments",
        201,
        """
        {"kind": "commitment", "direction": "%s", %s, "value": {"amount": %s, "currency": "%s"}, "valueDate": "%s"}"""
            .formatted(direction, party, amount, currency, day));
  }

  private void payment(String by, String kind, String party, String amount) {
    send(
        "POST",
        by + "-1/disbursements",
        201,
        """
        {"kind": "%s", %s"value": {"amount": %s, "currency": "USD"}, "valueDate": "2024-06-01"}"""
            .formatted(kind, party, amount));
  }

  private void budget(String type, String start, String end, String amount) {
    send(
        "POST",
        spot + "-1/budgets",
        201,
        """
        {"type": "%s", "periodStart": "%s", "periodEnd": "%s", "value": {"amount": %s, "currency": "USD"}}"""
            .formatted(type, start, end, amount));
  }

  private static String party(String role, String agency) {
    return "\"%s\": {\"ref\": \"%s\", \"activity\": \"%s-1\"}".formatted(role, agency, agency);
  }

  @BeforeEach
  void register() {
    project(
        donor,
        """
        "participations": [{"country": "KG", "share": 50}, {"country": "TJ", "share": 50}], "sdgs": [{"goal": 6}]""");
    project(
        fund,
        """
        "participations": [{"country": "KG", "share": 40}, {"country": "TJ", "share": 60}],
        "sdgs": [{"goal": 6, "weight": 70}, {"goal": 13, "weight": 30}]""");
    project(
        spot,
        """
        "participations": [{"country": "TJ"}], "sdgs": [{"goal": 6}, {"goal": 13}]""");
    commitment(donor, "outgoing", party("receiver", fund), "1000000", "USD", "2024-02-15");
    commitment(fund, "incoming", party("provider", donor), "995000", "USD", "2024-03-01");
    commitment(
        fund,
        "incoming",
        "\"provider\": {\"ref\": \"%s\"}".formatted(ministry),
        "223870000",
        "KZT",
        "2024-02-15");
    commitment(fund, "outgoing", party("receiver", spot), "600000", "USD", "2025-01-10");
    commitment(
        spot,
        "incoming",
        "\"provider\": {\"name\": {\"en\": \"A company\"}}",
        "70000",
        "TMT",
        "2024-05-01");
    payment(donor, "disbursement", party("receiver", fund) + ", ", "400000");
    payment(fund, "incoming-funds", party("provider", donor) + ", ", "400000");
    payment(fund, "disbursement", party("receiver", spot) + ", ", "100000");
    payment(fund, "expenditure", "", "120000");
    payment(spot, "expenditure", "", "80000");
    budget("original", "2024-07-01", "2025-06-30", "365000");
    budget("revised", "2025-01-01", "2025-06-30", "271500");
  }

  private JsonPath ask(String measure, String groupBy, String... agencies) {
    RequestSpecification question =
        given()
            .queryParam("measure", measure)
            .queryParam("reportingOrg", String.join(",", agencies));
    if (!groupBy.isEmpty()) {
      question.queryParam("groupBy", groupBy);
    }
    return new JsonPath(
            question.get("/api/v1/statistics/funding").then().statusCode(200).extract().asString())
        .using(new JsonPathConfig(JsonPathConfig.NumberReturnType.BIG_DECIMAL));
  }

  private JsonPath ofAll(String measure, String groupBy) {
    return ask(measure, groupBy, donor, fund, spot);
  }

  /** Rows as {@code "TJ 13" → "462000.00"}. */
  private static Map<String, String> rows(JsonPath answer, String measure, String... names) {
    Map<String, String> result = new LinkedHashMap<>();
    for (Map<String, Object> row : answer.<Map<String, Object>>getList("rows")) {
      String key =
          Stream.of(names).map(row::get).map(String::valueOf).collect(Collectors.joining(" "));
      result.put(key, ((BigDecimal) row.get(measure)).toPlainString());
    }
    return result;
  }

  private static List<String> total(JsonPath answer, String measure) {
    List<String> result = new ArrayList<>();
    for (String part : List.of("gross", "internal", "net")) {
      result.add(answer.<BigDecimal>get("total." + measure + "." + part).toPlainString());
    }
    return result;
  }

  @Test
  void whatIsCommittedIsCountedWhereItArrived() {
    JsonPath answer = ofAll("committed", "country");
    // D counts what it gives:         1,000,000; all of it went to F:        r = 1 − 1,000,000 /
    // 1,000,000 = 0
    // F counts what it got: 1,000,000 + 500,000; 600,000 went to N:          r = 1 −   600,000 /
    // 1,500,000 = 0.6
    // N counts what it got:             600,000; nothing went on:            r = 1
    // gross 1,000,000 + 1,500,000 + 600,000; internal 1,000,000 + 600,000; net 0 + 900,000 +
    // 600,000
    assertThat(total(answer, "committed"))
        .containsExactly("3100000.00", "1600000.00", "1500000.00");
    // KG: 0 × 500,000 + 40 % of 900,000.  TJ: 0 × 500,000 + 60 % of 900,000 + 600,000.
    assertThat(rows(answer, "committed", "country"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("KG", "360000.00", "TJ", "1140000.00"));
    // Of TJ's, F's 540,000 by its share set and N's 600,000 because it has no other country.
    assertThat(answer.<BigDecimal>get("rows.find { it.country == 'TJ' }.basis.committed.project"))
        .isEqualByComparingTo("540000");
    assertThat(answer.<BigDecimal>get("rows.find { it.country == 'TJ' }.basis.committed.single"))
        .isEqualByComparingTo("600000");
  }

  @Test
  void whatNoRateConvertsStandsBesideTheTotal() {
    assertThat(ofAll("committed", "").<Map<String, Object>>getList("unconverted"))
        .containsExactly(
            Map.of(
                "measure",
                "committed",
                "currency",
                "TMT",
                "amount",
                new BigDecimal("70000.00"),
                "count",
                1));
  }

  @Test
  void yearsAreThoseOfWhoGotTheMoney() {
    // F's 900,000 are dated by F's own reports, in 2024; N's 600,000 by the only report of them,
    // F's of 2025.
    assertThat(rows(ofAll("committed", "year"), "committed", "year"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("2024", "900000.00", "2025", "600000.00"));
  }

  @Test
  void providersKeepWhatWasNotPassedOnAndOriginsAllOfIt() {
    // F keeps 0.6 of 1,000,000 from the donor and of 500,000 from the ministry; N has 600,000 from
    // the fund.
    assertThat(rows(ofAll("committed", "provider"), "committed", "provider"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(donor, "600000.00", ministry, "300000.00", fund, "600000.00"));
    // The fund's 600,000 come two thirds (1,000,000 of 1,500,000) from the donor, one third from
    // the ministry:
    // 600,000 + 400,000 and 300,000 + 200,000.
    assertThat(rows(ofAll("committed", "origin"), "committed", "origin"))
        .containsExactlyInAnyOrderEntriesOf(Map.of(donor, "1000000.00", ministry, "500000.00"));
  }

  @Test
  void goalsShareByWeightOrEquallyAndSayWhich() {
    JsonPath answer = ofAll("committed", "country,sdg");
    // F, KG 360,000: 70 % and 30 %.  F, TJ 540,000: 378,000 and 162,000.  N, TJ 600,000: its two
    // goals have no
    // weights, so 300,000 each.
    assertThat(rows(answer, "committed", "country", "sdg"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "KG 6", "252000.00",
                "KG 13", "108000.00",
                "TJ 6", "678000.00",
                "TJ 13", "462000.00"));
    assertThat(answer.<String>getList("imputed")).containsExactly("sdg");
  }

  @Test
  void disbursementsFollowTheSameRule() {
    JsonPath answer = ofAll("disbursed", "country");
    // D gives 400,000 (r = 0).  F gets 400,000 and passes 100,000 on (r = 0.75; its own 120,000
    // went nowhere else).
    // N gets 100,000 (r = 1; it paid 80,000 of it out).
    assertThat(total(answer, "disbursed")).containsExactly("900000.00", "500000.00", "400000.00");
    // KG: 40 % of 300,000.  TJ: 60 % of 300,000 + 100,000.
    assertThat(rows(answer, "disbursed", "country"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("KG", "120000.00", "TJ", "280000.00"));
    // Committed less disbursed: 360,000 − 120,000 and 1,140,000 − 280,000.
    assertThat(rows(ofAll("undisbursed", "country"), "undisbursed", "country"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("KG", "240000.00", "TJ", "860000.00"));
  }

  @Test
  void spentIsTheLastMile() {
    JsonPath answer = ofAll("spent", "country");
    // D: 400,000 − 400,000 to F.  F: 100,000 + 120,000 − 100,000 to N.  N: 80,000.
    assertThat(total(answer, "spent")).containsExactly("700000.00", "500000.00", "200000.00");
    // KG: 40 % of 120,000.  TJ: 60 % of 120,000 + 80,000.
    assertThat(rows(answer, "spent", "country"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("KG", "48000.00", "TJ", "152000.00"));
  }

  @Test
  void theRevisedBudgetStandsForItsDays() {
    // The original 365,000 are 1,000 a day for 365 days, and count until the end of 2024: 92 days
    // of July to
    // September, 92 of October to December.  The revised 271,500 are 1,500 a day for 181 days: 90
    // and 91.
    JsonPath answer = ofAll("budgeted", "quarter");
    assertThat(rows(answer, "budgeted", "quarter"))
        .containsExactlyEntriesOf(
            new java.util.TreeMap<>(
                Map.of(
                    "2024-Q3", "92000.00",
                    "2024-Q4", "92000.00",
                    "2025-Q1", "135000.00",
                    "2025-Q2", "136500.00")));
    // 184 × 1,000 + 271,500
    assertThat(total(answer, "budgeted")).containsExactly("455500.00", "0.00", "455500.00");
    assertThat(rows(ofAll("budgeted", "country,year"), "budgeted", "country", "year"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("TJ 2024", "184000.00", "TJ 2025", "271500.00"));
  }

  @Test
  void whoAsksForFewerProjectsSubtractsLess() {
    // F and N alone: D's money came from outside of them.  1,500,000 + 600,000, less F's 600,000 to
    // N.
    assertThat(total(ask("committed", "", fund, spot), "committed"))
        .containsExactly("2100000.00", "600000.00", "1500000.00");
    // D and N: no flow between the two.
    assertThat(total(ask("committed", "", donor, spot), "committed"))
        .containsExactly("1600000.00", "0.00", "1600000.00");
    assertThat(total(ask("committed", "", spot), "committed"))
        .containsExactly("600000.00", "0.00", "600000.00");
  }
}
