package org.pamir.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pamir.reference.Codelists;

class ActivityRulesTest {
  private static final ActivityRules RULES = new ActivityRules(new Codelists(), Conformance.CLOCK);

  private static List<Fault> judge(String content) throws Exception {
    return RULES.check(
        Conformance.read(
            "<iati-activities version=\"2.03\"><iati-activity>"
                + content
                + "</iati-activity></iati-activities>"));
  }

  private static List<String> numbers(String content) throws Exception {
    return judge(content).stream().map(fault -> fault.rule().number()).toList();
  }

  @Test
  void everyNumberedRuleHasAName() {
    assertThat(RULES.names())
        .hasSizeGreaterThan(80)
        .allMatch(name -> name.matches("[a-z]+(-[a-z]+)+"), "words with hyphens")
        .doesNotContain("if-then", "atleast-one", "strict-sum", "no-spaces", "regex-matches");
  }

  @ParameterizedTest
  @CsvSource({
    "XM-DAC-41114,false",
    "XI-IATI-EC_INTPA,false",
    "GB-1,false",
    "US-GOV-11,false",
    "41AAA,false",
    "44000,false",
    "XM-NOBODY-1,true",
    "Ministry,true"
  })
  void asksReportingOrganisationsForAnApprovedAgency(String ref, boolean faulty) throws Exception {
    assertThat(numbers("<reporting-org ref=\"" + ref + "\"/>").contains("1.14.8"))
        .isEqualTo(faulty);
  }

  @Test
  void sumsSectorsOfAnyVocabularyByItself() throws Exception {
    assertThat(
            numbers(
                "<sector code=\"14015\" percentage=\"100\"/>"
                    + "<sector vocabulary=\"9\" code=\"a\" percentage=\"50\"/>"
                    + "<sector vocabulary=\"9\" code=\"b\" percentage=\"40\"/>"))
        .contains("2.1.2");
    assertThat(
            numbers(
                "<sector code=\"14015\" percentage=\"33.33333\"/><sector code=\"14020\" percentage=\"33.33333\"/>"
                    + "<sector code=\"14021\" percentage=\"33.33334\"/>"))
        .doesNotContain("2.1.2");
  }

  @Test
  void sumsRegionsThatNameNoVocabularyWithTheCountries() throws Exception {
    String country = "<recipient-country code=\"KG\" percentage=\"80\"/>";
    assertThat(numbers(country + "<recipient-region code=\"619\" percentage=\"20\"/>"))
        .doesNotContain("3.4.1", "3.4.2", "3.4.4");
    assertThat(numbers(country + "<recipient-region code=\"619\" percentage=\"30\"/>"))
        .contains("3.4.2");
    assertThat(numbers(country + "<recipient-region code=\"619\"/>")).contains("3.4.1");
    assertThat(numbers("<recipient-region code=\"619\" percentage=\"30\"/>")).contains("3.4.4");
  }

  @Test
  void asksForCodesOfCompleteListsMoreStrictlyThanOfOpenOnes() throws Exception {
    assertThat(
            judge(
                "<activity-status code=\"9\"/><recipient-country code=\"XX\"/>"
                    + "<sector code=\"1\" vocabulary=\"99\"/><sector code=\"1\"/>"
                    + "<transaction><value currency=\"usd\"/></transaction>"
                    + "<transaction><value currency=\"usd\"/></transaction>"))
        .filteredOn(fault -> fault.rule().name().startsWith("code-"))
        .extracting(
            fault -> fault.rule().name(),
            fault -> fault.rule().severity(),
            fault -> fault.at().path(),
            Fault::message)
        .containsExactly(
            tuple(
                "code-not-known",
                Severity.ERROR,
                "iati-activity/activity-status",
                "code \"9\" is not on the list ActivityStatus."),
            tuple(
                "code-not-listed",
                Severity.WARNING,
                "iati-activity/recipient-country",
                "code \"XX\" is not on the list Country."),
            tuple(
                "code-not-known",
                Severity.ERROR,
                "iati-activity/sector[2]",
                "code \"1\" is not on the list Sector."),
            tuple(
                "code-not-known",
                Severity.ERROR,
                "iati-activity/transaction/value",
                "currency \"usd\" is not on the list Currency, 2 times."));
  }

  @Test
  void findsBudgetsOfOneTypeAndStatusThatOverlap() throws Exception {
    String budget =
        "<budget type=\"%s\"><period-start iso-date=\"%s\"/><period-end iso-date=\"%s\"/><value>1</value></budget>";
    assertThat(
            judge(
                budget.formatted("1", "2024-01-01", "2024-12-31")
                    + budget.formatted("1", "2025-01-01", "2025-12-31")
                    + budget.formatted("2", "2024-01-01", "2024-12-31")))
        .extracting(fault -> fault.rule().name())
        .doesNotContain("budget-overlap");
    assertThat(
            judge(
                budget.formatted("1", "2024-01-01", "2024-12-31")
                    + budget.formatted("1", "2024-12-31", "2025-06-30")))
        .filteredOn(fault -> fault.rule().name().equals("budget-overlap"))
        .extracting(fault -> fault.at().path())
        .containsExactly("iati-activity/budget[2]");
  }

  @Test
  void saysAFaultOfManyTransactionsOnceAndHowOften() throws Exception {
    assertThat(judge("<transaction><provider-org/></transaction>".repeat(1_000)))
        .filteredOn(fault -> "6.9.1".equals(fault.rule().number()))
        .extracting(Fault::count, fault -> fault.at().path())
        .containsExactly(tuple(1_000, "iati-activity/transaction/provider-org"));
  }
}
