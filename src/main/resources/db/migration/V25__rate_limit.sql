-- The token buckets that all instances share, in Bucket4j's own form. They may be lost: unlogged, they cost little.
create unlogged table rate_limit (
  id         text   not null constraint rate_limit_pkey primary key,
  state      bytea,
  -- Milliseconds since 1970, as Bucket4j writes it.
  expires_at bigint
);
create index rate_limit_expires_at_idx on rate_limit (expires_at);
