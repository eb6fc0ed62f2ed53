package org.pamir.iati;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules that look at an activity as a whole, with no code list and no clock. Nothing is changed by
 * them.
 */
final class ActivityChecks {
  private static final String ROOT = "iati-activity";
  private static final String KEPT = "kept";

  private final ActivityDraft activity;
  private final Findings findings;

  ActivityChecks(ActivityDraft activity, Findings findings) {
    this.activity = activity;
    this.findings = findings;
  }

  void run() {
    identifier();
    texts();
    dates();
    geography();
    sectors();
  }

  /** Whether one of the symbols stands in an identifier that rules 1.3.13 and 1.14.13 forbid. */
  static boolean hasSymbol(String identifier) {
    for (int i = 0; i < identifier.length(); i++) {
      if ("/&|?".indexOf(identifier.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private void identifier() {
    String path = ROOT + "/iati-identifier";
    if (activity.reportingOrg == null) {
      find(Rule.REPORTING_ORG_MISSING, ROOT, "No reporting-org", "left without one");
    }
    if (activity.identifier == null) {
      find(Rule.IDENTIFIER_MISSING, ROOT, "No iati-identifier", "delivered without one");
      return;
    }
    String identifier = activity.identifier;
    if (identifier.length() != activity.identifierText.length()) {
      find(Rule.IDENTIFIER_SPACES, path, "Space around the identifier", "taken without");
    }
    if (hasSymbol(identifier)) {
      find(Rule.IDENTIFIER_SYMBOLS, path, "One of / & | ? in the identifier", KEPT);
    }
    String ref = activity.reportingOrg == null ? null : activity.reportingOrg.ref();
    if (identifier.equals(ref)) {
      find(
          Rule.IDENTIFIER_IS_ORGANISATION,
          path,
          "The identifier is that of the organisation",
          KEPT);
    } else if (ref != null && !beginsWithOrganisation(identifier, ref)) {
      find(
          Rule.IDENTIFIER_PREFIX,
          path,
          "The identifier does not begin with " + Findings.quote(ref + "-"),
          KEPT);
    }
  }

  private boolean beginsWithOrganisation(String identifier, String ref) {
    if (identifier.startsWith(ref + "-")) {
      return true;
    }
    for (IatiOtherIdentifier other : activity.otherIdentifiers) {
      if ("B1".equals(other.type())
          && other.ref() != null
          && identifier.startsWith(other.ref() + "-")) {
        return true;
      }
    }
    return false;
  }

  private void texts() {
    if (activity.title.isEmpty()) {
      find(Rule.TITLE_MISSING, ROOT + "/title", "No title", "left without one");
    }
    if (activity.status == null) {
      find(Rule.CODE_MISSING, ROOT + "/activity-status", "No activity-status", "left without one");
    }
  }

  private void dates() {
    LocalDate[] dates = new LocalDate[5];
    int[] lines = new int[5];
    for (IatiDate date : activity.dates) {
      if (date.date() != null && date.type() != null && date.type().length() == 1) {
        int type = date.type().charAt(0) - '0';
        if (type >= 1 && type <= 4) {
          dates[type] = date.date();
          lines[type] = date.line();
        }
      }
    }
    if (dates[1] == null && dates[2] == null) {
      find(
          Rule.START_DATE_MISSING,
          ROOT,
          "Neither a planned nor an actual start",
          "left without one");
    }
    order(Rule.PLANNED_DATES_ORDER, "planned", dates[1], dates[3], lines[3]);
    order(Rule.ACTUAL_DATES_ORDER, "actual", dates[2], dates[4], lines[4]);
  }

  private void order(Rule rule, String kind, LocalDate start, LocalDate end, int line) {
    if (start != null && end != null && start.isAfter(end)) {
      findings.add(
          rule,
          line,
          1,
          ROOT + "/activity-date",
          "The " + kind + " start " + start + " is after the end " + end,
          KEPT);
    }
  }

  private void geography() {
    List<BigDecimal> countries = new ArrayList<>(activity.countries.size());
    activity.countries.forEach(country -> countries.add(country.percentage()));
    if (activity.regions.isEmpty()) {
      shares(
          countries,
          "recipient-country",
          Rule.COUNTRY_PERCENTAGE_MISSING,
          Rule.COUNTRY_PERCENTAGE_SUM,
          Rule.COUNTRY_PERCENTAGE_SINGLE);
    } else {
      // Each vocabulary is one way to name what is not a country: with the countries it makes a
      // whole (3.4.2).
      Map<String, List<BigDecimal>> byVocabulary = new LinkedHashMap<>();
      for (IatiRegion region : activity.regions) {
        byVocabulary
            .computeIfAbsent(region.vocabulary(), v -> new ArrayList<>(countries))
            .add(region.percentage());
      }
      byVocabulary.forEach(
          (vocabulary, percentages) ->
              shares(
                  percentages,
                  "recipient-region",
                  Rule.REGION_PERCENTAGE_MISSING,
                  Rule.REGION_PERCENTAGE_SUM,
                  Rule.REGION_PERCENTAGE_SINGLE));
    }
    boolean own = !activity.countries.isEmpty() || !activity.regions.isEmpty();
    if (own && activity.transactionsWithGeography > 0) {
      find(
          Rule.COUNTRY_AT_BOTH_LEVELS,
          ROOT,
          "Countries or regions both of the activity and of transactions",
          KEPT);
    } else if (!own && activity.transactionsWithGeography == 0) {
      find(Rule.COUNTRY_MISSING, ROOT, "No recipient country or region at all", "left without one");
    } else if (!own && activity.transactionsWithGeography < activity.transactionCount) {
      find(
          Rule.COUNTRY_NOT_ON_ALL_TRANSACTIONS,
          ROOT,
          "Some transactions name a country or region, some do not",
          KEPT);
    }
  }

  private void sectors() {
    Map<String, List<BigDecimal>> byVocabulary = new LinkedHashMap<>();
    for (IatiSector sector : activity.sectors) {
      byVocabulary
          .computeIfAbsent(sector.vocabulary(), v -> new ArrayList<>())
          .add(sector.percentage());
    }
    byVocabulary.forEach(
        (vocabulary, percentages) ->
            shares(
                percentages,
                "sector",
                Rule.SECTOR_PERCENTAGE_MISSING,
                Rule.SECTOR_PERCENTAGE_SUM,
                Rule.SECTOR_PERCENTAGE_SINGLE));
    boolean own = !activity.sectors.isEmpty();
    if (own && activity.transactionsWithSector > 0) {
      find(
          Rule.SECTOR_AT_BOTH_LEVELS,
          ROOT,
          "Sectors both of the activity and of transactions",
          KEPT);
    } else if (!own && activity.transactionsWithSector == 0) {
      find(Rule.SECTOR_MISSING, ROOT, "No sector at all", "left without one");
    } else if (!own && activity.transactionsWithSector < activity.transactionCount) {
      find(
          Rule.SECTOR_NOT_ON_ALL_TRANSACTIONS,
          ROOT,
          "Some transactions name a sector, some do not",
          KEPT);
    }
  }

  private void shares(
      List<BigDecimal> percentages, String element, Rule missing, Rule sum, Rule single) {
    Shares.Fault fault = Shares.fault(percentages);
    if (fault == null) {
      return;
    }
    String path = ROOT + '/' + element;
    switch (fault) {
      case MISSING -> find(missing, path, "Several, not each with a percentage", KEPT);
      case SUM ->
          find(sum, path, "Percentages sum to " + Shares.sum(percentages).toPlainString(), KEPT);
      case SINGLE ->
          find(single, path, "The only one has " + percentages.get(0).toPlainString() + " %", KEPT);
    }
  }

  private void find(Rule rule, String path, String message, String action) {
    findings.add(rule, activity.line, activity.column, path, message, action);
  }
}
