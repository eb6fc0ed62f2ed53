package org.pamir.iati;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pamir.funding.ReportedMoney;
import org.pamir.intake.Finding;
import org.pamir.organisation.OrganisationMention;
import org.pamir.project.ProjectReport;
import org.pamir.project.ProjectRequest;
import org.pamir.project.ProjectStatus;
import org.pamir.project.Publication;
import org.pamir.result.ReportedResult;
import org.pamir.shared.Texts;

/**
 * Says an activity of a file in the register's terms. Dirt is kept where the register can hold it,
 * brought within its bounds where not, and each change has a finding. Knows no database and no code
 * list.
 */
final class IatiMapping {
  private static final int TITLE_LENGTH = 5_000;
  private static final int DESCRIPTION_LENGTH = 200_000;
  private static final int CODE_LENGTH = 20;
  private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private final IatiActivity activity;
  private final MappingScope scope;
  private Map<String, String> description;
  private final List<ProjectRequest.Description> otherDescriptions = new ArrayList<>();
  private final LocalDate[] dates = new LocalDate[5];

  private IatiMapping(IatiActivity activity) {
    this.activity = activity;
    scope = new MappingScope(activity);
  }

  /** The activity as the register takes it, or as it is rejected. */
  static MappedActivity map(IatiActivity activity) {
    return new IatiMapping(activity).map();
  }

  private MappedActivity map() {
    int transactions = activity.transactions().size() + activity.rejectedTransactions();
    String identifier = identifier();
    if (identifier == null) {
      return new MappedActivity(
          activity.identifier(),
          activity.line(),
          null,
          ReportedMoney.NONE,
          List.of(),
          transactions,
          findings(activity.identifier()));
    }
    OrganisationMention reporter = new PartyMapping(scope).reporter();
    KeptTrees trees = KeptTrees.of(activity, scope);
    ProjectReport report =
        new ProjectReport(project(identifier, reporter.ref(), trees), null, reporter);
    ReportedMoney money = new MoneyMapping(scope).run();
    List<ReportedResult> results = new ResultMapping(scope).run(trees.results());
    return new MappedActivity(
        identifier,
        activity.line(),
        report.with(KeptMapping.activity(activity, trees, report.said(), money)),
        money,
        results,
        transactions,
        findings(identifier));
  }

  private List<Finding> findings(String identifier) {
    List<Finding> mapped = scope.findings(identifier);
    // Where the mapping did something about a code, it says more than the rule on codes does.
    Set<String> said = new HashSet<>();
    mapped.forEach(finding -> said.add(finding.rule() + ' ' + finding.path()));
    List<Finding> all = new ArrayList<>();
    for (Finding finding : activity.findings()) {
      if (!said.contains(finding.rule() + ' ' + finding.path())) {
        all.add(finding);
      }
    }
    all.addAll(mapped);
    return all;
  }

  private String identifier() {
    String identifier = activity.identifier();
    if (identifier == null) {
      return null; // The reader has said so.
    }
    if (identifier.length() > MappingScope.IDENTIFIER_LENGTH) {
      scope.find(
          Rule.IDENTIFIER_TOO_LONG,
          "iati-identifier",
          "The identifier has " + identifier.length() + " characters",
          "the activity is rejected");
      return null;
    }
    String plain = Texts.storable(identifier).replaceAll("\\p{Cntrl}+", " ");
    if (!plain.equals(identifier)) {
      scope.find(
          Rule.IDENTIFIER_SPACES,
          "iati-identifier",
          "Line breaks or tabs within the identifier",
          "taken as spaces");
    }
    return plain;
  }

  private ProjectRequest project(String identifier, String reportingOrg, KeptTrees trees) {
    descriptions();
    dates();
    ProjectStatus status = status();
    ClassificationMapping classifications = new ClassificationMapping(scope);
    classifications.run();
    GeographyMapping geography = new GeographyMapping(scope);
    PartyMapping parties = new PartyMapping(scope);
    DetailMapping details = new DetailMapping(scope);
    IatiTerms terms = activity.terms();
    return new ProjectRequest(
        identifier,
        reportingOrg,
        title(identifier),
        description,
        otherDescriptions,
        status,
        Publication.PUBLISHED,
        dates[1],
        dates[3],
        dates[2],
        dates[4],
        code(activity.header().defaultCurrency(), "@default-currency"),
        code(terms.flowType(), "default-flow-type"),
        code(terms.financeType(), "default-finance-type"),
        code(TransactionMapping.aid(terms.aidTypes()), "default-aid-type"),
        code(terms.tiedStatus(), "default-tied-status"),
        code(activity.collaborationType(), "collaboration-type"),
        code(activity.scope(), "activity-scope"),
        activity.header().humanitarian(),
        hierarchy(),
        geography.participations(status),
        geography.regions(),
        classifications.sectors(),
        classifications.sdgs(),
        List.of(),
        parties.organisations(),
        parties.related(),
        new PlaceMapping(scope).locations(),
        details.documents(),
        details.markers(),
        details.tags(),
        details.scopes(),
        details.conditions(trees.conditions()),
        details.contacts(trees.contacts()),
        lastUpdated());
  }

  private String code(String code, String path) {
    return scope.code(code, CODE_LENGTH, activity.line(), path);
  }

  private Map<String, String> title(String identifier) {
    Map<String, String> title =
        scope.texts(activity.title(), TITLE_LENGTH, activity.line(), "title");
    if (title != null) {
      return title;
    }
    scope.find(Rule.TITLE_MISSING, "title", "No title", "the identifier stands for it");
    return Map.of("en", identifier);
  }

  private void descriptions() {
    int n = 0;
    for (IatiDescription said : activity.descriptions()) {
      String path = MappingScope.path("description", ++n);
      Map<String, String> text =
          scope.texts(said.narratives(), DESCRIPTION_LENGTH, activity.line(), path);
      String type = said.type() == null ? "1" : said.type();
      if (text == null) {
        continue;
      }
      if (type.equals("1") && description == null) {
        description = text;
      } else if (type.length() <= CODE_LENGTH) {
        otherDescriptions.add(new ProjectRequest.Description(type, text));
      } else {
        scope.find(Rule.CODE_TOO_LONG, path, "A type too long to hold", "kept aside");
      }
    }
  }

  private void dates() {
    int n = 0;
    for (IatiDate date : activity.dates()) {
      String path = MappingScope.path("activity-date", ++n);
      int type =
          date.type() != null && date.type().matches("[1-4]") ? date.type().charAt(0) - '0' : 0;
      if (type > 0 && date.date() != null && dates[type] == null) {
        dates[type] = date.date();
        continue;
      }
      if (type == 0 && date.type() != null) {
        scope.find(
            Rule.CODE_NOT_KNOWN,
            date.line(),
            path,
            "Date type " + Findings.quote(date.type()) + " is not known",
            "kept aside");
      } else if (date.date() != null && type > 0) {
        scope.find(
            Rule.DATE_REPEATED,
            date.line(),
            path,
            "A second date of type " + type,
            "kept aside, the first one counts");
      }
    }
  }

  private ProjectStatus status() {
    ProjectStatus status = ProjectStatus.ofCode(activity.status());
    if (status != null) {
      return status;
    }
    scope.find(
        Rule.STATUS_DEFAULTED,
        "activity-status",
        activity.status() == null
            ? "No status"
            : "Status " + Findings.quote(activity.status()) + " is not known",
        "taken as implementation");
    return ProjectStatus.IMPLEMENTATION;
  }

  private Integer hierarchy() {
    Integer level = activity.header().hierarchy();
    if (level == null || level >= 1 && level <= 9) {
      return level;
    }
    scope.find(Rule.HIERARCHY_RANGE, "@hierarchy", "Hierarchy " + level, "kept aside");
    return null;
  }

  private Instant lastUpdated() {
    Instant updated = activity.header().lastUpdated();
    if (updated == null
        || !updated.isAfter(LAST_INSTANT)
            && updated.isAfter(Instant.EPOCH.minusSeconds(1L << 36))) {
      return updated;
    }
    scope.find(
        Rule.DATETIME_NOT_VALID, "@last-updated-datetime", "Out of every calendar", "left out");
    return null;
  }
}
