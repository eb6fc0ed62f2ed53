package org.pamir.iati;

import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * A pull parser that walks from child to child and knows where it is. A method that is handed a
 * cursor on the start of an element leaves it at the end of that element: by {@link #nextChild}
 * until false, {@link #text}, {@link #end} or {@link #fragment}. Attributes are asked for by name
 * before that; those nobody asked for go to {@link Leftovers}.
 */
final class XmlCursor {
  private final XMLStreamReader2 in;
  private final IatiLimits limits;
  private final FragmentWriter fragments = new FragmentWriter();
  private final XmlPath path;
  private final XmlAttributes attributes;
  private Leftovers leftovers;
  private int elements;

  XmlCursor(XMLStreamReader2 in, IatiLimits limits) {
    this.in = in;
    this.limits = limits;
    path = new XmlPath(limits.depth());
    attributes = new XmlAttributes(in);
  }

  /** Begins a walk at the element the parser stands on. */
  void enterRoot(Leftovers leftovers) {
    this.leftovers = leftovers;
    elements = 0;
    path.begin(in.getLocalName());
    attributes.enter();
  }

  /** Moves to the next child of the element, or to the element's end and false. */
  boolean nextChild() throws XMLStreamException {
    return nextChild(null);
  }

  /** As {@link #nextChild()}, but collects text between children instead of reporting it. */
  boolean nextChild(StringBuilder text) throws XMLStreamException {
    attributes.leave(leftovers);
    while (true) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          push();
          return true;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          path.leave();
          return false;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (!in.isWhiteSpace()) {
            stray(text);
          }
        }
        case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
        default -> throw entity();
      }
    }
  }

  private void push() {
    countElement();
    String address = in.getNamespaceURI();
    String local = in.getLocalName();
    boolean foreign = address != null && !address.isEmpty();
    String name = foreign ? foreignName(in.getPrefix(), local, address) : local;
    path.enter(name);
    attributes.enter();
  }

  private static String foreignName(String prefix, String local, String address) {
    return prefix == null || prefix.isEmpty() ? '{' + address + '}' + local : prefix + ':' + local;
  }

  private void stray(StringBuilder text) {
    if (text == null) {
      leftovers.text(in.getText().strip());
    } else {
      append(text, in.getText());
    }
  }

  /** Counts an element against the limit of an activity. */
  void countElement() {
    if (++elements > limits.activityElements()) {
      throw limit("An activity has more than " + limits.activityElements() + " elements");
    }
  }

  /**
   * Name of the element; with its prefix, or its address in braces, when it is not of the IATI
   * standard.
   */
  String name() {
    return path.name();
  }

  /** Whether the element is from another namespace; IATI has none. */
  boolean foreign() {
    return in.getNamespaceURI() != null && !in.getNamespaceURI().isEmpty();
  }

  /** Whether it is this element of Pamir's own namespace. */
  boolean ours(String local) {
    return ActivityText.NAMESPACE.equals(in.getNamespaceURI()) && local.equals(in.getLocalName());
  }

  /** An attribute of Pamir's own namespace, or null. */
  String ownAttribute(String name) {
    return attributes.of(ActivityText.NAMESPACE, name);
  }

  /** Whether an export of the register made the element up, because the schema asks for one. */
  boolean implied() {
    return in.getAttributeCount() > 0
        && in.getAttributeValue(ActivityText.NAMESPACE, ActivityText.IMPLIED) != null;
  }

  /** The how-many-eth element of its name under its parent, from 1. */
  int ordinal() {
    return path.ordinal();
  }

  /** Value of an attribute without surrounding space, or null when it is missing or blank. */
  String attribute(String name) {
    return attributes.value(name);
  }

  /** Value of an attribute as published, or null. */
  String rawAttribute(String name) {
    return attributes.raw(name);
  }

  /** The element's own {@code xml:lang} without surrounding space, or null. */
  String language() {
    return attributes.language();
  }

  /**
   * All text of the element as published, with that of elements in it (reported); ends at the
   * element's end.
   */
  String text() throws XMLStreamException {
    attributes.leave(leftovers);
    String only = null;
    StringBuilder all = null;
    while (true) {
      switch (in.next()) {
        case XMLStreamConstants.END_ELEMENT -> {
          path.leave();
          return all != null ? all.toString() : only == null ? "" : only;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (only == null) {
            only = in.getText();
          } else {
            all = all == null ? new StringBuilder(only) : all;
            append(all, in.getText());
          }
        }
        case XMLStreamConstants.START_ELEMENT -> {
          all = all == null ? new StringBuilder(only == null ? "" : only) : all;
          only = "";
          push();
          leftovers.elementInText();
          append(all, text());
        }
        case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
        default -> throw entity();
      }
    }
  }

  private void append(StringBuilder all, String part) {
    if (all.length() + part.length() > limits.textLength()) {
      throw limit("A text is longer than " + limits.textLength() + " characters");
    }
    all.append(part);
  }

  /**
   * Goes to the end of an element that has nothing more to give; what is in it after all is left
   * over.
   */
  void end() throws XMLStreamException {
    while (nextChild()) {
      leftovers.element();
    }
  }

  /** Goes to the element's end, and returns the element as XML that stands by itself. */
  String fragment() throws XMLStreamException {
    attributes.skip();
    String xml = fragments.copy(in, this);
    path.leave();
    return xml;
  }

  /** Path of the element the cursor stands on or in. */
  String path() {
    return path.toString();
  }

  /** Path of the parent of the element the cursor stands on. */
  String parentPath() {
    return path.parent();
  }

  /** Line of the latest start, end or text, from 1. */
  int line() {
    return in.getLocationInfo().getStartLocation().getLineNumber();
  }

  /** Where the latest start, end or text begins. */
  Location location() {
    return in.getLocationInfo().getStartLocation();
  }

  /** A reference to an entity, which no file without a DTD can have declared. */
  IatiFormatException entity() {
    Location at = location();
    return new IatiFormatException(
        IatiFormatException.Reason.MALFORMED,
        "An entity that is not declared, or a declaration inside the document",
        at.getLineNumber(),
        at.getColumnNumber());
  }

  private IatiFormatException limit(String message) {
    Location at = location();
    return new IatiFormatException(
        IatiFormatException.Reason.LIMIT, message, at.getLineNumber(), at.getColumnNumber());
  }
}
