package org.pamir.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.asAnyone;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pamir.RegisterTest;

/** Reading is open; writing needs a key. */
@QuarkusTest
class KeyTest extends RegisterTest.StoresNothing {

  private static final String PROJECT =
      "{\"identifier\":\"XM-KEYLESS\",\"reportingOrg\":\"A\",\"title\":{\"en\":\"x\"},\"status\":\"pipeline\"}";

  @ParameterizedTest
  @CsvSource({
    "POST,/projects",
    "PUT,/projects/XM-KEYLESS",
    "DELETE,/projects/XM-KEYLESS",
    "PUT,/projects/X/participations/KG",
    "DELETE,/projects/X/participations/KG",
    "POST,/projects/X/participations/KG/confirm",
    "POST,/projects/X/participations/KG/decline",
    "POST,/projects/X/shares",
    "POST,/projects/X/commitments",
    "POST,/projects/X/disbursements",
    "POST,/projects/X/budgets",
    "POST,/projects/X/planned-disbursements",
    "PUT,/projects/X/commitments/00000000-0000-0000-0000-000000000000",
    "DELETE,/projects/X/disbursements/00000000-0000-0000-0000-000000000000",
    "PUT,/projects/X/budgets/00000000-0000-0000-0000-000000000000",
    "DELETE,/projects/X/planned-disbursements/00000000-0000-0000-0000-000000000000",
    "PUT,/organisations/X",
    "PUT,/exchange-rates/TMT/2031-01-01"
  })
  void refusesEveryWriteWithoutAKey(String method, String path) {
    Response answer =
        asAnyone().contentType("application/json").body(PROJECT).request(method, path);

    refused(answer, 401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
  }

  @Test
  void refusesAPatchWithoutAKey() {
    refused(
        asAnyone().contentType("application/merge-patch+json").body("{}").patch("/projects/X"),
        401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer wrong", "Bearer pamir_wrong_wrong_wrong", "bearer x", "Bearer \u00e9"})
  void refusesWrongKeysForReadingToo(String authorization) {
    Response answer = asAnyone().header("Authorization", authorization).get("/projects");

    refused(answer, 401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
  }

  @Test
  void refusesAWriteWithAWrongKey() {
    refused(
        asAnyone()
            .header("Authorization", "Bearer pamir_wrong")
            .contentType("application/json")
            .body(PROJECT)
            .post("/projects"),
        401);
  }

  @Test
  void refusesAnotherSchemeForAWrite() {
    refused(
        asAnyone()
            .header("Authorization", "Basic YTpi")
            .contentType("application/json")
            .body(PROJECT)
            .post("/projects"),
        401);
  }

  @Test
  void theKeyItselfIsNotKept() {
    assertThat(rows("select name from api_key where hash = sha256('pamir_test_key_0123456789')"))
        .containsExactly("hub-admin");
    assertThat(rows("select to_jsonb(k)::text from api_key k"))
        .allSatisfy(row -> assertThat(row).doesNotContain("test_key"));
  }
}
