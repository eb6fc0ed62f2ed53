-- What a project changed. A result is kept whole, as the document that is said of it (indicators, baselines, periods, targets
-- and actuals); the columns beside it are what it is found by.
create table result (
  id          uuid        not null constraint result_pkey primary key,
  project_id  bigint      not null,
  ordinal     integer     not null default 0,
  type        text        not null constraint result_type_check check (type in ('output', 'outcome', 'impact', 'other')),
  title       text        not null,
  document    json        not null,
  -- IATI elements as published, where the document would not give them back.
  kept        json,
  -- Of the document and what is kept: two files say the same where this is the same.
  fingerprint text        not null,
  -- Periods that were approved, [{indicator, period, approval}]: what they said then must not change.
  approved    json,
  version     integer     not null,
  revision    bigint      not null,
  created_at  timestamptz not null,
  updated_at  timestamptz not null,
  constraint result_project_fkey foreign key (project_id) references project on delete cascade,
  constraint result_revision_fkey foreign key (revision) references revision
);
create index result_project_idx on result (project_id, ordinal, id);
create index result_updated_at_idx on result (updated_at, id);
create index result_revision_idx on result (revision);
create table result_history (like result, until_revision bigint not null);
create index result_history_idx on result_history (project_id, until_revision);
create index result_history_id_idx on result_history (id, until_revision);
create trigger result_keep_history after update or delete on result
  for each row execute function keep_history();
select make_past_view('result');
