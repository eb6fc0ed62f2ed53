package org.pamir.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.get;
import static org.pamir.Register.patching;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

/** A draft may lack what a published project must have. */
@QuarkusTest
class PublicationTest extends RegisterTest {

  @Test
  void aDraftIsPublishedOnceNothingIsMissing() {
    Saved saved = aProject().draft().with("participations", null).with("plannedStart", null).save();

    Response refusal =
        refused(patching("*", "{\"publication\":\"published\"}").patch(saved.path()), 400);

    assertThat(refusal.<List<String>>path("violations.field"))
        .containsExactlyInAnyOrder("participations", "plannedStart");
    assertThat(get(saved.path()).<String>path("publication")).isEqualTo("draft");
    refused(asAnyone().get(saved.path()), 404);
    Response published =
        patching(
                "*",
                "{\"publication\":\"published\",\"plannedStart\":\"2025-01-01\",\"participations\":[{\"country\":\"KG\"}]}")
            .patch(saved.path());
    assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
    assertThat(asAnyone().get(saved.path()).statusCode()).isEqualTo(200);
  }
}
