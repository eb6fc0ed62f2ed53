package org.pamir.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.pamir.Register;
import org.pamir.RegisterTest;

/** Each file that means harm is refused at its beginning, or fails with its reason. */
@QuarkusTest
class HostileImportTest extends RegisterTest {

  @Test
  void tellsWhatIsWrongWithEachHostileFile() throws Exception {
    for (HostileFiles.Case hostile : HostileFiles.all()) {
      HttpResponse<String> answer = send(hostile);
      JsonPath told = JsonPath.from(answer.body());
      assertThat(answer.statusCode())
          .as(hostile + ": " + answer.body())
          .isEqualTo(hostile.status());
      if (hostile.status() == 400) {
        assertThat(told.getString("violations[0].message"))
            .as(hostile.name())
            .contains(hostile.words());
      } else if (hostile.words() == null) {
        assertThat(told.getString("status")).as(hostile + ": " + answer.body()).isEqualTo("done");
        assertThat(told.getInt("counts.activities")).as(hostile.name()).isEqualTo(1);
      } else {
        assertThat(told.getString("status")).as(hostile + ": " + answer.body()).isEqualTo("failed");
        assertThat(told.getString("problem")).as(hostile.name()).contains(hostile.words());
      }
    }
    assertThat(rows("select id::text from import where received_at is null")).isEmpty();
    assertThat(rows("select ordinal::text from import_chunk")).isEmpty();
  }

  /** Not by RestAssured, which takes a minute to send 50 MB. */
  private static HttpResponse<String> send(HostileFiles.Case hostile)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1/imports"))
                .header("Authorization", "Bearer " + Register.KEY)
                .header("Content-Type", hostile.type())
                .header("Prefer", "wait=60")
                .POST(HttpRequest.BodyPublishers.ofByteArray(hostile.file()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
