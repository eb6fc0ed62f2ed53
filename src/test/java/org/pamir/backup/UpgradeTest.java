package org.pamir.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pamir.ServerProcess;
import org.pamir.database.EmbeddedDatabase;
import org.pamir.resilience.NeedsPackagedServer;

/**
 * A register that the first release filled, at its schema version 26, and what that release
 * answered. The present server starts on it: everything is there, and what came later works on it.
 *
 * <p>The files were written once by that release; its exchange rates are thinned out.
 */
@NeedsPackagedServer
class UpgradeTest {
  private static final Path REGISTER = Path.of("src/test/resources/upgrade/v26.zip");
  private static final Path ANSWERS = Path.of("src/test/resources/upgrade/v26-answers.json");

  @TempDir Path folder;

  private ServerProcess server;

  @Test
  void theFirstReleasesRegisterIsReadAndGoesOn() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      Map<String, String> properties = database.properties();
      DatabaseAddress address =
          new DatabaseAddress(
              properties.get(DatabaseAddress.URL),
              properties.get(DatabaseAddress.USER),
              properties.get(DatabaseAddress.PASSWORD));
      new Restore(address, line -> {}).asItWas(REGISTER);
      try (Connection connection = address.connect()) {
        assertThat(CatalogQueries.schemaVersion(connection)).isEqualTo(26);
      }
    }
    try (ServerProcess started =
        ServerProcess.start(folder, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")) {
      server = started;
      answersAsThen();
      laterFeaturesWork();
    }
  }

  private void answersAsThen() throws Exception {
    List<Map<String, Object>> then = JsonPath.from(ANSWERS.toFile()).getList("$");
    for (Map<String, Object> one : then) {
      String path = (String) one.get("path");
      JsonPath now = server.get(path);
      ((Map<?, ?>) one.get("answer"))
          .forEach(
              (member, value) ->
                  assertThat((Object) now.get(member.toString()))
                      .as(path + " " + member)
                      .isEqualTo(value));
    }
    System.out.printf("%d answers of the first release, all as they were%n", then.size());
  }

  private void laterFeaturesWork() throws Exception {
    assertThat(server.get("/search?q=irrigation").prettify()).contains("XM-UP-A-");
    assertThat(server.get("/projects?q=irigation&fields=identifier").getInt("total")).isPositive();
    assertThat(server.get("/locations?bbox=72,40,73,41").prettify()).contains("40.53");
    assertThat(server.get("/changes?since=0&limit=1000").getList("changes")).isNotEmpty();
    int before = server.get("/projects/XM-UP-A-2/history?limit=1").getInt("total");
    String project = "/projects/XM-UP-A-2";
    assertThat(
            send(
                "POST",
                project + "/results",
                """
                {"type": "outcome", "title": {"en": "Safe water"}, "aggregation": true,
                 "indicators": [{"title": {"en": "Households"}, "measure": "unit", "unit": "households",
                   "references": [{"vocabulary": "9", "code": "6.1.1"}],
                   "periods": [{"start": "2025-01-01", "end": "2025-12-31", "actuals": [{"value": "3100"}]}]}]}"""))
        .isEqualTo(201);
    assertThat(server.get("/results?indicator=6.1.1").getInt("total")).isEqualTo(1);
    assertThat(
            send(
                "POST",
                project + "/commitments",
                """
                {"kind": "commitment", "direction": "outgoing", "valueDate": "2024-06-01",
                 "value": {"amount": 100, "currency": "USD"}}"""))
        .isEqualTo(201);
    assertThat(server.get("/projects/XM-UP-A-2/history?limit=1").getInt("total"))
        .isGreaterThan(before);
    assertThat(server.get("/statistics/results?groupBy=indicator").prettify()).contains("3100");
  }

  private int send(String method, String path, String body) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .send(
                server
                    .to(path)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(400);
    return answer.statusCode();
  }
}
