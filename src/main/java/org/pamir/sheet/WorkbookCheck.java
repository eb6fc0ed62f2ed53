package org.pamir.sheet;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Goes through a workbook before it is read: what it unpacks to, its XML, and where its cells say
 * that they are. The library that reads it makes room for a cell in column a million, and keeps all
 * shared texts in memory.
 */
final class WorkbookCheck {

  private static final long MAX_UNPACKED = 128L << 20;
  private static final long MAX_TEXTS = 24L << 20;
  private static final int MAX_ENTRIES = 1_000;

  private static final XMLInputFactory XML = xml();

  private WorkbookCheck() {}

  private static XMLInputFactory xml() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 32);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 50);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 65_536);
    return factory;
  }

  /**
   * @throws UnreadableSheetException where the workbook is not to be read
   */
  static void check(byte[] workbook) {
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook)).get()) {
      long left = MAX_UNPACKED;
      int entries = 0;
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (++entries > MAX_ENTRIES) {
          throw new UnreadableSheetException(
              "The workbook has more than " + MAX_ENTRIES + " parts");
        }
        boolean texts = entry.getName().endsWith("sharedStrings.xml");
        CountedInput unpacked =
            new CountedInput(zip.getInputStream(entry), texts ? Math.min(left, MAX_TEXTS) : left);
        if (entry.getName().endsWith(".xml")) {
          checkXml(unpacked);
        }
        unpacked.transferTo(java.io.OutputStream.nullOutputStream());
        left -= unpacked.count();
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableSheetException("It is no whole workbook", e);
    }
  }

  private static void checkXml(InputStream part) {
    try {
      XMLStreamReader reader = XML.createXMLStreamReader(part);
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
          throw new UnreadableSheetException("The workbook has a document type declaration");
        }
        if (event == XMLStreamConstants.START_ELEMENT
            && (reader.getLocalName().equals("c") || reader.getLocalName().equals("row"))) {
          checkPlace(reader.getAttributeValue(null, "r"));
        }
      }
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof UnreadableSheetException refused) {
        throw refused;
      }
      throw new UnreadableSheetException("The workbook's XML is not well-formed", e);
    }
  }

  /** A row's number, or a cell's place: no further than a spreadsheet has any. */
  private static void checkPlace(String place) {
    if (place != null
        && !place.matches("([A-Z]{1,2}|[A-W][A-Z]{2}|X[A-E][A-Z]|XF[A-D])?[1-9][0-9]{0,6}")) {
      throw new UnreadableSheetException(
          "The workbook has a cell at " + place.substring(0, Math.min(20, place.length())));
    }
  }
}
