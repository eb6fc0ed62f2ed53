package org.pamir.likeness;

import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;

/** Finds organisations that may be the same as one. */
@ApplicationScoped
class OrganisationLikenessQueries {

  private static final String KEYS =
      """
      with fresh as (
        select distinct o.id, left(btrim(search_key(n.value)), 300) as key
        from organisation o, jsonb_each_text(o.name) n where o.id = :id and btrim(search_key(n.value)) <> ''
      ), gone as (
        delete from organisation_key k where k.organisation_id = :id and k.key not in (select key from fresh))
      insert into organisation_key (organisation_id, key) select id, key from fresh on conflict do nothing
      """;

  /**
   * Names that sound alike, or refs that end in the same number. A number alone proves nothing, as
   * lists of agencies number anew; nor does the name of a ministry that each country has.
   */
  private static final String LOOK =
      """
      with near as (
        select b.organisation_id as id, max(similarity(a.key, b.key)) as name
        from organisation_key a join organisation_key b on b.key % a.key
        where a.organisation_id = :id and b.organisation_id <> :id and length(a.key) > 2
        group by 1 order by 2 desc, 1 limit 50
      ), numbered as (
        select b.id, substring(b.ref from '[0-9]{4,}$') as number
        from organisation a join organisation b on substring(b.ref from '[0-9]{4,}$') = substring(a.ref from '[0-9]{4,}$')
        where a.id = :id and b.id <> :id
        order by b.id limit 50
      ), pairs as (
        select coalesce(n.id, m.id) as id, m.number,
               coalesce(n.name, (select max(similarity(x.key, y.key)) from organisation_key x, organisation_key y
                                 where x.organisation_id = :id and y.organisation_id = m.id), 0)::numeric as name
        from near n full join numbered m on m.id = n.id
      ), judged as (
        select least(p.id, a.id) as one_id, greatest(p.id, a.id) as other_id,
               round(greatest(0, least(1, p.name + case when p.number is not null then 0.3 else 0 end
                     - case when a.country <> b.country then 0.3 else 0 end)), 3) as likeness,
               jsonb_strip_nulls(jsonb_build_array(
                 case when p.name >= 0.5 then jsonb_build_object('reason', 'name', 'likeness', round(p.name, 3)) end,
                 case when p.number is not null then jsonb_build_object('reason', 'number-of-ref', 'value', p.number) end,
                 case when a.type = b.type then jsonb_build_object('reason', 'type', 'value', a.type) end,
                 case when a.country = b.country then jsonb_build_object('reason', 'country', 'value', a.country) end)) as reasons
        from pairs p join organisation a on a.id = :id join organisation b on b.id = p.id
      ), gone as (
        delete from organisation_look_alike l
        where (l.one_id = :id or l.other_id = :id)
          and not exists (select 1 from judged j where j.one_id = l.one_id and j.other_id = l.other_id and j.likeness >= 0.6))
      insert into organisation_look_alike (one_id, other_id, likeness, reasons)
      select one_id, other_id, likeness,
             (select jsonb_agg(r) from jsonb_array_elements(reasons) r where r <> 'null')
      from judged where likeness >= 0.6
      on conflict (one_id, other_id) do update set likeness = excluded.likeness, reasons = excluded.reasons
      """;

  void look(Handle handle, long id) {
    handle.createUpdate(KEYS).bind("id", id).execute();
    handle.createUpdate(LOOK).bind("id", id).execute();
  }
}
