package org.pamir.iati;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.iati.IatiSamples.activity;
import static org.pamir.iati.IatiSamples.file;
import static org.pamir.iati.IatiSamples.sample;
import static org.pamir.iati.IatiSamples.stream;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What came in leaves as it was where the schema admits it, and comes in as the same again. */
class RoundTripTest {
  private static final String REQUIRED =
      "<reporting-org ref=\"XX\" type=\"40\"><narrative>X</narrative></reporting-org>"
          + "<title><narrative>Water</narrative></title>"
          + "<description><narrative>Canals</narrative></description>"
          + "<participating-org role=\"4\" ref=\"XX\"/><activity-status code=\"2\"/>"
          + "<activity-date type=\"1\" iso-date=\"2025-01-01\"/>";

  @Test
  void givesBackEveryElementOfTheFullSample() {
    String xml = throughTheRegister(sample("full-2.03.xml"));
    assertThat(xml)
        .contains(
            "<iati-activity default-currency=\"USD\" xml:lang=\"en\" humanitarian=\"0\" hierarchy=\"1\""
                + " last-updated-datetime=\"2025-04-30T05:00:00Z\""
                + " linked-data-uri=\"https://hub.example.org/1\" budget-not-provided=\"1\">",
            "<reporting-org ref=\"XM-EXAMPLE\" type=\"40\" secondary-reporter=\"1\">",
            "<narrative xml:lang=\"ru\">Каналы Чуйского бассейна</narrative>",
            "sluices &amp; gates",
            "crs-channel-code=\"12000\"",
            "<other-identifier ref=\"OLD-EXAMPLE\" type=\"B1\"><owner-org ref=\"OLD-EXAMPLE\">",
            "<activity-date type=\"2\" iso-date=\"2023-03-01\"><narrative xml:lang=\"en\">Late thaw",
            "<contact-info type=\"1\">",
            "<recipient-country code=\"KG\" percentage=\"39.5\"><narrative",
            "<recipient-region code=\"619\" vocabulary=\"1\" percentage=\"20\"/>",
            "<administrative vocabulary=\"G1\" level=\"1\" code=\"1527590\"/>",
            "<pos>42.84 75.30</pos>",
            "<tag vocabulary=\"2\" code=\"6\"/>",
            "<humanitarian-scope type=\"1\" vocabulary=\"1-2\" code=\"EX-0001\">",
            "<default-aid-type code=\"C01\"/><default-aid-type vocabulary=\"2\" code=\"1\"/>",
            "<budget type=\"1\" status=\"2\">",
            "provider-activity-id=\"XM-EXAMPLE-WATER-00\"",
            "<value currency=\"KZT\" value-date=\"2024-01-14\">-12345678901234567890.123</value>",
            "<disbursement-channel code=\"1\"/>",
            "<hub:gate xmlns:hub=\"https://hub.example.org/extension\" hub:number=\"7\">",
            "<document-date iso-date=\"2024-05-01\"/>",
            "<related-activity ref=\"XM-EXAMPLE-WATER-00\" type=\"1\"/>",
            "<conditions attached=\"1\">",
            // A result without an indicator: the schema bars it.
            "<pamir:kept name=\"result\">&lt;result type=\"1\"&gt;");
  }

  @Test
  void givesBackTheDirtySampleAsFarAsTheSchemaAdmitsIt() {
    String xml = throughTheRegister(sample("dirty-2.03.xml"));
    assertThat(xml)
        .contains(
            "<recipient-country code=\"KG\" percentage=\"120\"/>",
            "<sector vocabulary=\"1\" code=\"14021\" percentage=\"33.33\"/>",
            "x:index=\"5\" xmlns:x=\"https://x.example.org\"",
            "<pamir:kept name=\"recipient-country\">&lt;recipient-country percentage=\"20\"/&gt;",
            "<pamir:kept name=\"unheard-of\">",
            "<pamir:kept path=\"recipient-country\" name=\"@percentage\">percentage=\"100\"",
            "<pamir:kept path=\"activity-status\" name=\"#text\">Implementation</pamir:kept>",
            "pamir:implied=\"1\"");
  }

  @Test
  void leavesEachElementWhereItsPublisherHadIt() {
    String transactions =
        transaction("<recipient-country code=\"KG\"/>") + transaction("") + transaction("");
    assertThat(through(REQUIRED + transactions))
        .contains("<recipient-country code=\"KG\"/></transaction>")
        .containsOnlyOnce("recipient-country");
    assertThat(
            through(
                REQUIRED
                    + "<recipient-country code=\"KG\" percentage=\"60\"/>"
                    + "<recipient-country code=\"UZ\" percentage=\"30\"/>"
                    + transaction("<recipient-country code=\"TJ\"/>")))
        .contains(
            "code=\"KG\" percentage=\"60\"", "<recipient-country code=\"TJ\"/></transaction>");
    assertThat(
            through(
                REQUIRED
                    + "<sector code=\"14040\" percentage=\"100\"/>"
                    + transaction("<sector code=\"14021\"/>")
                    + transaction("")))
        .contains("code=\"14040\" percentage=\"100\"", "code=\"14021\"/></transaction>");
  }

  @Test
  void givesGoalsThatCameAsSectorsTheFormOfTagsWithTheirWeight() {
    String xml =
        through(
            REQUIRED
                + "<recipient-country code=\"KG\"/>"
                + "<sector code=\"14040\" percentage=\"100\"/>"
                + "<sector vocabulary=\"7\" code=\"6\" percentage=\"70\"/>"
                + "<sector vocabulary=\"8\" code=\"13.A\" percentage=\"30\"/>"
                + "<tag vocabulary=\"2\" code=\"6\"><narrative>Water</narrative></tag>");
    assertThat(xml)
        .contains(
            "<tag vocabulary=\"3\" code=\"13.a\" pamir:weight=\"30\"/>",
            "<tag vocabulary=\"2\" code=\"6\" pamir:weight=\"70\"><narrative")
        .doesNotContain("vocabulary=\"7\"", "vocabulary=\"8\"");
  }

  @Test
  void keepsWhatNoRecordHoldsInItsElement() {
    String xml =
        through(
            "<iati-identifier/>"
                + REQUIRED.replace("<title>", "<title xmlns:x=\"urn:x\" x:a=\"1\" x:b=\"2\">")
                + "<recipient-country code=\"KG\"/>"
                + "<location><name><narrative>A</narrative><narrative>B</narrative></name>"
                + "<x:deep xmlns:x=\"urn:x\"><x:er/></x:deep></location>"
                + "<budget x:c=\"3\" xmlns:x=\"urn:x\"><period-start iso-date=\"2025-01-01\"/>"
                + "<period-end iso-date=\"2025-12-31\"/>"
                + "<value currency=\"USD\" value-date=\"2025-01-01\">5</value><other/></budget>");
    assertThat(xml)
        .contains(
            "<title x:a=\"1\" xmlns:x=\"urn:x\" x:b=\"2\">",
            "<narrative>B</narrative></name><x:deep xmlns:x=\"urn:x\"><x:er/></x:deep></location>",
            "<budget type=\"1\" status=\"1\" x:c=\"3\" xmlns:x=\"urn:x\">",
            "<pamir:kept name=\"other\">&lt;other/&gt;</pamir:kept></budget>");
  }

  @Test
  void keepsTheLanguageOfTheActivity() {
    String xml =
        throughTheRegister(
            stream(
                "<iati-activities version=\"2.03\"><iati-activity xml:lang=\"fr\">"
                    + "<iati-identifier>XX-FR</iati-identifier><title><narrative>Eau</narrative>"
                    + "<narrative xml:lang=\"no such language\">?</narrative></title>"
                    + "<contact-info><organisation><narrative>Nous</narrative></organisation>"
                    + "</contact-info></iati-activity></iati-activities>"));
    assertThat(xml)
        .contains(
            "<iati-activity xml:lang=\"fr\">",
            "<narrative xml:lang=\"fr\">Eau</narrative><narrative xml:lang=\"und\">?</narrative>",
            "<contact-info><organisation><narrative xml:lang=\"fr\">Nous</narrative></organisation></contact-info>");
  }

  @Test
  void writesNoCharacterThatXmlCannotHold() {
    StringBuilder out = new StringBuilder();
    FragmentWriter.escape(out, "a\u0001\uD800b\uFFFE\uD83D\uDE00\t<", false);
    assertThat(out).hasToString("a\uFFFD\uFFFDb\uFFFD\uD83D\uDE00\t&lt;");
  }

  private static String through(String content) {
    String identifier = content.startsWith("<iati-identifier/>") ? content.substring(18) : content;
    return throughTheRegister(stream(file(activity("XX-1", identifier))));
  }

  private static String throughTheRegister(java.io.InputStream file) {
    List<MappedActivity> before = RoundTrip.imported(file);
    byte[] first = RoundTrip.exported(before);
    assertThat(RoundTrip.violations(first)).isEmpty();
    List<MappedActivity> after = RoundTrip.reimported(first);
    assertThat(RoundTrip.differences(before, after)).isEmpty();
    assertThat(RoundTrip.exported(after)).isEqualTo(first);
    return new String(first, StandardCharsets.UTF_8);
  }

  private static String transaction(String content) {
    return "<transaction><transaction-type code=\"3\"/><transaction-date iso-date=\"2025-02-01\"/>"
        + "<value currency=\"USD\" value-date=\"2025-02-01\">100</value>"
        + content
        + "</transaction>";
  }
}
