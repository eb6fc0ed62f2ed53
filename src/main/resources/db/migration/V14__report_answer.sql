-- What an organisation says to a report that another made of it: that it is so, or that it is not. It moves no figure.
create table report_answer (
  -- A commitment or disbursement.
  report          uuid        not null constraint report_answer_pkey primary key,
  organisation_id bigint      not null,
  state           text        not null constraint report_answer_state_check check (state in ('accepted', 'disputed')),
  reason          text,
  caller          text        not null,
  answered_at     timestamptz not null,
  version         integer     not null,
  revision        bigint      not null,
  constraint report_answer_organisation_fkey foreign key (organisation_id) references organisation,
  constraint report_answer_revision_fkey foreign key (revision) references revision
);
create index report_answer_organisation_idx on report_answer (organisation_id);
create index report_answer_revision_idx on report_answer (revision);
create table report_answer_history (like report_answer, until_revision bigint not null);
create index report_answer_history_idx on report_answer_history (report, until_revision);
create trigger report_answer_keep_history after update or delete on report_answer
  for each row execute function keep_history();
do $$ begin perform make_past_view('report_answer'); end $$;
