package org.pamir.iati;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import org.codehaus.stax2.XMLStreamLocation2;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * An event that a parser could have given.
 *
 * @param name of an element, without namespace
 * @param at where the element of the file begins that it is made of
 */
record LegacyEvent(
    int type, String name, List<Attribute> attributes, String text, XMLStreamLocation2 at) {

  /** An attribute, with its prefix and address where it has them. */
  record Attribute(String prefix, String address, String name, String value) {
    static Attribute of(String name, String value) {
      return new Attribute("", "", name, value);
    }

    /** Its name with its prefix. */
    String key() {
      return prefix == null || prefix.isEmpty() ? name : prefix + ':' + name;
    }
  }

  /** The start tag that the parser stands on. */
  static LegacyEvent start(XMLStreamReader2 in) {
    List<Attribute> attributes = new ArrayList<>();
    for (int i = 0, n = in.getAttributeCount(); i < n; i++) {
      attributes.add(
          new Attribute(
              in.getAttributePrefix(i),
              in.getAttributeNamespace(i),
              in.getAttributeLocalName(i),
              in.getAttributeValue(i)));
    }
    return start(in.getLocalName(), attributes, in.getLocationInfo().getStartLocation());
  }

  static LegacyEvent start(String name, List<Attribute> attributes, XMLStreamLocation2 at) {
    return new LegacyEvent(XMLStreamConstants.START_ELEMENT, name, attributes, null, at);
  }

  static LegacyEvent end(String name, XMLStreamLocation2 at) {
    return new LegacyEvent(XMLStreamConstants.END_ELEMENT, name, List.of(), null, at);
  }

  static LegacyEvent text(String text, XMLStreamLocation2 at) {
    return new LegacyEvent(XMLStreamConstants.CHARACTERS, null, List.of(), text, at);
  }

  /** The same with the text of its element. */
  LegacyEvent saying(String said) {
    return new LegacyEvent(type, name, attributes, said, at);
  }

  /** The value of an attribute by its name with its prefix, or null. */
  String value(String key) {
    return attributes.stream()
        .filter(attribute -> attribute.key().equals(key))
        .map(Attribute::value)
        .findFirst()
        .orElse(null);
  }
}
