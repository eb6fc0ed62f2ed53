package org.pamir.backup;

import java.util.List;

/**
 * What is in an archive.
 *
 * @param format of the archive; a later one may be written differently
 * @param schemaVersion of the migration that the tables were at
 * @param revision the newest one in it
 * @param takenAt an instant, as the database told it
 */
record Manifest(
    int format,
    int schemaVersion,
    long revision,
    String takenAt,
    List<Table> tables,
    List<Sequence> sequences) {

  /** The format that is written, and the newest that is read. */
  static final int FORMAT = 1;

  /** The entry of an archive that holds it. */
  static final String ENTRY = "manifest.json";

  /**
   * A table, whose rows are an entry of their own in the text format of COPY.
   *
   * @param columns in the order of the rows
   * @param bytes before compression
   * @param sha256 of those bytes, in hexadecimal
   */
  record Table(String name, List<String> columns, long rows, long bytes, String sha256) {
    String entry() {
      return "tables/" + name + ".copy";
    }
  }

  /**
   * A sequence.
   *
   * @param last the last number it gave
   */
  record Sequence(String name, long last) {}
}
