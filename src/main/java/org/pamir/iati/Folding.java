package org.pamir.iati;

import java.util.List;

/**
 * Puts what no record holds back into the elements where it stood, as far as the schema admits it
 * there: attributes and elements of other namespaces, and further narratives. The rest is barred.
 */
final class Folding {
  private final Elements elements;
  private final KeptParts kept;
  private final boolean ofActivity;

  private Folding(Elements elements, KeptParts kept, boolean ofActivity) {
    this.elements = elements;
    this.kept = kept;
    this.ofActivity = ofActivity;
  }

  /**
   * @param levels how many steps of a path lead to what the elements belong to: 1 for an activity,
   *     2 for a row of money
   */
  static void fold(List<XmlFragment> fragments, int levels, Elements elements, KeptParts kept) {
    Folding folding = new Folding(elements, kept, levels == 1);
    for (XmlFragment fragment : fragments) {
      if (fragment.barred()) {
        kept.bar(fragment.path(), fragment.name(), fragment.xml());
      } else {
        folding.take(relative(fragment.path(), levels), fragment);
      }
    }
  }

  private static String relative(String path, int levels) {
    int at = 0;
    for (int i = 0; i < levels && at < path.length(); i++) {
      int next = path.indexOf('/', at);
      at = next < 0 ? path.length() : next + 1;
    }
    return path.substring(at);
  }

  private void take(String path, XmlFragment fragment) {
    String name = fragment.name();
    if (path.isEmpty() ? root(fragment) : into(target(path), fragment)) {
      return;
    }
    kept.bar(path, name, fragment.xml());
  }

  private boolean root(XmlFragment fragment) {
    String name = fragment.name();
    if (ofActivity && ElementOrder.VERBATIM.contains(name)) {
      boolean first = elements.of(name).isEmpty();
      if ((first || !ElementOrder.SINGLE.contains(name)) && IatiSchema.admits(fragment.xml())) {
        elements.add(XmlText.verbatim(name, fragment.xml()));
        return true;
      }
      return false;
    }
    if (isForeign(name)) {
      kept.add(name, fragment.xml(), null);
      return true;
    }
    return false;
  }

  /** Of another namespace, as the schema admits it nearly everywhere. */
  private static boolean isForeign(String name) {
    return name.indexOf(':') > 0 || name.startsWith("{");
  }

  private XmlText target(String path) {
    XmlText at = null;
    for (String step : path.split("/")) {
      int bracket = step.indexOf('[');
      String name = bracket < 0 ? step : step.substring(0, bracket);
      int n = bracket < 0 ? 1 : Integer.parseInt(step.substring(bracket + 1, step.length() - 1));
      if (at == null) {
        List<XmlText> all = elements.of(name);
        at = n <= all.size() ? all.get(n - 1) : null;
      } else {
        at = at.find(name, n);
      }
      if (at == null || name.equals("narrative")) {
        // Narratives are numbered anew when they are written.
        return null;
      }
    }
    return at;
  }

  private static boolean into(XmlText target, XmlFragment fragment) {
    if (target == null || target.name().equals("related-activity")) {
      return false;
    }
    String name = fragment.name();
    if (name.startsWith("@")) {
      if (!isForeign(name)) {
        return false;
      }
      target.rawAttribute(fragment.xml());
      return true;
    }
    if (name.equals("narrative")) {
      target.rawNarrative(fragment.xml());
      return true;
    }
    boolean text =
        target.name().equals("iati-identifier")
            || target.name().equals("value")
            || target.name().equals("pos");
    if (text || !isForeign(name)) {
      return false;
    }
    target.raw(fragment.xml());
    return true;
  }
}
