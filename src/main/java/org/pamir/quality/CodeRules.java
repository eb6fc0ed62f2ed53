package org.pamir.quality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.pamir.reference.Codelist;
import org.pamir.reference.CodelistItem;
import org.pamir.reference.Codelists;

/**
 * Codes that are not on the list that their place names ({@code mapping.xml} of IATI-Codelists): an
 * error where the list is complete, a warning where others may add to it. One fault for each place
 * and code, however often it occurs.
 */
final class CodeRules {
  private static final Rule NOT_KNOWN =
      new Rule(
          "code-not-known", null, Severity.ERROR, "The code must be on the standard's code list.");
  private static final Rule NOT_LISTED =
      new Rule(
          "code-not-listed",
          null,
          Severity.WARNING,
          "The code should be on the standard's code list.");
  private static final Rule WITHDRAWN =
      new Rule(
          "code-withdrawn", null, Severity.ADVISORY, "The code has left the standard's code list.");
  static final List<Rule> RULES = List.of(NOT_KNOWN, NOT_LISTED, WITHDRAWN);
  private static final int SHOWN = 40;

  private final Step top = new Step();
  private final Place language;

  /** The elements of one name below another, and what is said of them. */
  private static final class Step {
    private final Map<String, Step> children = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
  }

  /**
   * Where a code stands.
   *
   * @param attribute null for the element's own text
   * @param vocabulary the one for which this list holds, or null for any
   * @param byDefault whether that is the one meant where none is named
   */
  private record Place(
      String attribute, Codelist list, String vocabulary, boolean byDefault, boolean complete) {
    boolean holds(Element element) {
      if (vocabulary == null) {
        return true;
      }
      String named = element.get("vocabulary");
      return named == null ? byDefault : named.equals(vocabulary);
    }
  }

  private record Found(Place place, String code) {}

  CodeRules(Codelists codelists) {
    Place lang = null;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(RuleNames.open("code-places.csv"), StandardCharsets.UTF_8))) {
      for (String line : lines.lines().skip(1).toList()) {
        String[] cells = line.split(",");
        int at = cells[0].indexOf('@');
        String[] vocabulary = cells[2].split(" ");
        Place place =
            new Place(
                at < 0 ? null : cells[0].substring(at + 1),
                codelists.get(cells[1]),
                vocabulary[0].isEmpty() ? null : vocabulary[0],
                vocabulary.length > 1,
                cells[3].equals("yes"));
        if (at == 0) {
          lang = place;
        } else {
          step(at < 0 ? cells[0] : cells[0].substring(0, at - 1)).places.add(place);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the places of codes", e);
    }
    language = lang;
  }

  private Step step(String path) {
    Step step = top;
    for (String name : path.split("/")) {
      step = step.children.computeIfAbsent(name, n -> new Step());
    }
    return step;
  }

  /** Judges a tree from its first element on. */
  void check(Element root, Consumer<Fault> faults) {
    Map<Found, List<Element>> found = new LinkedHashMap<>();
    // The paths of the list begin with an activity or an organisation; of the file's own element
    // there is only the version, which decides whether it is read at all.
    for (Element child : root.children()) {
      walk(child, top.children.get(child.name()), found);
    }
    found.forEach((what, where) -> faults.accept(fault(what, where)));
  }

  private void walk(Element element, Step step, Map<Found, List<Element>> found) {
    judge(language, element, found);
    if (step != null) {
      step.places.forEach(place -> judge(place, element, found));
    }
    for (Element child : element.children()) {
      walk(child, step == null ? null : step.children.get(child.name()), found);
    }
  }

  private static void judge(Place place, Element element, Map<Found, List<Element>> found) {
    String code = place.attribute == null ? element.text() : element.get(place.attribute);
    if (code == null || !place.holds(element)) {
      return;
    }
    CodelistItem item = place.list.items().get(code);
    if (item == null || item.withdrawn()) {
      found.computeIfAbsent(new Found(place, code), f -> new ArrayList<>()).add(element);
    }
  }

  private static Fault fault(Found what, List<Element> where) {
    Place place = what.place();
    boolean withdrawn = place.list().contains(what.code());
    Rule rule = withdrawn ? WITHDRAWN : place.complete() ? NOT_KNOWN : NOT_LISTED;
    String code =
        what.code().length() > SHOWN ? what.code().substring(0, SHOWN) + "…" : what.code();
    String message =
        (place.attribute() == null ? "" : place.attribute() + ' ')
            + '"'
            + code
            + "\" is "
            + (withdrawn ? "no longer" : "not")
            + " on the list "
            + place.list().name();
    return new Fault(
        rule, where.get(0), message + (where.size() > 1 ? ", " + where.size() + " times." : "."));
  }
}
