package org.pamir.statistics;

import java.util.Arrays;
import java.util.List;
import org.pamir.shared.Word;

/** What a statistic measures, in money. */
enum Measure implements Word {
  PLEDGED,
  COMMITTED,
  DISBURSED,
  /**
   * What projects paid out themselves: disbursements and expenditure, less what went on to projects
   * that are counted too.
   */
  SPENT,
  /** Committed less disbursed. */
  UNDISBURSED,
  BUDGETED;

  /** The kinds of fact that it is made of. */
  List<Measure> facts() {
    return this == UNDISBURSED ? List.of(COMMITTED, DISBURSED) : List.of(this);
  }

  static String words() {
    return String.join(", ", Arrays.stream(values()).map(Word::word).toList());
  }
}
