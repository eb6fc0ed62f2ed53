-- One number for each committed write. Writers take it late in their transaction and hold a lock until they commit, so
-- numbers have no gaps and become visible in their order: whoever sees n has seen everything up to n.
create table revision (
  number      bigint      not null constraint revision_pkey primary key,
  recorded_at timestamptz not null,
  caller      text        not null,
  source      text        not null constraint revision_source_check check (source in ('api', 'import', 'demo', 'reference')),
  request_id  text
);
create index revision_recorded_at_idx on revision (recorded_at);

create function next_revision(caller text, source text, request_id text) returns revision
language plpgsql volatile as $$
declare
  taken revision;
begin
  -- The lock first, in a statement of its own: under READ COMMITTED the next statement then sees all that went before.
  perform pg_advisory_xact_lock(hashtext('pamir.revision'));
  insert into revision (number, recorded_at, caller, source, request_id)
  select coalesce(max(r.number), 0) + 1,
         greatest(clock_timestamp(), max(r.recorded_at) + interval '1 microsecond'),
         next_revision.caller, next_revision.source, next_revision.request_id
  from (select r.number, r.recorded_at from revision r order by r.number desc limit 1) r
  returning * into taken;
  perform set_config('pamir.revision', taken.number::text, true);
  return taken;
end $$;

-- What a row was before a write, with the revision that ended it, goes to <table>_history: current tables stay small,
-- and the state at revision n is current rows with revision <= n and past rows with revision <= n < until_revision.
create function keep_history() returns trigger
language plpgsql as $$
declare
  ended bigint := current_setting('pamir.revision')::bigint;
begin
  -- A row written twice within one revision was never visible in between.
  if old.revision < ended then
    execute format('insert into %I select ($1).*, $2', tg_table_name || '_history') using old, ended;
  end if;
  return null;
end $$;
