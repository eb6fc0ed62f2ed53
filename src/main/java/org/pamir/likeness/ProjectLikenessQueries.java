package org.pamir.likeness;

import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;

/**
 * Finds projects of other organisations that may be the same as one. Few are compared, whatever the
 * register's size: those that share three words of a title in a row, name each other, or have the
 * same dates in the same country.
 */
@ApplicationScoped
class ProjectLikenessQueries {

  /** Three words in a row as their two joined neighbours; of a short title, its one pair. */
  private static final String WORDS =
      """
      with each as (
        select string_to_array(regexp_replace(btrim(search_key(t.value)), '\\s+', ' ', 'g'), ' ') as w
        from project p, json_each_text(p.document -> 'title') t where p.id = :id
      )
      select string_agg(distinct case when cardinality(w) > 2 and w[i + 2] is not null
                 then '(''' || w[i] || w[i + 1] || '''&''' || w[i + 1] || w[i + 2] || ''')'
                 when cardinality(w) = 2 then '''' || w[1] || w[2] || ''''
                 when cardinality(w) = 1 then '''' || w[1] || '''' end, '|')
      from each, generate_series(1, least(cardinality(w), 40)) i
      where array_to_string(w, '') ~ '^[a-z0-9]{6,}'
        and (cardinality(w) < 3 or w[i] || w[i + 1] || coalesce(w[i + 2], '') ~ '^[a-z0-9]{12,}$')
      """;

  private static final String LOOK =
      """
      with me as (
        select p.*, s.title from project p join project_search s on s.project_id = p.id
        where p.id = :id and p.publication = 'published'
      ), near as (
        (select s.project_id as id from project_search s where s.title @@ cast(:words as tsquery) limit 60)
        union
        (select r.project_id from related_project r, me where r.identifier = me.identifier limit 20)
        union
        (select q.id from related_project r join project q on q.identifier = r.identifier where r.project_id = :id limit 20)
        union
        (select c.project_id from commitment c, me where c.provider_activity = me.identifier limit 20)
        union
        (select c.project_id from commitment c, me where c.receiver_activity = me.identifier limit 20)
        union
        (select q.id from commitment c join project q on q.identifier in (c.provider_activity, c.receiver_activity)
         where c.project_id = :id limit 20)
        union
        (select q.id from me join project q on coalesce(q.starts_on, 'infinity') = me.starts_on and q.ends_on = me.ends_on
         where exists (select 1 from participation a join participation b on b.country = a.country
                       where a.project_id = :id and b.project_id = q.id)
         limit 40)
      ), pairs as (
        select me.id as me, q.id as other, me.starts_on, me.ends_on, q.starts_on as q_starts_on, q.ends_on as q_ends_on,
               coalesce((select max(similarity(search_key(a.value), search_key(b.value)))
                         from json_each_text(me.document -> 'title') a, json_each_text(q.document -> 'title') b), 0)::numeric as title,
               array(select country from participation where project_id = me.id order by 1) as countries,
               array(select country from participation where project_id = q.id order by 1) as q_countries,
               array(select o.ref from organisation o
                     where o.id in (select organisation_id from project_organisation where project_id = me.id
                                    union select me.reporting_organisation_id)
                       and o.id in (select organisation_id from project_organisation where project_id = q.id
                                    union select q.reporting_organisation_id)
                     order by 1 limit 10) as organisations,
               (select max(greatest(in_usd, out_usd)) from project_funding where project_id = me.id and class = 'committed') as usd,
               (select max(greatest(in_usd, out_usd)) from project_funding where project_id = q.id and class = 'committed') as q_usd,
               -- Among what IATI has and the register has no place for are other identifiers.
               position(q.identifier in me.kept::text) > 0 or position(me.identifier in q.kept::text) > 0
                 or exists (select 1 from related_project r where r.project_id = me.id and r.identifier = q.identifier)
                 or exists (select 1 from related_project r where r.project_id = q.id and r.identifier = me.identifier)
                 or exists (select 1 from commitment c where c.project_id = me.id and q.identifier in (c.provider_activity, c.receiver_activity))
                 or exists (select 1 from commitment c where c.project_id = q.id and me.identifier in (c.provider_activity, c.receiver_activity))
                 as mentioned
        from me join near n on n.id <> me.id join project q on q.id = n.id
        where q.publication = 'published' and q.reporting_organisation_id <> me.reporting_organisation_id
      ), weighed as (
        select p.*, countries && q_countries as share_countries, countries = q_countries as same_countries,
               coalesce(starts_on, '-infinity') <= coalesce(q_ends_on, 'infinity')
                 and coalesce(q_starts_on, '-infinity') <= coalesce(ends_on, 'infinity') as overlap,
               coalesce(starts_on = q_starts_on and ends_on = q_ends_on, false) as same_dates,
               coalesce(usd > 0 and q_usd > 0 and abs(usd - q_usd) <= 0.05 * greatest(usd, q_usd), false) as same_usd
        from pairs p
      ), judged as (
        select least(me, other) as one_id, greatest(me, other) as other_id,
               round(least(1, 0.55 * title
                 + case when same_countries and countries <> '{}' then 0.15 when share_countries then 0.1 else 0 end
                 + case when same_dates then 0.15 when overlap then 0.05 else 0 end
                 + case when organisations <> '{}' then 0.1 else 0 end
                 + case when same_usd then 0.15 else 0 end
                 + case when mentioned then 0.2 else 0 end), 3) as likeness,
               jsonb_build_array(
                 case when title >= 0.4 then jsonb_build_object('reason', 'title', 'likeness', round(title, 3)) end,
                 case when share_countries then jsonb_build_object('reason', 'countries', 'value',
                   (select string_agg(c, ',' order by c) from unnest(countries) c where c = any(q_countries))) end,
                 case when same_dates then jsonb_build_object('reason', 'same-dates')
                      when overlap then jsonb_build_object('reason', 'overlapping-dates') end,
                 case when organisations <> '{}' then jsonb_build_object('reason', 'organisations', 'value', array_to_string(organisations, ',')) end,
                 case when same_usd then jsonb_build_object('reason', 'amount', 'value', round(least(usd, q_usd), 2)::text) end,
                 case when mentioned then jsonb_build_object('reason', 'mention') end) as reasons,
               -- Not by being in one country at one time alone: half of the register is.
               overlap and (title >= 0.6 or mentioned and title >= 0.3 or same_usd and same_dates and title >= 0.15)
                 and (share_countries or countries = '{}' or q_countries = '{}') as alike
        from weighed
      ), gone as (
        delete from project_look_alike l
        where (l.one_id = :id or l.other_id = :id)
          and not exists (select 1 from judged j where j.one_id = l.one_id and j.other_id = l.other_id and j.alike))
      insert into project_look_alike (one_id, other_id, likeness, reasons)
      select one_id, other_id, likeness, (select jsonb_agg(r) from jsonb_array_elements(reasons) r where r <> 'null')
      from judged where alike
      on conflict (one_id, other_id) do update set likeness = excluded.likeness, reasons = excluded.reasons
      """;

  void look(Handle handle, long id) {
    String words =
        handle.createQuery(WORDS).bind("id", id).mapTo(String.class).findOne().orElse(null);
    handle
        .createUpdate(LOOK)
        .bind("id", id)
        // An empty query matches nothing.
        .bind("words", words == null ? "" : words)
        .execute();
  }
}
