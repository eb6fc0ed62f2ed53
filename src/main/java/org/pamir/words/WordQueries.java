package org.pamir.words;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** What the register knows of words. */
@ApplicationScoped
class WordQueries {

  private static final int NEIGHBOURS = 6;

  private final Jdbi jdbi;

  WordQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A word as it was read, and whether it says anything: "of" does not. */
  private record Read(Term term, boolean says) {}

  /** The words that say something, in their order, none twice. */
  List<Term> terms(List<String> words) {
    List<Read> all =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select word, key, coalesce(nullif(stem, ''), key) as stem, says,
                               exists (select 1 from search_word w where w.word in (key, stem)) as known
                        from (
                          select n, word, btrim(search_key(word)) as key, btrim(search_stems(word)) as stem,
                                 to_tsvector('pg_catalog.russian', word) <> '' as says
                          from unnest(:words) with ordinality as t (word, n)) t
                        where key <> ''
                        order by n
                        """)
                    .bind("words", words.toArray(String[]::new))
                    .map(
                        (row, context) ->
                            new Read(
                                new Term(
                                    row.getString("word"),
                                    row.getString("key"),
                                    row.getString("stem"),
                                    row.getBoolean("known"),
                                    Set.of(),
                                    Set.of()),
                                row.getBoolean("says")))
                    .list());
    boolean any = all.stream().anyMatch(Read::says);
    Map<String, Term> terms = new LinkedHashMap<>();
    all.stream()
        .filter(read -> read.says() || !any)
        .forEach(read -> terms.putIfAbsent(read.term().key(), read.term()));
    return List.copyOf(terms.values());
  }

  /** Words of titles and names that may be meant by each of these, by key. */
  Map<String, Set<String>> near(List<String> keys) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select asked, w.word
                    from unnest(:keys) as asked, lateral (
                      select word, similarity(word, asked) as likeness
                      from (select word from search_word where word % asked and length(asked) > 3
                            union
                            (select word from search_word where sound = search_sound(asked) order by word limit 40)) c
                      where word <> asked
                      order by likeness desc, word
                      limit 40) w
                    """)
                .bind("keys", keys.toArray(String[]::new))
                .reduceRows(
                    new HashMap<>(),
                    (found, row) -> {
                      String asked = row.getColumn("asked", String.class);
                      String word = row.getColumn("word", String.class);
                      Set<String> near = found.computeIfAbsent(asked, key -> new LinkedHashSet<>());
                      if (near.size() < NEIGHBOURS && isNear(asked, word)) {
                        near.add(word);
                      }
                      return found;
                    }));
  }

  private static boolean isNear(String asked, String word) {
    String sound = SearchKey.sound(asked);
    return SearchKey.slipped(asked, word)
        || sound.length() > 2
            && sound.equals(SearchKey.sound(word))
            && Math.abs(asked.length() - word.length()) <= 4;
  }

  /**
   * Organisations that are called by words of a question: those of all words first, then of
   * neighbouring ones, then of any.
   *
   * @param terms of the question, as tsqueries
   * @return ids by the place of the word
   */
  Map<Integer, Set<Long>> organisations(List<String> terms) {
    List<String> pairs = new ArrayList<>();
    for (int i = 1; i < terms.size(); i++) {
      pairs.add("(" + terms.get(i - 1) + "&" + terms.get(i) + ")");
    }
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    with named as (
                      (select id from organisation where organisation_words(ref, name) @@ cast(:every as tsquery) order by id limit 40)
                      union
                      (select id from organisation where organisation_words(ref, name) @@ cast(:pairs as tsquery) order by id limit 40)
                      union
                      (select id from organisation where organisation_words(ref, name) @@ cast(:any as tsquery) order by id limit 40)
                    )
                    select distinct t.n, n.id
                    from (
                      select o.id, organisation_words(o.ref, o.name) as words
                      from named join organisation o on o.id = named.id
                      union all
                      (select a.organisation_id, to_tsvector('pg_catalog.simple', search_key(a.alias))
                       from organisation_alias a
                       where to_tsvector('pg_catalog.simple', search_key(a.alias)) @@ cast(:any as tsquery)
                       order by 1 limit 40)) n
                    join unnest(:terms) with ordinality t (query, n) on n.words @@ cast(t.query as tsquery)
                    order by 1, 2
                    """)
                .bind("every", String.join("&", terms))
                .bind("pairs", pairs.isEmpty() ? String.join("&", terms) : String.join("|", pairs))
                .bind("any", String.join("|", terms))
                .bind("terms", terms.toArray(String[]::new))
                .reduceRows(
                    new HashMap<>(),
                    (found, row) -> {
                      found
                          .computeIfAbsent(
                              row.getColumn("n", Integer.class) - 1, place -> new LinkedHashSet<>())
                          .add(row.getColumn("id", Long.class));
                      return found;
                    }));
  }
}
