package org.pamir.reference;

import java.util.Map;
import java.util.Optional;

/**
 * One code of a codelist.
 *
 * @param code case-sensitive, as IATI publishes it
 * @param names language (ISO 639-1) → name, unmodifiable; English always. A list that names nothing
 *     (FileFormat, Version) has its codes as names
 * @param category the code's group, a code of the list that {@link Codelist#categories} names
 * @param withdrawn true for a code that has left the list: old data may hold it, new data should
 *     not
 */
public record CodelistItem(
    String code, Map<String, String> names, Optional<String> category, boolean withdrawn) {
  static CodelistItem of(ReferenceRow row) {
    return new CodelistItem(
        row.text("code"),
        row.names(),
        row.find("category"),
        row.find("status").filter("withdrawn"::equals).isPresent());
  }
}
