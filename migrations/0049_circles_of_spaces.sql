-- In which approved living circles places lie: what an idle space is told by.

-- Row-level security beside a spatial operator would cost the index: who may read the plan is asked of what was found.
create function improvement.approved_circles_at(lons double precision[], lats double precision[])
returns table (place integer, plan_id bigint, five text, fifteen text)
language sql
stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select distinct on (p.place) p.place::integer, c.plan_id, c.code, c.parent_code
  from unnest(lons, lats) with ordinality as p (lon, lat, place)
  join improvement.circle as c on c.tier = 'five' and st_covers(c.geom, st_setsrid(st_point(p.lon, p.lat), 4326))
  join improvement.circle_plan_county as k on k.plan_id = c.plan_id and k.county_code = c.county_code and k.state = 'approved'
  join improvement.circle_plan as plan on plan.id = c.plan_id and improvement.may_read_plan(plan.region_code, true)
  order by p.place, c.code
$$;

comment on function improvement.approved_circles_at(double precision[], double precision[]) is
  'The approved five-minute circle that holds each place (EPSG:4326; numbered from 1), and its fifteen-minute one; of two that meet there, the first. A place in none has no row';
revoke execute on function improvement.approved_circles_at(double precision[], double precision[]) from public;
grant execute on function improvement.approved_circles_at(double precision[], double precision[]) to lifecircle_service;
