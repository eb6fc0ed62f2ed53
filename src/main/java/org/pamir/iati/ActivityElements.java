package org.pamir.iati;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pamir.project.ProjectRequest;

/** The elements of an activity but for its money: as a file has them, and as the register says. */
final class ActivityElements {

  private ActivityElements() {}

  /**
   * As published, each list in the file's order; {@link #arrange} comes after.
   *
   * @param said what the register makes of it, for the identifier and the reporting organisation
   */
  static Elements published(IatiActivity activity, ProjectRequest said) {
    IatiActivity.Header header = activity.header();
    Elements all =
        new Elements()
            .attribute("default-currency", header.defaultCurrency())
            .attribute("xml:lang", header.language())
            .attribute("humanitarian", ElementText.flag(header.humanitarian()))
            .attribute("hierarchy", header.hierarchy())
            .attribute("last-updated-datetime", said.updatedByReporter())
            .attribute("linked-data-uri", header.linkedDataUri())
            .attribute("budget-not-provided", header.budgetNotProvided())
            .add(new XmlText("iati-identifier").text(said.identifier()))
            .add(ElementText.reportingOrg(said.reportingOrg(), activity.reportingOrg()))
            .add(activity.title().isEmpty() ? null : ElementText.title(activity.title()))
            .code("activity-status", activity.status())
            .code("activity-scope", activity.scope())
            .code("collaboration-type", activity.collaborationType())
            .code("default-flow-type", activity.terms().flowType())
            .code("default-finance-type", activity.terms().financeType())
            .code("default-tied-status", activity.terms().tiedStatus());
    activity.descriptions().forEach(d -> all.add(ElementText.description(d)));
    activity.participatingOrgs().forEach(o -> all.add(ElementText.participatingOrg(o)));
    activity.otherIdentifiers().forEach(o -> all.add(ElementText.otherIdentifier(o)));
    activity.dates().forEach(d -> all.add(ElementText.date(d)));
    activity.countries().forEach(c -> all.add(ElementText.country(c)));
    activity.regions().forEach(r -> all.add(ElementText.region(r)));
    activity.locations().forEach(l -> all.add(ElementText.location(l)));
    activity.sectors().forEach(s -> all.add(ElementText.sector(s)));
    activity.tags().forEach(t -> all.add(ElementText.tag(t)));
    activity.policyMarkers().forEach(m -> all.add(ElementText.policyMarker(m)));
    activity.humanitarianScopes().forEach(s -> all.add(ElementText.humanitarianScope(s)));
    activity
        .terms()
        .aidTypes()
        .forEach(type -> all.add(ElementText.aidType("default-aid-type", type)));
    activity.documentLinks().forEach(link -> all.add(ElementText.documentLink(link)));
    activity.relatedActivities().forEach(r -> all.add(ElementText.relatedActivity(r)));
    return all;
  }

  /**
   * Brings into the register's order what has an order of no meaning, and goals that came as
   * sectors into the form in which goals leave.
   */
  static void arrange(Elements published, IatiActivity activity) {
    List<XmlText> dates = new ArrayList<>(published.of("activity-date"));
    dates.sort(Comparator.comparing(date -> String.valueOf(date.value("type"))));
    published.put("activity-date", dates);
    general(published, activity);
    goals(published, activity);
  }

  /** The first general description with a text stands before all others. */
  private static void general(Elements published, IatiActivity activity) {
    for (int i = 1; i < activity.descriptions().size(); i++) {
      IatiDescription description = activity.descriptions().get(i);
      boolean general = description.type() == null || description.type().equals("1");
      IatiDescription first = activity.descriptions().get(0);
      boolean already =
          (first.type() == null || first.type().equals("1")) && !first.narratives().isEmpty();
      if (already) {
        return;
      }
      if (general && !description.narratives().isEmpty()) {
        List<XmlText> all = new ArrayList<>(published.of("description"));
        all.add(0, all.remove(i));
        published.put("description", all);
        return;
      }
    }
  }

  private static void goals(Elements published, IatiActivity activity) {
    Map<ProjectRequest.SdgWeight, BigDecimal> weights = new LinkedHashMap<>();
    Map<ProjectRequest.SdgWeight, Map<String, String>> names = new HashMap<>();
    List<XmlText> sectors = new ArrayList<>();
    for (int i = 0; i < activity.sectors().size(); i++) {
      IatiSector sector = activity.sectors().get(i);
      ProjectRequest.SdgWeight sdg =
          sector.code() == null
              ? null
              : ClassificationMapping.sdg(sector.vocabulary(), sector.code());
      if (sdg != null) {
        weights.put(sdg, MappingScope.sum(weights.get(sdg), sector.percentage()));
        names.putIfAbsent(sdg, sector.narratives());
      }
      // An indicator says more than the target it belongs to, and so it stays beside it.
      if (sdg == null || sector.vocabulary().equals("9")) {
        sectors.add(published.of("sector").get(i));
      }
    }
    record Tagged(ProjectRequest.SdgWeight sdg, XmlText text) {}
    List<Tagged> tags = new ArrayList<>();
    for (int i = 0; i < activity.tags().size(); i++) {
      IatiTag tag = activity.tags().get(i);
      XmlText text = published.of("tag").get(i);
      ProjectRequest.SdgWeight sdg = ClassificationMapping.sdg(tag);
      if (weights.containsKey(sdg) && tag.weight() == null) {
        weigh(text, weights.get(sdg));
      }
      weights.remove(sdg);
      tags.add(new Tagged(sdg, text));
    }
    for (Map.Entry<ProjectRequest.SdgWeight, BigDecimal> left : weights.entrySet()) {
      IatiTag tag = tag(left.getKey(), left.getValue(), names.get(left.getKey()));
      tags.add(new Tagged(left.getKey(), ElementText.tag(tag)));
    }
    tags.sort(Comparator.comparing(Tagged::sdg, ClassificationMapping.SDG_ORDER));
    published.put("sector", sectors);
    published.put("tag", tags.stream().map(Tagged::text).toList());
  }

  private static void weigh(XmlText tag, BigDecimal weight) {
    tag.attribute(ActivityText.PREFIX + ':' + ActivityText.WEIGHT, weight);
  }

  private static IatiTag tag(
      ProjectRequest.SdgWeight sdg, BigDecimal weight, Map<String, String> narratives) {
    return sdg.target() == null
        ? new IatiTag(0, "2", null, String.valueOf(sdg.goal()), weight, narratives)
        : new IatiTag(0, "3", null, sdg.target(), weight, narratives);
  }

  /** As the register would write it, had it nothing kept. */
  static Elements registered(ProjectRequest said, SplitPlan plan) {
    Elements all =
        new Elements()
            .attribute("default-currency", said.defaultCurrency())
            .attribute("xml:lang", "en")
            .attribute("humanitarian", ElementText.flag(said.humanitarian()))
            .attribute("hierarchy", said.hierarchy())
            .attribute("last-updated-datetime", said.updatedByReporter())
            .add(new XmlText("iati-identifier").text(said.identifier()))
            .add(ElementText.reportingOrg(said.reportingOrg(), null))
            .add(ElementText.title(said.title()))
            .code("activity-status", said.status().code())
            .code("activity-scope", said.scope())
            .code("collaboration-type", said.collaboration())
            .code("default-flow-type", said.defaultFlow())
            .code("default-finance-type", said.defaultFinance())
            .code("default-aid-type", said.defaultAid())
            .code("default-tied-status", said.defaultTied());
    if (!said.description().isEmpty()) {
      all.add(ElementText.description(new IatiDescription("1", said.description())));
    }
    said.otherDescriptions()
        .forEach(
            other ->
                all.add(ElementText.description(new IatiDescription(other.type(), other.text()))));
    for (ProjectRequest.OrganisationPart part : said.organisations()) {
      all.add(
          ElementText.participatingOrg(
              new IatiParticipatingOrg(
                  0,
                  part.ref(),
                  part.role().code(),
                  part.type(),
                  part.activity(),
                  null,
                  texts(part.name()))));
    }
    date(all, "1", said.plannedStart());
    date(all, "2", said.actualStart());
    date(all, "3", said.plannedEnd());
    date(all, "4", said.actualEnd());
    plan.countries().forEach(country -> all.add(ElementText.country(country)));
    plan.regions().forEach(region -> all.add(ElementText.region(region)));
    plan.sectors().forEach(sector -> all.add(ElementText.sector(sector)));
    said.locations().forEach(place -> all.add(ElementText.location(location(place))));
    said.sdgs().forEach(sdg -> all.add(ElementText.tag(tag(sdg, sdg.weight(), Map.of()))));
    DetailElements.addTo(all, said);
    said.relatedProjects()
        .forEach(
            related ->
                all.add(
                    ElementText.relatedActivity(
                        new IatiRelatedActivity(0, related.identifier(), related.type().code()))));
    return all;
  }

  private static void date(Elements all, String type, java.time.LocalDate date) {
    if (date != null) {
      all.add(ElementText.date(new IatiDate(0, type, date, null, Map.of())));
    }
  }

  private static IatiLocation location(ProjectRequest.Location place) {
    // Vocabulary A4 is ISO 3166-1, of which a country is the highest level.
    List<IatiLocation.Place> country =
        place.country() == null
            ? List.of()
            : List.of(new IatiLocation.Place("A4", "0", place.country()));
    return new IatiLocation(
        0,
        place.ref(),
        null,
        List.of(),
        texts(place.name()),
        Map.of(),
        Map.of(),
        country,
        place.point() == null ? null : place.point().lat(),
        place.point() == null ? null : place.point().lon(),
        null,
        null,
        null,
        null);
  }

  private static Map<String, String> texts(Map<String, String> texts) {
    return texts == null ? Map.of() : texts;
  }
}
