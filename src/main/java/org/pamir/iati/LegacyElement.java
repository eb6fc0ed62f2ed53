package org.pamir.iati;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import org.codehaus.stax2.XMLStreamLocation2;
import org.pamir.iati.LegacyEvent.Attribute;
import org.pamir.iati.LegacyRules.Conversion;

/** One element of version 1 in the words of version 2. */
final class LegacyElement {
  private static final String LANGUAGE = "xml:lang";
  private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([TZ+-].*)?");

  private final LegacyEvent start;
  private final BiConsumer<Conversion, Location> notes;
  private final XMLStreamLocation2 at;
  private final String name;

  LegacyElement(LegacyEvent start, BiConsumer<Conversion, Location> notes) {
    this.start = start;
    this.notes = notes;
    at = start.at();
    name = LegacyRules.name(start.name());
    if (!name.equals(start.name())) {
      note(start.name(), "read as " + name);
    }
  }

  /** Its start tag, where it has children. */
  LegacyEvent container() {
    return LegacyEvent.start(name, attributes(false), at);
  }

  /**
   * Writes it whole.
   *
   * @param said itself, and those alike in other languages, each with its text
   */
  void write(List<LegacyEvent> said, Queue<LegacyEvent> out) {
    String text = said.get(0).text();
    switch (start.name()) {
      case "other-identifier" -> otherIdentifier(text, out);
      case "coordinates" -> coordinates(out);
      case "activity-website" -> website(text, out);
      default -> {
        switch (LegacyRules.text(start.name())) {
          case NARRATIVE -> narratives(said, out);
          case DATE -> date(text, out);
          case CODE -> code(text, out);
          case SAID -> {
            if (!text.isEmpty()) {
              note("text of " + start.name(), "left out: it is said by the attributes beside it");
            }
            element(attributes(false), out);
          }
          case KEPT -> {
            out.add(LegacyEvent.start(name, attributes(false), at));
            if (!text.isEmpty()) {
              out.add(LegacyEvent.text(text, at));
            }
            out.add(LegacyEvent.end(name, at));
          }
        }
      }
    }
  }

  private void narratives(List<LegacyEvent> said, Queue<LegacyEvent> out) {
    out.add(LegacyEvent.start(name, attributes(true), at));
    for (LegacyEvent one : said) {
      if (!one.text().isEmpty()) {
        note("text of " + start.name(), "read as its narrative");
        narrative(one.text(), one.value(LANGUAGE), out);
      }
    }
    out.add(LegacyEvent.end(name, at));
  }

  private void narrative(String text, String language, Queue<LegacyEvent> out) {
    List<Attribute> attributes =
        language == null
            ? List.of()
            : List.of(new Attribute("xml", javax.xml.XMLConstants.XML_NS_URI, "lang", language));
    out.add(LegacyEvent.start("narrative", attributes, at));
    out.add(LegacyEvent.text(text, at));
    out.add(LegacyEvent.end("narrative", at));
  }

  private void date(String text, Queue<LegacyEvent> out) {
    List<Attribute> attributes = attributes(true);
    boolean dated = start.value("iso-date") != null && !start.value("iso-date").isBlank();
    if (!dated && !text.isEmpty()) {
      attributes.removeIf(attribute -> attribute.name().equals("iso-date"));
      attributes.add(Attribute.of("iso-date", text));
      note("text of " + start.name(), "read as its iso-date");
    }
    out.add(LegacyEvent.start(name, attributes, at));
    if (dated && !text.isEmpty() && !ISO_DATE.matcher(text).matches()) {
      if (start.name().equals("activity-date")) {
        note("text of " + start.name(), "read as its narrative");
        narrative(text, start.value(LANGUAGE), out);
      } else {
        note("text of " + start.name(), "left out: the iso-date beside it counts");
      }
    }
    out.add(LegacyEvent.end(name, at));
  }

  private void code(String text, Queue<LegacyEvent> out) {
    List<Attribute> attributes = attributes(true);
    if (!text.isEmpty() && start.value("code") == null) {
      attributes.add(Attribute.of("code", text));
      note("text of " + start.name(), "read as its code");
    }
    element(attributes, out);
  }

  private void otherIdentifier(String text, Queue<LegacyEvent> out) {
    if (start.value("ref") != null) {
      element(attributes(false), out);
      return;
    }
    note("text of other-identifier", "read as its ref, and its owner as owner-org");
    List<Attribute> attributes = new ArrayList<>();
    if (!text.isEmpty()) {
      attributes.add(Attribute.of("ref", text));
    }
    String owner = start.value("owner-ref");
    String ownerName = start.value("owner-name");
    // A CRS identifier has a type of its own; of all others version 1 does not say what they are.
    attributes.add(Attribute.of("type", "CRS".equalsIgnoreCase(owner) ? "A2" : "A9"));
    out.add(LegacyEvent.start("other-identifier", attributes, at));
    if (owner != null || ownerName != null) {
      out.add(
          LegacyEvent.start(
              "owner-org", owner == null ? List.of() : List.of(Attribute.of("ref", owner)), at));
      if (ownerName != null && !ownerName.isBlank()) {
        narrative(ownerName.strip(), start.value(LANGUAGE), out);
      }
      out.add(LegacyEvent.end("owner-org", at));
    }
    out.add(LegacyEvent.end("other-identifier", at));
  }

  private void coordinates(Queue<LegacyEvent> out) {
    note("coordinates", "read as a point; their precision is left out");
    out.add(
        LegacyEvent.start(
            "point",
            List.of(Attribute.of("srsName", "http://www.opengis.net/def/crs/EPSG/0/4326")),
            at));
    out.add(LegacyEvent.start("pos", List.of(), at));
    out.add(LegacyEvent.text(start.value("latitude") + " " + start.value("longitude"), at));
    out.add(LegacyEvent.end("pos", at));
    out.add(LegacyEvent.end("point", at));
  }

  private void website(String text, Queue<LegacyEvent> out) {
    note("activity-website", "read as a document-link of category A12");
    out.add(
        LegacyEvent.start(
            "document-link",
            List.of(Attribute.of("format", "text/html"), Attribute.of("url", text)),
            at));
    out.add(LegacyEvent.start("title", List.of(), at));
    narrative("Project website", "en", out);
    out.add(LegacyEvent.end("title", at));
    out.add(LegacyEvent.start("category", List.of(Attribute.of("code", "A12")), at));
    out.add(LegacyEvent.end("category", at));
    out.add(LegacyEvent.end("document-link", at));
  }

  private void element(List<Attribute> attributes, Queue<LegacyEvent> out) {
    out.add(LegacyEvent.start(name, attributes, at));
    out.add(LegacyEvent.end(name, at));
  }

  /** Its attributes with the names and codes of version 2. */
  private List<Attribute> attributes(boolean withoutLanguage) {
    List<Attribute> attributes = new ArrayList<>();
    for (Attribute attribute : start.attributes()) {
      boolean version = start.name().equals("iati-activity") && attribute.key().equals("version");
      if (version || withoutLanguage && attribute.key().equals(LANGUAGE)) {
        continue;
      }
      if (!attribute.key().equals(attribute.name())) {
        attributes.add(attribute);
        continue;
      }
      String key = LegacyRules.attribute(start.name(), attribute.name());
      String value = LegacyRules.code(name, key, attribute.value());
      if (!value.equals(attribute.value())) {
        note(start.name() + "/@" + attribute.name(), "a word read as its code");
      }
      attributes.add(new Attribute(attribute.prefix(), attribute.address(), key, value));
    }
    return attributes;
  }

  private void note(String what, String action) {
    notes.accept(new Conversion(what, action), at);
  }
}
