-- The score of each project that has been judged since it changed; derived, like a cache, so it has no history. A row without
-- a score is a claim: it is being judged, and a write to the project in the meantime takes the claim away.
create table project_quality (
  project_id bigint      not null constraint project_quality_pkey primary key,
  score      integer     constraint project_quality_score_check check (score between 0 and 100),
  critical   integer     not null default 0,
  error      integer     not null default 0,
  warning    integer     not null default 0,
  advisory   integer     not null default 0,
  judged_at  timestamptz not null,
  constraint project_quality_project_fkey foreign key (project_id) references project on delete cascade
);
