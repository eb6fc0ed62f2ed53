package org.pamir.shared.table;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.sending;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.reader.Cell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pamir.Register;
import org.pamir.RegisterTest;

/** Every list and statistic that the document names, one that is added tomorrow too. */
@QuarkusTest
class EveryTableTest extends RegisterTest {

  private static final String API = "/api/v1";
  private static final List<String> MEMBERS = List.of("items", "rows", "points", "links");

  private final Map<String, String> places = new TreeMap<>();

  @BeforeEach
  void somethingOfEverything() {
    String project = aProject().crossBorder("KG", "UZ").save().identifier();
    String organisation = Register.unique("XM-TABLE");
    sending("{\"name\": {\"en\": \"=cmd|' /C calc'!A0\"}, \"type\": \"40\"}")
        .put("/organisations/" + organisation)
        .then()
        .statusCode(201);
    sending(
            """
            {"kind": "commitment", "direction": "incoming", "value": {"amount": 1250000.00, "currency": "EUR"},
             "valueDate": "2025-03-31", "provider": {"ref": "%s"}, "countries": [{"country": "KG", "share": 100}]}"""
                .formatted(organisation))
        .post(Register.at(project) + "/commitments")
        .then()
        .statusCode(201);
    String file =
        asAdmin()
            .contentType("application/xml")
            .body(
                """
                <iati-activities version="2.03"><iati-activity>
                <iati-identifier>%s</iati-identifier></iati-activity></iati-activities>"""
                    .formatted(Register.unique("XM-TABLE"))
                    .getBytes(StandardCharsets.UTF_8))
            .post("/imports")
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    places.put("identifier", Register.segment(project));
    places.put("ref", organisation);
    places.put("country", "KG");
    places.put("name", "OrganisationType");
    places.put("id", file);
    String webhook =
        sending("{\"url\": \"http://127.0.0.1:9/\", \"active\": false}")
            .post("/webhooks")
            .path("id");
    asAdmin().contentType("application/json").post("/webhooks/" + webhook + "/ping");
    places.put("webhook", webhook);
  }

  /** The paths that the document says answer with tables. */
  private static List<String> documented() throws IOException {
    JsonNode document =
        new ObjectMapper().readTree(given().get("/q/openapi?format=json").asByteArray());
    List<String> paths = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path -> {
              JsonNode content =
                  path.getValue().path("get").path("responses").path("200").path("content");
              if (content.has("text/csv")) {
                assertThat(content.has(TableFormat.WORKBOOK)).as(path.getKey()).isTrue();
                paths.add(path.getKey().substring(API.length()));
              }
            });
    return paths;
  }

  private String at(String template) {
    String path = template;
    for (Map.Entry<String, String> place : places.entrySet()) {
      path = path.replace("{" + place.getKey() + "}", place.getValue());
    }
    return path;
  }

  @Test
  void theDocumentNamesEveryListAndStatistic() throws IOException {
    assertThat(documented())
        .contains(
            "/projects",
            "/participations",
            "/commitments",
            "/disbursements",
            "/budgets",
            "/planned-disbursements",
            "/organisations",
            "/countries",
            "/sdgs",
            "/sectors",
            "/themes",
            "/currencies",
            "/codelists",
            "/codelists/{name}",
            "/exchange-rates",
            "/groupings",
            "/flows",
            "/imports",
            "/imports/{id}/findings",
            "/projects/{identifier}/participations",
            "/projects/{identifier}/commitments",
            "/statistics/funding",
            "/statistics/gap",
            "/statistics/timeline",
            "/statistics/flows",
            "/statistics/participation",
            "/statistics/quality",
            "/statistics/groupings");
  }

  @Test
  void everyOneOfThemAnswersWithTheSameRowsAsJsonCsvAndXlsx() throws IOException {
    for (String template : documented()) {
      String path = at(template);
      // A page, for lists that other tests make long; what has no pages is given whole anyway.
      Response json = asAdmin().get(path);
      assertThat(json.statusCode()).as(path + json.asString()).isEqualTo(200);
      boolean pages = new ObjectMapper().readTree(json.asByteArray()).has("next");
      String query = pages ? "?limit=50&" : "?";
      List<Map<String, String>> csv = Tables.csv(asAdmin().get(path + query + "format=csv"));
      List<Map<String, Cell>> xlsx = Tables.xlsx(asAdmin().get(path + query + "format=xlsx"));

      assertThat(xlsx).as(path).hasSameSizeAs(csv);
      JsonNode answer = new ObjectMapper().readTree(json.asByteArray());
      MEMBERS.stream()
          .filter(answer::has)
          .findFirst()
          .ifPresent(member -> assertThat(csv).as(path).hasSize(answer.get(member).size()));
      for (int i = 0; i < csv.size(); i++) {
        Map<String, Cell> cells = xlsx.get(i);
        csv.get(i)
            .forEach(
                (column, text) ->
                    assertThat(cells.containsKey(column))
                        .as("%s has %s = %s", path, column, text)
                        .isEqualTo(!text.isEmpty()));
      }
    }
  }

  @Test
  void everyOneOfThemHasAFileNameARevisionAndAHeaderRow() throws IOException {
    for (String template : documented()) {
      Response csv = asAdmin().accept("text/csv").get(at(template));

      assertThat(csv.header("Content-Disposition"))
          .as(template)
          .matches("attachment; filename=\"pamir-[A-Za-z0-9._-]+-r\\d+\\.csv\"");
      assertThat(csv.header("Vary")).as(template).contains("Accept");
      assertThat(Tables.header(csv)).as(template).isNotEmpty();
      assertThat(Tables.csv(csv)).as(template).isNotNull();
    }
  }

  @Test
  void everyOneOfThemSaysWhatFormatsThereAre() throws IOException {
    for (String template : documented()) {
      Response refused = asAdmin().get(at(template) + "?format=pdf");

      assertThat(refused.statusCode()).as(template).isEqualTo(400);
      assertThat(refused.asString()).as(template).contains("csv, xlsx, json");
    }
  }
}
