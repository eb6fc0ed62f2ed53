package org.pamir.iati;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.pamir.intake.Finding;

/** Reads an IATI organisation file one organisation at a time; fails as {@link IatiReader} does. */
final class OrganisationFileReader implements Closeable {
  static final String ROOT = "iati-organisations";
  private static final String ELEMENT = "iati-organisation";

  private final XmlInput input;
  private final LegacyReader in;
  private final XmlCursor cursor;
  private final IatiHeader header;
  private RuntimeException failure;

  /** Opens a file and reads its beginning. */
  OrganisationFileReader(InputStream stream, IatiLimits limits) {
    XMLStreamReader2 opened = null;
    try {
      input = new XmlInput(stream, limits);
      opened = new XmlFactory(limits).open(input);
      in = new LegacyReader(opened);
      cursor = new XmlCursor(in, limits);
      header = IatiHeader.read(in, ROOT);
    } catch (XMLStreamException | IOException | RuntimeException e) {
      throw XmlFailure.of(e, opened);
    }
  }

  /** Whether a file is of this kind by its beginning; what is none at all is not. */
  static boolean isOrganisationFile(byte[] beginning) {
    try {
      XMLStreamReader2 in =
          new XmlFactory(IatiLimits.DEFAULT)
              .open(new XmlInput(new java.io.ByteArrayInputStream(beginning), IatiLimits.DEFAULT));
      while (in.next() != XMLStreamConstants.START_ELEMENT) {
        if (in.getEventType() == XMLStreamConstants.DTD) {
          return false;
        }
      }
      return in.getLocalName().equals(ROOT);
    } catch (XMLStreamException | IOException | RuntimeException e) {
      return false;
    }
  }

  /** The next organisation; empty at the end of the file. */
  Optional<IatiOrganisation> next() {
    if (failure != null) {
      throw failure;
    }
    try {
      while (in.hasNext()) {
        int event = in.next();
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
          throw cursor.entity();
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          if (in.getLocalName().equals(ELEMENT) && IatiHeader.plain(in)) {
            input.markActivity();
            return Optional.of(new OrganisationFileParser(cursor).read(header.language()));
          }
          in.skipElement();
        }
      }
      return Optional.empty();
    } catch (XMLStreamException | RuntimeException e) {
      failure = XmlFailure.of(e, in);
      throw failure;
    }
  }

  long bytesConsumed() {
    return input.consumed();
  }

  /** What was converted from version 1, each kind once; complete at the end of the file. */
  List<Finding> fileFindings() {
    List<Finding> all = new ArrayList<>();
    for (Map.Entry<LegacyRules.Conversion, LegacyReader.Converted> entry :
        in.converted().entrySet()) {
      Location at = entry.getValue().first();
      all.add(
          new Finding(
              null,
              at.getLineNumber(),
              at.getColumnNumber(),
              ROOT,
              Rule.LEGACY_CONVERTED.severity(),
              Rule.LEGACY_CONVERTED.id(),
              null,
              "Version 1: " + entry.getKey().what() + ", " + entry.getValue().times() + " times",
              entry.getKey().action()));
    }
    return all;
  }

  @Override
  public void close() throws IOException {
    try {
      in.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    } finally {
      input.close();
    }
  }
}
