package org.pamir.quality;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Rules on identifiers and other short texts. */
final class TextChecks {
  private TextChecks() {}

  /** Each text that is not empty matches the expression. */
  static Check matches(RuleCase said) {
    Predicate<String> regex = Pattern.compile(said.text("regex")).asPredicate();
    return each(said, text -> text.isEmpty() || regex.test(text));
  }

  /** No text matches the expression. */
  static Check matchesNot(RuleCase said) {
    Predicate<String> regex = Pattern.compile(said.text("regex")).asPredicate();
    return each(said, text -> text.isEmpty() || !regex.test(text));
  }

  /** No text begins or ends with white space. */
  static Check noSpaces(RuleCase said) {
    return each(said, text -> text.equals(text.strip()));
  }

  private static Check each(RuleCase said, Predicate<String> good) {
    List<ElementPath> paths = said.paths("paths");
    return (context, faults) -> {
      for (Object node : PresenceChecks.nodes(paths, context)) {
        if (!good.test(ElementPath.text(node))) {
          faults.accept(ElementPath.element(node), null);
        }
      }
    };
  }

  /** Each text begins with one of the prefixes and the separator. */
  static Check startsWith(RuleCase said, OrganisationCodes organisations) {
    List<ElementPath> paths = said.paths("paths");
    if (said.has("prefix") && said.json().get("prefix").toString().contains("ORG-ID-PREFIX")) {
      return each(said, organisations::hasAgency);
    }
    List<ElementPath> prefixes =
        said.has("start") ? List.of(said.path("start")) : said.paths("prefix");
    boolean single = said.has("start");
    String separator = said.has("separator") ? said.text("separator") : "";
    return (context, faults) -> {
      List<String> starts = new ArrayList<>();
      PresenceChecks.nodes(prefixes, context)
          .forEach(node -> starts.add(ElementPath.text(node).strip() + separator));
      if (single && starts.size() > 1) {
        faults.accept(context, "There are several prefixes");
        return;
      }
      for (Object node : PresenceChecks.nodes(paths, context)) {
        String text = ElementPath.text(node).strip();
        if (starts.stream().noneMatch(text::startsWith)) {
          faults.accept(
              ElementPath.element(node),
              starts.isEmpty() ? null : "It does not begin with \"" + cut(starts.get(0)) + '"');
        }
      }
    };
  }

  private static String cut(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }

  /** No text is there twice. */
  static Check unique(RuleCase said) {
    List<ElementPath> paths = said.paths("paths");
    return (context, faults) -> {
      Set<String> seen = new HashSet<>();
      for (Object node : PresenceChecks.nodes(paths, context)) {
        if (!seen.add(ElementPath.text(node))) {
          faults.accept(ElementPath.element(node), null);
          return;
        }
      }
    };
  }
}
