package org.pamir.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.asFocalPoint;
import static org.pamir.Register.at;
import static org.pamir.Register.get;
import static org.pamir.Register.patching;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

@QuarkusTest
class ProjectWriteTest extends RegisterTest {

  @Test
  void postRegistersAProjectAndNamesItsPlace() {
    String identifier = unique("XM/TEST 1");
    Map<String, Object> body = new HashMap<>(aProject().body());
    body.put("identifier", identifier);

    Response answer = asAdmin().contentType("application/json").body(body).post("/projects");

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    assertThat(answer.header("Location")).endsWith("/api/v1" + at(identifier));
    assertThat(get(at(identifier)).header("ETag")).isEqualTo(answer.header("ETag"));
  }

  @Test
  void postOfARegisteredProjectIsAConflict() {
    Saved saved = aProject().save();
    Map<String, Object> body = new HashMap<>(aProject().body());
    body.put("identifier", saved.identifier());

    refused(asAdmin().contentType("application/json").body(body).post("/projects"), 409);
  }

  @Test
  void putRegistersWithoutAPreconditionAndNamesItsPlace() {
    ProjectDraft draft = aProject();

    Response answer = draft.put();

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.header("Location")).endsWith("/api/v1" + at(draft.identifier()));
    assertThat(answer.<String>path("identifier")).isEqualTo(draft.identifier());
    assertThat(answer.<Integer>path("version")).isEqualTo(1);
    assertThat(answer.header("Pamir-Revision")).isEqualTo(answer.path("revision").toString());
    assertThat(answer.<List<String>>path("participations.confirmation.state"))
        .containsExactly("unconfirmed");
  }

  @Test
  void puttingTheSameAgainChangesNothing() {
    ProjectDraft draft = aProject().crossBorder("KG", "TJ");
    Saved saved = draft.save();
    long before = revision();

    Response again = draft.putOver(saved.etag());

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.header("ETag")).isEqualTo(saved.etag());
    assertThat(revision()).isEqualTo(before);
  }

  @Test
  void anotherTitleMovesNoPartAndNoFactAndIsFound() {
    ProjectDraft draft = aProject().crossBorder("KG", "TJ").withCommitment("USD", 1_000);
    Saved saved = draft.save();
    String word = "zq" + unique("").replaceAll("[^a-f]", "") + "qz";

    Response retitled = draft.titled("en", "Canals of " + word).putOver(saved.etag());

    assertThat(retitled.statusCode()).as(retitled.asString()).isEqualTo(200);
    assertThat(writtenIn(retitled)).containsExactly("figure_change");
    assertThat(get("/projects?q=" + word).<List<String>>path("items.identifier"))
        .containsExactly(saved.identifier());

    Response elsewhere = draft.crossBorder("KG", "UZ").putOver(retitled.header("ETag"));
    assertThat(writtenIn(elsewhere)).contains("participation", "share", "fact");
  }

  /** The tables that a write to a project left rows in. */
  private List<String> writtenIn(Response written) {
    return rows(
        """
        select t from (
          select 'participation' as t, project_id, revision from participation
          union select 'share', project_id, revision from share
          union select 'fact', project_id, revision from fact
          union select 'flow', receiver_project_id, revision from flow
          union select 'figure_change', project_id, revision from figure_change) w
        where revision = ?::bigint and project_id = (select id from project where identifier = ?) order by t
        """,
        written.path("revision").toString(),
        written.<String>path("identifier"));
  }

  @Test
  void whatWasReadCanBePutBackAsItIs() {
    Saved saved = aProject().crossBorder("KG", "TJ").save();
    String read = get(saved.path()).asString();

    Response again =
        asAdmin()
            .contentType("application/json")
            .header("If-Match", saved.etag())
            .body(read)
            .put(saved.path());

    assertThat(again.statusCode()).as(again.asString()).isEqualTo(200);
    assertThat(again.header("ETag")).isEqualTo(saved.etag());
  }

  @Test
  void replacingNeedsTheVersionThatWasRead() {
    ProjectDraft draft = aProject();
    Saved saved = draft.save();
    draft.titled("en", "Another title");

    refused(draft.put(), 428);
    refused(draft.putOver("\"7-7\""), 412);
    Response replaced = draft.putOver(saved.etag());

    assertThat(replaced.statusCode()).isEqualTo(200);
    assertThat(replaced.<Integer>path("version")).isEqualTo(2);
    assertThat(replaced.header("ETag")).isNotEqualTo(saved.etag());
    refused(draft.titled("en", "Late").putOver(saved.etag()), 412);
    assertThat(get(saved.path()).<String>path("title.en")).isEqualTo("Another title");
  }

  @Test
  void aStarOverwritesWhateverIsThere() {
    ProjectDraft draft = aProject();
    draft.save();

    assertThat(draft.titled("en", "Overwritten").putOver("*").statusCode()).isEqualTo(200);
  }

  @Test
  void aWeakTagNeverSatisfiesIfMatch() {
    ProjectDraft draft = aProject();
    Saved saved = draft.save();

    refused(draft.titled("en", "Weak").putOver("W/" + saved.etag()), 412);
  }

  @Test
  void ifNoneMatchStarRegistersOnlyWhatIsNew() {
    ProjectDraft draft = aProject();
    draft.save();

    refused(
        asAdmin()
            .contentType("application/json")
            .header("If-None-Match", "*")
            .body(draft.titled("en", "Second").body())
            .put(at(draft.identifier())),
        412);
  }

  @Test
  void patchMergesMembersAndNullRemovesThem() {
    Saved saved =
        aProject()
            .with("title", Map.of("en", "English", "ru", "Русский"))
            .with("plannedEnd", "2027-12-31")
            .with("themes", List.of("water"))
            .save();

    Response patched =
        patching(saved.etag(), "{\"title\":{\"ru\":null,\"fr\":\"Français\"},\"plannedEnd\":null}")
            .patch(saved.path());

    assertThat(patched.statusCode()).as(patched.asString()).isEqualTo(200);
    assertThat(patched.<Map<String, String>>path("title"))
        .isEqualTo(Map.of("en", "English", "fr", "Français"));
    assertThat(patched.<String>path("plannedEnd")).isNull();
    assertThat(patched.<List<String>>path("themes")).containsExactly("water");
  }

  @Test
  void patchNeedsTheVersionThatWasRead() {
    Saved saved = aProject().save();

    refused(patching("\"9-9\"", "{\"status\":\"closed\"}").patch(saved.path()), 412);
    refused(
        asAdmin()
            .contentType("application/merge-patch+json")
            .body("{\"status\":\"closed\"}")
            .patch(saved.path()),
        428);
  }

  @Test
  void deletingADraftRemovesIt() {
    Saved saved = aProject().draft().withCommitment("USD", 5).save();

    assertThat(asAdmin().header("If-Match", saved.etag()).delete(saved.path()).statusCode())
        .isEqualTo(204);

    refused(get(saved.path()), 404);
    assertThat(
            rows("select identifier from project_history where identifier = ?", saved.identifier()))
        .hasSize(1);
  }

  @Test
  void deletingAPublishedProjectWithdrawsIt() {
    Saved saved = aProject().save();

    assertThat(asAdmin().header("If-Match", saved.etag()).delete(saved.path()).statusCode())
        .isEqualTo(204);

    assertThat(get(saved.path()).<String>path("publication")).isEqualTo("withdrawn");
    assertThat(
            asAnyone().get("/projects?reportingOrg=" + saved.reportingOrg()).<Integer>path("total"))
        .isZero();
  }

  @Test
  void draftsAreHiddenFromReadersWithoutAKey() {
    Saved saved = aProject().draft().save();

    refused(asAnyone().get(saved.path()), 404);
    assertThat(
            asAnyone().get("/projects?reportingOrg=" + saved.reportingOrg()).<Integer>path("total"))
        .isZero();
    assertThat(get("/projects?reportingOrg=" + saved.reportingOrg()).<Integer>path("total"))
        .isEqualTo(1);
  }

  @Test
  void whatACountryConfirmedSurvivesAPush() {
    ProjectDraft draft = aProject().crossBorder("KG", "TJ");
    Saved saved = draft.save();
    asFocalPoint("KG")
        .contentType("application/json")
        .body("{}")
        .post(saved.path() + "/participations/KG/confirm");

    Response pushed = draft.titled("en", "Pushed at night").putOver("*");

    assertThat(pushed.<List<String>>path("participations.confirmation.state"))
        .containsExactly("confirmed", "unconfirmed");
  }
}
