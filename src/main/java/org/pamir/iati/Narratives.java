package org.pamir.iati;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * Reads narratives into a map from language to text. The language is that of the narrative, else of
 * its parent, else of the activity, else {@link #FALLBACK}.
 */
final class Narratives {
  /** The language of texts in a file that names none, as most are. */
  static final String FALLBACK = "en";

  /** The language of what names one that cannot be any (ISO 639-2: undetermined). */
  static final String UNDETERMINED = "und";

  // xsd:language, within what a register's key may hold.
  private static final Pattern LANGUAGE =
      Pattern.compile("(?=.{1,35}$)[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*");

  private final XmlCursor cursor;
  private final ActivityScope scope;
  private String activityLanguage = FALLBACK;
  private boolean declared;

  Narratives(XmlCursor cursor, ActivityScope scope) {
    this.cursor = cursor;
    this.scope = scope;
  }

  void language(String language, String fallback) {
    declared = language != null || fallback != null;
    activityLanguage =
        normalise(language != null ? language : fallback != null ? fallback : FALLBACK);
  }

  /** Codes are compared as written later on: EN and en are one language. */
  static String normalise(String language) {
    if (language.length() <= 3 && language.length() >= 2 && isWord(language)) {
      return language.toLowerCase(Locale.ROOT);
    }
    return LANGUAGE.matcher(language).matches() ? language : UNDETERMINED;
  }

  private static boolean isWord(String language) {
    for (int i = 0; i < language.length(); i++) {
      char c = language.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return true;
  }

  /**
   * The narratives of the element the cursor stands on, to its end; first come first kept in each
   * language.
   */
  Map<String, String> read() throws XMLStreamException {
    String own = cursor.language();
    String language = own == null ? null : normalise(own);
    StringBuilder loose = new StringBuilder(0);
    Map<String, String> texts = Map.of();
    boolean several = false;
    while (cursor.nextChild(loose)) {
      if (!cursor.name().equals("narrative")) {
        scope.element();
        continue;
      }
      String said = cursor.language();
      String path = cursor.parentPath();
      int line = cursor.line();
      String text = cursor.text().strip();
      if (text.isEmpty()) {
        empty();
        continue;
      }
      String key = said != null ? normalise(said) : language != null ? language : implied();
      if (texts.isEmpty()) {
        texts = Map.of(key, text);
      } else if (texts.containsKey(key)) {
        repeated(path, line, said, key, text);
      } else {
        texts = several ? texts : new LinkedHashMap<>(texts);
        several = true;
        texts.put(key, text);
      }
    }
    if (loose.length() > 0) {
      return withLoose(texts, loose.toString().strip(), language != null ? language : implied());
    }
    return several ? Collections.unmodifiableMap(texts) : texts;
  }

  private String implied() {
    if (!declared && scope.findings().first(Rule.LANGUAGE_MISSING, "")) {
      scope.find(
          Rule.LANGUAGE_MISSING,
          "Neither the activity nor this narrative names a language",
          "read as " + FALLBACK);
    }
    return activityLanguage;
  }

  private void empty() {
    if (scope.findings().first(Rule.NARRATIVE_EMPTY, cursor.name())) {
      scope.find(
          Rule.NARRATIVE_EMPTY,
          "An empty narrative in " + cursor.name(),
          "skipped; said once an activity and element name");
    }
  }

  private void repeated(String path, int line, String said, String key, String text) {
    scope.find(
        Rule.NARRATIVE_REPEATED,
        "More than one narrative in language " + Findings.quote(key),
        "kept aside, the first one counts");
    StringBuilder xml = new StringBuilder(text.length() + 48).append("<narrative");
    if (said != null) {
      xml.append(" xml:lang=\"");
      FragmentWriter.escape(xml, said, true);
      xml.append('"');
    }
    xml.append('>');
    FragmentWriter.escape(xml, text, false);
    scope
        .kept()
        .add(new XmlFragment(path, "narrative", xml.append("</narrative>").toString(), line));
  }

  /** Text beside narratives, as version 1 had it. */
  private Map<String, String> withLoose(Map<String, String> texts, String text, String language) {
    if (texts.containsKey(language)) {
      scope.text(text);
      return Collections.unmodifiableMap(texts);
    }
    scope.find(Rule.TEXT_OUTSIDE_NARRATIVE, "Text outside a narrative", "read as a narrative");
    Map<String, String> all = new LinkedHashMap<>(texts);
    all.put(language, text);
    return Collections.unmodifiableMap(all);
  }
}
