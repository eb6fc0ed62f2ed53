package org.pamir.iati;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the register has no place for, kept beside a project or a row so that an export gives it
 * back.
 */
final class KeptParts {
  private static final JsonFactory JSON = new JsonFactory();

  private record Part(String path, String name, String xml) {}

  private final List<Part> parts = new ArrayList<>();

  /** Keeps XML that stood in {@code path}, which is relative to what it is kept beside. */
  void add(String path, String name, String xml) {
    parts.add(new Part(path, name, xml));
  }

  /** Keeps an element, unless it says nothing. */
  void add(String path, String name, XmlText element) {
    if (!element.isEmpty()) {
      add(path, name, element.toString());
    }
  }

  /**
   * Keeps what the reader kept.
   *
   * @param root path of what it is kept beside
   */
  void addAll(List<XmlFragment> fragments, String root) {
    for (XmlFragment fragment : fragments) {
      String path = fragment.path();
      String inner = path.startsWith(root) ? path.substring(root.length()) : path;
      add(inner.startsWith("/") ? inner.substring(1) : inner, fragment.name(), fragment.xml());
    }
  }

  /** A JSON array of {@code {path, name, xml}}, or null where there is nothing. */
  String json() {
    if (parts.isEmpty()) {
      return null;
    }
    StringWriter text = new StringWriter(512);
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartArray();
      for (Part part : parts) {
        out.writeStartObject();
        if (!part.path().isEmpty()) {
          out.writeStringField("path", Texts.storable(part.path()));
        }
        out.writeStringField("name", Texts.storable(part.name()));
        out.writeStringField("xml", Texts.storable(part.xml()));
        out.writeEndObject();
      }
      out.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
