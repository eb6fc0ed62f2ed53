package org.pamir.statistics;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.at;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pamir.RegisterTest;

/** What the register tells of an organisation, by figures worked out by hand. */
@QuarkusTest
class OrganisationProfileTest extends RegisterTest {

  @Test
  void tellsProjectsMoneyPartnersCountriesAndTimeliness() {
    String org = unique("XM-PROFILE");
    String donor = unique("XM-DONOR");
    String project =
        aProject()
            .reportedBy(org)
            .crossBorder("KG", "TJ")
            .withOrganisation("funding", donor)
            .save()
            .identifier();
    aProject().reportedBy(org).in("KG").with("status", "closed").save();
    aProject().reportedBy(org).in("UZ").draft().save();
    aProject().with("organisations", List.of(Map.of("role", "implementing", "ref", org))).save();
    money(project, "/commitments", "commitment", "incoming", "provider", donor, 1_000);
    money(project, "/commitments", "commitment", "outgoing", "receiver", unique("XM-R"), 300);
    sending(
            "{\"kind\": \"disbursement\", \"value\": {\"amount\": 100, \"currency\": \"USD\"}, \"valueDate\": \"2025-03-31\"}")
        .post(at(project) + "/disbursements")
        .then()
        .statusCode(201);

    asAnyone()
        .get("/organisations/" + org + "/profile")
        .then()
        .statusCode(200)
        .body("reports.implementation", equalTo(1))
        .body("reports.closed", equalTo(1))
        .body("takesPart.implementing", equalTo(1))
        .body("received.committed", equalTo(1000.00f))
        .body("given.committed", equalTo(300.00f))
        .body("given.disbursed", equalTo(100.00f))
        .body("unconverted", equalTo(0))
        .body("partners[0].ref", equalTo(donor))
        .body("partners[0].received", equalTo(1000.00f))
        .body("partners[0].projects", equalTo(1))
        .body("countries.find { it.country == 'KG' }.projects", equalTo(3))
        .body("countries.find { it.country == 'TJ' }.projects", equalTo(1))
        .body("countries.find { it.country == 'UZ' }", nullValue())
        .body("timeliness.frequency", equalTo("annual"))
        .body("timeliness.latestPayment", equalTo("2025-03-31"))
        .body("timeliness.lagDays", notNullValue())
        .body("links.reports", equalTo("/api/v1/projects?reportingOrg=" + org));
  }

  @Test
  void isThatOfTheOrganisationThatAnAliasMeansAndOfThePast() {
    String org = unique("XM-PROFILE");
    String alias = "XX-" + org;
    sending("{\"name\":{\"en\":\"A\"},\"aliases\":[\"" + alias + "\"]}")
        .put("/organisations/" + org)
        .then()
        .statusCode(201);
    String then = java.time.Instant.now().toString();
    aProject().reportedBy(org).save();

    asAnyone()
        .get("/organisations/" + alias + "/profile")
        .then()
        .body("ref", equalTo(org))
        .body("reports.implementation", equalTo(1));
    asAnyone()
        .get("/organisations/" + org + "/profile?asOf=" + then)
        .then()
        .statusCode(200)
        .body("reports.implementation", nullValue());
    asAnyone().get("/organisations/" + unique("XM-NO") + "/profile").then().statusCode(404);
  }

  private static void money(
      String project,
      String list,
      String kind,
      String direction,
      String side,
      String ref,
      int usd) {
    sending(
            """
            {"kind": "%s", "direction": "%s", "%s": {"ref": "%s"},
             "value": {"amount": %d, "currency": "USD"}, "valueDate": "2025-03-31"}"""
                .formatted(kind, direction, side, ref, usd))
        .post(at(project) + list)
        .then()
        .statusCode(201);
  }
}
