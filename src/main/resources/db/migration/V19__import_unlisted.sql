-- An import lists only so many findings; the others are counted by rule, or a small file of nothing but faults would fill
-- the disk.
create table import_unlisted (
  import_id  uuid    not null,
  rule       text    not null,
  severity   text    not null constraint import_unlisted_severity_check check (severity in
               ('critical', 'error', 'warning', 'advisory')),
  findings   bigint  not null,
  constraint import_unlisted_pkey primary key (import_id, rule, severity),
  constraint import_unlisted_import_fkey foreign key (import_id) references import on delete cascade
);
