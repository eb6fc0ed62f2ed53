package org.pamir.shared.table;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pamir.shared.paging.Listing;

/** A list as a table that is written part by part while the list is read. */
final class ListTable<T> implements TableBody {

  private final Listing<T> list;
  private final TableShape shape;
  private final TableFile file;
  private final ObjectMapper json;

  ListTable(Listing<T> list, TableShape shape, TableFile file, ObjectMapper json) {
    this.list = list;
    this.shape = shape;
    this.file = file;
    this.json = json;
  }

  @Override
  public void write(OutputStream out, MultivaluedMap<String, Object> headers) throws IOException {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("source", file.source());
    try {
      TableWriter table = TableWriter.of(file.format(), file.sheet(), out);
      list.readAll(
          new Listing.Reader<>() {
            private final Row row = shape.newRow();

            @Override
            public void begin(long revision) {
              headers.putSingle("Pamir-Revision", revision);
              file.name(headers, revision);
              about.put("revision", String.valueOf(revision));
              attempt(() -> table.begin(shape.columns()));
            }

            @Override
            public void read(List<T> part) {
              for (T item : part) {
                attempt(() -> write(item, row, table));
              }
            }
          });
      table.end(about);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void write(T item, Row row, TableWriter table) throws IOException {
    try (JsonParser parser = parser(item)) {
      // What the register writes itself has no member twice.
      parser.disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      parser.nextToken();
      shape.read(parser, row);
    }
    table.write(row);
  }

  private JsonParser parser(T item) throws IOException {
    return item instanceof RawValue raw
        ? json.createParser((String) raw.rawValue())
        : json.createParser(json.writeValueAsBytes(item));
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void attempt(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
