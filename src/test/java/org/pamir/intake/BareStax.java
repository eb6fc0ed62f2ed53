package org.pamir.intake;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The least that reading a file takes: every event, and nothing made of it. */
public final class BareStax {
  private BareStax() {}

  /** Prints activities a second over a file, the second time it is read. */
  public static void main(String... args) throws IOException, XMLStreamException {
    Path file = Path.of(args[0]);
    pass(file);
    long began = System.nanoTime();
    int activities = pass(file);
    System.out.println(activities * 1_000_000_000L / (System.nanoTime() - began));
  }

  private static int pass(Path file) throws IOException, XMLStreamException {
    WstxInputFactory factory = new WstxInputFactory();
    factory.configureForSpeed();
    try (InputStream bytes = Files.newInputStream(file)) {
      XMLStreamReader in = factory.createXMLStreamReader(bytes);
      int activities = 0;
      while (in.hasNext()) {
        if (in.next() == XMLStreamConstants.START_ELEMENT
            && in.getLocalName().equals("iati-activity")) {
          activities++;
        }
      }
      return activities;
    }
  }
}
