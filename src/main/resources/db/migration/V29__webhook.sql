-- Who is told of changes over HTTP, and how far the changes were taken for it: the feed itself is the outbox, as its revisions have no
-- gaps and are seen in order.
create table webhook (
  id            uuid        not null constraint webhook_pkey primary key,
  -- Ref of the organisation whose it is, and whose drafts it tells of; null of a hub-admin's, which tells of all.
  organisation  text,
  url           text        not null constraint webhook_url_check check (length(url) between 1 and 2000),
  description   text,
  filter        jsonb       not null,
  things        text[],
  events        text[],
  -- Signatures are made with it, so it cannot be kept as a hash.
  secret        text        not null,
  former_secret text,
  former_until  timestamptz,
  active        boolean     not null,
  -- Why the register stopped telling it, where it was not asked to.
  fault         text,
  at_revision   bigint      not null,
  at_told       integer     not null,
  version       integer     not null,
  created_by    text        not null,
  created_at    timestamptz not null,
  updated_at    timestamptz not null
);
create index webhook_at_revision_idx on webhook (at_revision) where active;
create index webhook_organisation_idx on webhook (organisation);
