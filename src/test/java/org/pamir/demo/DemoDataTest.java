package org.pamir.demo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pamir.database.TestDatabase;
import org.pamir.shared.Revisions;

/** A register of its own, which was empty when it started with the demonstration data asked for. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(DemoDataTest.WithDemonstration.class)
class DemoDataTest {

  public static class WithDemonstration implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("pamir.demo", "true");
    }
  }

  private static final LocalDate AFGHANISTAN_FROM = LocalDate.of(2021, 8, 15);

  @Inject DemoData demo;
  @Inject DemoFile files;
  @Inject Revisions revisions;
  @Inject Jdbi jdbi;

  @ParameterizedTest
  @CsvSource({
    "projects, project",
    "commitments, commitment",
    "disbursements, disbursement",
    "budgets, budget",
    "planned-disbursements, planned_disbursement",
    "groupings, grouping"
  })
  void holdsEachEntryOfEachFile(String file, String table) {
    assertThat(count("select count(*) from " + table)).isEqualTo(files.read(file).size());
  }

  @Test
  void holdsEachOrganisation() {
    for (ObjectNode organisation : files.read("organisations")) {
      given()
          .get("/api/v1/organisations/{ref}", organisation.path("ref").textValue())
          .then()
          .statusCode(200)
          .body("name.en", equalTo(organisation.at("/name/en").textValue()));
    }
  }

  @Test
  void answersWithTheProjects() {
    int projects = files.read("projects").size();
    given()
        .get("/api/v1/projects?limit=1000&fields=identifier")
        .then()
        .body("total", equalTo(projects))
        .body("items", hasSize(projects));
  }

  @Test
  void linksPaymentsToTheirCommitments() {
    long linked =
        files.read("disbursements").stream().filter(row -> row.has("commitmentReference")).count();
    assertThat(
            count(
                """
                select count(*) from disbursement d join commitment c
                on c.id = d.commitment_id and c.project_id = d.project_id"""))
        .isEqualTo(linked);
  }

  @Test
  void groupingsHaveTheirMembers() {
    long members =
        files.read("groupings").stream().mapToLong(row -> row.path("members").size()).sum();
    assertThat(count("select count(*) from grouping_project")).isEqualTo(members);
  }

  @Test
  void saysEachProjectInEnglishAndRussian() {
    for (ObjectNode project : files.read("projects")) {
      for (String member : List.of("title", "description")) {
        assertThat(project.path(member).fieldNames())
            .toIterable()
            .as(project.path("identifier").textValue())
            .contains("en", "ru");
      }
    }
  }

  @Test
  void doesNotLoadTwice() {
    long before = revisions.current();

    assertThat(demo.fill()).isFalse();

    assertThat(revisions.current()).isEqualTo(before);
  }

  @Test
  void everyRevisionSaysThatItIsDemonstration() {
    assertThat(count("select count(*) from revision where source not in ('demo', 'reference')"))
        .isZero();
  }

  @Test
  void hasNothingInAfghanistanFromBeforeAugust2021NorThroughItsGovernment() {
    for (ObjectNode project : files.read("projects")) {
      for (JsonNode part : project.path("participations")) {
        if (part.path("country").asText().equals("AF")) {
          String name = project.path("identifier").textValue();
          assertThat(LocalDate.parse(project.path("plannedStart").textValue()))
              .as(name)
              .isAfterOrEqualTo(AFGHANISTAN_FROM);
          assertThat(part.path("channel").textValue()).as(name).isNotEqualTo("government");
        }
      }
    }
  }

  @Test
  void holdsWhatTheDocumentGivesAsExamplesToRead() {
    JsonNode paths = given().get("/q/openapi?format=json").as(JsonNode.class).get("paths");
    int read = 0;
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      String address = path.getKey();
      for (JsonNode parameter : path.getValue().path("get").path("parameters")) {
        if (parameter.get("in").asText().equals("path") && parameter.has("example")) {
          address =
              address.replace(
                  "{" + parameter.get("name").asText() + "}", parameter.get("example").asText());
        }
      }
      // What has no example is an id, which a register gives itself.
      if (path.getValue().has("get") && path.getKey().contains("{") && !address.contains("{")) {
        given().get(address).then().statusCode(200);
        read++;
      }
    }
    assertThat(read).isGreaterThan(10);
  }

  private long count(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }
}
