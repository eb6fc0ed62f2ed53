package org.pamir.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** The first sheet of a workbook. It is opened when its first row is asked for. */
final class XlsxSheet implements Sheet {

  private static final long MAX_BYTES = 16L << 20;

  private final CountedInput bytes;
  private final Predicate<String> isDay;
  private ReadableWorkbook workbook;
  private Stream<Row> rows;
  private Iterator<Row> left;
  private List<String> header;

  /**
   * @param isDay whether numbers of a column are days
   * @throws UnreadableSheetException where the beginning is not that of a workbook
   */
  XlsxSheet(InputStream file, Predicate<String> isDay) {
    this.bytes = new CountedInput(file, MAX_BYTES);
    this.isDay = isDay;
  }

  /** Whether the file begins as a workbook does; the rest of it is not looked at. */
  static void checkBeginning(byte[] first) {
    if (first.length < 8) {
      throw new UnreadableSheetException("It is no workbook (.xlsx)");
    }
    if (ReadableWorkbook.isOLE2Header(first)) {
      throw new UnreadableSheetException(
          "It is a workbook of an old kind (.xls) or with a password; save it as .xlsx without one");
    }
    if (!ReadableWorkbook.isOOXMLZipHeader(first)) {
      throw new UnreadableSheetException("It is no workbook (.xlsx)");
    }
  }

  @Override
  public List<String> header() {
    if (header == null) {
      open();
      header = left.hasNext() ? texts(nextRow(), List.of()) : List.of();
      header = header.stream().map(name -> name == null ? "" : name.strip()).toList();
    }
    return header;
  }

  private void open() {
    try {
      byte[] file = bytes.readAllBytes();
      WorkbookCheck.check(file);
      workbook =
          new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true));
      rows = workbook.getFirstSheet().openStream();
      left = rows.iterator();
    } catch (UnreadableSheetException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new UnreadableSheetException("The workbook cannot be read", e);
    }
  }

  private Row nextRow() {
    try {
      return left.next();
    } catch (RuntimeException e) {
      throw new UnreadableSheetException("The workbook cannot be read any further", e);
    }
  }

  @Override
  public Optional<Line> next() {
    List<String> columns = header();
    try {
      while (left.hasNext()) {
        Row row = nextRow();
        List<String> cells = texts(row, columns);
        if (cells.stream().anyMatch(cell -> cell != null && !cell.isEmpty())) {
          return Optional.of(new Line(row.getRowNum(), cells));
        }
      }
      return Optional.empty();
    } catch (UnreadableSheetException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnreadableSheetException("The workbook cannot be read any further", e);
    }
  }

  private List<String> texts(Row row, List<String> columns) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < row.getCellCount(); column++) {
      Cell cell = row.getCell(column);
      cells.add(
          cell == null
              ? null
              : text(cell, column < columns.size() && isDay.test(columns.get(column))));
    }
    return cells;
  }

  private static String text(Cell cell, boolean day) {
    return switch (cell.getType()) {
      case NUMBER -> day ? cell.asDate().toLocalDate().toString() : cell.asNumber().toPlainString();
      case BOOLEAN -> cell.asBoolean().toString();
      case STRING -> cell.asString();
      // What the spreadsheet last worked out.
      case FORMULA -> cell.getRawValue();
      case ERROR -> "#" + cell.getRawValue();
      case EMPTY -> null;
    };
  }

  @Override
  public boolean decimalComma() {
    return false;
  }

  @Override
  public long bytesConsumed() {
    return bytes.count();
  }

  @Override
  public void close() throws IOException {
    if (rows != null) {
      rows.close();
    }
    if (workbook != null) {
      workbook.close();
    }
    bytes.close();
  }
}
