package org.pamir.likeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.at;
import static org.pamir.Register.get;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pamir.Imports;
import org.pamir.ProjectDraft;
import org.pamir.RegisterTest;

/** Organisations and projects that may be the same. */
@QuarkusTest
class LookAlikeTest extends RegisterTest {

  private static final long PATIENCE = 120_000;

  @Inject LookAlikeWorker worker;
  @Inject Jdbi jdbi;

  /** What other tests left is compared by them or nobody: it may be thousands. */
  @BeforeEach
  void forgetOthers() {
    jdbi.useHandle(handle -> handle.execute("delete from look_alike_due"));
  }

  /** Works off what is due, beside the register's own going over it. */
  private void looked() throws InterruptedException {
    long until = System.currentTimeMillis() + PATIENCE;
    while (!rows("select 1 from look_alike_due limit 1").isEmpty()) {
      assertThat(System.currentTimeMillis()).isLessThan(until);
      if (worker.work() == 0) {
        Thread.sleep(50);
      }
    }
  }

  private static ProjectDraft titled(String title) {
    return aProject()
        .titled("en", title)
        .with("plannedStart", "2025-02-03")
        .with("plannedEnd", "2027-11-30");
  }

  private static Response of(String project, String query) {
    return asAnyone().get(at(project) + "/look-alikes" + query);
  }

  private static ValidatableResponse decide(String project, String other, String what) {
    return sending("{\"project\": \"" + other + "\", \"reason\": \"One project\"}")
        .post(at(project) + "/look-alikes/" + what)
        .then();
  }

  @Test
  void proposesOneProjectThatTwoOrganisationsReportAndSaysWhy() throws InterruptedException {
    String name = unique("Zarafshan");
    String funder = unique("XM-FUNDER");
    String one =
        titled("Rehabilitation of irrigation canals in " + name)
            .withOrganisation("funding", funder)
            .withCommitment("USD", 1_000_000)
            .save()
            .identifier();
    String other =
        titled("Rehabilitation of the irrigation canals in " + name)
            .withOrganisation("funding", funder)
            .withCommitment("USD", 1_010_000)
            .save()
            .identifier();
    String elsewhere =
        titled("Rehabilitation of irrigation canals in " + name).in("UZ").save().identifier();
    String later =
        aProject()
            .titled("en", "Rehabilitation of irrigation canals in " + name)
            .with("plannedStart", "2031-01-01")
            .with("plannedEnd", "2032-01-01")
            .save()
            .identifier();
    looked();

    of(one, "")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1))
        .body("items[0].state", equalTo("proposed"))
        .body(
            "items[0].reasons.reason",
            hasItems("title", "countries", "same-dates", "organisations"))
        .body(
            "items.collect { [it.one.identifier, it.other.identifier] }.flatten()",
            hasItems(one, other));
    of(elsewhere, "").then().body("total", equalTo(0));
    of(later, "").then().body("total", equalTo(0));
    asAnyone()
        .get("/projects/look-alikes?funder=" + funder)
        .then()
        .statusCode(200)
        .body("total", equalTo(1))
        .body("items[0].likeness", notNullValue());
  }

  @Test
  void findsTheSameTitleInAnotherScript() throws InterruptedException {
    String one = titled("Syrdaryo Markaziy Osiyo monitoringi " + unique("Q")).save().identifier();
    String title = get(at(one)).path("title.en");
    String cyrillic =
        title
            .replace("Syrdaryo", "Сирдарё")
            .replace("Markaziy", "Марказий")
            .replace("Osiyo", "Осиё")
            .replace("monitoringi", "мониторинги");
    String other = titled("x").with("title", Map.of("uz", cyrillic)).save().identifier();
    looked();

    of(one, "")
        .then()
        .body(
            "items.collect { [it.one.identifier, it.other.identifier] }.flatten()", hasItem(other));
  }

  @Test
  void oneThatNamesTheOtherNeedsToBeLessAlike() throws InterruptedException {
    String name = unique("Panj");
    String one = titled("Bridges over the river " + name).save().identifier();
    String other =
        titled("River " + name + " bridge and road works, second lot")
            .with("relatedProjects", List.of(Map.of("type", "co-funded", "identifier", one)))
            .save()
            .identifier();
    looked();

    of(other, "")
        .then()
        .body("total", equalTo(1))
        .body("items[0].reasons.reason", hasItem("mention"));
  }

  /** Funds and those that they fund report the same projects in their own files. */
  @Test
  void findsWhatPublishedFilesReportTwice() throws Exception {
    Path published =
        Path.of("..", "shared", "data", "iati-published", "multipublisher-ca-extract-2021");
    assumeTrue(Files.isDirectory(published), "the published files are not beside the project");
    for (String file : List.of("cerf_2.03.xml", "fao_2.03.xml", "iom_2.03.xml", "ec_2.03.xml")) {
      Imports.run(Files.readAllBytes(published.resolve(file)));
    }
    String[][] pairs = {
      {"XM-OCHA-CERF-20-UF-FAO-029", "XM-DAC-41301-688842"},
      {"XM-OCHA-CERF-20-UF-IOM-027", "XM-DAC-47066-MP.0515"},
      {"XM-DAC-47066-DP.2155", "XI-IATI-EC_ECHO-ECHO/-AS/BUD/2020/91002"}
    };
    forgetOthers();
    for (String[] pair : pairs) {
      // Whether or not a test before this one brought them in.
      jdbi.useHandle(
          handle ->
              handle.execute(
                  "insert into look_alike_due (kind, id) select 'project', id from project where identifier in (?, ?)",
                  pair[0],
                  pair[1]));
    }
    looked();

    for (String[] pair : pairs) {
      of(pair[0], "")
          .then()
          .statusCode(200)
          .body(
              "items.collect { [it.one.identifier, it.other.identifier] }.flatten()",
              hasItem(pair[1]));
    }
  }

  @Test
  void isLinkedDismissedAndTakenBackWithWhoAndWhen() throws InterruptedException {
    String title = "Early warning of floods in the valley " + unique("Vakhsh");
    String one = titled(title).withCommitment("USD", 700).save().identifier();
    String other = titled(title).withCommitment("USD", 700).save().identifier();
    looked();
    String money =
        "/statistics/funding?measure=committed&q=" + title.substring(title.length() - 13);
    String before = get(money).jsonPath().getString("total");

    decide(one, other, "link")
        .statusCode(200)
        .body("state", equalTo("linked"))
        .body("note", equalTo("One project"))
        .body("decidedBy", notNullValue())
        .body("decidedAt", notNullValue())
        .body("likeness", notNullValue());
    long linked = revision();
    decide(other, one, "link").statusCode(200);
    assertThat(revision()).as("said again").isEqualTo(linked);
    assertThat(get(money).jsonPath().getString("total")).as("nothing is merged").isEqualTo(before);
    of(one, "?state=linked").then().body("total", equalTo(1));
    of(other, "?state=proposed").then().body("total", equalTo(0));

    decide(one, other, "dismiss").statusCode(200).body("state", equalTo("dismissed"));
    of(one, "?state=dismissed,linked").then().body("items[0].state", equalTo("dismissed"));
    decide(one, other, "undo").statusCode(204);
    of(one, "")
        .then()
        .body("items[0].state", equalTo("proposed"))
        .body("items[0].decidedBy", nullValue());
    decide(one, other, "undo").statusCode(409);
    assertThat(
            rows(
                "select state from project_link_history where revision >= ? order by until_revision",
                linked))
        .containsExactly("linked", "dismissed");
  }

  @Test
  void tellsOfNoDrafts() throws InterruptedException {
    String title = "Cadastre of glaciers of the range " + unique("Alay");
    String org = unique("XM-DRAFTER");
    String seen = titled(title).save().identifier();
    String draft = titled(title).reportedBy(org).draft().save().identifier();
    looked();

    of(seen, "").then().statusCode(200).body("total", equalTo(0));
    of(draft, "").then().statusCode(404);
    decide(seen, draft, "link").statusCode(400).body("violations.field", hasItem("project"));
  }

  @Test
  void namesWhatIsWrong() {
    String one = titled("Alone").save().identifier();
    decide(one, one, "link").statusCode(400).body("violations.field", hasItem("project"));
    decide(one, unique("XM-NO"), "link")
        .statusCode(400)
        .body("violations.field", hasItem("project"));
    sending("{}")
        .post(at(one) + "/look-alikes/link")
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("project"));
    of(one, "?state=maybe").then().statusCode(400).body("violations.field", hasItem("state"));
    asAnyone()
        .get("/projects/look-alikes?asOf=2025-01-01T00:00:00Z")
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("asOf"));
    asAdmin()
        .get("/organisations/look-alikes?sort=ref")
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("sort"));
  }

  @Test
  void proposesOrganisationsByTheSoundOfTheirNamesAndTheNumberOfTheirRefs()
      throws InterruptedException {
    String number = String.valueOf(100_000_000 + (int) (Math.random() * 800_000_000));
    String name = "Bank of " + unique("Khorezm").replaceAll("[0-9-]", "");
    String one = unique("XM-BANK") + "-" + number;
    String other = "XI-" + number;
    organisation(one, name);
    organisation(other, "Joint stock " + name);
    String cyrillic = unique("XM-BANK");
    organisation(cyrillic, name.replace("Bank of Khorezm", "Банк оф Хорезм"));
    looked();

    asAdmin()
        .get("/organisations/look-alikes?ref=" + other)
        .then()
        .statusCode(200)
        .body("items.size()", org.hamcrest.Matchers.greaterThanOrEqualTo(1))
        .body("items[0].reasons.reason", hasItems("name", "number-of-ref"))
        .body("items.collect { [it.one.ref, it.other.ref] }.flatten()", hasItem(one));
    asAdmin()
        .get("/organisations/look-alikes?ref=" + cyrillic)
        .then()
        .body("items.collect { [it.one.ref, it.other.ref] }.flatten()", hasItem(one));
    sending("{\"into\": \"" + one + "\"}")
        .post("/organisations/" + other + "/merge")
        .then()
        .statusCode(201);
    asAdmin()
        .get("/organisations/look-alikes?ref=" + one)
        .then()
        .body(
            "items.collect { [it.one.ref, it.other.ref] }.flatten()",
            org.hamcrest.Matchers.not(hasItem(other)));
  }

  private static void organisation(String ref, String name) {
    sending("{\"name\":{\"en\":\"" + name + "\"},\"type\":\"40\"}")
        .put("/organisations/" + ref)
        .then()
        .statusCode(201);
  }
}
