package org.pamir.shared.table;

import java.util.Arrays;

/** The cells of one row as texts, each with its type; filled again and again. */
final class Row {

  private final String[] texts;
  private final CellType[] types;

  Row(int columns) {
    texts = new String[columns];
    types = new CellType[columns];
  }

  void clear() {
    Arrays.fill(texts, null);
  }

  void set(int column, String text, CellType type) {
    texts[column] = text;
    types[column] = type;
  }

  int size() {
    return texts.length;
  }

  /** The cell as text, or null where it is empty; a number in plain notation. */
  String text(int column) {
    return texts[column];
  }

  CellType type(int column) {
    return types[column];
  }
}
