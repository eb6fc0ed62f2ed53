package org.pamir.iati;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.pamir.shared.Texts;

/**
 * What the register has no place for, kept beside a project or a row so that an export gives it
 * back: a JSON array of parts.
 */
final class KeptParts {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  /**
   * A piece of an activity.
   *
   * @param path where it stood, relative to what it is kept beside; empty for its root
   * @param name of the element, {@code @name} of an attribute, {@code #text}
   * @param xml as it is written; null where the file had none of a kind of which the register would
   *     write some
   * @param of mark of what the register would write in its place: while that is the same, the
   *     published form is given back; null where the register has nothing of the kind
   * @param barred whether the schema does not admit it where it stood
   */
  record Part(String path, String name, String xml, String of, boolean barred) {}

  private final List<Part> parts = new ArrayList<>();
  // What the schema bars comes last, in the order of its discovery, wherever it stood.
  private final List<Part> barred = new ArrayList<>();

  /** Keeps an element or attribute of the root; {@code of} as in {@link Part}. */
  void add(String name, String xml, String of) {
    parts.add(new Part("", name, xml, of, false));
  }

  /** Keeps what the schema does not admit in its place. */
  void bar(String path, String name, String xml) {
    barred.add(new Part(path, name, xml, null, true));
  }

  List<Part> all() {
    List<Part> all = new ArrayList<>(parts);
    all.addAll(barred);
    return all;
  }

  /** A JSON array of {@code {path, name, xml, of, barred}}, or null where there is nothing. */
  String json() {
    if (parts.isEmpty() && barred.isEmpty()) {
      return null;
    }
    StringWriter text = new StringWriter(512);
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartArray();
      for (Part part : all()) {
        out.writeStartObject();
        member(out, "path", part.path().isEmpty() ? null : part.path());
        member(out, "name", part.name());
        member(out, "xml", part.xml());
        member(out, "of", part.of());
        if (part.barred()) {
          out.writeBooleanField("barred", true);
        }
        out.writeEndObject();
      }
      out.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void member(JsonGenerator out, String name, String value) throws IOException {
    if (value != null) {
      out.writeStringField(name, Texts.storable(value));
    }
  }

  /** The parts of such an array; none of null. */
  static List<Part> read(String json) {
    if (json == null) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    try (JsonParser in = JSON.createParser(json)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.START_OBJECT) {
        parts.add(part(in));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Stored parts cannot be read", e);
    }
    return parts;
  }

  private static Part part(JsonParser in) throws IOException {
    String path = "";
    String name = null;
    String xml = null;
    String of = null;
    boolean barred = false;
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String member = in.currentName();
      in.nextToken();
      switch (member) {
        case "path" -> path = in.getText();
        case "name" -> name = in.getText();
        case "xml" -> xml = in.getText();
        case "of" -> of = in.getText();
        default -> barred = in.getBooleanValue();
      }
    }
    return new Part(path, name, xml, of, barred);
  }
}
