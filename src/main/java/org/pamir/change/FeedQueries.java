package org.pamir.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.pamir.shared.Revisions;

/**
 * The last changes of the projects of a country or grouping, as everybody may see them. Revisions
 * are walked backwards and only so far, so that a country where little happens costs no more.
 */
@ApplicationScoped
class FeedQueries {

  static final int ENTRIES = 50;

  /** A revision notes projects; each is looked at with all that happened to it since. */
  private static final int NOTES = 200;

  /** How many revisions are looked back. */
  static final int LOOK_BACK = 100_000;

  private static final String OF_COUNTRY =
      "exists (select 1 from participation c where c.project_id = f.project_id and c.country = :code)";
  private static final String OF_GROUPING =
      """
      exists (select 1 from grouping_project m join grouping g on g.id = m.grouping_id
              where m.project_id = f.project_id and g.code = :code)""";

  /**
   * A project's state as of each revision decides: what it was as a draft is its organisation's
   * own.
   */
  private static final String CHANGES =
      """
      with noted as materialized (
        select f.revision, f.project_id from figure_change f
        where f.revision <= :until and f.revision > :until - :back and %s
          and exists (select 1 from project p where p.id = f.project_id and p.publication <> 'draft')
        order by f.revision desc limit :notes
      ), noted_project as materialized (
        select distinct project_id from noted
      ), since as materialized (
        -- What was noted before these was not looked at.
        select case when count(*) = :notes then min(revision) else 0 end as revision from noted
      )
      select c.revision, r.recorded_at, p.identifier,
             coalesce(p.document -> 'title' ->> 'en', (select value from json_each_text(p.document -> 'title') limit 1)) as title,
             v.publication, c.thing, c.action, m.amount, m.currency
      from noted_project n
      join project p on p.id = n.project_id
      cross join since
      cross join lateral project_change(n.project_id) c
      join revision r on r.number = c.revision
      cross join lateral (
        select s.publication
        from (select publication, revision, null::bigint as until from public.project where id = n.project_id
              union all
              select publication, revision, until_revision from public.project_history where id = n.project_id) s
        where s.revision <= c.revision and coalesce(s.until > c.revision, true) limit 1
      ) v
      left join lateral (
        -- As the revision left it; what it took away, as it was before.
        select m.amount, m.currency
        from (select 'commitment' as thing, id, amount, currency, revision, null::bigint as until
              from public.commitment where project_id = n.project_id
              union all select 'commitment', id, amount, currency, revision, until_revision
              from public.commitment_history where project_id = n.project_id
              union all select 'disbursement', id, amount, currency, revision, null
              from public.disbursement where project_id = n.project_id
              union all select 'disbursement', id, amount, currency, revision, until_revision
              from public.disbursement_history where project_id = n.project_id
              union all select 'budget', id, amount, currency, revision, null
              from public.budget where project_id = n.project_id
              union all select 'budget', id, amount, currency, revision, until_revision
              from public.budget_history where project_id = n.project_id) m
        where m.thing = c.thing and m.id::text = c.id
          and case c.action when 'deleted' then m.until = c.revision
              else m.revision <= c.revision and coalesce(m.until > c.revision, true) end
        limit 1
      ) m on true
      where c.revision >= since.revision and c.revision <= :until and v.publication <> 'draft'
      order by c.revision desc, p.identifier, c.thing <> 'project', c.thing, c.id
      """;

  private record Of(long revision, String identifier) {}

  private final Jdbi jdbi;

  FeedQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<FeedEntry> ofCountry(String code) {
    return last(OF_COUNTRY, code);
  }

  List<FeedEntry> ofGrouping(String code) {
    return last(OF_GROUPING, code);
  }

  private List<FeedEntry> last(String which, String code) {
    Map<Of, FeedEntry> entries = new LinkedHashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(CHANGES.formatted(which))
                .bind("code", code)
                .bind("until", Revisions.newest(handle))
                .bind("back", (long) LOOK_BACK)
                .bind("notes", NOTES)
                .map(
                    (row, context) -> {
                      FeedEntry entry =
                          entries.computeIfAbsent(
                              new Of(row.getLong("revision"), get(row, "identifier")),
                              of ->
                                  new FeedEntry(
                                      of.revision,
                                      recordedAt(row),
                                      of.identifier,
                                      get(row, "title"),
                                      new ArrayList<>()));
                      entry
                          .happened()
                          .add(
                              words(
                                  get(row, "thing"),
                                  get(row, "action"),
                                  row.getBigDecimal("amount"),
                                  get(row, "currency"),
                                  get(row, "publication")));
                      return entry;
                    })
                .list());
    return entries.values().stream().limit(ENTRIES).toList();
  }

  private static String get(java.sql.ResultSet row, String column) {
    try {
      return row.getString(column);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static java.time.Instant recordedAt(java.sql.ResultSet row) {
    try {
      return row.getObject("recorded_at", OffsetDateTime.class).toInstant();
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String words(
      String thing, String action, BigDecimal amount, String currency, String publication) {
    if (thing.equals("project") && publication.equals("withdrawn")) {
      return "project withdrawn";
    }
    String of = amount == null ? "" : " of " + currency + " " + amount.toPlainString();
    return thing.replace('-', ' ') + of + " " + action;
  }
}
