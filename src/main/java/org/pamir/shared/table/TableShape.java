package org.pamir.shared.table;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of a table, and how an item's JSON fills a row of it. */
final class TableShape {

  /** The column of a list of plain values. */
  private static final String VALUE = "value";

  /**
   * Reads a part of an item, behind which more of it follows: the register's own would refuse that.
   */
  private static final ObjectMapper TREES =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final Place root;
  private final List<Column> columns = new ArrayList<>();

  private TableShape(Place root) {
    this.root = root;
    root.layOut(root.kind == Place.Kind.MEMBERS ? "" : VALUE, columns);
  }

  /**
   * The shape of items of this type.
   *
   * @param fields the members to show, in their order; all where empty
   */
  static TableShape of(Type type, List<String> fields) {
    Place place = DocumentedType.placeOf(type);
    if (!fields.isEmpty()) {
      Map<String, Place> chosen = new LinkedHashMap<>();
      fields.forEach(
          name -> {
            if (place.members.containsKey(name)) {
              chosen.put(name, place.members.get(name));
            }
          });
      place.members.clear();
      place.members.putAll(chosen);
    }
    return new TableShape(place);
  }

  /** The shape of items of this type with all members that these items have. */
  static TableShape of(Type type, JsonNode items) {
    Place documented = DocumentedType.placeOf(type);
    if (!items.isEmpty() && !items.get(0).isObject()) {
      return new TableShape(Place.cell(CellType.TEXT));
    }
    boolean open = DocumentedType.isOpen(type);
    Place shown = Place.members();
    if (!open) {
      shown.members.putAll(documented.members);
    }
    items.forEach(item -> merge(item, shown.members, documented.members));
    documented.members.forEach(shown.members::putIfAbsent);
    shown.members.values().removeIf(Place::isOpen);
    return new TableShape(shown);
  }

  /** A table of names and values. */
  static TableShape ofNamesAndValues() {
    Place root = Place.members();
    root.members.put("name", Place.cell(CellType.TEXT));
    root.members.put(VALUE, Place.cell(CellType.TEXT));
    return new TableShape(root);
  }

  private static void merge(
      JsonNode item, Map<String, Place> shown, Map<String, Place> documented) {
    String before = null;
    for (Map.Entry<String, JsonNode> member : item.properties()) {
      String name = member.getKey();
      Place known = documented.get(name);
      if (!shown.containsKey(name)) {
        insert(name, known != null ? known : found(member.getValue()), before, shown);
      }
      Place place = shown.get(name);
      if (place.kind == Place.Kind.MEMBERS && member.getValue().isObject()) {
        merge(member.getValue(), place.members, known == null ? Map.of() : known.members);
      }
      before = name;
    }
  }

  /**
   * Puts a member that earlier items did not have behind that which stands before it in this one.
   */
  private static void insert(String name, Place place, String before, Map<String, Place> shown) {
    Map<String, Place> behind = new LinkedHashMap<>();
    boolean passed = before == null;
    for (Map.Entry<String, Place> entry : shown.entrySet()) {
      if (passed) {
        behind.put(entry.getKey(), entry.getValue());
      }
      passed |= entry.getKey().equals(before);
    }
    shown.keySet().removeAll(behind.keySet());
    shown.put(name, place);
    shown.putAll(behind);
  }

  private static Place found(JsonNode value) {
    return value.isObject()
        ? Place.members()
        : value.isArray() ? Place.items() : Place.cell(CellType.TEXT);
  }

  List<Column> columns() {
    return columns;
  }

  Row newRow() {
    return new Row(columns.size());
  }

  /** Fills the row from the value at which the parser stands. */
  void read(JsonParser item, Row row) throws IOException {
    row.clear();
    put(root, item, row);
  }

  private static void put(Place place, JsonParser parser, Row row) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    switch (place.kind) {
      case CELL -> cell(place, parser, row);
      case MEMBERS -> {
        if (place.isOpen()) {
          JsonNode object = TREES.readTree(parser);
          row.set(place.column, ListCell.named(object), CellType.TEXT);
        } else if (token == JsonToken.START_OBJECT) {
          members(place, parser, row);
        } else {
          parser.skipChildren();
        }
      }
      case TEXTS -> texts(place, parser, row);
      case ITEMS -> {
        JsonNode list = TREES.readTree(parser);
        if (!list.isEmpty()) {
          row.set(place.column, ListCell.write(list, place.members), CellType.TEXT);
        }
      }
    }
  }

  private static void members(Place place, JsonParser parser, Row row) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Place member = place.members.get(parser.currentName());
      parser.nextToken();
      if (member == null) {
        parser.skipChildren();
      } else {
        put(member, parser, row);
      }
    }
  }

  private static void cell(Place place, JsonParser parser, Row row) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      row.set(place.column, parser.getText(), place.type.ofText());
    } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      // As it is written, unless with an exponent: 1250000.00 stays 1250000.00.
      String text = parser.getText();
      row.set(
          place.column,
          text.indexOf('E') < 0 && text.indexOf('e') < 0
              ? text
              : parser.getDecimalValue().toPlainString(),
          CellType.NUMBER);
    } else if (token.isNumeric()) {
      row.set(place.column, parser.getText(), CellType.NUMBER);
    } else if (token.isBoolean()) {
      row.set(place.column, parser.getText(), CellType.BOOLEAN);
    } else {
      row.set(place.column, TREES.readTree(parser).toString(), CellType.TEXT);
    }
  }

  private static void texts(Place place, JsonParser parser, Row row) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      cell(place, parser, row);
      return;
    }
    ObjectNode others = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String language = parser.currentName();
      parser.nextToken();
      int own = Place.LANGUAGES.indexOf(language);
      if (own >= 0) {
        row.set(place.column + own, parser.getText(), CellType.TEXT);
      } else {
        others = others == null ? JsonNodeFactory.instance.objectNode() : others;
        others.put(language, parser.getText());
      }
    }
    if (others != null) {
      row.set(place.column + Place.LANGUAGES.size(), ListCell.named(others), CellType.TEXT);
    }
  }
}
