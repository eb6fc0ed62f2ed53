package org.pamir.quality;

import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.io.UncheckedIOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * Elements of a project that the register has no place for, such as payments to other budgets. What
 * was kept within another element is left out, and so is what was kept beside the register's own
 * words, with the mark of them: the register has that element's own form.
 */
final class KeptElements {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final WstxInputFactory FACTORY = factory();

  private KeptElements() {}

  private static WstxInputFactory factory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /**
   * Adds what is kept.
   *
   * @param kept a JSON array of {@code {path, name, xml}}, or null
   */
  static void add(Element activity, String kept) {
    if (kept == null) {
      return;
    }
    try {
      for (JsonNode part : JSON.readTree(kept)) {
        String name = part.path("name").asText();
        if (!part.hasNonNull("path")
            && !part.hasNonNull("of")
            && part.hasNonNull("xml")
            && Character.isLetter(name.isEmpty() ? '@' : name.charAt(0))) {
          new ElementBuilder(activity, whole -> {})
              .readAll(FACTORY.createXMLStreamReader(new StringReader(part.path("xml").asText())));
        }
      }
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("What was kept cannot be read", e);
    }
  }
}
