-- What a hub-admin decided of two projects that may be one: that they are (linked), or are not (dismissed). It moves no figure.
create table project_link (
  one_id     bigint      not null,
  other_id   bigint      not null,
  state      text        not null constraint project_link_state_check check (state in ('linked', 'dismissed')),
  reason     text,
  caller     text        not null,
  decided_at timestamptz not null,
  revision   bigint      not null,
  constraint project_link_pkey primary key (one_id, other_id),
  constraint project_link_order_check check (one_id < other_id),
  constraint project_link_one_fkey foreign key (one_id) references project on delete cascade,
  constraint project_link_other_fkey foreign key (other_id) references project on delete cascade,
  constraint project_link_revision_fkey foreign key (revision) references revision
);
create index project_link_other_idx on project_link (other_id);
create index project_link_revision_idx on project_link (revision);
create table project_link_history (like project_link, until_revision bigint not null);
create index project_link_history_idx on project_link_history (one_id, other_id, until_revision);
create trigger project_link_keep_history after update or delete on project_link
  for each row execute function keep_history();
select make_past_view('project_link');
