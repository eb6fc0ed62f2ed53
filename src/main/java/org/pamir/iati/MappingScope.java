package org.pamir.iati;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pamir.intake.Finding;
import org.pamir.shared.Texts;

/**
 * What the mappings of one activity share: findings, what is kept aside, and the small checks that
 * bring a published value within what the register can hold.
 */
final class MappingScope {
  static final int REF_LENGTH = 200;
  static final int IDENTIFIER_LENGTH = 500;
  private static final int LANGUAGE_LENGTH = 35;
  private static final int DECIMALS = 6;

  private final IatiActivity activity;
  private final Findings findings = new Findings();

  MappingScope(IatiActivity activity) {
    this.activity = activity;
  }

  IatiActivity activity() {
    return activity;
  }

  List<Finding> findings(String identifier) {
    return findings.of(identifier);
  }

  /** A finding at an element of the activity. */
  void find(Rule rule, int line, String path, String message, String action) {
    findings.add(
        rule, line, 1, path.isEmpty() ? "iati-activity" : "iati-activity/" + path, message, action);
  }

  /** A finding about the activity as a whole. */
  void find(Rule rule, String path, String message, String action) {
    find(rule, activity.line(), path, message, action);
  }

  /** Path of the n-th element of a name, n from 1. */
  static String path(String name, int n) {
    return n == 1 ? name : name + '[' + n + ']';
  }

  /**
   * Texts by language within what the register holds, or null where there are none. Whole texts
   * that are cut are kept beside.
   */
  Map<String, String> texts(Map<String, String> texts, int length, int line, String path) {
    if (texts.isEmpty()) {
      return null;
    }
    boolean fine = true;
    for (Map.Entry<String, String> text : texts.entrySet()) {
      fine &=
          text.getKey().length() <= LANGUAGE_LENGTH
              && text.getValue().length() <= length
              && Texts.storable(text.getValue()) == text.getValue();
    }
    if (fine) {
      return texts;
    }
    Map<String, String> clean = new LinkedHashMap<>();
    texts.forEach(
        (language, text) -> {
          String kept = Texts.storable(text);
          if (kept != text) {
            find(Rule.TEXT_NOT_STORABLE, line, path, "Halves of characters", "replaced by U+FFFD");
          }
          if (kept.length() > length || language.length() > LANGUAGE_LENGTH) {
            find(
                Rule.TEXT_TOO_LONG,
                line,
                path,
                "A text of " + kept.length() + " characters; the register shows " + length,
                "cut, and kept whole beside it");
          }
          clean.put(Texts.cut(language, LANGUAGE_LENGTH), Texts.cut(kept, length));
        });
    return clean;
  }

  /** A code within a length, or null with a finding where it is longer. */
  String code(String code, int length, int line, String path) {
    if (code == null || code.length() <= length) {
      return code == null ? null : Texts.storable(code);
    }
    find(
        Rule.CODE_TOO_LONG,
        line,
        path,
        "A code of " + code.length() + " characters",
        "kept aside, left without it");
    return null;
  }

  /** A percentage with at most 6 decimals and not negative, or null. */
  BigDecimal percentage(BigDecimal percentage, int line, String path) {
    if (percentage == null) {
      return null;
    }
    if (percentage.signum() < 0) {
      find(
          Rule.PERCENTAGE_NEGATIVE,
          line,
          path,
          "Percentage " + percentage.toPlainString() + " is negative",
          "kept aside, left without a share");
      return null;
    }
    if (percentage.scale() <= DECIMALS) {
      return percentage;
    }
    BigDecimal rounded = percentage.setScale(DECIMALS, RoundingMode.HALF_UP);
    if (rounded.compareTo(percentage) != 0) {
      find(
          Rule.PERCENTAGE_ROUNDED,
          line,
          path,
          "Percentage " + percentage.toPlainString() + " has over 6 decimals",
          "rounded to " + rounded.toPlainString());
    }
    return rounded;
  }

  /** The sum of two shares of which either may be missing. */
  static BigDecimal sum(BigDecimal a, BigDecimal b) {
    return a == null ? b : b == null ? a : a.add(b);
  }
}
