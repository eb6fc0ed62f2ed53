package org.pamir.shared.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.asAnyone;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pamir.RegisterTest;

/** A dashboard on another origin reads once it is named. */
@QuarkusTest
@TestProfile(CrossOriginTest.Dashboard.class)
class CrossOriginTest extends RegisterTest {

  private static final String DASHBOARD = "https://dashboard.example";

  public static class Dashboard implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.http.cors.enabled", "true", "quarkus.http.cors.origins", DASHBOARD);
    }
  }

  @Test
  void theDashboardReadsWithTheHeadersItNeeds() {
    Response answer = asAnyone().header("Origin", DASHBOARD).get("/projects");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(DASHBOARD);
    assertThat(answer.header("Access-Control-Allow-Credentials")).isNotEqualTo("true");
    assertThat(answer.header("Access-Control-Expose-Headers")).contains("ETag").contains("Link");
  }

  @Test
  void aPreflightIsAnsweredWithoutAKey() {
    Response answer =
        asAnyone()
            .header("Origin", DASHBOARD)
            .header("Access-Control-Request-Method", "PUT")
            .header("Access-Control-Request-Headers", "authorization,if-match")
            .options("/projects/X");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.header("Access-Control-Allow-Methods")).contains("PUT");
  }

  @Test
  void anotherOriginIsNotAllowed() {
    Response answer = asAnyone().header("Origin", "https://elsewhere.example").get("/projects");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
  }
}
