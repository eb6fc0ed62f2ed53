package org.pamir.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.at;
import static org.pamir.Register.get;
import static org.pamir.Register.patching;
import static org.pamir.Register.segment;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

@QuarkusTest
class QualityResourceTest extends RegisterTest {

  @Inject QualityRepository scores;
  @Inject ProjectReader reader;

  private static Response quality(Saved project) {
    Response answer = asAnyone().get(project.path() + "/quality");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer;
  }

  private static Map<String, Object> finding(Response answer, String rule) {
    List<Map<String, Object>> found =
        answer.<List<Map<String, Object>>>path("findings").stream()
            .filter(finding -> finding.get("rule").equals(rule))
            .toList();
    assertThat(found).as(rule + " in " + answer.asString()).hasSize(1);
    return found.get(0);
  }

  private static List<String> rules(Response answer) {
    return answer.path("findings.rule");
  }

  private static Response draw(Saved project, String commitment, String currency, int amount) {
    return sending(
            """
            {"kind": "disbursement", "commitment": "%s", "valueDate": "2021-06-30",
             "value": {"amount": %d, "currency": "%s"}}"""
                .formatted(commitment, amount, currency))
        .post(project.path() + "/disbursements");
  }

  @Test
  void judgesAProjectByTheNumberedRulesAndNamesItsMembers() {
    Saved project =
        aProject()
            .with("actualStart", "2199-01-01")
            .with("sectors", List.of(Map.of("code", "a-1", "vocabulary", "99", "share", 100)))
            .with("organisations", List.of(Map.of("role", "funding", "ref", "XM-DAC-41114")))
            .save();
    Response answer = quality(project);
    assertThat(finding(answer, "actual-start-in-future"))
        .containsEntry("ruleset", "11.1.4")
        .containsEntry("severity", "error")
        .containsEntry("member", "actualStart")
        .containsEntry("path", "iati-activity/activity-date[2]");
    assertThat(finding(answer, "own-sector-narrative"))
        .containsEntry("ruleset", "2.2.1")
        .containsEntry("member", "sectors[0]");
    assertThat(finding(answer, "reporting-org-agency"))
        .containsEntry("severity", "warning")
        .containsEntry("member", "reportingOrg");
    assertThat(answer.<Integer>path("revision")).isPositive();
    assertThat(answer.<List<String>>path("missing")).contains("goal", "location");
    List<String> severities = answer.path("findings.severity");
    assertThat(severities)
        .isSortedAccordingTo(
            java.util.Comparator.comparing(
                severity -> List.of("critical", "error", "warning", "advisory").indexOf(severity)));
  }

  @Test
  void aProjectThatIsPutRightScoresHigher() {
    Saved project = aProject().save();
    Response before = quality(project);
    assertThat(finding(before, "sector-missing")).containsEntry("ruleset", "6.2.2");
    patching(project.etag(), "{\"sectors\": [{\"code\": \"14015\", \"share\": 100}]}")
        .patch(project.path())
        .then()
        .statusCode(200);
    Response after = quality(project);
    assertThat(rules(after)).doesNotContain("sector-missing");
    assertThat(after.<Integer>path("score")).isGreaterThan(before.<Integer>path("score"));
  }

  @Test
  void warnsOfACommitmentThatIsOverdrawnUntilItIsNot() {
    Saved project = aProject().withCommitment("EUR", 100).save();
    String commitment = project.commitments().get(0);
    assertThat(draw(project, commitment, "EUR", 70).statusCode()).isEqualTo(201);
    assertThat(rules(quality(project))).doesNotContain("drawn-beyond-commitment");
    Response second = draw(project, commitment, "EUR", 31);
    assertThat(finding(quality(project), "drawn-beyond-commitment"))
        .containsEntry("severity", "warning")
        .containsEntry("member", "commitments/" + commitment)
        .containsEntry("path", "iati-activity/transaction")
        .containsEntry(
            "message",
            "What is drawn on a commitment should not exceed it. Of 100 EUR, 101 is drawn.");
    asAdmin()
        .header("If-Match", second.header("ETag"))
        .delete(project.path() + "/disbursements/" + second.path("id"))
        .then()
        .statusCode(204);
    assertThat(rules(quality(project))).doesNotContain("drawn-beyond-commitment");
    draw(project, commitment, "KGS", 5_000);
    assertThat(finding(quality(project), "drawn-in-another-currency"))
        .containsEntry("severity", "advisory");
  }

  @Test
  void anImportAndTheRegisterFindTheSame() {
    String identifier = unique("XX-QUALITY");
    String file =
        """
        <iati-activities version="2.03"><iati-activity default-currency="USD" xml:lang="en">
        <iati-identifier>%s</iati-identifier>
        <reporting-org ref="XX-QUALITY" type="10"><narrative>A</narrative></reporting-org>
        <title><narrative>A</narrative></title><description><narrative>A</narrative></description>
        <participating-org role="1" ref="XX-QUALITY"/><activity-status code="2"/>
        <activity-date type="1" iso-date="2024-01-01"/><activity-date type="3" iso-date="2023-01-01"/>
        <recipient-country code="KG" percentage="30"/><recipient-country code="UZ" percentage="60"/>
        <sector code="14015" percentage="90"/>
        <budget><period-start iso-date="2024-01-01"/><period-end iso-date="2025-06-30"/>
        <value value-date="2024-01-01">-5</value></budget>
        <transaction><transaction-type code="3"/><transaction-date iso-date="2999-01-01"/>
        <value value-date="2024-01-01">5</value></transaction>
        <result type="1"><title><narrative>A</narrative></title>
        <indicator measure="1"><title><narrative>A</narrative></title><baseline year="2024"/></indicator></result>
        </iati-activity></iati-activities>"""
            .formatted(identifier);
    Response imported =
        asAdmin()
            .contentType("application/xml")
            .header("Prefer", "wait=60")
            .body(file.getBytes(StandardCharsets.UTF_8))
            .post("/imports");
    String id = imported.path("id");
    for (long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        !get("/imports/" + id).<String>path("status").equals("done") && System.nanoTime() < end; ) {
      Thread.onSpinWait();
    }
    List<String> both =
        List.of(
            "planned-dates-order",
            "country-percentage-sum",
            "sector-percentage-single",
            "budget-negative",
            "budget-period-length",
            "transaction-date-in-future",
            "baseline-value-missing");
    List<String> inFile = get("/imports/" + id + "/findings?limit=100").path("items.rule");
    assertThat(inFile).containsAll(both);
    Response answer = asAnyone().get(at(identifier) + "/quality");
    assertThat(rules(answer)).containsAll(both);
    assertThat(finding(answer, "baseline-value-missing"))
        .containsEntry("ruleset", "8.8.1")
        .containsEntry("path", "iati-activity/result/indicator/baseline");
    assertThat((String) finding(answer, "transaction-date-in-future").get("member"))
        .startsWith("disbursements/")
        .endsWith("/date");
  }

  @Test
  void scoresAnOrganisationByItsPublishedProjectsAsTheyAreNow() {
    String org = unique("XM-ORG");
    Saved first = aProject().reportedBy(org).save();
    aProject().reportedBy(org).draft().save();
    Response one = get("/organisations/" + segment(org) + "/quality");
    assertThat(one.<Integer>path("projects")).isEqualTo(1);
    assertThat(one.<Integer>path("judged")).isEqualTo(1);
    assertThat(one.<Integer>path("score")).isEqualTo(quality(first).<Integer>path("score"));

    patching(first.etag(), "{\"sectors\": [{\"code\": \"14015\", \"share\": 100}]}")
        .patch(first.path())
        .then()
        .statusCode(200);
    Response better = get("/organisations/" + segment(org) + "/quality");
    assertThat(better.<Integer>path("score")).isGreaterThan(one.<Integer>path("score"));
    assertThat(better.<Integer>path("score")).isEqualTo(quality(first).<Integer>path("score"));
    assertThat(better.<Integer>path("counts.error")).isLessThan(one.<Integer>path("counts.error"));
  }

  @Test
  void keepsNoScoreOfWhatChangedWhileItWasJudged() {
    String org = unique("XM-ORG");
    Saved project = aProject().reportedBy(org).save();
    long id =
        Long.parseLong(
            rows("select id from project where identifier = ?", project.identifier()).get(0));
    scores.claim(List.of(id));
    Judgement old = new Judgement(id, new QualityScore(1, 1, List.of()), List.of());
    assertThat(reader.read(List.of(id))).hasSize(1);
    patching(project.etag(), "{\"status\": \"closed\"}")
        .patch(project.path())
        .then()
        .statusCode(200);
    scores.keep(List.of(old));
    assertThat(rows("select score from project_quality where project_id = ?", id)).isEmpty();
    scores.claim(List.of(id));
    scores.keep(List.of(old));
    assertThat(rows("select score from project_quality where project_id = ?", id))
        .containsExactly("1");
  }

  @Test
  void hidesWhatTheCallerMayNotSee() {
    Saved draft = aProject().draft().save();
    refused(asAnyone().get(draft.path() + "/quality"), 404);
    refused(asAnyone().get("/projects/none/quality"), 404);
    refused(asAnyone().get("/organisations/XM-NONE-1/quality"), 404);
    assertThat(get(draft.path() + "/quality").statusCode()).isEqualTo(200);
  }
}
