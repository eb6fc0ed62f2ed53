package org.pamir.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Rules on numbers. A text that is no number breaks a sum, and no range: that is the business of
 * the schema.
 */
final class NumberChecks {
  // As the guidance to rules 2.1, 3.1 and 3.4 has it: 33.33 three times is not 100.
  private static final int DECIMALS = 4;
  private static final int DIGITS = 1_000;

  private NumberChecks() {}

  /** Each number is from {@code min} to {@code max}, either of which may be missing. */
  static Check range(RuleCase said) {
    List<ElementPath> paths = said.paths("paths");
    BigDecimal min = said.number("min");
    BigDecimal max = said.number("max");
    return (context, faults) -> {
      for (Object node : PresenceChecks.nodes(paths, context)) {
        BigDecimal number = number(ElementPath.text(node));
        if (number != null
            && (min != null && number.compareTo(min) < 0
                || max != null && number.compareTo(max) > 0)) {
          faults.accept(ElementPath.element(node), "It is " + show(number));
        }
      }
    };
  }

  /**
   * All numbers make this sum.
   *
   * @param strict whether none at all is a sum of nothing, and not left alone
   */
  static Check sum(RuleCase said, boolean strict) {
    List<ElementPath> paths = said.paths("paths");
    BigDecimal expected = said.number("sum");
    return (context, faults) -> {
      List<Object> nodes = PresenceChecks.nodes(paths, context);
      if (nodes.isEmpty()) {
        if (strict && expected.signum() != 0) {
          faults.accept(context, "There are none");
        }
        return;
      }
      BigDecimal sum = BigDecimal.ZERO;
      for (Object node : nodes) {
        BigDecimal number = number(ElementPath.text(node));
        if (number == null) {
          faults.accept(ElementPath.element(node), "One of them is not a number");
          return;
        }
        sum = sum.add(number);
      }
      if (sum.setScale(DECIMALS, RoundingMode.HALF_UP).compareTo(expected) != 0) {
        faults.accept(ElementPath.element(nodes.get(0)), "They sum to " + show(sum));
      }
    };
  }

  /** The number, or null where the text is none or has digits beyond all reason. */
  static BigDecimal number(String text) {
    try {
      BigDecimal number = new BigDecimal(text.strip());
      return Math.abs((long) number.scale()) > DIGITS || number.precision() > DIGITS
          ? null
          : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String show(BigDecimal number) {
    return number.precision() - number.scale() > 30 ? number.toString() : number.toPlainString();
  }
}
