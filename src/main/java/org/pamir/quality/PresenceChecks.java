package org.pamir.quality;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Rules on what must be there, and what must not: how many, which together, which instead. */
final class PresenceChecks {
  private static final Set<String> MONEY = Set.of("value", "forecast", "loan-status");

  private PresenceChecks() {}

  /** At least one of the paths leads somewhere. */
  static Check atLeastOne(RuleCase said) {
    List<ElementPath> paths = said.paths("paths");
    return (context, faults) -> {
      for (ElementPath path : paths) {
        if (!path.select(context).isEmpty()) {
          return;
        }
      }
      faults.accept(context, null);
    };
  }

  /** The paths lead to one node at most. */
  static Check noMoreThanOne(RuleCase said) {
    List<ElementPath> paths = said.paths("paths");
    return (context, faults) -> {
      List<Object> nodes = nodes(paths, context);
      if (nodes.size() > 1) {
        faults.accept(ElementPath.element(nodes.get(1)), "There are " + nodes.size());
      }
    };
  }

  /** With something excluded there is none of the paths; without, exactly one. */
  static Check onlyOneOf(RuleCase said) {
    List<ElementPath> excluded = said.paths("excluded");
    List<ElementPath> paths = said.paths("paths");
    return (context, faults) -> {
      List<Object> nodes = nodes(paths, context);
      boolean excludes = !nodes(excluded, context).isEmpty();
      if (excludes && !nodes.isEmpty()) {
        faults.accept(ElementPath.element(nodes.get(0)), "Both are there");
      } else if (!excludes && nodes.size() != 1) {
        faults.accept(context, "There are " + nodes.size());
      }
    };
  }

  /** Where one of the paths leads somewhere, all do. */
  static Check dependent(RuleCase said) {
    List<ElementPath> paths = said.paths("paths");
    return (context, faults) -> {
      long there = paths.stream().filter(path -> !path.select(context).isEmpty()).count();
      if (there > 0 && there < paths.size()) {
        faults.accept(context, there + " of " + paths.size() + " are there");
      }
    };
  }

  /** What the first says for all, or else each says for itself. */
  static Check oneOrAll(RuleCase said) {
    ElementPath one = said.path("one");
    String all = said.text("all");
    if (!Set.of("lang", "sector", "currency").contains(all)) {
      throw new IllegalArgumentException("Not known to one_or_all: " + all);
    }
    return (context, faults) -> {
      if (!one.select(context).isEmpty()) {
        return;
      }
      List<Element> missing = new ArrayList<>();
      switch (all) {
        case "lang" -> without(context, Set.of("narrative"), "xml:lang", missing);
        case "currency" -> without(context, MONEY, "currency", missing);
        default -> {
          for (Element transaction : context.children("transaction")) {
            if (transaction.child("sector") == null) {
              missing.add(transaction);
            }
          }
        }
      }
      if (!missing.isEmpty()) {
        faults.accept(missing.get(0), "It is missing in " + missing.size());
      }
    };
  }

  private static void without(
      Element parent, Set<String> names, String attribute, List<Element> missing) {
    for (Element child : parent.children()) {
      if (names.contains(child.name()) && child.get(attribute) == null) {
        missing.add(child);
      }
      without(child, names, attribute, missing);
    }
  }

  static List<Object> nodes(List<ElementPath> paths, Element context) {
    if (paths.size() == 1) {
      return List.copyOf(paths.get(0).select(context));
    }
    // The same path twice, or two paths to one node, are one.
    Set<Object> nodes = new LinkedHashSet<>();
    paths.forEach(path -> nodes.addAll(path.select(context)));
    return List.copyOf(nodes);
  }
}
