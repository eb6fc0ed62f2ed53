package org.pamir.words;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A word of a question, and what else it may stand for.
 *
 * @param word as it was asked
 * @param key as it sounds
 * @param stem its key without inflexion; the key where the word has no stem
 * @param known whether a title or a name has it
 * @param near words of titles and names that it may be a slip of, or another spelling
 * @param codes of what it names: countries, goals, themes, sectors, organisations
 */
public record Term(
    String word, String key, String stem, boolean known, Set<String> near, Set<String> codes) {

  /** The words that count as this one: itself, and its neighbours where they are asked for. */
  public Set<String> forms(boolean withNear) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(key);
    forms.add(stem);
    if (withNear || !known) {
      forms.addAll(near);
    }
    return forms;
  }

  /** The term as a part of a tsquery. */
  String tsquery(boolean withNear, boolean withCodes) {
    Set<String> all = new LinkedHashSet<>(forms(withNear));
    if (withCodes) {
      all.addAll(codes);
    }
    return all.stream().map(Term::quoted).collect(Collectors.joining("|", "(", ")"));
  }

  static String quoted(String lexeme) {
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  Term with(Set<String> near, Set<String> codes) {
    return new Term(word, key, stem, known, near, codes);
  }
}
