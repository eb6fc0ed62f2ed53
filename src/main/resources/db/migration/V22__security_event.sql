-- What a hub-admin has to know of: keys made and revoked, logins and writes refused, callers held back. Equal events of
-- one second are one row with their count, so that a flood of refusals is no flood of writes. Never a secret.
create table security_event (
  id          bigint      generated always as identity constraint security_event_pkey primary key,
  occurred_at timestamptz not null,
  kind        text        not null constraint security_event_kind_check check (kind in
                ('key-made', 'key-revoked', 'login-refused', 'access-refused', 'rate-limited')),
  caller      text        not null,
  address     text,
  operation   text,
  detail      text,
  count       integer     not null constraint security_event_count_check check (count > 0)
);
create index security_event_occurred_at_idx on security_event (occurred_at, id);
