package org.pamir.shared.table;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** CSV as RFC 4180 has it: a header row, lines that end with CR LF, UTF-8 without a mark. */
final class CsvTable implements TableWriter {

  // Without its strict check for quoting: that one lets a line feed alone stand bare, since the
  // line
  // separator begins with another character.
  private static final CsvFactory FACTORY = new CsvFactory();

  private final CsvGenerator generator;

  CsvTable(OutputStream out) throws IOException {
    generator = FACTORY.createGenerator(out);
    // What has been written leaves when the buffer is full, not row by row.
    generator.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
  }

  @Override
  public void begin(List<Column> columns) throws IOException {
    CsvSchema.Builder schema = CsvSchema.builder().setLineSeparator("\r\n").setUseHeader(false);
    columns.forEach(column -> schema.addColumn(column.name()));
    generator.setSchema(schema.build());
    generator.writeStartArray();
    for (Column column : columns) {
      generator.writeString(FormulaText.neutralised(column.name()));
    }
    generator.writeEndArray();
  }

  @Override
  public void write(Row row) throws IOException {
    generator.writeStartArray();
    for (int column = 0; column < row.size(); column++) {
      String text = row.text(column);
      if (text == null) {
        generator.writeString("");
      } else if (row.type(column) == CellType.NUMBER) {
        generator.writeNumber(text);
      } else {
        generator.writeString(FormulaText.neutralised(text));
      }
    }
    generator.writeEndArray();
  }

  /** CSV has no place beside its rows: the answer's headers tell about it. */
  @Override
  public void end(Map<String, String> about) throws IOException {
    generator.close();
  }
}
