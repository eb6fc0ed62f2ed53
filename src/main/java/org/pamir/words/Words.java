package org.pamir.words;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what somebody asks for. */
@ApplicationScoped
public class Words {

  /** Beyond these, what is asked is a document and no question. */
  private static final int MOST = 12;

  /** So many organisations stand for a word at most. */
  private static final int MANY = 8;

  /** Apostrophes and what stands for them are within words, as in Oʻzbekiston. */
  private static final String LETTERS = "\\p{L}\\p{M}\\p{N}'`ʻʼ‘’´ʹ′\\u200c\\u200d\\u00ad";

  private static final Pattern GAP = Pattern.compile("[^" + LETTERS + "]+");

  /** No word is as long: looking for what is would keep the database busy for nothing. */
  private static final Pattern LONG = Pattern.compile("([" + LETTERS + "]{64})[" + LETTERS + "]+");

  private final WordQueries queries;
  private final Concepts concepts;

  Words(WordQueries queries, Concepts concepts) {
    this.queries = queries;
    this.concepts = concepts;
  }

  /** A text whose words are no longer than words are. */
  public static String shortened(String text) {
    return LONG.matcher(text).replaceAll("$1");
  }

  private static List<String> split(String text) {
    return Arrays.stream(GAP.split(shortened(text)))
        .filter(word -> !word.isBlank())
        .limit(MOST)
        .toList();
  }

  /** The question that a text asks. */
  public Question read(String text) {
    List<String> words = split(text);
    List<Term> terms = words.isEmpty() ? List.of() : queries.terms(words);
    if (terms.isEmpty()) {
      return new Question(text, List.of());
    }
    Map<String, Set<String>> near = queries.near(terms.stream().map(Term::key).toList());
    List<Set<String>> codes = concepts.of(terms.stream().map(Term::key).toList());
    List<Term> read = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      Term term = terms.get(i);
      read.add(term.with(near.getOrDefault(term.key(), Set.of()), codes.get(i)));
    }
    Map<Integer, Set<Long>> named =
        queries.organisations(read.stream().map(term -> term.tsquery(false, false)).toList());
    for (int i = 0; i < read.size(); i++) {
      Set<String> all = new LinkedHashSet<>(read.get(i).codes());
      meant(i, named).forEach(id -> all.add("org:" + id));
      read.set(i, read.get(i).with(read.get(i).near(), all));
    }
    return new Question(text, List.copyOf(read));
  }

  /**
   * Of those that have a word in their names the ones that have most of the others too: an index
   * meets few codes at once, and "development" is in the names of many.
   */
  private static Set<Long> meant(int place, Map<Integer, Set<Long>> named) {
    Map<Long, Long> counts = new LinkedHashMap<>();
    for (Long id : named.getOrDefault(place, Set.of())) {
      counts.put(id, named.values().stream().filter(ids -> ids.contains(id)).count());
    }
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .limit(MANY)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What somebody is still typing: words as they stand, every one of them said. */
  public Question typed(String text) {
    List<Term> terms = new ArrayList<>();
    for (String word : split(text)) {
      String key = SearchKey.of(word).strip();
      if (!key.isEmpty()) {
        terms.add(new Term(word, key, key, true, Set.of(), Set.of()));
      }
    }
    return new Question(text, terms);
  }
}
