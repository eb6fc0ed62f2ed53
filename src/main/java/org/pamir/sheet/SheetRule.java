package org.pamir.sheet;

import java.util.Locale;

/** What is told of a table's rows. */
enum SheetRule {
  /** The row does not name a project. */
  ROW_WITHOUT_PROJECT,
  /** A cell is no value of its column. */
  CELL_NOT_VALID,
  /** The row is against a rule of the register. */
  ROW_REFUSED;

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
