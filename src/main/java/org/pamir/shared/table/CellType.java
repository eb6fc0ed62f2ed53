package org.pamir.shared.table;

/** What a cell holds. */
enum CellType {
  TEXT,
  NUMBER,
  BOOLEAN,
  /** A day: {@code 2026-03-31}. */
  DATE,
  /** An instant in UTC: {@code 2026-03-31T00:00:00Z}. */
  TIME;

  /** The type of a cell in a column of this type that holds a text. */
  CellType ofText() {
    return this == DATE || this == TIME ? this : TEXT;
  }
}
