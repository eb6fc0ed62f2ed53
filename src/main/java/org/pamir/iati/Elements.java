package org.pamir.iati;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an activity or a transaction is made of, by kind of element: the name of the element, or
 * {@code @} and the name of an attribute, which then is written as {@code name="value"}.
 */
final class Elements {
  private final Map<String, List<XmlText>> kinds = new HashMap<>();
  private final Map<String, String> attributes = new HashMap<>();

  Elements add(XmlText element) {
    if (element != null) {
      kinds.computeIfAbsent(element.name(), name -> new ArrayList<>(2)).add(element);
    }
    return this;
  }

  Elements code(String element, String code) {
    return code == null ? this : add(ElementText.code(element, code));
  }

  /** Adds an attribute of the element itself, where it has a value. */
  Elements attribute(String name, Object value) {
    if (value != null) {
      StringBuilder xml = new StringBuilder(32).append(name).append("=\"");
      FragmentWriter.escape(xml, value.toString(), true);
      attributes.put('@' + name, xml.append('"').toString());
    }
    return this;
  }

  /** The elements of a kind, in their order. */
  List<XmlText> of(String kind) {
    return kinds.getOrDefault(kind, Collections.emptyList());
  }

  /** An attribute by its kind, written, or null. */
  String attributeOf(String kind) {
    return attributes.get(kind);
  }

  void put(String kind, List<XmlText> elements) {
    kinds.put(kind, elements);
  }
}
