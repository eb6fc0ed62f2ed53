package org.pamir.iati;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.pamir.iati.IatiSamples.activity;
import static org.pamir.iati.IatiSamples.file;
import static org.pamir.iati.IatiSamples.gzip;
import static org.pamir.iati.IatiSamples.readAll;
import static org.pamir.iati.IatiSamples.sample;
import static org.pamir.iati.IatiSamples.stream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pamir.intake.Finding;

class IatiReaderTest {
  private final IatiActivity full = readAll(sample("full-2.03.xml")).get(0);

  @Test
  void readsWhatStandsOnTheFileAndTheActivity() throws IOException {
    try (IatiReader reader = new IatiReader(sample("full-2.03.xml"))) {
      assertThat(reader.header())
          .isEqualTo(new IatiHeader("2.03", "2025-05-01T08:00:00Z", null, null));
      assertThat(reader.bytesConsumed()).isPositive();
      assertThat(reader.next()).isPresent();
      assertThat(reader.next()).isEmpty();
      assertThat(reader.next()).isEmpty();
      assertThat(reader.fileFindings()).isEmpty();
    }
    assertThat(full.header())
        .isEqualTo(
            new IatiActivity.Header(
                "USD",
                "en",
                false,
                1,
                Instant.parse("2025-04-30T05:00:00Z"),
                "https://hub.example.org/1",
                "1"));
    assertThat(full.identifier()).isEqualTo("XM-EXAMPLE-WATER-01");
    assertThat(full.identifierText()).startsWith(" XM-").endsWith("\n    ");
    assertThat(full.version()).isEqualTo("2.03");
    assertThat(full.position()).isEqualTo(1);
    assertThat(full.line()).isEqualTo(4);
  }

  @Test
  void readsNarrativesByLanguage() {
    assertThat(full.title())
        .isEqualTo(Map.of("en", "Canals of the Chu basin", "ru", "Каналы Чуйского бассейна"));
    assertThat(full.descriptions())
        .containsExactly(
            new IatiDescription("1", Map.of("en", "Repair of sluices & gates on both banks.")),
            new IatiDescription("2", Map.of("en", "Less water lost.")));
  }

  @Test
  void readsOrganisations() {
    assertThat(full.reportingOrg())
        .isEqualTo(
            new IatiReportingOrg("XM-EXAMPLE", "40", true, Map.of("en", "Example Water Fund")));
    assertThat(full.participatingOrgs())
        .containsExactly(
            new IatiParticipatingOrg(
                11,
                "KZ-EXAMPLE",
                "4",
                "10",
                "KZ-EXAMPLE-7",
                "12000",
                Map.of("en", "Ministry of Examples")));
    assertThat(full.otherIdentifiers())
        .containsExactly(
            new IatiOtherIdentifier(
                12, "OLD-EXAMPLE", "B1", "OLD-EXAMPLE", Map.of("en", "Old Example")));
  }

  @Test
  void readsDatesPlacesAndClassifications() {
    assertThat(full.dates())
        .extracting(IatiDate::type, IatiDate::date)
        .contains(tuple("2", LocalDate.of(2023, 3, 1)));
    assertThat(full.countries())
        .extracting(IatiCountry::code, IatiCountry::percentage)
        .containsExactly(tuple("KZ", new BigDecimal("40.5")), tuple("KG", new BigDecimal("39.5")));
    assertThat(full.regions()).extracting(IatiRegion::code).containsExactly("619");
    IatiLocation place = full.locations().get(0);
    assertThat(place.latitude()).isEqualByComparingTo("42.84");
    assertThat(place.longitude()).isEqualByComparingTo("75.30");
    assertThat(place.ids()).containsExactly(new IatiLocation.Place("G1", null, "1527534"));
    assertThat(place.administrative())
        .containsExactly(new IatiLocation.Place("G1", "1", "1527590"));
    assertThat(place.name()).isEqualTo(Map.of("en", "Tokmok"));
    assertThat(full.sectors())
        .containsExactly(new IatiSector(34, "1", null, "14040", new BigDecimal("100"), Map.of()));
    assertThat(full.tags()).extracting(IatiTag::vocabulary, IatiTag::code).hasSize(1);
    assertThat(full.policyMarkers())
        .extracting(IatiPolicyMarker::significance)
        .containsExactly("1");
    assertThat(full.humanitarianScopes()).hasSize(1);
    assertThat(full.terms())
        .isEqualTo(
            new IatiTerms(
                "10", "110", List.of(new IatiAidType("1", "C01"), new IatiAidType("2", "1")), "5"));
    assertThat(full.relatedActivities())
        .extracting(IatiRelatedActivity::ref)
        .containsExactly("XM-EXAMPLE-WATER-00");
    assertThat(full.documentLinks().get(0).date()).isEqualTo(LocalDate.of(2024, 5, 1));
  }

  @Test
  void readsMoneyExactly() {
    IatiTransaction first = full.transactions().get(0);
    assertThat(first.value())
        .isEqualTo(
            new IatiMoney(
                new BigDecimal("-12345678901234567890.123"), "KZT", LocalDate.of(2024, 1, 14)));
    assertThat(first.type()).isEqualTo("2");
    assertThat(first.humanitarian()).isTrue();
    assertThat(first.provider().activityId()).isEqualTo("XM-EXAMPLE-WATER-00");
    assertThat(first.receiver().ref()).isEqualTo("KZ-EXAMPLE");
    assertThat(first.terms())
        .isEqualTo(new IatiTerms("10", "410", List.of(new IatiAidType("1", "B03")), "3"));
    assertThat(full.transactions().get(1).value().currency()).isNull();
    assertThat(full.budgets())
        .containsExactly(
            new IatiBudget(
                44,
                "1",
                "2",
                LocalDate.of(2024, 1, 1),
                LocalDate.of(2024, 12, 31),
                new IatiMoney(new BigDecimal("1000.50"), "EUR", LocalDate.of(2024, 1, 1)),
                List.of()));
    assertThat(full.plannedDisbursements().get(0).receiver().activityId())
        .isEqualTo("KZ-EXAMPLE-7");
  }

  @Test
  void keepsWhatHasNoRecordAsXmlThatStandsByItself() {
    assertThat(full.kept())
        .extracting(XmlFragment::name)
        .containsExactly("contact-info", "conditions", "result");
    assertThat(full.kept().get(2).xml())
        .isEqualTo("<result type=\"1\"><title><narrative>Gates</narrative></title></result>");
    assertThat(full.transactions().get(0).kept())
        .containsExactly(
            new XmlFragment(
                "iati-activity/transaction",
                "hub:gate",
                "<hub:gate xmlns:hub=\"https://hub.example.org/extension\" hub:number=\"7\">"
                    + "<hub:note>a &amp; b</hub:note></hub:gate>",
                58));
  }

  @Test
  void findsOnlyTheOdditiesThatAreThere() {
    assertThat(full.findings())
        .extracting(Finding::rule)
        .containsExactly(
            "date-with-time-zone",
            "element-not-known",
            "element-missing",
            "reporting-org-agency",
            "identifier-spaces",
            "code-not-listed",
            "code-withdrawn");
    assertThat(full.findings()).extracting(Finding::activity).containsOnly("XM-EXAMPLE-WATER-01");
  }

  @Test
  void readsGzipByItsMagicBytesAndCountsCompressedBytes() throws IOException {
    byte[] plain = file(activity("a-1", ""), activity("a-2", "")).getBytes(StandardCharsets.UTF_8);
    byte[] packed = gzip(plain);
    try (IatiReader reader = new IatiReader(new ByteArrayInputStream(packed))) {
      assertThat(reader.next().orElseThrow().identifier()).isEqualTo("a-1");
      assertThat(reader.next().orElseThrow().identifier()).isEqualTo("a-2");
      assertThat(reader.next()).isEmpty();
      assertThat(reader.bytesConsumed()).isEqualTo(packed.length);
    }
  }

  @Test
  void readsUtf16() {
    String xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + file(activity("әлем-1", ""));
    assertThat(readAll(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_16))))
        .extracting(IatiActivity::identifier)
        .containsExactly("әлем-1");
  }

  @Test
  void takesTheLanguageOfTheFileWhereTheActivityNamesNone() {
    String xml =
        "<iati-activities version=\"2.01\" xml:lang=\"fr\"><iati-activity>"
            + "<title><narrative>Eau</narrative></title></iati-activity></iati-activities>";
    IatiActivity activity = readAll(stream(xml)).get(0);
    assertThat(activity.title()).isEqualTo(Map.of("fr", "Eau"));
    assertThat(activity.findings())
        .as("XML hands it down, but the standard asks for it on activities")
        .filteredOn(finding -> finding.rule().equals("language-missing"))
        .extracting(Finding::action)
        .containsExactly("kept");
  }
}
