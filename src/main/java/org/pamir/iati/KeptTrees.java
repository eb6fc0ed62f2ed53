package org.pamir.iati;

import java.util.ArrayList;
import java.util.List;

/**
 * What the reader kept in the file's words and the register has terms for: results, conditions and
 * contacts, as far as the schema admits them. The rest stays in the file's words.
 */
record KeptTrees(
    List<Kept> results, List<Kept> conditions, List<Kept> contacts, List<XmlFragment> rest) {

  /** An element with the line it stands on. */
  record Kept(int line, XmlTree tree) {}

  static KeptTrees of(IatiActivity activity, MappingScope scope) {
    KeptTrees trees =
        new KeptTrees(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    int results = 0;
    for (XmlFragment fragment : activity.kept()) {
      List<Kept> kind = trees.of(fragment);
      boolean second =
          ElementOrder.SINGLE.contains(fragment.name()) && kind != null && !kind.isEmpty();
      results += fragment.name().equals("result") ? 1 : 0;
      if (kind == null || second) {
        trees.rest().add(fragment);
      } else if (IatiSchema.admits(fragment.xml())) {
        String language = activity.header().language();
        kind.add(new Kept(fragment.line(), XmlTree.read(fragment.xml(), language)));
      } else {
        trees.rest().add(fragment);
        if (fragment.name().equals("result")) {
          scope.find(
              Rule.RESULT_NOT_VALID,
              fragment.line(),
              MappingScope.path("result", results),
              "The schema of 2.03 does not admit this result",
              "kept aside in the file's words, not counted");
        }
      }
    }
    return trees;
  }

  /** Where an element of this kind belongs; null for what has no terms. */
  private List<Kept> of(XmlFragment fragment) {
    if (fragment.barred() || fragment.path().indexOf('/') >= 0) {
      return null;
    }
    return switch (fragment.name()) {
      case "result" -> results;
      case "conditions" -> conditions;
      case "contact-info" -> contacts;
      default -> null;
    };
  }
}
