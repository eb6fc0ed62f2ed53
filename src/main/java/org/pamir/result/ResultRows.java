package org.pamir.result;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes what is counted out of the documents of results, for any number of them at once. Only the
 * database moves, and only rows that differ are written: the history has what changed and nothing
 * else.
 */
@ApplicationScoped
class ResultRows {

  private static final String INDICATORS =
      """
      doc as materialized (
        select id, project_id, type, document::jsonb as d from result where id = any(:ids)
      ),
      indicator as materialized (
        select id, project_id, type, d, i, n - 1 as place
        from doc, jsonb_array_elements(d -> 'indicators') with ordinality as t (i, n)
      ),
      """;

  private static final String INDICATOR_COLUMNS =
      "result_id, indicator, project_id, type, title, measure, unit, ascending, aggregation, includes_children,"
          + " vocabulary, code, goal, target";

  private static final String INDICATOR_ROWS =
      """
      fresh as materialized (
        select id as result_id, place::integer as indicator, project_id, type,
               coalesce(i -> 'title' ->> 'en', (select value from jsonb_each_text(i -> 'title') limit 1), '') as title,
               i ->> 'measure' as measure, i ->> 'unit' as unit, coalesce((i ->> 'ascending')::boolean, true) as ascending,
               coalesce((i ->> 'aggregation')::boolean, (d ->> 'aggregation')::boolean) as aggregation,
               coalesce((i ->> 'includesChildren')::boolean, false) as includes_children,
               r.vocabulary, r.code,
               case when r.sdg is not null then r.sdg[1]::integer end as goal,
               r.sdg[1]::integer || '.' || r.sdg[2] as target
        from indicator
        left join lateral (
          select x ->> 'vocabulary' as vocabulary, s.code,
                 case when x ->> 'vocabulary' = '9'
                   then regexp_match(s.code, '^0?([1-9]|1[0-7])[.]([0-9]{1,2}|[a-z])[.][0-9]{1,2}[a-z]?$') end as sdg
          from jsonb_array_elements(i -> 'references') with ordinality as t (x, m)
          cross join lateral (select case when x ->> 'vocabulary' = '9' then lower(x ->> 'code') else x ->> 'code' end) s (code)
          order by (x ->> 'vocabulary' = '9') desc, m limit 1
        ) r on true
      )
      """;

  private static final String VALUE_COLUMNS =
      "result_id, indicator, period, kind, ordinal, project_id, starts_on, ends_on, number, numerator, denominator,"
          + " countries, dimensions, locations";

  private static final String VALUE_ROWS =
      """
      stated as (
        select id, project_id, place, i ->> 'measure' as measure, -1 as period, 'baseline' as kind, m - 1 as m,
               coalesce((b ->> 'date')::date, make_date((b ->> 'year')::integer, 1, 1)) as starts_on,
               coalesce((b ->> 'date')::date, make_date((b ->> 'year')::integer, 12, 31)) as ends_on, b as v
        from indicator, jsonb_array_elements(i -> 'baselines') with ordinality as t (b, m)
        union all
        select id, project_id, place, i ->> 'measure', p.n - 1, k.kind, v.m - 1, (p.x ->> 'start')::date, (p.x ->> 'end')::date, v.x
        from indicator, jsonb_array_elements(i -> 'periods') with ordinality as p (x, n),
             (values ('target', 'targets'), ('actual', 'actuals')) k (kind, member),
             jsonb_array_elements(p.x -> k.member) with ordinality as v (x, m)
      ),
      fresh as materialized (
        select id as result_id, place::integer as indicator, period::integer, kind, m::integer as ordinal, project_id,
               starts_on, ends_on,
               case when t.text ~ '^[+-]?([0-9]{1,30}[.]?[0-9]{0,30}|[.][0-9]{1,30})$' then t.text::numeric end as number,
               (v ->> 'numerator')::numeric as numerator, (v ->> 'denominator')::numeric as denominator,
               array(select upper(x ->> 'value') from jsonb_array_elements(v -> 'dimensions') x
                     where lower(x ->> 'name') in ('country', 'recipient-country') and x ->> 'value' ~ '^[A-Za-z]{2}$'
                     order by 1) as countries,
               coalesce((select jsonb_agg(x order by x ->> 'name', x ->> 'value') from jsonb_array_elements(v -> 'dimensions') x
                         where coalesce(lower(x ->> 'name'), '') not in ('country', 'recipient-country')
                            or coalesce(x ->> 'value', '') !~ '^[A-Za-z]{2}$'), '[]') as dimensions,
               array(select x from jsonb_array_elements_text(v -> 'locations') x order by 1) as locations
        from stated
        cross join lateral (
          select case when measure = 'percentage' then regexp_replace(btrim(v ->> 'value', E' \\t\\n\\r'), '\\s*%$', '')
                   else btrim(v ->> 'value', E' \\t\\n\\r') end) t (text)
      )
      """;

  private final Jdbi jdbi;

  ResultRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Writes the rows of results, within a revision.
   *
   * @param known those that may have rows already
   * @param all those and the new ones
   */
  void write(Collection<UUID> known, Collection<UUID> all) {
    if (all.isEmpty()) {
      return;
    }
    jdbi.useHandle(
        handle -> {
          for (boolean values : new boolean[] {false, true}) {
            String table = values ? "result_value" : "result_indicator";
            String columns = values ? VALUE_COLUMNS : INDICATOR_COLUMNS;
            String rows = "with " + INDICATORS + (values ? VALUE_ROWS : INDICATOR_ROWS);
            String same =
                "t.result_id = f.result_id and ("
                    + named("t", columns)
                    + ") is not distinct from ("
                    + named("f", columns)
                    + ")";
            if (!known.isEmpty()) {
              handle
                  .createUpdate(
                      rows
                          + "delete from "
                          + table
                          + " t where t.result_id = any(:ids) and not exists (select 1 from fresh f where "
                          + same
                          + ")")
                  .bind("ids", known.toArray(UUID[]::new))
                  .execute();
            }
            handle
                .createUpdate(
                    rows
                        + "insert into "
                        + table
                        + " ("
                        + columns
                        + ") select "
                        + columns
                        + " from fresh f where not exists (select 1 from "
                        + table
                        + " t where "
                        + same
                        + ")")
                .bind("ids", all.toArray(UUID[]::new))
                .execute();
          }
        });
  }

  private static String named(String alias, String columns) {
    return alias + "." + columns.replace(", ", ", " + alias + ".");
  }
}
