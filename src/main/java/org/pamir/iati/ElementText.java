package org.pamir.iati;

import java.time.LocalDate;
import java.util.Map;

/**
 * The elements of an activity as text, by their records. What the schema asks for and a record
 * leaves out marks the text as barred.
 */
final class ElementText {
  private static final String WGS84 = "http://www.opengis.net/def/crs/EPSG/0/4326";

  private ElementText() {}

  static XmlText code(String element, String code) {
    return new XmlText(element).required("code", code);
  }

  static XmlText reportingOrg(String ref, IatiReportingOrg org) {
    Boolean secondary = org == null ? null : org.secondaryReporter();
    return new XmlText("reporting-org")
        .attribute("ref", ref)
        // Other, where nobody says: the schema asks for a type.
        .attribute("type", org == null || org.type() == null ? "90" : org.type())
        .attribute("secondary-reporter", flag(secondary))
        .someNarrative(org == null ? Map.of() : org.narratives());
  }

  static XmlText title(Map<String, String> title) {
    return new XmlText("title").someNarrative(title);
  }

  static XmlText description(IatiDescription description) {
    return new XmlText("description")
        .attribute("type", description.type() == null ? "1" : description.type())
        .someNarrative(description.narratives());
  }

  static XmlText participatingOrg(IatiParticipatingOrg org) {
    return new XmlText("participating-org")
        .attribute("ref", org.ref())
        .attribute("type", org.type())
        .required("role", org.role())
        .attribute("activity-id", org.activityId())
        .attribute("crs-channel-code", org.crsChannelCode())
        .narratives(org.narratives());
  }

  static XmlText otherIdentifier(IatiOtherIdentifier other) {
    XmlText owner =
        new XmlText("owner-org").attribute("ref", other.ownerRef()).narratives(other.owner());
    XmlText xml =
        new XmlText("other-identifier").required("ref", other.ref()).required("type", other.type());
    return owner.isEmpty() ? xml : xml.child(owner);
  }

  static XmlText date(IatiDate date) {
    LocalDate day = date.date();
    return new XmlText("activity-date")
        .required("type", date.type())
        .attribute("iso-date", day == null ? date.raw() : day)
        .barredUnless(day != null)
        .narratives(date.narratives());
  }

  static XmlText country(IatiCountry country) {
    return code("recipient-country", country.code())
        .attribute("percentage", country.percentage())
        .narratives(country.narratives());
  }

  static XmlText region(IatiRegion region) {
    return code("recipient-region", region.code())
        .attribute("vocabulary", region.vocabulary())
        .attribute("vocabulary-uri", region.vocabularyUri())
        .attribute("percentage", region.percentage())
        .narratives(region.narratives());
  }

  static XmlText sector(IatiSector sector) {
    return new XmlText("sector")
        .attribute("vocabulary", sector.vocabulary())
        .attribute("vocabulary-uri", sector.vocabularyUri())
        .required("code", sector.code())
        .attribute("percentage", sector.percentage())
        .narratives(sector.narratives());
  }

  static XmlText tag(IatiTag tag) {
    return new XmlText("tag")
        .required("vocabulary", tag.vocabulary())
        .attribute("vocabulary-uri", tag.vocabularyUri())
        .required("code", tag.code())
        .attribute(ActivityText.PREFIX + ':' + ActivityText.WEIGHT, tag.weight())
        .narratives(tag.narratives());
  }

  static XmlText policyMarker(IatiPolicyMarker marker) {
    return new XmlText("policy-marker")
        .attribute("vocabulary", marker.vocabulary())
        .attribute("vocabulary-uri", marker.vocabularyUri())
        .required("code", marker.code())
        .attribute("significance", marker.significance())
        .narratives(marker.narratives());
  }

  static XmlText humanitarianScope(IatiHumanitarianScope scope) {
    return new XmlText("humanitarian-scope")
        .required("type", scope.type())
        .required("vocabulary", scope.vocabulary())
        .attribute("vocabulary-uri", scope.vocabularyUri())
        .required("code", scope.code())
        .narratives(scope.narratives());
  }

  static XmlText aidType(String element, IatiAidType type) {
    return new XmlText(element)
        .attribute("vocabulary", "1".equals(type.vocabulary()) ? null : type.vocabulary())
        .required("code", type.code());
  }

  static XmlText relatedActivity(IatiRelatedActivity activity) {
    return new XmlText("related-activity")
        .required("ref", activity.ref())
        .required("type", activity.type());
  }

  static XmlText documentLink(IatiDocumentLink link) {
    XmlText xml =
        new XmlText("document-link")
            .required("url", link.url())
            .required("format", link.format())
            .child(new XmlText("title").someNarrative(link.title()))
            .texts("description", link.description())
            .barredUnless(!link.categories().isEmpty());
    link.categories().forEach(code -> xml.code("category", code));
    link.languages().forEach(code -> xml.code("language", code));
    return link.date() == null
        ? xml
        : xml.child(new XmlText("document-date").attribute("iso-date", link.date()));
  }

  static XmlText location(IatiLocation said) {
    XmlText xml =
        new XmlText("location").attribute("ref", said.ref()).code("location-reach", said.reach());
    for (IatiLocation.Place id : said.ids()) {
      xml.child(
          new XmlText("location-id")
              .required("vocabulary", id.vocabulary())
              .required("code", id.code()));
    }
    xml.texts("name", said.name())
        .texts("description", said.description())
        .texts("activity-description", said.activityDescription());
    for (IatiLocation.Place division : said.administrative()) {
      String level = division.level();
      xml.child(
          new XmlText("administrative")
              .required("vocabulary", division.vocabulary())
              .attribute("level", level)
              .barredUnless(level == null || level.matches("\\+?[0-9]+"))
              .required("code", division.code()));
    }
    if (said.latitude() != null && said.longitude() != null) {
      xml.child(
          new XmlText("point")
              .attribute("srsName", said.srsName() == null ? WGS84 : said.srsName())
              .child(
                  new XmlText("pos")
                      .text(
                          said.latitude().toPlainString()
                              + ' '
                              + said.longitude().toPlainString())));
    }
    return xml.code("exactness", said.exactness())
        .code("location-class", said.locationClass())
        .code("feature-designation", said.featureDesignation());
  }

  /** Provider or receiver, or null where nothing is said of it. */
  static XmlText party(String element, IatiOrg org) {
    if (org == null) {
      return null;
    }
    XmlText xml =
        new XmlText(element)
            .attribute("ref", org.ref())
            .attribute(element.substring(0, 8) + "-activity-id", org.activityId())
            .attribute("type", org.type())
            .narratives(org.narratives());
    return xml.isEmpty() ? null : xml;
  }

  static XmlText value(IatiMoney money) {
    return new XmlText("value")
        .attribute("currency", money.currency())
        .attribute("value-date", money.valueDate())
        .text(money.amount().toPlainString());
  }

  static String flag(Boolean flag) {
    return flag == null ? null : flag ? "1" : "0";
  }
}
