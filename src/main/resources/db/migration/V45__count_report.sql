-- Counts a report that is new and that no other report can be paired with: most are. What FundingFacts and FactWriter do for any
-- number of projects, for the one row that comes of this; false, with nothing written, where more than that may have to change.
-- All in one call, because all other writers wait for it.
create function count_report(report_id uuid) returns boolean
language plpgsql as $$
#variable_conflict use_column
declare
  said record;
  terms record;
  funding record;
  came_in numeric;
  went_out numeric;
  new_side text;
  measures text[] := '{}';
begin
  select r.*, r.amount * case when r.currency = 'USD' then 1 else usd_rate(r.currency, r.value_date) end as usd,
         r.currency <> 'USD' and is_provisional(r.currency, r.value_date) as provisional
  into said
  from report r where r.id = report_id;
  if not found then
    -- Of a draft, or of a kind that is not counted.
    return true;
  end if;
  if said.counterpart is not null then
    return false;
  elsif said.outgoing then
    if exists (select 1 from report g where g.provider_activity = said.identifier and not g.outgoing
                 and g.class = said.class and g.project_id <> said.project_id) then
      return false;
    end if;
  elsif exists (select 1 from report g where g.receiver_activity = said.identifier and g.outgoing
                  and g.class = said.class and g.project_id <> said.project_id) then
    return false;
  end if;

  came_in := case when said.outgoing then 0 else coalesce(said.usd, 0) end;
  went_out := case when said.outgoing then coalesce(said.usd, 0) else 0 end;
  select m.* into funding from project_funding m where m.project_id = said.project_id and m.class = said.class;
  if found then
    came_in := funding.in_usd + came_in;
    went_out := funding.out_usd + went_out;
  end if;
  new_side := case when came_in >= went_out
                     and (not said.outgoing or funding.side = 'in'
                          or exists (select 1 from flow f where f.receiver_project_id = said.project_id and f.class = said.class))
                then 'in' else 'out' end;
  if funding.side <> new_side then
    return false;
  elsif funding.side is null then
    insert into project_funding (project_id, class, in_usd, out_usd, side)
    values (said.project_id, said.class, came_in, went_out, new_side);
  else
    update project_funding m
    set in_usd = came_in, out_usd = went_out, revision = current_setting('pamir.revision')::bigint
    where m.project_id = said.project_id and m.class = said.class
      and (m.in_usd, m.out_usd) is distinct from (came_in, went_out);
  end if;

  select coalesce(said.flow, p.document ->> 'defaultFlow') as flow, coalesce(said.finance, p.document ->> 'defaultFinance') as finance
  into terms
  from project p where p.id = said.project_id;

  insert into flow (class, state, provider_project_id, receiver_project_id, provider_organisation_id, receiver_organisation_id,
    out_report, in_report, amount, currency, value_date, usd, provisional, told)
  select said.class, case when said.outgoing then 'provider-only' else 'receiver-only' end,
         case when said.outgoing then said.project_id end, case when not said.outgoing then said.project_id end,
         said.provider_organisation_id, said.receiver_organisation_id,
         case when said.outgoing then said.id end, case when not said.outgoing then said.id end,
         said.amount, said.currency, said.value_date, said.usd, said.provisional,
         -- Flow.told(): 31 times what the provider told, as 64 bits hold it.
         case when said.outgoing
           then mod(mod(t.told::numeric * 31 + 9223372036854775808, 18446744073709551616) + 18446744073709551616,
                    18446744073709551616) - 9223372036854775808
           else t.told end
  from (select hashtextextended(concat_ws('|', said.parties, said.type, said.countries, said.regions, terms.flow, terms.finance), 0)
          as told) t;

  if (new_side = 'out') = said.outgoing then
    measures := array[said.class];
  end if;
  if said.class = 'disbursed' and said.outgoing then
    measures := measures || 'spent'::text;
  end if;
  if measures <> '{}' then
    insert into fact (project_id, measure, source, date, rate_date, country, region, basis, provider_organisation_id,
      receiver_organisation_id, type, flow, finance, usd, amount, currency, provisional)
    select said.project_id, m.measure, said.id, said.value_date, said.value_date, s.country, s.region, s.basis,
           said.provider_organisation_id, said.receiver_organisation_id, said.type, terms.flow, terms.finance,
           said.usd * s.fraction, said.amount * s.fraction, said.currency, said.provisional
    from unnest(measures) m (measure)
    cross join places(said.project_id, said.value_date, said.countries, said.regions) s;
  end if;
  return true;
end $$;
