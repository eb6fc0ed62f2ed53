package org.pamir.shared.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * A list in one cell: {@code KG 50 role=lead; UZ 30}. Elements are parted by {@code ;}. Of an
 * element's members the first stands by its value alone, and so does its {@code share} or {@code
 * weight}; the others follow by name, those of a member's own as {@code name.en}. A value with a
 * space or a sign in it is quoted as JSON is.
 */
final class ListCell {

  private ListCell() {}

  /**
   * @param list a JSON array
   * @param known places of its elements' members, none where they are not known
   */
  static String write(JsonNode list, Map<String, Place> known) {
    StringJoiner cell = new StringJoiner("; ");
    for (JsonNode element : list) {
      cell.add(element.isObject() ? element(element, known) : value(element));
    }
    return cell.toString();
  }

  /** An object as {@code name=value}, parted by spaces. */
  static String named(JsonNode object) {
    StringJoiner cell = new StringJoiner(" ");
    addNamed("", object, cell);
    return cell.toString();
  }

  private static String element(JsonNode element, Map<String, Place> known) {
    StringJoiner cell = new StringJoiner(" ");
    StringJoiner named = new StringJoiner(" ");
    boolean first = true;
    for (String name : known.isEmpty() ? names(element) : known.keySet()) {
      JsonNode member = element.get(name);
      if (member != null && !member.isNull()) {
        boolean alone =
            member.isValueNode() && (first || name.equals("share") || name.equals("weight"));
        if (alone) {
          cell.add(value(member));
        } else if (member.isObject()) {
          addNamed(name + '.', member, named);
        } else {
          named.add(name + '=' + value(member));
        }
      }
      first = false;
    }
    return named.length() == 0 ? cell.toString() : cell.add(named.toString()).toString();
  }

  private static Iterable<String> names(JsonNode element) {
    return element::fieldNames;
  }

  private static void addNamed(String before, JsonNode object, StringJoiner cell) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (member.getValue().isObject()) {
        addNamed(before + member.getKey() + '.', member.getValue(), cell);
      } else if (!member.getValue().isNull()) {
        cell.add(before + member.getKey() + '=' + value(member.getValue()));
      }
    }
  }

  private static String value(JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue().toPlainString();
    }
    String text = value.isValueNode() ? value.asText() : value.toString();
    return isPlain(text) ? text : TextNode.valueOf(text).toString();
  }

  /**
   * The list that a cell stands for.
   *
   * @param members places of its elements' members; none where they are plain values
   * @throws IllegalArgumentException where it is none; its message says why
   */
  static ArrayNode read(String cell, Map<String, Place> members) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (List<ListToken> element : ListToken.elements(cell)) {
      if (members.isEmpty()) {
        element.forEach(token -> list.add(token.text()));
      } else {
        list.add(element(element, members));
      }
    }
    return list;
  }

  /** The object that {@link #named} wrote, of texts. */
  static ObjectNode readNamed(String cell) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (List<ListToken> element : ListToken.elements(cell)) {
      for (ListToken token : element) {
        if (token.name() == null) {
          throw new IllegalArgumentException(
              "must be languages with their texts: kk=\"…\" tg=\"…\"");
        }
        object.put(token.name(), token.text());
      }
    }
    return object;
  }

  private static ObjectNode element(List<ListToken> tokens, Map<String, Place> members) {
    ObjectNode element = JsonNodeFactory.instance.objectNode();
    boolean first = true;
    for (ListToken token : tokens) {
      String name =
          token.name() != null
              ? token.name()
              : first
                  ? members.keySet().iterator().next()
                  : members.containsKey("share") ? "share" : "weight";
      put(element, name, token.text(), members);
      first = false;
    }
    return element;
  }

  private static void put(ObjectNode object, String name, String text, Map<String, Place> members) {
    int dot = name.indexOf('.');
    String member = dot < 0 ? name : name.substring(0, dot);
    Place place = members.get(member);
    if (place == null) {
      throw new IllegalArgumentException(
          "has "
              + member
              + ", which is not known; known are "
              + String.join(", ", members.keySet()));
    }
    if (dot < 0 && place.kind == Place.Kind.CELL) {
      object.set(member, RowForm.scalar(text, place.type, false));
    } else if (dot > 0 && place.kind == Place.Kind.TEXTS) {
      object.withObjectProperty(member).put(name.substring(dot + 1), text);
    } else if (dot > 0 && place.kind == Place.Kind.MEMBERS) {
      put(object.withObjectProperty(member), name.substring(dot + 1), text, place.members);
    } else {
      throw new IllegalArgumentException("has " + name + ", which cannot be said in a cell");
    }
  }

  /**
   * @throws IllegalArgumentException where the text is no number
   */
  static JsonNode number(String text) {
    if (!text.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?")) {
      throw new IllegalArgumentException("must be a number such as 1250000.00");
    }
    return text.indexOf('.') < 0 && text.length() < 10
        ? JsonNodeFactory.instance.numberNode(Integer.parseInt(text))
        : new DecimalNode(new BigDecimal(text));
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)
          || c == ';'
          || c == '='
          || c == '"'
          || Character.isISOControl(c)) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
