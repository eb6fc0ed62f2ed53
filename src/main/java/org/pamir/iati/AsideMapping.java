package org.pamir.iati;

/** Elements the reader knows and the register has no place for: written again, and kept. */
final class AsideMapping {
  private final IatiActivity activity;
  private final KeptParts kept;

  AsideMapping(MappingScope scope) {
    activity = scope.activity();
    kept = scope.kept();
  }

  void run() {
    attributes();
    for (IatiOtherIdentifier other : activity.otherIdentifiers()) {
      XmlText owner =
          new XmlText("owner-org").attribute("ref", other.ownerRef()).narratives(other.owner());
      XmlText xml =
          new XmlText("other-identifier")
              .attribute("ref", other.ref())
              .attribute("type", other.type());
      keep("other-identifier", owner.isEmpty() ? xml : xml.child(owner));
    }
    for (IatiPolicyMarker marker : activity.policyMarkers()) {
      keep(
          "policy-marker",
          new XmlText("policy-marker")
              .attribute("vocabulary", marker.vocabulary())
              .attribute("vocabulary-uri", marker.vocabularyUri())
              .attribute("code", marker.code())
              .attribute("significance", marker.significance())
              .narratives(marker.narratives()));
    }
    for (IatiHumanitarianScope scope : activity.humanitarianScopes()) {
      keep(
          "humanitarian-scope",
          new XmlText("humanitarian-scope")
              .attribute("type", scope.type())
              .attribute("vocabulary", scope.vocabulary())
              .attribute("vocabulary-uri", scope.vocabularyUri())
              .attribute("code", scope.code())
              .narratives(scope.narratives()));
    }
    activity.documentLinks().forEach(this::document);
    kept.addAll(activity.kept(), "iati-activity");
  }

  private void attributes() {
    IatiActivity.Header header = activity.header();
    kept.add(
        "",
        "iati-activity",
        new XmlText("iati-activity")
            .attribute("xml:lang", "en".equals(header.language()) ? null : header.language())
            .attribute("linked-data-uri", header.linkedDataUri())
            .attribute("budget-not-provided", header.budgetNotProvided()));
  }

  private void document(IatiDocumentLink link) {
    XmlText xml =
        new XmlText("document-link")
            .attribute("url", link.url())
            .attribute("format", link.format())
            .texts("title", link.title())
            .texts("description", link.description());
    link.categories().forEach(code -> xml.code("category", code));
    link.languages().forEach(code -> xml.code("language", code));
    if (link.date() != null) {
      xml.child(new XmlText("document-date").attribute("iso-date", link.date()));
    }
    keep("document-link", xml);
  }

  private void keep(String name, XmlText xml) {
    kept.add("", name, xml);
  }
}
