package org.pamir.iati;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The XML schema of IATI activities, version 2.03, asked about single elements. */
final class IatiSchema {
  private static final String FOLDER = "/iati/2.03/";
  private static final Schema SCHEMA = load();
  // A validator serves one thread at a time, and costs more to make than most elements to check.
  private static final ThreadLocal<Validator> VALIDATORS =
      ThreadLocal.withInitial(IatiSchema::validator);

  private IatiSchema() {}

  /** Whether the schema admits an element, given as XML that stands by itself. */
  static boolean admits(String xml) {
    try {
      VALIDATORS.get().validate(new StreamSource(new StringReader(xml)));
      return true;
    } catch (SAXException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Validator validator() {
    try {
      Validator validator = SCHEMA.newValidator();
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      // Errors end the check, and are told by its answer alone.
      validator.setErrorHandler(
          new DefaultHandler() {
            @Override
            public void error(org.xml.sax.SAXParseException e) throws SAXException {
              throw e;
            }
          });
      return validator;
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Schema load() {
    try {
      DOMImplementationLS inputs =
          (DOMImplementationLS)
              DOMImplementationRegistry.newInstance().getDOMImplementation("LS 3.0");
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setResourceResolver(
          (type, namespace, publicId, systemId, base) -> {
            LSInput input = inputs.createLSInput();
            input.setSystemId(systemId);
            input.setByteStream(open(systemId));
            return input;
          });
      String root = "iati-activities-schema.xsd";
      return factory.newSchema(new StreamSource(open(root), root));
    } catch (SAXException | ReflectiveOperationException e) {
      throw new IllegalStateException("The IATI schema cannot be read", e);
    }
  }

  private static InputStream open(String systemId) {
    String file = FOLDER + systemId.substring(systemId.lastIndexOf('/') + 1);
    InputStream stream = IatiSchema.class.getResourceAsStream(file);
    if (stream == null) {
      throw new IllegalStateException("No " + file);
    }
    return stream;
  }
}
