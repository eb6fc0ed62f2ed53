package org.pamir.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * An element of an activity in the terms of the IATI standard, wherever it comes from: a file that
 * is being imported, or a project of the register. Elements of other namespaces are left out.
 */
public final class Element {
  private final String name;
  private final Element parent;
  private final int line;
  private final int column;
  private final String member;
  // Names and values by turns; few enough that a scan beats a map.
  private final List<String> attributes = new ArrayList<>(4);
  private List<Element> children = List.of();
  private String text = "";

  private Element(String name, Element parent, int line, int column, String member) {
    this.name = name;
    this.parent = parent;
    this.line = line;
    this.column = column;
    this.member = member;
    if (parent != null) {
      if (parent.children.isEmpty()) {
        parent.children = new ArrayList<>(4);
      }
      parent.children.add(this);
    }
  }

  /** An attribute of an element; {@code xml:lang} has that name. */
  record Attribute(Element owner, String name, String value) {}

  /** The text in an element. */
  record Text(Element owner) {}

  /** The top of a tree, above its first element. */
  record Root(Element element) {}

  /**
   * The top of a tree: {@code iati-activities} or {@code iati-organisations}, or anything that
   * holds elements.
   */
  public static Element root(String name) {
    return new Element(name, null, 0, 0, null);
  }

  /**
   * A new child of a file.
   *
   * @param line from 1
   * @param column from 1
   */
  public Element add(String child, int line, int column) {
    return new Element(child, this, line, column, null);
  }

  /**
   * A new child of a project of the register.
   *
   * @param member the JSON member it stands for, such as {@code participations[1].share}
   */
  public Element add(String child, String member) {
    return new Element(child, this, 0, 0, member);
  }

  /** Gives it an attribute, unless the value is null. */
  public Element set(String attribute, Object value) {
    if (value != null) {
      attributes.add(attribute);
      attributes.add(value.toString());
    }
    return this;
  }

  /** Adds to its text. */
  public Element say(String more) {
    text = text.isEmpty() ? more : text + more;
    return this;
  }

  /** Lets go of all children, once they have been judged. */
  public void clear() {
    children = List.of();
  }

  public String name() {
    return name;
  }

  /** Line in the file from 1, or 0 where there is no file. */
  public int line() {
    return line;
  }

  /** Column in the file from 1, or 0 where there is no file. */
  public int column() {
    return column;
  }

  /** The JSON member it stands for, or the nearest one around it; null where there is none. */
  public String member() {
    return member == null && parent != null ? parent.member() : member;
  }

  /** The attribute's value as published, or null. */
  public String get(String attribute) {
    for (int i = 0; i < attributes.size(); i += 2) {
      if (attributes.get(i).equals(attribute)) {
        return attributes.get(i + 1);
      }
    }
    return null;
  }

  /** Its own text, not that of its children. */
  public String text() {
    return text;
  }

  Element parent() {
    return parent;
  }

  List<Element> children() {
    return children;
  }

  /** The children of this name. */
  List<Element> children(String child) {
    List<Element> found = new ArrayList<>();
    for (Element element : children) {
      if (element.name.equals(child)) {
        found.add(element);
      }
    }
    return found;
  }

  /** The first child of this name, or null. */
  Element child(String child) {
    for (Element element : children) {
      if (element.name.equals(child)) {
        return element;
      }
    }
    return null;
  }

  List<Attribute> attributes() {
    List<Attribute> all = new ArrayList<>(attributes.size() / 2);
    for (int i = 0; i < attributes.size(); i += 2) {
      all.add(new Attribute(this, attributes.get(i), attributes.get(i + 1)));
    }
    return all;
  }

  /** All text in it and in what it holds. */
  String allText() {
    if (children.isEmpty()) {
      return text;
    }
    StringBuilder all = new StringBuilder(text);
    children.forEach(child -> all.append(child.allText()));
    return all.toString();
  }

  /** Its place as {@link #path} has it, with no numbers. */
  String kind() {
    return parent == null || parent.parent == null ? name : parent.kind() + '/' + name;
  }

  /**
   * Its place below the first element, such as {@code iati-activity/transaction[3]/value}; an index
   * of 1 is left out.
   */
  public String path() {
    if (parent == null) {
      return name;
    }
    int ordinal = 1;
    for (Element sibling : parent.children) {
      if (sibling == this) {
        break;
      }
      ordinal += sibling.name.equals(name) ? 1 : 0;
    }
    String own = ordinal == 1 ? name : name + '[' + ordinal + ']';
    // Activities are not numbered: their identifiers tell them apart.
    return parent.parent == null ? name : parent.path() + '/' + own;
  }
}
