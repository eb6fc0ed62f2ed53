package org.pamir.iati;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.pamir.iati.IatiSamples.readAll;
import static org.pamir.iati.IatiSamples.sample;
import static org.pamir.iati.IatiSamples.stream;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pamir.intake.Finding;

/** A file of version 1 is read as version 2 would say it, and each kind of change is told. */
class LegacyReaderTest {
  private final IatiActivity old = readAll(sample("legacy-1.03.xml")).get(0);

  @Test
  void makesNarrativesOfTextInAllItsLanguages() {
    assertThat(old.title()).isEqualTo(Map.of("en", "Canals", "ru", "Каналы"));
    assertThat(old.descriptions())
        .extracting(IatiDescription::type, IatiDescription::narratives)
        .containsExactly(tuple("2", Map.of("en", "Water for all & each", "ru", "Вода для всех")));
    assertThat(old.reportingOrg().narratives()).isEqualTo(Map.of("en", "Example agency"));
    assertThat(old.policyMarkers().get(0).narratives())
        .isEqualTo(Map.of("en", "Aid to environment"));
    assertThat(old.transactions().get(0).descriptions()).isEqualTo(Map.of("en", "First promise"));
    assertThat(old.transactions().get(0).receiver().narratives())
        .isEqualTo(Map.of("en", "Canal trust"));
  }

  @Test
  void makesCodesOfWords() {
    assertThat(old.participatingOrgs())
        .extracting(IatiParticipatingOrg::role)
        .containsExactly("1", "4");
    assertThat(old.transactions()).extracting(IatiTransaction::type).containsExactly("2", "3");
    assertThat(old.budgets()).extracting(IatiBudget::type).containsExactly("1");
    assertThat(old.sectors()).extracting(IatiSector::vocabulary).containsExactly("1");
    assertThat(old.policyMarkers()).extracting(IatiPolicyMarker::vocabulary).containsExactly("1");
  }

  @Test
  void takesDatesFromTextWhereNoAttributeHasThem() {
    assertThat(old.dates())
        .extracting(IatiDate::type, IatiDate::date)
        .containsExactly(
            tuple("1", LocalDate.of(2010, 1, 1)),
            tuple("2", LocalDate.of(2010, 2, 1)),
            tuple("3", LocalDate.of(2012, 12, 31)));
    assertThat(old.dates().get(0).narratives()).isEqualTo(Map.of("en", "January 2010"));
    assertThat(old.transactions().get(1).date()).isEqualTo(LocalDate.of(2010, 3, 1));
    assertThat(old.budgets().get(0).start()).isEqualTo(LocalDate.of(2010, 1, 1));
    assertThat(old.budgets().get(0).end()).isEqualTo(LocalDate.of(2010, 12, 31));
  }

  @Test
  void movesWhatHasAnotherPlaceInVersionTwo() {
    assertThat(old.otherIdentifiers())
        .extracting(IatiOtherIdentifier::ref, IatiOtherIdentifier::type)
        .containsExactly(tuple("973942", "A2"), tuple("62501902", "A9"));
    IatiLocation place = old.locations().get(0);
    assertThat(place.latitude()).isEqualByComparingTo(new BigDecimal("40.5"));
    assertThat(place.longitude()).isEqualByComparingTo(new BigDecimal("72.8"));
    assertThat(place.featureDesignation()).isEqualTo("PPL");
    assertThat(place.name()).isEqualTo(Map.of("en", "Osh"));
    assertThat(place.ids())
        .extracting(IatiLocation.Place::vocabulary, IatiLocation.Place::code)
        .containsExactly(tuple("G1", "1527534"));
    assertThat(old.documentLinks())
        .extracting(IatiDocumentLink::url, IatiDocumentLink::categories)
        .containsExactly(
            tuple("https://example.org/canals", List.of("A12")),
            tuple("https://example.org/plan.pdf", List.of("A02")));
    assertThat(old.documentLinks().get(1).languages()).containsExactly("en");
    assertThat(old.relatedActivities())
        .extracting(IatiRelatedActivity::ref)
        .containsExactly("XM-EXAMPLE-OLD");
  }

  @Test
  void keepsAsideInTheWordsOfVersionTwo() {
    assertThat(old.kept())
        .extracting(XmlFragment::xml)
        .containsExactly(
            "<contact-info><organisation><narrative>Example agency</narrative></organisation>"
                + "<telephone>0</telephone></contact-info>");
    assertThat(old.transactions().get(1).kept())
        .extracting(XmlFragment::xml)
        .containsExactly("<x:note xmlns:x=\"https://x.example.org\">kept</x:note>");
  }

  @Test
  void findsNothingButWhatWasConverted() {
    assertThat(old.findings())
        .extracting(Finding::rule)
        .containsExactly("element-not-known", "reporting-org-agency");
    assertThat(old.findings().get(0).line()).isEqualTo(47);
    assertThat(old.findings().get(0).path()).isEqualTo("iati-activity/transaction[2]/x:note");
  }

  @Test
  void tellsEachKindOfConversionOnceWithItsFirstPlace() throws IOException {
    List<Finding> told = fileFindings(sample("legacy-1.03.xml"));
    assertThat(told).extracting(Finding::rule).containsOnly("legacy-converted");
    assertThat(told)
        .extracting(Finding::line, Finding::message, Finding::action)
        .contains(
            tuple(
                5,
                "Version 1: text of other-identifier, 2 times",
                "read as its ref, and its owner as owner-org"),
            tuple(7, "Version 1: text of title, 3 times", "read as its narrative"),
            tuple(12, "Version 1: activity-date/@type, 3 times", "a word read as its code"),
            tuple(13, "Version 1: text of activity-date, 1 times", "read as its iso-date"),
            tuple(19, "Version 1: location-type, 1 times", "read as feature-designation"),
            tuple(36, "Version 1: transaction-type/@code, 2 times", "a word read as its code"));
    assertThat(told).extracting(Finding::message, Finding::action).doesNotHaveDuplicates();
  }

  @Test
  void takesAFileWithoutVersionForVersionOne() throws IOException {
    String xml =
        "<iati-activities><iati-activity xml:lang=\"en\"><iati-identifier>a-1</iati-identifier>"
            + "<title>Old</title></iati-activity></iati-activities>";
    assertThat(readAll(stream(xml)).get(0).title()).isEqualTo(Map.of("en", "Old"));
    assertThat(fileFindings(stream(xml)))
        .extracting(Finding::rule)
        .containsExactly("version-missing", "legacy-converted");
  }

  @Test
  void leavesAloneWhatIsVersionTwoAlready() {
    String xml =
        "<iati-activities version=\"1.05\"><iati-activity xml:lang=\"en\">"
            + "<iati-identifier>a-1</iati-identifier><title><narrative>New</narrative></title>"
            + "<title>Old</title><activity-date type=\"2\" iso-date=\"2020-01-01\"/>"
            + "</iati-activity></iati-activities>";
    IatiActivity read = readAll(stream(xml)).get(0);
    assertThat(read.title()).isEqualTo(Map.of("en", "New"));
    assertThat(read.dates()).extracting(IatiDate::type).containsExactly("2");
    assertThat(read.kept())
        .extracting(XmlFragment::xml)
        .containsExactly("<title><narrative>Old</narrative></title>");
  }

  private static List<Finding> fileFindings(InputStream file) throws IOException {
    try (IatiReader reader = new IatiReader(file)) {
      while (reader.next().isPresent()) {
        assertThat(reader.header().isLegacy()).isTrue();
      }
      return reader.fileFindings();
    }
  }
}
