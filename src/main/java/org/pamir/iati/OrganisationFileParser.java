package org.pamir.iati;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/** One organisation of an organisation file, from its start tag to its end tag. */
final class OrganisationFileParser {
  private final XmlCursor cursor;
  private final ActivityScope scope;
  private final OrganisationParser parties;
  private final Map<String, String> name = new LinkedHashMap<>();
  private final List<String> others = new ArrayList<>();
  private final Map<String, Integer> aside = new TreeMap<>();
  private String identifier;
  private IatiReportingOrg reporter;

  OrganisationFileParser(XmlCursor cursor) {
    this.cursor = cursor;
    scope = new ActivityScope(cursor);
    parties = new OrganisationParser(scope);
  }

  /** Reads the organisation whose start tag the parser stands on; the language is the file's. */
  IatiOrganisation read(String language) throws XMLStreamException {
    cursor.enterRoot(scope);
    int line = cursor.line();
    scope.language(cursor.language(), language);
    // Known to the standard, and said of budgets, which are read over.
    cursor.attribute("default-currency");
    String updated = cursor.attribute("last-updated-datetime");
    Instant lastUpdated = updated == null ? null : Dates.parseInstant(updated);
    while (cursor.nextChild()) {
      child();
    }
    if (identifier == null && !others.isEmpty()) {
      identifier = others.remove(0);
    }
    others.remove(identifier);
    boolean itself =
        reporter != null && reporter.ref() != null && reporter.ref().equals(identifier);
    if (name.isEmpty() && itself) {
      name.putAll(reporter.narratives());
    }
    return new IatiOrganisation(
        line,
        identifier,
        others,
        name,
        itself ? reporter.type() : null,
        lastUpdated,
        aside,
        scope.findings().of(identifier));
  }

  private void child() throws XMLStreamException {
    switch (cursor.name()) {
      case "organisation-identifier" -> {
        if (identifier == null) {
          identifier = blankToNull(cursor.text());
        } else {
          other(cursor.text());
        }
      }
      case "iati-identifier", "identifier" -> other(cursor.text());
      case "name" -> scope.narratives().forEach(name::putIfAbsent);
      case "reporting-org" -> reporter = parties.reporting();
      default -> {
        aside.merge(cursor.name(), 1, Integer::sum);
        cursor.fragment();
      }
    }
  }

  private void other(String text) {
    String other = blankToNull(text);
    if (other != null && !others.contains(other)) {
      others.add(other);
    }
  }

  private static String blankToNull(String text) {
    return text.isBlank() ? null : text.strip();
  }
}
