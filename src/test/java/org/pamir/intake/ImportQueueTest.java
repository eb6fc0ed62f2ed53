package org.pamir.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.at;
import static org.pamir.Register.get;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.pamir.Imports;
import org.pamir.RegisterTest;
import org.pamir.iati.IatiSamples;

/** Files are kept first and worked on later, by whoever is free. */
@QuarkusTest
class ImportQueueTest extends RegisterTest {
  private static final String XML = "application/xml";

  @Inject Jdbi jdbi;

  @Test
  void answersAtOnceAndTellsHowFarItIs() {
    byte[] file = file(unique("XX-AGENCY"), 0, 300);
    var answer = Imports.send(asAdmin(), file, XML).then().statusCode(202);
    String id = answer.extract().path("id");
    answer
        .header("Location", endsWith("/api/v1/imports/" + id))
        .header("Preference-Applied", nullValue())
        .body("finishedAt", nullValue())
        .body("progress.totalBytes", equalTo(file.length));
    Imports.end(id)
        .body("status", equalTo("done"))
        .body("progress.bytes", equalTo(file.length))
        .body("progress.activities", equalTo(300))
        .body("progress.secondsLeft", nullValue())
        .body("finishedAt", notNullValue());
  }

  @Test
  void waitsForTheEndAsLongAsTheCallerPrefers() {
    byte[] file = file(unique("XX-AGENCY"), 0, 1);
    Imports.send(asAdmin().header("Prefer", "respond-async, wait=30"), file, XML)
        .then()
        .statusCode(202)
        .header("Preference-Applied", "wait=30")
        .body("status", equalTo("done"))
        .body("counts.created", equalTo(1));
  }

  @Test
  void keepsNothingOfTheFileOnceItIsDone() {
    String id = Imports.run(file(unique("XX-AGENCY"), 0, 3)).getString("id");
    assertThat(rows("select ordinal from import_chunk where import_id = ?", UUID.fromString(id)))
        .isEmpty();
    assertThat(rows("select identifier from import_item where import_id = ?", UUID.fromString(id)))
        .isEmpty();
  }

  @Test
  void keepsAFileOfManyPiecesWhole() {
    String reporter = unique("XX-AGENCY");
    byte[] file = file(reporter, 0, 3_000);
    assertThat(file.length).isGreaterThan(2 * ImportChunks.SIZE);
    JsonPath done = Imports.run(file);
    assertThat(done.getString("status")).isEqualTo("done");
    assertThat(done.getInt("counts.created")).isEqualTo(3_000);
  }

  @Test
  void streamsItsProgressAsEventsUntilItEnds() {
    String id = Imports.send(asAdmin(), file(unique("XX-AGENCY"), 0, 1_500), XML).path("id");
    String events =
        asAdmin()
            .accept("text/event-stream")
            .get("/imports/" + id + "/events")
            .then()
            .statusCode(200)
            .contentType("text/event-stream")
            .extract()
            .asString();
    List<String> names = new ArrayList<>();
    String last = null;
    for (String line : events.split("\n")) {
      if (line.startsWith("event:")) {
        names.add(line.substring(6).strip());
      } else if (line.startsWith("data:")) {
        last = line.substring(5).strip();
      }
    }
    assertThat(names).startsWith("progress").endsWith("end");
    assertThat(names.subList(0, names.size() - 1)).containsOnly("progress");
    assertThat(JsonPath.from(last).getString("status")).isEqualTo("done");
    assertThat(JsonPath.from(last).getInt("counts.created")).isEqualTo(1_500);
    asAdmin()
        .accept("text/event-stream")
        .get("/imports/" + UUID.randomUUID() + "/events")
        .then()
        .statusCode(404);
  }

  @Test
  void countsByRuleWhatASmallFileOfNothingButFaultsHasTooMuchOf() {
    int activities = 30_000;
    byte[] file =
        ("<iati-activities version='2.03'>"
                + "<iati-activity/>".repeat(activities)
                + "</iati-activities>")
            .getBytes(StandardCharsets.UTF_8);
    JsonPath end = Imports.run(file);
    String id = end.getString("id");
    assertThat(end.getString("status")).isEqualTo("done");
    assertThat(end.getInt("counts.rejected")).isEqualTo(activities);
    long found = end.getLong("counts.findings");
    assertThat(found).isGreaterThan(2 * 100_000);
    JsonPath last = Imports.findings(id, "rule=more-findings");
    assertThat(last.getList("items.message", String.class))
        .singleElement()
        .asString()
        .startsWith(found - 1 - 100_000 + " more findings: ")
        .contains(", identifier-missing ");
    assertThat(rows("select count(*) from import_finding where import_id = ?", UUID.fromString(id)))
        .containsExactly("100001");
    assertThat(
            rows(
                "select sum(findings) from import_unlisted where import_id = ?",
                UUID.fromString(id)))
        .containsExactly(String.valueOf(found - 1 - 100_000));
  }

  @Test
  void endsWhereItIsCancelledAndKeepsWhatItHasTaken() throws InterruptedException {
    String reporter = unique("XX-AGENCY");
    String id = Imports.send(asAdmin(), file(reporter, 0, 6_000), XML).path("id");
    while (get("/imports/" + id).<Integer>path("progress.activities") == 0) {
      Thread.sleep(10);
    }
    asAdmin().post("/imports/" + id + "/cancel").then().statusCode(202);
    JsonPath ended = Imports.end(id).extract().jsonPath();
    assertThat(ended.getString("status")).isEqualTo("cancelled");
    int taken = ended.getInt("counts.created");
    assertThat(taken).isGreaterThan(0).isLessThan(6_000);
    assertThat(rows("select count(*) from project where identifier like ?", reporter + "-%"))
        .containsExactly(String.valueOf(taken));
    asAdmin().post("/imports/" + id + "/cancel").then().statusCode(202);
  }

  @Test
  void doesNotCancelWhatHasEnded() {
    String id = Imports.run(file(unique("XX-AGENCY"), 0, 1)).getString("id");
    asAdmin().post("/imports/" + id + "/cancel").then().statusCode(409);
    asAdmin().post("/imports/" + UUID.randomUUID() + "/cancel").then().statusCode(404);
  }

  @Test
  void goesOnWhereAWorkerThatWasCutOffHadCome() throws InterruptedException {
    String reporter = unique("XX-AGENCY");
    String id = Imports.send(asAdmin(), file(reporter, 0, 4_000), XML).path("id");
    int takenOver = 0;
    for (int part = 1; part <= 3; part++) {
      while (get("/imports/" + id).<Integer>path("progress.activities") < part * 1_000) {
        Thread.sleep(10);
      }
      // As another instance sees a worker that is gone; this one is not, and must not write again.
      takenOver +=
          update(
              """
              update import set worker = gen_random_uuid(), lease_until = clock_timestamp() - interval '1 second'
              where id = ? and status = 'running'""",
              UUID.fromString(id));
    }
    assertThat(takenOver).isGreaterThan(1);
    Imports.end(id)
        .body("status", equalTo("done"))
        .body("counts.created", equalTo(4_000))
        .body("counts.unchanged", equalTo(0))
        .body("counts.transactions", equalTo(8_000));
    assertThat(
            rows(
                """
                select count(distinct p.id) || ' ' || count(c.id) from project p join commitment c on c.project_id = p.id
                where p.identifier like ?""",
                reporter + "-%"))
        .containsExactly("4000 4000");
  }

  @Test
  void reportsWhatLeftTheFileOfAName() {
    String reporter = unique("XX-AGENCY");
    String name = unique("agency.xml");
    Imports.run(file(reporter, 0, 3), name);
    JsonPath second = Imports.run(file(reporter, 1, 3), name);
    assertThat(second.getInt("counts.lacking")).isEqualTo(1);
    assertThat(second.getInt("counts.withdrawn")).isZero();
    JsonPath findings = Imports.findings(second.getString("id"), "rule=missing-from-file");
    assertThat(findings.getList("items.activity")).containsExactly(reporter + "-0");
    assertThat(findings.getList("items.action")).containsExactly("kept");
    get(at(reporter + "-0")).then().body("publication", equalTo("published"));
    // It is still missing when the next file comes, and no longer once it is back.
    assertThat(Imports.run(file(reporter, 1, 3), name).getInt("counts.lacking")).isEqualTo(1);
    assertThat(Imports.run(file(reporter, 0, 3), name).getInt("counts.lacking")).isZero();
    assertThat(Imports.run(file(reporter, 0, 3), name).getInt("counts.lacking")).isZero();
  }

  @Test
  void withdrawsWhatLeftTheFileWhereThatIsAsked() {
    String reporter = unique("XX-AGENCY");
    String name = unique("agency.xml");
    Imports.run(file(reporter, 0, 3), name);
    long before = revision();
    JsonPath dry = missing("withdraw", name, "dryRun", "true", file(reporter, 2, 3));
    assertThat(dry.getInt("counts.lacking")).isEqualTo(2);
    assertThat(revision()).isEqualTo(before);
    JsonPath done = missing("withdraw", name, "dryRun", "false", file(reporter, 2, 3));
    assertThat(done.getInt("counts.withdrawn")).isEqualTo(2);
    get(at(reporter + "-0")).then().body("publication", equalTo("withdrawn"));
    get(at(reporter + "-2")).then().body("publication", equalTo("published"));
    assertThat(Imports.run(file(reporter, 0, 3), name).getInt("counts.updated")).isEqualTo(2);
    get(at(reporter + "-0")).then().body("publication", equalTo("published"));
  }

  @Test
  void missesNothingThatAnotherFileOrAnotherOrganisationHas() {
    String reporter = unique("XX-AGENCY");
    String other = unique("XX-OTHER");
    String name = unique("activities.xml");
    Imports.run(file(reporter, 0, 2), name);
    // Another organisation's file by the same name, and one activity moved to a file of its own.
    assertThat(Imports.run(file(other, 0, 2), name).getInt("counts.lacking")).isZero();
    Imports.run(file(reporter, 0, 1), unique("moved.xml"));
    assertThat(Imports.run(file(reporter, 1, 2), name).getInt("counts.lacking")).isZero();
    assertThat(Imports.run(file(other, 1, 2), name).getInt("counts.lacking")).isEqualTo(1);
  }

  @Test
  void asksForANameToKnowWhatIsMissing() {
    Imports.send(asAdmin().queryParam("missing", "withdraw"), file("XX-A", 0, 1), XML)
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("missing"));
    Imports.send(asAdmin().queryParam("missing", "delete"), file("XX-A", 0, 1), XML)
        .then()
        .statusCode(400)
        .body("violations", hasSize(1))
        .body("violations[0].field", equalTo("missing"));
  }

  private int update(String sql, Object value) {
    return jdbi.withHandle(handle -> handle.createUpdate(sql).bind(0, value).execute());
  }

  private static JsonPath missing(
      String missing, String name, String parameter, String value, byte[] file) {
    return Imports.run(
            asAdmin()
                .queryParam("missing", missing)
                .queryParam("name", name)
                .queryParam(parameter, value),
            file,
            XML)
        .extract()
        .jsonPath();
  }

  /** Activities of one organisation, numbered from one number to before another. */
  private static byte[] file(String reporter, int from, int to) {
    String[] activities = new String[to - from];
    for (int i = from; i < to; i++) {
      activities[i - from] =
          """
          <iati-activity xml:lang="en" default-currency="USD">
            <iati-identifier>%s-%d</iati-identifier>
            <reporting-org ref="%s" type="40"><narrative>Reporter</narrative></reporting-org>
            <title><narrative>Water %d</narrative></title>
            <activity-status code="2"/><activity-date iso-date="2025-01-01" type="1"/>
            <recipient-country code="KG"/><sector code="14015"/>
            <transaction><transaction-type code="2"/><transaction-date iso-date="2025-02-01"/>
              <value value-date="2025-02-01">%d.00</value></transaction>
            <transaction><transaction-type code="3"/><transaction-date iso-date="2025-03-01"/>
              <value value-date="2025-03-01">7</value></transaction>
          </iati-activity>"""
              .formatted(reporter, i, reporter, i, 100 + i);
    }
    return IatiSamples.file(activities).getBytes(StandardCharsets.UTF_8);
  }
}
