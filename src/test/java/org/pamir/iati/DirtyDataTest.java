package org.pamir.iati;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.pamir.iati.IatiSamples.readAll;
import static org.pamir.iati.IatiSamples.sample;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pamir.intake.Finding;
import org.pamir.quality.Severity;

/**
 * Each thing that is wrong in {@code dirty-2.03.xml} is found, named, and neither guessed at nor
 * dropped.
 */
class DirtyDataTest {
  private final List<IatiActivity> activities = readAll(sample("dirty-2.03.xml"));
  private final IatiActivity dirty = activities.get(0);

  private List<Finding> found(String rule) {
    return dirty.findings().stream().filter(finding -> finding.rule().equals(rule)).toList();
  }

  @Test
  void rejectsNoTransactionWithoutAnErrorAtItsLine() {
    assertThat(dirty.rejectedTransactions()).isEqualTo(8);
    assertThat(dirty.transactions())
        .extracting(IatiTransaction::ref)
        .containsExactly("by-value-date", "no-currency");
    assertThat(dirty.transactions()).extracting(IatiTransaction::position).containsExactly(9, 10);
    for (IatiRejected row : dirty.rejected()) {
      assertThat(dirty.findings())
          .anyMatch(
              finding ->
                  finding.line() == row.line()
                      && finding.rule().equals(row.rule())
                      && finding.severity() == Severity.ERROR);
    }
  }

  @Test
  void rejectsValuesThatAreNoPlainNumbers() {
    assertThat(found("value-not-a-number"))
        .extracting(Finding::path, Finding::message)
        .containsExactly(
            tuple("iati-activity/transaction/value", "Value \"1,000.50\" is not a number"),
            tuple("iati-activity/transaction[2]/value", "Value \"n/a\" is not a number"),
            tuple("iati-activity/transaction[5]/value", "Value \"1E9\" is not a number"));
    assertThat(found("value-missing"))
        .extracting(Finding::path)
        .containsExactly("iati-activity/transaction[3]/value", "iati-activity/transaction[4]");
    assertThat(found("value-out-of-range"))
        .extracting(Finding::path)
        .containsExactly("iati-activity/transaction[6]/value");
  }

  @Test
  void rejectsTransactionsWithoutTypeOrAnyDate() {
    assertThat(dirty.rejected())
        .extracting(IatiRejected::position, IatiRejected::rule)
        .contains(tuple(7, "transaction-type-missing"), tuple(8, "date-missing"));
  }

  @Test
  void datesTransactionByItsValueDateAndItsValueByTheTransaction() {
    assertThat(dirty.transactions().get(0).date()).isEqualTo(LocalDate.of(2024, 1, 14));
    assertThat(dirty.transactions().get(1).value().valueDate())
        .isEqualTo(LocalDate.of(2024, 1, 15));
    assertThat(found("value-date-missing")).hasSize(2);
    assertThat(found("currency-missing"))
        .extracting(Finding::path, Finding::ruleset)
        .containsExactly(tuple("iati-activity/transaction[10]/value", "7.8.1"));
  }

  @Test
  void keepsSecondElementWhereOneBelongs() {
    assertThat(dirty.status()).isEqualTo("2");
    assertThat(found("element-repeated"))
        .extracting(Finding::path)
        .containsExactly(
            "iati-activity/activity-status[2]", "iati-activity/transaction[10]/value[2]");
    assertThat(dirty.kept()).extracting(XmlFragment::xml).contains("<activity-status code=\"3\"/>");
    assertThat(dirty.transactions().get(1).kept())
        .extracting(XmlFragment::xml)
        .containsExactly("<value>2</value>");
  }

  @Test
  void readsDatesWithTimesAndRefusesOthers() {
    assertThat(dirty.dates())
        .extracting(IatiDate::date)
        .containsExactly(null, LocalDate.of(2025, 2, 1), null, LocalDate.of(2024, 2, 1));
    assertThat(dirty.dates()).extracting(IatiDate::raw).contains("01.02.2023", "2024-02-30");
    assertThat(found("date-with-time")).hasSize(1);
    assertThat(found("actual-dates-order")).extracting(Finding::ruleset).containsExactly("11.1.3");
  }

  @Test
  void findsPercentagesThatAreNoSharesOfAWhole() {
    assertThat(found("percentage-not-a-number")).hasSize(1);
    assertThat(found("country-percentage-range")).hasSize(1);
    assertThat(found("country-percentage-sum")).hasSize(1);
    assertThat(found("sector-percentage-sum"))
        .extracting(Finding::message)
        .singleElement(as(STRING))
        .endsWith("They sum to 99.99.");
    assertThat(found("sector-percentage-single")).hasSize(1);
    assertThat(found("country-at-both-levels"))
        .extracting(Finding::ruleset)
        .containsExactly("3.6.2");
  }

  @Test
  void deliversElementsWithoutCodes() {
    assertThat(dirty.countries()).extracting(IatiCountry::code).containsExactly("KZ", "KG", null);
    assertThat(found("code-missing"))
        .extracting(Finding::path)
        .containsExactly("iati-activity/participating-org", "iati-activity/recipient-country[3]");
  }

  @Test
  void leavesOutPointsThatAreNone() {
    assertThat(dirty.locations()).extracting(IatiLocation::latitude).containsOnlyNulls();
    assertThat(found("point-not-valid")).hasSize(2);
  }

  @Test
  void judgesBudgets() {
    assertThat(dirty.budgets()).hasSize(2);
    assertThat(found("budget-negative"))
        .extracting(Finding::path)
        .containsExactly("iati-activity/budget");
    assertThat(found("budget-period-length"))
        .extracting(Finding::path)
        .containsExactly("iati-activity/budget");
    assertThat(found("period-order"))
        .extracting(Finding::path)
        .containsExactly("iati-activity/budget[2]/period-start");
    assertThat(dirty.rejected())
        .contains(
            new IatiRejected(
                "budget", 3, found("date-missing").get(0).line(), null, "date-missing"));
  }

  @Test
  void readsLooseTextAsNarrativeAndKeepsTextThatIsNone() {
    assertThat(dirty.title()).isEqualTo(Map.of("en", "Loose title"));
    assertThat(found("text-outside-narrative")).hasSize(1);
    assertThat(dirty.kept())
        .contains(new XmlFragment("iati-activity/activity-status", "#text", "Implementation", 10));
  }

  @Test
  void keepsTheFirstOfSeveralNarrativesInOneLanguage() {
    assertThat(dirty.descriptions().get(1).narratives()).isEqualTo(Map.of("en", "One"));
    assertThat(found("narrative-repeated")).hasSize(2);
    assertThat(found("element-in-text")).hasSize(1);
    assertThat(dirty.kept())
        .extracting(XmlFragment::xml)
        .contains(
            "<narrative xml:lang=\"en\">Two</narrative>", "<narrative>Three bold</narrative>");
  }

  @Test
  void saysEmptyNarrativesOnce() {
    assertThat(found("narrative-empty")).hasSize(1);
  }

  @Test
  void keepsElementsAndAttributesNobodyKnows() {
    assertThat(dirty.kept())
        .extracting(XmlFragment::path, XmlFragment::xml)
        .contains(
            tuple("iati-activity", "<unheard-of a=\"1\">kept</unheard-of>"),
            tuple("iati-activity", "x:index=\"5\" xmlns:x=\"https://x.example.org\""));
    assertThat(dirty.transactions().get(0).kept())
        .extracting(XmlFragment::path, XmlFragment::xml)
        .containsExactly(
            tuple("iati-activity/transaction[9]/recipient-country", "percentage=\"100\""));
  }

  @Test
  void judgesIdentifiers() {
    assertThat(found("identifier-symbols")).hasSize(1);
    assertThat(found("identifier-prefix")).extracting(Finding::ruleset).containsExactly("1.1.21");
  }

  @Test
  void deliversActivityWithoutIdentifierWithACriticalFinding() {
    IatiActivity nameless = activities.get(1);
    assertThat(nameless.identifier()).isNull();
    assertThat(nameless.findings())
        .filteredOn(finding -> finding.severity() == Severity.CRITICAL)
        .extracting(Finding::rule)
        .containsExactly("identifier-missing");
    assertThat(nameless.title()).containsOnlyKeys("en");
    assertThat(nameless.findings())
        .extracting(Finding::ruleset)
        .contains("4.1.1", "6.11.1", "6.2.2");
  }

  @Test
  void tellsOfWhatIsNoActivity() throws IOException {
    try (IatiReader reader = new IatiReader(sample("dirty-2.03.xml"))) {
      while (reader.next().isPresent()) {
        assertThat(reader.fileFindings()).isEmpty();
      }
      assertThat(reader.fileFindings())
          .extracting(Finding::rule)
          .containsExactly("element-not-known");
    }
  }
}
