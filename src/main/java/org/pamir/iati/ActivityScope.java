package org.pamir.iati;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * What the parsers of one activity share: the cursor, the default language, the findings, and the
 * place for what has no record. Reads the small values that occur everywhere, each with its finding
 * when it is bad.
 */
final class ActivityScope implements Leftovers {
  private final XmlCursor cursor;
  private final Findings findings = new Findings();
  private final Narratives narratives;
  private List<XmlFragment> kept = new ArrayList<>();

  ActivityScope(XmlCursor cursor) {
    this.cursor = cursor;
    narratives = new Narratives(cursor, this);
  }

  XmlCursor cursor() {
    return cursor;
  }

  Findings findings() {
    return findings;
  }

  /** What was left over since the last {@link #keepIn}. */
  List<XmlFragment> kept() {
    return kept;
  }

  /**
   * Sends what is left over from now on to another list, and returns the list it went to before.
   */
  List<XmlFragment> keepIn(List<XmlFragment> list) {
    List<XmlFragment> before = kept;
    kept = list;
    return before;
  }

  void language(String declared, String fallback) {
    narratives.language(declared, fallback);
  }

  void find(Rule rule, String message, String action) {
    findings.add(rule, cursor.location(), cursor.path(), message, action);
  }

  /** The narratives of the element, to its end. */
  Map<String, String> narratives() throws XMLStreamException {
    return narratives.read();
  }

  /**
   * The {@code code} of an element that has nothing else, to its end; null, with a finding, when
   * missing.
   */
  String codeElement() throws XMLStreamException {
    String code = code();
    cursor.end();
    return code;
  }

  /** The {@code code} attribute; null, with a finding, when missing. */
  String code() {
    String code = cursor.attribute("code");
    if (code == null) {
      find(Rule.CODE_MISSING, "No code", "left without a code");
    }
    return code;
  }

  String vocabulary() {
    String vocabulary = cursor.attribute("vocabulary");
    return vocabulary == null ? "1" : vocabulary;
  }

  /** The weight that an export of the register names; null without a usable one. */
  BigDecimal weight() {
    String text = cursor.ownAttribute(ActivityText.WEIGHT);
    return text == null ? null : Numbers.parse(text);
  }

  BigDecimal percentage() {
    String text = cursor.attribute("percentage");
    if (text == null) {
      return null;
    }
    BigDecimal percentage = Numbers.parse(text);
    if (percentage == null) {
      find(
          Rule.PERCENTAGE_NOT_A_NUMBER,
          "Percentage " + Findings.quote(text) + " is not a number",
          "left without a percentage");
    }
    return percentage;
  }

  /** A date in an attribute; null when it is missing (no finding) or bad. */
  LocalDate date(String attribute) {
    String text = cursor.attribute(attribute);
    return text == null ? null : parseDate(attribute, text);
  }

  LocalDate parseDate(String attribute, String text) {
    LocalDate date = Dates.parse(text);
    if (date == null) {
      find(
          Rule.DATE_NOT_VALID,
          attribute + ' ' + Findings.quote(text) + " is not a date",
          "left out");
    } else if (Dates.oddity(text) != null) {
      find(
          Dates.oddity(text),
          attribute + ' ' + Findings.quote(text) + " has more than a date",
          "read as " + date);
    }
    return date;
  }

  Boolean flag(String attribute) {
    String text = cursor.attribute(attribute);
    if (text == null) {
      return null;
    }
    switch (text) {
      case "1", "true" -> {
        return Boolean.TRUE;
      }
      case "0", "false" -> {
        return Boolean.FALSE;
      }
      default -> {
        find(
            Rule.BOOLEAN_NOT_VALID,
            attribute + ' ' + Findings.quote(text) + " is neither 0 nor 1",
            "left out");
        return null;
      }
    }
  }

  /** Whether this is a second element where one belongs; keeps it, to its end, and says so. */
  boolean repeated() throws XMLStreamException {
    if (cursor.ordinal() == 1) {
      return false;
    }
    find(
        Rule.ELEMENT_REPEATED,
        "Only one " + cursor.name() + " belongs here",
        "kept aside, the first one counts");
    keep();
    return true;
  }

  /** Keeps the element, which the standard knows but no record here does, to its end. */
  void keep() throws XMLStreamException {
    String path = cursor.parentPath();
    String name = cursor.name();
    int line = cursor.line();
    kept.add(new XmlFragment(path, name, cursor.fragment(), line));
  }

  @Override
  public void element() throws XMLStreamException {
    if (cursor.ours(ActivityText.KEPT)) {
      barred();
      return;
    }
    if (findings.first(Rule.ELEMENT_NOT_KNOWN, cursor.name())) {
      find(
          Rule.ELEMENT_NOT_KNOWN,
          (cursor.foreign() ? "An extension: " : "IATI has no such element here: ") + cursor.name(),
          "kept; said once an activity");
    }
    keep();
  }

  /** Takes back what an export of the register set apart, since the schema bars it. */
  private void barred() throws XMLStreamException {
    String path = cursor.attribute("path");
    String name = cursor.attribute("name");
    int line = cursor.line();
    String xml = cursor.text();
    if (name != null) {
      kept.add(new XmlFragment(path == null ? "" : path, name, xml, line, true));
    }
  }

  @Override
  public void attribute(String name, String value, String address) {
    if (findings.first(Rule.ATTRIBUTE_NOT_KNOWN, cursor.name() + ' ' + name)) {
      find(
          Rule.ATTRIBUTE_NOT_KNOWN,
          (address != null ? "An extension: " : "IATI has no such attribute here: ") + name,
          "kept; said once an activity and element name");
    }
    StringBuilder xml = new StringBuilder(value.length() + 64).append(name).append("=\"");
    FragmentWriter.escape(xml, value, true);
    xml.append('"');
    if (address != null && !name.startsWith("xml:")) {
      xml.append(" xmlns:").append(name, 0, name.indexOf(':')).append("=\"");
      FragmentWriter.escape(xml, address, true);
      xml.append('"');
    }
    kept.add(new XmlFragment(cursor.path(), '@' + name, xml.toString(), cursor.line()));
  }

  @Override
  public void elementInText() {
    find(
        Rule.ELEMENT_IN_TEXT,
        "An element inside a text: " + cursor.name(),
        "its text is taken into the text");
  }

  @Override
  public void text(String value) {
    find(Rule.TEXT_NOT_EXPECTED, "Text where only elements belong", "kept aside");
    StringBuilder xml = new StringBuilder(value.length() + 16);
    FragmentWriter.escape(xml, value, false);
    kept.add(new XmlFragment(cursor.path(), "#text", xml.toString(), cursor.line()));
  }
}
