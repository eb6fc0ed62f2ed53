package org.pamir.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.get;
import static org.pamir.Register.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

/** A result as one document: taken down, read, corrected, taken back, and its history. */
@QuarkusTest
class ResultTest extends RegisterTest {

  static final String RESULT =
      """
      {"type": "outcome", "title": {"en": "Safe water", "ru": "Чистая вода"},
       "description": {"tg": "Оби тоза"}, "aggregation": true,
       "references": [{"vocabulary": "99", "code": "R-1", "uri": "https://example.org/results"}],
       "documents": [{"url": "https://example.org/a.pdf", "format": "application/pdf",
                      "title": {"en": "Report"}, "categories": ["A08"], "languages": ["en"], "date": "2025-12-31"}],
       "indicators": [
         {"title": {"en": "Households with safe water"}, "measure": "unit", "unit": "households", "ascending": true,
          "references": [{"vocabulary": "9", "code": "6.1.1"}],
          "baselines": [{"year": 2024, "date": "2024-06-30", "value": "1200", "comment": {"en": "A survey"},
                         "dimensions": [{"name": "sex", "value": "female"}], "locations": ["L-1"]}],
          "periods": [
            {"start": "2025-01-01", "end": "2025-12-31",
             "targets": [{"value": "4000"}, {"value": "2000", "dimensions": [{"name": "country", "value": "KG"}]}],
             "actuals": [{"value": "3100"}, {"value": "1700", "locations": ["L-1"]}]}]},
         {"title": {"en": "Clean samples"}, "measure": "percentage", "aggregation": false,
          "periods": [{"start": "2025-01-01", "end": "2025-06-30",
             "actuals": [{"value": "75", "numerator": 150, "denominator": 200}]}]}]}""";

  private static Saved located() {
    return aProject()
        .with(
            "locations",
            List.of(
                Map.of("ref", "L-1", "country", "KG", "point", Map.of("lat", 42.8, "lon", 74.6))))
        .save();
  }

  @Test
  void aResultIsTakenDownReadCorrectedAndTakenBack() {
    Saved project = located();
    Response added = sending(RESULT).post(project.path() + "/results");
    assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
    String path = project.path() + "/results/" + added.path("id");
    assertThat(added.header("Location")).endsWith(path);
    assertThat(get(path).asString()).isEqualTo(added.asString());
    assertThat(asAnyone().get(path).<String>path("title.ru")).isEqualTo("Чистая вода");
    assertThat(get(path).<String>path("indicators[0].periods[0].targets[1].dimensions[0].value"))
        .isEqualTo("KG");

    String next = RESULT.replace("\"3100\"", "\"3900\"");
    refused(sending(next).put(path), 428);
    refused(sending(next).header("If-Match", "\"1-1\"").put(path), 412);
    Response corrected = sending(next).header("If-Match", added.header("ETag")).put(path);
    assertThat(corrected.<Integer>path("version")).isEqualTo(2);
    assertThat(corrected.<String>path("indicators[0].periods[0].actuals[0].value"))
        .isEqualTo("3900");
    assertThat(get(path + "?asOf=" + added.<String>path("createdAt")).asString())
        .isEqualTo(added.asString());

    refused(asAdmin().delete(path), 428);
    assertThat(asAdmin().header("If-Match", corrected.header("ETag")).delete(path).statusCode())
        .isEqualTo(204);
    refused(get(path), 404);
    assertThat(
            get(project.path() + "/history")
                .<List<List<String>>>path(
                    "items.changes.findAll { it.thing == ['result'] }.action"))
        .containsExactly(List.of("deleted"), List.of("changed"), List.of("created"));
  }

  @Test
  void whatWasReadCanBePutBackAndChangesNothing() {
    Saved project = located();
    Response added = sending(RESULT).post(project.path() + "/results");
    long before = revision();
    Response again =
        sending(added.asString())
            .header("If-Match", "*")
            .put(project.path() + "/results/" + added.path("id"));
    assertThat(again.statusCode()).as(again.asString()).isEqualTo(200);
    assertThat(again.asString()).isEqualTo(added.asString());
    assertThat(revision()).isEqualTo(before);
  }

  @Test
  void whatIsCountedStandsInRowsThatChangeOnlyWhereTheDocumentDoes() {
    Saved project = located();
    String id = sending(RESULT).post(project.path() + "/results").path("id");
    assertThat(
            rows(
                """
                select concat_ws(' ', measure, unit, aggregation, vocabulary, code, goal, target)
                from result_indicator where result_id = ?::uuid order by indicator""",
                id))
        .containsExactly("unit households t 9 6.1.1 6 6.1", "percentage f");
    String values =
        """
        select concat_ws(' ', period, kind, ordinal, ends_on, number, numerator, denominator, countries, locations,
                         dimensions ->> 0)
        from result_value where result_id = ?::uuid order by indicator, period, kind desc, ordinal""";
    assertThat(rows(values, id))
        .containsExactly(
            "-1 baseline 0 2024-06-30 1200 {} {L-1} {\"name\": \"sex\", \"value\": \"female\"}",
            "0 target 0 2025-12-31 4000 {} {}",
            "0 target 1 2025-12-31 2000 {KG} {}",
            "0 actual 0 2025-12-31 3100 {} {}",
            "0 actual 1 2025-12-31 1700 {} {L-1}",
            "0 actual 0 2025-06-30 75 150 200 {} {}");

    sending(RESULT.replace("\"3100\"", "\"3900\""))
        .header("If-Match", "*")
        .put(project.path() + "/results/" + id)
        .then()
        .statusCode(200);
    assertThat(rows("select number from result_value_history where result_id = ?::uuid", id))
        .containsExactly("3100");
    assertThat(rows("select indicator from result_indicator_history where result_id = ?::uuid", id))
        .isEmpty();
    assertThat(rows(values, id)).contains("0 actual 0 2025-12-31 3900 {} {}");
  }

  @Test
  void resultsAreListedAcrossProjectsWithTheFiltersOfProjects() {
    Saved project = located();
    String id = sending(RESULT).post(project.path() + "/results").path("id");
    String of = "/results?reportingOrg=" + project.reportingOrg();
    assertThat(get(of).<List<String>>path("items.id")).containsExactly(id);
    assertThat(get(of + "&type=outcome,impact&indicator=6.1.1").<Integer>path("total"))
        .isEqualTo(1);
    assertThat(get(of + "&type=output").<Integer>path("total")).isZero();
    assertThat(get(of + "&country=TJ").<Integer>path("total")).isZero();
    assertThat(get(of + "&asOf=2020-01-01T00:00:00Z").<Integer>path("total")).isZero();
    refused(get(of + "&type=good"), 400, "type");
    assertThat(get(project.path() + "?include=results").<List<String>>path("results.id"))
        .containsExactly(id);
    assertThat(get(of + "&format=csv").asString().lines().findFirst().orElseThrow())
        .contains("title.en", "indicators");
  }

  @Test
  void whoFollowsTheRegisterIsToldOfResults() {
    Saved project = located();
    long before = revision();
    Response added = sending(RESULT).post(project.path() + "/results");
    Response changes = get("/changes?since=" + before + "&thing=result");
    String mine = "changes.find { it.id == '" + added.path("id") + "' }";
    assertThat(changes.<String>path(mine + ".action")).as(changes.asString()).isEqualTo("created");
  }

  @Test
  void badInputNamesTheFieldAndStoresNothing() {
    Saved project = located();
    String list = project.path() + "/results";
    long before = revision();
    refused(sending("{}").post(list), 400, "type", "title", "indicators");
    refused(
        sending(RESULT.replace("\"end\": \"2025-12-31\"", "\"end\": \"2024-12-31\"")).post(list),
        400,
        "indicators[0].periods[0].end");
    refused(
        sending(RESULT.replace("\"3100\"", "\"about 3,100\"")).post(list),
        400,
        "indicators[0].periods[0].actuals[0].value");
    refused(
        sending(RESULT.replace("\"name\": \"sex\", ", "\"name\": \" \", ")).post(list),
        400,
        "indicators[0].baselines[0].dimensions[0].name");
    refused(
        sending(RESULT.replace("\"value\": \"KG\"", "\"value\": \"Kyrgyzstan\"")).post(list),
        400,
        "indicators[0].periods[0].targets[1].dimensions[0].value");
    refused(
        sending(RESULT.replace("[\"L-1\"]", "[\"L-2\"]")).post(list),
        400,
        "indicators[0].baselines[0].locations[0]",
        "indicators[0].periods[0].actuals[1].locations[0]");
    refused(
        sending(RESULT.replace("\"denominator\": 200", "\"denominator\": 0")).post(list),
        400,
        "indicators[1].periods[0].actuals[0].denominator");
    refused(
        sending(RESULT.replace("\"denominator\": 200", "\"denominator\": 300")).post(list),
        400,
        "indicators[1].periods[0].actuals[0].value");
    refused(
        sending(RESULT.replace("\"6.1.1\"", "\"6.1\"")).post(list),
        400,
        "indicators[0].references[0].code");
    refused(
        sending(RESULT.replace("https://example.org/a.pdf", "a.pdf")).post(list),
        400,
        "documents[0].url");
    refused(
        sending(RESULT.replace("\"measure\": \"unit\",", "")).post(list),
        400,
        "indicators[0].measure");
    refused(sending(RESULT.replace("\"tg\"", "\"xxx\"")).post(list), 400, "description.xxx");
    assertThat(revision()).isEqualTo(before);
  }
}
