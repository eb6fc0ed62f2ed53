package org.pamir.project;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.pamir.reference.Codelists;
import org.pamir.reference.TextRules;
import org.pamir.shared.problem.Violations;

/** What the small members of a project must hold to be written over HTTP. */
@ApplicationScoped
class DetailRules {

  /** The vocabulary of the DAC's own markers. */
  private static final String DAC = "1";

  private final Codelists codelists;
  private final TextRules texts;
  private final DocumentRules documents;

  DetailRules(Codelists codelists, TextRules texts, DocumentRules documents) {
    this.codelists = codelists;
    this.texts = texts;
    this.documents = documents;
  }

  void check(ProjectRequest said, Violations violations) {
    documents.check("documents", said.documents(), violations);
    markers(said.policyMarkers(), violations);
    tags(said.tags(), violations);
    scopes(said.humanitarianScopes(), violations);
    if (said.conditions() != null) {
      conditions(said.conditions(), violations);
    }
    contacts(said.contacts(), violations);
  }

  private void markers(List<ProjectDetails.PolicyMarker> markers, Violations violations) {
    for (int i = 0; i < markers.size(); i++) {
      ProjectDetails.PolicyMarker said = markers.get(i);
      String field = "policyMarkers[" + i + "]";
      code(field + ".vocabulary", said.vocabulary(), "PolicyMarkerVocabulary", violations);
      if (said.vocabulary() == null || said.vocabulary().equals(DAC)) {
        code(field + ".code", said.code(), "PolicyMarker", violations);
      }
      code(field + ".significance", said.significance(), "PolicySignificance", violations);
      texts.check(field + ".name", said.name(), violations);
    }
  }

  private void tags(List<ProjectDetails.Tag> tags, Violations violations) {
    for (int i = 0; i < tags.size(); i++) {
      ProjectDetails.Tag said = tags.get(i);
      String field = "tags[" + i + "]";
      code(field + ".vocabulary", said.vocabulary(), "TagVocabulary", violations);
      if (said.vocabulary().equals("2") || said.vocabulary().equals("3")) {
        violations.add(field + ".vocabulary", "is of goals or targets, which belong into sdgs");
      }
      texts.check(field + ".name", said.name(), violations);
    }
  }

  private void scopes(List<ProjectDetails.HumanitarianScope> scopes, Violations violations) {
    for (int i = 0; i < scopes.size(); i++) {
      ProjectDetails.HumanitarianScope said = scopes.get(i);
      String field = "humanitarianScopes[" + i + "]";
      code(field + ".type", said.type(), "HumanitarianScopeType", violations);
      code(field + ".vocabulary", said.vocabulary(), "HumanitarianScopeVocabulary", violations);
      texts.check(field + ".name", said.name(), violations);
    }
  }

  private void conditions(ProjectDetails.Conditions said, Violations violations) {
    for (int i = 0; i < said.list().size(); i++) {
      ProjectDetails.Condition condition = said.list().get(i);
      String field = "conditions.list[" + i + "]";
      code(field + ".type", condition.type(), "ConditionType", violations);
      if (condition.text().isEmpty()) {
        violations.add(field + ".text", "must not be empty");
      }
      texts.check(field + ".text", condition.text(), violations);
    }
    if (!said.list().isEmpty() && !said.attached()) {
      violations.add("conditions.attached", "must be true where conditions are listed");
    }
  }

  private void contacts(List<ProjectDetails.Contact> contacts, Violations violations) {
    for (int i = 0; i < contacts.size(); i++) {
      ProjectDetails.Contact said = contacts.get(i);
      String field = "contacts[" + i + "]";
      code(field + ".type", said.type(), "ContactType", violations);
      texts.check(field + ".organisation", said.organisation(), violations);
      texts.check(field + ".department", said.department(), violations);
      for (int j = 0; j < said.addresses().size(); j++) {
        Map<String, String> address = said.addresses().get(j);
        texts.check(field + ".addresses[" + j + "]", address, violations);
      }
    }
  }

  private void code(String field, String code, String list, Violations violations) {
    if (code != null && !codelists.contains(list, code)) {
      violations.add(field, "must be a code of the IATI codelist " + list);
    }
  }
}
