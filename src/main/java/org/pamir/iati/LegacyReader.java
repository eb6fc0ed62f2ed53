package org.pamir.iati;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.LocationInfo;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.util.StreamReader2Delegate;

/**
 * Shows a file of version 1.0x as one of version 2: the same events, with names, codes and places
 * of text changed as {@link LegacyRules} say. A file of version 2 it leaves alone. Holds one
 * element without children at a time, with those of its kind that follow it in other languages.
 */
final class LegacyReader extends StreamReader2Delegate {
  private final Queue<LegacyEvent> made = new ArrayDeque<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Map<LegacyRules.Conversion, Converted> converted = new LinkedHashMap<>();
  // The event that was made, or null where the parser's own is shown.
  private LegacyEvent shown;
  // Whether the parser stands on an event that is still to be shown.
  private boolean ahead;
  private boolean begun;
  private boolean legacy;

  /** How often a rule was used, and where first. */
  record Converted(Location first, int times) {}

  /** An element up to its first child, or to its end where it has none. */
  private record Piece(LegacyEvent start, String text, boolean leaf) {}

  /** Shows a parser's events, those of version 2 as they are. */
  LegacyReader(XMLStreamReader2 in) {
    super(in);
  }

  /** What was converted so far. */
  Map<LegacyRules.Conversion, Converted> converted() {
    return converted;
  }

  @Override
  public int next() throws XMLStreamException {
    if (!legacy) {
      return pass();
    }
    shown = made.poll();
    if (shown != null) {
      return shown.type();
    }
    int event = ahead ? _delegate2.getEventType() : _delegate2.next();
    ahead = false;
    if (event == XMLStreamConstants.END_ELEMENT) {
      open.poll();
    }
    if (event != XMLStreamConstants.START_ELEMENT || !IatiHeader.plain(_delegate2)) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        open.push("");
      }
      return event;
    }
    convert(read());
    shown = made.remove();
    return shown.type();
  }

  /** The parser's own event; the first start tag tells whether that goes on. */
  private int pass() throws XMLStreamException {
    int event = _delegate2.next();
    if (!begun && event == XMLStreamConstants.START_ELEMENT) {
      begun = true;
      legacy = IatiHeader.isLegacy(_delegate2.getAttributeValue("", "version"));
    }
    return event;
  }

  /** Reads on from a start tag to the next tag. */
  private Piece read() throws XMLStreamException {
    LegacyEvent start = LegacyEvent.start(_delegate2);
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (_delegate2.next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(_delegate2.getText());
        case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
        case XMLStreamConstants.END_ELEMENT -> {
          return new Piece(start, text.toString().strip(), true);
        }
        default -> {
          ahead = true;
          return new Piece(start, text.toString().strip(), false);
        }
      }
    }
  }

  private void convert(Piece first) throws XMLStreamException {
    if (!first.leaf()) {
      show(first);
      return;
    }
    List<Piece> alike = new ArrayList<>(List.of(first));
    Piece other = null;
    if (LegacyRules.isRepeatedByLanguage(first.start().name(), parent())) {
      while (other == null && nextIsLike(first)) {
        Piece next = read();
        if (next.leaf()) {
          alike.add(next);
        } else {
          other = next;
        }
      }
    }
    new LegacyElement(first.start(), this::note)
        .write(alike.stream().map(piece -> piece.start().saying(piece.text())).toList(), made);
    if (other != null) {
      show(other);
    }
  }

  /** Whether another element of the same name and type follows, at which the parser then stands. */
  private boolean nextIsLike(Piece first) throws XMLStreamException {
    if (ahead) {
      return false;
    }
    while (true) {
      int event = _delegate2.next();
      boolean blank =
          event == XMLStreamConstants.COMMENT
              || event == XMLStreamConstants.SPACE
              || event == XMLStreamConstants.CHARACTERS && _delegate2.isWhiteSpace();
      if (!blank) {
        ahead =
            event != XMLStreamConstants.START_ELEMENT
                || !IatiHeader.plain(_delegate2)
                || !_delegate2.getLocalName().equals(first.start().name())
                || !java.util.Objects.equals(
                    _delegate2.getAttributeValue("", "type"), first.start().value("type"));
        return !ahead;
      }
    }
  }

  private void show(Piece parent) {
    made.add(new LegacyElement(parent.start(), this::note).container());
    if (!parent.text().isEmpty()) {
      made.add(LegacyEvent.text(parent.text(), parent.start().at()));
    }
    open.push(parent.start().name());
  }

  private String parent() {
    return open.isEmpty() ? "" : open.peek();
  }

  private void note(LegacyRules.Conversion conversion, Location at) {
    converted.merge(
        conversion, new Converted(at, 1), (a, b) -> new Converted(a.first(), a.times() + 1));
  }

  @Override
  public boolean hasNext() throws XMLStreamException {
    return ahead || !made.isEmpty() || _delegate2.hasNext();
  }

  @Override
  public void skipElement() throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = next();
      depth +=
          event == XMLStreamConstants.START_ELEMENT
              ? 1
              : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
    }
  }

  @Override
  public int getEventType() {
    return shown == null ? super.getEventType() : shown.type();
  }

  @Override
  public String getLocalName() {
    return shown == null ? super.getLocalName() : shown.name();
  }

  @Override
  public String getPrefix() {
    return shown == null ? super.getPrefix() : "";
  }

  @Override
  public String getPrefixedName() {
    return shown == null ? super.getPrefixedName() : shown.name();
  }

  @Override
  public String getNamespaceURI() {
    return shown == null ? super.getNamespaceURI() : "";
  }

  @Override
  public int getNamespaceCount() {
    return shown == null ? super.getNamespaceCount() : 0;
  }

  @Override
  public int getAttributeCount() {
    return shown == null ? super.getAttributeCount() : shown.attributes().size();
  }

  @Override
  public String getAttributeLocalName(int index) {
    return shown == null
        ? super.getAttributeLocalName(index)
        : shown.attributes().get(index).name();
  }

  @Override
  public String getAttributeNamespace(int index) {
    return shown == null
        ? super.getAttributeNamespace(index)
        : shown.attributes().get(index).address();
  }

  @Override
  public String getAttributePrefix(int index) {
    return shown == null ? super.getAttributePrefix(index) : shown.attributes().get(index).prefix();
  }

  @Override
  public String getAttributeValue(int index) {
    return shown == null ? super.getAttributeValue(index) : shown.attributes().get(index).value();
  }

  @Override
  public String getAttributeValue(String address, String name) {
    return shown == null
        ? super.getAttributeValue(address, name)
        : shown.value(XMLConstants.XML_NS_URI.equals(address) ? "xml:" + name : name);
  }

  @Override
  public String getText() {
    return shown == null ? super.getText() : shown.text();
  }

  @Override
  public boolean isWhiteSpace() {
    return shown == null ? super.isWhiteSpace() : shown.text().isBlank();
  }

  @Override
  public LocationInfo getLocationInfo() {
    return shown == null ? super.getLocationInfo() : new LegacyPlace(shown.at());
  }
}
