package org.pamir.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.pamir.Register.aProject;
import static org.pamir.Register.as;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.editorOf;
import static org.pamir.Register.patching;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft;
import org.pamir.RegisterTest;

@QuarkusTest
class ChangeResourceTest extends RegisterTest {

  private final String org = unique("XM-FEED");
  private String start;

  @BeforeEach
  void remember() {
    start = rows("select max(number)::text from revision").get(0);
  }

  private String ours() {
    return "&thing=project,commitment&reportingOrg=" + org;
  }

  /** What happened since, as thing, action, and version of the state. */
  private List<String> told(Supplier<RequestSpecification> caller, String query) {
    JsonNode page =
        Copy.tree(caller.get().get("/changes?limit=1000&since=" + start + query).asString());
    List<String> told = new ArrayList<>();
    page.get("changes")
        .forEach(
            change ->
                told.add(
                    change.get("thing").asText()
                        + " "
                        + change.get("action").asText()
                        + (change.has("state") && change.get("state").has("version")
                            ? " " + change.get("state").get("version").asText()
                            : "")));
    return told;
  }

  private ProjectDraft ourProject() {
    return aProject().reportedBy(org);
  }

  @Test
  void tellsEachThingOfEachRevisionInOrder() {
    ProjectDraft.Saved project = ourProject().withCommitment("EUR", 1_000).save();
    patching("*", "{\"status\":\"closed\"}").patch(project.path()).then().statusCode(200);
    String commitment = project.path() + "/commitments/" + project.commitments().get(0);
    asAdmin().header("If-Match", "*").delete(commitment).then().statusCode(204);

    assertThat(told(() -> asAnyone(), ours()))
        .containsExactly(
            "project created 1", "commitment created 1", "project changed 2", "commitment deleted");
    JsonNode first =
        Copy.tree(asAnyone().get("/changes?since=" + start + ours()).asString())
            .get("changes")
            .get(0);
    assertThat(first.get("id").asText()).isEqualTo(project.identifier());
    assertThat(first.get("by").asText()).startsWith("key:");
    assertThat(first.get("source").asText()).isEqualTo("api");
    assertThat(first.get("href").asText()).isEqualTo("/api/v1" + project.path());
    assertThat(first.get("state"))
        .isEqualTo(
            Copy.tree(
                asAnyone()
                    .get(project.path() + "?asOf=" + first.get("recordedAt").asText())
                    .asString()));
  }

  @Test
  void goesOnWithinARevisionWhereAPageEnded() {
    ProjectDraft.Saved project = ourProject().draft().save();
    for (int i = 1; i <= 4; i++) {
      sending(
              """
              {"kind": "commitment", "direction": "outgoing", "valueDate": "2025-01-01",
               "value": {"amount": %d, "currency": "EUR"}}"""
                  .formatted(i))
          .post(project.path() + "/commitments")
          .then()
          .statusCode(201);
    }
    patching("*", "{\"publication\":\"published\"}").patch(project.path()).then().statusCode(200);

    Copy copy = new Copy(start);
    List<String> positions = new ArrayList<>();
    while (copy.follow(() -> asAnyone(), ours(), 2)) {
      positions.add(copy.since());
    }

    assertThat(positions).hasSize(2).allMatch(position -> position.matches("[0-9]+\\.[24]"));
    assertThat(copy.of("commitment")).hasSize(4);
    assertThat(copy.of("project")).containsOnlyKeys(project.identifier());
  }

  @Test
  void isGoneForOutsidersAndNotForItsOrganisationOnceItIsADraftAgain() {
    String key = editorOf(org);
    ProjectDraft.Saved project = ourProject().withCommitment("EUR", 5).save();
    patching("*", "{\"publication\":\"draft\"}").patch(project.path()).then().statusCode(200);
    patching("*", "{\"status\":\"closed\"}").patch(project.path()).then().statusCode(200);
    patching("*", "{\"publication\":\"published\"}").patch(project.path()).then().statusCode(200);
    patching("*", "{\"publication\":\"withdrawn\"}").patch(project.path()).then().statusCode(200);

    assertThat(told(() -> asAnyone(), ours()))
        .containsExactly(
            "project created 1",
            "commitment created 1",
            "project deleted",
            "project created 4",
            "commitment created 1",
            "project deleted");
    assertThat(told(() -> as(key), ours()))
        .containsExactly(
            "project created 1",
            "commitment created 1",
            "project changed 2",
            "project changed 3",
            "project changed 4",
            "project deleted");
    assertThat(told(() -> asAnyone(), ours() + "&publication=withdrawn"))
        .containsExactly("project created 5", "commitment created 1");
  }

  @Test
  void aDraftIsNobodyElses() {
    ProjectDraft.Saved project = ourProject().draft().withCommitment("EUR", 5).save();
    asAdmin().header("If-Match", "*").delete(project.path()).then().statusCode(204);
    String key = editorOf(org);

    assertThat(told(() -> asAnyone(), ours())).isEmpty();
    assertThat(told(() -> as(editorOf(unique("XM-OTHER"))), ours())).isEmpty();
    assertThat(told(() -> as(key), ours()))
        .containsExactly("project created 1", "commitment created 1", "project deleted");
  }

  @Test
  void comesAndGoesWithWhatTheFilterAsks() {
    ProjectDraft.Saved project = ourProject().in("KG").withCommitment("USD", 5).save();
    patching("*", "{\"participations\":[{\"country\":\"TJ\"}]}")
        .patch(project.path())
        .then()
        .statusCode(200);

    assertThat(told(() -> asAnyone(), ours() + "&country=KG"))
        .containsExactly("project created 1", "commitment created 1", "project deleted");
    assertThat(told(() -> asAnyone(), ours() + "&country=TJ"))
        .containsExactly("project created 2", "commitment created 1");
    assertThat(told(() -> asAnyone(), ours() + "&minCommittedUsd=5"))
        .containsExactly("project created 1", "commitment created 1", "project changed 2");
  }

  @Test
  void comesIntoAGroupingWithoutAWriteToIt() {
    ProjectDraft.Saved project = ourProject().save();
    String code = unique("FEED").toUpperCase();
    String body =
        "{\"kind\":\"corridor\",\"name\":{\"en\":\"A corridor\"},\"members\":[{\"identifier\":\"%s\"}]}";
    sending(body.formatted(project.identifier())).put("/groupings/" + code).then().statusCode(201);
    sending("{\"kind\":\"corridor\",\"name\":{\"en\":\"A corridor\"},\"members\":[]}")
        .header("If-Match", "*")
        .put("/groupings/" + code)
        .then()
        .statusCode(200);

    assertThat(told(() -> asAnyone(), "&thing=project,grouping&grouping=" + code))
        .containsExactly(
            "project created 1", "grouping created 1", "project deleted", "grouping changed 2");
  }

  @Test
  void aGroupingAndAnOrganisationAreToldAnewWhenADraftOfTheirsIsPublished() {
    String funder = unique("XM-FUNDER");
    ProjectDraft.Saved project = ourProject().draft().withOrganisation("funding", funder).save();
    String code = unique("FEED").toUpperCase();
    sending(
            "{\"kind\":\"corridor\",\"name\":{\"en\":\"A corridor\"},\"members\":[{\"identifier\":\"%s\"}]}"
                .formatted(project.identifier()))
        .put("/groupings/" + code)
        .then()
        .statusCode(201);
    Copy copy = new Copy(start);
    copy.followToTheEnd(() -> asAnyone(), "");
    assertThat(copy.of("organisation")).doesNotContainKey(funder);
    assertThat(copy.of("grouping").get(code).get("members")).isEmpty();

    patching("*", "{\"publication\":\"published\"}").patch(project.path()).then().statusCode(200);
    copy.followToTheEnd(() -> asAnyone(), "");

    assertThat(copy.of("organisation").get(funder))
        .isEqualTo(Copy.tree(asAnyone().get("/organisations/" + funder).asString()));
    assertThat(copy.of("grouping").get(code))
        .isEqualTo(Copy.tree(asAnyone().get("/groupings/" + code).asString()));
  }

  @Test
  void tellsOfACommitmentThatLosesItsPledge() {
    ProjectDraft.Saved project = ourProject().save();
    String pledge =
        sending(
                """
                {"kind": "pledge", "direction": "outgoing", "valueDate": "2025-01-01",
                 "value": {"amount": 10, "currency": "EUR"}}""")
            .post(project.path() + "/commitments")
            .path("id");
    String drawn =
        sending(
                """
                {"kind": "commitment", "direction": "outgoing", "valueDate": "2025-01-01", "pledge": "%s",
                 "value": {"amount": 10, "currency": "EUR"}}"""
                    .formatted(pledge))
            .post(project.path() + "/commitments")
            .path("id");
    String before =
        rows("select to_char(max(recorded_at) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from revision")
            .get(0);
    asAdmin()
        .header("If-Match", "*")
        .delete(project.path() + "/commitments/" + pledge)
        .then()
        .statusCode(204);

    Copy copy = new Copy(start);
    copy.followToTheEnd(() -> asAnyone(), ours());
    assertThat(copy.of("commitment")).containsOnlyKeys(drawn);
    assertThat(copy.of("commitment").get(drawn))
        .isEqualTo(Copy.tree(asAnyone().get(project.path() + "/commitments/" + drawn).asString()));
    asAnyone()
        .get(project.path() + "/commitments?asOf=" + before)
        .then()
        .statusCode(200)
        .body("total", is(2));
  }

  @Test
  void tellsOfRates() {
    sending("{\"perUsd\": 7.5, \"source\": \"A test\"}")
        .put("/exchange-rates/HRK/2023-02-01")
        .then()
        .statusCode(200);

    Copy copy = new Copy(start);
    copy.followToTheEnd(() -> asAnyone(), "&thing=exchange-rate");

    assertThat(copy.of("exchange-rate").get("HRK/2023-02-01").get("perUsd").decimalValue())
        .isEqualByComparingTo("7.5");
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    asAnyone()
        .get("/changes?since=yesterday")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("since"));
    asAnyone()
        .get("/changes?limit=1001")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("limit"));
    asAnyone()
        .get("/changes?thing=flow")
        .then()
        .statusCode(400)
        .body("violations[0].message", containsString("planned-disbursement"));
    asAnyone()
        .get("/changes?state=no")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("state"));
    asAnyone().get("/changes?since=999999999999").then().statusCode(503).header("Retry-After", "1");
  }

  @Test
  void tellsWithoutStatesWhatHappenedAlone() {
    ourProject().withCommitment("EUR", 5).save();

    assertThat(told(() -> asAnyone(), ours() + "&state=false"))
        .containsExactly("project created", "commitment created");
  }
}
