package org.pamir.shared.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of a {@link ListCell}: {@code 50}, or {@code role=lead}.
 *
 * @param name what stands before the equals sign, or null
 * @param text the value, without its quotes
 */
record ListToken(String name, String text) {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * The words of each element, those between two semicolons; elements without any are left out.
   *
   * @throws IllegalArgumentException where a quoted value does not end
   */
  static List<List<ListToken>> elements(String cell) {
    List<List<ListToken>> elements = new ArrayList<>();
    List<ListToken> element = new ArrayList<>();
    int at = 0;
    while (at < cell.length()) {
      char c = cell.charAt(at);
      if (c == ';') {
        elements.add(element);
        element = new ArrayList<>();
        at++;
      } else if (Character.isWhitespace(c)) {
        at++;
      } else {
        String name = null;
        int end = end(cell, at);
        if (end < cell.length() && cell.charAt(end) == '=') {
          name = cell.substring(at, end);
          at = end + 1;
          end = end(cell, at);
        }
        element.add(new ListToken(name, value(cell.substring(at, end))));
        at = end;
      }
    }
    elements.add(element);
    elements.removeIf(List::isEmpty);
    return elements;
  }

  /** Where the value ends that begins here. */
  private static int end(String cell, int start) {
    int at = start;
    if (at < cell.length() && cell.charAt(at) == '"') {
      for (at++; at < cell.length() && cell.charAt(at) != '"'; at++) {
        at += cell.charAt(at) == '\\' ? 1 : 0;
      }
      if (at >= cell.length()) {
        throw new IllegalArgumentException("has a quotation mark that is not closed");
      }
      return at + 1;
    }
    while (at < cell.length()
        && cell.charAt(at) != ';'
        && cell.charAt(at) != '='
        && !Character.isWhitespace(cell.charAt(at))) {
      at++;
    }
    return at;
  }

  private static String value(String text) {
    try {
      return text.startsWith("\"") ? JSON.readValue(text, String.class) : text;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("has a quoted text that cannot be read", e);
    }
  }
}
