package org.pamir.iati;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;

/** What was kept of an activity or a row, on its way back into an export. */
final class KeptElements {
  private final Map<String, List<KeptParts.Part>> kinds = new HashMap<>();
  private final List<KeptParts.Part> extensions = new ArrayList<>(0);
  private final List<KeptParts.Part> barred = new ArrayList<>(0);

  /**
   * @param json as {@link KeptParts} writes it, or null
   * @param order the kinds of the standard; all else extends it
   */
  KeptElements(String json, List<String> order) {
    for (KeptParts.Part part : KeptParts.read(json)) {
      if (part.barred()) {
        barred.add(part);
      } else if (!part.path().isEmpty()) {
        // Nothing of the root itself stands anywhere else.
        continue;
      } else if (order.contains(part.name())) {
        kinds.computeIfAbsent(part.name(), kind -> new ArrayList<>(2)).add(part);
      } else {
        extensions.add(part);
      }
    }
  }

  /** Attributes and elements that are not of the standard. */
  List<KeptParts.Part> extensions() {
    return extensions;
  }

  List<KeptParts.Part> barred() {
    return barred;
  }

  /**
   * The elements of a kind: the published ones while what the register says is still what it made
   * of them, or else what the register says.
   */
  List<String> of(String kind, List<XmlText> registered) {
    return kinds.containsKey(kind) && isOf(kind, mark(registered))
        ? published(kind)
        : registered.stream().map(XmlText::toString).toList();
  }

  /** The attribute, written, or null; chosen as {@link #of(String, List)} does. */
  String attribute(String kind, String registered) {
    String mark = registered == null ? null : mark(List.of(registered));
    return kinds.containsKey(kind) && isOf(kind, mark) ? kinds.get(kind).get(0).xml() : registered;
  }

  /** Whether something of this kind is kept under this mark. */
  boolean isOf(String kind, String mark) {
    return kinds.containsKey(kind) && Objects.equals(kinds.get(kind).get(0).of(), mark);
  }

  /** The elements of a kind as published. */
  List<String> published(String kind) {
    return kinds.getOrDefault(kind, List.of()).stream()
        .map(KeptParts.Part::xml)
        .filter(Objects::nonNull)
        .toList();
  }

  /**
   * A short text that changes with the things and not with their order; null where there are none.
   */
  static String mark(List<?> things) {
    if (things.isEmpty()) {
      return null;
    }
    CRC32C sum = new CRC32C();
    things.stream()
        .map(Object::toString)
        .sorted()
        .forEach(
            text -> {
              sum.update(text.getBytes(StandardCharsets.UTF_8));
              sum.update('\n');
            });
    return Long.toHexString(sum.getValue());
  }
}
