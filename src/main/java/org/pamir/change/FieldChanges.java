package org.pamir.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What differs between two JSON trees, value by value. Elements of arrays are known by what they
 * are about (a country, a code, an id) and not by their place: a country put in front of the others
 * has changed none of them.
 */
final class FieldChanges {

  /** Members of the register's own, which change with every write. */
  private static final Set<String> OWN = Set.of("version", "revision", "createdAt", "updatedAt");

  /** What an element is about, the first of these that all of it have. */
  private static final List<List<String>> KEYS =
      List.of(
          List.of("id"),
          List.of("country"),
          List.of("vocabulary", "code"),
          List.of("code"),
          List.of("goal", "target"),
          List.of("role", "ref"),
          List.of("effectiveFrom"),
          List.of("identifier"),
          List.of("url"));

  private FieldChanges() {}

  static List<FieldChange> between(JsonNode before, JsonNode after) {
    Map<String, JsonNode> old = new TreeMap<>();
    Map<String, JsonNode> now = new TreeMap<>();
    collect("", before, old);
    collect("", after, now);
    Set<String> fields = new TreeSet<>(old.keySet());
    fields.addAll(now.keySet());
    List<FieldChange> changes = new ArrayList<>();
    for (String field : fields) {
      JsonNode was = old.get(field);
      JsonNode is = now.get(field);
      if (was == null || !same(was, is)) {
        changes.add(new FieldChange(field, was, is));
      }
    }
    return changes;
  }

  /** 50 and 50.0 are one amount. */
  private static boolean same(JsonNode was, JsonNode is) {
    return is != null
        && (was.equals(is)
            || was.isNumber()
                && is.isNumber()
                && was.decimalValue().compareTo(is.decimalValue()) == 0);
  }

  private static void collect(String path, JsonNode node, Map<String, JsonNode> leaves) {
    if (node.isObject()) {
      node.properties().stream()
          .filter(member -> !OWN.contains(member.getKey()))
          .forEach(
              member ->
                  collect(
                      path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                      member.getValue(),
                      leaves));
    } else if (node.isArray()) {
      Map<String, Integer> seen = new TreeMap<>();
      List<String> key = key(node);
      for (JsonNode element : node) {
        String name = name(element, key, seen.size());
        int times = seen.merge(name, 1, Integer::sum);
        collect(path + "[" + name + (times == 1 ? "" : "#" + times) + "]", element, leaves);
      }
    } else if (!node.isNull()) {
      leaves.put(path, node);
    }
  }

  private static List<String> key(JsonNode array) {
    for (List<String> key : KEYS) {
      boolean all = !array.isEmpty();
      for (JsonNode element : array) {
        all &= element.hasNonNull(key.get(0));
      }
      if (all) {
        return key;
      }
    }
    return List.of();
  }

  private static String name(JsonNode element, List<String> key, int place) {
    if (!element.isContainerNode()) {
      return element.asText();
    }
    return key.isEmpty()
        ? Integer.toString(place)
        : key.stream()
            .filter(element::hasNonNull)
            .map(member -> element.get(member).asText())
            .collect(Collectors.joining(" "));
  }
}
