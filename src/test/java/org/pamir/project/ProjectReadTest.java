package org.pamir.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.get;
import static org.pamir.Register.patching;
import static org.pamir.Register.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

@QuarkusTest
class ProjectReadTest extends RegisterTest {

  @Test
  void fieldsPicksMembers() {
    Saved saved = aProject().save();

    assertThat(get(saved.path() + "?fields=identifier,version").<Map<String, ?>>path("$").keySet())
        .isEqualTo(Set.of("identifier", "version"));
    assertThat(
            get("/projects?fields=title&reportingOrg=" + saved.reportingOrg())
                .<List<Map<String, ?>>>path("items"))
        .containsExactly(Map.of("title", Map.of("en", "A project of a test")));
  }

  @Test
  void includeEmbedsWhatBelongsToTheProject() {
    Saved saved = aProject().withCommitment("EUR", 5).withCommitment("USD", 7).save();

    Response read = get(saved.path() + "?include=commitments,budgets");

    assertThat(read.<List<Integer>>path("commitments.value.amount"))
        .containsExactlyInAnyOrder(5, 7);
    assertThat(read.<List<?>>path("budgets")).isEmpty();
    assertThat(
            get("/projects?include=commitments&reportingOrg=" + saved.reportingOrg())
                .<List<String>>path("items[0].commitments.id"))
        .containsExactlyInAnyOrderElementsOf(saved.commitments());
  }

  @Test
  void langPicksOneLanguageAndFallsBackToEnglish() {
    Saved saved =
        aProject()
            .with("title", Map.of("en", "English", "ru", "Русский"))
            .with("description", Map.of("en", "Only English"))
            .save();

    Response read = get(saved.path() + "?lang=ru");

    assertThat(read.<Map<String, String>>path("title")).isEqualTo(Map.of("ru", "Русский"));
    assertThat(read.<Map<String, String>>path("description"))
        .isEqualTo(Map.of("en", "Only English"));
  }

  @Test
  void ifNoneMatchSavesTheBody() {
    Saved saved = aProject().save();

    Response unchanged = asAnyone().header("If-None-Match", saved.etag()).get(saved.path());
    assertThat(unchanged.statusCode()).isEqualTo(304);
    assertThat(unchanged.header("ETag")).isEqualTo(saved.etag());
    assertThat(unchanged.asString()).isEmpty();

    patching(saved.etag(), "{\"status\":\"closed\"}").patch(saved.path());
    assertThat(asAnyone().header("If-None-Match", saved.etag()).get(saved.path()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aPartOfAProjectHasATagOfItsOwnThatAWriteTakesToo() {
    Saved saved = aProject().save();
    String etag = get(saved.path() + "?lang=en").header("ETag");
    assertThat(etag).isNotEqualTo(saved.etag());
    assertThat(asAnyone().header("If-None-Match", etag).get(saved.path() + "?lang=en").statusCode())
        .isEqualTo(304);

    assertThat(patching(etag, "{\"status\":\"closed\"}").patch(saved.path()).statusCode())
        .isEqualTo(200);
    refused(patching(etag, "{\"status\":\"pipeline\"}").patch(saved.path()), 412);
  }

  @Test
  void anEmbeddedCommitmentChangesTheTagOfTheWhole() {
    Saved saved = aProject().save();
    String before = get(saved.path() + "?include=commitments").header("ETag");
    sending(
            """
            {"kind":"commitment","direction":"outgoing","valueDate":"2025-01-01",
             "value":{"amount":1,"currency":"USD"}}""")
        .post(saved.path() + "/commitments");

    assertThat(get(saved.path() + "?include=commitments").header("ETag")).isNotEqualTo(before);
  }

  @Test
  void percentagesAreServedAsTheyWereSent() {
    Saved saved = aProject().save();
    String body =
        """
        {"participations":[{"country":"KG","share":33.333333},{"country":"TJ","share":66.666667}]}""";

    patching(saved.etag(), body).patch(saved.path());

    assertThat(get(saved.path()).asString()).contains("\"share\":33.333333", "\"share\":66.666667");
  }
}
