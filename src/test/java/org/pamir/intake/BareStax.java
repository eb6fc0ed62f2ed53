package org.pamir.intake;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The least that reading a file takes: every event, and nothing made of it. */
public final class BareStax {
  private BareStax() {}

  /** Prints activities a second over a file of so many megabytes, the second time it is read. */
  public static void main(String... args) throws IOException, XMLStreamException {
    RepeatedActivities file = new RepeatedActivities(Long.parseLong(args[0]) << 20);
    pass(file.open());
    long began = System.nanoTime();
    int activities = pass(file.open());
    System.out.println(activities * 1_000_000_000L / (System.nanoTime() - began));
  }

  private static int pass(InputStream file) throws XMLStreamException {
    WstxInputFactory factory = new WstxInputFactory();
    factory.configureForSpeed();
    XMLStreamReader in = factory.createXMLStreamReader(file);
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
