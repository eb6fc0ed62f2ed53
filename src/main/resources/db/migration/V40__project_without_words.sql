-- The words of projects are in project_search. Views that show the column are made anew, with those that rest on them.
create temp table resting as
select distinct v.oid, v.relname, v.relnamespace::regnamespace::text as schema, pg_get_viewdef(v.oid) as text
from pg_depend d
join pg_rewrite r on r.oid = d.objid
join pg_class v on v.oid = r.ev_class
where d.refobjid = 'past.project'::regclass and v.oid <> 'past.project'::regclass;

drop view past.project cascade;
alter table project drop column search;
alter table project_history drop column search;
drop function project_words(json);
select make_past_view('project');

do $$
declare
  v record;
begin
  for v in select * from resting order by oid loop
    execute format('create view %I.%I as %s', v.schema, v.relname, v.text);
  end loop;
end $$;
drop table resting;
