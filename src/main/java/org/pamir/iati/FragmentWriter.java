package org.pamir.iati;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Copies one element as text that stands by itself: every prefix it uses is declared in it.
 * Comments and processing instructions are kept, CDATA becomes escaped text, and a prefix that
 * occurs in text only is not followed.
 */
final class FragmentWriter {
  private final StringBuilder out = new StringBuilder(512);
  // Declarations in force inside the fragment, innermost last, as prefix and address by turns.
  private String[] bindings = new String[16];
  private int bound;

  /** Copies the element the reader has just entered, and leaves the reader at its end. */
  String copy(XMLStreamReader in, XmlCursor cursor) throws XMLStreamException {
    out.setLength(0);
    bound = 0;
    element(in, cursor);
    return out.toString();
  }

  private void element(XMLStreamReader in, XmlCursor cursor) throws XMLStreamException {
    int outer = bound;
    String prefix = in.getPrefix();
    String name =
        prefix == null || prefix.isEmpty() ? in.getLocalName() : prefix + ':' + in.getLocalName();
    out.append('<').append(name);
    for (int i = 0, n = in.getNamespaceCount(); i < n; i++) {
      declare(in.getNamespacePrefix(i), in.getNamespaceURI(i));
    }
    declare(prefix, in.getNamespaceURI());
    for (int i = 0, n = in.getAttributeCount(); i < n; i++) {
      String own = in.getAttributePrefix(i);
      boolean prefixed = own != null && !own.isEmpty();
      if (prefixed && !own.equals("xml")) {
        declare(own, in.getAttributeNamespace(i));
      }
    }
    for (int i = 0, n = in.getAttributeCount(); i < n; i++) {
      String own = in.getAttributePrefix(i);
      out.append(' ');
      if (own != null && !own.isEmpty()) {
        out.append(own).append(':');
      }
      out.append(in.getAttributeLocalName(i)).append("=\"");
      escape(out, in.getAttributeValue(i), true);
      out.append('"');
    }
    int open = out.length();
    out.append('>');
    boolean empty = true;
    for (int event = in.next(); event != XMLStreamConstants.END_ELEMENT; event = in.next()) {
      empty = false;
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          cursor.countElement();
          element(in, cursor);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            escape(out, in.getText(), false);
        case XMLStreamConstants.COMMENT -> out.append("<!--").append(in.getText()).append("-->");
        case XMLStreamConstants.PROCESSING_INSTRUCTION -> instruction(in);
        default -> throw cursor.entity();
      }
    }
    if (empty) {
      out.insert(open, '/');
    } else {
      out.append("</").append(name).append('>');
    }
    bound = outer;
  }

  private void instruction(XMLStreamReader in) {
    out.append("<?").append(in.getPITarget());
    if (in.getPIData() != null && !in.getPIData().isEmpty()) {
      out.append(' ').append(in.getPIData());
    }
    out.append("?>");
  }

  private void declare(String givenPrefix, String givenAddress) {
    String prefix = givenPrefix == null ? "" : givenPrefix;
    String address = givenAddress == null ? "" : givenAddress;
    String present = prefix.isEmpty() ? "" : null;
    for (int i = bound - 2; i >= 0; i -= 2) {
      if (bindings[i].equals(prefix)) {
        present = bindings[i + 1];
        break;
      }
    }
    if (address.equals(present)) {
      return;
    }
    if (bound == bindings.length) {
      bindings = java.util.Arrays.copyOf(bindings, bound * 2);
    }
    bindings[bound++] = prefix;
    bindings[bound++] = address;
    out.append(prefix.isEmpty() ? " xmlns" : " xmlns:").append(prefix).append("=\"");
    escape(out, address, true);
    out.append('"');
  }

  /**
   * Appends text so that a parser reads the same characters back. What XML 1.0 has no way to write,
   * such as control characters, becomes U+FFFD.
   */
  static void escape(StringBuilder out, String text, boolean attribute) {
    int from = 0;
    for (int i = 0, n = text.length(); i < n; i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < n
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      String escaped = escaped(c, attribute);
      if (escaped != null) {
        out.append(text, from, i).append(escaped);
        from = i + 1;
      }
    }
    out.append(text, from, text.length());
  }

  private static String escaped(char c, boolean attribute) {
    if (c > '>') {
      return c < '\uD800' || c >= '\uE000' && c < '\uFFFE' ? null : "\uFFFD";
    }
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '\r' -> "&#13;";
      case '"' -> attribute ? "&quot;" : null;
      case '\n' -> attribute ? "&#10;" : null;
      case '\t' -> attribute ? "&#9;" : null;
      default -> c < ' ' ? "\uFFFD" : null;
    };
  }
}
