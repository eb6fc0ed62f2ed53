package org.pamir.iati;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The XML schema of IATI activities, version 2.03, asked about single elements. */
final class IatiSchema {
  private static final Schema SCHEMA = IatiSchemas.find("iati-activities", "2.03").orElseThrow();
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
}
