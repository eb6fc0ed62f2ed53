package org.pamir.change;

import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes changes as an Atom feed (RFC 4287), for feed readers and those who use them. */
final class AtomFeed {

  static final String TYPE = "application/atom+xml";

  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
  private static final WstxOutputFactory FACTORY = new WstxOutputFactory();

  private AtomFeed() {}

  /**
   * @param self its own address
   * @param base of the API
   */
  static byte[] write(Feed feed, URI self, URI base) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter out = FACTORY.createXMLStreamWriter(bytes, "UTF-8");
      out.writeStartDocument("UTF-8", "1.0");
      out.setDefaultNamespace(NAMESPACE);
      out.writeStartElement(NAMESPACE, "feed");
      out.writeDefaultNamespace(NAMESPACE);
      text(out, "id", self.toString());
      text(out, "title", "Pamir: changes of projects, " + feed.of());
      text(
          out,
          "updated",
          feed.entries().isEmpty()
              ? "1970-01-01T00:00:00Z"
              : feed.entries().get(0).recordedAt().toString());
      author(out);
      link(out, "self", self.toString());
      for (FeedEntry entry : feed.entries()) {
        write(out, entry, base);
      }
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(XMLStreamWriter out, FeedEntry entry, URI base)
      throws XMLStreamException {
    URI project =
        base.resolve(
            "projects/"
                + URLEncoder.encode(entry.identifier(), StandardCharsets.UTF_8)
                    .replace("+", "%20"));
    out.writeStartElement(NAMESPACE, "entry");
    text(out, "id", project + "/history#" + entry.revision());
    text(out, "title", entry.title() + ": " + String.join("; ", entry.happened()));
    text(out, "updated", entry.recordedAt().toString());
    link(out, "alternate", project.toString());
    text(out, "summary", entry.identifier() + ", revision " + entry.revision());
    out.writeEndElement();
  }

  /** Who changed a project is in its history, for those who may know. */
  private static void author(XMLStreamWriter out) throws XMLStreamException {
    out.writeStartElement(NAMESPACE, "author");
    text(out, "name", "Pamir");
    out.writeEndElement();
  }

  private static void link(XMLStreamWriter out, String relation, String address)
      throws XMLStreamException {
    out.writeEmptyElement(NAMESPACE, "link");
    out.writeAttribute("rel", relation);
    out.writeAttribute("href", address);
  }

  /** Characters that XML 1.0 has no place for become spaces. */
  private static void text(XMLStreamWriter out, String element, String text)
      throws XMLStreamException {
    out.writeStartElement(NAMESPACE, element);
    out.writeCharacters(
        text.replaceAll("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", " "));
    out.writeEndElement();
  }
}
