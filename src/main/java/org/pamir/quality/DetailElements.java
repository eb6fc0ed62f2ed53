package org.pamir.quality;

import java.util.List;
import java.util.Map;
import org.pamir.project.ProjectDetails;
import org.pamir.project.ProjectRequest;

/** Documents, markers, tags, humanitarian scope, conditions and contacts of a project. */
final class DetailElements {

  private final Element activity;

  private DetailElements(Element activity) {
    this.activity = activity;
  }

  static void add(Element activity, ProjectRequest said) {
    DetailElements elements = new DetailElements(activity);
    ResultElements.documents(activity, ProjectElements.list(said.documents()));
    elements.classifications(said);
    elements.conditions(said.conditions());
    elements.contacts(ProjectElements.list(said.contacts()));
  }

  private void classifications(ProjectRequest said) {
    int i = 0;
    for (ProjectDetails.PolicyMarker marker : ProjectElements.list(said.policyMarkers())) {
      ProjectElements.texts(
          activity
              .add("policy-marker", "policyMarkers[" + i++ + "]")
              .set("vocabulary", marker.vocabulary())
              .set("vocabulary-uri", marker.vocabularyUri())
              .set("code", marker.code())
              .set("significance", marker.significance()),
          marker.name());
    }
    i = 0;
    for (ProjectDetails.Tag tag : ProjectElements.list(said.tags())) {
      ProjectElements.texts(
          activity
              .add("tag", "tags[" + i++ + "]")
              .set("vocabulary", tag.vocabulary())
              .set("vocabulary-uri", tag.vocabularyUri())
              .set("code", tag.code()),
          tag.name());
    }
    i = 0;
    for (ProjectDetails.HumanitarianScope scope : ProjectElements.list(said.humanitarianScopes())) {
      ProjectElements.texts(
          activity
              .add("humanitarian-scope", "humanitarianScopes[" + i++ + "]")
              .set("type", scope.type())
              .set("vocabulary", scope.vocabulary())
              .set("vocabulary-uri", scope.vocabularyUri())
              .set("code", scope.code()),
          scope.name());
    }
  }

  private void conditions(ProjectDetails.Conditions said) {
    if (said == null) {
      return;
    }
    Element element =
        activity.add("conditions", "conditions").set("attached", said.attached() ? "1" : "0");
    int i = 0;
    for (ProjectDetails.Condition condition : said.list()) {
      ProjectElements.texts(
          element.add("condition", "conditions.list[" + i++ + "]").set("type", condition.type()),
          condition.text());
    }
  }

  private void contacts(List<ProjectDetails.Contact> contacts) {
    int i = 0;
    for (ProjectDetails.Contact said : contacts) {
      Element element =
          activity.add("contact-info", "contacts[" + i++ + "]").set("type", said.type());
      texts(element, "organisation", said.organisation());
      texts(element, "department", said.department());
      said.telephones().forEach(line -> element.add("telephone", (String) null).say(line));
      said.emails().forEach(line -> element.add("email", (String) null).say(line));
      said.websites().forEach(line -> element.add("website", (String) null).say(line));
      said.addresses().forEach(address -> texts(element, "mailing-address", address));
    }
  }

  private static void texts(Element of, String name, Map<String, String> texts) {
    if (!texts.isEmpty()) {
      ProjectElements.texts(of.add(name, (String) null), texts);
    }
  }
}
