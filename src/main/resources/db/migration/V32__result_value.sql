-- What of results is counted, taken out of their documents in the transaction that writes them.
create table result_indicator (
  result_id         uuid    not null,
  indicator         integer not null,
  project_id        bigint  not null,
  type              text    not null,
  title             text    not null,
  measure           text,
  unit              text,
  ascending         boolean not null,
  -- Whether its figures may be added to those of others; null where nobody says.
  aggregation       boolean,
  includes_children boolean not null,
  -- The reference by which it is one with others: that to the Sustainable Development Goals where it has one.
  vocabulary        text,
  code              text    collate "C",
  goal              integer,
  target            text,
  revision          bigint  not null default current_setting('pamir.revision')::bigint,
  constraint result_indicator_pkey primary key (result_id, indicator),
  constraint result_indicator_result_fkey foreign key (result_id) references result on delete cascade
);
create index result_indicator_project_idx on result_indicator (project_id);
create index result_indicator_code_idx on result_indicator (vocabulary, code);
create table result_indicator_history (like result_indicator, until_revision bigint not null);
create index result_indicator_history_idx on result_indicator_history (project_id, until_revision);
create trigger result_indicator_keep_history after update or delete on result_indicator
  for each row execute function keep_history();
select make_past_view('result_indicator');

create table result_value (
  result_id   uuid    not null,
  indicator   integer not null,
  -- Place among the periods of the indicator, from 0; -1 for a baseline.
  period      integer not null,
  kind        text    not null constraint result_value_kind_check check (kind in ('baseline', 'target', 'actual')),
  ordinal     integer not null,
  project_id  bigint  not null,
  starts_on   date,
  ends_on     date,
  -- Of the text, where it is a number.
  number      numeric,
  numerator   numeric,
  denominator numeric,
  -- Countries that a dimension names, the other dimensions, and refs of the project's locations.
  countries   text[]  not null,
  dimensions  jsonb   not null,
  locations   text[]  not null,
  revision    bigint  not null default current_setting('pamir.revision')::bigint,
  constraint result_value_pkey primary key (result_id, indicator, period, kind, ordinal),
  constraint result_value_result_fkey foreign key (result_id) references result on delete cascade
);
create index result_value_project_idx on result_value (project_id);
create table result_value_history (like result_value, until_revision bigint not null);
create index result_value_history_idx on result_value_history (project_id, until_revision);
create trigger result_value_keep_history after update or delete on result_value
  for each row execute function keep_history();
select make_past_view('result_value');
