package org.pamir.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asEditor;
import static org.pamir.Register.at;
import static org.pamir.Register.get;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;
import static org.pamir.sheet.SheetFiles.CSV;
import static org.pamir.sheet.SheetFiles.XLSX;
import static org.pamir.sheet.SheetFiles.bytes;
import static org.pamir.sheet.SheetFiles.findings;
import static org.pamir.sheet.SheetFiles.importing;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

@QuarkusTest
class SheetImportTest extends RegisterTest {

  private static void assertCounts(JsonPath done, int created, int updated, int same, int not) {
    assertThat(done.getString("status")).as(done.prettify()).isEqualTo("done");
    assertThat(
            List.of(
                done.getInt("counts.created"),
                done.getInt("counts.updated"),
                done.getInt("counts.unchanged"),
                done.getInt("counts.rejected")))
        .as(done.prettify() + findings(done).prettify())
        .containsExactly(created, updated, same, not);
  }

  private static byte[] table(String path) {
    return asAdmin().get(path).then().statusCode(200).extract().asByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void theTemplatesGoInAsTheyStandAndAgainWithoutARevision(String format) {
    String type = format.equals("csv") ? CSV : XLSX;
    String example = at("XM-DAC-41114-TABLE-1");
    for (String kind : List.of("projects", "participations", "commitments")) {
      byte[] template = table("/imports/templates/" + kind + "?format=" + format);
      JsonPath first = importing(type, template, "");
      assertThat(first.getString("status")).as(first.prettify()).isEqualTo("done");
      assertThat(first.getInt("counts.rejected")).as(findings(first).prettify()).isZero();
    }
    assertThat(get(example).jsonPath().getString("title.ru"))
        .isEqualTo("Совместный мониторинг воды");
    assertThat(get(example).jsonPath().getList("participations.share", BigDecimal.class))
        .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .containsExactly(new BigDecimal(60), new BigDecimal(40));
    assertThat(get(example + "/commitments").jsonPath().getInt("total")).isEqualTo(1);

    long before = revision();
    for (String kind : List.of("projects", "participations", "commitments")) {
      byte[] template = table("/imports/templates/" + kind + "?format=" + format);
      assertCounts(importing(type, template, ""), 0, 0, 1, 0);
    }
    assertThat(revision()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void whatIsExportedGoesInAgainWithoutAChange(String format) {
    Saved project =
        aProject()
            .with("title", Map.of("en", "=SUM(A1); \"quoted\"", "tg", "Постҳо", "ru", "Посты\nдве"))
            .with(
                "participations",
                List.of(
                    Map.of("country", "KG", "share", 33.333333, "agreementRef", "KG 25; a=b"),
                    Map.of("country", "UZ", "share", 46.666667)))
            .with("regions", List.of(Map.of("code", "619", "share", 20)))
            .with(
                "locations",
                List.of(
                    Map.of(
                        "name", Map.of("en", "Osh"), "point", Map.of("lat", 40.53, "lon", 72.8))))
            .withCommitment("EUR", 123_456_789_012_345L)
            .save();
    sending(
            """
            {"kind": "commitment", "direction": "outgoing", "valueDate": "2025-03-31", "reference": "-1",
             "value": {"amount": -123456789012345.0123456789, "currency": "USD"}, "humanitarian": true,
             "provider": {"name": {"en": "A b; c"}}, "countries": [{"country": "KG", "share": 100}]}""")
        .post(project.path() + "/commitments")
        .then()
        .statusCode(201);
    String only = "?format=" + format + "&reportingOrg=" + project.reportingOrg();
    long before = revision();

    for (String path : List.of("/projects", "/participations", "/commitments")) {
      JsonPath done = importing(format.equals("csv") ? CSV : XLSX, table(path + only), "");
      assertCounts(done, 0, 0, 1, 0);
    }
    assertThat(revision()).isEqualTo(before);
  }

  @Test
  void aColumnThatIsNotThereLeavesAloneWhatIsThereAndAnEmptyCellTakesItOut() {
    Saved project =
        aProject()
            .with("plannedEnd", "2027-12-31")
            .with("themes", List.of("water"))
            .with("title", Map.of("en", "Before", "ru", "До"))
            .save();

    assertCounts(
        importing(
            "identifier,reportingOrg,title.en,plannedEnd\r\n%s,%s,After,\r\n"
                .formatted(project.identifier(), project.reportingOrg())),
        0,
        1,
        0,
        0);

    JsonPath now = get(project.path()).jsonPath();
    assertThat(now.getString("title.en")).isEqualTo("After");
    assertThat(now.getString("title.ru")).isEqualTo("До");
    assertThat(now.getString("plannedEnd")).isNull();
    assertThat(now.getList("themes")).containsExactly("water");
  }

  @Test
  void aProjectWithOneRowAtFaultIsRejectedWholeAndOthersGoIn() {
    Saved bad = aProject().save();
    Saved good = aProject().save();
    String file =
        """
        project,kind,direction,value.amount,value.currency,valueDate,countries
        %1$s,commitment,outgoing,100,USD,2025-03-31,
        %2$s,commitment,outgoing,200,USD,2025-03-31,KG 100
        %1$s,commitment,outgoing,much,USD,31 March,
        %1$s,commitment,sideways,300,USD,2025-03-31,KG 60
        """
            .formatted(bad.identifier(), good.identifier());

    JsonPath done = importing(file);

    assertCounts(done, 0, 1, 0, 1);
    assertThat(done.getInt("counts.transactions")).isEqualTo(1);
    assertThat(done.getInt("counts.rejectedTransactions")).isEqualTo(3);
    assertThat(get(bad.path() + "/commitments").jsonPath().getInt("total")).isZero();
    assertThat(get(good.path() + "/commitments").jsonPath().getInt("total")).isEqualTo(1);
    JsonPath found = findings(done);
    assertThat(found.getList("items.path")).contains("value.amount");
    assertThat(found.getList("items.line")).contains(4);
    assertThat(found.getString("items[0].activity")).isEqualTo(bad.identifier());
    assertThat(found.getString("items[0].rule")).isEqualTo("cell-not-valid");
  }

  @Test
  void rowsAreHeldAgainstTheSameRulesAsRequests() {
    Saved project = aProject().save();

    JsonPath done =
        importing(
            """
            project,kind,direction,value.amount,value.currency,valueDate,countries
            %1$s,commitment,outgoing,1,XYZ,2025-03-31,
            %1$s,commitment,sideways,1,USD,2025-03-31,
            %1$s,commitment,outgoing,1,USD,2025-03-31,KG 60
            %1$s,commitment,outgoing,,USD,2025-03-31,
            """
                .formatted(project.identifier()));

    assertCounts(done, 0, 0, 0, 1);
    assertThat(findings(done).getList("items.rule")).containsOnly("row-refused");
    assertThat(findings(done).getList("items.line")).contains(3, 5);
    assertThat(get(project.path() + "/commitments").jsonPath().getInt("total")).isZero();
  }

  @Test
  void sharesMoveTogether() {
    Saved project = aProject().crossBorder("KG", "UZ").save();
    String rows = "project,country,share,status\r\n%s,KG,%s,agreed\r\n%s,UZ,%s,active\r\n";
    String id = project.identifier();

    assertCounts(importing(rows.formatted(id, 70, id, 30)), 0, 1, 0, 0);
    assertThat(get(project.path()).jsonPath().getList("participations.share"))
        .containsExactly(70, 30);
    JsonPath refused = importing(rows.formatted(id, 70, id, 40));
    assertCounts(refused, 0, 0, 0, 1);
    assertThat(get(project.path()).jsonPath().getList("participations.share"))
        .containsExactly(70, 30);
  }

  @Test
  void anIdChangesThatCommitment() {
    Saved project = aProject().withCommitment("USD", 100).save();
    String file =
        "id,project,kind,direction,value.amount,value.currency,valueDate\r\n%s,%s,commitment,outgoing,150.50,USD,2020-06-30\r\n"
            .formatted(project.commitments().get(0), project.identifier());

    assertCounts(importing(file), 0, 1, 0, 0);

    JsonPath now = get(project.path() + "/commitments").jsonPath();
    assertThat(now.getInt("total")).isEqualTo(1);
    assertThat(get(project.path() + "/commitments").asString()).contains("\"amount\":150.50");
  }

  @Test
  void anIdOfAnotherProjectsCommitmentIsRefused() {
    Saved other = aProject().withCommitment("USD", 100).save();
    Saved project = aProject().save();

    JsonPath done =
        importing(
            "id,project,kind,direction,value.amount,value.currency,valueDate\r\n%s,%s,commitment,outgoing,1,USD,2020-06-30\r\n"
                .formatted(other.commitments().get(0), project.identifier()));

    assertCounts(done, 0, 0, 0, 1);
    assertThat(findings(done).getString("items[0].path")).isEqualTo("id");
  }

  @Test
  void aDryRunTellsAndChangesNothing() {
    String identifier = unique("XM-SHEET");
    String file =
        "identifier,reportingOrg,title.en,status,participations\r\n%s,XM-SHEET,A title,implementation,KG\r\n"
            .formatted(identifier);
    long before = revision();

    assertCounts(importing(CSV, bytes(file), "?dryRun=true"), 1, 0, 0, 0);
    assertThat(revision()).isEqualTo(before);
    assertThat(get(at(identifier)).statusCode()).isEqualTo(404);
    assertCounts(importing(file), 1, 0, 0, 0);
    assertThat(get(at(identifier)).statusCode()).isEqualTo(200);
  }

  @Test
  void readsWhatARussianSpreadsheetWrites() {
    Saved project = aProject().save();
    String file =
        "\ufeffproject;kind;direction;value.amount;value.currency;valueDate;description.ru\r\n%s;commitment;outgoing;1250000,50;USD;31.03.2025;\"Мост; река\"\r\n"
            .formatted(project.identifier());

    assertCounts(importing(file), 0, 1, 0, 0);

    JsonPath now = get(project.path() + "/commitments").jsonPath();
    assertThat(get(project.path() + "/commitments").asString()).contains("\"amount\":1250000.50");
    assertThat(now.getString("items[0].valueDate")).isEqualTo("2025-03-31");
    assertThat(now.getString("items[0].description.ru")).isEqualTo("Мост; река");
  }

  @Test
  void aProjectThatIsNotThereIsAFinding() {
    JsonPath done = importing("project,country\r\n" + unique("XM-NONE") + ",KG\r\n,KG\r\n");

    assertCounts(done, 0, 0, 0, 2);
    assertThat(findings(done).getList("items.rule"))
        .containsExactlyInAnyOrder("row-refused", "row-without-project");
  }

  @Test
  void anEditorsTableChangesItsOwnProjectsAndNoOther() {
    Saved own = aProject().save();
    Saved other = aProject().save();
    String file =
        "project,kind,direction,value.amount,value.currency,valueDate\r\n%s,commitment,outgoing,1,USD,2025-03-31\r\n%s,commitment,outgoing,2,USD,2025-03-31\r\n"
            .formatted(own.identifier(), other.identifier());

    JsonPath done =
        asEditor(own.reportingOrg())
            .contentType(CSV)
            .header("Prefer", "wait=60")
            .body(bytes(file))
            .post("/imports")
            .then()
            .statusCode(202)
            .extract()
            .jsonPath();

    assertCounts(done, 0, 1, 0, 1);
    assertThat(findings(done).getString("items[0].activity")).isEqualTo(other.identifier());
    assertThat(get(own.path() + "/commitments").jsonPath().getInt("total")).isEqualTo(1);
    assertThat(get(other.path() + "/commitments").jsonPath().getInt("total")).isZero();
  }
}
