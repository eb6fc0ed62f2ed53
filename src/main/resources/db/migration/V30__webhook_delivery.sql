-- What is sent to a webhook: a message for each revision and subject, in the order of their numbers. Of one subject only the first that
-- is pending is sent, so that its changes arrive in order; a worker holds what it sends until a time, after which another may.
create table webhook_delivery (
  id           uuid        not null constraint webhook_delivery_pkey primary key,
  number       bigint      generated always as identity constraint webhook_delivery_number_key unique,
  webhook_id   uuid        not null,
  subject      text        not null,
  revision     bigint,
  body         text        not null,
  status       text        not null constraint webhook_delivery_status_check check (status in ('pending', 'delivered', 'dead')),
  attempts     integer     not null default 0,
  next_at      timestamptz not null,
  held_until   timestamptz,
  attempted_at timestamptz,
  answered     integer,
  fault        text,
  created_at   timestamptz not null,
  ended_at     timestamptz,
  constraint webhook_delivery_webhook_fkey foreign key (webhook_id) references webhook on delete cascade
);
create index webhook_delivery_webhook_idx on webhook_delivery (webhook_id, number);
create index webhook_delivery_pending_idx on webhook_delivery (webhook_id, subject, number) where status = 'pending';
create index webhook_delivery_due_idx on webhook_delivery (webhook_id, next_at) where status = 'pending';
create index webhook_delivery_ended_idx on webhook_delivery (ended_at) where ended_at is not null;
