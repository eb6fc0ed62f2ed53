-- The file of an import until it is worked off, in pieces of a fixed size: in the database, so that it outlives the
-- process that took it in, and any instance can work on it.
create table import_chunk (
  import_id  uuid    not null,
  ordinal    integer not null,
  -- Content is deflated where that makes it smaller.
  deflated   boolean not null,
  size       integer not null,
  content    bytea   not null,
  constraint import_chunk_pkey primary key (import_id, ordinal),
  constraint import_chunk_import_fkey foreign key (import_id) references import on delete cascade
);
-- Compressed once already.
alter table import_chunk alter column content set storage external;
