package org.pamir.iati;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pamir.project.DocumentLink;
import org.pamir.project.ProjectDetails.Condition;
import org.pamir.project.ProjectDetails.Conditions;
import org.pamir.project.ProjectDetails.Contact;
import org.pamir.project.ProjectDetails.HumanitarianScope;
import org.pamir.project.ProjectDetails.PolicyMarker;
import org.pamir.project.ProjectDetails.Tag;
import org.pamir.shared.Texts;

/** Documents, markers, tags, humanitarian scope, conditions and contacts of one activity. */
final class DetailMapping {
  private static final int NAME_LENGTH = 5_000;
  private static final int TEXT_LENGTH = 200_000;
  private static final int URI_LENGTH = 2_000;
  private static final int CODE_LENGTH = 20;

  private static final Contact NOTHING = new Contact(null, null, null, null, null, null, null);

  private final MappingScope scope;

  DetailMapping(MappingScope scope) {
    this.scope = scope;
  }

  /** Those that say where they are. */
  List<DocumentLink> documents() {
    List<DocumentLink> documents = new ArrayList<>();
    int n = 0;
    for (IatiDocumentLink said : scope.activity().documentLinks()) {
      String path = MappingScope.path("document-link", ++n);
      String url = within(said.url(), URI_LENGTH, said.line(), path);
      // What the schema bars stays where it is kept aside: an export could not write it here.
      if (url != null && !ElementText.documentLink(said).isBarred()) {
        documents.add(
            new DocumentLink(
                url,
                within(said.format(), MappingScope.REF_LENGTH, said.line(), path),
                scope.texts(said.title(), NAME_LENGTH, said.line(), path + "/title"),
                scope.texts(said.description(), TEXT_LENGTH, said.line(), path + "/description"),
                said.categories().stream().map(Texts::storable).toList(),
                said.languages().stream().map(Texts::storable).toList(),
                said.date()));
      }
    }
    return documents;
  }

  List<PolicyMarker> markers() {
    List<PolicyMarker> markers = new ArrayList<>();
    int n = 0;
    for (IatiPolicyMarker said : scope.activity().policyMarkers()) {
      String path = MappingScope.path("policy-marker", ++n);
      String code = within(said.code(), MappingScope.REF_LENGTH, said.line(), path);
      if (code != null) {
        markers.add(
            new PolicyMarker(
                code,
                said.vocabulary().equals("1")
                    ? null
                    : within(said.vocabulary(), CODE_LENGTH, said.line(), path),
                within(said.vocabularyUri(), URI_LENGTH, said.line(), path),
                within(said.significance(), CODE_LENGTH, said.line(), path),
                scope.texts(said.narratives(), NAME_LENGTH, said.line(), path)));
      }
    }
    return markers;
  }

  /** Those that are no goals. */
  List<Tag> tags() {
    List<Tag> tags = new ArrayList<>();
    int n = 0;
    for (IatiTag said : scope.activity().tags()) {
      String path = MappingScope.path("tag", ++n);
      if (ClassificationMapping.sdg(said) != null) {
        continue;
      }
      String vocabulary = within(said.vocabulary(), CODE_LENGTH, said.line(), path);
      String code = within(said.code(), MappingScope.REF_LENGTH, said.line(), path);
      if (vocabulary != null && code != null) {
        tags.add(
            new Tag(
                vocabulary,
                code,
                within(said.vocabularyUri(), URI_LENGTH, said.line(), path),
                scope.texts(said.narratives(), NAME_LENGTH, said.line(), path)));
      }
    }
    return tags;
  }

  List<HumanitarianScope> scopes() {
    List<HumanitarianScope> scopes = new ArrayList<>();
    int n = 0;
    for (IatiHumanitarianScope said : scope.activity().humanitarianScopes()) {
      String path = MappingScope.path("humanitarian-scope", ++n);
      String type = within(said.type(), CODE_LENGTH, said.line(), path);
      String vocabulary = within(said.vocabulary(), CODE_LENGTH, said.line(), path);
      String code = within(said.code(), MappingScope.REF_LENGTH, said.line(), path);
      if (type != null && vocabulary != null && code != null) {
        scopes.add(
            new HumanitarianScope(
                type,
                vocabulary,
                code,
                within(said.vocabularyUri(), URI_LENGTH, said.line(), path),
                scope.texts(said.narratives(), NAME_LENGTH, said.line(), path)));
      }
    }
    return scopes;
  }

  /** Null where nothing is said of any. */
  Conditions conditions(List<KeptTrees.Kept> trees) {
    if (trees.isEmpty()) {
      return null;
    }
    XmlTree tree = trees.get(0).tree();
    int line = trees.get(0).line();
    List<Condition> list = new ArrayList<>();
    for (XmlTree said : tree.children("condition")) {
      list.add(
          new Condition(
              within(said.get("type"), CODE_LENGTH, line, "conditions"),
              scope.texts(said.narratives(), TEXT_LENGTH, line, "conditions/condition")));
    }
    return new Conditions(tree.flag("attached"), list);
  }

  /** Offices; the names and titles of persons stay in the file's words. */
  List<Contact> contacts(List<KeptTrees.Kept> trees) {
    List<Contact> contacts = new ArrayList<>();
    int n = 0;
    for (KeptTrees.Kept kept : trees) {
      XmlTree tree = kept.tree();
      String path = MappingScope.path("contact-info", ++n);
      List<Map<String, String>> addresses =
          tree.children("mailing-address").stream()
              .map(a -> scope.texts(a.narratives(), NAME_LENGTH, kept.line(), path))
              .filter(texts -> texts != null)
              .toList();
      // Of a person the file's words tell, and no line of its own.
      boolean person = tree.child("person-name") != null;
      Contact contact =
          new Contact(
              within(tree.get("type"), CODE_LENGTH, kept.line(), path),
              scope.texts(tree.texts("organisation"), NAME_LENGTH, kept.line(), path),
              scope.texts(tree.texts("department"), NAME_LENGTH, kept.line(), path),
              person ? null : lines(tree, "telephone", kept.line(), path),
              person ? null : lines(tree, "email", kept.line(), path),
              lines(tree, "website", kept.line(), path),
              addresses);
      if (!contact.equals(NOTHING)) {
        contacts.add(contact);
      }
    }
    return contacts;
  }

  private List<String> lines(XmlTree tree, String element, int line, String path) {
    return tree.children(element).stream()
        .map(child -> within(child.text(), URI_LENGTH, line, path))
        .filter(text -> text != null && !text.isEmpty())
        .toList();
  }

  private String within(String value, int length, int line, String path) {
    if (value == null || value.length() <= length) {
      return value == null ? null : Texts.storable(value);
    }
    scope.find(
        Rule.CODE_TOO_LONG,
        line,
        path,
        "A value of " + value.length() + " characters",
        "kept aside, left without it");
    return null;
  }
}
