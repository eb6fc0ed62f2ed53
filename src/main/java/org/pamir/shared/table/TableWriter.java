package org.pamir.shared.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Writes a table as it comes, row by row. */
interface TableWriter {

  /** Writes the header row. */
  void begin(List<Column> columns) throws IOException;

  void write(Row row) throws IOException;

  /**
   * Ends the table.
   *
   * @param about what is to be known of it, for formats that have a place for that
   */
  void end(Map<String, String> about) throws IOException;

  /**
   * @param name of the table
   */
  static TableWriter of(TableFormat format, String name, OutputStream out) throws IOException {
    return format == TableFormat.CSV ? new CsvTable(out) : new XlsxTable(name, out);
  }
}
