package org.pamir.intake;

import org.pamir.quality.Severity;

/**
 * One thing that is wrong or odd in a file, and what was done about it.
 *
 * @param activity identifier of the activity, null when it has none or the finding is about the
 *     file
 * @param line line in the file, from 1; 0 where it is about no place in it
 * @param column column in the file, from 1, or 0
 * @param path place in the activity, such as {@code iati-activity/transaction[3]/value}; an index
 *     of 1 is left out
 * @param severity how much it matters
 * @param rule short stable name, such as {@code value-not-a-number}; the format that reads the file
 *     has them
 * @param ruleset number in the official IATI 2.03 ruleset, such as {@code 3.1.2}; null when it has
 *     none
 * @param message what was found; never holds narrative text, so that no person's name gets into a
 *     log
 * @param action what was done: kept, skipped, defaulted …
 */
public record Finding(
    String activity,
    int line,
    int column,
    String path,
    Severity severity,
    String rule,
    String ruleset,
    String message,
    String action) {

  /** The same about an activity. */
  public Finding of(String identifier) {
    return new Finding(identifier, line, column, path, severity, rule, ruleset, message, action);
  }
}
