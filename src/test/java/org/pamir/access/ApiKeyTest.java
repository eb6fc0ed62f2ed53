package org.pamir.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pamir.RegisterTest;

/** Keys are made by a hub-admin, shown once, and refused when their time is over. */
@QuarkusTest
class ApiKeyTest extends RegisterTest {

  private static Response make(String members) {
    return sending("{\"name\":\"nightly push\"," + members + "}").post("/api-keys");
  }

  @Test
  void aKeyIsShownOnceAndKeptAsItsHash() {
    String org = unique("XM-KEYED");
    Response made = make("\"roles\":[\"editor\"],\"organisation\":\"" + org + "\"");

    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    String key = made.path("key");
    String id = made.path("id");
    assertThat(key).matches("pamir_[A-Za-z0-9_-]{43}").startsWith(made.<String>path("prefix"));
    assertThat(made.header("Location")).endsWith("/api/v1/api-keys/" + id);
    Response read = get("/api-keys/" + id);
    assertThat(read.<Map<String, Object>>path("$"))
        .containsEntry("name", "nightly push")
        .containsEntry("organisation", org)
        .containsEntry("roles", List.of("editor"))
        .containsEntry("createdBy", "key:pamir_test")
        .doesNotContainKeys("key", "hash", "lastUsedAt");
    assertThat(get("/api-keys?organisation=" + org).asString()).doesNotContain(key);
    assertThat(rows("select to_jsonb(k)::text from api_key k where id = ?::uuid", id).get(0))
        .doesNotContain(key);
    assertThat(rows("select id::text from api_key where hash = sha256(?::text::bytea)", key))
        .containsExactly(id);
  }

  @Test
  void meTellsWhomAKeyStandsFor() {
    String org = unique("XM-ME");

    assertThat(asEditor(org).get("/me").<Map<String, Object>>path("$"))
        .containsEntry("organisation", org)
        .containsEntry("roles", List.of("editor"))
        .containsKey("name");
    assertThat(get("/me").<List<String>>path("roles")).containsExactly("hub-admin");
    refused(asAnyone().get("/me"), 401);
  }

  @Test
  void aRevokedKeyIsRefusedAtOnceAndStaysListed() {
    Response made = make("\"roles\":[\"focal-point\"],\"country\":\"KG\"");
    String key = made.path("key");
    String path = "/api-keys/" + made.path("id");
    assertThat(as(key).get("/me").<String>path("country")).isEqualTo("KG");

    asAdmin().delete(path).then().statusCode(204);

    refused(as(key).get("/me"), 401);
    refused(as(key).get("/projects"), 401);
    assertThat(get(path).<String>path("revokedAt")).isNotNull();
    asAdmin().delete(path).then().statusCode(204);
    refused(asAdmin().delete("/api-keys/00000000-0000-0000-0000-000000000000"), 404);
  }

  @Test
  void anExpiredKeyIsRefused() throws InterruptedException {
    Instant soon = Instant.now().plusSeconds(2);
    String key = make("\"roles\":[\"hub-admin\"],\"expiresAt\":\"" + soon + "\"").path("key");
    assertThat(as(key).get("/me").statusCode()).isEqualTo(200);

    while (!Instant.now().isAfter(soon)) {
      Thread.sleep(100);
    }

    refused(as(key).get("/me"), 401);
  }

  @Test
  void theUseOfAKeyIsTakenDownOncePerMinute() {
    String org = unique("XM-USED");
    String key = editorOf(org);
    String at = "/api-keys?organisation=" + org;

    as(key).get("/me");
    String first = get(at).path("items[0].lastUsedAt");
    as(key).get("/me");

    assertThat(Instant.parse(first)).isAfter(Instant.now().minusSeconds(60));
    assertThat(get(at).<String>path("items[0].lastUsedAt")).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"roles\":[]'|roles",
        "'\"roles\":[\"king\"]'|roles[0]",
        "'\"roles\":[\"editor\"]'|organisation",
        "'\"roles\":[\"editor\",\"editor\"],\"organisation\":\"X\"'|roles",
        "'\"roles\":[\"focal-point\"]'|country",
        "'\"roles\":[\"focal-point\"],\"country\":\"XX\"'|country",
        "'\"roles\":[\"focal-point\"],\"country\":\"kg\"'|country",
        "'\"roles\":[\"hub-admin\"],\"country\":\"KG\"'|country",
        "'\"roles\":[\"hub-admin\"],\"organisation\":\"X\"'|organisation",
        "'\"roles\":[\"hub-admin\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"'|expiresAt",
        "'\"roles\":[\"hub-admin\"],\"key\":\"pamir_mine\"'|key"
      })
  void refusesWhatDoesNotFitTogether(String members, String field) {
    List<String> before = rows("select count(*) from api_key");

    refused(make(members), 400, field);

    assertThat(rows("select count(*) from api_key")).isEqualTo(before);
  }

  @Test
  void listsTheKeysThatStillOpenSomething() {
    String org = unique("XM-LISTED");
    editorOf(org);
    String gone = make("\"roles\":[\"editor\"],\"organisation\":\"" + org + "\"").path("id");
    asAdmin().delete("/api-keys/" + gone);

    assertThat(get("/api-keys?organisation=" + org).<Integer>path("total")).isEqualTo(2);
    assertThat(get("/api-keys?active=true&organisation=" + org).<Integer>path("total"))
        .isEqualTo(1);
    refused(get("/api-keys?active=perhaps"), 400, "active");
  }
}
