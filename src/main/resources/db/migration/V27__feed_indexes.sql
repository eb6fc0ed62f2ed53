-- What has changed since a revision is found by when rows were written and when they ended: the tables of the present know the
-- first by an index, their histories need both. For each table whose things the feed tells.
create function follow_history(name text) returns void
language plpgsql as $$
begin
  execute format('create index %I on public.%I (revision)', name || '_history_revision_idx', name || '_history');
  execute format('create index %I on public.%I (until_revision)', name || '_history_until_idx', name || '_history');
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['project', 'commitment', 'disbursement', 'budget', 'planned_disbursement', 'organisation', 'grouping',
                              'exchange_rate'] loop
    perform follow_history(name);
  end loop;
end $$;
