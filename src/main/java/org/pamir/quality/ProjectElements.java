package org.pamir.quality;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.pamir.funding.BudgetView;
import org.pamir.funding.Party;
import org.pamir.funding.PlannedDisbursementView;
import org.pamir.project.ParticipationRequest;
import org.pamir.project.ProjectRequest;
import org.pamir.shared.Money;

/**
 * A project of the register in the terms of the standard, so that the same rules judge it as judge
 * a file.
 */
final class ProjectElements {
  private final ProjectRecord project;
  private final ProjectRequest said;
  private final Element root = Element.root("iati-activities");
  private final Element activity = root.add("iati-activity", (String) null);

  private ProjectElements(ProjectRecord project) {
    this.project = project;
    said = project.said();
  }

  /** The tree of a project, from its first element. */
  static Element of(ProjectRecord project) {
    ProjectElements elements = new ProjectElements(project);
    elements.header();
    elements.parts();
    elements.geography();
    elements.terms();
    elements.periods();
    new TransactionElements(elements.activity, project).add();
    DetailElements.add(elements.activity, project.said());
    ResultElements.add(elements.activity, project.results());
    KeptElements.add(elements.activity, project.kept());
    return elements.root;
  }

  private void header() {
    activity
        .set("default-currency", said.defaultCurrency())
        .set("humanitarian", said.humanitarian())
        .set("hierarchy", said.hierarchy())
        .set("last-updated-datetime", said.updatedByReporter());
    activity.add("iati-identifier", "identifier").say(said.identifier());
    activity.add("reporting-org", "reportingOrg").set("ref", said.reportingOrg());
    texts(activity.add("title", "title"), said.title());
    if (said.description() != null && !said.description().isEmpty()) {
      texts(activity.add("description", "description"), said.description());
    }
    int i = 0;
    for (ProjectRequest.Description other : list(said.otherDescriptions())) {
      texts(
          activity.add("description", "otherDescriptions[" + i++ + "]").set("type", other.type()),
          other.text());
    }
    activity.add("activity-status", "status").set("code", said.status().code());
    date("1", "plannedStart", said.plannedStart());
    date("2", "actualStart", said.actualStart());
    date("3", "plannedEnd", said.plannedEnd());
    date("4", "actualEnd", said.actualEnd());
  }

  private void date(String type, String member, Object date) {
    if (date != null) {
      activity.add("activity-date", member).set("type", type).set("iso-date", date);
    }
  }

  private void parts() {
    int i = 0;
    for (ProjectRequest.OrganisationPart part : list(said.organisations())) {
      texts(
          activity
              .add("participating-org", "organisations[" + i++ + "]")
              .set("role", part.role().code())
              .set("ref", part.ref())
              .set("type", part.type())
              .set("activity-id", part.activity()),
          part.name());
    }
    i = 0;
    for (ProjectRequest.RelatedProject related : list(said.relatedProjects())) {
      activity
          .add("related-activity", "relatedProjects[" + i++ + "]")
          .set("type", related.type().code())
          .set("ref", related.identifier());
    }
    i = 0;
    for (ProjectRequest.Location location : list(said.locations())) {
      Element place = activity.add("location", "locations[" + i++ + "]").set("ref", location.ref());
      if (location.name() != null) {
        texts(place.add("name", (String) null), location.name());
      }
    }
  }

  private void geography() {
    int i = 0;
    for (ParticipationRequest part : list(said.participations())) {
      activity
          .add("recipient-country", "participations[" + i++ + "]")
          .set("code", part.country())
          .set("percentage", plain(part.share()));
    }
    i = 0;
    for (ProjectRequest.RegionShare region : list(said.regions())) {
      activity
          .add("recipient-region", "regions[" + i++ + "]")
          .set("code", region.code())
          .set("vocabulary", region.vocabulary())
          .set("percentage", plain(region.share()));
    }
    i = 0;
    for (ProjectRequest.SectorShare sector : list(said.sectors())) {
      activity
          .add("sector", "sectors[" + i++ + "]")
          .set("code", sector.code())
          .set("vocabulary", sector.vocabulary())
          .set("percentage", plain(sector.share()));
    }
    i = 0;
    for (ProjectRequest.SdgWeight sdg : list(said.sdgs())) {
      boolean target = sdg.target() != null;
      activity
          .add("tag", "sdgs[" + i++ + "]")
          .set("vocabulary", target ? "3" : "2")
          .set("code", target ? sdg.target() : sdg.goal());
    }
  }

  private void terms() {
    code("activity-scope", "scope", said.scope());
    code("collaboration-type", "collaboration", said.collaboration());
    code("default-flow-type", "defaultFlow", said.defaultFlow());
    code("default-finance-type", "defaultFinance", said.defaultFinance());
    code("default-aid-type", "defaultAid", said.defaultAid());
    code("default-tied-status", "defaultTied", said.defaultTied());
  }

  private void code(String element, String member, String code) {
    if (code != null) {
      activity.add(element, member).set("code", code);
    }
  }

  private void periods() {
    for (BudgetView budget : project.budgets()) {
      Element element =
          activity
              .add("budget", "budgets/" + budget.id())
              // Original and revised, indicative and committed are 1 and 2.
              .set("type", budget.type().ordinal() + 1)
              .set("status", budget.status().ordinal() + 1);
      period(element, budget.periodStart(), budget.periodEnd());
      value(element, budget.value(), budget.valueDate());
    }
    for (PlannedDisbursementView planned : project.plannedDisbursements()) {
      Element element =
          activity
              .add("planned-disbursement", "planned-disbursements/" + planned.id())
              .set("type", planned.type().ordinal() + 1);
      period(element, planned.periodStart(), planned.periodEnd());
      value(element, planned.value(), planned.valueDate());
      party(element, "provider", planned.provider());
      party(element, "receiver", planned.receiver());
    }
  }

  private static void period(Element element, Object start, Object end) {
    element.add("period-start", element.member() + "/periodStart").set("iso-date", start);
    if (end != null) {
      element.add("period-end", element.member() + "/periodEnd").set("iso-date", end);
    }
  }

  static void value(Element element, Money value, Object date) {
    element
        .add("value", element.member() + "/value")
        .set("currency", value.currency())
        .set("value-date", date)
        .say(plain(value.amount()));
  }

  /**
   * @param side provider or receiver
   */
  static void party(Element element, String side, Party party) {
    if (party != null) {
      texts(
          element
              .add(side + "-org", element.member() + '/' + side)
              .set("ref", party.ref())
              .set("type", party.type())
              .set(side + "-activity-id", party.activity()),
          party.name());
    }
  }

  static void texts(Element element, Map<String, String> texts) {
    if (texts != null) {
      texts.forEach(
          (language, text) ->
              element.add("narrative", element.member()).set("xml:lang", language).say(text));
    }
  }

  static String plain(BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }

  static <T> List<T> list(List<T> list) {
    return list == null ? List.of() : list;
  }
}
