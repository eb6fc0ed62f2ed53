package org.pamir.iati;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamReader;

/** The attributes of the element the parser stands on; remembers which were asked for. */
final class XmlAttributes {
  private final XMLStreamReader in;
  // One bit an attribute: IatiLimits allows at most 63.
  private long asked;
  private boolean open;

  XmlAttributes(XMLStreamReader in) {
    this.in = in;
  }

  void enter() {
    asked = 0;
    open = true;
  }

  /** Lets go of them without a look at what was not asked for. */
  void skip() {
    open = false;
  }

  /** Lets go of them, and hands over those that nobody asked for. */
  void leave(Leftovers leftovers) {
    if (!open) {
      return;
    }
    open = false;
    int count = in.getAttributeCount();
    if (count == 0 || asked == (1L << count) - 1) {
      return;
    }
    for (int i = 0; i < count; i++) {
      if ((asked & 1L << i) == 0) {
        String local = in.getAttributeLocalName(i);
        String address = in.getAttributeNamespace(i);
        boolean plain = isEmpty(address);
        leftovers.attribute(
            plain ? local : in.getAttributePrefix(i) + ':' + local,
            in.getAttributeValue(i),
            plain ? null : address);
      }
    }
  }

  String value(String name) {
    return blankToNull(raw(name));
  }

  String raw(String name) {
    for (int i = 0, n = in.getAttributeCount(); i < n; i++) {
      if (in.getAttributeLocalName(i).equals(name) && isEmpty(in.getAttributeNamespace(i))) {
        return take(i);
      }
    }
    return null;
  }

  String language() {
    return of(XMLConstants.XML_NS_URI, "lang");
  }

  /** The attribute of a namespace, without surrounding space, or null. */
  String of(String address, String name) {
    for (int i = 0, n = in.getAttributeCount(); i < n; i++) {
      if (in.getAttributeLocalName(i).equals(name) && address.equals(in.getAttributeNamespace(i))) {
        return blankToNull(take(i));
      }
    }
    return null;
  }

  private String take(int index) {
    asked |= 1L << index;
    return in.getAttributeValue(index);
  }

  private static String blankToNull(String value) {
    if (value == null) {
      return null;
    }
    String stripped = value.strip();
    return stripped.isEmpty() ? null : stripped;
  }

  private static boolean isEmpty(String text) {
    return text == null || text.isEmpty();
  }
}
