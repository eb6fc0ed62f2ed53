package org.pamir.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.as;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.asEditor;
import static org.pamir.Register.editorOf;
import static org.pamir.Register.get;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

/** What a hub-admin can read of what happened to security. */
@QuarkusTest
class SecurityEventTest extends RegisterTest {

  /** Refusals are written within a second or so. */
  private static Map<String, Object> await(String query, String member, String value)
      throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      List<Map<String, Object>> found = get("/security-events?limit=1000&" + query).path("items");
      for (Map<String, Object> event : found) {
        if (String.valueOf(event.get(member)).contains(value)) {
          return event;
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError("No event of " + query + " with " + member + " " + value);
  }

  @Test
  void tellsOfKeysMadeAndRevoked() throws InterruptedException {
    Response made =
        sending("{\"name\":\"x\",\"roles\":[\"focal-point\"],\"country\":\"TM\"}")
            .post("/api-keys");
    asAdmin().delete("/api-keys/" + made.path("id"));
    String prefix = made.path("prefix");

    assertThat(await("kind=key-made", "detail", prefix)).containsEntry("caller", "key:pamir_test");
    assertThat(await("kind=key-revoked", "detail", prefix)).containsEntry("count", 1);
  }

  @Test
  void tellsOfLoginsRefusedWithoutTheKey() throws InterruptedException {
    Response made =
        sending("{\"name\":\"x\",\"roles\":[\"focal-point\"],\"country\":\"TM\"}")
            .post("/api-keys");
    asAdmin().delete("/api-keys/" + made.path("id"));
    String key = made.path("key");

    for (int i = 0; i < 3; i++) {
      refused(as(key).get("/me"), 401);
    }
    refused(as("pamir_wrong_wrong_wrong").get("/countries"), 401);

    Map<String, Object> event =
        await("kind=login-refused", "detail", "revoked " + made.path("prefix"));
    assertThat(event)
        .containsEntry("caller", "anonymous")
        .containsEntry("operation", "GET /api/v1/me")
        .containsKeys("address", "occurredAt");
    assertThat(await("kind=login-refused", "detail", "unknown")).isNotNull();
    assertThat(get("/security-events?limit=1000").asString())
        .doesNotContain(key, "pamir_wrong_wrong");
  }

  @Test
  void tellsOfWritesRefused() throws InterruptedException {
    Saved saved = aProject().save();
    String org = unique("XM-OTHER");
    String key = editorOf(org);

    refused(as(key).header("If-Match", "*").delete(saved.path()), 403);

    assertThat(await("kind=access-refused", "operation", "DELETE /api/v1" + saved.path()))
        .containsEntry("caller", "key:" + key.substring(0, 10));
  }

  @Test
  void isReadByHubAdminsAloneAndFiltered() {
    refused(asAnyone().get("/security-events"), 401);
    refused(asEditor("XM-ANY").get("/security-events"), 403);
    refused(get("/security-events?kind=odd"), 400, "kind");
    refused(get("/security-events?from=yesterday"), 400, "from");
    assertThat(get("/security-events?to=2020-01-01T00:00:00Z").<Integer>path("total")).isZero();
  }
}
