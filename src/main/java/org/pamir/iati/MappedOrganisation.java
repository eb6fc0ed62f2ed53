package org.pamir.iati;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pamir.intake.Finding;
import org.pamir.intake.IntakeRule;
import org.pamir.organisation.OrganisationReport;
import org.pamir.quality.Severity;
import org.pamir.shared.Texts;

/**
 * An organisation of a file in the register's own terms.
 *
 * @param report what the file says of it, or null where it cannot be taken, with a critical finding
 */
record MappedOrganisation(
    String identifier, int line, OrganisationReport report, Instant updated, List<Finding> findings)
    implements IatiItem {
  private static final int REF_LENGTH = 200;
  private static final int NAME_LENGTH = 1_000;
  private static final int LANGUAGE_LENGTH = 35;

  static MappedOrganisation of(IatiOrganisation said) {
    boolean usable = said.identifier() != null && isRef(said.identifier());
    MappedOrganisation mapped =
        new MappedOrganisation(
            said.identifier(),
            said.line(),
            usable ? report(said) : null,
            said.lastUpdated(),
            new ArrayList<>(said.findings()));
    if (!usable) {
      mapped.findings.add(
          mapped.finding(
              Rule.IDENTIFIER_MISSING,
              "No usable organisation-identifier",
              "the organisation is rejected"));
    }
    if (!said.aside().isEmpty()) {
      mapped.findings.add(
          mapped.finding(
              Rule.ORGANISATION_PARTS_ASIDE,
              said.aside().entrySet().stream()
                  .map(part -> part.getValue() + " " + part.getKey())
                  .collect(Collectors.joining(", ", "The register has no place for ", "")),
              "left out"));
    }
    return mapped;
  }

  private static OrganisationReport report(IatiOrganisation said) {
    Map<String, String> name = new LinkedHashMap<>();
    said.name()
        .forEach(
            (language, text) -> {
              if (language.length() <= LANGUAGE_LENGTH) {
                name.put(language, Texts.storable(Texts.cut(text, NAME_LENGTH)));
              }
            });
    return new OrganisationReport(
        said.identifier(),
        name,
        said.type(),
        said.others().stream().filter(MappedOrganisation::isRef).toList());
  }

  private static boolean isRef(String text) {
    return text.length() <= REF_LENGTH
        && text.equals(Texts.storable(text))
        && text.codePoints().noneMatch(Character::isISOControl);
  }

  @Override
  public boolean isUsable() {
    return report != null;
  }

  /** Itself: an organisation speaks for itself, and leaves no file by its absence. */
  @Override
  public String reporter() {
    return identifier;
  }

  @Override
  public int transactions() {
    return 0;
  }

  @Override
  public int weight() {
    return 4_000;
  }

  @Override
  public Finding finding(IntakeRule rule, String message, String action) {
    return finding(rule.severity(), rule.id(), message, action);
  }

  /** A finding about the organisation as a whole. */
  Finding finding(Rule rule, String message, String action) {
    return finding(rule.severity(), rule.id(), message, action);
  }

  private Finding finding(Severity severity, String rule, String message, String action) {
    return new Finding(
        identifier, line, 1, "iati-organisation", severity, rule, null, message, action);
  }
}
