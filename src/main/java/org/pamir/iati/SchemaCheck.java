package org.pamir.iati;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import org.pamir.quality.Rule;
import org.pamir.quality.Severity;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Checks a file against its XML schema while it is being read, one parser event after another; a
 * fault stops nothing.
 */
final class SchemaCheck extends DefaultHandler {
  private static final int SHOWN = 300;
  private static final String GATHER =
      "http://apache.org/xml/features/validation/schema/augment-psvi";

  // What the JDK's validator calls its faults: the clauses of the XML Schema recommendation.
  private static final Map<String, Rule> RULES =
      Map.of(
          "cvc-complex-type.2.1", rule("content-not-empty", "cvc-complex-type.2.1"),
          "cvc-complex-type.2.3", rule("text-not-allowed", "cvc-complex-type.2.3"),
          "cvc-complex-type.2.4.a", rule("element-not-expected", "cvc-complex-type.2.4.a"),
          "cvc-complex-type.2.4.b", rule("element-missing", "cvc-complex-type.2.4.b"),
          "cvc-complex-type.2.4.d", rule("element-not-allowed", "cvc-complex-type.2.4.d"),
          "cvc-complex-type.3.2.2", rule("attribute-not-allowed", "cvc-complex-type.3.2.2"),
          "cvc-complex-type.4", rule("attribute-missing", "cvc-complex-type.4"),
          "cvc-complex-type.2.2", rule("value-not-valid", "cvc-complex-type.2.2"),
          "cvc-attribute.3", rule("value-not-valid", "cvc-attribute.3"),
          "cvc-type.3.1.3", rule("value-not-valid", "cvc-type.3.1.3"));
  // What comes before "value-not-valid", and says less.
  private static final List<String> BEFORE =
      List.of("cvc-datatype-valid", "cvc-minInclusive-valid", "cvc-pattern-valid");

  private final ValidatorHandler validator;
  private final BiConsumer<Rule, String> faults;
  private final AttributesImpl attributes = new AttributesImpl();

  SchemaCheck(Schema schema, BiConsumer<Rule, String> faults) throws SAXException {
    this.faults = faults;
    validator = schema.newValidatorHandler();
    // Otherwise it gathers all faults of a file, up to its last tag.
    validator.setFeature(GATHER, false);
    validator.setErrorHandler(this);
    validator.startDocument();
  }

  /** The names of all rules that it may say are broken. */
  static Set<String> names() {
    Set<String> names = new TreeSet<>(Set.of("schema-fault"));
    RULES.values().forEach(rule -> names.add(rule.name()));
    return names;
  }

  private static Rule rule(String name, String clause) {
    return new Rule(name, clause, Severity.ERROR, "The file must be valid by the IATI schema.");
  }

  /** Takes in the event that the parser stands on. */
  void accept(XMLStreamReader in) throws SAXException {
    switch (in.getEventType()) {
      case XMLStreamConstants.START_ELEMENT -> start(in);
      case XMLStreamConstants.END_ELEMENT ->
          validator.endElement(text(in.getNamespaceURI()), in.getLocalName(), in.getLocalName());
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
          validator.characters(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
      default -> {}
    }
  }

  private void start(XMLStreamReader in) throws SAXException {
    attributes.clear();
    for (int i = 0, n = in.getAttributeCount(); i < n; i++) {
      attributes.addAttribute(
          text(in.getAttributeNamespace(i)),
          in.getAttributeLocalName(i),
          in.getAttributeLocalName(i),
          "CDATA",
          in.getAttributeValue(i));
    }
    validator.startElement(
        text(in.getNamespaceURI()), in.getLocalName(), in.getLocalName(), attributes);
  }

  private static String text(String address) {
    return address == null ? "" : address;
  }

  @Override
  public void error(SAXParseException fault) {
    String said = fault.getMessage();
    int colon = said.indexOf(": ");
    String clause = colon < 0 ? "" : said.substring(0, colon);
    if (BEFORE.stream().anyMatch(clause::startsWith)) {
      return;
    }
    String message = said.substring(colon < 0 ? 0 : colon + 2);
    faults.accept(
        RULES.getOrDefault(clause, rule("schema-fault", clause.isEmpty() ? null : clause)),
        message.length() > SHOWN ? message.substring(0, SHOWN) + "…" : message);
  }

  @Override
  public void fatalError(SAXParseException fault) {
    error(fault);
  }
}
