package org.pamir.iati;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.validation.Schema;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.util.StreamReader2Delegate;
import org.pamir.quality.ActivityRules;
import org.pamir.quality.Element;
import org.pamir.quality.ElementBuilder;
import org.pamir.quality.Fault;
import org.pamir.quality.FaultList;
import org.pamir.quality.Rule;
import org.xml.sax.SAXException;

/**
 * An XML parser that looks at what it reads: by the schema of the file, at once, and by the rules
 * of the standard, once an activity is complete. Whoever reads need not know.
 */
final class InspectedReader extends StreamReader2Delegate {
  private final ActivityRules rules;
  private final String schemaVersion;
  private final ElementBuilder elements = new ElementBuilder(null, whole -> {});
  private FaultList faults = new FaultList();
  private SchemaCheck schema;
  private Element root;
  private boolean begun;

  /** Checks against the schema of the version that the file names. */
  InspectedReader(XMLStreamReader2 in, ActivityRules rules) {
    this(in, rules, null);
  }

  /** Checks against the schema of this version, whatever the file names. */
  InspectedReader(XMLStreamReader2 in, ActivityRules rules, String schemaVersion) {
    super(in);
    this.rules = rules;
    this.schemaVersion = schemaVersion;
  }

  @Override
  public int next() throws XMLStreamException {
    int event = super.next();
    try {
      if (event == XMLStreamConstants.START_ELEMENT) {
        // An element is there before it is judged, and after.
        elements.accept(this);
        if (!begun) {
          begin();
        }
        check();
      } else {
        check();
        elements.accept(this);
      }
    } catch (SAXException e) {
      throw new XMLStreamException(e);
    }
    return event;
  }

  private void begin() throws SAXException {
    begun = true;
    root = elements.current();
    String version = schemaVersion == null ? getAttributeValue("", "version") : schemaVersion;
    Optional<Schema> known =
        root == null || version == null
            ? Optional.empty()
            : IatiSchemas.find(getLocalName(), version.strip());
    if (known.isPresent()) {
      schema = new SchemaCheck(known.get(), this::found);
    }
  }

  private void check() throws SAXException {
    if (schema != null) {
      schema.accept(this);
    }
  }

  private void found(Rule rule, String message) {
    faults.accept(new Fault(rule, elements.current(), message));
  }

  /** What is wrong up to the activity that has just begun, or the end of the file; said once. */
  List<Fault> fileFaults() {
    FaultList found = faults;
    faults = new FaultList();
    List<Fault> outside = new ArrayList<>();
    for (Fault fault : found.all()) {
      if (fault.at() == elements.current()) {
        faults.accept(fault);
      } else {
        outside.add(fault);
      }
    }
    return outside;
  }

  /** What is wrong in the activity that has just ended; then it is let go. */
  List<Fault> activityFaults() {
    FaultList found = faults;
    faults = new FaultList();
    rules.check(root).forEach(found);
    root.clear();
    return found.all();
  }

  @Override
  public void skipElement() throws XMLStreamException {
    // The events inside must be seen, for the schema and for the tree.
    for (int depth = 1; depth > 0; ) {
      int event = next();
      depth +=
          event == XMLStreamConstants.START_ELEMENT
              ? 1
              : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
    }
  }
}
