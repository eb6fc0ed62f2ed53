package org.pamir.shared.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Reads tables as those do who receive them. */
final class Tables {

  private Tables() {}

  /** The rows of a CSV answer by column, as texts. */
  static List<Map<String, String>> csv(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("text/csv;charset=utf-8;header=present");
    String text = new String(answer.asByteArray(), StandardCharsets.UTF_8);
    assertThat(text).endsWith("\r\n");
    try (MappingIterator<String[]> lines =
        new CsvMapper()
            .readerFor(String[].class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .readValues(text)) {
      return rows(lines.readAll());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The header row of a CSV answer. */
  static List<String> header(Response answer) {
    String text = new String(answer.asByteArray(), StandardCharsets.UTF_8);
    return List.of(text.substring(0, text.indexOf("\r\n")).split(","));
  }

  private static List<Map<String, String>> rows(List<String[]> lines) {
    List<Map<String, String>> rows = new ArrayList<>();
    String[] header = lines.get(0);
    assertThat(header).doesNotHaveDuplicates().doesNotContain("");
    for (String[] line : lines.subList(1, lines.size())) {
      assertThat(line).hasSameSizeAs(header);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], line[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  /** The rows of a workbook's first sheet by column; a cell that is not there is left out. */
  static List<Map<String, Cell>> xlsx(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo(TableFormat.WORKBOOK);
    return sheet(answer, 0);
  }

  static List<Map<String, Cell>> sheet(Response answer, int index) {
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(
            new ByteArrayInputStream(answer.asByteArray()),
            new org.dhatim.fastexcel.reader.ReadingOptions(true, false))) {
      List<Row> lines = workbook.getSheet(index).orElseThrow().read();
      List<Map<String, Cell>> rows = new ArrayList<>();
      Row header = lines.get(0);
      for (Row line : lines.subList(1, lines.size())) {
        Map<String, Cell> row = new LinkedHashMap<>();
        for (Cell cell : line) {
          if (cell != null && cell.getType() != org.dhatim.fastexcel.reader.CellType.EMPTY) {
            row.put(header.getCellText(cell.getColumnIndex()), cell);
          }
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
