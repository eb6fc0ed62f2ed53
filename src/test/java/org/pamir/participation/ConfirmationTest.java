package org.pamir.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asEditor;
import static org.pamir.Register.asFocalPoint;
import static org.pamir.Register.get;
import static org.pamir.Register.patching;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

/** A country speaks for itself, and what it said stays said. */
@QuarkusTest
class ConfirmationTest extends RegisterTest {

  private static Response say(
      RequestSpecification caller, Saved saved, String country, String verb) {
    return caller
        .contentType("application/json")
        .body("{\"reason\":\"Said in a letter\",\"agreementRef\":\"KG-1\"}")
        .post(saved.path() + "/participations/" + country + "/" + verb);
  }

  private static Response kyrgyzstan(Saved saved, String verb) {
    return say(asFocalPoint("KG"), saved, "KG", verb);
  }

  private static String state(Saved saved, String country) {
    return get(saved.path() + "/participations/" + country).path("confirmation.state");
  }

  @Test
  void aCountryConfirmsBesideWhatTheAgencySays() {
    Saved saved = aProject().in("KG").save();

    Response confirmed = kyrgyzstan(saved, "confirm");

    assertThat(confirmed.statusCode()).as(confirmed.asString()).isEqualTo(200);
    assertThat(confirmed.<Map<String, String>>path("confirmation"))
        .containsEntry("state", "confirmed")
        .containsEntry("reason", "Said in a letter")
        .containsEntry("agreementRef", "KG-1")
        .containsKeys("at", "by");
    assertThat(confirmed.<String>path("status")).isEqualTo("proposed");
    assertThat(
            rows(
                "select confirmation from participation p join project j on j.id = p.project_id where j.identifier = ?",
                saved.identifier()))
        .containsExactly("confirmed");
  }

  @Test
  void needsNoBodyAndTakesTheVersionThatWasSeen() {
    Saved saved = aProject().in("KG").save();
    String path = saved.path() + "/participations/KG";

    assertThat(
            asFocalPoint("KG").contentType("application/json").post(path + "/confirm").statusCode())
        .isEqualTo(200);
    refused(say(asFocalPoint("KG").header("If-Match", "\"1-1\""), saved, "KG", "decline"), 412);
    refused(say(asFocalPoint("TJ"), saved, "TJ", "confirm"), 404);
  }

  @Test
  void tellsWhatCanBeSaidWhereSomethingCannot() {
    Saved saved = aProject().in("KG").save();

    assertThat(refused(kyrgyzstan(saved, "suspend"), 409).<String>path("detail"))
        .isEqualTo(
            "The participation is unconfirmed, and can be confirmed or declined, not suspended.");
    kyrgyzstan(saved, "confirm");
    assertThat(kyrgyzstan(saved, "suspend").<String>path("confirmation.state"))
        .isEqualTo("suspended");
    assertThat(kyrgyzstan(saved, "confirm").<String>path("confirmation.state"))
        .isEqualTo("confirmed");
    assertThat(kyrgyzstan(saved, "decline").<String>path("confirmation.state"))
        .isEqualTo("declined");
    refused(kyrgyzstan(saved, "suspend"), 409);
    assertThat(kyrgyzstan(saved, "confirm").statusCode()).isEqualTo(200);
  }

  @Test
  void nobodyElseSpeaksForACountry() {
    Saved saved = aProject().in("KG").save();

    refused(say(asFocalPoint("UZ"), saved, "KG", "confirm"), 403);
    refused(say(asEditor(saved.reportingOrg()), saved, "KG", "confirm"), 403);
    refused(say(asAdmin(), saved, "KG", "confirm"), 403);
    assertThat(state(saved, "KG")).isEqualTo("unconfirmed");
  }

  @Test
  void takingACountryOutAndPuttingItBackDoesNotUndoWhatItSaid() {
    ProjectDraft draft = aProject().in("KG", "TJ");
    Saved saved = draft.save();
    kyrgyzstan(saved, "decline");

    Response without = draft.in("TJ").putOver("*");
    assertThat(without.<String>path("formerConfirmations.KG.state")).isEqualTo("declined");
    Response back =
        patching("*", "{\"participations\":[{\"country\":\"KG\"},{\"country\":\"TJ\"}]}")
            .patch(saved.path());

    assertThat(back.<String>path("participations.find { it.country == 'KG' }.confirmation.state"))
        .isEqualTo("declined");
    assertThat(back.<Object>path("formerConfirmations")).isNull();
  }

  @Test
  void aWithdrawnProjectIsNotConfirmed() {
    Saved saved = aProject().in("KG").save();
    asAdmin().header("If-Match", "*").delete(saved.path()).then().statusCode(204);

    assertThat(refused(kyrgyzstan(saved, "confirm"), 409).<String>path("detail"))
        .contains("withdrawn");
  }

  @Test
  void aDraftIsNotTheCountrysToSee() {
    Saved saved = aProject().draft().in("KG").save();

    String hidden = refused(kyrgyzstan(saved, "confirm"), 404).path("title");
    assertThat(
            refused(
                    asFocalPoint("KG")
                        .contentType("application/json")
                        .post("/projects/XM-NOWHERE/participations/KG/confirm"),
                    404)
                .<String>path("title"))
        .isEqualTo(hidden);
  }
}
