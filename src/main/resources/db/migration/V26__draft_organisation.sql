-- Organisations that the register knows only because a draft named them: they are that draft's to tell, until something that
-- is seen names them too.
create table draft_organisation (
  organisation_id bigint not null constraint draft_organisation_pkey primary key,
  constraint draft_organisation_organisation_fkey foreign key (organisation_id) references organisation on delete cascade
);

-- Whether anything names an organisation that a caller of the organisation own, or of none, may see.
create function organisation_is_named(asked bigint, own bigint) returns boolean
language sql stable as $$
  select exists (
    select 1
    from (
      select id from project where reporting_organisation_id = asked
      union all select project_id from project_organisation where organisation_id = asked
      union all select project_id from commitment where provider_organisation_id = asked
      union all select project_id from commitment where receiver_organisation_id = asked
      union all select project_id from disbursement where provider_organisation_id = asked
      union all select project_id from disbursement where receiver_organisation_id = asked
      union all select project_id from planned_disbursement where provider_organisation_id = asked
      union all select project_id from planned_disbursement where receiver_organisation_id = asked
    ) mention (project_id)
    join project p on p.id = mention.project_id
    where p.publication <> 'draft' or p.reporting_organisation_id = own)
$$;
