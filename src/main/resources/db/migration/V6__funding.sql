-- Money promised and money paid. One row a report, as reported; nothing here is netted or converted in place.
-- Types are those of IATI TransactionType: commitments hold 2, 10, 11, 12, 13; disbursements the rest.
create table commitment (
  id                       uuid        not null constraint commitment_pkey primary key,
  project_id               bigint      not null,
  ordinal                  integer     not null default 0,
  type                     text        not null constraint commitment_type_check check (type in ('2', '10', '11', '12', '13')),
  reference                text,
  date                     date        not null,
  amount                   numeric     not null,
  currency                 text        not null,
  value_date               date        not null,
  provider                 jsonb,
  provider_organisation_id bigint,
  provider_activity        text        collate "C",
  receiver                 jsonb,
  receiver_organisation_id bigint,
  receiver_activity        text        collate "C",
  flow                     text,
  finance                  text,
  aid                      text,
  tied                     text,
  humanitarian             boolean,
  description              jsonb,
  -- Own allocation: [{country, share}], [{code, share}], [{vocabulary, code, share}]; null where the project's holds.
  countries                jsonb,
  regions                  jsonb,
  sectors                  jsonb,
  kept                     jsonb,
  pledge_id                uuid,
  version                  integer     not null,
  revision                 bigint      not null,
  created_at               timestamptz not null,
  updated_at               timestamptz not null,
  constraint commitment_project_fkey foreign key (project_id) references project on delete cascade,
  constraint commitment_provider_fkey foreign key (provider_organisation_id) references organisation,
  constraint commitment_receiver_fkey foreign key (receiver_organisation_id) references organisation,
  constraint commitment_pledge_fkey foreign key (pledge_id) references commitment on delete set null,
  constraint commitment_revision_fkey foreign key (revision) references revision
);
create index commitment_project_idx on commitment (project_id, value_date, id);
create index commitment_provider_idx on commitment (provider_organisation_id);
create index commitment_receiver_idx on commitment (receiver_organisation_id);
create index commitment_provider_activity_idx on commitment (provider_activity) where provider_activity is not null;
create index commitment_receiver_activity_idx on commitment (receiver_activity) where receiver_activity is not null;
create index commitment_pledge_idx on commitment (pledge_id) where pledge_id is not null;
create index commitment_value_date_idx on commitment (value_date, id);
create index commitment_revision_idx on commitment (revision);
create table commitment_history (like commitment, until_revision bigint not null);
create index commitment_history_idx on commitment_history (project_id, until_revision);
create index commitment_history_id_idx on commitment_history (id, until_revision);
create trigger commitment_keep_history after update or delete on commitment
  for each row execute function keep_history();

create table disbursement (
  id                       uuid        not null constraint disbursement_pkey primary key,
  project_id               bigint      not null,
  ordinal                  integer     not null default 0,
  type                     text        not null constraint disbursement_type_check check (type in ('1', '3', '4', '5', '6', '7', '8', '9')),
  reference                text,
  date                     date        not null,
  amount                   numeric     not null,
  currency                 text        not null,
  value_date               date        not null,
  provider                 jsonb,
  provider_organisation_id bigint,
  provider_activity        text        collate "C",
  receiver                 jsonb,
  receiver_organisation_id bigint,
  receiver_activity        text        collate "C",
  flow                     text,
  finance                  text,
  aid                      text,
  tied                     text,
  humanitarian             boolean,
  description              jsonb,
  countries                jsonb,
  regions                  jsonb,
  sectors                  jsonb,
  kept                     jsonb,
  commitment_id            uuid,
  version                  integer     not null,
  revision                 bigint      not null,
  created_at               timestamptz not null,
  updated_at               timestamptz not null,
  constraint disbursement_project_fkey foreign key (project_id) references project on delete cascade,
  constraint disbursement_provider_fkey foreign key (provider_organisation_id) references organisation,
  constraint disbursement_receiver_fkey foreign key (receiver_organisation_id) references organisation,
  constraint disbursement_commitment_fkey foreign key (commitment_id) references commitment on delete set null,
  constraint disbursement_revision_fkey foreign key (revision) references revision
);
create index disbursement_project_idx on disbursement (project_id, value_date, id);
create index disbursement_provider_idx on disbursement (provider_organisation_id);
create index disbursement_receiver_idx on disbursement (receiver_organisation_id);
create index disbursement_provider_activity_idx on disbursement (provider_activity) where provider_activity is not null;
create index disbursement_receiver_activity_idx on disbursement (receiver_activity) where receiver_activity is not null;
create index disbursement_commitment_idx on disbursement (commitment_id) where commitment_id is not null;
create index disbursement_value_date_idx on disbursement (value_date, id);
create index disbursement_revision_idx on disbursement (revision);
create table disbursement_history (like disbursement, until_revision bigint not null);
create index disbursement_history_idx on disbursement_history (project_id, until_revision);
create index disbursement_history_id_idx on disbursement_history (id, until_revision);
create trigger disbursement_keep_history after update or delete on disbursement
  for each row execute function keep_history();
