package org.pamir.shared.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
