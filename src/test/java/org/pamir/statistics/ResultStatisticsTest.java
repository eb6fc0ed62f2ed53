package org.pamir.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.get;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

/** Sums of results, each worked out by hand. */
@QuarkusTest
class ResultStatisticsTest extends RegisterTest {

  private static final String WATER =
      "\"references\": [{\"vocabulary\": \"9\", \"code\": \"6.1.1\"}]";

  private final String org = unique("XM-SUMS");

  private ProjectDraft in(String... countries) {
    return aProject().reportedBy(org).in(countries);
  }

  private static void report(Saved project, String indicators) {
    Response added =
        sending(
                "{\"type\": \"outcome\", \"title\": {\"en\": \"Water\"}, \"aggregation\": true, \"indicators\": ["
                    + indicators
                    + "]}")
            .post(project.path() + "/results");
    assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
  }

  private static String counted(String more, String... periods) {
    return "{\"title\": {\"en\": \"Households with safe water\"}, \"measure\": \"unit\", "
        + more
        + ", \"periods\": ["
        + String.join(",", periods)
        + "]}";
  }

  private static String period(int year, String targets, String actuals) {
    return "{\"start\": \"%d-01-01\", \"end\": \"%d-12-31\", \"targets\": [%s], \"actuals\": [%s]}"
        .formatted(year, year, targets, actuals);
  }

  private static String value(String value) {
    return value.isEmpty() ? "" : "{\"value\": \"" + value + "\"}";
  }

  private static String of(String value, String dimension, String part) {
    return "{\"value\": \"%s\", \"dimensions\": [{\"name\": \"%s\", \"value\": \"%s\"}]}"
        .formatted(value, dimension, part);
  }

  private Response ask(String query) {
    Response answer = get("/statistics/results?reportingOrg=" + org + "&" + query);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer;
  }

  /** These members of each row, with spaces between. */
  private static List<String> rows(Response answer, String... members) {
    List<String> found = new ArrayList<>();
    JsonPathConfig exact =
        JsonPathConfig.jsonPathConfig()
            .numberReturnType(JsonPathConfig.NumberReturnType.BIG_DECIMAL);
    for (Map<String, Object> row : answer.jsonPath(exact).<Map<String, Object>>getList("rows")) {
      List<String> cells = new ArrayList<>();
      for (String member : members) {
        Object cell = row.get(member);
        cells.add(
            cell instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : String.valueOf(cell));
      }
      found.add(String.join(" ", cells));
    }
    return found;
  }

  private static Map<String, Integer> leftOut(Response answer) {
    Map<String, Integer> found = new TreeMap<>();
    for (Map<String, Object> one : answer.<List<Map<String, Object>>>path("leftOut")) {
      found.put((String) one.get("reason"), (Integer) one.get("count"));
    }
    return found;
  }

  @Test
  void figuresOfTheSameReferenceUnitAndMeasureAreAddedAndNoOthers() {
    String households = WATER + ", \"unit\": \"households\"";
    report(in("KG").save(), counted(households, period(2025, value("100"), value("80"))));
    report(in("UZ").save(), counted(households, period(2025, value("50"), value("60"))));
    report(
        in("TJ").save(),
        counted(WATER + ", \"unit\": \"people\"", period(2025, value("10"), value("10.50")))
            + ","
            + counted(households + ", \"aggregation\": false", period(2025, value("7"), value("7")))
            + ","
            + counted("\"unit\": \"households\"", period(2025, value("7"), value("7")))
            + ",{\"title\": {\"en\": \"Satisfaction\"}, \"measure\": \"qualitative\", "
            + WATER
            + ", \"periods\": ["
            + period(2025, value("good"), value("better"))
            + "]}");

    Response answer = ask("groupBy=indicator");
    assertThat(
            rows(
                answer,
                "sdg",
                "target",
                "indicator",
                "unit",
                "targetValue",
                "actualValue",
                "achievement",
                "projects"))
        .containsExactly(
            "6 6.1 6.1.1 households 150 140 93.33 2", "6 6.1 6.1.1 people 10 10.5 105 1");
    assertThat(leftOut(answer))
        .isEqualTo(Map.of("not-aggregable", 1, "no-reference", 1, "not-counted", 1));
    assertThat(rows(ask("groupBy=indicator,country"), "unit", "country", "basis", "actualValue"))
        .containsExactly(
            "households KG single 80", "households UZ single 60", "people TJ single 10.5");
    // Different indicators have no sum: how many reached their target is what can be told.
    assertThat(rows(ask("groupBy=sdg"), "sdg", "measured", "reached", "missed", "projects"))
        .containsExactly("6 2 1 1 3");
    assertThat(rows(ask("groupBy=target,country"), "target", "country", "reached", "missed"))
        .containsExactly("6.1 KG 0 1", "6.1 TJ 1 0", "6.1 UZ 1 0");
    assertThat(rows(ask("groupBy=indicator,type&country=KG"), "type", "actualValue"))
        .containsExactly("outcome 80");
  }

  @Test
  void percentagesAreAddedByTheirPartsAndNeverAveraged() {
    String share =
        "{\"title\": {\"en\": \"Clean samples\"}, \"measure\": \"percentage\", \"references\":"
            + " [{\"vocabulary\": \"9\", \"code\": \"6.3.2\"}], \"periods\": [%s]}";
    String parts = "{\"numerator\": %d, \"denominator\": %d}";
    report(
        in("KG").save(),
        share.formatted(period(2025, parts.formatted(180, 200), parts.formatted(150, 200))));
    assertThat(rows(ask("groupBy=indicator"), "targetValue", "actualValue", "achievement"))
        .containsExactly("90 75 83.33");
    report(
        in("UZ").save(),
        share.formatted(period(2025, parts.formatted(18, 20), parts.formatted(10, 20))));
    report(in("TJ").save(), share.formatted(period(2025, "", value("90"))));

    // (150 + 10) of (200 + 20): the average of 75, 50 and 90 would be another figure.
    assertThat(
            rows(
                ask("groupBy=indicator"),
                "targetValue",
                "actualValue",
                "achievement",
                "notAggregable",
                "projects"))
        .containsExactly("90 72.727273 80.81 1 3");
    assertThat(rows(ask("groupBy=indicator,country"), "country", "actualValue"))
        .containsExactly("KG 75", "TJ 90", "UZ 50");
  }

  @Test
  void aCountryHasWhatTheFigureNamesAsItsOwn() {
    Saved project =
        in("KG", "UZ").with("locations", List.of(Map.of("ref", "L-1", "country", "UZ"))).save();
    report(
        project,
        counted(
            WATER,
            period(
                2025,
                value("200"),
                value("100")
                    + ","
                    + of("40", "country", "KG")
                    + ",{\"value\": \"35\", \"locations\": [\"L-1\"]}")));
    assertThat(
            rows(
                ask("groupBy=indicator,country"),
                "country",
                "basis",
                "targetValue",
                "actualValue",
                "achievement"))
        .containsExactly(
            "KG named null 40 null", "UZ named null 35 null", "null regional 200 25 null");
    assertThat(rows(ask("groupBy=indicator"), "targetValue", "actualValue", "achievement"))
        .containsExactly("200 100 50");
  }

  @Test
  void whatAParentSaysOfItsChildrenIsCountedOnce() {
    String parent = unique("XM-PARENT");
    Saved one =
        in("KG")
            .with("relatedProjects", List.of(Map.of("type", "parent", "identifier", parent)))
            .save();
    Saved two = in("UZ").save();
    Saved whole =
        in("KG", "UZ", "TJ")
            .called(parent)
            .with(
                "relatedProjects", List.of(Map.of("type", "child", "identifier", two.identifier())))
            .save();
    report(one, counted(WATER, period(2025, value("30"), value("20"))));
    report(two, counted(WATER, period(2025, value("30"), value("10"))));
    report(
        whole,
        counted(WATER + ", \"includesChildren\": true", period(2025, value("100"), value("45"))));
    assertThat(rows(ask("groupBy=indicator"), "targetValue", "actualValue"))
        .containsExactly("100 45");
    assertThat(rows(ask("groupBy=indicator,country"), "country", "targetValue", "actualValue"))
        .containsExactly("KG 30 20", "UZ 30 10", "null 40 15");
    // Only those children are taken out that are among what is asked for.
    assertThat(rows(ask("groupBy=indicator&country=TJ"), "targetValue", "actualValue"))
        .containsExactly("100 45");
    assertThat(ask("groupBy=indicator").<List<String>>path("warnings")).isNullOrEmpty();

    report(two, counted(WATER, period(2025, "", value("60"))));
    Response answer = ask("groupBy=indicator");
    assertThat(answer.<List<String>>path("warnings"))
        .singleElement()
        .asString()
        .contains(parent, "by 45");
    assertThat(rows(answer, "actualValue")).containsExactly("90");
  }

  @Test
  void anIndicatorCountsWithItsLastPeriodOrThatOfEachYear() {
    report(
        in("KG").save(),
        counted(
            WATER,
            period(2023, value("10"), value("9")),
            period(2024, value("20"), value("21")),
            period(2026, value("50"), "")));
    Response answer = ask("groupBy=indicator");
    assertThat(rows(answer, "targetValue", "actualValue")).containsExactly("20 21");
    assertThat(leftOut(answer)).isEqualTo(Map.of("earlier-period", 3));
    assertThat(rows(ask("groupBy=indicator,year"), "year", "targetValue", "actualValue"))
        .containsExactly("2023 10 9", "2024 20 21", "2026 50 null");
  }

  @Test
  void figuresAreBrokenDownByADimension() {
    report(
        in("KG").save(),
        counted(
            WATER,
            period(
                2025,
                "",
                value("100") + "," + of("60", "Sex", "Female") + "," + of("40", "sex", "male"))));
    report(
        in("UZ").save(),
        counted(WATER, period(2025, "", of("5", "sex", "female") + "," + of("4", "age", "18"))));
    assertThat(rows(ask("groupBy=indicator&dimension=sex"), "part", "actualValue", "projects"))
        .containsExactly("female 65 2", "male 40 1");
    Response whole = ask("groupBy=indicator");
    assertThat(rows(whole, "actualValue")).containsExactly("100");
    assertThat(leftOut(whole)).isEqualTo(Map.of("only-parts", 2));
  }

  @Test
  void whereLessIsBetterTheWayFromTheBaselineCounts() {
    report(
        in("KG").save(),
        "{\"title\": {\"en\": \"Losses\"}, \"measure\": \"unit\", \"ascending\": false, "
            + WATER
            + ", \"baselines\": [{\"year\": 2020, \"value\": \"100\"}], \"periods\": ["
            + period(2025, value("60"), value("70"))
            + "]}");
    assertThat(
            rows(
                ask("groupBy=indicator"),
                "baselineValue",
                "targetValue",
                "actualValue",
                "achievement"))
        .containsExactly("100 60 70 75");
  }

  @Test
  void draftsAreInNoSumAndThePastIsAnsweredAsItWas() {
    report(in("KG").draft().save(), counted(WATER, period(2025, value("1"), value("1"))));
    assertThat(rows(ask("groupBy=indicator"), "actualValue")).isEmpty();
    Saved project = in("KG").save();
    String then = project.answer().path("updatedAt");
    report(project, counted(WATER, period(2025, value("2"), value("2"))));
    assertThat(rows(ask("groupBy=indicator"), "actualValue")).containsExactly("2");
    assertThat(rows(ask("groupBy=indicator&asOf=" + then), "actualValue")).isEmpty();
    assertThat(asAnyone().get("/statistics/results?format=csv&reportingOrg=" + org).asString())
        .contains("6.1.1,");
    refused(get("/statistics/results?groupBy=colour"), 400, "groupBy");
    refused(get("/statistics/results?groupBy=sdg,sdg"), 400, "groupBy");
    refused(get("/statistics/results?groupBy=sdg,type,year,country"), 400, "groupBy");
  }
}
