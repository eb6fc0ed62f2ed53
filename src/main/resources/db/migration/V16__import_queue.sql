-- An import is taken in first and worked on later, by whichever instance is free. A worker holds it by a lease that it
-- renews; one that is not renewed is free for another worker, which goes on after activities + rejected.
alter table import
  add column media_type           text        not null default 'application/xml',
  add column missing              text        not null default 'report',
  add column caller_organisation  text,
  add column caller_country       text,
  add column caller_roles         text[]      not null default '{}',
  -- Null while the file is still on its way in: such an import is not shown.
  add column received_at          timestamptz,
  add column worker               uuid,
  add column lease_until          timestamptz,
  -- Workers that took it since it last made progress.
  add column attempts             integer     not null default 0,
  add column cancel               boolean     not null default false,
  -- When the present worker took it, and with how many activities done; its rate is counted from there.
  add column started_at           timestamptz,
  add column begun_with           integer     not null default 0,
  -- What the file lacks, and of that what was withdrawn; and the identifier up to which that is done.
  add column lacking              integer     not null default 0,
  add column withdrawn            integer     not null default 0,
  add column lacking_after        text        collate "C" not null default '',
  add constraint import_missing_check check (missing in ('report', 'withdraw'));

-- Those of before ran within their request, and their files are gone.
update import
set received_at = created_at,
    status      = case when status in ('queued', 'running') then 'failed' else status end,
    problem     = case when status in ('queued', 'running') then 'The server stopped before the end.' else problem end,
    finished_at = coalesce(finished_at, created_at);

create index import_open_idx on import (received_at, id) where status in ('queued', 'running');
create index import_name_idx on import (name) where name is not null;
