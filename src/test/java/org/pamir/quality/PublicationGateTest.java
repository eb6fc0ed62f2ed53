package org.pamir.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.get;
import static org.pamir.Register.patching;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

/** A hub that publishes nothing which breaks a rule of the standard. */
@QuarkusTest
@TestProfile(PublicationGateTest.Strict.class)
class PublicationGateTest extends RegisterTest {

  public static class Strict implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("pamir.publication.refuses", "error");
    }
  }

  private static final String SECTORS = "\"sectors\":[{\"code\":\"14015\",\"share\":100}]";

  @Test
  void aDraftWithFindingsIsRefusedWithAllOfThemAndStaysADraft() {
    Saved draft =
        aProject()
            .draft()
            .with("actualStart", "2199-01-01")
            .with("sectors", List.of(Map.of("code", "a-1", "vocabulary", "99", "share", 100)))
            .save();

    Response refusal =
        refused(
            patching("*", "{\"publication\":\"published\"}").patch(draft.path()),
            422,
            "actualStart",
            "sectors[0]");

    assertThat(refusal.<List<String>>path("violations.message"))
        .anySatisfy(message -> assertThat(message).endsWith("(error, actual-start-in-future)"))
        .noneSatisfy(message -> assertThat(message).contains("(warning,"));
    assertThat(get(draft.path()).<Integer>path("version")).isEqualTo(1);
    refused(asAnyone().get(draft.path()), 404);
  }

  @Test
  void whatIsNewIsJudgedBeforeItIsStored() {
    String identifier = unique("XM-UNFIT");

    refused(aProject().called(identifier).with("actualStart", "2199-01-01").put(), 422);

    refused(get("/projects/" + identifier), 404);
  }

  @Test
  void aDraftIsFreeToHaveFindings() {
    Saved draft = aProject().draft().with("actualStart", "2199-01-01").save();

    assertThat(patching("*", "{" + SECTORS + "}").patch(draft.path()).statusCode()).isEqualTo(200);
  }
}
