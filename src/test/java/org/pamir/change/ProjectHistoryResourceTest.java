package org.pamir.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.at;
import static org.pamir.Register.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft;
import org.pamir.RegisterTest;

@QuarkusTest
class ProjectHistoryResourceTest extends RegisterTest {

  private static final String COMMITMENT =
      """
      {"kind": "commitment", "direction": "outgoing", "value": {"amount": %s, "currency": "USD"}, "valueDate": "2025-03-31"}""";

  @Test
  void everyRevisionTellsWhoChangedWhat() {
    ProjectDraft draft = aProject();
    draft.put().then().statusCode(201);
    String path = at(draft.identifier());
    String id = sending(COMMITMENT.formatted("10")).post(path + "/commitments").path("id");
    asAdmin().header("If-Match", "*").delete(path + "/commitments/" + id).then().statusCode(204);
    draft.titled("en", "Renamed").putOver("*").then().statusCode(200);

    asAnyone()
        .get(path + "/history")
        .then()
        .statusCode(200)
        .body("total", equalTo(4))
        .body(
            "items.changes.flatten().thing",
            contains("project", "commitment", "commitment", "project"))
        .body(
            "items.changes.flatten().action", contains("changed", "deleted", "created", "created"))
        .body("items[1].changes[0].id", equalTo(id))
        .body("items[0].source", equalTo("api"));
    assertThat(asAnyone().get(path + "/history").<List<String>>path("items.by"))
        .allMatch(by -> by.startsWith("key:"));
    Response first = asAnyone().get(path + "/history?limit=1&sort=revision");
    assertThat(first.<List<?>>path("items")).hasSize(1);
    asAnyone()
        .get(path + "/history?sort=revision&limit=3&cursor=" + first.path("next"))
        .then()
        .body("items", hasSize(3));
  }

  @Test
  void twoMomentsAreComparedValueByValue() {
    ProjectDraft draft = aProject().titled("en", "First").in("KG");
    String then = draft.put().path("updatedAt");
    String path = at(draft.identifier());
    draft.titled("en", "Second").in("KG", "TJ").putOver("*").then().statusCode(200);
    String id = sending(COMMITMENT.formatted("10.50")).post(path + "/commitments").path("id");

    Response diff = asAnyone().get(path + "/diff?from=" + then);
    assertThat(diff.statusCode()).as(diff.asString()).isEqualTo(200);
    assertThat(diff.<List<String>>path("changes.field"))
        .contains("title.en", "participations[TJ].country", "commitments[" + id + "].value.amount")
        .doesNotContain("participations[KG].country", "version");
    assertThat(diff.<String>path("changes.find { it.field == 'title.en' }.before"))
        .isEqualTo("First");
    assertThat(diff.<String>path("changes.find { it.field == 'title.en' }.after"))
        .isEqualTo("Second");
    // Before it was there nothing of it was.
    assertThat(
            asAnyone()
                .get(path + "/diff?from=1990-01-01T00:00:00Z&to=" + then)
                .<List<String>>path("changes.before"))
        .containsOnlyNulls();
    assertThat(asAnyone().get(path + "/diff").<List<String>>path("changes.field"))
        .as("the last change")
        .contains("commitments[" + id + "].value.amount")
        .doesNotContain("title.en");
    refused(asAnyone().get(path + "/diff?from=soon"), 400, "from");
    refused(asAnyone().get(path + "/diff?from=" + then + "&to=1990-01-01T00:00:00Z"), 400, "from");
  }

  @Test
  void anEarlierStateIsSaidAgainAsANewVersion() {
    ProjectDraft draft = aProject().titled("en", "First").in("KG");
    String then = draft.put().path("updatedAt");
    String path = at(draft.identifier());
    draft.titled("en", "Second").in("TJ").putOver("*").then().statusCode(200);
    String restore = "{\"asOf\": \"" + then + "\"}";

    sending(restore).post(path + "/restore").then().statusCode(428);
    sending(restore)
        .header("If-Match", "*")
        .post(path + "/restore")
        .then()
        .statusCode(200)
        .body("title.en", equalTo("First"))
        .body("participations.country", contains("KG"))
        .body("version", equalTo(3));
    refused(
        sending("{\"asOf\": \"1990-01-01T00:00:00Z\"}")
            .header("If-Match", "*")
            .post(path + "/restore"),
        400,
        "asOf");
    refused(sending("{}").header("If-Match", "*").post(path + "/restore"), 400, "asOf");
  }

  @Test
  void whatWasADraftStaysItsOrganisationsOwn() {
    ProjectDraft draft = aProject().titled("en", "Secret plan").draft();
    draft.put().then().statusCode(201);
    String path = at(draft.identifier());
    asAnyone().get(path + "/history").then().statusCode(404);
    asAnyone().get(path + "/diff?from=1990-01-01T00:00:00Z").then().statusCode(404);

    draft.with("publication", "published").titled("en", "Open plan").putOver("*");

    asAnyone().get(path + "/history").then().statusCode(200).body("total", equalTo(1));
    asAdmin().get(path + "/history").then().body("total", equalTo(2));
    assertThat(asAnyone().get(path + "/diff?from=1990-01-01T00:00:00Z").asString())
        .contains("Open plan")
        .doesNotContain("Secret");
  }
}
