package org.pamir.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pamir.shared.table.FormulaText;

/**
 * A CSV file in UTF-8, with or without a byte order mark; its separator is a comma, a semicolon as
 * spreadsheets write it where the comma is the decimal point, or a tab. Other encodings are refused
 * and not guessed: a wrong guess would go in as names that nobody can read.
 */
final class CsvSheet implements Sheet {

  private static final long MAX_BYTES = 64L << 20;
  private static final int MAX_HEADER = 32_768;
  private static final int MAX_CELL = 250_000;
  private static final String ENCODING =
      "It is not UTF-8; save it as \"CSV UTF-8\" (a file in Windows-1251 or UTF-16 is not read)";

  private final CountedInput bytes;
  private final MappingIterator<String[]> lines;
  private final List<String> header;
  private final char separator;
  private int number;

  CsvSheet(InputStream file) {
    bytes = new CountedInput(file, MAX_BYTES);
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            MAX_HEADER);
    try {
      separator = separator(reader);
      lines =
          new CsvMapper(
                  CsvFactory.builder()
                      .streamReadConstraints(
                          StreamReadConstraints.builder().maxStringLength(MAX_CELL).build())
                      .build())
              .readerFor(String[].class)
              .with(CsvParser.Feature.WRAP_AS_ARRAY)
              .with(CsvSchema.emptySchema().withColumnSeparator(separator))
              .readValues(reader);
    } catch (IOException e) {
      throw broken(e);
    }
    header =
        line().orElseThrow(() -> new UnreadableSheetException("It is empty")).cells().stream()
            .map(String::strip)
            .toList();
  }

  /** The separator that the header row has most of, before anything is consumed. */
  private static char separator(BufferedReader reader) throws IOException {
    reader.mark(MAX_HEADER);
    if (reader.read() != '\ufeff') {
      reader.reset();
      reader.mark(MAX_HEADER);
    } else {
      reader.mark(MAX_HEADER);
    }
    int commas = 0;
    int semicolons = 0;
    int tabs = 0;
    for (int i = 1; i < MAX_HEADER; i++) {
      int c = reader.read();
      if (c < 0 || c == '\n' || c == '\r') {
        break;
      }
      commas += c == ',' ? 1 : 0;
      semicolons += c == ';' ? 1 : 0;
      tabs += c == '\t' ? 1 : 0;
    }
    reader.reset();
    return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public Optional<Line> next() {
    Optional<Line> line = line();
    while (line.isPresent() && line.get().cells().stream().allMatch(String::isEmpty)) {
      line = line();
    }
    return line;
  }

  private Optional<Line> line() {
    try {
      if (!lines.hasNextValue()) {
        return Optional.empty();
      }
      String[] cells = lines.nextValue();
      number++;
      return Optional.of(
          new Line(
              number,
              Arrays.stream(cells)
                  .map(cell -> cell == null ? "" : FormulaText.restored(cell))
                  .toList()));
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private UnreadableSheetException broken(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CharacterCodingException) {
        return new UnreadableSheetException(ENCODING, e);
      }
    }
    if (e instanceof JsonProcessingException) {
      return new UnreadableSheetException(
          "Row "
              + (number + 1)
              + " cannot be read: a quotation mark is not closed, or a cell has more than "
              + MAX_CELL
              + " characters",
          e);
    }
    throw new UncheckedIOException(e);
  }

  @Override
  public boolean decimalComma() {
    return separator == ';';
  }

  @Override
  public long bytesConsumed() {
    return bytes.count();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
