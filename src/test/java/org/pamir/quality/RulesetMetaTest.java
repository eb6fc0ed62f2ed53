package org.pamir.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The official rulesets' tests of themselves: each kind of rule passes and fails where it must. */
class RulesetMetaTest {
  private static final Path CASES =
      Conformance.DATA.resolve("iati-standard/rulesets-2.03/meta_tests");

  // Ruleset: files that pass | files that fail.
  private static final String TABLE =
      """
      at_least_one: at_least_one_narrative at_least_one_no_element_good at_least_one_ref | at_least_one_bad
      between_dates: between_dates_good | between_dates_bad
      condition: activity_status_2 | activity_status_3
      date_now: date_now_good | date_now_bad
      date_order: date_good empty_activity | date_bad
      dependent_title_description: title_description empty_activity | title description
      empty: empty empty_activity title |
      forloop: forloop_good | forloop_bad
      if_then: if_then_good | if_then_bad
      no_more_than_one_title: title empty_activity | title_twice
      no_paths: empty | empty_activity title
      one_or_all: one_or_all_currency_all_good one_or_all_currency_good one_or_all_lang_good one_or_all_lang_good_all \
      one_or_all_sector_all_good one_or_all_sector_good | one_or_all_currency_all_bad one_or_all_currency_bad \
      one_or_all_lang_bad one_or_all_lang_bad_all one_or_all_sector_all_bad one_or_all_sector_bad
      one_or_all_org: one_or_all_org_currency_good | one_or_all_org_currency_bad
      only_one_of: only_one_of_activity_good only_one_of_transaction_good | only_one_of_activity_bad \
      only_one_of_transaction_bad
      period_time: period_time_good | period_time_bad
      range: range_good | range_bad
      recipient_country: recipient_country_good | recipient_country_bad
      recipient_region_budget: recipient_region_budget_good | recipient_region_budget_bad
      regex_matches: regex_good | regex_bad
      regex_no_matches: regex_bad | regex_good
      result_indicator_baseline_selector_with_conditions: results_indicator_baseline_value_good \
      results_indicator_baseline_value_not_relevant | results_indicator_baseline_value_bad
      result_indicator_period_actual_selector_with_conditions: results_indicator_period_actual_value_good \
      results_indicator_period_actual_value_not_relevant | results_indicator_period_actual_value_bad
      result_indicator_period_target_selector_with_conditions: results_indicator_period_target_value_good \
      results_indicator_period_target_value_not_relevant | results_indicator_period_target_value_bad
      results_references: results_refs_good | results_refs_bad
      sector_percentage_sum: sector_percentage_sum_good | sector_percentage_sum_bad
      starts_with: identifiers | identifiers_bad
      sum: sum_good | sum_bad
      sum_two: sum_two_good | sum_two_bad
      time_limit: time_limit_good | time_limit_bad
      title_exists: title empty | empty_activity
      title_text_exists: title_text | title
      total_expenditure: total_expenditure_good | total_expenditure_bad
      unique: unique_good | unique_bad
      unique_title_description: title_description_content | title_twice
      """;

  @TestFactory
  Stream<DynamicTest> judgesAsTheRulesetsThemselvesDo() {
    List<DynamicTest> tests = new ArrayList<>();
    if (!Conformance.has(CASES, "77 of the rulesets' own tests")) {
      return Stream.empty();
    }
    for (String line : TABLE.strip().split("\n")) {
      String[] parts = line.split("[:|]", 3);
      add(tests, parts[0], parts[1], true);
      add(tests, parts[0], parts[2], false);
    }
    return tests.stream();
  }

  private static void add(List<DynamicTest> tests, String ruleset, String files, boolean passes) {
    for (String file : files.strip().split(" +")) {
      if (!file.isEmpty()) {
        tests.add(
            dynamicTest(
                ruleset + (passes ? " passes " : " fails ") + file,
                () -> {
                  try (InputStream json = Files.newInputStream(CASES.resolve(ruleset + ".json"))) {
                    Element root = Conformance.read(CASES.resolve(file + ".xml"));
                    assertThat(Conformance.faults(Conformance.ruleset(json), root).isEmpty())
                        .isEqualTo(passes);
                  }
                }));
      }
    }
  }
}
