package org.pamir.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.get;
import static org.pamir.Register.patching;
import static org.pamir.Register.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

@QuarkusTest
class ParticipationTest extends RegisterTest {

  @Test
  void aProjectListsItsCountries() {
    Saved saved = aProject().crossBorder("KG", "TJ").save();

    Response list = asAnyone().get(saved.path() + "/participations");

    assertThat(list.<List<String>>path("items.country")).containsExactly("KG", "TJ");
    assertThat(list.<Integer>path("total")).isEqualTo(2);
    assertThat(get(saved.path() + "/participations/TJ").<Integer>path("share")).isEqualTo(50);
    refused(get(saved.path() + "/participations/UZ"), 404);
  }

  @Test
  void putAddsACountryAndReplacesItsPart() {
    Saved saved = aProject().in("KG").save();
    String path = saved.path() + "/participations/UZ";

    Response added = sending("{\"role\":\"observer\"}").put(path);
    assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
    assertThat(added.header("Location")).endsWith(path);
    assertThat(added.<String>path("status")).isEqualTo("proposed");

    refused(sending("{\"role\":\"lead\"}").put(path), 428);
    refused(sending("{\"role\":\"lead\"}").header("If-Match", "\"5-5\"").put(path), 412);
    Response replaced =
        sending("{\"role\":\"lead\"}").header("If-Match", added.header("ETag")).put(path);
    assertThat(replaced.statusCode()).isEqualTo(200);
    assertThat(replaced.<Integer>path("version")).isEqualTo(2);
    assertThat(get(saved.path()).<List<String>>path("participations.country"))
        .containsExactly("KG", "UZ");
  }

  @Test
  void patchMergesAndDeleteTakesTheCountryOut() {
    Saved saved = aProject().in("KG", "TJ").save();
    String path = saved.path() + "/participations/KG";
    String etag = get(path).header("ETag");

    Response patched =
        patching(etag, "{\"status\":\"agreed\",\"signedOn\":\"2025-02-01\"}").patch(path);
    assertThat(patched.<String>path("signedOn")).isEqualTo("2025-02-01");
    refused(patching(etag, "{\"status\":\"active\"}").patch(path), 412);
    refused(asAdmin().header("If-Match", etag).delete(path), 412);
    assertThat(asAdmin().header("If-Match", patched.header("ETag")).delete(path).statusCode())
        .isEqualTo(204);
    refused(get(path), 404);
    assertThat(get(saved.path()).<List<String>>path("participations.country"))
        .containsExactly("TJ");
  }

  @Test
  void participationsAreListedAcrossProjects() {
    Saved one = aProject().in("KG", "TJ").save();
    Saved two = aProject().reportedBy(one.reportingOrg()).in("KG").save();
    String list = "/participations?reportingOrg=" + one.reportingOrg();

    assertThat(get(list).<Integer>path("total")).isEqualTo(3);
    assertThat(get(list + "&country=KG").<List<String>>path("items.project"))
        .containsExactlyInAnyOrder(one.identifier(), two.identifier());
    assertThat(get(list + "&country=TJ").<List<String>>path("items.participation.country"))
        .containsExactly("TJ");
    assertThat(get(list + "&participation=agreed").<Integer>path("total")).isZero();
    Response first = get(list + "&sort=-country&limit=2");
    assertThat(first.<List<String>>path("items.participation.country")).containsExactly("TJ", "KG");
    assertThat(
            get(list + "&sort=-country&limit=2&cursor=" + first.path("next"))
                .<List<String>>path("items.participation.country"))
        .containsExactly("KG");
  }

  @Test
  void refusesPartsThatDoNotFit() {
    Saved saved = aProject().crossBorder("KG", "TJ").save();
    String path = saved.path() + "/participations/UZ";
    long before = revision();

    refused(sending("{\"country\":\"KG\"}").put(path), 400, "country");
    refused(sending("{\"share\":10}").put(path), 400, "participations");
    refused(sending("{\"share\":101}").put(path), 400, "share");
    refused(sending("{\"status\":\"odd\"}").put(path), 400, "status");
    refused(sending("{\"colour\":\"red\"}").put(path), 400, "colour");
    refused(sending("{}").put(saved.path() + "/participations/XX"), 400);
    refused(sending("{}").put(saved.path() + "/participations/kg"), 400);
    refused(
        asAdmin().header("If-Match", "*").delete(saved.path() + "/participations/KG"),
        400,
        "participations");
    assertThat(revision()).isEqualTo(before);
  }
}
