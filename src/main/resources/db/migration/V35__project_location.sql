-- Places with their reference, name and country, those without a point too; found by point within a box. The twin is made anew:
-- what is kept of a row goes there column by column, in one order.
drop view past.project_location;
drop index project_location_place_idx;
alter table project_location alter column latitude drop not null, alter column longitude drop not null,
  add column ref text, add column country text, add column name jsonb;

create temp table known as select * from project_location_history;
drop table project_location_history;
create table project_location_history (like project_location, until_revision bigint not null);
insert into project_location_history (project_id, ordinal, latitude, longitude, revision, until_revision)
select project_id, ordinal, latitude, longitude, revision, until_revision from known;
drop table known;
create index project_location_history_idx on project_location_history (project_id, until_revision);

-- What the documents say of them; this is no change of theirs, and has no revision.
alter table project_location disable trigger project_location_keep_history;
update project_location l set ref = x ->> 'ref', country = x ->> 'country', name = (x -> 'name')::jsonb
from project p, json_array_elements(p.document -> 'locations') with ordinality t (x, n)
where p.id = l.project_id and t.n = l.ordinal;
insert into project_location (project_id, ordinal, ref, country, name, revision)
select p.id, n, x ->> 'ref', x ->> 'country', (x -> 'name')::jsonb, p.revision
from project p, json_array_elements(p.document -> 'locations') with ordinality t (x, n)
where x -> 'point' is null;
alter table project_location enable trigger project_location_keep_history;
update project_location_history l set ref = x ->> 'ref', country = x ->> 'country', name = (x -> 'name')::jsonb
from project_history p, json_array_elements(p.document -> 'locations') with ordinality t (x, n)
where p.id = l.project_id and t.n = l.ordinal and p.revision <= l.revision and p.until_revision > l.revision;

create index project_location_point_idx on project_location using gist (point(longitude, latitude));
create index project_location_history_point_idx on project_location_history using gist (point(longitude, latitude));
select make_past_view('project_location');

-- Along the surface of a sphere of the earth's mean radius (haversine), in km; degrees in.
create function distance_km(latitude1 double precision, longitude1 double precision, latitude2 double precision,
                            longitude2 double precision) returns double precision
language sql immutable parallel safe as $$
  select 2 * 6371.0088 * asin(least(1, sqrt(
    sin(radians(latitude2 - latitude1) / 2) ^ 2
    + cos(radians(latitude1)) * cos(radians(latitude2)) * sin(radians(longitude2 - longitude1) / 2) ^ 2)))
$$;
