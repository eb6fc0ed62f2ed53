package org.pamir.quality;

import static org.pamir.quality.ProjectElements.list;

import java.util.List;
import java.util.Map;
import org.pamir.funding.Allocation;
import org.pamir.funding.CommitmentView;
import org.pamir.funding.DisbursementView;
import org.pamir.funding.Party;

/**
 * A project's commitments and disbursements as transactions. A row's own countries and sectors are
 * shown where the project has none: where it has both, the standard wants them at one level, and an
 * export brings them there.
 */
final class TransactionElements {
  private final Element activity;
  private final ProjectRecord project;
  private final boolean geography;
  private final boolean sectors;

  TransactionElements(Element activity, ProjectRecord project) {
    this.activity = activity;
    this.project = project;
    geography =
        list(project.said().participations()).isEmpty() && list(project.said().regions()).isEmpty();
    sectors = list(project.said().sectors()).isEmpty();
  }

  void add() {
    for (CommitmentView row : project.commitments()) {
      Element element = begin("commitments/" + row.id(), row.reference(), row.humanitarian());
      main(element, row.type(), row.date(), row.description());
      ProjectElements.value(element, row.value(), row.valueDate());
      parties(element, row.provider(), row.receiver());
      allocation(element, row.countries(), row.regions(), row.sectors());
      terms(element, row.flow(), row.finance(), row.aid(), row.tied());
    }
    for (DisbursementView row : project.disbursements()) {
      Element element = begin("disbursements/" + row.id(), row.reference(), row.humanitarian());
      main(element, row.type(), row.date(), row.description());
      ProjectElements.value(element, row.value(), row.valueDate());
      parties(element, row.provider(), row.receiver());
      allocation(element, row.countries(), row.regions(), row.sectors());
      terms(element, row.flow(), row.finance(), row.aid(), row.tied());
    }
  }

  private Element begin(String member, String reference, Boolean humanitarian) {
    return activity
        .add("transaction", member)
        .set("ref", reference)
        .set("humanitarian", humanitarian);
  }

  private static void main(
      Element element, String type, Object date, Map<String, String> description) {
    element.add("transaction-type", element.member() + "/type").set("code", type);
    element.add("transaction-date", element.member() + "/date").set("iso-date", date);
    if (description != null && !description.isEmpty()) {
      ProjectElements.texts(
          element.add("description", element.member() + "/description"), description);
    }
  }

  private static void parties(Element element, Party provider, Party receiver) {
    ProjectElements.party(element, "provider", provider);
    ProjectElements.party(element, "receiver", receiver);
  }

  private void allocation(
      Element element,
      List<Allocation.Country> countries,
      List<Allocation.Region> regions,
      List<Allocation.Sector> own) {
    if (geography) {
      for (Allocation.Country country : list(countries)) {
        element
            .add("recipient-country", element.member() + "/countries")
            .set("code", country.country());
      }
      for (Allocation.Region region : list(regions)) {
        element
            .add("recipient-region", element.member() + "/regions")
            .set("code", region.code())
            .set("vocabulary", region.vocabulary());
      }
    }
    if (sectors) {
      for (Allocation.Sector sector : list(own)) {
        element
            .add("sector", element.member() + "/sectors")
            .set("code", sector.code())
            .set("vocabulary", sector.vocabulary());
      }
    }
  }

  private static void terms(Element element, String flow, String finance, String aid, String tied) {
    term(element, "flow-type", "flow", flow);
    term(element, "finance-type", "finance", finance);
    term(element, "aid-type", "aid", aid);
    term(element, "tied-status", "tied", tied);
  }

  private static void term(Element element, String name, String member, String code) {
    if (code != null) {
      element.add(name, element.member() + '/' + member).set("code", code);
    }
  }
}
