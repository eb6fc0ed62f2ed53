package org.pamir.quality;

import java.util.function.Consumer;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Builds a tree of {@link Element}s from what an XML parser reads, one event after another.
 * Elements and attributes of other namespaces are left out.
 */
public final class ElementBuilder {
  private final Element parent;
  private final Consumer<Element> ended;
  private Element at;
  private int foreign;

  /**
   * @param parent what the elements that are read belong to; null where a whole document is read
   * @param ended takes each child of the parent, or the document, once it is complete
   */
  public ElementBuilder(Element parent, Consumer<Element> ended) {
    this.parent = parent;
    this.at = parent;
    this.ended = ended;
  }

  /** Takes in the event that the parser stands on. */
  public void accept(XMLStreamReader in) {
    switch (in.getEventType()) {
      case XMLStreamConstants.START_ELEMENT -> start(in);
      case XMLStreamConstants.END_ELEMENT -> end();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
        if (foreign == 0 && !in.isWhiteSpace()) {
          at.say(in.getText());
        }
      }
      default -> {}
    }
  }

  /** The element that is being read: one that has begun and not ended. */
  public Element current() {
    return at;
  }

  private void start(XMLStreamReader in) {
    if (foreign > 0 || !isEmpty(in.getNamespaceURI())) {
      foreign++;
      return;
    }
    Location place = in.getLocation();
    at =
        at == null
            ? Element.root(in.getLocalName())
            : at.add(in.getLocalName(), place.getLineNumber(), place.getColumnNumber());
    for (int i = 0, n = in.getAttributeCount(); i < n; i++) {
      if (isEmpty(in.getAttributeNamespace(i))) {
        at.set(in.getAttributeLocalName(i), in.getAttributeValue(i));
      } else if ("xml".equals(in.getAttributePrefix(i))) {
        at.set("xml:" + in.getAttributeLocalName(i), in.getAttributeValue(i));
      }
    }
  }

  private void end() {
    if (foreign > 0) {
      foreign--;
      return;
    }
    Element done = at;
    at = done.parent();
    if (at == parent) {
      ended.accept(done);
    }
  }

  private static boolean isEmpty(String text) {
    return text == null || text.isEmpty();
  }

  /** Reads all there is. */
  public void readAll(XMLStreamReader in) throws XMLStreamException {
    while (in.hasNext()) {
      in.next();
      accept(in);
    }
  }
}
