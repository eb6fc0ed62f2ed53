package org.pamir.sheet;

import java.io.Closeable;
import java.util.List;
import java.util.Optional;

/** The rows of a table file, read once and in order. */
interface Sheet extends Closeable {

  /**
   * A row.
   *
   * @param number as a spreadsheet counts: the header is 1
   * @param cells as texts; null or empty where there is nothing
   */
  record Line(int number, List<String> cells) {}

  /** The header row. */
  List<String> header();

  /**
   * The next row that has anything in it.
   *
   * @throws UnreadableSheetException where the file breaks
   */
  Optional<Line> next();

  /** Whether numbers may have a comma for the point. */
  boolean decimalComma();

  /** Bytes taken from the file so far. */
  long bytesConsumed();
}
