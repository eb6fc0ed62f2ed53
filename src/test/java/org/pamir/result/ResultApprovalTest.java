package org.pamir.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asEditor;
import static org.pamir.Register.asFocalPoint;
import static org.pamir.Register.get;
import static org.pamir.Register.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

/** What a country or the hub approved stays as it is. */
@QuarkusTest
class ResultApprovalTest extends RegisterTest {

  private static final String RESULT =
      """
      {"type": "output", "title": {"en": "Gauges"},
       "indicators": [{"title": {"en": "Gauges set up"}, "measure": "unit",
         "baselines": [{"year": 2023, "value": "0"}],
         "periods": [
           {"start": "2024-01-01", "end": "2024-12-31", "targets": [{"value": "10"}], "actuals": [{"value": "8"}]},
           {"start": "2025-01-01", "end": "2025-12-31", "targets": [{"value": "20"}], "actuals": [{"value": "11"}]}]}]}""";

  private Saved project;
  private String path;

  @BeforeEach
  void aResult() {
    project = aProject().crossBorder("KG", "UZ").save();
    path =
        project.path() + "/results/" + sending(RESULT).post(project.path() + "/results").path("id");
  }

  private static Response say(RequestSpecification caller, String path, String body) {
    return caller.contentType("application/json").header("If-Match", "*").body(body).post(path);
  }

  private Response put(String body) {
    return sending(body).header("If-Match", "*").put(path);
  }

  @Test
  void anApprovedPeriodCannotBeChangedUntilItIsUnlocked() {
    Response approved =
        say(
            asFocalPoint("KG"),
            path + "/approve",
            "{\"indicator\": 0, \"period\": 0, \"reason\": \"Seen on site\"}");
    assertThat(approved.statusCode()).as(approved.asString()).isEqualTo(200);
    assertThat(approved.<String>path("indicators[0].periods[0].approval.country")).isEqualTo("KG");
    assertThat(approved.<String>path("indicators[0].periods[0].approval.reason"))
        .isEqualTo("Seen on site");
    assertThat(approved.<Object>path("indicators[0].periods[1].approval")).isNull();
    assertThat(get(path).header("ETag")).isEqualTo(approved.header("ETag"));

    // The other period, and what says nothing of the figures, may change.
    assertThat(
            put(RESULT.replace("\"11\"", "\"19\"").replace("\"Gauges\"", "\"River gauges\""))
                .statusCode())
        .isEqualTo(200);
    assertThat(get(path).<String>path("indicators[0].periods[0].approval.country")).isEqualTo("KG");
    Response refusal = refused(put(RESULT.replace("\"8\"", "\"10\"")), 409);
    assertThat(refusal.<String>path("detail"))
        .contains("2024-01-01 to 2024-12-31", "Gauges set up");
    // What its baseline was is a part of what was approved.
    refused(put(RESULT.replace("\"value\": \"0\"", "\"value\": \"4\"")), 409);
    refused(asAdmin().header("If-Match", "*").delete(path), 409);
    assertThat(get(path).<String>path("indicators[0].periods[0].actuals[0].value")).isEqualTo("8");

    // Another country, and who reports it, cannot unlock it.
    refused(say(asFocalPoint("UZ"), path + "/unlock", "{}"), 409);
    refused(say(asEditor(project.reportingOrg()), path + "/unlock", "{}"), 403);
    assertThat(say(asFocalPoint("KG"), path + "/unlock", "{}").statusCode()).isEqualTo(200);
    assertThat(put(RESULT.replace("\"8\"", "\"10\"")).statusCode()).isEqualTo(200);
  }

  @Test
  void onlyCountriesInTheProjectAndTheHubApprove() {
    refused(say(asFocalPoint("TJ"), path + "/approve", "{}"), 403);
    refused(say(asEditor(project.reportingOrg()), path + "/approve", "{}"), 403);
    Response hub = say(asAdmin(), path + "/approve", "{}");
    assertThat(hub.<Object>path("indicators[0].periods[1].approval.country")).isNull();
    assertThat(hub.<String>path("indicators[0].periods[1].approval.by")).isNotBlank();
    refused(say(asFocalPoint("KG"), path + "/unlock", "{}"), 409);
    assertThat(say(asAdmin(), path + "/unlock", "{\"indicator\": 0}").statusCode()).isEqualTo(200);
    assertThat(get(path).<Object>path("indicators[0].periods[1].approval")).isNull();
  }

  @Test
  void aPlaceThatIsNotThereIsRefused() {
    long before = revision();
    refused(say(asAdmin(), path + "/approve", "{\"indicator\": 1}"), 400, "indicator");
    refused(say(asAdmin(), path + "/approve", "{\"indicator\": 0, \"period\": 2}"), 400, "period");
    refused(say(asAdmin(), path + "/approve", "{\"period\": 0}"), 400, "period");
    refused(say(asAdmin(), path + "/approve", "{\"indicator\": -1}"), 400, "indicator");
    Response approved = say(asAdmin(), path + "/approve", "{}");
    refused(
        asAdmin()
            .contentType("application/json")
            .header("If-Match", "\"1-1\"")
            .body("{}")
            .post(path + "/unlock"),
        412);
    assertThat(approved.<Integer>path("version")).isEqualTo(2);
    assertThat(revision()).isEqualTo(before + 1);
    // Once more changes nothing.
    assertThat(say(asAdmin(), path + "/approve", "{}").<Integer>path("version")).isEqualTo(2);
  }
}
