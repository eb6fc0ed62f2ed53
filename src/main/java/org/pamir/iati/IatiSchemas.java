package org.pamir.iati;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/** The official XML schemas, each read when it is first asked for; safe for use by many threads. */
final class IatiSchemas {
  private static final Map<String, String> FILES =
      Map.of(
          "iati-activities", "iati-activities-schema.xsd",
          "iati-organisations", "iati-organisations-schema.xsd",
          "iati-organisation", "iati-organisations-schema.xsd");
  private static final Map<String, Schema> LOADED = new ConcurrentHashMap<>();

  private IatiSchemas() {}

  /**
   * The schema of a kind of file; none for version 1, and for what is not of IATI.
   *
   * @param root name of the first element
   * @param version such as 2.03
   */
  static Optional<Schema> find(String root, String version) {
    String file = FILES.get(root);
    return file == null || !IatiHeader.VERSIONS.contains(version)
        ? Optional.empty()
        : Optional.of(
            LOADED.computeIfAbsent(
                version + '/' + file, path -> load("/iati/" + version + '/', file)));
  }

  private static Schema load(String folder, String file) {
    try {
      DOMImplementationLS inputs =
          (DOMImplementationLS)
              DOMImplementationRegistry.newInstance().getDOMImplementation("LS 3.0");
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setResourceResolver(
          (type, namespace, publicId, systemId, base) -> {
            LSInput input = inputs.createLSInput();
            input.setSystemId(systemId);
            input.setByteStream(open(folder, systemId));
            return input;
          });
      return factory.newSchema(new StreamSource(open(folder, file), file));
    } catch (SAXException | ReflectiveOperationException e) {
      throw new IllegalStateException("The schema " + folder + file + " cannot be read", e);
    }
  }

  private static InputStream open(String folder, String systemId) {
    String file = folder + systemId.substring(systemId.lastIndexOf('/') + 1);
    InputStream bytes = IatiSchemas.class.getResourceAsStream(file);
    if (bytes == null) {
      throw new IllegalStateException("No " + file + " on the class path");
    }
    return bytes;
  }
}
