package org.pamir.reference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A codelist of the IATI standard.
 *
 * @param name IATI's name for it, for example {@code OrganisationType}
 * @param categories the name of the list that the items' categories come from
 * @param items code → item, unmodifiable, in the published order
 */
public record Codelist(String name, Optional<String> categories, Map<String, CodelistItem> items) {
  static Codelist of(String name, Optional<String> categories, List<CodelistItem> items) {
    Map<String, CodelistItem> byCode = new LinkedHashMap<>();
    for (CodelistItem item : items) {
      if (byCode.putIfAbsent(item.code(), item) != null) {
        throw new IllegalStateException("Codelist " + name + " has " + item.code() + " twice");
      }
    }
    return new Codelist(name, categories, Collections.unmodifiableMap(byCode));
  }

  /** The item with this code, letter for letter; withdrawn ones too. */
  public Optional<CodelistItem> find(String code) {
    return Optional.ofNullable(items.get(code));
  }

  /** Whether the list has this code, letter for letter; withdrawn ones too. */
  public boolean contains(String code) {
    return items.containsKey(code);
  }
}
