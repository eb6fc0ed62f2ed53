package org.pamir.grouping;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pamir.database.TestDatabase;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class GroupingTest {

  @ConfigProperty(name = "pamir.admin-key")
  String key;

  private String code;
  private String first;
  private String second;
  private String draft;

  @BeforeEach
  void registersProjects() {
    String run = UUID.randomUUID().toString().substring(0, 8);
    code = "RIVER-" + run;
    first = "XM-GRP-" + run + "-A";
    second = "XM-GRP-" + run + "-B";
    draft = "XM-GRP-" + run + "-C";
    project(first, "published");
    project(second, "published");
    project(draft, "draft");
  }

  @Test
  void makesGroupingAndReadsItBack() {
    put(riverBasin(member(second, null), member(first, "40.50")))
        .then()
        .statusCode(201)
        .header("Location", endsWith("/api/v1/groupings/" + code))
        .header("ETag", containsString("1-"));

    given()
        .get("/api/v1/groupings/" + code)
        .then()
        .statusCode(200)
        .body("code", equalTo(code))
        .body("kind", equalTo("river-basin"))
        .body("name.ru", equalTo("Река"))
        .body("countries", contains("KG", "UZ"))
        .body("members.identifier", contains(first, second))
        .body("members[0].share", equalTo(40.5f))
        .body("members[1].share", nullValue())
        .body("version", equalTo(1));
  }

  @Test
  void findsProjectsByTheirGrouping() {
    put(riverBasin(member(second, null))).then().statusCode(201);

    given()
        .get("/api/v1/projects?grouping=" + code)
        .then()
        .statusCode(200)
        .body("items.identifier", contains(second));
  }

  @Test
  void answersNotModifiedToWhoHasItAlready() {
    String tag = put(riverBasin(member(first, null))).header("ETag");

    given().header("If-None-Match", tag).get("/api/v1/groupings/" + code).then().statusCode(304);
  }

  @Test
  void replacesWholeGroupingWithItsMembers() {
    String tag = put(riverBasin(member(first, "40"), member(second, "10"))).header("ETag");

    asAdmin()
        .header("If-Match", tag)
        .body(riverBasin(member(second, "20")))
        .put("/api/v1/groupings/" + code)
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .body("members.identifier", contains(second))
        .body("members.share", contains(20));
  }

  @Test
  void changesNothingWhenTheSameIsSaidAgain() {
    Response before = put(riverBasin(member(first, "40"), member(second, null)));

    asAdmin()
        .header("If-Match", before.header("ETag"))
        .body(riverBasin(member(second, null), member(first, "40.0")))
        .put("/api/v1/groupings/" + code)
        .then()
        .statusCode(200)
        .header("ETag", before.header("ETag"))
        .body("revision", equalTo(before.path("revision")));
  }

  @Test
  void replacingNeedsTheVersionThatWasRead() {
    String stale = put(riverBasin(member(first, null))).header("ETag");
    asAdmin()
        .header("If-Match", stale)
        .body(riverBasin(member(second, null)))
        .put("/api/v1/groupings/" + code)
        .then()
        .statusCode(200);

    asAdmin()
        .body(riverBasin())
        .put("/api/v1/groupings/" + code)
        .then()
        .statusCode(428)
        .contentType("application/problem+json");
    asAdmin()
        .header("If-Match", stale)
        .body(riverBasin())
        .put("/api/v1/groupings/" + code)
        .then()
        .statusCode(412);
    asAdmin()
        .header("If-None-Match", "*")
        .body(riverBasin())
        .put("/api/v1/groupings/" + code)
        .then()
        .statusCode(412);
    asAdmin()
        .header("If-Match", "*")
        .body(riverBasin())
        .put("/api/v1/groupings/" + code)
        .then()
        .statusCode(200)
        .body("members", hasSize(0));
  }

  @Test
  void patchesMembersOfTheGroupingAndKeepsTheRest() {
    String tag = put(riverBasin(member(first, "40"))).header("ETag");

    patch(tag, "{\"name\": {\"ru\": null, \"ky\": \"Суу\"}, \"countries\": [\"TJ\"]}")
        .then()
        .statusCode(200)
        .body("name.en", equalTo("River"))
        .body("name.ky", equalTo("Суу"))
        .body("name.ru", nullValue())
        .body("countries", contains("TJ"))
        .body("members.identifier", contains(first))
        .body("version", equalTo(2));

    patch(tag, "{\"countries\": []}").then().statusCode(412);
    patch(null, "{\"countries\": []}").then().statusCode(428);
    patch("*", "{\"members\": [{\"identifier\": \"" + second + "\", \"share\": 0}]}")
        .then()
        .statusCode(400)
        .body("violations.field", contains("members[0].share"));
    patch("*", "{\"members\": null}").then().statusCode(200).body("members", hasSize(0));
  }

  @Test
  void removesGroupingAndLeavesItsProjects() {
    String tag = put(riverBasin(member(first, null))).header("ETag");

    asAdmin().delete("/api/v1/groupings/" + code).then().statusCode(428);
    asAdmin().header("If-Match", tag).delete("/api/v1/groupings/" + code).then().statusCode(204);

    given().get("/api/v1/groupings/" + code).then().statusCode(404);
    given().get("/api/v1/projects/" + first).then().statusCode(200);
    asAdmin().header("If-Match", "*").delete("/api/v1/groupings/" + code).then().statusCode(404);
  }

  @Test
  void hidesDraftsFromReadersWithoutKey() {
    put(riverBasin(member(first, null), member(draft, null)))
        .then()
        .statusCode(201)
        .body("members", hasSize(2));

    given().get("/api/v1/groupings/" + code).then().body("members.identifier", contains(first));
    given().get("/api/v1/groupings?q=" + code).then().body("items.memberCount", contains(1));
    asAdmin().get("/api/v1/groupings?q=" + code).then().body("items.memberCount", contains(2));
  }

  @Test
  void namesTheMemberThatIsNoProject() {
    put(riverBasin(member(first, null), member("XM-NOWHERE", null), member(first, null)))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("violations.field", contains("members[1].identifier", "members[2].identifier"));
    given().get("/api/v1/groupings/" + code).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'kind': 'canal', 'name': {'en': 'x'}} | kind",
        "{'name': {'en': 'x'}} | kind",
        "{'kind': 'corridor'} | name",
        "{'kind': 'corridor', 'name': {'xx': 'x'}} | name.xx",
        "{'kind': 'corridor', 'name': {'en': ' '}} | name",
        "{'kind': 'corridor', 'name': {'en': 'x'}, 'countries': ['KG', 'QQ']} | countries[1]",
        "{'kind': 'corridor', 'name': {'en': 'x'}, 'countries': ['KG', 'KG']} | countries[1]",
        "{'kind': 'corridor', 'name': {'en': 'x'}, 'declaredTotal': {'amount': 1, 'currency': 'USD'}} | declaredTotal",
        "{'kind': 'joint-programme', 'name': {'en': 'x'}, 'declaredTotal': {'amount': -1, 'currency': 'USD'}} | declaredTotal.amount",
        "{'kind': 'joint-programme', 'name': {'en': 'x'}, 'declaredTotal': {'amount': 1, 'currency': 'XQX'}} | declaredTotal.currency",
        "{'kind': 'corridor', 'name': {'en': 'x'}, 'code': 'OTHER'} | code",
        "{'kind': 'corridor', 'name': {'en': 'x'}, 'members': [{'identifier': 'A', 'share': 0}]} | members[0].share",
        "{'kind': 'corridor', 'name': {'en': 'x'}, 'members': [{'identifier': 'A', 'share': 100.5}]} | members[0].share",
        "{'kind': 'corridor', 'name': {'en': 'x'}, 'members': [{'share': 5}]} | members[0].identifier",
        "{'kind': 'corridor', 'name': {'en': 'x'}, 'projects': []} | projects",
      })
  void refusesWhatIsNoGrouping(String body, String field) {
    put(body.replace('\'', '"'))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("violations.field", hasItem(containsString(field)));
    given().get("/api/v1/groupings/" + code).then().statusCode(404);
  }

  @Test
  void refusesCodeThatCannotBeAFilterValue() {
    asAdmin()
        .body(riverBasin())
        .put("/api/v1/groupings/{code}", "A,B")
        .then()
        .statusCode(400)
        .body("violations.field", contains("code"));
    given().get("/api/v1/groupings/{code}", "A~B").then().statusCode(404);
  }

  @Test
  void showsDeclaredTotalOfJointProgramme() {
    put("""
        {"kind": "joint-programme", "name": {"en": "Together"},
         "declaredTotal": {"amount": 57000000.00, "currency": "USD"}}""")
        .then()
        .statusCode(201)
        .body("declaredTotal.amount", equalTo(57000000.00f))
        .body("declaredTotal.currency", equalTo("USD"));
  }

  @Test
  void writesNeedKey() {
    given()
        .contentType("application/json")
        .body(riverBasin())
        .put("/api/v1/groupings/" + code)
        .then()
        .statusCode(401);
    given().delete("/api/v1/groupings/" + code).then().statusCode(401);
  }

  @Test
  void listsByKindCountryAndWords() {
    put(riverBasin(member(first, null))).then().statusCode(201);

    String all = "/api/v1/groupings?limit=1000";
    given()
        .get(all + "&kind=river-basin,corridor&country=KG,TM&q=" + code.toLowerCase())
        .then()
        .statusCode(200)
        .body("items.code", contains(code))
        .body("items[0].memberCount", equalTo(1))
        .body("items[0].members", nullValue())
        .body("total", equalTo(1));
    given().get(all + "&kind=corridor").then().body("items.code", not(hasItem(code)));
    given().get(all + "&country=TM").then().body("items.code", not(hasItem(code)));
    given().get(all + "&country=KG&country=UZ").then().body("items.code", hasItem(code));
    given().get(all + "&country=KG&country=TM").then().body("items.code", not(hasItem(code)));
    given()
        .get("/api/v1/groupings?kind=canal&country=QQ")
        .then()
        .statusCode(400)
        .body("violations.field", hasItems("kind", "country"));
  }

  @Test
  void pagesThroughGroupings() {
    String run = code;
    for (String end : new String[] {"-1", "-2", "-3"}) {
      code = run + end;
      put(riverBasin()).then().statusCode(201);
    }

    Response page =
        given().get("/api/v1/groupings?limit=2&sort=-code&q=" + run).then().extract().response();
    page.then()
        .body("items.code", contains(run + "-3", run + "-2"))
        .body("total", equalTo(3))
        .header("Link", containsString("rel=\"next\""));
    given()
        .queryParam("cursor", page.<String>path("next"))
        .get("/api/v1/groupings?limit=2&sort=-code&q=" + run)
        .then()
        .body("items.code", contains(run + "-1"))
        .body("next", nullValue());
  }

  private void project(String identifier, String publication) {
    asAdmin()
        .body(
            """
            {"reportingOrg": "XM-GRP", "title": {"en": "A project"}, "status": "implementation",
             "publication": "%s", "plannedStart": "2025-01-01", "participations": [{"country": "KG"}]}"""
                .formatted(publication))
        .put("/api/v1/projects/" + identifier)
        .then()
        .statusCode(201);
  }

  private Response put(String body) {
    return asAdmin().body(body).put("/api/v1/groupings/" + code);
  }

  private Response patch(String tag, String body) {
    RequestSpecification request = asAdmin().contentType("application/merge-patch+json");
    return (tag == null ? request : request.header("If-Match", tag))
        .body(body.getBytes(StandardCharsets.UTF_8))
        .patch("/api/v1/groupings/" + code);
  }

  private RequestSpecification asAdmin() {
    return given().header("Authorization", "Bearer " + key).contentType("application/json");
  }

  private static String riverBasin(String... members) {
    return """
        {"kind": "river-basin", "name": {"en": "River", "ru": "Река"}, "countries": ["KG", "UZ"], "members": [%s]}"""
        .formatted(String.join(", ", members));
  }

  private static String member(String identifier, String share) {
    return share == null
        ? "{\"identifier\": \"%s\"}".formatted(identifier)
        : "{\"identifier\": \"%s\", \"share\": %s}".formatted(identifier, share);
  }
}
