-- Each file taken in, what became of it, and every finding in it.
create table import (
  id                     uuid        not null constraint import_pkey primary key,
  status                 text        not null constraint import_status_check check (status in
                           ('queued', 'running', 'done', 'failed', 'cancelled')),
  name                   text,
  caller                 text        not null,
  dry_run                boolean     not null,
  bytes                  bigint      not null default 0,
  total_bytes            bigint,
  activities             integer     not null default 0,
  created                integer     not null default 0,
  updated                integer     not null default 0,
  unchanged              integer     not null default 0,
  rejected               integer     not null default 0,
  transactions           integer     not null default 0,
  rejected_transactions  integer     not null default 0,
  findings               integer     not null default 0,
  problem                text,
  created_at             timestamptz not null,
  finished_at            timestamptz
);
create index import_created_at_idx on import (created_at, id);

create table import_finding (
  import_id  uuid    not null,
  ordinal    integer not null,
  activity   text,
  line       integer,
  col        integer,
  path       text,
  severity   text    not null constraint import_finding_severity_check check (severity in
               ('critical', 'error', 'warning', 'advisory')),
  rule       text    not null,
  ruleset    text,
  message    text    not null,
  action     text    not null,
  constraint import_finding_pkey primary key (import_id, ordinal),
  constraint import_finding_import_fkey foreign key (import_id) references import on delete cascade
);
