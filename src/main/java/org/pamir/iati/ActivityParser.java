package org.pamir.iati;

import java.time.Instant;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;

/** One activity, from its start tag to its end tag. */
final class ActivityParser {
  private final XmlCursor cursor;
  private final InspectedReader inspected;
  private final ActivityScope scope;
  private final OrganisationParser organisations;
  private final ClassificationParser classifications;
  private final LocationParser locations;
  private final DocumentLinkParser documentLinks;
  private final BudgetParser budgets;
  private final TransactionParser transactions;

  ActivityParser(XmlCursor cursor, InspectedReader inspected) {
    this.cursor = cursor;
    this.inspected = inspected;
    scope = new ActivityScope(cursor);
    organisations = new OrganisationParser(scope);
    classifications = new ClassificationParser(scope);
    locations = new LocationParser(scope);
    documentLinks = new DocumentLinkParser(scope);
    budgets = new BudgetParser(scope, organisations);
    transactions = new TransactionParser(scope, organisations, classifications);
  }

  /**
   * Reads the activity whose start tag the parser stands on; {@code language} is that of the file,
   * or null.
   */
  IatiActivity read(int position, String version, String language) throws XMLStreamException {
    cursor.enterRoot(scope);
    Location at = cursor.location();
    ActivityDraft draft =
        new ActivityDraft(position, at.getLineNumber(), at.getColumnNumber(), version);
    header(draft, language);
    while (cursor.nextChild()) {
      if (cursor.implied()) {
        cursor.fragment();
      } else {
        child(draft);
      }
    }
    new ActivityChecks(draft, scope.findings()).run();
    scope.findings().addAll(inspected.activityFaults());
    return draft.finish(scope.kept(), scope.findings().of(draft.identifier));
  }

  private void header(ActivityDraft draft, String fileLanguage) {
    String own = cursor.language();
    scope.language(own, fileLanguage);
    draft.language =
        Narratives.normalise(
            own != null ? own : fileLanguage != null ? fileLanguage : Narratives.FALLBACK);
    draft.defaultCurrency = cursor.attribute("default-currency");
    draft.humanitarian = scope.flag("humanitarian");
    draft.linkedDataUri = cursor.attribute("linked-data-uri");
    draft.budgetNotProvided = cursor.attribute("budget-not-provided");
    draft.hierarchy = hierarchy(cursor.attribute("hierarchy"));
    draft.lastUpdated = lastUpdated(cursor.attribute("last-updated-datetime"));
  }

  private Integer hierarchy(String text) {
    if (text == null) {
      return null;
    }
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      scope.find(
          Rule.VALUE_NOT_A_NUMBER,
          "hierarchy " + Findings.quote(text) + " is not a whole number",
          "left out");
      return null;
    }
  }

  private Instant lastUpdated(String text) {
    if (text == null) {
      return null;
    }
    Instant instant = Dates.parseInstant(text);
    if (instant == null) {
      scope.find(
          Rule.DATETIME_NOT_VALID,
          "last-updated-datetime " + Findings.quote(text) + " is not a date and time",
          "left out");
    }
    return instant;
  }

  private void child(ActivityDraft draft) throws XMLStreamException {
    switch (cursor.name()) {
      case "transaction" -> transactions.read(draft);
      case "budget" -> budgets.budget(draft);
      case "planned-disbursement" -> budgets.plannedDisbursement(draft);
      case "location" -> draft.locations.add(locations.read());
      case "sector" -> draft.sectors.add(classifications.sector());
      case "participating-org" -> draft.participatingOrgs.add(organisations.participating());
      case "activity-date" -> draft.dates.add(date());
      case "description" -> draft.descriptions.add(description());
      case "recipient-country" -> draft.countries.add(classifications.country());
      case "recipient-region" -> draft.regions.add(classifications.region());
      case "policy-marker" -> draft.policyMarkers.add(classifications.policyMarker());
      case "tag" -> draft.tags.add(classifications.tag());
      case "humanitarian-scope" ->
          draft.humanitarianScopes.add(classifications.humanitarianScope());
      case "default-aid-type" -> draft.aidTypes.add(classifications.aidType());
      case "related-activity" -> draft.relatedActivities.add(classifications.relatedActivity());
      case "document-link" -> draft.documentLinks.add(documentLinks.read());
      case "other-identifier" -> draft.otherIdentifiers.add(organisations.otherIdentifier());
      case "iati-identifier",
          "reporting-org",
          "title",
          "activity-status",
          "activity-scope",
          "collaboration-type",
          "default-flow-type",
          "default-finance-type",
          "default-tied-status" -> {
        if (!scope.repeated()) {
          single(draft);
        }
      }
      // Known to the standard, with no record here; the file's own words go into an export again.
      case "contact-info",
          "country-budget-items",
          "capital-spend",
          "legacy-data",
          "conditions",
          "result",
          "crs-add",
          "fss" ->
          scope.keep();
      default -> scope.element();
    }
  }

  private void single(ActivityDraft draft) throws XMLStreamException {
    switch (cursor.name()) {
      case "iati-identifier" -> identifier(draft);
      case "reporting-org" -> draft.reportingOrg = organisations.reporting();
      case "title" -> draft.title = scope.narratives();
      case "activity-status" -> draft.status = scope.codeElement();
      case "activity-scope" -> draft.scope = scope.codeElement();
      case "collaboration-type" -> draft.collaborationType = scope.codeElement();
      case "default-flow-type" -> draft.flowType = scope.codeElement();
      case "default-finance-type" -> draft.financeType = scope.codeElement();
      default -> draft.tiedStatus = scope.codeElement();
    }
  }

  private void identifier(ActivityDraft draft) throws XMLStreamException {
    draft.identifierText = cursor.text();
    String identifier = draft.identifierText.strip();
    draft.identifier = identifier.isEmpty() ? null : identifier;
  }

  private IatiDescription description() throws XMLStreamException {
    String type = cursor.attribute("type");
    return new IatiDescription(type, scope.narratives());
  }

  private IatiDate date() throws XMLStreamException {
    int line = cursor.line();
    String type = cursor.attribute("type");
    String raw = cursor.attribute("iso-date");
    if (type == null) {
      scope.find(Rule.CODE_MISSING, "No type", "left without a type");
    }
    if (raw == null) {
      scope.find(Rule.DATE_MISSING, "No iso-date", "left without a date");
    }
    return new IatiDate(
        line, type, raw == null ? null : scope.parseDate("iso-date", raw), raw, scope.narratives());
  }
}
