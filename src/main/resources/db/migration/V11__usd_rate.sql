-- Tells how far the rates reach, whatever the currency.
create index exchange_rate_valid_from_idx on exchange_rate (valid_from);

-- US dollars for one unit of a currency at a date: the latest rate on or before it that is at most 396 days older (some
-- sources publish one figure a year). Beyond the last day of any rate the newest one holds, provisionally, unless the
-- currency's rates had ended by then. Null where there is no such rate: unknown, and not zero.
create function usd_rate(currency text, value_date date) returns numeric
language sql stable parallel safe as $$
  select case when usd_rate.currency = 'USD' then 1 else (
    select r.usd from exchange_rate r
    where r.currency = usd_rate.currency
      and r.valid_from <= usd_rate.value_date
      and r.valid_from >= least(usd_rate.value_date, (select max(x.valid_from) from exchange_rate x)) - 396
    order by r.valid_from desc limit 1) end
$$;

-- Whether a conversion at this date is provisional: no rate reaches it.
create function is_provisional(currency text, value_date date) returns boolean
language sql stable parallel safe as $$
  select is_provisional.currency <> 'USD'
    and is_provisional.value_date > coalesce((select max(x.valid_from) from exchange_rate x), '-infinity')
$$;
