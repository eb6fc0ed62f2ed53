package org.pamir.iati;

import java.util.Map;
import org.pamir.project.ProjectDetails;
import org.pamir.project.ProjectRequest;

/** The small elements of an activity, as the register says them. */
final class DetailElements {

  private DetailElements() {}

  /** Adds them; tags after the goals, which are tags too. */
  static void addTo(Elements all, ProjectRequest said) {
    said.documents().forEach(document -> all.add(ResultElements.document(document)));
    for (ProjectDetails.PolicyMarker marker : said.policyMarkers()) {
      all.add(
          ElementText.policyMarker(
              new IatiPolicyMarker(
                  0,
                  marker.vocabulary() == null ? "1" : marker.vocabulary(),
                  marker.vocabularyUri(),
                  marker.code(),
                  marker.significance(),
                  marker.name())));
    }
    for (ProjectDetails.Tag tag : said.tags()) {
      all.add(
          ElementText.tag(
              new IatiTag(0, tag.vocabulary(), tag.vocabularyUri(), tag.code(), null, tag.name())));
    }
    for (ProjectDetails.HumanitarianScope scope : said.humanitarianScopes()) {
      all.add(
          ElementText.humanitarianScope(
              new IatiHumanitarianScope(
                  0,
                  scope.type(),
                  scope.vocabulary(),
                  scope.vocabularyUri(),
                  scope.code(),
                  scope.name())));
    }
    if (said.conditions() != null) {
      all.add(conditions(said.conditions()));
    }
    said.contacts().forEach(contact -> all.add(contact(contact)));
  }

  private static XmlText conditions(ProjectDetails.Conditions said) {
    XmlText xml =
        new XmlText("conditions").attribute("attached", ElementText.flag(said.attached()));
    for (ProjectDetails.Condition condition : said.list()) {
      xml.child(
          new XmlText("condition")
              .attribute("type", condition.type())
              .narratives(condition.text()));
    }
    return xml;
  }

  private static XmlText contact(ProjectDetails.Contact said) {
    XmlText xml =
        new XmlText("contact-info")
            .attribute("type", said.type())
            .texts("organisation", said.organisation())
            .texts("department", said.department());
    said.telephones().forEach(line -> xml.child(new XmlText("telephone").text(line)));
    said.emails().forEach(line -> xml.child(new XmlText("email").text(line)));
    said.websites().forEach(line -> xml.child(new XmlText("website").text(line)));
    for (Map<String, String> address : said.addresses()) {
      xml.texts("mailing-address", address);
    }
    return xml;
  }
}
