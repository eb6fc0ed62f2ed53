package org.pamir.iati;

import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Organisations in their four guises. */
final class OrganisationParser {
  private final ActivityScope scope;
  private final XmlCursor cursor;

  OrganisationParser(ActivityScope scope) {
    this.scope = scope;
    cursor = scope.cursor();
  }

  IatiReportingOrg reporting() throws XMLStreamException {
    String raw = cursor.rawAttribute("ref");
    String ref = cursor.attribute("ref");
    if (ref == null) {
      scope.find(
          Rule.REPORTING_ORG_MISSING,
          "The reporting organisation has no ref",
          "left without a ref");
    } else {
      if (ref.length() != raw.length()) {
        scope.find(
            Rule.REPORTING_ORG_SPACES,
            "Space around the ref of the reporting organisation",
            "taken without");
      }
    }
    return new IatiReportingOrg(
        ref, cursor.attribute("type"), scope.flag("secondary-reporter"), scope.narratives());
  }

  IatiParticipatingOrg participating() throws XMLStreamException {
    int line = cursor.line();
    String role = cursor.attribute("role");
    if (role == null) {
      scope.find(Rule.CODE_MISSING, "No role", "left without a role");
    }
    return new IatiParticipatingOrg(
        line,
        cursor.attribute("ref"),
        role,
        cursor.attribute("type"),
        cursor.attribute("activity-id"),
        cursor.attribute("crs-channel-code"),
        scope.narratives());
  }

  IatiOrg provider() throws XMLStreamException {
    return party("provider-activity-id");
  }

  IatiOrg receiver() throws XMLStreamException {
    return party("receiver-activity-id");
  }

  private IatiOrg party(String activityId) throws XMLStreamException {
    return new IatiOrg(
        cursor.attribute("ref"),
        cursor.attribute("type"),
        cursor.attribute(activityId),
        scope.narratives());
  }

  IatiOtherIdentifier otherIdentifier() throws XMLStreamException {
    int line = cursor.line();
    String ref = cursor.attribute("ref");
    if (ref == null) {
      scope.find(Rule.REF_MISSING, "No ref", "left without a ref");
    }
    String type = cursor.attribute("type");
    String ownerRef = null;
    Map<String, String> owner = Map.of();
    while (cursor.nextChild()) {
      if (!cursor.name().equals("owner-org")) {
        scope.element();
      } else if (!scope.repeated()) {
        ownerRef = cursor.attribute("ref");
        owner = scope.narratives();
      }
    }
    return new IatiOtherIdentifier(line, ref, type, ownerRef, owner);
  }
}
