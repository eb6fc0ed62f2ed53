package org.pamir.iati;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.iati.IatiSamples.activity;
import static org.pamir.iati.IatiSamples.file;
import static org.pamir.iati.IatiSamples.stream;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pamir.project.ProjectDetails;
import org.pamir.project.ProjectRequest;
import org.pamir.result.Indicator;
import org.pamir.result.Measure;
import org.pamir.result.ReportedResult;
import org.pamir.result.ResultRequest;
import org.pamir.result.ResultType;

/** Results and the small members of a project: taken into its terms, and given back. */
class ResultRoundTripTest {
  private static final String BEFORE =
      "<reporting-org ref=\"XX\" type=\"40\"><narrative>X</narrative></reporting-org>"
          + "<title><narrative>Water</narrative></title>"
          + "<description><narrative>Canals</narrative></description>"
          + "<participating-org role=\"4\" ref=\"XX\"/><activity-status code=\"2\"/>"
          + "<activity-date type=\"1\" iso-date=\"2025-01-01\"/>";

  private static final String RESULT =
      """
      <result type="2" aggregation-status="1">
        <title><narrative>Safe water</narrative><narrative xml:lang="ru">Чистая вода</narrative></title>
        <description><narrative>In villages</narrative></description>
        <document-link url="https://example.org/r.pdf" format="application/pdf"><title><narrative>Report</narrative></title>
          <category code="A08"/><language code="en"/><document-date iso-date="2025-12-31"/></document-link>
        <reference vocabulary="99" code="R-1" vocabulary-uri="https://example.org/results"/>
        <indicator measure="1" ascending="1" aggregation-status="1">
          <title><narrative>Households with safe water</narrative></title>
          <reference vocabulary="9" code="6.1.1" indicator-uri="https://example.org/6.1.1"/>
          <baseline year="2024" iso-date="2024-06-30" value="1200"><location ref="L-1"/>
            <dimension name="sex" value="female"/><comment><narrative>A survey</narrative></comment></baseline>
          <period>
            <period-start iso-date="2025-01-01"/><period-end iso-date="2025-12-31"/>
            <target value="4000"/><target value="2000"><dimension name="country" value="KG"/></target>
            <actual value="3,100"><location ref="L-1"/><dimension name="sex" value="female"/>
              <comment><narrative xml:lang="tg">Баъд аз санҷиш</narrative></comment></actual>
          </period>
        </indicator>
      </result>
      """;

  @Test
  void aResultIsTheRegistersOwnAndLeavesAsItCame() {
    MappedActivity mapped = imported(RESULT);
    ReportedResult reported = mapped.results().get(0);
    ResultRequest said = reported.said();
    assertThat(said.type()).isEqualTo(ResultType.OUTCOME);
    assertThat(said.title())
        .containsExactly(Map.entry("en", "Safe water"), Map.entry("ru", "Чистая вода"));
    assertThat(said.aggregation()).isTrue();
    assertThat(said.documents().get(0).categories()).containsExactly("A08");
    Indicator indicator = said.indicators().get(0);
    assertThat(indicator.measure()).isEqualTo(Measure.UNIT);
    assertThat(indicator.references())
        .containsExactly(new Indicator.Reference("9", "6.1.1", "https://example.org/6.1.1"));
    assertThat(indicator.baselines().get(0).date()).isEqualTo(LocalDate.of(2024, 6, 30));
    Indicator.Value actual = indicator.periods().get(0).actuals().get(0);
    assertThat(actual.value()).isEqualTo("3,100");
    assertThat(actual.locations()).containsExactly("L-1");
    assertThat(actual.dimensions()).containsExactly(new Indicator.Dimension("sex", "female"));
    assertThat(actual.comment()).containsEntry("tg", "Баъд аз санҷиш");

    // Nothing is kept twice: the register's own words say all of it.
    assertThat(reported.kept()).isNull();
    assertThat(String.valueOf(mapped.report().kept())).doesNotContain("result");
    assertThat(through(RESULT))
        .contains(
            "<result type=\"2\" aggregation-status=\"1\"><title>",
            "<baseline year=\"2024\" iso-date=\"2024-06-30\" value=\"1200\"><location ref=\"L-1\"/>",
            "<target value=\"2000\"><dimension name=\"country\" value=\"KG\"/></target>");
  }

  @Test
  void whatTheRegisterCannotSayOfAResultLeavesAsItWasPublished() {
    String odd =
        RESULT
            .replace("type=\"2\"", "type=\"7\" x:mark=\"1\" xmlns:x=\"urn:x\"")
            .replace("measure=\"1\"", "measure=\"8\"")
            .replace(
                "</indicator>",
                "<x:note xmlns:x=\"urn:x\">a</x:note></indicator><x:end xmlns:x=\"urn:x\"/>")
            .replace(
                "<narrative>In villages</narrative>",
                "<narrative>A</narrative><narrative>B</narrative>");
    MappedActivity mapped = imported(odd);
    ResultRequest said = mapped.results().get(0).said();
    assertThat(said.type()).isEqualTo(ResultType.OTHER);
    assertThat(said.indicators().get(0).measure()).isNull();
    assertThat(said.description()).containsEntry("en", "A");
    assertThat(mapped.findings().stream().filter(f -> f.rule().equals("code-not-known")).count())
        .isGreaterThanOrEqualTo(2);
    assertThat(through(odd))
        .contains(
            "<result type=\"7\" aggregation-status=\"1\" x:mark=\"1\" xmlns:x=\"urn:x\">",
            "<indicator measure=\"8\"",
            "<x:note xmlns:x=\"urn:x\">a</x:note></indicator><x:end xmlns:x=\"urn:x\"/>",
            "<narrative xml:lang=\"en\">B</narrative>");
  }

  @Test
  void aResultThatTheSchemaBarsIsSaidSoAndSetApart() {
    String bare = "<result type=\"1\"><title><narrative>Gates</narrative></title></result>";
    MappedActivity mapped = imported(bare + RESULT);
    assertThat(mapped.results()).hasSize(1);
    assertThat(mapped.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.rule()).isEqualTo("result-not-valid");
              assertThat(finding.path()).isEqualTo("iati-activity/result");
            });
    assertThat(through(bare + RESULT))
        .contains("<pamir:kept name=\"result\">&lt;result type=\"1\"&gt;");
  }

  @Test
  void whatIsPamirsOwnInAResultComesBack() {
    Indicator.Value part =
        new Indicator.Value(
            "75", new BigDecimal("150"), new BigDecimal("200"), null, null, null, null);
    LocalDate day = LocalDate.of(2025, 1, 1);
    Indicator indicator =
        new Indicator(
            Map.of("en", "Clean samples"),
            null,
            Measure.PERCENTAGE,
            "samples",
            null,
            true,
            true,
            null,
            null,
            List.of(
                new Indicator.Baseline(
                    2024, null, null, BigDecimal.ONE, BigDecimal.TEN, null, null, null, null)),
            List.of(new Indicator.Period(day, day, List.of(), List.of(part))));
    ResultRequest said =
        new ResultRequest(
            ResultType.OUTPUT, Map.of("en", "Water"), null, null, null, null, List.of(indicator));
    MappedActivity mapped = imported("");
    MappedActivity with =
        new MappedActivity(
            mapped.identifier(),
            1,
            mapped.report(),
            mapped.money(),
            List.of(new ReportedResult(0, said, null)),
            0,
            List.of());
    byte[] file = RoundTrip.exported(List.of(with));
    assertThat(RoundTrip.violations(file)).isEmpty();
    assertThat(RoundTrip.reimported(file).get(0).results())
        .containsExactly(new ReportedResult(1, said, null));
  }

  @Test
  void theSmallMembersOfAProjectAreItsOwn() {
    String details =
        "<contact-info type=\"1\"><organisation><narrative>Water Fund</narrative></organisation>"
            + "<telephone>+996 000</telephone><email>office@example.org</email>"
            + "<website>https://example.org</website>"
            + "<mailing-address><narrative>1 River Street</narrative></mailing-address></contact-info>";
    String classifications =
        "<recipient-country code=\"KG\"/>"
            + "<location ref=\"L-1\"><name><narrative>Tokmok</narrative></name>"
            + "<administrative vocabulary=\"A4\" level=\"0\" code=\"KG\"/>"
            + "<point srsName=\"http://www.opengis.net/def/crs/EPSG/0/4326\"><pos>42.84 75.30</pos></point></location>"
            + "<tag vocabulary=\"2\" code=\"6\"/>"
            + "<tag vocabulary=\"99\" vocabulary-uri=\"https://example.org/tags\" code=\"glaciers\">"
            + "<narrative>Glaciers</narrative></tag>"
            + "<humanitarian-scope type=\"1\" vocabulary=\"1-2\" code=\"FL-1\"><narrative>Flood</narrative></humanitarian-scope>"
            + "<policy-marker vocabulary=\"1\" code=\"2\" significance=\"1\"/>"
            + "<document-link url=\"https://example.org/a.pdf\" format=\"application/pdf\">"
            + "<title><narrative>Plan</narrative></title><category code=\"A01\"/></document-link>"
            + "<conditions attached=\"1\"><condition type=\"2\"><narrative>Gauges read daily</narrative></condition></conditions>";
    MappedActivity mapped = imported(details + classifications);
    ProjectRequest said = mapped.report().said();
    assertThat(said.contacts())
        .containsExactly(
            new ProjectDetails.Contact(
                "1",
                Map.of("en", "Water Fund"),
                null,
                List.of("+996 000"),
                List.of("office@example.org"),
                List.of("https://example.org"),
                List.of(Map.of("en", "1 River Street"))));
    assertThat(said.tags())
        .containsExactly(
            new ProjectDetails.Tag(
                "99", "glaciers", "https://example.org/tags", Map.of("en", "Glaciers")));
    assertThat(said.humanitarianScopes().get(0).code()).isEqualTo("FL-1");
    assertThat(said.policyMarkers())
        .containsExactly(new ProjectDetails.PolicyMarker("2", null, null, "1", null));
    assertThat(said.documents().get(0).title()).containsEntry("en", "Plan");
    assertThat(said.conditions())
        .isEqualTo(
            new ProjectDetails.Conditions(
                true,
                List.of(new ProjectDetails.Condition("2", Map.of("en", "Gauges read daily")))));
    assertThat(said.locations().get(0).country()).isEqualTo("KG");
    assertThat(String.valueOf(mapped.report().kept()))
        .doesNotContain(
            "contact-info",
            "\"tag\"",
            "humanitarian-scope",
            "policy-marker",
            "document-link",
            "conditions",
            "location");
    through(details + classifications);
  }

  @Test
  void personsStayInTheWordsOfTheFile() {
    String person =
        "<contact-info><person-name><narrative>A. Person</narrative></person-name>"
            + "<email>a.person@example.org</email></contact-info>";
    MappedActivity mapped = imported(person);
    assertThat(mapped.report().said().contacts()).isEmpty();
    assertThat(through(person)).contains("A. Person", "a.person@example.org");
  }

  private static MappedActivity imported(String content) {
    return RoundTrip.imported(stream(file(activity("XX-1", place(content))))).get(0);
  }

  /** Contacts stand before what else an activity has. */
  private static String place(String content) {
    return BEFORE + content;
  }

  private static String through(String content) {
    List<MappedActivity> before =
        RoundTrip.imported(stream(file(activity("XX-1", place(content)))));
    byte[] first = RoundTrip.exported(before);
    assertThat(RoundTrip.violations(first)).isEmpty();
    List<MappedActivity> after = RoundTrip.reimported(first);
    assertThat(RoundTrip.differences(before, after)).isEmpty();
    assertThat(RoundTrip.exported(after)).isEqualTo(first);
    return new String(first, StandardCharsets.UTF_8);
  }
}
