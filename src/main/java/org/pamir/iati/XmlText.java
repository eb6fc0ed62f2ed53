package org.pamir.iati;

import java.util.Map;

/** Writes one small element again that was read into a record. */
final class XmlText {
  private final StringBuilder xml = new StringBuilder(96);
  private final String name;
  private boolean open = true;
  private boolean empty = true;

  XmlText(String name) {
    this.name = name;
    xml.append('<').append(name);
  }

  /** Adds an attribute where it has a value. */
  XmlText attribute(String attribute, Object value) {
    if (value != null) {
      xml.append(' ').append(attribute).append("=\"");
      FragmentWriter.escape(xml, value.toString(), true);
      xml.append('"');
      empty = false;
    }
    return this;
  }

  XmlText narratives(Map<String, String> texts) {
    texts.forEach(
        (language, text) -> {
          body().append("<narrative xml:lang=\"");
          FragmentWriter.escape(xml, language, true);
          xml.append("\">");
          FragmentWriter.escape(xml, text, false);
          xml.append("</narrative>");
        });
    return this;
  }

  /** Adds an element of narratives where there are any. */
  XmlText texts(String element, Map<String, String> texts) {
    return texts.isEmpty() ? this : child(new XmlText(element).narratives(texts));
  }

  /** Adds an element that only has a code, where there is one. */
  XmlText code(String element, String code) {
    return code == null ? this : child(new XmlText(element).attribute("code", code));
  }

  XmlText child(XmlText child) {
    body().append(child);
    return this;
  }

  private StringBuilder body() {
    if (open) {
      xml.append('>');
      open = false;
    }
    empty = false;
    return xml;
  }

  /** Whether it has neither an attribute nor a child. */
  boolean isEmpty() {
    return empty;
  }

  @Override
  public String toString() {
    return open ? xml + "/>" : xml + "</" + name + '>';
  }
}
