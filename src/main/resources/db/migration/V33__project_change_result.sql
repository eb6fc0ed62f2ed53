-- What each revision did to a project, its money and its results: one row a thing and revision.
create or replace function project_change(project bigint)
returns table (revision bigint, thing text, id text, action text)
language sql stable parallel safe as $$
  with life as (
    select 'project' as thing, null::text as id, p.revision as since, null::bigint as until
    from public.project p where p.id = project_change.project
    union all
    select 'project', null, h.revision, h.until_revision from public.project_history h where h.id = project_change.project
    union all
    select 'commitment', c.id::text, c.revision, null from public.commitment c where c.project_id = project_change.project
    union all
    select 'commitment', h.id::text, h.revision, h.until_revision
    from public.commitment_history h where h.project_id = project_change.project
    union all
    select 'disbursement', d.id::text, d.revision, null from public.disbursement d where d.project_id = project_change.project
    union all
    select 'disbursement', h.id::text, h.revision, h.until_revision
    from public.disbursement_history h where h.project_id = project_change.project
    union all
    select 'budget', b.id::text, b.revision, null from public.budget b where b.project_id = project_change.project
    union all
    select 'budget', h.id::text, h.revision, h.until_revision
    from public.budget_history h where h.project_id = project_change.project
    union all
    select 'planned-disbursement', d.id::text, d.revision, null
    from public.planned_disbursement d where d.project_id = project_change.project
    union all
    select 'planned-disbursement', h.id::text, h.revision, h.until_revision
    from public.planned_disbursement_history h where h.project_id = project_change.project
    union all
    select 'result', r.id::text, r.revision, null from public.result r where r.project_id = project_change.project
    union all
    select 'result', h.id::text, h.revision, h.until_revision
    from public.result_history h where h.project_id = project_change.project
  )
  select l.since, l.thing, l.id,
         case when exists (select 1 from life b where b.thing = l.thing and b.id is not distinct from l.id and b.until = l.since)
           then 'changed' else 'created' end
  from life l
  union all
  select l.until, l.thing, l.id, 'deleted'
  from life l
  where l.until is not null
    and not exists (select 1 from life n where n.thing = l.thing and n.id is not distinct from l.id and n.since = l.until)
$$;
