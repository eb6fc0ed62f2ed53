-- How many changed projects sums are brought along by at most: looking up more would take longer than counting them did. An instance
-- knows it of what it has counted itself, and now of what was counted before it started, or by another. The default is for instances
-- that are not upgraded yet.
alter table kept_sum add column most_changes integer not null default 20000;
