package org.pamir.iati;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.at;
import static org.pamir.Register.get;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pamir.Imports;
import org.pamir.RegisterTest;

/** Results of files: taken in, left alone where they say the same, locked where approved. */
@QuarkusTest
class ResultImportTest extends RegisterTest {

  private final String identifier = unique("XM-RESULT");
  private final String path = at(identifier);

  private String file(String results) {
    return """
        <iati-activities version="2.03"><iati-activity xml:lang="en">
        <iati-identifier>%s</iati-identifier>
        <reporting-org ref="XM-RESULT" type="40"><narrative>X</narrative></reporting-org>
        <title><narrative>Water</narrative></title><description><narrative>Canals</narrative></description>
        <participating-org role="4" ref="XM-RESULT"/><activity-status code="2"/>
        <activity-date type="1" iso-date="2025-01-01"/><recipient-country code="KG"/>%s
        </iati-activity></iati-activities>"""
        .formatted(identifier, results);
  }

  private static String result(String title, String actual) {
    return """
        <result type="1" aggregation-status="1"><title><narrative>%s</narrative></title>
        <indicator measure="1"><title><narrative>%s built</narrative></title>
        <baseline year="2023" value="0"/>
        <period><period-start iso-date="2024-01-01"/><period-end iso-date="2024-12-31"/>
        <target value="10"/><actual value="%s"/></period>
        <period><period-start iso-date="2025-01-01"/><period-end iso-date="2025-12-31"/>
        <target value="20"/><actual value="11"/></period></indicator></result>"""
        .formatted(title, title, actual);
  }

  private static JsonPath send(String file) {
    return Imports.run(file.getBytes(StandardCharsets.UTF_8));
  }

  private <T> List<T> results(String member) {
    return get(path + "/results").path("items." + member);
  }

  @Test
  void resultsOfAFileAreTheRegistersOwnAndTheSameAgainChangesNothing() {
    String file = file(result("Gates", "8") + result("Wells", "3"));
    send(file);
    assertThat(this.<String>results("title.en")).containsExactly("Gates", "Wells");
    List<String> ids = results("id");
    assertThat(rows("select kept::text from project where identifier = ?", identifier).get(0))
        .doesNotContain("result\"");
    assertThat(
            rows(
                """
                select sum(v.number) from result_value v join project p on p.id = v.project_id
                where p.identifier = ? and v.kind = 'actual'""",
                identifier))
        .containsExactly("33");

    long before = revision();
    JsonPath again = send(file);
    assertThat(again.getInt("counts.unchanged")).isEqualTo(1);
    assertThat(revision()).isEqualTo(before);

    // A result is found again by its title and keeps its id; one that left goes.
    JsonPath changed = send(file(result("Wells", "4") + result("Pumps", "1")));
    assertThat(changed.getInt("counts.updated")).isEqualTo(1);
    assertThat(revision()).isEqualTo(before + 1);
    assertThat(this.<String>results("title.en")).containsExactlyInAnyOrder("Wells", "Pumps");
    assertThat(this.<String>results("id")).contains(ids.get(1)).doesNotContain(ids.get(0));
    assertThat(get(path + "/results/" + ids.get(1)).<Integer>path("version")).isEqualTo(2);
    assertThat(
            rows("select number from result_value_history where result_id = ?::uuid", ids.get(1)))
        .containsExactly("3");
  }

  @Test
  void approvedFiguresStayWhenAFileSaysOtherwise() {
    send(file(result("Gates", "8") + result("Wells", "3")));
    List<String> ids = results("id");
    String gates = path + "/results/" + ids.get(0);
    for (String id : ids) {
      asAdmin()
          .contentType("application/json")
          .header("If-Match", "*")
          .body("{\"indicator\": 0, \"period\": 0}")
          .post(path + "/results/" + id + "/approve")
          .then()
          .statusCode(200);
    }

    // It changes an approved figure and one that is not, and lacks the other result.
    String next = file(result("Gates", "9").replace("value=\"11\"", "value=\"19\""));
    JsonPath done = send(next);
    List<String> findings =
        Imports.findings(done.getString("id"), "rule=period-approved").getList("items.message");
    assertThat(findings).hasSize(2);
    assertThat(String.join(" ", findings)).contains("Gates built", "Wells built", "2024-12-31");
    Response now = get(gates);
    assertThat(now.<String>path("indicators[0].periods[0].actuals[0].value")).isEqualTo("8");
    assertThat(now.<String>path("indicators[0].periods[1].actuals[0].value")).isEqualTo("19");
    assertThat(now.<Object>path("indicators[0].periods[0].approval")).isNotNull();
    assertThat(this.<String>results("id")).containsExactlyInAnyOrderElementsOf(ids);

    long before = revision();
    assertThat(send(next).getInt("counts.unchanged")).isEqualTo(1);
    assertThat(revision()).isEqualTo(before);

    asAdmin()
        .contentType("application/json")
        .header("If-Match", "*")
        .post(gates + "/unlock")
        .then()
        .statusCode(200);
    send(next);
    assertThat(get(gates).<String>path("indicators[0].periods[0].actuals[0].value")).isEqualTo("9");
  }

  @Test
  void documentsOfAProjectAndItsResultsAreListed() {
    String document =
        "<document-link url=\"https://example.org/%s.pdf\" format=\"application/pdf\">"
            + "<title><narrative>%s</narrative></title><category code=\"A08\"/></document-link>";
    send(
        file(
            document.formatted("plan", "Plan")
                + result("Gates", "8")
                    .replace(
                        "<indicator", document.formatted("end", "End report") + "<indicator")));
    Response documents = get(path + "/documents");
    assertThat(documents.<List<String>>path("items.title.en"))
        .containsExactly("Plan", "End report");
    assertThat(documents.<List<String>>path("items.of")).containsExactly("project", "result");
    assertThat(documents.<String>path("items[1].result")).isEqualTo(results("id").get(0));
    assertThat(get(path).<String>path("documents[0].categories[0]")).isEqualTo("A08");
  }

  @Test
  void aDryRunStoresNoResult() {
    send(file(""));
    long before = revision();
    JsonPath done =
        Imports.run(
                asAdmin().queryParam("dryRun", "true"),
                file(result("Gates", "8")).getBytes(StandardCharsets.UTF_8),
                "application/xml")
            .extract()
            .jsonPath();
    assertThat(done.getInt("counts.updated")).isEqualTo(1);
    assertThat(results("id")).isEmpty();
    assertThat(revision()).isEqualTo(before);
  }
}
