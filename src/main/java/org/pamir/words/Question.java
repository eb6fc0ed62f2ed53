package org.pamir.words;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What somebody asks for, as text queries of PostgreSQL ({@code tsquery}) over {@code
 * project_search}.
 *
 * @param text as it was asked
 * @param terms its words, without those that say nothing; may be empty
 */
public record Question(String text, List<Term> terms) {

  private static final int FEW = 8;

  /** Nothing is to be found by it. */
  public boolean isEmpty() {
    return terms.isEmpty();
  }

  /** Every word; one that nobody uses by its neighbours. */
  public String every() {
    return join(terms, false, true);
  }

  /** Every word as it stands, in titles. */
  public String titled() {
    return join(terms, false, false);
  }

  /** Every word, or a neighbour of it. */
  public String nearly() {
    return join(terms, true, true);
  }

  /** All words but one, where there are more than two; else any of them. */
  public String most() {
    if (terms.size() > FEW) {
      return any(true);
    }
    List<String> each = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      List<Term> others = new ArrayList<>(terms);
      others.remove(i);
      if (!others.isEmpty()) {
        each.add("(" + join(others, true, true) + ")");
      }
    }
    return each.isEmpty() ? nearly() : String.join("|", each);
  }

  /** Every word, the last of which may go on. */
  public String begun() {
    return terms.stream().map(term -> Term.quoted(term.key())).collect(Collectors.joining("&"))
        + ":*";
  }

  /** Any of the words, for ranking, and for marking what was found. */
  public String any(boolean withNear) {
    return terms.stream()
        .map(term -> term.tsquery(withNear, true))
        .collect(Collectors.joining("|"));
  }

  private String join(List<Term> all, boolean withNear, boolean withCodes) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String part = all.get(i).tsquery(withNear, withCodes);
      // What some write in two words, others write in one.
      if (i + 1 < all.size()) {
        String joined = Term.quoted(all.get(i).key() + all.get(i + 1).key());
        part = "(" + part + "|" + joined + ")";
      }
      if (i > 0) {
        String joined = Term.quoted(all.get(i - 1).key() + all.get(i).key());
        part = "(" + part + "|" + joined + ")";
      }
      parts.add(part);
    }
    return String.join("&", parts);
  }
}
