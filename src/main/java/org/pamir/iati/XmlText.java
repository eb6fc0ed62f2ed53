package org.pamir.iati;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One element of an activity as it is written: small, whole, and well-formed by itself. */
final class XmlText {
  private final String name;
  private final StringBuilder attributes = new StringBuilder(0);
  // Elements as XmlText, and what is XML already as String.
  private final List<Object> children = new ArrayList<>(2);
  private boolean barred;
  private boolean verbatim;

  XmlText(String name) {
    this.name = name;
  }

  /** An element that is XML already. */
  static XmlText verbatim(String name, String xml) {
    XmlText text = new XmlText(name).raw(xml);
    text.verbatim = true;
    return text;
  }

  String name() {
    return name;
  }

  /** Adds an attribute where it has a value. */
  XmlText attribute(String attribute, Object value) {
    if (value != null) {
      attributes.append(' ').append(attribute).append("=\"");
      FragmentWriter.escape(attributes, plain(value), true);
      attributes.append('"');
    }
    return this;
  }

  /** Adds an attribute without which the schema does not admit the element. */
  XmlText required(String attribute, Object value) {
    barred |= value == null;
    return attribute(attribute, value);
  }

  private static String plain(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  /** Adds an attribute that is written already, with the declaration of its prefix. */
  XmlText rawAttribute(String xml) {
    // A prefix is declared once, whichever of its attributes came first.
    int declaration = xml.indexOf("\" xmlns:");
    String declared = declaration < 0 ? "" : xml.substring(declaration + 1);
    boolean known = !declared.isEmpty() && attributes.indexOf(declared) >= 0;
    attributes.append(' ').append(known ? xml.substring(0, declaration + 1) : xml);
    return this;
  }

  /** Adds a narrative for each language; one that is null says nothing. */
  XmlText narratives(Map<String, String> texts) {
    texts.forEach(
        (language, text) -> {
          if (text != null) {
            child(new XmlText("narrative").attribute("xml:lang", language).text(text));
          }
        });
    return this;
  }

  /** Adds narratives, or an empty one where there are none and the schema asks for one. */
  XmlText someNarrative(Map<String, String> texts) {
    return texts.isEmpty() ? child(new XmlText("narrative")) : narratives(texts);
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
    children.add(child);
    barred |= child.barred;
    return this;
  }

  /** Adds what is XML already. */
  XmlText raw(String xml) {
    children.add(xml);
    return this;
  }

  XmlText text(String text) {
    StringBuilder xml = new StringBuilder(text.length() + 8);
    FragmentWriter.escape(xml, text, false);
    return raw(xml.toString());
  }

  /** Adds a narrative that is XML already, after those that are there. */
  XmlText rawNarrative(String xml) {
    int at = 0;
    for (int i = 0; i < children.size(); i++) {
      boolean narrative =
          children.get(i) instanceof XmlText child
              ? child.name.equals("narrative")
              : children.get(i).toString().startsWith("<narrative");
      at = narrative ? i + 1 : at;
    }
    children.add(at, xml);
    return this;
  }

  /** The n-th child element of a name, n from 1, or null. */
  XmlText find(String element, int n) {
    int left = n;
    for (Object child : children) {
      if (child instanceof XmlText text && text.name.equals(element) && --left == 0) {
        return text;
      }
    }
    return null;
  }

  /** An attribute as it is written, or null. */
  String value(String attribute) {
    String begin = ' ' + attribute + "=\"";
    int at = attributes.indexOf(begin);
    int from = at + begin.length();
    return at < 0 ? null : attributes.substring(from, attributes.indexOf("\"", from));
  }

  /** Says that the schema does not admit the element where a condition does not hold. */
  XmlText barredUnless(boolean condition) {
    barred |= !condition;
    return this;
  }

  /** Whether the schema does not admit the element as it is. */
  boolean isBarred() {
    return barred;
  }

  /** Whether it has neither an attribute nor a child. */
  boolean isEmpty() {
    return attributes.isEmpty() && children.isEmpty();
  }

  /** Its start tag, left open for more attributes. */
  String openTag() {
    return '<' + name + attributes;
  }

  void writeTo(StringBuilder out) {
    if (verbatim) {
      out.append(children.get(0));
      return;
    }
    out.append('<').append(name).append(attributes);
    if (children.isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>');
    for (Object child : children) {
      if (child instanceof XmlText text) {
        text.writeTo(out);
      } else {
        out.append(child);
      }
    }
    out.append("</").append(name).append('>');
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(128);
    writeTo(out);
    return out.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof XmlText text
        && name.equals(text.name)
        && attributes.compareTo(text.attributes) == 0
        && children.equals(text.children);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, attributes.toString(), children);
  }
}
