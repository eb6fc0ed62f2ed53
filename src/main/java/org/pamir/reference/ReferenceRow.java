package org.pamir.reference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a {@link ReferenceFile}.
 *
 * @param file the file's path, for messages
 * @param cells column → text, in column order; an empty cell is an empty string
 */
record ReferenceRow(String file, Map<String, String> cells) {
  /** The columns that hold names: ISO 639-1 codes, in the order in which answers list them. */
  private static final List<String> LANGUAGES = List.of("en", "ru", "kk", "ky", "tg", "tk", "uz");

  /**
   * The cell's text; throws {@link IllegalStateException} where it is empty or there is no such
   * column.
   */
  String text(String column) {
    return find(column)
        .orElseThrow(() -> new IllegalStateException(file + ": no " + column + " in " + cells));
  }

  /** The cell's text, or nothing where it is empty or the file has no such column. */
  Optional<String> find(String column) {
    return Optional.ofNullable(cells.get(column)).filter(cell -> !cell.isEmpty());
  }

  /** Language → name, unmodifiable, for the languages that this row has; English always. */
  Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("en", text("en"));
    LANGUAGES.forEach(language -> find(language).ifPresent(name -> names.put(language, name)));
    return Collections.unmodifiableMap(names);
  }
}
