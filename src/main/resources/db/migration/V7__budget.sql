-- Money needed per period. A revised budget replaces the original of its period when counted, and is never added to it.
create table budget (
  id           uuid        not null constraint budget_pkey primary key,
  project_id   bigint      not null,
  ordinal      integer     not null default 0,
  type         text        not null constraint budget_type_check check (type in ('original', 'revised')),
  status       text        not null constraint budget_status_check check (status in ('indicative', 'committed')),
  period_start date        not null,
  period_end   date        not null,
  amount       numeric     not null,
  currency     text        not null,
  value_date   date        not null,
  kept         jsonb,
  version      integer     not null,
  revision     bigint      not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  constraint budget_project_fkey foreign key (project_id) references project on delete cascade,
  constraint budget_revision_fkey foreign key (revision) references revision
);
create index budget_project_idx on budget (project_id, period_start, id);
create index budget_revision_idx on budget (revision);
create table budget_history (like budget, until_revision bigint not null);
create index budget_history_idx on budget_history (project_id, until_revision);
create trigger budget_keep_history after update or delete on budget
  for each row execute function keep_history();

-- The cash schedule: reported in addition to budgets, never summed with them.
create table planned_disbursement (
  id                       uuid        not null constraint planned_disbursement_pkey primary key,
  project_id               bigint      not null,
  ordinal                  integer     not null default 0,
  type                     text        not null constraint planned_disbursement_type_check check (type in ('original', 'revised')),
  period_start             date        not null,
  period_end               date,
  amount                   numeric     not null,
  currency                 text        not null,
  value_date               date        not null,
  provider                 jsonb,
  provider_organisation_id bigint,
  provider_activity        text        collate "C",
  receiver                 jsonb,
  receiver_organisation_id bigint,
  receiver_activity        text        collate "C",
  kept                     jsonb,
  version                  integer     not null,
  revision                 bigint      not null,
  created_at               timestamptz not null,
  updated_at               timestamptz not null,
  constraint planned_disbursement_project_fkey foreign key (project_id) references project on delete cascade,
  constraint planned_disbursement_provider_fkey foreign key (provider_organisation_id) references organisation,
  constraint planned_disbursement_receiver_fkey foreign key (receiver_organisation_id) references organisation,
  constraint planned_disbursement_revision_fkey foreign key (revision) references revision
);
create index planned_disbursement_project_idx on planned_disbursement (project_id, period_start, id);
create index planned_disbursement_provider_idx on planned_disbursement (provider_organisation_id);
create index planned_disbursement_receiver_idx on planned_disbursement (receiver_organisation_id);
create index planned_disbursement_revision_idx on planned_disbursement (revision);
create table planned_disbursement_history (like planned_disbursement, until_revision bigint not null);
create index planned_disbursement_history_idx on planned_disbursement_history (project_id, until_revision);
create trigger planned_disbursement_keep_history after update or delete on planned_disbursement
  for each row execute function keep_history();
