package org.pamir.iati;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.pamir.iati.IatiSamples.activity;
import static org.pamir.iati.IatiSamples.file;
import static org.pamir.iati.IatiSamples.readAll;
import static org.pamir.iati.IatiSamples.sample;
import static org.pamir.iati.IatiSamples.stream;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pamir.funding.Allocation;
import org.pamir.funding.ReportedRow;
import org.pamir.intake.Finding;
import org.pamir.project.ParticipationRequest;
import org.pamir.project.ParticipationStatus;
import org.pamir.project.ProjectRequest;
import org.pamir.project.ProjectStatus;
import org.pamir.project.Publication;
import org.pamir.shared.Texts;

class IatiMappingTest {

  @Test
  void mapsEverySampleWithoutLoss() {
    for (String name : List.of("full-2.03.xml", "dirty-2.03.xml")) {
      for (IatiActivity activity : readAll(sample(name))) {
        MappedActivity mapped = IatiMapping.map(activity);
        if (mapped.report() != null) {
          assertThat(mapped.money().transactions() + lost(mapped))
              .isEqualTo(activity.transactions().size());
        }
      }
    }
  }

  private static long lost(MappedActivity mapped) {
    return mapped.findings().stream()
        .filter(finding -> finding.action().equals("the row is rejected"))
        .filter(
            finding ->
                finding.rule().equals("transaction-type-not-known")
                    || finding.message().equals("No currency at all"))
        .count();
  }

  @Test
  void takesStatusAndCountriesFromTheActivity() {
    ProjectRequest said =
        said(
            "<activity-status code=\"4\"/><recipient-country code=\"KG\" percentage=\"60\"/>"
                + "<recipient-country code=\"tj\" percentage=\"40\"/>");
    assertThat(said.status()).isEqualTo(ProjectStatus.CLOSED);
    assertThat(said.publication()).isEqualTo(Publication.PUBLISHED);
    assertThat(said.participations())
        .extracting(
            ParticipationRequest::country,
            ParticipationRequest::status,
            ParticipationRequest::share,
            ParticipationRequest::channel)
        .containsExactly(
            tuple("KG", ParticipationStatus.COMPLETED, new BigDecimal("60"), null),
            tuple("TJ", ParticipationStatus.COMPLETED, new BigDecimal("40"), null));
  }

  @Test
  void takesCountriesFromTransactionsWhereTheActivityNamesNone() {
    MappedActivity mapped =
        map(
            transaction("3", "<recipient-country code=\"UZ\"/>")
                + transaction("2", "<recipient-region code=\"619\"/>"));
    assertThat(mapped.report().said().participations())
        .extracting(ParticipationRequest::country, ParticipationRequest::share)
        .containsExactly(tuple("UZ", null));
    assertThat(mapped.report().said().regions())
        .extracting(ProjectRequest.RegionShare::code, ProjectRequest.RegionShare::share)
        .containsExactly(tuple("619", null));
    assertThat(mapped.money().disbursements().get(0).countries())
        .containsExactly(new Allocation.Country("UZ", BigDecimal.valueOf(100)));
    assertThat(mapped.money().commitments().get(0).regions())
        .containsExactly(new Allocation.Region("619", null, BigDecimal.valueOf(100)));
  }

  @Test
  void keepsSharesThatMissAHundredAndSaysSo() {
    MappedActivity mapped =
        map(
            "<recipient-country code=\"KG\" percentage=\"60\"/>"
                + "<recipient-country code=\"TJ\" percentage=\"39.9\"/>");
    assertThat(mapped.report().said().participations())
        .extracting(ParticipationRequest::share)
        .containsExactly(new BigDecimal("60"), new BigDecimal("39.9"));
    assertThat(rules(mapped)).contains("country-percentage-sum");
  }

  @Test
  void roundsPercentagesAndRefusesNegativeOnes() {
    MappedActivity mapped =
        map(
            "<recipient-country code=\"KG\" percentage=\"33.33333333\"/>"
                + "<recipient-country code=\"TJ\" percentage=\"-5\"/>");
    assertThat(mapped.report().said().participations())
        .extracting(ParticipationRequest::share)
        .containsExactly(new BigDecimal("33.333333"), null);
    assertThat(rules(mapped)).contains("percentage-rounded", "percentage-negative");
  }

  @Test
  void mergesACountryThatIsThereTwice() {
    MappedActivity mapped =
        map(
            "<recipient-country code=\"KG\" percentage=\"60\"/>"
                + "<recipient-country code=\"KG\" percentage=\"40\"/>");
    assertThat(mapped.report().said().participations())
        .extracting(ParticipationRequest::share)
        .containsExactly(new BigDecimal("100"));
    assertThat(rules(mapped)).contains("code-repeated");
  }

  @Test
  void keepsACountryThatIsNoneAside() {
    MappedActivity mapped = map("<recipient-country code=\"KGZ\" percentage=\"100\"/>");
    assertThat(mapped.report().said().participations()).isEmpty();
    assertThat(mapped.report().kept())
        .contains("<recipient-country code=\\\"KGZ\\\" percentage=\\\"100\\\"/>");
    assertThat(rules(mapped)).contains("country-code-not-valid");
  }

  @Test
  void countsTheRegionsOfOneVocabularyOnly() {
    MappedActivity mapped =
        map(
            "<recipient-region code=\"X\" vocabulary=\"99\" percentage=\"100\"/>"
                + "<recipient-region code=\"619\" percentage=\"100\"/>");
    assertThat(mapped.report().said().regions())
        .extracting(ProjectRequest.RegionShare::code, ProjectRequest.RegionShare::share)
        .containsExactly(tuple("X", null), tuple("619", new BigDecimal("100")));
    assertThat(rules(mapped)).contains("region-vocabularies");
  }

  @Test
  void takesGoalsFromTagsAndFromSectors() {
    MappedActivity mapped =
        map(
            "<tag vocabulary=\"2\" code=\"6\"/><tag vocabulary=\"3\" code=\"13.A\"/>"
                + "<tag vocabulary=\"2\" code=\"18\"/><sector vocabulary=\"9\" code=\"6.5.1\"/>"
                + "<sector code=\"14015\" percentage=\"100\"/>");
    assertThat(mapped.report().said().sdgs())
        .extracting(ProjectRequest.SdgWeight::goal, ProjectRequest.SdgWeight::target)
        .containsExactly(tuple(6, "6.5"), tuple(6, null), tuple(13, "13.a"));
    assertThat(mapped.report().said().sectors())
        .extracting(ProjectRequest.SectorShare::code)
        .containsExactly("14015");
    assertThat(rules(mapped)).contains("sdg-not-valid");
    assertThat(mapped.report().kept()).contains("code=\\\"18\\\"", "6.5.1");
  }

  @Test
  void weighsGoalsBySectorPercentages() {
    assertThat(
            said("<sector vocabulary=\"7\" code=\"6\" percentage=\"70\"/>"
                    + "<sector vocabulary=\"7\" code=\"13\" percentage=\"30\"/>")
                .sdgs())
        .extracting(ProjectRequest.SdgWeight::goal, ProjectRequest.SdgWeight::weight)
        .containsExactly(tuple(6, new BigDecimal("70")), tuple(13, new BigDecimal("30")));
  }

  @Test
  void tellsCommitmentsFromDisbursementsByType() {
    StringBuilder xml = new StringBuilder();
    for (int type = 1; type <= 14; type++) {
      xml.append(transaction(String.valueOf(type), ""));
    }
    MappedActivity mapped = map(xml.toString());
    assertThat(mapped.money().commitments())
        .extracting(ReportedRow::type)
        .containsExactly("2", "10", "11", "12", "13");
    assertThat(mapped.money().disbursements())
        .extracting(ReportedRow::type)
        .containsExactly("1", "3", "4", "5", "6", "7", "8", "9");
    assertThat(mapped.money().commitments().get(0).ordinal()).isEqualTo(2);
    assertThat(rules(mapped)).contains("transaction-type-not-known");
  }

  @Test
  void keepsWhatARowHasNoColumnFor() {
    MappedActivity mapped =
        map(
            transaction("3", "")
                + transaction(
                    "3",
                    "<disbursement-channel code=\"1\"/><aid-type vocabulary=\"2\" code=\"1\"/>"
                        + "<aid-type code=\"C01\"/>"));
    ReportedRow row = mapped.money().disbursements().get(1);
    assertThat(row.aid()).isEqualTo("C01");
    assertThat(KeptParts.read(row.kept()))
        .extracting(KeptParts.Part::name, KeptParts.Part::xml)
        .containsExactly(
            tuple("disbursement-channel", "<disbursement-channel code=\"1\"/>"),
            tuple("aid-type", "<aid-type vocabulary=\"2\" code=\"1\"/>"),
            tuple("aid-type", "<aid-type code=\"C01\"/>"));
    assertThat(mapped.money().disbursements().get(0).kept()).isNull();
  }

  @Test
  void rejectsARowWithoutACurrency() {
    MappedActivity mapped =
        map(transaction("3", "").replace("currency=\"USD\" ", "") + budget("") + budget("usd"));
    assertThat(mapped.money().transactions()).isZero();
    assertThat(mapped.money().budgets())
        .extracting(ReportedRow::currency, ReportedRow::type, ReportedRow::status)
        .containsExactly(tuple("USD", "revised", "committed"));
    assertThat(rules(mapped)).contains("currency-missing", "currency-not-valid");
  }

  @Test
  void fallsBackToTheIdentifierForATitleAndToImplementationForAStatus() {
    MappedActivity mapped = map("<activity-status code=\"8\"/>");
    assertThat(mapped.report().said().title()).isEqualTo(Map.of("en", "XX-1"));
    assertThat(mapped.report().said().status()).isEqualTo(ProjectStatus.IMPLEMENTATION);
    assertThat(rules(mapped)).contains("title-missing", "status-defaulted");
  }

  @Test
  void namesAReportingOrganisationThatHasNoRef() {
    MappedActivity named =
        map("<reporting-org><narrative>Вода и Жизнь!</narrative></reporting-org>");
    assertThat(named.report().said().reportingOrg()).isEqualTo("unknown-вода-и-жизнь");
    assertThat(named.report().reporter().name()).isEqualTo(Map.of("en", "Вода и Жизнь!"));
    assertThat(map("").report().said().reportingOrg()).isEqualTo("unknown");
    assertThat(rules(named)).contains("reporting-org-derived");
  }

  @Test
  void rejectsAnActivityWithoutAUsableIdentifier() {
    assertThat(map(" ", "").report()).isNull();
    MappedActivity mapped = map("X".repeat(501), transaction("3", ""));
    assertThat(mapped.report()).isNull();
    assertThat(mapped.transactions()).isEqualTo(1);
    assertThat(rules(mapped)).contains("identifier-too-long");
  }

  @Test
  void keepsElementsWithoutAPlaceAside() {
    MappedActivity mapped =
        map(
            "<other-identifier ref=\"A\" type=\"A1\"/><policy-marker code=\"1\" significance=\"2\"/>"
                + "<crs-add><channel-code>1</channel-code></crs-add><document-link url=\"https://x.org/a\" format=\"application/pdf\">"
                + "<title><narrative>A &amp; B</narrative></title><category code=\"A01\"/>"
                + "</document-link><location><exactness code=\"1\"/></location>");
    assertThat(mapped.report().kept())
        .contains(
            "<other-identifier ref=\\\"A\\\" type=\\\"A1\\\"/>",
            "<channel-code>1</channel-code>",
            "\"name\":\"location\",\"xml\":\"<location><exactness code=");
    assertThat(mapped.report().said().policyMarkers().get(0).significance()).isEqualTo("2");
    assertThat(mapped.report().said().documents().get(0).title()).containsEntry("en", "A & B");
    assertThat(mapped.report().kept()).doesNotContain("policy-marker", "document-link");
  }

  @Test
  void cutsAnEndlessTitleAndKeepsItWhole() {
    String title = "т".repeat(6_000);
    MappedActivity mapped = map("<title><narrative>" + title + "</narrative></title>");
    assertThat(mapped.report().said().title().get("en")).hasSize(5_000);
    assertThat(mapped.report().kept()).contains(title);
    assertThat(rules(mapped)).contains("text-too-long");
  }

  @Test
  void replacesHalvesOfCharacters() {
    assertThat(Texts.storable("a\uD83Db\0")).isEqualTo("a\uFFFDb\uFFFD");
    assertThat(Texts.storable("\uD83D\uDE00")).isEqualTo("\uD83D\uDE00");
    assertThat(Texts.cut("a\uD83D\uDE00", 2)).isEqualTo("a");
  }

  private static List<String> rules(MappedActivity mapped) {
    return mapped.findings().stream().map(Finding::rule).toList();
  }

  private static ProjectRequest said(String content) {
    return map(content).report().said();
  }

  private static MappedActivity map(String content) {
    return map("XX-1", content);
  }

  private static MappedActivity map(String identifier, String content) {
    return IatiMapping.map(readAll(stream(file(activity(identifier, content)))).get(0));
  }

  private static String transaction(String type, String content) {
    return "<transaction><transaction-type code=\""
        + type
        + "\"/><transaction-date iso-date=\"2025-01-01\"/>"
        + "<value currency=\"USD\" value-date=\"2025-01-01\">5.50</value>"
        + content
        + "</transaction>";
  }

  private static String budget(String currency) {
    return "<budget type=\"2\" status=\"2\"><period-start iso-date=\"2025-01-01\"/>"
        + "<period-end iso-date=\"2025-12-31\"/><value "
        + (currency.isEmpty() ? "" : "currency=\"" + currency + "\" ")
        + "value-date=\"2025-01-01\">10</value></budget>";
  }
}
