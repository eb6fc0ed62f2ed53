package org.pamir.iati;

import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * What an activity file says of itself in its first element.
 *
 * @param version 2.01, 2.02, 2.03, one of 1.0x, or null
 * @param generated generated-datetime as published, or null
 * @param linkedDataDefault base of linked-data addresses, or null
 * @param language {@code xml:lang} of the whole file, or null; the standard has it on activities
 *     only, XML allows it
 */
public record IatiHeader(
    String version, String generated, String linkedDataDefault, String language) {
  /** Versions that are read as they are. */
  public static final List<String> VERSIONS = List.of("2.01", "2.02", "2.03");

  /** Versions that are converted; 1.00 is in no standard, and in files. */
  private static final List<String> LEGACY =
      List.of("1", "1.0", "1.00", "1.01", "1.02", "1.03", "1.04", "1.05");

  /** Whether the file is of version 1; one that names no version is taken for that. */
  public boolean isLegacy() {
    return isLegacy(version);
  }

  /** Whether this is version 1, or none. */
  static boolean isLegacy(String version) {
    return version == null || version.isBlank() || LEGACY.contains(version.strip());
  }

  /** Reads up to the file's first start tag. */
  static IatiHeader read(XMLStreamReader2 in) throws XMLStreamException {
    return read(in, "iati-activities");
  }

  /** The same of a file whose first element has this name. */
  static IatiHeader read(XMLStreamReader2 in, String expected) throws XMLStreamException {
    if ("1.1".equals(in.getVersion())) {
      // XML 1.1 allows control characters that no XML 1.0 export could give back.
      throw refuse(in, IatiFormatException.Reason.NOT_SUPPORTED, "XML 1.1 is not supported", null);
    }
    for (int event = in.next(); event != XMLStreamConstants.START_ELEMENT; event = in.next()) {
      if (event == XMLStreamConstants.DTD) {
        throw refuse(
            in,
            IatiFormatException.Reason.DTD,
            "A document type declaration (DTD) is refused",
            null);
      }
    }
    String root = in.getPrefixedName();
    String version = attribute(in, null, "version");
    if (!root.equals(expected) || !plain(in)) {
      throw refuse(
          in,
          IatiFormatException.Reason.NOT_IATI,
          "Not an IATI file: it begins with " + Findings.quote(root),
          null);
    }
    if (version != null && !VERSIONS.contains(version) && !LEGACY.contains(version)) {
      throw refuse(
          in,
          IatiFormatException.Reason.NOT_SUPPORTED,
          "Not supported yet: version " + Findings.quote(version),
          version);
    }
    return new IatiHeader(
        version,
        attribute(in, null, "generated-datetime"),
        attribute(in, null, "linked-data-default"),
        attribute(in, XMLConstants.XML_NS_URI, "lang"));
  }

  /** Whether the element is in no namespace, as all of IATI is. */
  static boolean plain(XMLStreamReader2 in) {
    return in.getNamespaceURI() == null || in.getNamespaceURI().isEmpty();
  }

  private static String attribute(XMLStreamReader2 in, String namespace, String name) {
    String value = in.getAttributeValue(namespace == null ? "" : namespace, name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static IatiFormatException refuse(
      XMLStreamReader2 in, IatiFormatException.Reason reason, String message, String version) {
    Location at = in.getLocationInfo().getStartLocation();
    return new IatiFormatException(
        reason, message, at.getLineNumber(), at.getColumnNumber(), version, null);
  }
}
