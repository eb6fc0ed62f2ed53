package org.pamir.shared.table;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook with typed cells and a header row that stays in sight; what is to be known of the
 * table is on a sheet behind it. Rows leave as they come.
 */
final class XlsxTable implements TableWriter {

  /** A spreadsheet computes in doubles: a number with more digits is kept exact as a text. */
  private static final int EXACT_DIGITS = 15;

  /** A cell holds no more characters than this; a longer text is cut, and says so. */
  private static final int MAX_TEXT = 32_767;

  private static final String CUT = " … (cut: the CSV and the JSON have it whole)";

  /** Before it, spreadsheets count a 29 February 1900 that never was. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

  private static final int FLUSHED_ROWS = 500;
  private static final String DAY = "yyyy-mm-dd";
  private static final String TIME = "yyyy-mm-dd hh:mm:ss";

  private final Workbook workbook;
  private final String name;
  private List<Column> columns;
  private Worksheet sheet;
  private int sheets;
  private int next;

  XlsxTable(String name, OutputStream out) {
    workbook = new Workbook(out, "Pamir", "1.0");
    // A third of the time of the default, and a few per cent larger.
    workbook.setCompressionLevel(2);
    this.name = name;
  }

  @Override
  public void begin(List<Column> columns) throws IOException {
    this.columns = columns;
    beginSheet();
  }

  private void beginSheet() throws IOException {
    sheets++;
    sheet = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
    sheet.freezePane(0, 1);
    for (int column = 0; column < columns.size(); column++) {
      sheet.inlineString(0, column, columns.get(column).name());
      sheet.style(0, column).bold().set();
      sheet.width(column, width(columns.get(column)));
    }
    next = 1;
  }

  private static double width(Column column) {
    int content =
        switch (column.type()) {
          case NUMBER, TIME -> 20;
          case DATE -> 11;
          case BOOLEAN -> 8;
          case TEXT -> column.name().endsWith(".en") || column.name().endsWith(".ru") ? 48 : 20;
        };
    return Math.max(content, column.name().length() + 2);
  }

  @Override
  public void write(Row row) throws IOException {
    if (next == Worksheet.MAX_ROWS) {
      sheet.finish();
      beginSheet();
    }
    for (int column = 0; column < row.size(); column++) {
      if (row.text(column) != null) {
        put(column, row.text(column), row.type(column));
      }
    }
    next++;
    if (next % FLUSHED_ROWS == 0) {
      sheet.flush();
    }
  }

  private void put(int column, String text, CellType type) {
    switch (type) {
      case NUMBER -> number(column, text);
      case BOOLEAN -> sheet.value(next, column, Boolean.valueOf(text));
      case DATE -> day(column, text);
      case TIME -> time(column, text);
      case TEXT -> text(column, text);
    }
  }

  private void number(int column, String text) {
    BigDecimal number = new BigDecimal(text);
    if (number.stripTrailingZeros().precision() > EXACT_DIGITS) {
      text(column, text);
    } else {
      sheet.value(next, column, number);
    }
  }

  private void day(int column, String text) {
    LocalDate day = LocalDate.parse(text);
    if (day.isBefore(FIRST_DAY)) {
      text(column, text);
    } else {
      sheet.value(next, column, day);
      sheet.style(next, column).format(DAY).set();
    }
  }

  private void time(int column, String text) {
    LocalDateTime time = LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC);
    if (time.toLocalDate().isBefore(FIRST_DAY)) {
      text(column, text);
    } else {
      sheet.value(next, column, time);
      sheet.style(next, column).format(TIME).set();
    }
  }

  private void text(int column, String text) {
    sheet.inlineString(
        next,
        column,
        text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT - CUT.length()) + CUT : text);
  }

  @Override
  public void end(Map<String, String> about) throws IOException {
    sheet.finish();
    columns = List.of(new Column("name", CellType.TEXT), new Column("value", CellType.TEXT));
    sheet = workbook.newWorksheet("About");
    sheet.width(0, 32);
    sheet.width(1, 64);
    next = 0;
    about.forEach(
        (key, value) -> {
          text(0, key);
          text(1, value);
          next++;
        });
    sheet.finish();
    workbook.finish();
  }
}
