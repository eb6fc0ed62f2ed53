package org.pamir.shared.table;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer that is there as a whole, as a table: its rows. What stands beside the rows (totals,
 * what could not be converted, the revision) goes into headers, and in a workbook onto a sheet of
 * its own: as a row among others it would be added up with them.
 */
final class AnswerTable implements TableBody {

  /** A longer header would be cut off by a proxy. */
  private static final int MAX_HEADER = 1_000;

  private final TableShape shape;
  private final ArrayNode rows;
  private final Map<String, String> beside;
  private final TableFile file;
  private final ObjectMapper json;

  private AnswerTable(
      TableShape shape,
      ArrayNode rows,
      Map<String, String> beside,
      TableFile file,
      ObjectMapper json) {
    this.shape = shape;
    this.rows = rows;
    this.beside = beside;
    this.file = file;
    this.json = json;
  }

  /**
   * @param entity JSON as bytes, or what becomes JSON
   */
  static AnswerTable of(Object entity, Tabular tabular, TableFile file, ObjectMapper json)
      throws IOException {
    ObjectNode answer =
        (ObjectNode)
            json.readTree(entity instanceof byte[] bytes ? bytes : json.writeValueAsBytes(entity));
    if (tabular.member() == null) {
      ArrayNode named = json.createArrayNode();
      addNamed("", answer, named);
      Map<String, String> beside = new LinkedHashMap<>();
      answer
          .properties()
          .forEach(
              member -> {
                if (member.getValue().isValueNode()) {
                  beside.put(member.getKey(), text(member.getValue()));
                }
              });
      return new AnswerTable(TableShape.ofNamesAndValues(), named, beside, file, json);
    }
    ArrayNode rows = answer.withArray(tabular.member());
    answer.remove(tabular.member());
    Map<String, String> beside = new LinkedHashMap<>();
    answer.properties().forEach(member -> beside.put(member.getKey(), text(member.getValue())));
    return new AnswerTable(shape(tabular, rows, answer, json), rows, beside, file, json);
  }

  /** The columns; where no row tells them, those that were asked for. */
  private static TableShape shape(
      Tabular tabular, ArrayNode rows, ObjectNode answer, ObjectMapper json) {
    if (!rows.isEmpty() || !answer.has("groupBy")) {
      return TableShape.of(tabular.row(), rows);
    }
    ObjectNode asked = json.createObjectNode();
    answer.get("groupBy").forEach(name -> asked.putNull(name.asText()));
    answer.path("measures").forEach(name -> asked.putNull(name.asText()));
    return TableShape.of(tabular.row(), json.createArrayNode().add(asked));
  }

  private static String text(JsonNode value) {
    if (value.isArray()) {
      return ListCell.write(value, Map.of());
    }
    return value.isObject() ? ListCell.named(value) : value.asText();
  }

  private static void addNamed(String name, JsonNode value, ArrayNode into) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              member ->
                  addNamed(
                      name.isEmpty() ? member.getKey() : name + '.' + member.getKey(),
                      member.getValue(),
                      into));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        addNamed(name + '[' + i + ']', value.get(i), into);
      }
    } else {
      into.addObject().put("name", name).set("value", value);
    }
  }

  /** Tells in headers what stands beside the rows, {@code Pamir-Total} for {@code total}. */
  void describe(MultivaluedMap<String, Object> headers) {
    beside.forEach(
        (name, value) -> {
          String header = "Pamir-" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
          if (!value.isEmpty() && !headers.containsKey(header)) {
            headers.putSingle(
                header,
                value.length() > MAX_HEADER || !value.matches("[ -~]*") ? "see the JSON" : value);
          }
        });
    String revision = beside.getOrDefault("revision", "0");
    file.name(headers, Long.parseLong(revision));
  }

  @Override
  public void write(OutputStream out, MultivaluedMap<String, Object> headers) throws IOException {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("source", file.source());
    about.putAll(beside);
    TableWriter table = TableWriter.of(file.format(), file.sheet(), out);
    table.begin(shape.columns());
    Row row = shape.newRow();
    for (JsonNode item : rows) {
      try (JsonParser parser = item.traverse(json)) {
        parser.nextToken();
        shape.read(parser, row);
      }
      table.write(row);
    }
    table.end(about);
  }
}
