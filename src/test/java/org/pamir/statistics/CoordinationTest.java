package org.pamir.statistics;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.at;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft;
import org.pamir.RegisterTest;

/** Who works where, worked out by hand in a group of projects of its own. */
@QuarkusTest
class CoordinationTest extends RegisterTest {

  private final String basin = unique("BASIN");
  private final String one = unique("XM-ONE");
  private final String other = unique("XM-OTHER");
  private final String donor = unique("XM-DONOR");

  @BeforeEach
  void aBasin() {
    String first =
        inBasin(one, "2020-01-01", "2099-12-31")
            .crossBorder("KG", "UZ")
            .withOrganisation("funding", donor)
            .save()
            .identifier();
    String second = inBasin(other, "2030-01-01", "2099-06-30").in("KG").save().identifier();
    String over =
        inBasin(other, "2001-01-01", "2002-01-01")
            .with("status", "closed")
            .in("KG")
            .save()
            .identifier();
    String wanting =
        inBasin(other, "2001-01-01", "2002-01-01")
            .with("status", "pipeline")
            .in("TJ")
            .with("sdgs", List.of(Map.of("goal", 7)))
            .save()
            .identifier();
    sending(
            """
            {"kind": "commitment", "direction": "incoming", "provider": {"ref": "%s"},
             "value": {"amount": 1000, "currency": "USD"}, "valueDate": "2025-03-31"}"""
                .formatted(donor))
        .post(at(first) + "/commitments")
        .then()
        .statusCode(201);
    sending(
            """
            {"type": "original", "status": "indicative", "periodStart": "2025-01-01", "periodEnd": "2025-12-31",
             "value": {"amount": 500, "currency": "USD"}, "valueDate": "2025-01-01"}""")
        .post(at(wanting) + "/budgets")
        .then()
        .statusCode(201);
    sending(
            """
            {"kind": "river-basin", "name": {"en": "A basin"},
             "members": [{"identifier": "%s"}, {"identifier": "%s"}, {"identifier": "%s"}, {"identifier": "%s"}]}"""
                .formatted(first, second, over, wanting))
        .put("/groupings/" + basin)
        .then()
        .statusCode(201);
  }

  private static ProjectDraft inBasin(String org, String from, String to) {
    return aProject()
        .reportedBy(org)
        .with("plannedStart", from)
        .with("plannedEnd", to)
        .with("sdgs", List.of(Map.of("goal", 6)));
  }

  @Test
  void tellsWhoWorksOnAGoalInABasinWithWhatMoney() {
    asAnyone()
        .get("/statistics/coordination?sdg=6&country=KG&grouping=" + basin)
        .then()
        .statusCode(200)
        .body("rows.organisation", contains(other, donor, one))
        .body("complete", equalTo(true))
        .body("rows[0].roles", contains("reporting"))
        .body("rows[0].projects", equalTo(2))
        .body("rows[0].active", equalTo(1))
        .body("rows[0].from", equalTo("2001-01-01"))
        .body("rows[0].to", equalTo("2099-06-30"))
        .body("rows[0].reported", equalTo(0.00f))
        .body("rows[1].roles", contains("funding"))
        // Half of it is Uzbekistan's.
        .body("rows[1].provided", equalTo(500.00f))
        .body("rows[2].reported", equalTo(500.00f));
  }

  @Test
  void tellsWhoOverlapsInTime() {
    asAnyone()
        .get("/statistics/coordination/overlaps?grouping=" + basin)
        .then()
        .statusCode(200)
        .body("rows.size()", equalTo(1))
        .body("rows[0].country", equalTo("KG"))
        .body("rows[0].sdg", equalTo(6))
        .body("rows[0].projects", equalTo(1))
        .body("rows[0].from", equalTo("2030-01-01"))
        .body("rows[0].to", equalTo("2099-06-30"))
        .body("complete", equalTo(true));
    asAnyone()
        .get("/statistics/coordination/overlaps?country=UZ&grouping=" + basin)
        .then()
        .body("rows.size()", equalTo(0));
  }

  @Test
  void tellsWhereNobodyWorksAndWhereThereIsNeedWithoutMoney() {
    String gaps = "/statistics/coordination/gaps?grouping=" + basin;
    asAnyone()
        .get(gaps)
        .then()
        .statusCode(200)
        .body("rows.size()", equalTo(6 * 17))
        .body("rows.find { it.country == 'KG' && it.sdg == 6 }.state", equalTo("served"))
        .body("rows.find { it.country == 'KG' && it.sdg == 6 }.active", equalTo(2))
        .body("rows.find { it.country == 'KG' && it.sdg == 6 }.organisations", equalTo(2))
        .body("rows.find { it.country == 'KG' && it.sdg == 6 }.committed", equalTo(500.00f))
        .body("rows.find { it.country == 'KG' && it.sdg == 7 }.state", equalTo("nobody"))
        .body("rows.find { it.country == 'TJ' && it.sdg == 7 }.state", equalTo("unfunded"))
        .body("rows.find { it.country == 'TJ' && it.sdg == 7 }.budgeted", equalTo(500.00f))
        .body("rows.find { it.country == 'KG' && it.sdg == 6 }.theme", nullValue());
    asAnyone()
        .get(gaps + "&state=unfunded")
        .then()
        .body("rows.size()", equalTo(1))
        .body("rows[0].country", equalTo("TJ"));
    asAnyone()
        .get(gaps + "&by=theme&country=KG")
        .then()
        .statusCode(200)
        .body("rows.state.unique()", contains("nobody"));
  }

  @Test
  void isThatOfThenWhenAskedForThePast() {
    String then = java.time.Instant.now().toString();
    String question = "/statistics/coordination?sdg=6&grouping=" + basin;
    List<String> before = asAnyone().get(question).path("rows.organisation");
    sending("{\"kind\": \"river-basin\", \"name\": {\"en\": \"A basin\"}}")
        .header("If-Match", "*")
        .put("/groupings/" + basin)
        .then()
        .statusCode(200);

    asAnyone().get(question).then().body("rows.size()", equalTo(0));
    asAnyone()
        .get(question + "&asOf=" + then)
        .then()
        .statusCode(200)
        .body("rows.organisation", equalTo(before));
  }

  @Test
  void namesTheParameterThatIsWrong() {
    Map.of(
            "/statistics/coordination?country=XX", "country",
            "/statistics/coordination/overlaps?sdg=18", "sdg",
            "/statistics/coordination/gaps?by=sector", "by",
            "/statistics/coordination/gaps?state=some", "state",
            "/statistics/coordination?groupBy=sdg", "groupBy")
        .forEach(
            (path, field) ->
                asAnyone()
                    .get(path)
                    .then()
                    .statusCode(400)
                    .body("violations.field", hasItem(field)));
  }
}
