package org.pamir.shared.table;

/**
 * Texts that a spreadsheet would run as a formula when it opens a CSV file. They get an apostrophe
 * in front, which is taken away again when such a file is read.
 */
public final class FormulaText {

  private static final String STARTS = "=+-@\t\r";

  private FormulaText() {}

  /** The text as a cell of a CSV file. */
  static String neutralised(String text) {
    return isFormula(text) ? '\'' + text : text;
  }

  /** The text that a cell of a CSV file stands for. */
  public static String restored(String cell) {
    return cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell;
  }

  /** Also behind apostrophes of its own, or there would be two texts with one cell. */
  private static boolean isFormula(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == '\'') {
      start++;
    }
    return start < text.length() && STARTS.indexOf(text.charAt(start)) >= 0;
  }
}
