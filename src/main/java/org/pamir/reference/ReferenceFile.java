package org.pamir.reference;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A CSV file under {@code /reference} on the class path: UTF-8, comma, one header line. */
final class ReferenceFile {
  private static final String ROOT = "/reference/";

  private static final ObjectReader CSV =
      CsvMapper.builder()
          // A row with a cell too few is a damaged file, not a missing value.
          .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
          .build()
          .readerForMapOf(String.class)
          .with(CsvSchema.emptySchema().withHeader());

  private final String path;

  /**
   * @param path below {@code /reference}, for example {@code codelist/Country.csv}
   */
  ReferenceFile(String path) {
    this.path = path;
  }

  /**
   * All rows in file order, each turned into a {@code T}.
   *
   * @throws UncheckedIOException if the file is damaged
   * @throws IllegalStateException if it is not on the class path
   */
  <T> List<T> read(Function<ReferenceRow, T> toRecord) {
    try (Stream<ReferenceRow> rows = stream()) {
      return rows.map(toRecord).toList();
    }
  }

  /**
   * The rows one at a time, in file order; the caller closes the stream. Throws as {@link #read}
   * does.
   */
  Stream<ReferenceRow> stream() {
    InputStream bytes = ReferenceFile.class.getResourceAsStream(ROOT + path);
    if (bytes == null) {
      throw new IllegalStateException("No reference file " + path + " on the class path");
    }
    try {
      MappingIterator<Map<String, String>> rows =
          CSV.readValues(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      return StreamSupport.stream(
              Spliterators.spliteratorUnknownSize(
                  rows, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
              false)
          .map(cells -> new ReferenceRow(path, cells))
          .onClose(() -> close(rows));
    } catch (IOException damaged) {
      throw new UncheckedIOException("Cannot read reference file " + path, damaged);
    }
  }

  private void close(MappingIterator<?> rows) {
    try {
      rows.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot close reference file " + path, failed);
    }
  }
}
