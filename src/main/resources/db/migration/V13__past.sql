-- The register as it was. The schema past holds, under the name of each table that has a history, its rows as of the revision
-- in the setting pamir.as_of. A transaction that sets it, and search_path to past, public, asks the questions of today
-- of that day, in the same words.
create schema past;

-- The union stands bare inside, with its condition around it: so the planner takes both tables for parts of one, and can
-- reach into each by its indexes, from a join too.
create function make_past_view(name text) returns void
language plpgsql as $$
declare
  columns text := (
    select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
    where attrelid = ('public.' || quote_ident(name))::regclass and attnum > 0 and not attisdropped);
begin
  execute format(
    $view$
    create view past.%1$I as
      select %3$s
      from (select %3$s, 9223372036854775807 as until_revision from public.%1$I
            union all
            select %3$s, until_revision from public.%2$I) r
      where revision <= current_setting('pamir.as_of')::bigint and until_revision > current_setting('pamir.as_of')::bigint
    $view$, name, name || '_history', columns);
end $$;

do $$
begin
  perform make_past_view(t.relname)
  from pg_class t join pg_class h on h.relname = t.relname || '_history' and h.relnamespace = t.relnamespace
  where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and h.relkind = 'r';
end $$;

create view past.revision as
  select * from public.revision where number <= current_setting('pamir.as_of')::bigint;

-- The view of reports, over the tables of the past: the same text, read where their names mean those.
do $$
declare
  text text := pg_get_viewdef('public.report'::regclass);
begin
  perform set_config('search_path', 'past, public', true);
  execute 'create view past.report as ' || text;
  perform set_config('search_path', 'public', true);
end $$;
