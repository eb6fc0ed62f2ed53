package org.pamir.iati;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * Woodstox, closed to entities and bounded. The class is named outright: a search of the class path
 * could give another parser, whose limits have other names.
 */
final class XmlFactory {
  private final WstxInputFactory factory = new WstxInputFactory();

  XmlFactory(IatiLimits limits) {
    factory.configureForSpeed();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLInputFactory2.P_PRESERVE_LOCATION, true);
    factory.setProperty(WstxInputProperties.P_INPUT_BUFFER_LENGTH, 1 << 14);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, limits.depth());
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, limits.attributes());
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, limits.attributeLength());
    factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, limits.textLength());
  }

  XMLStreamReader2 open(Reader in) throws XMLStreamException {
    return (XMLStreamReader2) factory.createXMLStreamReader(in);
  }

  XMLStreamReader2 open(InputStream in) throws XMLStreamException {
    return (XMLStreamReader2) factory.createXMLStreamReader(in);
  }
}
