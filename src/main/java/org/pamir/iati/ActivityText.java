package org.pamir.iati;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.pamir.funding.ReportedMoney;
import org.pamir.funding.ReportedRow;
import org.pamir.organisation.OrganisationMention;
import org.pamir.project.ProjectRequest;
import org.pamir.project.ShareSet;
import org.pamir.result.ReportedResult;

/**
 * One project as an IATI activity, as XML: the register's words, and the publisher's own wherever
 * they still say the same. What the schema bars, and what it asks for and nobody said, is marked as
 * such by words of Pamir's own namespace, which an import understands.
 */
final class ActivityText {
  /** Namespace of Pamir's own words in an export. */
  static final String NAMESPACE = "urn:pamir:iati";

  static final String PREFIX = "pamir";
  static final String KEPT = "kept";
  static final String IMPLIED = "implied";
  static final String WEIGHT = "weight";

  private final ProjectRequest said;
  private final OrganisationMention reporter;
  private final ReportedMoney money;
  private final List<ReportedResult> results;
  private final LocalDate registeredOn;
  private final KeptElements kept;
  private final SplitPlan plan;
  private final Elements registered;
  private final boolean placesAsReported;
  private final boolean sectorsAsReported;
  private final StringBuilder out = new StringBuilder(4_000);

  /**
   * What is known of a project.
   *
   * @param kept beside it, as {@link KeptParts} writes it, or null
   * @param sets its share sets; none where its own shares always held
   * @param money all its rows, each list in order
   * @param results in order
   * @param reporter the reporting organisation as the register knows it
   * @param registeredOn stands for a date where the project has none at all
   * @param today chooses the share set of a project without money
   */
  record Source(
      ProjectRequest said,
      String kept,
      List<ShareSet> sets,
      ReportedMoney money,
      List<ReportedResult> results,
      OrganisationMention reporter,
      LocalDate registeredOn,
      LocalDate today) {}

  private ActivityText(Source source) {
    said = source.said();
    reporter = source.reporter();
    money = source.money();
    results = source.results();
    registeredOn = source.registeredOn();
    kept = new KeptElements(source.kept(), ElementOrder.ACTIVITY);
    plan = new SplitPlan(said, source.sets(), KeptMapping.transactions(money), source.today());
    registered = ActivityElements.registered(said, plan);
    String places = plan.placesMark();
    placesAsReported =
        kept.isOf("recipient-country", places) || kept.isOf("recipient-region", places);
    sectorsAsReported = kept.isOf("sector", plan.sectorsMark());
  }

  /** The activity's element. */
  static StringBuilder of(Source source) {
    ActivityText text = new ActivityText(source);
    text.write();
    return text.out;
  }

  private void write() {
    XmlText root = new XmlText("iati-activity");
    RowText.attributes(root, ElementOrder.ACTIVITY, registered, kept);
    out.append(root.openTag()).append('>');
    for (String kind : ElementOrder.ACTIVITY) {
      switch (kind) {
        case "budget" -> money.budgets().forEach(row -> RowText.period("budget", row, out));
        case "planned-disbursement" ->
            money
                .plannedDisbursements()
                .forEach(row -> RowText.period("planned-disbursement", row, out));
        case "transaction" -> transactions();
        case "result" -> {
          results.forEach(row -> RowText.result(row, out));
          elements(kind).forEach(out::append);
        }
        default -> {
          if (!kind.startsWith("@")) {
            List<String> texts = elements(kind);
            (texts.isEmpty() ? implied(kind) : texts).forEach(out::append);
          }
        }
      }
    }
    RowText.rest(kept, out);
    out.append("</iati-activity>");
  }

  private List<String> elements(String kind) {
    return switch (kind) {
      case "reporting-org" -> List.of(reportingOrg());
      case "recipient-country", "recipient-region" ->
          placesAsReported ? kept.published(kind) : texts(registered.of(kind));
      case "sector" -> sectorsAsReported ? kept.published(kind) : texts(registered.of(kind));
      default -> kept.of(kind, registered.of(kind));
    };
  }

  private static List<String> texts(List<XmlText> elements) {
    return elements.stream().map(XmlText::toString).toList();
  }

  private String reportingOrg() {
    if (kept.isOf("reporting-org", KeptElements.mark(registered.of("reporting-org")))) {
      return kept.published("reporting-org").get(0);
    }
    return ElementText.reportingOrg(
            said.reportingOrg(),
            new IatiReportingOrg(
                said.reportingOrg(),
                reporter.type(),
                null,
                reporter.name() == null ? Map.of() : reporter.name()))
        .toString();
  }

  /** What stands for a kind that the schema asks for and nobody said anything of. */
  private List<String> implied(String kind) {
    XmlText element =
        switch (kind) {
          case "description" -> ElementText.description(new IatiDescription("1", said.title()));
          case "participating-org" ->
              ElementText.participatingOrg(
                  new IatiParticipatingOrg(
                      0, said.reportingOrg(), "2", null, null, null, Map.of()));
          case "activity-date" ->
              ElementText.date(new IatiDate(0, "1", firstDate(), null, Map.of()));
          default -> null;
        };
    return element == null
        ? List.of()
        : List.of(element.attribute(PREFIX + ':' + IMPLIED, "1").toString());
  }

  private LocalDate firstDate() {
    return KeptMapping.transactions(money).stream()
        .map(ReportedRow::date)
        .min(Comparator.naturalOrder())
        .orElse(registeredOn);
  }

  private void transactions() {
    List<ReportedRow> rows = new ArrayList<>(KeptMapping.transactions(money));
    // Rows that came by no file have no place in one, and follow the others.
    rows.sort(Comparator.comparing(row -> row.ordinal() == 0 ? Integer.MAX_VALUE : row.ordinal()));
    for (ReportedRow row : rows) {
      for (SplitPlan.Part part : plan.parts(row, placesAsReported, sectorsAsReported)) {
        RowText.transaction(row, part, out);
      }
    }
  }
}
