package org.pamir.iati;

import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLOutputFactory2;
import org.codehaus.stax2.XMLStreamWriter2;

/**
 * Writes an IATI activity file of version 2.03, UTF-8, one activity at a time, and holds no more
 * than one. What the stream refuses is an {@link IOException}.
 */
final class IatiWriter implements Closeable {
  private static final XMLOutputFactory2 FACTORY = new WstxOutputFactory();

  private final XMLStreamWriter2 out;

  /** Begins a file; {@code generated} may be null. */
  IatiWriter(OutputStream stream, Instant generated) throws IOException {
    try {
      out = (XMLStreamWriter2) FACTORY.createXMLStreamWriter(stream, "UTF-8");
      out.writeStartDocument("UTF-8", "1.0");
      out.writeRaw("\n");
      out.writeStartElement("iati-activities");
      out.writeNamespace(ActivityText.PREFIX, ActivityText.NAMESPACE);
      out.writeAttribute("version", "2.03");
      if (generated != null) {
        out.writeAttribute("generated-datetime", generated.toString());
      }
    } catch (XMLStreamException e) {
      throw failure(e);
    }
  }

  void write(ActivityText.Source activity) throws IOException {
    try {
      out.writeRaw("\n");
      out.writeRaw(ActivityText.of(activity).toString());
    } catch (XMLStreamException e) {
      throw failure(e);
    }
  }

  /** Ends the file. The stream that was given stays open. */
  @Override
  public void close() throws IOException {
    try {
      out.writeRaw("\n");
      out.writeEndElement();
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw failure(e);
    }
  }

  private static IOException failure(XMLStreamException e) {
    return e.getCause() instanceof IOException cause ? cause : new IOException(e);
  }
}
