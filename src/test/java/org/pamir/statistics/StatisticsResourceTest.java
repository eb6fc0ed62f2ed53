package org.pamir.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pamir.Register;
import org.pamir.database.TestDatabase;

/** The questions about money beside /statistics/funding, as dashboards ask them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StatisticsResourceTest {

  private final String org = unique("XT-STATS");

  private String project(String... countries) {
    return aProject().reportedBy(org).crossBorder(countries).save().identifier();
  }

  private String commitment(String project, String kind, String amount, String date) {
    return sending(
            """
            {"kind": "%s", "direction": "outgoing", "value": {"amount": %s, "currency": "USD"}, "valueDate": "%s"}"""
                .formatted(kind, amount, date))
        .post(Register.at(project) + "/commitments")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private void budget(String project, String amount, String start, String end) {
    sending(
            """
            {"periodStart": "%s", "periodEnd": "%s", "value": {"amount": %s, "currency": "USD"}}"""
                .formatted(start, end, amount))
        .post(Register.at(project) + "/budgets")
        .then()
        .statusCode(201);
  }

  private JsonPath ask(String path) {
    String question = path + (path.contains("?") ? "&" : "?") + "reportingOrg=" + org;
    return new JsonPath(asAnyone().get(question).then().statusCode(200).extract().asString())
        .using(new JsonPathConfig(JsonPathConfig.NumberReturnType.BIG_DECIMAL));
  }

  @Test
  void timelineFillsTheYearsBetween() {
    String project = project("KG", "TJ");
    commitment(project, "commitment", "100.00", "2021-05-01");
    commitment(project, "commitment", "50.00", "2024-05-01");

    JsonPath timeline = ask("/statistics/timeline?measure=committed");

    assertThat(timeline.<Integer>getList("points.period")).containsExactly(2021, 2022, 2023, 2024);
    assertThat(timeline.<BigDecimal>getList("points.committed"))
        .containsExactly(
            new BigDecimal("100.00"),
            new BigDecimal("0.00"),
            new BigDecimal("0.00"),
            new BigDecimal("50.00"));
    assertThat(timeline.<BigDecimal>get("points[3].cumulative.committed"))
        .isEqualByComparingTo("150");
  }

  @Test
  void aSurplusHidesNoShortfall() {
    String rich = aProject().reportedBy(org).in("KG").save().identifier();
    String poor = aProject().reportedBy(org).in("TJ").save().identifier();
    budget(rich, "100.00", "2025-01-01", "2025-12-31");
    budget(poor, "80.00", "2025-01-01", "2025-12-31");
    commitment(rich, "commitment", "150.00", "2025-02-01");
    commitment(poor, "commitment", "30.00", "2025-02-01");
    commitment(poor, "pledge", "999.00", "2025-02-01");

    JsonPath gap = ask("/statistics/gap?groupBy=country");

    // KG: 100 - 150 = -50. TJ: 80 - 30 = 50. Together 0, of which 50 is missing where it is needed.
    assertThat(gap.<BigDecimal>get("total.gap")).isEqualByComparingTo("0");
    assertThat(gap.<BigDecimal>get("total.shortfall")).isEqualByComparingTo("50");
    assertThat(gap.<BigDecimal>get("total.surplus")).isEqualByComparingTo("50");
    assertThat(gap.<BigDecimal>get("total.coverage")).isEqualByComparingTo("1");
    assertThat(gap.<BigDecimal>get("total.pledged")).isEqualByComparingTo("999");
  }

  @Test
  void whatFlowsIntoACountryFlowsOutOfIt() {
    String project = project("KG", "TJ");
    commitment(project, "commitment", "100.01", "2025-02-01");

    JsonPath flows = ask("/statistics/flows?levels=provider,country,year");

    List<Map<String, Object>> links = flows.getList("links");
    BigDecimal in = sum(links, "target", "country:KG");
    BigDecimal out = sum(links, "source", "country:KG");
    assertThat(in).isPositive().isEqualByComparingTo(out);
  }

  /** KG and TJ half each; providers A 600, B 300, C 60 and D 40 of 1000. */
  private String givenByFour() {
    String project = project("KG", "TJ");
    Map.of("A", "600.00", "B", "300.00", "C", "60.00", "D", "40.00")
        .forEach(
            (provider, amount) ->
                sending(
                        """
                        {"kind": "commitment", "direction": "incoming", "provider": {"ref": "%s"},
                         "value": {"amount": %s, "currency": "USD"}, "valueDate": "2025-02-01"}"""
                            .formatted(org + "-" + provider, amount))
                    .post(Register.at(project) + "/commitments")
                    .then()
                    .statusCode(201));
    return project;
  }

  @Test
  void theLargestStandByThemselvesAndTheRestIsOneRow() {
    givenByFour();

    JsonPath all = ask("/statistics/funding?groupBy=country,provider");
    assertThat(all.getList("rows")).hasSize(8);
    JsonPath largest = ask("/statistics/funding?groupBy=country,provider&top=2");

    assertThat(largest.<String>getList("rows.country"))
        .containsExactly("KG", "KG", "KG", "TJ", "TJ", "TJ");
    assertThat(largest.<String>getList("rows.provider"))
        .containsExactly(org + "-A", org + "-B", null, org + "-A", org + "-B", null);
    assertThat(largest.<BigDecimal>getList("rows.committed"))
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(
            new BigDecimal("300"),
            new BigDecimal("150"),
            new BigDecimal("50"),
            new BigDecimal("300"),
            new BigDecimal("150"),
            new BigDecimal("50"));
    assertThat(largest.<Integer>getList("rows.rest")).containsExactly(null, null, 2, null, null, 2);
    assertThat(largest.<Integer>getList("rows.projects")).containsExactly(1, 1, null, 1, 1, null);
    assertThat(largest.<BigDecimal>get("rows[2].basis.committed.project"))
        .isEqualByComparingTo("50");
    assertThat(largest.<Map<String, Object>>get("total")).isEqualTo(all.get("total"));
    assertThat(ask("/statistics/funding?groupBy=provider&top=4").getList("rows")).hasSize(4);
  }

  @Test
  void theLargestNodesStandByThemselvesAndTheRestOfALevelIsOne() {
    givenByFour();

    JsonPath flows = ask("/statistics/flows?levels=provider,country,year&top=2");

    assertThat(flows.<String>getList("nodes.id"))
        .containsExactlyInAnyOrder(
            "provider:" + org + "-A",
            "provider:" + org + "-B",
            "rest:provider",
            "country:KG",
            "country:TJ",
            "year:2025");
    assertThat(flows.<Integer>get("nodes.find { it.id == 'rest:provider' }.rest")).isEqualTo(2);
    List<Map<String, Object>> links = flows.getList("links");
    assertThat(links).hasSize(8);
    assertThat(sum(links, "source", "rest:provider")).isEqualByComparingTo("100");
    assertThat(sum(links, "source", "provider:" + org + "-A")).isEqualByComparingTo("600");
    assertThat(sum(links, "target", "country:KG")).isEqualByComparingTo("500");
    assertThat(sum(links, "source", "country:KG")).isEqualByComparingTo("500");
    assertThat(sum(links, "target", "year:2025")).isEqualByComparingTo("1000");
  }

  @Test
  void refusesAnUnknownNumberOfTheLargest() {
    for (String question :
        List.of(
            "/statistics/funding?groupBy=provider&top=0",
            "/statistics/funding?groupBy=provider&top=1001",
            "/statistics/funding?groupBy=provider&top=many",
            "/statistics/funding?top=3",
            "/statistics/flows?top=-1")) {
      asAnyone().get(question).then().statusCode(400).body("violations.field", hasItem("top"));
    }
  }

  private static BigDecimal sum(List<Map<String, Object>> links, String end, String node) {
    return links.stream()
        .filter(link -> node.equals(link.get(end)))
        .map(link -> (BigDecimal) link.get("amount"))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void tellsMoneyInCountriesThatHaveNotAgreed() {
    String project =
        aProject()
            .reportedBy(org)
            .with(
                "participations",
                List.of(
                    Map.of("country", "KG", "status", "agreed", "share", 75),
                    Map.of("country", "UZ", "status", "negotiating", "share", 25)))
            .save()
            .identifier();
    commitment(project, "commitment", "1000.00", "2025-02-01");
    Register.asFocalPoint("KG")
        .contentType("application/json")
        .body("{\"reason\": \"Agreed in January\"}")
        .post(Register.at(project) + "/participations/KG/confirm")
        .then()
        .statusCode(200);

    JsonPath rows = ask("/statistics/participation");

    assertThat(rows.<BigDecimal>get("rows.find { it.country == 'KG' }.agreed"))
        .isEqualByComparingTo("750");
    assertThat(rows.<BigDecimal>get("rows.find { it.country == 'KG' }.confirmation.confirmed"))
        .isEqualByComparingTo("750");
    assertThat(rows.<BigDecimal>get("rows.find { it.country == 'UZ' }.notAgreed"))
        .isEqualByComparingTo("250");
  }

  @Test
  void namesCommitmentsThatAreOverdrawn() {
    String project = project("KG", "TJ");
    String commitment = commitment(project, "commitment", "100.00", "2025-02-01");
    String drawn = null;
    for (String amount : List.of("60.00", "60.00")) {
      drawn =
          sending(
                  """
                  {"kind": "disbursement", "value": {"amount": %s, "currency": "USD"}, "valueDate": "2025-03-01", "commitment": "%s"}"""
                      .formatted(amount, commitment))
              .post(Register.at(project) + "/disbursements")
              .then()
              .statusCode(201)
              .extract()
              .path("id");
    }

    JsonPath quality = ask("/statistics/quality");

    assertThat(quality.<String>get("overdrawn[0].commitment")).isEqualTo(commitment);
    assertThat(quality.<BigDecimal>get("overdrawn[0].drawn")).isEqualByComparingTo("120");
    assertThat(quality.<List<String>>get("flows.state")).contains("provider-only");

    // What was told is brought along, and not counted again.
    commitment(project, "commitment", "7.00", "2025-03-01");
    JsonPath later = ask("/statistics/quality");
    assertThat(later.<Integer>get("flows.find { it.measure == 'committed' }.count"))
        .isEqualTo(quality.<Integer>get("flows.find { it.measure == 'committed' }.count") + 1);
    assertThat(later.<List<Object>>get("overdrawn")).isEqualTo(quality.get("overdrawn"));
    asAdmin()
        .header("If-Match", "*")
        .delete(Register.at(project) + "/disbursements/" + drawn)
        .then()
        .statusCode(204);
    assertThat(ask("/statistics/quality").getList("overdrawn")).isEmpty();
  }

  @Test
  void groupingsThatOverlapCountTheirDistinctTotalOnce() {
    String inBoth = project("KG", "TJ");
    String inOne = project("KG", "UZ");
    commitment(inBoth, "commitment", "100.00", "2025-02-01");
    commitment(inOne, "commitment", "40.00", "2025-02-01");
    String basin = unique("basin");
    String corridor = unique("corridor");
    grouping(basin, "{\"identifier\": \"%s\"}, {\"identifier\": \"%s\"}".formatted(inBoth, inOne));
    grouping(corridor, "{\"identifier\": \"%s\"}".formatted(inBoth));

    JsonPath totals =
        ask("/statistics/groupings?kind=river-basin&grouping=" + basin + "," + corridor);

    // 140 + 100 = 240, of which 100 is counted twice.
    assertThat(totals.<BigDecimal>get("sum")).isEqualByComparingTo("240");
    assertThat(totals.<BigDecimal>get("overlap")).isEqualByComparingTo("100");
    assertThat(totals.<BigDecimal>get("distinct")).isEqualByComparingTo("140");
  }

  private void grouping(String code, String members) {
    sending(
            """
            {"kind": "river-basin", "name": {"en": "%s"}, "members": [%s]}"""
                .formatted(code, members))
        .put("/groupings/" + code)
        .then()
        .statusCode(201);
  }

  @Test
  void showsACountrysOwnPart() {
    String project = project("KG", "TJ");
    commitment(project, "commitment", "100.00", "2025-02-01");
    asAnyone()
        .get("/countries/KG")
        .then()
        .statusCode(200)
        .body("code", equalTo("KG"))
        .body("hub", equalTo(true))
        .body("projects.size()", greaterThan(0));
    asAnyone().get("/countries/QQ").then().statusCode(404);
  }

  @Test
  void listsWhatOthersReportOfAnOrganisation() {
    String other = unique("XT-OTHER");
    String project = project("KG", "TJ");
    sending(
            """
            {"kind": "commitment", "direction": "incoming", "provider": {"ref": "%s"},
             "value": {"amount": 10, "currency": "USD"}, "valueDate": "2025-03-31"}"""
                .formatted(other))
        .post(Register.at(project) + "/commitments")
        .then()
        .statusCode(201);

    asAnyone()
        .get("/organisations/" + other + "/reported-by-others")
        .then()
        .statusCode(200)
        .body("total", equalTo(1))
        .body("items[0].state", equalTo("receiver-only"));
    asAnyone()
        .get("/flows?state=receiver-only&reportingOrg=" + org)
        .then()
        .statusCode(200)
        .body("items.provider.organisation", hasItem(other));
  }

  @Test
  void anOrganisationAcceptsOrDisputesWhatOthersReportOfIt() {
    String other = unique("XT-OTHER");
    String project = project("KG", "TJ");
    String commitment =
        """
        {"kind": "commitment", "direction": "incoming", "provider": {"ref": "%s"},
         "value": {"amount": %d, "currency": "USD"}, "valueDate": "2025-03-31"}""";
    Response reported =
        sending(commitment.formatted(other, 10)).post(Register.at(project) + "/commitments");
    String list = "/organisations/" + other + "/reported-by-others";
    String report = list + "/" + reported.path("id");

    sending("{\"state\": \"disputed\", \"reason\": \"It was 8\"}")
        .put(report)
        .then()
        .statusCode(201)
        .body("state", equalTo("disputed"))
        .body("outdated", equalTo(false));
    asAnyone().get(list + "?answer=none").then().body("total", equalTo(0));
    asAnyone()
        .get(list + "?answer=disputed")
        .then()
        .body("items[0].in.answer.reason", equalTo("It was 8"));

    // The report is mended, so that the answer speaks of what is no longer there.
    sending(commitment.formatted(other, 8))
        .header("If-Match", "*")
        .put(Register.at(project) + "/commitments/" + reported.path("id"))
        .then()
        .statusCode(200);
    asAnyone().get(list).then().body("items[0].in.answer.outdated", equalTo(true));
    sending("{\"state\": \"accepted\"}").put(report).then().statusCode(428);
    sending("{\"state\": \"accepted\"}")
        .header("If-Match", "*")
        .put(report)
        .then()
        .statusCode(200)
        .body("outdated", equalTo(false));

    Register.asAdmin().header("If-Match", "*").delete(report).then().statusCode(204);
    asAnyone().get(list + "?answer=none").then().body("total", equalTo(1));
  }

  @Test
  void anAnswerToNoReportOfTheOrganisationIsRefused() {
    String other = unique("XT-OTHER");
    String project = project("KG", "TJ");
    Response own =
        sending(
                """
                {"kind": "commitment", "direction": "incoming", "provider": {"ref": "%s"},
                 "value": {"amount": 10, "currency": "USD"}, "valueDate": "2025-03-31"}"""
                    .formatted(other))
            .post(Register.at(project) + "/commitments");
    String answer = "{\"state\": \"accepted\"}";
    sending(answer)
        .put("/organisations/" + org + "/reported-by-others/" + own.path("id"))
        .then()
        .statusCode(404);
    sending(answer)
        .put("/organisations/" + other + "/reported-by-others/" + java.util.UUID.randomUUID())
        .then()
        .statusCode(404);
    sending("{\"state\": \"perhaps\"}")
        .put("/organisations/" + other + "/reported-by-others/" + own.path("id"))
        .then()
        .statusCode(400);
    asAnyone()
        .contentType("application/json")
        .body(answer)
        .put("/organisations/" + other + "/reported-by-others/" + own.path("id"))
        .then()
        .statusCode(401);
    asAnyone()
        .get("/organisations/" + other + "/reported-by-others?answer=perhaps")
        .then()
        .statusCode(400);
  }

  @Test
  void anAnswerIsNotSentTwiceUntilSomethingIsWritten() {
    String project = project("KG", "TJ");
    commitment(project, "commitment", "100.00", "2025-02-01");
    String question = "/statistics/funding?groupBy=country&reportingOrg=" + org;
    String tag = asAnyone().get(question).then().statusCode(200).extract().header("ETag");
    asAnyone().header("If-None-Match", tag).get(question).then().statusCode(304);

    commitment(project, "commitment", "23.00", "2025-02-01");

    asAnyone()
        .header("If-None-Match", tag)
        .get(question)
        .then()
        .statusCode(200)
        .body("total.committed.net", equalTo(123.0f));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    for (String question :
        List.of(
            "/statistics/funding?groupBy=planet",
            "/statistics/funding?groupBy=country,year,sdg,sector",
            "/statistics/funding?measure=hoped",
            "/statistics/funding?counting=twice",
            "/statistics/funding?impute=all",
            "/statistics/funding?currency=dollars",
            "/statistics/gap?groupBy=provider",
            "/statistics/timeline?period=week",
            "/statistics/flows?levels=country",
            "/statistics/groupings?kind=galaxy",
            "/flows?state=lost")) {
      asAnyone()
          .get(question)
          .then()
          .statusCode(400)
          .contentType("application/problem+json")
          .body("violations.size()", equalTo(1));
    }
  }
}
