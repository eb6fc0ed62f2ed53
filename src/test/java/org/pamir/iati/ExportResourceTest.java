package org.pamir.iati;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.at;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pamir.Imports;
import org.pamir.ProjectDraft;
import org.pamir.RegisterTest;

@QuarkusTest
class ExportResourceTest extends RegisterTest {
  private static final String ACTIVITY = "'iati-activities'.'iati-activity'";

  @Test
  void aFileThatLeavesAndComesBackChangesNothing() throws IOException {
    Imports.run(IatiSamples.sample("full-2.03.xml").readAllBytes());
    byte[] export = export("reportingOrg=XM-EXAMPLE");
    assertThat(RoundTrip.violations(export)).isEmpty();
    long revision = revision();
    assertThat(Imports.run(export).getInt("counts.unchanged")).isEqualTo(1);
    assertThat(revision()).isEqualTo(revision);
    assertThat(export("reportingOrg=XM-EXAMPLE")).isEqualTo(export);
  }

  @Test
  void aProjectOfTheApiIsAValidActivityWithThePercentagesOfItsShares() {
    String identifier =
        published()
            .with(
                "participations",
                List.of(
                    java.util.Map.of("country", "KG", "role", "lead", "share", 33.333333),
                    java.util.Map.of("country", "TJ", "share", 66.666667)))
            .with("sdgs", List.of(java.util.Map.of("goal", 6, "target", "6.5", "weight", 100)))
            .withCommitment("EUR", 1_000_000)
            .save()
            .identifier();
    XmlPath xml = valid(one(identifier));
    assertThat(xml.getList(ACTIVITY + ".'recipient-country'.@code")).containsExactly("KG", "TJ");
    assertThat(xml.getList(ACTIVITY + ".'recipient-country'.@percentage"))
        .containsExactly("33.333333", "66.666667");
    assertThat(xml.getString(ACTIVITY + ".tag.@code")).isEqualTo("6.5");
    assertThat(xml.getString(ACTIVITY + ".tag.@vocabulary")).isEqualTo("3");
    assertThat(xml.getList(ACTIVITY + ".transaction")).hasSize(1);
    assertThat(xml.getString(ACTIVITY + ".transaction.value")).isEqualTo("1000000");
    // Nobody said so: the schema asks for it.
    assertThat(one(identifier).asString())
        .contains("<participating-org ref=", "pamir:implied=\"1\"");
  }

  @Test
  void rowsWithSplitsOfTheirOwnLeaveAsOneTransactionACountry() {
    ProjectDraft.Saved project =
        published()
            .with(
                "participations",
                List.of(
                    java.util.Map.of("country", "KG", "share", 33.33),
                    java.util.Map.of("country", "TJ", "share", 33.33),
                    java.util.Map.of("country", "UZ", "share", 33.34)))
            .save();
    commit(project, "100.00", "");
    commit(
        project,
        "-0.05",
        """
        , "countries": [{"country": "KG", "share": 50}], "regions": [{"code": "619", "share": 50}]
        """);
    XmlPath xml = valid(one(project.identifier()));
    String transactions = ACTIVITY + ".transaction";
    assertThat(xml.getList(ACTIVITY + ".'recipient-country'")).isEmpty();
    assertThat(xml.getList(transactions + ".value", String.class))
        .containsExactly("33.33", "33.33", "33.34", "-0.03", "-0.02");
    assertThat(xml.getList(transactions + ".'recipient-country'.@code"))
        .containsExactly("KG", "TJ", "UZ", "KG");
    assertThat(xml.getList(transactions + ".'recipient-region'.@code")).containsExactly("619");
    assertThat(
            xml.getList(transactions + ".value", String.class).stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("99.95");
  }

  @Test
  void eachRowIsSplitByTheShareSetOfItsDay() {
    ProjectDraft.Saved project =
        published()
            .with(
                "participations",
                List.of(
                    java.util.Map.of("country", "KG", "share", 100),
                    java.util.Map.of("country", "UZ", "share", 0)))
            .save();
    assertThat(
            sending(
                    """
                    {"effectiveFrom": "2025-07-01",
                     "shares": [{"country": "KG", "share": 40}, {"country": "UZ", "share": 60}]}
                    """)
                .header("If-Match", "*")
                .post(project.path() + "/shares")
                .statusCode())
        .isEqualTo(201);
    commit(project, "10", "", "2025-06-30");
    commit(project, "10", "", "2025-07-01");
    XmlPath xml = valid(one(project.identifier()));
    assertThat(xml.getList(ACTIVITY + ".transaction.value", String.class))
        .containsExactly("10", "4", "6");
    assertThat(xml.getList(ACTIVITY + ".transaction.'recipient-country'.@code"))
        .containsExactly("KG", "KG", "UZ");
  }

  @Test
  void draftsNeverLeaveAndWithdrawnOnesWhereTheyAreAskedFor() {
    String org = unique("XX-ORG");
    String draft =
        published().with("reportingOrg", org).with("publication", "draft").save().identifier();
    ProjectDraft.Saved withdrawn = published().with("reportingOrg", org).save();
    assertThat(asAdmin().header("If-Match", "*").delete(withdrawn.path()).statusCode())
        .isEqualTo(204);
    String published = published().with("reportingOrg", org).save().identifier();
    assertThat(identifiers("reportingOrg=" + org)).containsExactly(published);
    assertThat(identifiers("reportingOrg=" + org + "&publication=withdrawn"))
        .containsExactly(withdrawn.identifier());
    assertThat(
            asAdmin().get("/exports/iati?reportingOrg=" + org + "&publication=draft").statusCode())
        .isEqualTo(204);
    for (String hidden : List.of(draft, withdrawn.identifier(), unique("XX-NONE"))) {
      Response answer = one(hidden);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.contentType()).startsWith("application/problem+json");
    }
  }

  @Test
  void theListOfProjectsIsAFileWhereXmlIsAskedFor() {
    String org = unique("XX-ORG");
    String first = published().with("reportingOrg", org).save().identifier();
    published().with("reportingOrg", org).save();
    String path = "/projects?reportingOrg=" + org;
    Response file = asAnyone().get(path + "&format=xml");
    assertThat(file.contentType()).isEqualTo("application/xml;charset=UTF-8");
    assertThat(file.header("Content-Disposition")).contains("projects.xml");
    assertThat(RoundTrip.violations(file.asByteArray())).isEmpty();
    assertThat(asAnyone().accept("application/xml").get(path).asByteArray())
        .isEqualTo(file.asByteArray());
    // A browser takes XML as well as HTML, and is better served with JSON.
    assertThat(
            asAnyone().accept("text/html,application/xml;q=0.9,*/*;q=0.8").get(path).contentType())
        .startsWith("application/json");
    assertThat(asAnyone().get(at(first) + "?format=xml").contentType())
        .isEqualTo("application/xml;charset=UTF-8");
    assertThat(asAnyone().get(path).contentType()).startsWith("application/json");
    String slashed = published().called(unique("XX/Y Z")).save().identifier();
    valid(asAnyone().get(at(slashed) + "?format=xml"));
  }

  @Test
  void anUnchangedActivityIsNotSentAgain() {
    String identifier = published().save().identifier();
    String tag = one(identifier).header("ETag");
    Response unchanged =
        asAnyone().accept("application/xml").header("If-None-Match", tag).get(at(identifier));
    assertThat(unchanged.statusCode()).isEqualTo(304);
    assertThat(asAnyone().get(at(identifier)).header("ETag")).isNotEqualTo(tag);
  }

  @Test
  void whatIsNotUnderstoodIsAProblemThatNamesIt() {
    for (String query : List.of("country=XX1", "format=pdf", "limit=5", "nonsense=1")) {
      Response answer = asAnyone().get("/exports/iati?" + query);
      assertThat(answer.statusCode()).as(query).isEqualTo(400);
      assertThat(answer.jsonPath().getString("violations[0].field"))
          .isEqualTo(query.substring(0, query.indexOf('=')));
    }
  }

  private static ProjectDraft published() {
    return aProject().with("publication", "published");
  }

  private static void commit(ProjectDraft.Saved project, String amount, String more) {
    commit(project, amount, more, "2025-03-31");
  }

  private static void commit(
      ProjectDraft.Saved project, String amount, String more, String valueDate) {
    Response answer =
        sending(
                """
                {"kind": "commitment", "direction": "outgoing",
                 "value": {"amount": %s, "currency": "USD"}, "valueDate": "%s" %s}
                """
                    .formatted(amount, valueDate, more))
            .post(project.path() + "/commitments");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
  }

  private static byte[] export(String query) {
    Response answer = asAnyone().get("/exports/iati?" + query);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.asByteArray();
  }

  private static Response one(String identifier) {
    return asAnyone().accept("application/xml").get(at(identifier));
  }

  private static XmlPath valid(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    assertThat(RoundTrip.violations(answer.asByteArray())).as(answer.asString()).isEmpty();
    return answer.xmlPath();
  }

  private static List<String> identifiers(String query) {
    Response answer = asAdmin().get("/exports/iati?" + query);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(RoundTrip.violations(answer.asByteArray())).isEmpty();
    return answer.xmlPath().getList(ACTIVITY + ".'iati-identifier'");
  }
}
