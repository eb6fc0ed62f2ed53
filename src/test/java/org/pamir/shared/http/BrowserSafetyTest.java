package org.pamir.shared.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.asAnyone;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pamir.RegisterTest;

/** What browsers are told. */
@QuarkusTest
class BrowserSafetyTest extends RegisterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/projects",
        "/api/v1/projects/XM-NOWHERE",
        "/api/v1/api-keys",
        "/api/v1/projects?odd=1",
        "/nowhere",
        "/problems/stale",
        "/q/openapi",
        "/q/swagger-ui/"
      })
  void everyAnswerIsProtected(String path) {
    Response answer = given().get(path);

    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    assertThat(answer.header("Strict-Transport-Security")).as("without TLS").isNull();
    assertThat(answer.header("Server")).isNull();
    assertThat(answer.header("X-Powered-By")).isNull();
  }

  @Test
  void dataIsNoPageAndSwaggerUiRunsItsOwnScriptsAlone() {
    assertThat(asAnyone().get("/projects").header("Content-Security-Policy"))
        .startsWith("default-src 'none'");
    assertThat(given().get("/q/swagger-ui/").header("Content-Security-Policy"))
        .contains("default-src 'self'", "script-src 'self' 'unsafe-inline'", "object-src 'none'");
    assertThat(given().get("/problems/stale").header("Content-Security-Policy"))
        .contains("default-src 'self'")
        .doesNotContain("script-src");
  }

  @Test
  void otherOriginsReadNothingUnlessTheyAreNamed() {
    Response answer = asAnyone().header("Origin", "https://elsewhere.example").get("/projects");

    assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
  }
}
