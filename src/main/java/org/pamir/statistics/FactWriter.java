package org.pamir.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Brings the facts of projects in line with what is reported: every counted amount, split by place.
 * A fact that is as it was stays as it is, so that its history has what changed and nothing else.
 */
@ApplicationScoped
class FactWriter {

  /**
   * So many projects at a time. While the planner knows nothing of tables that are being filled, it
   * may join what is reported row by row; thousands of projects would then take minutes.
   */
  private static final int SLICE = 200;

  private static final String FUNDING =
      """
      with fresh as materialized (
      select project_id, class, coalesce(sum(in_usd), 0) as in_usd, coalesce(sum(out_usd), 0) as out_usd,
             -- In where as much came in as went out; a project that nothing came into is counted by what it gave.
             case when coalesce(sum(in_usd), 0) >= coalesce(sum(out_usd), 0) and bool_or(side = 'in') then 'in' else 'out' end as side
      from (
        select receiver_project_id as project_id, class, 'in' as side, usd as in_usd, null::numeric as out_usd
        from flow where receiver_project_id = any(:projects)
        union all
        select provider_project_id, class, 'out', null, usd from flow where provider_project_id = any(:projects)
      ) f
      group by project_id, class
      ), gone as (
        delete from project_funding m
        where m.project_id = any(:projects)
          and not exists (select 1 from fresh f where f.project_id = m.project_id and f.class = m.class)
      )
      insert into project_funding as m (project_id, class, in_usd, out_usd, side)
      select project_id, class, in_usd, out_usd, side from fresh
      on conflict (project_id, class) do update
      set in_usd = excluded.in_usd, out_usd = excluded.out_usd, side = excluded.side, revision = excluded.revision
      where (m.in_usd, m.out_usd, m.side) is distinct from (excluded.in_usd, excluded.out_usd, excluded.side)
      """;

  /**
   * Flows on the side where their project is counted, with that project's own report first. Reports
   * are fetched by id before they are joined: the plan then does not hang on what the planner knows
   * of tables that have just been filled.
   */
  private static final String COUNTED =
      """
      counted as materialized (
        select f.receiver_project_id as project_id, f.provider_project_id as passed_from, f.class, f.value_date, f.usd, f.amount, f.currency,
               f.provisional, f.provider_organisation_id, f.receiver_organisation_id,
               coalesce(f.in_report, f.out_report) as own_report, f.out_report as other_report
        from flow f join project_funding m on m.project_id = f.receiver_project_id and m.class = f.class and m.side = 'in'
        where f.receiver_project_id = any(:projects)
        union all
        select f.provider_project_id, null, f.class, f.value_date, f.usd, f.amount, f.currency,
               f.provisional, f.provider_organisation_id, f.receiver_organisation_id,
               coalesce(f.out_report, f.in_report), f.in_report
        from flow f join project_funding m on m.project_id = f.provider_project_id and m.class = f.class and m.side = 'out'
        where f.provider_project_id = any(:projects)
      ), told as materialized (
        select r.id, r.project_id, r.value_date, r.countries, r.regions, r.type, r.flow, r.finance
        from report r
        where r.id = any(array(select own_report from counted union select other_report from counted))
      ), terms as materialized (
        -- A document is parsed once a project and not once a row.
        select p.id, p.publication, p.document ->> 'defaultFlow' as flow, p.document ->> 'defaultFinance' as finance
        from project p
        where p.id = any(array(select project_id from told union select unnest(cast(:projects as bigint[]))))
      )
      """;

  private static final String FLOWS =
      """
      select c.project_id, c.class, own.id, c.passed_from, null::bigint, own.value_date, c.value_date, s.country, s.region, s.basis,
             c.provider_organisation_id, c.receiver_organisation_id, own.type, coalesce(own.flow, p.flow),
             coalesce(own.finance, p.finance),
             c.usd * s.fraction, c.amount * s.fraction, c.currency, c.provisional
      from counted c
      join told own on own.id = c.own_report
      join terms p on p.id = own.project_id
      left join told other on other.id = c.other_report and other.id <> own.id and own.countries is null and own.regions is null
      cross join lateral places(c.project_id, own.value_date, coalesce(own.countries, other.countries),
                                coalesce(own.regions, other.regions)) s
      """;

  /**
   * The last mile: what a project pays out itself. A payment that goes on to another project names
   * it. The rate is not asked of dollars, since a call costs as much as a row.
   */
  private static final String SPENT =
      """
      select r.project_id, 'spent', r.id, null::bigint, case when r.type = '3' then f.receiver_project_id end, r.value_date, r.value_date, s.country,
             s.region, s.basis, r.provider_organisation_id, r.receiver_organisation_id, r.type,
             coalesce(r.flow, p.flow), coalesce(r.finance, p.finance),
             r.amount * case when r.currency = 'USD' then 1 else usd_rate(r.currency, r.value_date) end * s.fraction,
             r.amount * s.fraction, r.currency, r.currency <> 'USD' and is_provisional(r.currency, r.value_date)
      from report r
      join terms p on p.id = r.project_id
      left join flow f on f.out_report = r.id
      cross join lateral places(r.project_id, r.value_date, r.countries, r.regions) s
      where r.project_id = any(:projects) and r.class = 'disbursed' and r.outgoing
      """;

  /**
   * Budgets by quarter, pro rata by days. A revised budget stands for its days in place of the
   * original, which counts for the days that no revised one covers.
   */
  private static final String BUDGETED =
      """
      select b.project_id, 'budgeted', b.id, null::bigint, null::bigint, q.first, b.value_date, s.country, s.region, s.basis,
             null::bigint, null::bigint, null::text, b.flow, b.finance,
             b.amount * usd_rate(b.currency, b.value_date) * s.fraction * d.days / b.whole,
             b.amount * s.fraction * d.days / b.whole, b.currency, is_provisional(b.currency, b.value_date)
      from (
        select b.id, b.project_id, b.amount, b.currency, b.value_date, b.period_end - b.period_start + 1 as whole,
               p.flow, p.finance, b.period_start, b.period_end,
               datemultirange(daterange(b.period_start, b.period_end, '[]'))
                 - case when b.type = 'revised' then '{}'::datemultirange else coalesce(
                     (select range_agg(daterange(r.period_start, r.period_end, '[]')) from budget r
                      where r.project_id = b.project_id and r.type = 'revised'), '{}') end as covered
        from budget b join terms p on p.id = b.project_id
        where b.project_id = any(:projects) and p.publication = 'published'
          and b.period_end >= b.period_start
      ) b
      cross join lateral (
        select greatest(g::date, b.period_start) as first, daterange(g::date, (g + interval '3 months')::date) as quarter
        from generate_series(date_trunc('quarter', b.period_start::timestamp), b.period_end::timestamp, interval '3 months') g
      ) q
      cross join lateral (
        select sum(upper(r) - lower(r)) as days from unnest(b.covered * datemultirange(q.quarter)) r
      ) d
      cross join lateral places(b.project_id, b.value_date, null, null) s
      where d.days > 0
      """;

  private static final String COLUMNS =
      """
      project_id, measure, source, passed_from, passed_to, date, rate_date, country, region, basis, provider_organisation_id,
      receiver_organisation_id, type, flow, finance, usd, amount, currency, provisional""";

  /**
   * Old and fresh facts are compared by grouping them: that takes as long as there are facts, also
   * while the planner knows nothing of tables that are being filled. A join of the two did not.
   */
  private static final String FACTS =
      "with "
          + COUNTED
          + ", fresh ("
          + COLUMNS
          + ") as materialized (\n"
          + String.join("union all\n", FLOWS, SPENT, BUDGETED)
          + """
          ), compared as materialized (
            select %1$s, array_agg(place) filter (where place is not null) as places, bool_or(place is null) as is_fresh
            from (select %1$s, null::tid as place from fresh
                  union all
                  select %1$s, ctid from fact where project_id = any(:projects)) f
            group by %1$s
          ), gone as (
            delete from fact
            where ctid = any(array(select unnest(places) from compared where not is_fresh))
          )
          insert into fact (%1$s) select %1$s from compared where places is null
          """
              .formatted(COLUMNS);

  /** Brings the facts of these projects in line, within a revision. */
  void write(Handle handle, Long[] projects) {
    for (int first = 0; first < projects.length; first += SLICE) {
      Long[] slice = Arrays.copyOfRange(projects, first, Math.min(projects.length, first + SLICE));
      for (String statement : new String[] {FUNDING, FACTS}) {
        handle.createUpdate(statement).bind("projects", slice).execute();
      }
    }
  }

  /**
   * Counts a new report by itself, within a revision.
   *
   * @return false, with nothing written, where that is not all that may have to change
   */
  boolean count(Handle handle, UUID report) {
    return handle
        .createQuery("select count_report(:report)")
        .bind("report", report)
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * Notes that the figures of these projects are not what they were, for {@link KeptSums}. So are
   * those of projects that money came from: what they keep of it depends on who is counted with
   * them.
   */
  void note(Handle handle, Long[] projects) {
    handle
        .createUpdate(
            """
            insert into figure_change (revision, project_id)
            select current_setting('pamir.revision')::bigint, id
            from (select unnest(:projects) as id
                  union
                  select provider_project_id from flow
                  where receiver_project_id = any(:projects) and provider_project_id is not null) changed
            on conflict do nothing
            """)
        .bind("projects", projects)
        .execute();
  }
}
