package org.pamir.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.pamir.shared.paging.Criteria;
import org.pamir.words.Question;

/**
 * Finds projects by their words. Frequent words match more projects than can be ranked in the time
 * of an answer: of each kind of match so many are taken and ranked, those of titles first.
 */
@ApplicationScoped
class SearchQueries {

  /** Of matches in titles so many are ranked, which are short. */
  static final int CANDIDATES = 300;

  /** Of matches elsewhere, whose words are read from afar. */
  static final int WIDER = 120;

  /** The band of what has the identifier that was asked for. */
  static final int IDENTIFIER = 9;

  /** Above all that can be typed. */
  private static final String END = "\uffff";

  /**
   * A project that matches.
   *
   * @param band what matches: the higher, the better
   * @param score within the band, 0 to 1
   */
  record Found(long id, int band, double score) {}

  /** Whose identifier this is, or begins with it. */
  List<Found> identified(Handle handle, String text, Criteria criteria) {
    if (text.length() < 3 || text.chars().noneMatch(Character::isDigit)) {
      return List.of();
    }
    return criteria
        .bindTo(
            handle.createQuery(
                """
                select p.id, case when p.identifier = :text then 9 else 8 end as band,
                       cast(length(:text) as double precision) / length(p.identifier) as score
                from project p
                where p.identifier >= :text and p.identifier < :text || :end and %s
                order by p.identifier limit 50
                """
                    .formatted(criteria.where())))
        .bind("text", text)
        .bind("end", END)
        .map((row, context) -> new Found(row.getLong(1), row.getInt(2), row.getDouble(3)))
        .list();
  }

  /** Those that have every word: in their titles, or anywhere. */
  List<Found> every(Handle handle, Question asked, Criteria criteria) {
    Query query =
        handle.createQuery(
            """
            with titled as materialized (
              select s.project_id from project_search s join project p on p.id = s.project_id
              where s.title @@ cast(:titled as tsquery) and %1$s
              limit :candidates
            ), worded as materialized (
              select s.project_id from project_search s join project p on p.id = s.project_id
              where s.words @@ cast(:every as tsquery) and s.project_id not in (select project_id from titled) and %1$s
              limit (select case when count(*) < :wider then :wider else 0 end from titled)
            )
            select t.project_id, 6 as band, ts_rank('{0.1, 0.2, 0.4, 1}', s.title, cast(:titled as tsquery), 1) as score
            from titled t join project_search s on s.project_id = t.project_id
            union all
            select w.project_id, 4, ts_rank('{0.1, 0.2, 0.4, 1}', s.words, cast(:any as tsquery), 1)
            from worded w join project_search s on s.project_id = w.project_id
            """
                .formatted(criteria.where()));
    return read(
        criteria
            .bindTo(query)
            .bind("candidates", CANDIDATES)
            .bind("wider", WIDER)
            .bind("titled", asked.titled())
            .bind("every", asked.every())
            .bind("any", asked.any(false)));
  }

  /** Those that match a wider query, beside those that were found. */
  List<Found> further(
      Handle handle,
      int band,
      String wider,
      Question asked,
      Criteria criteria,
      Collection<Found> known) {
    Query query =
        handle.createQuery(
            """
            with wider as materialized (
              select s.project_id from project_search s join project p on p.id = s.project_id
              where s.words @@ cast(:wider as tsquery) and s.project_id <> all(:known) and %s
              limit :limit
            )
            select w.project_id, :band, ts_rank('{0.1, 0.2, 0.4, 1}', s.words, cast(:any as tsquery), 1)
            from wider w join project_search s on s.project_id = w.project_id
            """
                .formatted(criteria.where()));
    return read(
        criteria
            .bindTo(query)
            .bind("limit", WIDER)
            .bind("wider", wider)
            .bind("known", known.stream().map(Found::id).toArray(Long[]::new))
            .bind("band", band)
            .bind("any", asked.any(true)));
  }

  private static List<Found> read(Query query) {
    return query
        .map((row, context) -> new Found(row.getLong(1), row.getInt(2), row.getDouble(3)))
        .list();
  }

  /** The documents of projects. */
  Map<Long, String> documents(Handle handle, Collection<Long> ids) {
    return handle
        .createQuery("select id, document from project where id = any(:ids)")
        .bind("ids", ids.toArray(Long[]::new))
        .reduceRows(
            new java.util.HashMap<>(),
            (all, row) -> {
              all.put(row.getColumn("id", Long.class), row.getColumn("document", String.class));
              return all;
            });
  }

  /** Titles that a reader who is still typing may mean, of projects, shortest first. */
  List<Suggested> titles(Handle handle, String prefix, Criteria criteria, int limit) {
    record Row(String identifier, String title) {}
    Query query =
        handle.createQuery(
            """
            with begun as materialized (
              select s.project_id from project_search s join project p on p.id = s.project_id
              where s.title @@ cast(:prefix as tsquery) and %s
              limit 100
            )
            select p.identifier, p.document ->> 'title' as title
            from begun b join project p on p.id = b.project_id join project_search s on s.project_id = p.id
            order by length(s.title), p.identifier
            limit :limit
            """
                .formatted(criteria.where()));
    List<Suggested> found = new ArrayList<>();
    criteria
        .bindTo(query)
        .bind("prefix", prefix)
        .bind("limit", limit)
        .map((row, context) -> new Row(row.getString(1), row.getString(2)))
        .forEach(row -> found.add(new Suggested(row.identifier(), row.title())));
    return found;
  }

  /**
   * A project that is suggested.
   *
   * @param title JSON, by language
   */
  record Suggested(String identifier, String title) {}
}
