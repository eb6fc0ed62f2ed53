package org.pamir.iati;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * An element that the schema admits, such as a result, with all that is in it: read once, taken
 * over into the register's terms, and written again. Attributes have the order of the standard;
 * narratives name their language; comments and space between elements are left out.
 */
final class XmlTree {
  /** Pamir's own element for the parts of a percentage, which the standard has no place for. */
  static final String RATIO = ActivityText.PREFIX + ":ratio";

  static final String UNIT = ActivityText.PREFIX + ":unit";
  static final String INCLUDES_CHILDREN = ActivityText.PREFIX + ":includes-children";

  private static final XmlFactory FACTORY = new XmlFactory(IatiLimits.DEFAULT);

  private static final Map<String, List<String>> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("result", List.of("type", "aggregation-status")),
          Map.entry(
              "indicator",
              List.of("measure", "ascending", "aggregation-status", UNIT, INCLUDES_CHILDREN)),
          Map.entry("reference", List.of("vocabulary", "code", "vocabulary-uri", "indicator-uri")),
          Map.entry("baseline", List.of("year", "iso-date", "value")),
          Map.entry("period-start", List.of("iso-date")),
          Map.entry("period-end", List.of("iso-date")),
          Map.entry("target", List.of("value")),
          Map.entry("actual", List.of("value")),
          Map.entry("location", List.of("ref")),
          Map.entry("dimension", List.of("name", "value")),
          Map.entry(RATIO, List.of("numerator", "denominator")),
          Map.entry("document-link", List.of("url", "format")),
          Map.entry("category", List.of("code")),
          Map.entry("language", List.of("code")),
          Map.entry("document-date", List.of("iso-date")),
          Map.entry("conditions", List.of("attached")),
          Map.entry("condition", List.of("type")),
          Map.entry("contact-info", List.of("type")));

  private static final Set<String> NARRATIVES =
      Set.of(
          "title",
          "description",
          "comment",
          "condition",
          "organisation",
          "department",
          "person-name",
          "job-title",
          "mailing-address");
  private static final Set<String> TEXTS = Set.of("telephone", "email", "website");
  private static final Set<String> FLAGS =
      Set.of("aggregation-status", "ascending", "attached", INCLUDES_CHILDREN);

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<XmlTree> children = new ArrayList<>();
  private String text;
  // Of other namespaces, as they are written.
  private final List<String> foreignAttributes = new ArrayList<>(0);
  private final List<String> foreignElements = new ArrayList<>(0);

  private XmlTree(String name) {
    this.name = name;
  }

  /**
   * Reads an element.
   *
   * @param language of narratives that name none
   */
  static XmlTree read(String xml, String language) {
    try {
      XMLStreamReader2 in = FACTORY.open(new StringReader(xml));
      in.nextTag();
      XmlCursor cursor = new XmlCursor(in, IatiLimits.DEFAULT);
      Reading reading = new Reading(cursor, language);
      cursor.enterRoot(reading);
      XmlTree tree = reading.tree();
      in.close();
      return tree;
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException("What was copied out of XML is none", e);
    }
  }

  String name() {
    return name;
  }

  /** The attribute without space around it; null where it is missing or blank. */
  String get(String attribute) {
    String value = attributes.get(attribute);
    return value == null || value.isEmpty() ? null : value;
  }

  /** The date in an attribute; null where it is missing or beyond the calendar. */
  LocalDate date(String attribute) {
    String value = get(attribute);
    return value == null ? null : Dates.parse(value);
  }

  Boolean flag(String attribute) {
    String value = get(attribute);
    return value == null ? null : value.equals("1");
  }

  String text() {
    return text == null ? "" : text;
  }

  List<XmlTree> children() {
    return children;
  }

  List<XmlTree> children(String element) {
    return children.stream().filter(child -> child.name.equals(element)).toList();
  }

  /** The first child of this name, or null. */
  XmlTree child(String element) {
    return children.stream().filter(child -> child.name.equals(element)).findFirst().orElse(null);
  }

  /** Its own narratives by language, the first of each. */
  Map<String, String> narratives() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (XmlTree narrative : children("narrative")) {
      texts.putIfAbsent(narrative.attributes.get("xml:lang"), narrative.text());
    }
    return Collections.unmodifiableMap(texts);
  }

  /** The narratives of the first child of this name. */
  Map<String, String> texts(String element) {
    XmlTree child = child(element);
    return child == null ? Map.of() : child.narratives();
  }

  List<String> foreignAttributes() {
    return foreignAttributes;
  }

  List<String> foreignElements() {
    return foreignElements;
  }

  Map<String, String> attributes() {
    return attributes;
  }

  /** As it is written. */
  XmlText write() {
    XmlText xml = new XmlText(name);
    attributes.forEach(xml::attribute);
    foreignAttributes.forEach(xml::rawAttribute);
    if (text != null) {
      xml.text(text);
    }
    children.forEach(child -> xml.child(child.write()));
    foreignElements.forEach(xml::raw);
    return xml;
  }

  /** One element being read from a cursor that stands on it. */
  private static final class Reading implements Leftovers {
    private final XmlCursor cursor;
    private final String language;
    private XmlTree current;

    Reading(XmlCursor cursor, String language) {
      this.cursor = cursor;
      this.language = language;
    }

    XmlTree tree() throws XMLStreamException {
      XmlTree tree = new XmlTree(cursor.ours("ratio") ? RATIO : cursor.name());
      for (String attribute : ATTRIBUTES.getOrDefault(tree.name, List.of())) {
        String value =
            attribute.startsWith(ActivityText.PREFIX)
                ? cursor.ownAttribute(attribute.substring(ActivityText.PREFIX.length() + 1))
                : cursor.rawAttribute(attribute);
        if (value != null) {
          tree.attributes.put(attribute, normal(attribute, value.strip()));
        }
      }
      String own = cursor.language();
      current = tree;
      if (TEXTS.contains(tree.name)) {
        tree.text = cursor.text().strip();
        return tree;
      }
      String narrativeLanguage = own == null ? language : Narratives.normalise(own);
      boolean narrative = NARRATIVES.contains(tree.name);
      while (cursor.nextChild()) {
        if (cursor.foreign() && !cursor.ours("ratio")) {
          tree.foreignElements.add(cursor.fragment());
        } else if (narrative && cursor.name().equals("narrative")) {
          narrative(tree, narrativeLanguage);
        } else {
          XmlTree child = tree();
          if (!child.isBare()) {
            tree.children.add(child);
          }
        }
      }
      if (tree.name.equals("title") && tree.children.isEmpty()) {
        tree.children.add(new XmlTree("narrative"));
      }
      return tree;
    }

    private void narrative(XmlTree tree, String holders) throws XMLStreamException {
      XmlTree narrative = new XmlTree("narrative");
      String said = cursor.language();
      current = narrative;
      narrative.text = cursor.text().strip();
      if (!narrative.text.isEmpty()) {
        narrative.attributes.put("xml:lang", said == null ? holders : Narratives.normalise(said));
        tree.children.add(narrative);
      }
    }

    private static String normal(String attribute, String value) {
      if (FLAGS.contains(attribute)) {
        return value.equals("true") ? "1" : value.equals("false") ? "0" : value;
      }
      LocalDate date = attribute.equals("iso-date") ? Dates.parse(value) : null;
      return date == null ? value : date.toString();
    }

    @Override
    public void attribute(String name, String value, String address) {
      StringBuilder xml = new StringBuilder(name).append("=\"");
      FragmentWriter.escape(xml, value, true);
      xml.append('"');
      if (address != null && !name.startsWith("xml:")) {
        xml.append(" xmlns:").append(name, 0, name.indexOf(':')).append("=\"");
        FragmentWriter.escape(xml, address, true);
        xml.append('"');
      }
      current.foreignAttributes.add(xml.toString());
    }

    @Override
    public void element() throws XMLStreamException {
      current.foreignElements.add(cursor.fragment());
    }

    @Override
    public void elementInText() {
      // The schema admits none.
    }

    @Override
    public void text(String value) {
      // The schema admits none between elements.
    }
  }

  /** Whether it would hold narratives, and has none, nor anything else. */
  private boolean isBare() {
    return NARRATIVES.contains(name)
        && !name.equals("title")
        && children.isEmpty()
        && attributes.isEmpty()
        && foreignAttributes.isEmpty()
        && foreignElements.isEmpty();
  }
}
