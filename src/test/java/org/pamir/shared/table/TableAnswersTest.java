package org.pamir.shared.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;
import org.junit.jupiter.api.Test;
import org.pamir.Register;
import org.pamir.RegisterTest;

@QuarkusTest
class TableAnswersTest extends RegisterTest {

  private static final String CSV = "text/csv";

  private static String commit(String project, String more) {
    return sending(
            """
            {"kind": "commitment", "direction": "outgoing", "valueDate": "2025-03-31", %s}"""
                .formatted(more))
        .post(Register.at(project) + "/commitments")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** A filter that finds this project alone. */
  private static String only(String project) {
    return "reportingOrg="
        + asAdmin().get(Register.at(project)).then().extract().<String>path("reportingOrg");
  }

  @Test
  void flattensMembersIntoColumnsAndListsIntoCells() {
    String project =
        aProject()
            .with("title", Map.of("en", "Gauges", "ru", "Посты", "tg", "Постҳо"))
            .with(
                "participations",
                List.of(
                    Map.of("country", "KG", "role", "lead", "share", 50),
                    Map.of("country", "UZ", "share", 30)))
            .with("regions", List.of(Map.of("code", "619", "share", 20)))
            .with(
                "sdgs",
                List.of(
                    Map.of("goal", 6, "target", "6.5", "weight", 70),
                    Map.of("goal", 13, "weight", 30)))
            .with(
                "organisations",
                List.of(
                    Map.of(
                        "role", "implementing", "name", Map.of("en", "Basin commission; south"))))
            .save()
            .identifier();

    Map<String, String> row =
        Tables.csv(asAdmin().get("/projects?format=csv&" + only(project))).get(0);

    assertThat(row)
        .containsEntry("identifier", project)
        .containsEntry("title.en", "Gauges")
        .containsEntry("title.ru", "Посты")
        .containsEntry("title.other", "tg=Постҳо")
        .containsEntry(
            "participations",
            "KG 50 role=lead status=proposed; UZ 30 role=participant status=proposed")
        .containsEntry("regions", "619 20")
        .containsEntry("sdgs", "6 70 target=6.5; 13 30")
        .containsEntry("organisations", "implementing name.en=\"Basin commission; south\"");
  }

  @Test
  void keepsAmountsExactlyAndNumbersAsNumbers() {
    String project = aProject().save().identifier();
    commit(project, "\"value\": {\"amount\": -1250000.50, \"currency\": \"USD\"}");
    commit(project, "\"value\": {\"amount\": 123456789012345.0123456789, \"currency\": \"USD\"}");
    String path = Register.at(project) + "/commitments?sort=amount&format=";

    List<Map<String, String>> csv = Tables.csv(asAdmin().get(path + "csv"));
    List<Map<String, Cell>> xlsx = Tables.xlsx(asAdmin().get(path + "xlsx"));

    // A negative number is no formula.
    assertThat(csv.get(0)).containsEntry("value.amount", "-1250000.50");
    assertThat(csv.get(1)).containsEntry("value.amount", "123456789012345.0123456789");
    assertThat(xlsx.get(0).get("value.amount").asNumber()).isEqualByComparingTo("-1250000.50");
    // A double holds 15 digits: beyond them a text is exact and a number is not.
    assertThat(xlsx.get(1).get("value.amount").asString()).isEqualTo("123456789012345.0123456789");
  }

  @Test
  void typesTheCellsOfAWorkbook() {
    String project = aProject().save().identifier();
    commit(
        project,
        "\"value\": {\"amount\": 10, \"currency\": \"USD\"}, \"humanitarian\": true, \"reference\": \"=1+1\"");

    Map<String, Cell> row =
        Tables.xlsx(asAdmin().get(Register.at(project) + "/commitments?format=xlsx")).get(0);

    assertThat(row.get("valueDate").asDate()).isEqualTo(LocalDateTime.parse("2025-03-31T00:00"));
    assertThat(row.get("valueDate").getDataFormatString()).isEqualTo("yyyy-mm-dd");
    assertThat(row.get("createdAt").asDate()).isAfter(LocalDateTime.parse("2020-01-01T00:00"));
    assertThat(row.get("humanitarian").asBoolean()).isTrue();
    // A cell that is typed as text is no formula.
    assertThat(row.get("reference").asString()).isEqualTo("=1+1");
    assertThat(row.get("reference").getFormula()).isNull();
  }

  @Test
  void takesTheFormulaOutOfTexts() {
    String project = aProject().save().identifier();
    for (String text : List.of("=1+1", "+1", "-1", "@SUM(A1)", "'=1", "plain")) {
      commit(
          project,
          "\"value\": {\"amount\": 1, \"currency\": \"USD\"}, \"reference\": \"" + text + "\"");
    }

    assertThat(Tables.csv(asAdmin().get(Register.at(project) + "/commitments?format=csv")))
        .extracting(row -> row.get("reference"))
        .containsExactly("'=1+1", "'+1", "'-1", "'@SUM(A1)", "''=1", "plain");
  }

  @Test
  void givesAListWholeWithoutALimitAndAPageWithOne() {
    String project = aProject().save().identifier();
    for (int i = 0; i < 60; i++) {
      commit(project, "\"value\": {\"amount\": " + i + ", \"currency\": \"USD\"}");
    }
    String path = Register.at(project) + "/commitments?format=csv&sort=-amount";

    Response whole = asAdmin().get(path);
    Response page = asAdmin().get(path + "&limit=7");

    assertThat(Tables.csv(whole)).hasSize(60);
    assertThat(whole.header("Pamir-Revision")).isEqualTo(String.valueOf(revision()));
    assertThat(whole.header("Link")).isNull();
    assertThat(Tables.csv(page)).hasSize(7);
    assertThat(Tables.csv(page).get(0)).containsEntry("value.amount", "59");
    assertThat(page.header("Link")).contains("rel=\"next\"").contains("format=csv");
  }

  @Test
  void showsTheFieldsThatAreAskedForInTheirOrder() {
    String project = aProject().save().identifier();

    Response csv =
        asAdmin().get("/projects?format=csv&fields=status,title,identifier&" + only(project));

    assertThat(Tables.header(csv))
        .containsExactly("status", "title.en", "title.ru", "title.other", "identifier");
    assertThat(Tables.csv(csv)).hasSize(1);
  }

  @Test
  void asksForJsonWhereSomethingIsEmbedded() {
    Response refused = asAdmin().get("/projects?format=csv&include=commitments");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.jsonPath().getString("violations[0].field")).isEqualTo("include");
  }

  @Test
  void hasHeadersForWhatStandsBesideTheRows() {
    String project = aProject().in("KG").save().identifier();
    commit(project, "\"value\": {\"amount\": 1000, \"currency\": \"USD\"}");
    commit(project, "\"value\": {\"amount\": 70000, \"currency\": \"TMT\"}");
    String path = "/statistics/funding?groupBy=country&" + only(project);

    Response csv = asAdmin().accept(CSV).get(path);
    Response xlsx = asAdmin().accept(TableFormat.WORKBOOK).get(path);

    assertThat(Tables.csv(csv))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("country", "KG")
                    .containsEntry("committed", "1000.00")
                    .containsEntry("basis.committed.single", "1000.00"));
    assertThat(csv.header("Pamir-Total")).contains("committed.net=1000.00");
    assertThat(csv.header("Pamir-Unconverted"))
        .isEqualTo("committed currency=TMT amount=70000.00 count=1");
    assertThat(csv.header("Pamir-Provisional")).isEqualTo("false");
    assertThat(csv.header("Pamir-Currency")).isEqualTo("USD");
    assertThat(Tables.xlsx(xlsx)).hasSize(1);
    assertThat(Tables.sheet(xlsx, 1))
        .anySatisfy(
            about ->
                assertThat(about.values()).extracting(Cell::asString).contains("currency", "USD"));
  }

  @Test
  void hasTheColumnsThatWereAskedForWhereThereIsNoRow() {
    Response csv =
        asAdmin().get("/statistics/funding?groupBy=country,year&q=nothinglikeit&format=csv");

    assertThat(Tables.csv(csv)).isEmpty();
    assertThat(Tables.header(csv)).startsWith("country", "year", "committed");
  }

  @Test
  void givesAStatisticOfNoRowsAsNamesAndValues() {
    assertThat(Tables.csv(asAdmin().get("/statistics/quality?format=csv")))
        .extracting(row -> row.get("name"))
        .contains("currency", "provisional", "revision");
  }

  @Test
  void hasAnEntityTagForEachFormat() {
    String path = "/statistics/funding?groupBy=year";
    String json = asAdmin().get(path).header("ETag");
    String csv = asAdmin().accept(CSV).get(path).header("ETag");

    assertThat(csv).isNotEqualTo(json);
    assertThat(asAdmin().accept(CSV).header("If-None-Match", csv).get(path).statusCode())
        .isEqualTo(304);
    assertThat(asAdmin().accept(CSV).header("If-None-Match", json).get(path).statusCode())
        .isEqualTo(200);
    assertThat(asAdmin().header("If-None-Match", csv).get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void prefersTheParameterToTheHeaderAndJsonToAWildcard() {
    assertThat(asAdmin().accept(CSV).get("/sdgs?format=json").contentType())
        .startsWith("application/json");
    assertThat(asAdmin().accept("application/json").get("/sdgs?format=csv").contentType())
        .startsWith(CSV);
    assertThat(asAdmin().accept("*/*").get("/sdgs").contentType()).startsWith("application/json");
    assertThat(asAdmin().accept("text/html, text/csv;q=0.5, */*;q=0.1").get("/sdgs").contentType())
        .startsWith("application/json");
    assertThat(asAdmin().accept("application/json;q=0.5, text/csv").get("/sdgs").contentType())
        .startsWith(CSV);
  }

  @Test
  void makesNoTableOfWhatIsNone() {
    String project = aProject().save().identifier();

    assertThat(asAdmin().accept(CSV).get(Register.at(project)).statusCode()).isEqualTo(406);
    assertThat(
            asAdmin()
                .accept("text/csv, application/json;q=0.5")
                .get(Register.at(project))
                .contentType())
        .startsWith("application/json");
    assertThat(asAdmin().get(Register.at(project) + "?format=csv").statusCode()).isEqualTo(400);
  }

  @Test
  void showsADraftToNobodyInATableEither() {
    String draft = aProject().draft().save().identifier();
    String path = "/projects?format=csv&" + only(draft);

    assertThat(Tables.csv(asAdmin().get(path))).hasSize(1);
    assertThat(Tables.csv(asAnyone().get(path))).isEmpty();
  }

  @Test
  void answersHeadWithoutABody() {
    Response head = asAdmin().head("/sdgs?format=csv");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.asByteArray()).isEmpty();
  }

  @Test
  void percentSignInAnIdentifierIsNoHindrance() {
    String project = aProject().called("%s%n-%41").save().identifier();
    commit(project, "\"value\": {\"amount\": 1, \"currency\": \"USD\"}");
    commit(project, "\"value\": {\"amount\": 2, \"currency\": \"USD\"}");
    String money = Register.at(project) + "/commitments";

    Response csv = asAnyone().accept(CSV).get(money);
    Response page = asAnyone().get(money + "?limit=1");

    assertThat(csv.header("Content-Disposition")).contains("projects-_s_n-_41-commitments-r");
    assertThat(Tables.csv(csv)).hasSize(2);
    assertThat(page.header("Link")).contains("/projects/%25s%25n-%2541/commitments?");
    assertThat(Tables.xlsx(asAnyone().get(money + "?format=xlsx"))).isNotNull();
  }
}
