package org.pamir.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What must hold of an answer by itself, and beside the reference's. */
final class AnswerChecks {

  private static final Fraction CENT = Fraction.of(new BigDecimal("0.01"));
  private static final Fraction HALF = Fraction.of(new BigDecimal("0.005"));
  // What divisions to a limited number of digits may lose in sums of this size.
  private static final Fraction LOST = Fraction.of(new BigDecimal("0.0000001"));

  private AnswerChecks() {}

  /** Rows sum to the total, basis parts to their row, gross less internal is net. */
  static void addsUp(ReferenceCount.Question asked, FundingAnswer answer) {
    Set<List<Object>> keys = new HashSet<>();
    answer
        .rows()
        .forEach(
            row ->
                assertThat(keys.add(key(asked, row)))
                    .as("one row a group: %s %s", asked, row)
                    .isTrue());
    for (String measure : asked.measures()) {
      FundingAnswer.Total total = answer.total().get(measure);
      assertThat(total.gross().subtract(total.internal()))
          .as("%s %s", asked, measure)
          .isEqualByComparingTo(total.net());
      BigDecimal sum = BigDecimal.ZERO;
      for (FundingAnswer.Row row : answer.rows()) {
        BigDecimal amount = (BigDecimal) row.members().get(measure);
        sum = sum.add(amount);
        Map<String, BigDecimal> parts =
            asked.groupBy().contains("basis")
                ? Map.of("its own", amount)
                : row.basis().get(measure);
        assertThat(parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
            .as("basis of %s in %s", row, asked)
            .isEqualByComparingTo(amount);
      }
      BigDecimal whole = asked.net() ? total.net() : total.gross();
      if (asked.groupBy().contains("theme") || asked.groupBy().contains("grouping")) {
        assertThat(sum.subtract(whole))
            .as("%s %s", asked, measure)
            .isEqualByComparingTo(answer.overlap().get(measure));
      } else {
        assertThat(sum).as("rows of %s %s", asked, measure).isEqualByComparingTo(whole);
      }
    }
  }

  static void equals(
      ReferenceCount.Question asked, ReferenceCount.Answer expected, FundingAnswer answer) {
    for (String measure : asked.measures()) {
      near(
          answer.total().get(measure).gross(),
          expected.totals().get(measure).gross(),
          HALF,
          "gross " + measure + " of " + asked);
      near(
          answer.total().get(measure).net(),
          expected.totals().get(measure).net(),
          HALF,
          "net " + measure + " of " + asked);
    }
    Map<List<Object>, FundingAnswer.Row> rows = new HashMap<>();
    answer.rows().forEach(row -> rows.put(key(asked, row), row));
    assertThat(rows.keySet()).as("groups of %s", asked).isEqualTo(expected.rows().keySet());
    expected
        .rows()
        .forEach(
            (group, byMeasure) -> {
              FundingAnswer.Row row = rows.get(group);
              for (String measure : asked.measures()) {
                Map<String, Fraction> parts = byMeasure.getOrDefault(measure, Map.of());
                Fraction whole = parts.values().stream().reduce(Fraction.ZERO, Fraction::plus);
                String what = measure + " in " + group + " of " + asked;
                near((BigDecimal) row.members().get(measure), whole, CENT, what);
                if (!asked.groupBy().contains("basis")) {
                  basis(row.basis().get(measure), parts, what);
                }
              }
              if (!asked.groupBy().contains("origin")) {
                assertThat(row.projects())
                    .as("projects in %s of %s", group, asked)
                    .isEqualTo(expected.projects().get(group).size());
              }
            });
    Map<String, String> unconverted = new TreeMap<>();
    answer
        .unconverted()
        .forEach(
            u -> unconverted.put(u.measure() + " " + u.currency(), u.amount() + " × " + u.count()));
    Map<String, String> missing = new TreeMap<>();
    expected
        .unconverted()
        .forEach((key, u) -> missing.put(key, u.amount().rounded(2) + " × " + u.reports()));
    assertThat(unconverted).as("unconverted of %s", asked).isEqualTo(missing);
    assertThat(answer.provisional())
        .as("provisional of %s", asked)
        .isEqualTo(expected.provisional());
    Set<String> warned = new TreeSet<>();
    Set<String> loops = new TreeSet<>();
    for (String warning : answer.warnings()) {
      (warning.contains("comes back") ? loops : warned)
          .add(
              warning.contains("comes back")
                  ? warning.substring(0, warning.indexOf(':'))
                  : warning.replaceAll("^(\\S+: \\S+) .*", "$1"));
    }
    assertThat(warned).as("warnings of %s", asked).isEqualTo(expected.warned());
    assertThat(loops).as("loops of %s", asked).isEqualTo(expected.loops());
  }

  private static void basis(
      Map<String, BigDecimal> given, Map<String, Fraction> exact, String what) {
    assertThat(given.keySet()).as(what).isEqualTo(exact.keySet());
    exact.forEach(
        (basis, part) -> near(given.get(basis), part, CENT.plus(CENT), basis + " " + what));
  }

  private static void near(BigDecimal given, Fraction exact, Fraction within, String what) {
    Fraction apart = Fraction.of(given).minus(exact).abs();
    assertThat(apart.compareTo(within.plus(LOST)) <= 0)
        .as("%s: %s, and the reference has %s", what, given, exact)
        .isTrue();
  }

  private static List<Object> key(ReferenceCount.Question asked, FundingAnswer.Row row) {
    Map<String, Object> members = new java.util.LinkedHashMap<>(row.members());
    asked.measures().forEach(members::remove);
    return new ArrayList<>(members.values());
  }
}
