package org.pamir.statistics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pamir.database.TestDatabase;

/**
 * The worked example of counting once. A (KG 50, TJ 50) reports 1,000,000 to B. B (KG 100) reports
 * the same 1,000,000 in, 400,000 in from SDC, 500,000 out to C. C (UZ 60, region 619 40) reports
 * nothing.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CountingOnceTest {

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final String a = "XT-" + run + "-A";
  private final String b = "XT-" + run + "-B";
  private final String c = "XT-" + run + "-C";
  private final String sdc = "XT-" + run + "-SDC";

  private void project(String identifier, String shares) {
    given()
        .header("Authorization", "Bearer pamir_test_key_0123456789")
        .contentType("application/json")
        .body(
            """
            {"reportingOrg": "%s", "title": {"en": "%s"}, "status": "implementation", "publication": "published",
             "plannedStart": "2025-01-01", %s}"""
                .formatted(identifier + "-AGENCY", identifier, shares))
        .put("/api/v1/projects/" + identifier + "-1")
        .then()
        .statusCode(201);
  }

  private void commitment(String project, String direction, String party, String amount) {
    given()
        .header("Authorization", "Bearer pamir_test_key_0123456789")
        .contentType("application/json")
        .body(
            """
            {"kind": "commitment", "direction": "%s", %s, "value": {"amount": %s, "currency": "USD"}, "valueDate": "2025-03-31"}"""
                .formatted(direction, party, amount))
        .post("/api/v1/projects/" + project + "-1/commitments")
        .then()
        .statusCode(201);
  }

  private void register() {
    project(
        a,
        "\"participations\": [{\"country\": \"KG\", \"share\": 50}, {\"country\": \"TJ\", \"share\": 50}]");
    project(b, "\"participations\": [{\"country\": \"KG\", \"share\": 100}]");
    project(
        c,
        "\"participations\": [{\"country\": \"UZ\", \"share\": 60}], \"regions\": [{\"code\": \"619\", \"share\": 40}]");
    String toB = "\"receiver\": {\"ref\": \"%s-AGENCY\", \"activity\": \"%s-1\"}".formatted(b, b);
    String fromA = "\"provider\": {\"ref\": \"%s-AGENCY\", \"activity\": \"%s-1\"}".formatted(a, a);
    String toC = "\"receiver\": {\"ref\": \"%s-AGENCY\", \"activity\": \"%s-1\"}".formatted(c, c);
    commitment(a, "outgoing", toB, "1000000.00");
    commitment(b, "incoming", fromA, "1000000.00");
    commitment(b, "incoming", "\"provider\": {\"ref\": \"%s\"}".formatted(sdc), "400000.00");
    commitment(b, "outgoing", toC, "500000.00");
  }

  private JsonPath funding(String groupBy, String more) {
    return new JsonPath(
            given()
                .get(
                    "/api/v1/statistics/funding?groupBy="
                        + groupBy
                        + "&reportingOrg="
                        + String.join(",", a + "-AGENCY", b + "-AGENCY", c + "-AGENCY")
                        + more)
                .then()
                .statusCode(200)
                .extract()
                .asString())
        .using(
            new io.restassured.path.json.config.JsonPathConfig(
                io.restassured.path.json.config.JsonPathConfig.NumberReturnType.BIG_DECIMAL));
  }

  private static Map<String, String> amounts(JsonPath answer, String... keys) {
    Map<String, String> result = new LinkedHashMap<>();
    for (Map<String, Object> row : answer.<Map<String, Object>>getList("rows")) {
      Object key = null;
      for (String name : keys) {
        key = key == null ? row.get(name) : key;
      }
      result.put(String.valueOf(key), ((BigDecimal) row.get("committed")).toPlainString());
    }
    return result;
  }

  @Test
  void countsEachDollarOnce() {
    register();

    JsonPath byCountry = funding("country", "");
    assertThat(amounts(byCountry, "country", "region"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("KG", "900000.00", "TJ", "0.00", "UZ", "300000.00", "619", "200000.00"));
    assertThat(byCountry.<BigDecimal>get("total.committed.gross"))
        .isEqualByComparingTo("2900000.00");
    assertThat(byCountry.<BigDecimal>get("total.committed.internal"))
        .isEqualByComparingTo("1500000.00");
    assertThat(byCountry.<BigDecimal>get("total.committed.net")).isEqualByComparingTo("1400000.00");
    assertThat(byCountry.<List<String>>get("warnings")).isNull();

    assertThat(amounts(funding("provider", ""), "provider"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(a + "-AGENCY", "642857.14", sdc, "257142.86", b + "-AGENCY", "500000.00"));
    assertThat(amounts(funding("origin", ""), "origin"))
        .containsExactlyInAnyOrderEntriesOf(Map.of(a + "-AGENCY", "1000000.00", sdc, "400000.00"));
  }

  @Test
  void countsWhatAProjectPassedOnWhereOnlyItIsAsked() {
    register();
    JsonPath alone =
        new JsonPath(
                given()
                    .get("/api/v1/statistics/funding?groupBy=country&reportingOrg=" + b + "-AGENCY")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString())
            .using(
                new io.restassured.path.json.config.JsonPathConfig(
                    io.restassured.path.json.config.JsonPathConfig.NumberReturnType.BIG_DECIMAL));
    assertThat(amounts(alone, "country")).containsExactly(Map.entry("KG", "1400000.00"));
    assertThat(alone.<BigDecimal>get("total.committed.internal")).isEqualByComparingTo("0");
  }

  @Test
  void countsGrossAtEveryProjectItPasses() {
    register();
    assertThat(amounts(funding("country", "&counting=gross"), "country", "region"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("KG", "1900000.00", "TJ", "500000.00", "UZ", "300000.00", "619", "200000.00"));
  }
}
