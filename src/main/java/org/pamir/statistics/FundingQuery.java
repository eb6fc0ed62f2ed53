package org.pamir.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pamir.shared.Word;
import org.pamir.shared.problem.Violations;

/**
 * A question about money.
 *
 * @param net whether each dollar is counted once
 * @param imputed whether what nobody shared out is split equally between the participating
 *     countries
 * @param currency ISO 4217 code of the answer
 */
record FundingQuery(
    List<Dimension> groupBy,
    List<Measure> measures,
    boolean net,
    boolean imputed,
    String currency) {

  static final int MAX_DIMENSIONS = 3;

  /**
   * @throws org.pamir.shared.problem.InvalidRequestException where a parameter is not understood,
   *     naming what is allowed
   */
  static FundingQuery of(FundingParams params) {
    Violations violations = new Violations();
    List<Dimension> groupBy = words("groupBy", params.groupBy, Dimension.class, violations);
    if (groupBy.size() > MAX_DIMENSIONS) {
      violations.add("groupBy", "takes up to " + MAX_DIMENSIONS);
    }
    List<Measure> measures = words("measure", params.measure, Measure.class, violations);
    String currency = params.currency == null ? "USD" : params.currency;
    if (!currency.matches("[A-Z]{3}")) {
      violations.add("currency", "must be an ISO 4217 code such as USD");
    }
    boolean gross = choice("counting", params.counting, "net", "gross", violations);
    boolean equal = choice("impute", params.impute, "none", "equal", violations);
    violations.throwIfAny();
    return new FundingQuery(
        groupBy,
        measures.isEmpty() ? List.of(Measure.COMMITTED) : measures,
        !gross,
        equal,
        currency);
  }

  /**
   * Whether facts are split or counted twice by the groups, so that the total is a question of its
   * own: thirds never quite add up, and a total must not depend on what it is grouped by.
   */
  boolean splitsFacts() {
    return imputed
        || overlaps()
        || groupBy.stream().anyMatch(dimension -> dimension.imputed() != null);
  }

  boolean overlaps() {
    return groupBy.stream().anyMatch(Dimension::overlaps);
  }

  private static boolean choice(
      String name, String value, String usual, String other, Violations violations) {
    if (value != null && !value.equals(usual) && !value.equals(other)) {
      violations.add(name, "must be " + usual + " or " + other);
    }
    return other.equals(value);
  }

  private static <E extends Enum<E> & Word> List<E> words(
      String name, String value, Class<E> type, Violations violations) {
    List<E> result = new ArrayList<>();
    if (value != null && !value.isEmpty()) {
      for (String word : value.split(",", -1)) {
        E known = Word.of(type, word);
        if (known == null) {
          violations.add(
              name,
              "has '"
                  + word.replace("\0", "")
                  + "', which is not known; known are "
                  + String.join(
                      ", ", Arrays.stream(type.getEnumConstants()).map(Word::word).toList()));
        } else if (!result.contains(known)) {
          result.add(known);
        }
      }
    }
    return result;
  }
}
