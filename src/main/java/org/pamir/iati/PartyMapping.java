package org.pamir.iati;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pamir.organisation.OrganisationMention;
import org.pamir.project.OrganisationRole;
import org.pamir.project.ProjectRequest.OrganisationPart;
import org.pamir.project.ProjectRequest.RelatedProject;
import org.pamir.project.RelationType;
import org.pamir.shared.Texts;

/** Who reports, who takes part, and which other activities are related. */
final class PartyMapping {
  private static final int NAME_LENGTH = 1_000;
  private static final int TYPE_LENGTH = 20;
  private static final int DERIVED_LENGTH = 100;

  private final MappingScope scope;

  PartyMapping(MappingScope scope) {
    this.scope = scope;
  }

  /**
   * The reporting organisation. One without a usable ref becomes {@code unknown-} and its name, so
   * that files of one such publisher stay together and no real identifier is invented.
   */
  OrganisationMention reporter() {
    IatiReportingOrg org = scope.activity().reportingOrg();
    Map<String, String> name =
        org == null
            ? null
            : scope.texts(org.narratives(), NAME_LENGTH, scope.activity().line(), "reporting-org");
    String type = org == null || tooLong(org.type(), TYPE_LENGTH) ? null : org.type();
    if (org != null && org.ref() != null && !tooLong(org.ref(), MappingScope.REF_LENGTH)) {
      return new OrganisationMention(Texts.storable(org.ref()), name, type);
    }
    String derived = "unknown" + slug(name);
    scope.find(
        Rule.REPORTING_ORG_DERIVED,
        "reporting-org",
        "No usable ref of the reporting organisation",
        "registered as " + derived);
    return new OrganisationMention(derived, name, type);
  }

  private static String slug(Map<String, String> name) {
    if (name == null) {
      return "";
    }
    String slug =
        Normalizer.normalize(name.values().iterator().next(), Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "-")
            .replaceAll("^-|-$", "");
    return slug.isEmpty() ? "" : "-" + Texts.cut(slug, DERIVED_LENGTH);
  }

  List<OrganisationPart> organisations() {
    List<OrganisationPart> parts = new ArrayList<>();
    int n = 0;
    for (IatiParticipatingOrg org : scope.activity().participatingOrgs()) {
      String path = MappingScope.path("participating-org", ++n);
      OrganisationRole role = OrganisationRole.ofCode(org.role());
      boolean nameless = org.ref() == null && org.narratives().isEmpty();
      boolean tooLong =
          tooLong(org.ref(), MappingScope.REF_LENGTH)
              || tooLong(org.activityId(), MappingScope.IDENTIFIER_LENGTH)
              || tooLong(org.type(), TYPE_LENGTH);
      if (role == null || nameless || tooLong) {
        scope.find(
            role == null ? Rule.CODE_NOT_KNOWN : nameless ? Rule.REF_MISSING : Rule.REF_TOO_LONG,
            org.line(),
            path,
            role == null
                ? "Role " + Findings.quote(String.valueOf(org.role())) + " is not known"
                : nameless ? "Neither ref nor name" : "A value is too long",
            "kept aside");
        continue;
      }
      parts.add(
          new OrganisationPart(
              role,
              org.ref() == null ? null : Texts.storable(org.ref()),
              scope.texts(org.narratives(), NAME_LENGTH, org.line(), path),
              org.type(),
              org.activityId() == null ? null : Texts.storable(org.activityId())));
    }
    return parts;
  }

  List<RelatedProject> related() {
    List<RelatedProject> related = new ArrayList<>();
    int n = 0;
    for (IatiRelatedActivity activity : scope.activity().relatedActivities()) {
      String path = MappingScope.path("related-activity", ++n);
      RelationType type = RelationType.ofCode(activity.type());
      boolean usable =
          activity.ref() != null && !tooLong(activity.ref(), MappingScope.IDENTIFIER_LENGTH);
      if (type == null || !usable) {
        scope.find(
            type == null
                ? Rule.CODE_NOT_KNOWN
                : activity.ref() == null ? Rule.REF_MISSING : Rule.REF_TOO_LONG,
            activity.line(),
            path,
            type == null
                ? "Relation " + Findings.quote(String.valueOf(activity.type())) + " is not known"
                : "No usable ref",
            "kept aside");
        continue;
      }
      RelatedProject project = new RelatedProject(type, Texts.storable(activity.ref()));
      if (related.contains(project)) {
        scope.find(
            Rule.CODE_REPEATED, activity.line(), path, "The relation is there twice", "taken once");
      } else {
        related.add(project);
      }
    }
    return related;
  }

  private static boolean tooLong(String value, int length) {
    return value != null && value.length() > length;
  }
}
