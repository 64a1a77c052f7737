-- Reach as a public surface: what psql, QGIS and BI tools call, and what the service itself calls.
-- Public functions speak metres, text codes and days, and take the active network when none is named; the blocks beneath
-- them speak whole decimetres. Points are in EPSG:4326. A walk beyond a network's horizon is an error, never a short answer.

-- Networks differ by who walks: steps and kerbs close streets to wheelchairs, so these have a network, labels and places
-- of their own, a companion of the foot network it was made with.

alter table network.network
  add column mode text not null default 'foot',
  add column foot_network_id integer,
  add column extent geometry(Polygon, 4326),
  add constraint network_mode_check check (mode in ('foot', 'wheelchair')),
  add constraint network_companion_check check ((mode = 'foot') = (foot_network_id is null)),
  add constraint network_foot_network_fkey foreign key (foot_network_id) references network.network (id) on delete cascade;

create unique index network_companion_key on network.network (foot_network_id, mode);
drop index network.network_active_key;
create unique index network_active_key on network.network (mode) where status = 'active';

comment on column network.network.mode is 'Who can use its streets: everyone on foot, or wheelchairs too';
comment on column network.network.foot_network_id is 'The network of all walkers that this one is a companion of; activated with it';
comment on column network.network.extent is 'Box of its nodes; a point far outside is off the network and is not projected at all';

update network.network as n
set
  extent = (
    select st_setsrid(st_expand(st_extent(d.geom)::geometry, 1e-7), 4326)
    from network.node as d
    where d.network_id = n.id
  ),
  least_ratio = coalesce((
    select greatest(1e-6, least(1, min(e.decimetres / 10.0 / st_length(e.local_geom))))
    from network.edge as e
    where e.network_id = n.id
      and st_length(e.local_geom) * 0.999 > e.decimetres / 10.0 + 0.05
  ), 1);

alter table network.network alter column extent set not null;

comment on column network.network.least_ratio is 'Least length of an edge over that of its drawn line where that is more than rounding, at most 1: how much a search box has to grow';

drop function network.active_network();

create function network.active_network(mode text default 'foot')
returns integer
language sql
stable
parallel safe
as $$
  select n.id
  from network.network as n
  where n.status = 'active'
    and n.mode = active_network.mode
$$;

comment on function network.active_network(text) is 'The network in use for a mode, foot or wheelchair; null before the first is activated';

create function network.for_profile(in_network integer, profile text)
returns integer
language sql
stable
parallel safe
as $$
  select case
    when profile = 'wheelchair' then (select c.id from network.network as c where c.foot_network_id = in_network and c.mode = 'wheelchair')
    else in_network
  end
$$;

comment on function network.for_profile(integer, text) is
  'The network a walking profile uses: the given foot network, or its wheelchair companion; null where it has none';

create function registry.walking_profiles(in_standard text default 'lifecircle-2026')
returns jsonb
language sql
stable
parallel safe
as $$
  select '{"wheelchair": 0.8}'::jsonb || coalesce((select s.document -> 'profiles' from registry.standard as s where s.version = in_standard), '{}')
$$;

comment on function registry.walking_profiles(text) is
  'Walking speeds of a standard, m/s by profile. Wheelchairs move at 0.8 m/s where the standard does not say otherwise (manual wheelchairs, mean of everyday use 0.79 m/s: Tolerico et al. 2007)';

create function network.metres_walked(minutes numeric, profile text default 'general', in_standard text default 'lifecircle-2026')
returns numeric
language plpgsql
stable
parallel safe
as $$
declare
  speed numeric := (registry.walking_profiles(in_standard) ->> profile)::numeric;
begin
  if speed is null then
    raise exception 'there is no walking profile %: the standard has %', profile,
      (select string_agg(k, ', ' order by k) from jsonb_object_keys(registry.walking_profiles(in_standard)) as k)
      using errcode = 'LC004';
  end if;
  return round(60 * minutes * speed, 1);
end
$$;

comment on function network.metres_walked(numeric, text, text) is
  'How far a profile of a standard gets in some minutes, metres rounded to the decimetre';

-- When a facility operates, as an interval: so its labels can be filtered without the facility.

create function registry.operates_from(status text, opened_on date, valid_from date)
returns date
language sql
immutable
parallel safe
as $$
  select case when status = 'operating' then greatest(valid_from, opened_on) else 'infinity' end
$$;

create function registry.operates_to(status text, closed_on date, valid_to date)
returns date
language sql
immutable
parallel safe
as $$
  select case when status = 'operating' then least(valid_to, closed_on) else '-infinity' end
$$;

comment on function registry.operates_from(text, date, date) is
  'First day a facility version operates; infinity = never. Together with operates_to the days on which registry.state_on says operating';
comment on function registry.operates_to(text, date, date) is 'Day after the last one a facility version operates';

alter table network.facility_label
  add column operates_from date not null default 'infinity',
  add column operates_to date not null default '-infinity';

update network.facility_label as l
set
  operates_from = registry.operates_from(f.status, f.opened_on, f.valid_from),
  operates_to = registry.operates_to(f.status, f.closed_on, f.valid_to)
from registry.facility as f
where f.id = l.facility_id;

alter table network.facility_label
  alter column operates_from drop default,
  alter column operates_to drop default;

drop index network.facility_label_hub_idx;
create index facility_label_hub_idx on network.facility_label (hub, decimetres) include (type_id, facility_id, operates_from, operates_to);

alter table network.facility_place
  add column type_id smallint,
  add column operates_from date,
  add column operates_to date;

update network.facility_place as p
set
  type_id = f.type_id,
  operates_from = registry.operates_from(f.status, f.opened_on, f.valid_from),
  operates_to = registry.operates_to(f.status, f.closed_on, f.valid_to)
from registry.facility as f
where f.id = p.facility_id;

alter table network.facility_place
  alter column type_id set not null,
  alter column operates_from set not null,
  alter column operates_to set not null;

drop index network.facility_place_edge_idx;
drop index network.site_place_edge_idx;
create index facility_place_edge_idx on network.facility_place (edge_id)
include (facility_id, type_id, operates_from, operates_to, leg, to_source, local_geom);
create index site_place_edge_idx on network.site_place (edge_id) include (site_id, leg, to_source, local_geom);

comment on column network.facility_label.operates_from is 'First day the facility version operates: with the other columns all that counting needs';
comment on column network.facility_place.operates_from is 'As in its labels; for facilities on the origin''s own edge';

-- Planned once, not at every facility that is added.

create or replace function network.place_sites(in_network integer, sites integer[])
returns void
language plpgsql
set plan_cache_mode = force_generic_plan
as $$
begin
  insert into network.site_place (site_id, network_id, edge_id, leg, to_source, to_target, local_geom, hubs, decimetres)
  select s.id, in_network, p.edge_id, p.leg, p.to_source, p.to_target, p.local_geom, coalesce(p.hubs, '{}'), coalesce(p.decimetres, '{}')
  from registry.site as s
  left join lateral network.place(in_network, s.geom) as p on true
  where s.id = any (sites);

  insert into network.site_label (hub, decimetres, site_id)
  select l.hub, l.decimetres, p.site_id
  from network.site_place as p
  cross join lateral unnest(p.hubs, p.decimetres) as l (hub, decimetres)
  where p.network_id = in_network
    and p.site_id = any (sites)
  order by l.hub, l.decimetres, p.site_id;
end
$$;

create or replace function network.place_facilities(in_network integer, facilities integer[])
returns void
language plpgsql
set plan_cache_mode = force_generic_plan
as $$
begin
  insert into network.facility_place (
    facility_id, network_id, type_id, operates_from, operates_to, edge_id, leg, to_source, to_target, local_geom, hubs, decimetres
  )
  select
    f.id,
    in_network,
    f.type_id,
    registry.operates_from(f.status, f.opened_on, f.valid_from),
    registry.operates_to(f.status, f.closed_on, f.valid_to),
    p.edge_id, p.leg, p.to_source, p.to_target, p.local_geom, coalesce(p.hubs, '{}'), coalesce(p.decimetres, '{}')
  from registry.facility as f
  left join lateral network.place(in_network, f.geom) as p on true
  where f.id = any (facilities);

  insert into network.facility_label (hub, decimetres, type_id, facility_id, operates_from, operates_to)
  select l.hub, l.decimetres, p.type_id, p.facility_id, p.operates_from, p.operates_to
  from network.facility_place as p
  cross join lateral unnest(p.hubs, p.decimetres) as l (hub, decimetres)
  where p.network_id = in_network
    and p.facility_id = any (facilities)
  order by l.hub, l.decimetres, p.facility_id;
end
$$;

create function network.end_facility_labels()
returns trigger
language plpgsql
as $$
begin
  -- As with new ones: a network on its way in has to see the end, or this its rows.
  lock table network.network in share mode;
  update network.facility_place as p
  set operates_to = registry.operates_to(e.status, e.closed_on, e.valid_to)
  from ended as e
  where p.facility_id = e.id
    and p.operates_to <> registry.operates_to(e.status, e.closed_on, e.valid_to);

  update network.facility_label as l
  set operates_to = p.operates_to
  from ended as e
  join network.facility_place as p on p.facility_id = e.id
  cross join lateral unnest(p.hubs, p.decimetres) as own (hub, decimetres)
  where l.hub = own.hub
    and l.decimetres = own.decimetres
    and l.facility_id = e.id
    and l.operates_to <> p.operates_to;
  return null;
end
$$;

comment on function network.end_facility_labels() is 'A version that ends stops being counted, in the same transaction';

create trigger facility_label_ends after update on registry.facility
referencing new table as ended
for each statement execute function network.end_facility_labels();

-- Snapping, now also over a network without some of its streets.

drop function network.place(integer, geometry);
drop function network.snap(integer, geometry);

create function network.snap(in_network integer, location geometry, closed integer[] default '{}')
returns table (edge_id integer, leg smallint, to_source integer, to_target integer, source integer, target integer, local_geom geometry)
language sql
stable
parallel safe
rows 1
as $$
  select
    nearest.id,
    nearest.leg::smallint,
    nearest.to_source,
    nearest.decimetres - nearest.to_source,
    nearest.source,
    nearest.target,
    nearest.local_point
  from network.network as n
  cross join lateral (
    select
      e.id,
      e.source,
      e.target,
      e.decimetres,
      point.local as local_point,
      floor(st_distance(e.local_geom, point.local) * 10 + 0.5) as leg,
      floor(st_linelocatepoint(e.local_geom, point.local) * e.decimetres + 0.5)::integer as to_source
    from (
      -- Offset 0: transformed once, not once per edge. The projection knows nothing of the far side of the earth.
      select case when location && st_expand(n.extent, 1) then st_setsrid(st_transform(location, n.srid), 0) end as local
      offset 0
    ) as point
    cross join lateral (
      -- Most points have a street within 40 m: the second part looks in the whole box, and is asked only when they have not.
      (
        select edge.*
        from network.edge as edge
        where edge.network_id = n.id
          and edge.snappable
          and edge.local_geom && st_expand(point.local, 40)
          and edge.local_geom <-> point.local <= 40
          and edge.id <> all (closed)
        order by edge.local_geom <-> point.local, edge.id
        limit 1
      )
      union all
      (
        select edge.*
        from network.edge as edge
        where edge.network_id = n.id
          and edge.snappable
          and edge.local_geom && st_expand(point.local, n.snap_limit_decimetres / 10.0 + 0.1)
          and edge.id <> all (closed)
        order by edge.local_geom <-> point.local, edge.id
        limit 1
      )
      limit 1
    ) as e
    offset 0
  ) as nearest
  where n.id = in_network
    and nearest.leg <= n.snap_limit_decimetres
$$;

comment on function network.snap(integer, geometry, integer[]) is
  'Nearest position on the nearest edge of a large enough component within the snapping limit, closed edges left out, ties to the lowest edge; no row when off network. Point in EPSG:4326, lengths in decimetres';

create function network.place(in_network integer, location geometry, longest integer default 32767)
returns table (edge_id integer, leg smallint, to_source integer, to_target integer, local_geom geometry, hubs integer[], decimetres smallint[])
language sql
stable
parallel safe
rows 1
as $$
  select
    s.edge_id,
    s.leg,
    s.to_source,
    s.to_target,
    s.local_geom,
    labels.hubs,
    labels.decimetres
  from network.network as n
  cross join lateral network.snap(n.id, location) as s
  cross join lateral (
    select
      coalesce(array_agg(l.hub order by l.hub), '{}') as hubs,
      coalesce(array_agg(l.decimetres::smallint order by l.hub), '{}') as decimetres
    from network.labels_between(s.source, s.leg + s.to_source, s.target, s.leg + s.to_target, least(n.horizon_decimetres, longest)) as l
  ) as labels
  where n.id = in_network
$$;

comment on function network.place(integer, geometry, integer) is
  'A point''s snapped position and its labels, as far as the network''s horizon or as asked; no row when off network. Lengths in decimetres';

-- What the functions below refuse.

drop function network.reach(integer, geometry, integer);
drop function network.reach_sites(integer, geometry, integer);
drop function network.isochrones(integer, geometry, integer[], double precision, double precision, boolean);
drop function network.reached_streets(integer, geometry, integer[]);
drop function network.reached_nodes(integer, geometry, integer);
drop function network.check_budget(integer, integer);

create function network.horizon_of(in_network integer)
returns integer
language plpgsql
stable
parallel safe
as $$
declare
  horizon smallint;
begin
  select n.horizon_decimetres into horizon from network.network as n where n.id = in_network;
  if horizon is null then
    raise exception '%', case when in_network is null then 'no walking network is active' else 'there is no walking network ' || in_network end
      using errcode = 'LC003', hint = 'import one: lifecircle network import FILE --activate';
  end if;
  return horizon;
end
$$;

comment on function network.horizon_of(integer) is
  'How far the labels of a network are exact, whole decimetres; an error for an unknown network, or where none is active';

create function network.budget_of(metres numeric, in_network integer)
returns integer
language plpgsql
stable
parallel safe
as $$
declare
  horizon integer := network.horizon_of(in_network);
begin
  if metres is null or metres < 0 or metres = 'NaN' then
    raise exception 'a walk of % metres makes no sense: give a number from 0 up', coalesce(metres::text, 'null') using errcode = 'LC004';
  end if;
  if round(metres, 1) * 10 > horizon then
    raise exception 'a walk of % m is beyond the network''s horizon of % m', trim_scale(metres), trim_scale(horizon * 0.1)
      using errcode = 'LC004', hint = 'ask for less, or import the network with a longer horizon';
  end if;
  return round(metres, 1) * 10;
end
$$;

comment on function network.budget_of(numeric, integer) is
  'Metres as whole decimetres. An error for an unknown network and for what is negative or beyond its horizon: never a silently short answer';

create function network.check_day(on_date date)
returns void
language plpgsql
immutable
parallel safe
as $$
begin
  if on_date is null then
    raise exception 'give the day: facilities and sites differ from day to day' using errcode = 'LC004';
  end if;
end
$$;

comment on function network.check_day(date) is 'An error where no day is given: nothing is valid on none, and the answer would be short';

create function network.check_point(location geometry)
returns geometry
language plpgsql
immutable
parallel safe
as $$
begin
  if st_geometrytype(location) is distinct from 'ST_Point' or st_srid(location) <> 4326 then
    raise exception 'a walk starts at a point in EPSG:4326, not at %',
      coalesce(st_geometrytype(location) || ' in ' || case st_srid(location) when 0 then 'no known CRS' else 'EPSG:' || st_srid(location) end, 'null')
      using errcode = 'LC004', hint = 'st_setsrid(st_point(lon, lat), 4326), or st_transform(geom, 4326)';
  end if;
  return location;
end
$$;

comment on function network.check_point(geometry) is 'The point itself; an error for anything but a point in EPSG:4326';

-- The two joins everything rests on. Both are inlined into their callers.

create function network.facilities_within(
  at_edge integer, own_leg integer, own_to_source integer, own_point geometry, own_hubs integer[], own_decimetres smallint[],
  budget integer, on_date date
)
returns table (facility_id integer, type_id smallint, decimetres integer)
language sql
stable
parallel safe
rows 100
as $$
  select met.facility_id, met.type_id, min(met.decimetres)
  from (
    select f.facility_id, f.type_id, own.decimetres::integer + f.decimetres as decimetres
    from unnest(own_hubs, own_decimetres) as own (hub, decimetres)
    join network.facility_label as f
      on f.hub = own.hub
      and f.decimetres <= budget - own.decimetres
    where f.operates_from <= on_date
      and f.operates_to > on_date
    union all
    select p.facility_id, p.type_id, along.decimetres
    from network.facility_place as p
    cross join lateral (
      select network.same_edge_distance(own_leg, own_to_source, own_point, p.leg, p.to_source, p.local_geom) as decimetres
      offset 0
    ) as along
    where p.edge_id = at_edge
      and p.operates_from <= on_date
      and p.operates_to > on_date
      and along.decimetres <= budget
  ) as met
  group by met.facility_id, met.type_id
$$;

comment on function network.facilities_within(integer, integer, integer, geometry, integer[], smallint[], integer, date) is
  'Facilities operating on a day within a budget of a place given by its position and labels, with exact distances; decimetres';

create function network.sites_within(
  at_edge integer, own_leg integer, own_to_source integer, own_point geometry, own_hubs integer[], own_decimetres smallint[],
  budget integer
)
returns table (site_id integer, decimetres integer)
language sql
stable
parallel safe
rows 100
as $$
  select met.site_id, min(met.decimetres)
  from (
    select s.site_id, own.decimetres + s.decimetres as decimetres
    from unnest(own_hubs, own_decimetres) as own (hub, decimetres)
    join network.site_label as s
      on s.hub = own.hub
      and s.decimetres <= budget - own.decimetres
    where own.decimetres <= budget
    union all
    select p.site_id, network.same_edge_distance(own_leg, own_to_source, own_point, p.leg, p.to_source, p.local_geom)
    from network.site_place as p
    where p.edge_id = at_edge
  ) as met
  where met.decimetres <= budget
  group by met.site_id
$$;

comment on function network.sites_within(integer, integer, integer, geometry, integer[], smallint[], integer) is
  'Site versions of every date within a budget of a place, the reverse of facilities_within; decimetres';

create function network.facilities_reached(
  at_edge integer, own_leg integer, own_to_source integer, own_point geometry, own_hubs integer[], own_decimetres smallint[],
  budget integer, on_date date
)
returns table (facility_id integer, type_code text, external_id text, name text, metres numeric)
language sql
stable
parallel safe
rows 100
as $$
  select f.id, t.code, f.external_id, f.name, w.decimetres * 0.1
  from network.facilities_within(at_edge, own_leg, own_to_source, own_point, own_hubs, own_decimetres, budget, on_date) as w
  join registry.facility as f on f.id = w.facility_id
  join registry.facility_type as t on t.id = w.type_id
$$;

comment on function network.facilities_reached(integer, integer, integer, geometry, integer[], smallint[], integer, date) is
  'facilities_within, by name and in metres';

create function network.sites_reached(
  at_edge integer, own_leg integer, own_to_source integer, own_point geometry, own_hubs integer[], own_decimetres smallint[],
  budget integer, on_date date
)
returns table (
  site_id integer, external_id text, community_code text, name text, population numeric, elderly numeric, children numeric, metres numeric
)
language sql
stable
parallel safe
rows 50
as $$
  select s.id, s.external_id, s.community_code, s.name, s.population, s.elderly, s.children, w.decimetres * 0.1
  from network.sites_within(at_edge, own_leg, own_to_source, own_point, own_hubs, own_decimetres, budget) as w
  join registry.site as s on s.id = w.site_id
  where s.valid_from <= on_date
    and s.valid_to > on_date
$$;

comment on function network.sites_reached(integer, integer, integer, geometry, integer[], smallint[], integer, date) is
  'sites_within that are there on a day, by name, with their people and in metres';

create function network.budgets_of(contours_metres numeric[], in_network integer)
returns integer[]
language plpgsql
stable
parallel safe
as $$
declare
  budgets integer[] := '{}';
  metres numeric;
begin
  if coalesce(cardinality(contours_metres), 0) not between 1 and 8 then
    raise exception 'give 1 to 8 contours, not %', coalesce(cardinality(contours_metres), 0) using errcode = 'LC004';
  end if;
  foreach metres in array contours_metres loop
    if metres <= coalesce(contours_metres[cardinality(budgets)], 0) then
      raise exception 'contours have to be positive and to rise: % comes after %', trim_scale(metres),
        trim_scale(coalesce(contours_metres[cardinality(budgets)], 0)) using errcode = 'LC004';
    end if;
    budgets := budgets || network.budget_of(metres, in_network);
  end loop;
  return budgets;
end
$$;

comment on function network.budgets_of(numeric[], integer) is
  'Contours as whole decimetres. An error unless they are 1 to 8, rising, and within the horizon';

-- From a point, a site, a community. Planning takes longer than the answer, so these are planned once (plan_cache_mode).

create function network.labels(location geometry, in_network integer default null)
returns table (hub integer, metres numeric)
language plpgsql
stable
parallel safe
rows 30
set plan_cache_mode = force_generic_plan
as $$
declare
  chosen integer := coalesce(in_network, network.active_network());
begin
  perform network.horizon_of(chosen);
  return query
    select own.hub, own.decimetres * 0.1
    from network.place(chosen, network.check_point(location)) as p
    cross join lateral unnest(p.hubs, p.decimetres) as own (hub, decimetres);
end
$$;

comment on function network.labels(geometry, integer) is
  'Hub labels of a point: two points'' least sum over common hubs is their walking distance, where it is within the horizon';

create function network.reach(
  location geometry, within_metres numeric, on_date date default current_date, in_network integer default null
)
returns table (facility_id integer, type_code text, external_id text, name text, metres numeric)
language plpgsql
stable
parallel safe
rows 100
set plan_cache_mode = force_generic_plan
as $$
declare
  chosen integer := coalesce(in_network, network.active_network());
  budget integer := network.budget_of(within_metres, chosen);
  origin record;
begin
  perform network.check_day(on_date);
  select p.* into origin from network.place(chosen, network.check_point(location), budget) as p;
  if not found then
    return;
  end if;
  return query
    select r.*
    from network.facilities_reached(
      origin.edge_id, origin.leg, origin.to_source, origin.local_geom, origin.hubs, origin.decimetres, budget, on_date
    ) as r;
end
$$;

comment on function network.reach(geometry, numeric, date, integer) is
  'Facilities operating on a day within a walk of a point (EPSG:4326), with exact distances. Off network: no rows. Beyond the horizon: an error';

create function network.reach_of_site(
  site text, within_metres numeric, on_date date default current_date, in_network integer default null
)
returns table (facility_id integer, type_code text, external_id text, name text, metres numeric)
language plpgsql
stable
parallel safe
rows 100
set plan_cache_mode = force_generic_plan
as $$
declare
  chosen integer := coalesce(in_network, network.active_network());
  budget integer := network.budget_of(within_metres, chosen);
  origin network.site_place;
begin
  perform network.check_day(on_date);
  select p.* into origin
  from registry.site as s
  join network.site_place as p on p.network_id = chosen and p.site_id = s.id
  where s.external_id = site
    and s.valid_from <= on_date
    and s.valid_to > on_date;
  if not found then
    raise exception 'there is no residential site % on %', site, on_date using errcode = 'LC003';
  end if;
  return query
    select r.*
    from network.facilities_reached(
      origin.edge_id, origin.leg, origin.to_source, origin.local_geom, origin.hubs, origin.decimetres, budget, on_date
    ) as r;
end
$$;

comment on function network.reach_of_site(text, numeric, date, integer) is
  'Facilities operating on a day within a walk of a residential site, by its external id';

create function network.reach_of_community(
  community text, within_metres numeric, on_date date default current_date, in_network integer default null
)
returns table (facility_id integer, type_code text, external_id text, name text, nearest_metres numeric, sites integer, people numeric)
language plpgsql
stable
parallel safe
rows 300
set plan_cache_mode = force_generic_plan
set jit = off
as $$
declare
  chosen integer := coalesce(in_network, network.active_network());
  budget integer := network.budget_of(within_metres, chosen);
begin
  perform network.check_day(on_date);
  perform from registry.region as r
  where r.code = community
    and r.level = 'community'
    and r.valid_from <= on_date
    and r.valid_to > on_date;
  if not found then
    raise exception 'there is no community % on %', community, on_date using errcode = 'LC003';
  end if;
  return query
    select f.id, t.code, f.external_id, f.name, min(w.decimetres) * 0.1, count(*)::integer, sum(s.population)
    from registry.site as s
    join network.site_place as p on p.network_id = chosen and p.site_id = s.id
    cross join lateral network.facilities_within(
      p.edge_id, p.leg, p.to_source, p.local_geom, p.hubs, p.decimetres, budget, on_date
    ) as w
    join registry.facility as f on f.id = w.facility_id
    join registry.facility_type as t on t.id = w.type_id
    where s.community_code = community
      and s.valid_from <= on_date
      and s.valid_to > on_date
    group by f.id, t.code;
end
$$;

comment on function network.reach_of_community(text, numeric, date, integer) is
  'Facilities operating on a day within a walk of any of a community''s residential sites: the shortest walk, how many sites, how many residents';

create function network.reach_counts(
  location geometry, contours_metres numeric[], on_date date default current_date, in_network integer default null
)
returns table (type_code text, counts integer[], nearest_facility_id integer, nearest_metres numeric)
language plpgsql
stable
parallel safe
rows 20
set plan_cache_mode = force_generic_plan
as $$
declare
  chosen integer := coalesce(in_network, network.active_network());
  budgets integer[] := network.budgets_of(contours_metres, chosen);
  -- Scalars, for an array is opened anew for every row.
  b1 integer := budgets[1];
  b2 integer := budgets[2];
  b3 integer := budgets[3];
  b4 integer := budgets[4];
  b5 integer := budgets[5];
  b6 integer := budgets[6];
  b7 integer := budgets[7];
  b8 integer := budgets[8];
  widest integer := budgets[cardinality(budgets)];
  origin record;
begin
  perform network.check_day(on_date);
  select p.* into origin from network.place(chosen, network.check_point(location), widest) as p;
  if not found then
    return;
  end if;
  return query
    select t.code, c.counts[:cardinality(budgets)]::integer[], (c.least & 4294967295)::integer, (c.least >> 32) * 0.1
    from (
      select
        w.type_id,
        array[
          count(*) filter (where w.decimetres <= b1), count(*) filter (where w.decimetres <= b2),
          count(*) filter (where w.decimetres <= b3), count(*) filter (where w.decimetres <= b4),
          count(*) filter (where w.decimetres <= b5), count(*) filter (where w.decimetres <= b6),
          count(*) filter (where w.decimetres <= b7), count(*) filter (where w.decimetres <= b8)
        ] as counts,
        -- Distance and id in one number, so the least of both is one aggregate.
        min((w.decimetres::bigint << 32) | w.facility_id) as least
      from network.facilities_within(
        origin.edge_id, origin.leg, origin.to_source, origin.local_geom, origin.hubs, origin.decimetres,
        widest, on_date
      ) as w
      group by w.type_id
    ) as c
    join registry.facility_type as t on t.id = c.type_id;
end
$$;

comment on function network.reach_counts(geometry, numeric[], date, integer) is
  'Facilities operating on a day within several contours (rising, at most 8) of a point, counted by type, and the nearest of each type (of equals the one known longest)';

create function network.nearest(
  location geometry, type_code text, k integer default 1, on_date date default current_date,
  in_network integer default null
)
returns table (facility_id integer, external_id text, name text, metres numeric)
language plpgsql
stable
parallel safe
rows 3
set plan_cache_mode = force_generic_plan
as $$
declare
  chosen integer := coalesce(in_network, network.active_network());
  horizon integer := network.horizon_of(chosen);
  budget integer;
  origin record;
  type smallint;
  -- Distance and id in one number, so they sort together.
  found_keys bigint[];
begin
  perform network.check_day(on_date);
  if k is null or k < 0 then
    raise exception 'the % nearest make no sense: give a number from 0 up', coalesce(k::text, 'null') using errcode = 'LC004';
  end if;
  select t.id into type from registry.facility_type as t where t.code = type_code;
  if not found then
    raise exception 'there is no facility type %', type_code using errcode = 'LC003';
  end if;
  select p.* into origin from network.place(chosen, network.check_point(location)) as p;
  if not found then
    return;
  end if;
  -- A third of the horizon is a ninth of the work, and mostly holds enough of them.
  foreach budget in array array[horizon / 3, horizon] loop
    found_keys := array(
      select (w.decimetres::bigint << 32) | w.facility_id as key
      from network.facilities_within(
        origin.edge_id, origin.leg, origin.to_source, origin.local_geom, origin.hubs, origin.decimetres, budget, on_date
      ) as w
      where w.type_id = type
      order by key
      limit k
    );
    exit when cardinality(found_keys) >= k;
  end loop;
  return query
    select f.id, f.external_id, f.name, (found_key >> 32) * 0.1
    from unnest(found_keys) as found_key
    join registry.facility as f on f.id = (found_key & 4294967295)::integer
    order by found_key;
end
$$;

comment on function network.nearest(geometry, text, integer, date, integer) is
  'The k nearest facilities of a type operating on a day, as far as the horizon, nearest first; of equals the one known longest';

create function network.place_distance(
  a_edge integer, a_leg integer, a_to_source integer, a_point geometry, a_hubs integer[], a_decimetres smallint[],
  b_edge integer, b_leg integer, b_to_source integer, b_point geometry, b_hubs integer[], b_decimetres smallint[]
)
returns integer
language sql
immutable
parallel safe
as $$
  select least(
    (
      select min(a.decimetres::integer + b.decimetres)
      from unnest(a_hubs, a_decimetres) as a (hub, decimetres)
      join unnest(b_hubs, b_decimetres) as b (hub, decimetres) on b.hub = a.hub
    ),
    case when a_edge = b_edge then network.same_edge_distance(a_leg, a_to_source, a_point, b_leg, b_to_source, b_point) end
  )
$$;

comment on function network.place_distance(integer, integer, integer, geometry, integer[], smallint[], integer, integer, integer, geometry, integer[], smallint[]) is
  'Distance between two places of one network, decimetres; exact where it is within the horizon, null where they share no hub';

create function network.walk_metres(origin geometry, destination geometry, in_network integer default null)
returns numeric
language plpgsql
stable
parallel safe
set plan_cache_mode = force_generic_plan
as $$
declare
  chosen integer := coalesce(in_network, network.active_network());
  horizon integer := network.horizon_of(chosen);
  a record;
  b record;
  walked integer;
begin
  select p.* into a from network.place(chosen, network.check_point(origin)) as p;
  select p.* into b from network.place(chosen, network.check_point(destination)) as p;
  walked := network.place_distance(
    a.edge_id, a.leg, a.to_source, a.local_geom, a.hubs, a.decimetres, b.edge_id, b.leg, b.to_source, b.local_geom, b.hubs, b.decimetres
  );
  return case when walked <= horizon then walked * 0.1 end;
end
$$;

comment on function network.walk_metres(geometry, geometry, integer) is
  'Walking distance between two points, metres; null = farther than the horizon, not connected, or one of them off the network';

create function network.places(locations geometry[], in_network integer)
returns table (
  ordinal integer, edge_id integer, leg smallint, to_source integer, to_target integer, local_geom geometry, hubs integer[], decimetres smallint[]
)
language plpgsql
stable
parallel safe
rows 100
set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    select given.ordinal::integer, p.*
    from unnest(locations) with ordinality as given (location, ordinal)
    cross join lateral network.place(in_network, network.check_point(given.location)) as p;
end
$$;

comment on function network.places(geometry[], integer) is 'Places of a list of points, by their positions in it from 1; those off the network are absent';

create function network.matrix(origins geometry[], destinations geometry[], in_network integer default null)
returns table (origin integer, destination integer, metres numeric)
language plpgsql
stable
parallel safe
rows 1000
set plan_cache_mode = force_generic_plan
set jit = off
as $$
declare
  chosen integer := coalesce(in_network, network.active_network());
  horizon integer := network.horizon_of(chosen);
  -- A pair is one number, which groups quicker than two.
  width bigint := cardinality(destinations) + 1;
begin
  if origins is null or destinations is null then
    raise exception 'a matrix needs a list of origins and one of destinations; either may be empty' using errcode = 'LC004';
  end if;
  return query
    with a as materialized (
      select o.ordinal * width as base, o.*
      from network.places(origins, chosen) as o
    ),
    b as materialized (
      select d.*
      from network.places(destinations, chosen) as d
    )
    select (met.pair / width)::integer, (met.pair % width)::integer, min(met.decimetres) * 0.1
    from (
      select x.base + y.ordinal as pair, x.decimetres + y.decimetres as decimetres
      from (select a.base, unnest(a.hubs) as hub, unnest(a.decimetres)::integer as decimetres from a) as x
      join (select b.ordinal, unnest(b.hubs) as hub, unnest(b.decimetres)::integer as decimetres from b) as y on y.hub = x.hub
      union all
      select a.base + b.ordinal, network.same_edge_distance(a.leg, a.to_source, a.local_geom, b.leg, b.to_source, b.local_geom)
      from a
      join b on b.edge_id = a.edge_id
    ) as met
    where met.decimetres <= horizon
    group by met.pair;
end
$$;

comment on function network.matrix(geometry[], geometry[], integer) is
  'Walking distances between all points of two lists, by their positions in them from 1; a pair farther apart than the horizon has no row';

-- The reverse: who walks here.

create function network.catchment(
  location geometry, within_metres numeric, on_date date default current_date, in_network integer default null
)
returns table (
  site_id integer, external_id text, community_code text, name text, population numeric, elderly numeric, children numeric, metres numeric
)
language plpgsql
stable
parallel safe
rows 50
set plan_cache_mode = force_generic_plan
as $$
declare
  chosen integer := coalesce(in_network, network.active_network());
  budget integer := network.budget_of(within_metres, chosen);
  here record;
begin
  perform network.check_day(on_date);
  select p.* into here from network.place(chosen, network.check_point(location), budget) as p;
  if not found then
    return;
  end if;
  return query
    select r.*
    from network.sites_reached(here.edge_id, here.leg, here.to_source, here.local_geom, here.hubs, here.decimetres, budget, on_date) as r;
end
$$;

comment on function network.catchment(geometry, numeric, date, integer) is
  'Residential sites within a walk of a point on a day, with their people: who reaches it';

create function network.catchment_of_facility(
  facility text, within_metres numeric, on_date date default current_date, in_network integer default null
)
returns table (
  site_id integer, external_id text, community_code text, name text, population numeric, elderly numeric, children numeric, metres numeric
)
language plpgsql
stable
parallel safe
rows 50
set plan_cache_mode = force_generic_plan
as $$
declare
  chosen integer := coalesce(in_network, network.active_network());
  budget integer := network.budget_of(within_metres, chosen);
  here network.facility_place;
begin
  perform network.check_day(on_date);
  select p.* into here
  from registry.facility as f
  join network.facility_place as p on p.network_id = chosen and p.facility_id = f.id
  where f.external_id = facility
    and f.valid_from <= on_date
    and f.valid_to > on_date;
  if not found then
    raise exception 'there is no facility % on %', facility, on_date using errcode = 'LC003';
  end if;
  return query
    select r.*
    from network.sites_reached(here.edge_id, here.leg, here.to_source, here.local_geom, here.hubs, here.decimetres, budget, on_date) as r;
end
$$;

comment on function network.catchment_of_facility(text, numeric, date, integer) is
  'Residential sites within a walk of a facility on a day, with their people, by the facility''s external id';

create function network.people_within(
  location geometry, contours_metres numeric[], on_date date default current_date, in_network integer default null
)
returns numeric[]
language plpgsql
stable
parallel safe
set plan_cache_mode = force_generic_plan
as $$
begin
  perform network.budgets_of(contours_metres, coalesce(in_network, network.active_network()));
  return array(
    select coalesce(sum(c.population) filter (where c.metres <= round(contour, 1)), 0)
    from unnest(contours_metres) with ordinality as each (contour, ordinal)
    left join network.catchment(location, contours_metres[cardinality(contours_metres)], on_date, in_network) as c on true
    group by ordinal
    order by ordinal
  );
end
$$;

comment on function network.people_within(geometry, numeric[], date, integer) is
  'Residents within each of several rising contours of a point on a day';

-- What a change of facilities touches.

create function network.touched(facilities integer[], on_date date default current_date)
returns table (site_id integer, community_code text)
language plpgsql
stable
parallel safe
rows 100
set plan_cache_mode = force_generic_plan
set jit = off
as $$
begin
  perform network.check_day(on_date);
  return query
    with place as (
      select p.*, n.horizon_decimetres
      from network.network as n
      join network.facility_place as p on p.network_id = n.id and p.facility_id = any (facilities)
      where n.status = 'active'
    ),
    -- Many facilities share their hubs, and only the nearest decides how far one reaches.
    front as materialized (
      select own.hub, max(p.horizon_decimetres - own.decimetres) as rest
      from place as p
      cross join lateral unnest(p.hubs, p.decimetres) as own (hub, decimetres)
      group by own.hub
    ),
    met as (
      select l.site_id
      from front as f
      join network.site_label as l on l.hub = f.hub and l.decimetres <= f.rest
      union
      select s.site_id
      from place as p
      join network.site_place as s on s.edge_id = p.edge_id
    )
    select s.id, s.community_code
    from met as m
    join registry.site as s on s.id = m.site_id
    where s.valid_from <= on_date
      and s.valid_to > on_date;
end
$$;

comment on function network.touched(integer[], date) is
  'Residential sites within the horizon of any of some facility versions on an active network, with their communities: whose reach changes when these come, move, close or reopen (give the ended version and the new one)';

-- Isochrones: the network actually reached, cut where the budget ends, and drawn as wide as asked.

create function network.nodes_within(in_network integer, own_point geometry, own_hubs integer[], own_decimetres smallint[], budget integer)
returns table (node integer, decimetres integer)
language sql
stable
parallel safe
rows 300
as $$
  select near.id, min(own.decimetres + near.decimetres)
  from (
    select v.id, unnest(l.hubs) as hub, unnest(l.decimetres)::integer as decimetres
    from network.network as n
    -- No node within the budget lies outside the box: paths are no shorter than least_ratio times the straight line, and
    -- 20 m more make up for lengths rounded down. Where a street was given far too short the network itself is the bound.
    join network.node as v
      on v.network_id = n.id
      and v.geom && st_envelope(st_transform(st_setsrid(
        st_segmentize(st_exteriorring(st_expand(own_point, least(
          budget / 10.0 / n.least_ratio,
          case when n.least_ratio < 0.1 then st_maxdistance(own_point, st_setsrid(st_transform(n.extent, n.srid), 0)) end
        ) + 20)), 100), n.srid), 4326))
    join network.label as l on l.node = v.id
    where n.id = in_network
  ) as near
  join unnest(own_hubs, own_decimetres) as own (hub, decimetres) on own.hub = near.hub
  where own.decimetres + near.decimetres <= budget
  group by near.id
$$;

comment on function network.nodes_within(integer, geometry, integer[], smallint[], integer) is
  'Nodes within a budget of a place given by its position and labels, with exact distances; decimetres';

create function network.reached_nodes(location geometry, within_metres numeric, in_network integer default null)
returns table (node integer, metres numeric)
language plpgsql
stable
parallel safe
rows 300
set plan_cache_mode = force_generic_plan
set jit = off
as $$
declare
  chosen integer := coalesce(in_network, network.active_network());
  budget integer := network.budget_of(within_metres, chosen);
  origin record;
begin
  select p.* into origin from network.place(chosen, network.check_point(location), budget) as p;
  if not found then
    return;
  end if;
  return query
    select w.node, w.decimetres * 0.1
    from network.nodes_within(chosen, origin.local_geom, origin.hubs, origin.decimetres, budget) as w;
end
$$;

comment on function network.reached_nodes(geometry, numeric, integer) is 'Junctions within a walk of a point, with exact distances';

create function network.streets_within(
  at_edge integer, own_leg integer, own_to_source integer, own_point geometry,
  nodes integer[], walked integer[], budgets integer[], closed integer[] default '{}'
)
returns table (budget integer, line geometry)
language sql
stable
parallel safe
rows 500
as $$
  with reached as materialized (
    select r.node, r.decimetres
    from unnest(nodes, walked) as r (node, decimetres)
  ),
  end_reached as (
    select e.id, r.decimetres as from_source, null::integer as from_target
    from reached as r
    join network.edge as e on e.source = r.node
    union all
    select e.id, null, r.decimetres
    from reached as r
    join network.edge as e on e.target = r.node
  ),
  touched as materialized (
    select e.id, e.decimetres, e.local_geom, t.from_source, t.from_target
    from (
      select r.id, max(r.from_source) as from_source, max(r.from_target) as from_target
      from end_reached as r
      group by r.id
    ) as t
    join network.edge as e on e.id = t.id
    where e.id <> all (closed)
  ),
  part as (
    select
      b.budget,
      t.local_geom,
      t.decimetres,
      greatest(0, least(t.decimetres, b.budget - t.from_source)) as head,
      greatest(0, least(t.decimetres, b.budget - t.from_target)) as tail,
      coalesce(t.from_source <= b.budget, false) as from_head,
      coalesce(t.from_target <= b.budget, false) as from_tail
    from touched as t
    cross join unnest(budgets) as b (budget)
    where t.id <> at_edge
  ),
  stretch as (
    select p.*, case when from_head then p.head else 0 end + case when from_tail then p.tail else 0 end >= p.decimetres as whole
    from part as p
    where p.from_head
       or p.from_tail
  ),
  own as (
    select e.decimetres, e.local_geom, b.budget, b.budget - own_leg as rest, b.budget - t.from_source as head, b.budget - t.from_target as tail
    from network.edge as e
    cross join unnest(budgets) as b (budget)
    left join touched as t on t.id = e.id
    where e.id = at_edge
  ),
  -- The own street is walked from the door and from its ends: what they share is one stretch.
  own_stretch as (
    select o.budget, o.decimetres, o.local_geom, unnest(range_agg(s.stretch)) as stretch
    from own as o
    cross join lateral (
      values
        (int4range(0, least(o.decimetres, greatest(0, coalesce(o.head, 0))))),
        (int4range(greatest(0, o.decimetres - greatest(0, coalesce(o.tail, 0))), o.decimetres)),
        (int4range(greatest(0, own_to_source - greatest(0, o.rest)), least(o.decimetres, own_to_source + greatest(0, o.rest))))
    ) as s (stretch)
    group by o.budget, o.decimetres, o.local_geom
  )
  select s.budget, s.local_geom
  from stretch as s
  where s.whole
  union all
  select s.budget, st_linesubstring(s.local_geom, 0, s.head::float8 / s.decimetres)
  from stretch as s
  where s.from_head
    and s.head > 0
    and not s.whole
  union all
  select s.budget, st_linesubstring(s.local_geom, 1 - s.tail::float8 / s.decimetres, 1)
  from stretch as s
  where s.from_tail
    and s.tail > 0
    and not s.whole
  union all
  select o.budget, st_linesubstring(o.local_geom, lower(o.stretch)::float8 / o.decimetres, upper(o.stretch)::float8 / o.decimetres)
  from own_stretch as o
  union all
  select o.budget, o.local_geom
  from own as o
  where o.decimetres = 0
    and o.rest >= 0
  union all
  -- The way from the door to the street, as far as the budget goes.
  select
    o.budget,
    st_linesubstring(st_makeline(own_point, st_closestpoint(o.local_geom, own_point)), 0, least(1, o.budget / own_leg::float8))
  from own as o
  where own_leg > 0
    and o.budget > 0
$$;

comment on function network.streets_within(integer, integer, integer, geometry, integer[], integer[], integer[], integer[]) is
  'Streets within each of some budgets of a place, given the nodes reached and the decimetres walked to them: cut where the budget ends, the access leg among them, in the local projection';

create function network.lines_within(
  at_edge integer, leg integer, to_source integer, local_geom geometry,
  nodes integer[], walked integer[], budgets integer[], closed integer[] default '{}'
)
returns geometry[]
language plpgsql
stable
parallel safe
set plan_cache_mode = force_generic_plan
set jit = off
as $$
begin
  return array(
    select st_multi(st_collectionextract(st_collect(s.line), 2))
    from network.streets_within(at_edge, leg, to_source, local_geom, nodes, walked, budgets, closed) as s
    group by s.budget
    order by s.budget
  );
end
$$;

comment on function network.lines_within(integer, integer, integer, geometry, integer[], integer[], integer[], integer[]) is
  'Streets within each of some rising budgets of a place, one multilinestring a budget, in the local projection';

create function network.lines_from(location geometry, contours_metres numeric[], in_network integer)
returns geometry[]
language plpgsql
stable
parallel safe
set plan_cache_mode = force_generic_plan
set jit = off
as $$
declare
  chosen integer := coalesce(in_network, network.active_network());
  budgets integer[] := network.budgets_of(contours_metres, chosen);
  origin record;
  nodes integer[];
  walked integer[];
begin
  select p.* into origin from network.place(chosen, network.check_point(location), budgets[cardinality(budgets)]) as p;
  if not found then
    return '{}';
  end if;
  select array_agg(w.node), array_agg(w.decimetres) into nodes, walked
  from network.nodes_within(chosen, origin.local_geom, origin.hubs, origin.decimetres, budgets[cardinality(budgets)]) as w;
  return network.lines_within(origin.edge_id, origin.leg, origin.to_source, origin.local_geom, nodes, walked, budgets);
end
$$;

comment on function network.lines_from(geometry, numeric[], integer) is
  'Streets within each contour of a point, one multilinestring a contour, in the local projection; empty off the network';

create function network.widened(
  lines geometry[], width_metres double precision, tolerance_metres double precision, in_network integer
)
returns table (ordinal integer, area_square_metres double precision, geom geometry)
language plpgsql
stable
parallel safe
rows 3
as $$
declare
  -- On a grid of a centimetre the union never fails, so never starts afresh: where GEOS is compiled to WebAssembly its
  -- exceptions end the statement without a word. Elsewhere no grid (-1) is twice as quick.
  grid constant double precision := case when version() like '%emscripten%' then 0.01 else -1 end;
  own_srid integer := (select n.srid from network.network as n where n.id = coalesce(in_network, network.active_network()));
  shape geometry;
  larger geometry;
begin
  -- What is not a number passes for the largest one, and ends the server in st_buffer.
  if (width_metres > 0 and width_metres <= 10000 and tolerance_metres >= 0 and tolerance_metres <= 10000) is not true then
    raise exception 'an isochrone needs a width above 0 m and a tolerance of 0 m or more, both up to 10,000 m, not % and %', width_metres, tolerance_metres
      using errcode = 'LC004';
  end if;
  for i in 1..cardinality(lines) loop
    larger := st_simplifypreservetopology(
      (select st_union(st_buffer(d.geom, width_metres, 'quad_segs=2'), grid) from st_dump(lines[i]) as d), tolerance_metres
    );
    -- Generalized alone, a contour could leave the next one: each holds those before it.
    -- Where two outlines run along each other their union may keep a line besides the area.
    shape := st_collectionextract(case when i = 1 then larger else st_union(larger, shape, grid) end, 3);
    ordinal := i;
    area_square_metres := st_area(shape);
    geom := st_multi(st_collectionextract(st_reduceprecision(st_transform(st_setsrid(shape, own_srid), 4326), 1e-6), 3));
    return next;
  end loop;
end
$$;

comment on function network.widened(geometry[], double precision, double precision, integer) is
  'Reached streets of rising contours (lines in the local projection) as areas: a buffer round each street, holes kept, generalized, each holding the ones before it, valid on a grid of 1e-6 degrees; EPSG:4326';

create function network.isochrone_lines(location geometry, contours_metres numeric[], in_network integer default null)
returns table (contour_metres numeric, geom geometry)
language plpgsql
stable
parallel safe
rows 3
as $$
declare
  own_srid integer := (select n.srid from network.network as n where n.id = coalesce(in_network, network.active_network()));
begin
  return query
    select contours_metres[drawn.ordinal], st_transform(st_setsrid(drawn.line, own_srid), 4326)
    from unnest(network.lines_from(location, contours_metres, in_network)) with ordinality as drawn (line, ordinal);
end
$$;

comment on function network.isochrone_lines(geometry, numeric[], integer) is
  'Isochrones of a point as the streets within each contour (rising, at most 8), cut where it ends; EPSG:4326. Off network: no rows';

create function network.isochrones(
  location geometry, contours_metres numeric[], width_metres double precision default 30, tolerance_metres double precision default 2,
  in_network integer default null
)
returns table (contour_metres numeric, area_square_metres double precision, geom geometry)
language sql
stable
parallel safe
rows 3
as $$
  select contours_metres[w.ordinal], w.area_square_metres, w.geom
  from network.widened(network.lines_from(location, contours_metres, in_network), width_metres, tolerance_metres, in_network) as w
$$;

comment on function network.isochrones(geometry, numeric[], double precision, double precision, integer) is
  'Isochrones of a point as areas: the streets within each contour (rising, at most 8) widened by so many metres to both sides, holes kept, generalized, nested, valid; EPSG:4326. Off network: no rows';

grant execute on all functions in schema network, registry to lifecircle_service;
