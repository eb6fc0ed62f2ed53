package org.pamir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asFocalPoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The document tells what the register does. */
@QuarkusTest
class OpenApiTest extends RegisterTest {

  private static JsonNode served() throws IOException {
    return new ObjectMapper()
        .readTree(given().accept("application/json").get("/q/openapi?format=json").asByteArray());
  }

  @Test
  void theCommittedDocumentIsTheServedOne() throws IOException {
    JsonNode committed =
        new ObjectMapper(new YAMLFactory()).readTree(Path.of("openapi", "openapi.yaml").toFile());

    // As YAML on both sides, so that a date in an example is read alike; the order of members
    // varies.
    JsonNode served =
        new ObjectMapper(new YAMLFactory()).readTree(given().get("/q/openapi").asByteArray());
    assertThat(committed)
        .as("openapi/openapi.yaml is written by the build: commit it with the change")
        .isEqualTo(served);
  }

  @Test
  void everyOperationIsNamedDescribedAndTaggedAndAnswersWithProblems() throws IOException {
    List<String> faults = new ArrayList<>();
    served()
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          JsonNode operation = method.getValue();
                          if (!operation.isObject() || !operation.has("responses")) {
                            return;
                          }
                          for (String member :
                              List.of("operationId", "summary", "description", "tags")) {
                            if (!operation.has(member)) {
                              faults.add(method.getKey() + " " + path.getKey() + " " + member);
                            }
                          }
                          for (String status : List.of("400", "401", "500")) {
                            if (!operation.get("responses").has(status)) {
                              faults.add(method.getKey() + " " + path.getKey() + " " + status);
                            }
                          }
                        }));
    assertThat(faults).isEmpty();
  }

  @Test
  void theExamplesWorkAsTheyStand() throws IOException {
    JsonNode paths = served().get("paths");
    String project = "/projects/{identifier}";
    for (String call :
        List.of(
            "put " + project,
            "post " + project + "/commitments",
            "post " + project + "/disbursements",
            "post " + project + "/budgets",
            "post " + project + "/planned-disbursements",
            "post " + project + "/results",
            "put " + project + "/participations/{country}",
            "patch " + project + "/participations/{country}",
            "post " + project + "/participations/{country}/confirm",
            "post " + project + "/participations/{country}/suspend",
            "post " + project + "/participations/{country}/decline",
            "post " + project + "/shares",
            "patch " + project,
            "post /projects",
            "put /organisations/{ref}",
            "post /api-keys",
            "put /exchange-rates/{currency}/{validFrom}")) {
      String path = call.substring(call.indexOf(' ') + 1);
      JsonNode operation = paths.get("/api/v1" + path).get(call.substring(0, call.indexOf(' ')));
      var content = operation.get("requestBody").get("content").properties().iterator().next();
      boolean country = path.matches(".*/(confirm|suspend|decline)");
      var request = (country ? asFocalPoint("KG") : asAdmin()).contentType(content.getKey());
      for (JsonNode parameter : operation.path("parameters")) {
        if (parameter.get("in").asText().equals("path")) {
          path =
              path.replace(
                  "{" + parameter.get("name").asText() + "}", parameter.get("example").asText());
        } else if (parameter.get("in").asText().equals("header") && parameter.has("example")) {
          request.header(parameter.get("name").asText(), parameter.get("example").asText());
        }
      }
      Response answer =
          request
              .body(content.getValue().get("example").toString())
              .request(call.substring(0, call.indexOf(' ')).toUpperCase(), path);
      assertThat(answer.statusCode()).as(call + " " + answer.asString()).isIn(200, 201);
    }
  }

  @Test
  void swaggerUiHasTheRegistersNameAndKeepsTheKey() {
    String page = given().get("/q/swagger-ui/").asString();

    assertThat(page).contains("<title>Pamir").containsPattern("persistAuthorization['\"]?: ?true");
  }
}
