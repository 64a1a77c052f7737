-- How people walk. Bounded hub labels are ordinary rows, so what can be reached is one index join
-- (hub labelling in databases: HLDB, Abraham et al. 2012; pruned labelling: Akiba et al. 2013).
-- Distances are whole decimetres on the ground, everywhere.

create table network.network (
  id integer generated always as identity,
  name text not null,
  status text not null default 'importing',
  source text not null,
  source_hash text,
  projection text not null,
  srid integer not null generated always as (910000 + id) stored,
  horizon_decimetres smallint not null,
  snap_limit_decimetres smallint not null,
  least_component_nodes integer not null,
  first_node integer not null,
  first_edge integer not null,
  node_count integer not null,
  edge_count integer not null,
  label_count bigint not null default 0,
  least_ratio double precision not null default 1,
  imported_at timestamptz not null default now(),
  activated_at timestamptz,
  constraint network_pkey primary key (id),
  constraint network_id_check check (id < 88000),
  constraint network_status_check check (status in ('importing', 'ready', 'active', 'retired')),
  constraint network_horizon_check check (horizon_decimetres between 1 and 32767),
  constraint network_least_ratio_check check (least_ratio > 0 and least_ratio <= 1)
);

create unique index network_active_key on network.network ((true)) where status = 'active';

comment on table network.network is 'Versions of the walking network; one is active. Node and edge numbers are unique over all of them';
comment on column network.network.projection is 'Local metric projection, a PROJ string: transverse Mercator at the network''s centre';
comment on column network.network.srid is 'Its number in spatial_ref_sys: PostGIS keeps the transformation of a number, not that of a string';
comment on column network.network.horizon_decimetres is 'Labels are exact up to this distance and silent beyond it';
comment on column network.network.least_ratio is 'Least length of an edge over the straight line between its ends, at most 1: how much a search box has to grow';

create function network.register_projection()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  delete from public.spatial_ref_sys where srid = new.srid;
  insert into public.spatial_ref_sys (srid, auth_name, proj4text) values (new.srid, 'lifecircle', new.projection);
  return null;
end
$$;

create trigger network_projection after insert on network.network
for each row execute function network.register_projection();

create table network.node (
  id integer not null,
  network_id integer not null,
  geom geometry(Point, 4326) not null,
  component integer not null,
  constraint node_pkey primary key (id),
  constraint node_network_fkey foreign key (network_id) references network.network (id) on delete cascade
);

create index node_geom_idx on network.node using gist (geom);

comment on table network.node is 'Junctions and dead ends';

create table network.edge (
  id integer not null,
  network_id integer not null,
  source integer not null,
  target integer not null,
  decimetres integer not null,
  snappable boolean not null,
  geom geometry(LineString, 4326) not null,
  local_geom geometry(LineString, 0) not null,
  constraint edge_pkey primary key (id),
  constraint edge_network_fkey foreign key (network_id) references network.network (id) on delete cascade,
  constraint edge_decimetres_check check (decimetres >= 0)
);

create index edge_local_geom_idx on network.edge using gist (local_geom) where snappable;
create index edge_geom_idx on network.edge using gist (geom);
create index edge_source_idx on network.edge (source);
create index edge_target_idx on network.edge (target);

comment on table network.edge is 'Stretches of street between junctions, walkable both ways';
comment on column network.edge.snappable is 'Its component is large enough to be walked from';
comment on column network.edge.local_geom is 'The drawn line in the network''s local projection, metres';

create table network.label (
  node integer not null,
  hubs integer[] not null,
  decimetres smallint[] not null,
  constraint label_pkey primary key (node)
);

comment on table network.label is 'Hub labels: for two nodes within the horizon the least sum over their common hubs is their exact distance';

-- Where sites and facilities stand on each network. A place off the network has no edge and no labels.

create table network.site_place (
  site_id integer not null,
  network_id integer not null,
  edge_id integer,
  leg smallint,
  to_source integer,
  to_target integer,
  local_geom geometry(Point, 0),
  hubs integer[] not null,
  decimetres smallint[] not null,
  constraint site_place_pkey primary key (network_id, site_id),
  constraint site_place_site_fkey foreign key (site_id) references registry.site (id) on delete cascade,
  constraint site_place_network_fkey foreign key (network_id) references network.network (id) on delete cascade
);

create index site_place_site_idx on network.site_place (site_id);
create index site_place_edge_idx on network.site_place (edge_id);

create table network.facility_place (
  facility_id integer not null,
  network_id integer not null,
  edge_id integer,
  leg smallint,
  to_source integer,
  to_target integer,
  local_geom geometry(Point, 0),
  hubs integer[] not null,
  decimetres smallint[] not null,
  constraint facility_place_pkey primary key (network_id, facility_id),
  constraint facility_place_facility_fkey foreign key (facility_id) references registry.facility (id) on delete cascade,
  constraint facility_place_network_fkey foreign key (network_id) references network.network (id) on delete cascade
);

create index facility_place_facility_idx on network.facility_place (facility_id);
create index facility_place_edge_idx on network.facility_place (edge_id);

comment on table network.site_place is 'Snapped position and labels of each site version; edge_id null = off network';
comment on table network.facility_place is 'Snapped position and labels of each facility version; edge_id null = off network';
comment on column network.facility_place.leg is 'Straight access leg to the edge, decimetres; it counts';
comment on column network.facility_place.to_source is 'Stretch along the edge to its source, decimetres: round(fraction x length)';

create table network.site_label (
  hub integer not null,
  decimetres smallint not null,
  site_id integer not null
);

create table network.facility_label (
  hub integer not null,
  decimetres smallint not null,
  type_id smallint not null,
  facility_id integer not null
);

create index site_label_hub_idx on network.site_label (hub, decimetres) include (site_id);
create index facility_label_hub_idx on network.facility_label (hub, decimetres) include (type_id, facility_id);

comment on table network.site_label is 'Labels of sites by hub: the reverse join finds the sites a facility touches';
comment on table network.facility_label is 'Labels of facilities by hub: what an origin''s labels are joined with';

-- Labels go with their place. A foreign key would say so row by row, and cost as much as writing them.

create function network.remove_site_labels()
returns trigger
language plpgsql
as $$
begin
  delete from network.site_label as l
  using removed as r
  where l.hub = any (r.hubs)
    and l.site_id = r.site_id;
  return null;
end
$$;

comment on function network.remove_site_labels() is 'Labels of a site go with its place';

create trigger site_place_labels after delete on network.site_place
referencing old table as removed
for each statement execute function network.remove_site_labels();

create function network.remove_facility_labels()
returns trigger
language plpgsql
as $$
begin
  delete from network.facility_label as l
  using removed as r
  where l.hub = any (r.hubs)
    and l.facility_id = r.facility_id;
  return null;
end
$$;

comment on function network.remove_facility_labels() is 'Labels of a facility go with its place';

create trigger facility_place_labels after delete on network.facility_place
referencing old table as removed
for each statement execute function network.remove_facility_labels();

create function network.remove_network_rows()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  delete from network.label where node >= old.first_node and node < old.first_node + old.node_count;
  delete from network.site_label where hub >= old.first_node and hub < old.first_node + old.node_count;
  delete from network.facility_label where hub >= old.first_node and hub < old.first_node + old.node_count;
  delete from public.spatial_ref_sys where srid = old.srid;
  return null;
end
$$;

comment on function network.remove_network_rows() is 'Labels and projection of a network go with it';

create trigger network_rows after delete on network.network
for each row execute function network.remove_network_rows();

create function network.active_network()
returns integer
language sql
stable
parallel safe
as $$
  select id
  from network.network
  where status = 'active'
$$;

comment on function network.active_network() is 'The network in use; null before the first is activated';

create function network.snap(in_network integer, location geometry)
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
    -- offset 0: transformed once, not once per edge
    from (select st_setsrid(st_transform(location, n.srid), 0) as local offset 0) as point
    cross join lateral (
      -- Most points have a street within 40 m: the second part looks in the whole box, and is asked only when they have not.
      (
        select edge.*
        from network.edge as edge
        where edge.network_id = n.id
          and edge.snappable
          and edge.local_geom && st_expand(point.local, 40)
          and edge.local_geom <-> point.local <= 40
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

comment on function network.snap(integer, geometry) is
  'Nearest position on the nearest edge of a large enough component within the snapping limit, ties to the lowest edge; no row when off network. Point in EPSG:4326, lengths in decimetres';

create function network.labels_between(source integer, from_source integer, target integer, from_target integer, longest integer)
returns table (hub integer, decimetres integer)
language sql
stable
parallel safe
rows 30
as $$
  select e.hub, min(e.decimetres)
  from (
    select unnest(l.hubs) as hub, unnest(l.decimetres) + from_source as decimetres
    from network.label as l
    where l.node = source
    union all
    select unnest(l.hubs), unnest(l.decimetres) + from_target
    from network.label as l
    where l.node = target
  ) as e
  where e.decimetres <= longest
  group by e.hub
$$;

comment on function network.labels_between(integer, integer, integer, integer, integer) is
  'Labels of a place on an edge: those of both end nodes, each lengthened by stretch and leg, the shorter kept per hub, those beyond the longest dropped';

create function network.place(in_network integer, location geometry)
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
    from network.labels_between(s.source, s.leg + s.to_source, s.target, s.leg + s.to_target, n.horizon_decimetres) as l
  ) as labels
  where n.id = in_network
$$;

comment on function network.place(integer, geometry) is
  'A point''s snapped position and its labels, as far as the network''s horizon; no row when off network';

create function network.place_sites(in_network integer, sites integer[])
returns void
language sql
as $$
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
$$;

comment on function network.place_sites(integer, integer[]) is 'Snaps and labels site versions on a network';

create function network.place_facilities(in_network integer, facilities integer[])
returns void
language sql
as $$
  insert into network.facility_place (facility_id, network_id, edge_id, leg, to_source, to_target, local_geom, hubs, decimetres)
  select f.id, in_network, p.edge_id, p.leg, p.to_source, p.to_target, p.local_geom, coalesce(p.hubs, '{}'), coalesce(p.decimetres, '{}')
  from registry.facility as f
  left join lateral network.place(in_network, f.geom) as p on true
  where f.id = any (facilities);

  insert into network.facility_label (hub, decimetres, type_id, facility_id)
  select l.hub, l.decimetres, f.type_id, p.facility_id
  from network.facility_place as p
  join registry.facility as f on f.id = p.facility_id
  cross join lateral unnest(p.hubs, p.decimetres) as l (hub, decimetres)
  where p.network_id = in_network
    and p.facility_id = any (facilities)
  order by l.hub, l.decimetres, p.facility_id;
$$;

comment on function network.place_facilities(integer, integer[]) is 'Snaps and labels facility versions on a network';

-- Whoever writes a site or a facility, by import, API or plain SQL, gets its labels in the same transaction.

create function network.label_new_sites()
returns trigger
language plpgsql
as $$
begin
  -- A network on its way in has to see these rows, or they it: one of the two waits for the other.
  lock table network.network in share mode;
  perform network.place_sites(n.id, (select array_agg(id) from added))
  from network.network as n
  where n.status in ('ready', 'active');
  return null;
end
$$;

create trigger site_labels after insert on registry.site
referencing new table as added
for each statement execute function network.label_new_sites();

create function network.label_new_facilities()
returns trigger
language plpgsql
as $$
begin
  -- A network on its way in has to see these rows, or they it: one of the two waits for the other.
  lock table network.network in share mode;
  perform network.place_facilities(n.id, (select array_agg(id) from added))
  from network.network as n
  where n.status in ('ready', 'active');
  return null;
end
$$;

create trigger facility_labels after insert on registry.facility
referencing new table as added
for each statement execute function network.label_new_facilities();

-- Reach from any point.

create function network.same_edge_distance(
  a_leg integer, a_to_source integer, a_point geometry,
  b_leg integer, b_to_source integer, b_point geometry
)
returns integer
language sql
immutable
parallel safe
as $$
  select least(
    abs(a_to_source - b_to_source) + a_leg + b_leg,
    case
      when floor(st_distance(a_point, b_point) * 10 + 0.5)::integer < a_leg + b_leg
        then floor(st_distance(a_point, b_point) * 10 + 0.5)::integer
    end
  )
$$;

comment on function network.same_edge_distance(integer, integer, geometry, integer, integer, geometry) is
  'Two places on one edge: along it, or the straight line where that is shorter than their two legs together. Round its ends is what the labels give';

create function network.check_budget(in_network integer, budget_decimetres integer)
returns void
language plpgsql
stable
parallel safe
as $$
declare
  horizon integer;
begin
  select n.horizon_decimetres into horizon from network.network as n where n.id = in_network;
  if horizon is null then
    raise exception 'there is no network %', in_network using errcode = 'LC003';
  end if;
  if budget_decimetres > horizon then
    raise exception 'a budget of % m is beyond the network''s horizon of % m', round(budget_decimetres / 10.0, 1), round(horizon / 10.0, 1)
      using errcode = 'LC004', hint = 'ask for less, or import the network with a longer horizon';
  end if;
end
$$;

comment on function network.check_budget(integer, integer) is
  'Raises an error for an unknown network or a budget beyond its horizon: never a silently short answer';

-- Planning takes longer than the answer, so these functions are planned once (plan_cache_mode).

create function network.reach(in_network integer, location geometry, budget_decimetres integer)
returns table (facility_id integer, type_id smallint, decimetres integer)
language plpgsql
stable
parallel safe
rows 100
set plan_cache_mode = force_generic_plan
as $$
begin
  perform network.check_budget(in_network, budget_decimetres);
  return query
    with origin as materialized (
      select s.*
      from network.snap(in_network, location) as s
    )
    select met.facility_id, met.type_id, min(met.decimetres)
    from (
      select f.facility_id, f.type_id, l.decimetres + f.decimetres as decimetres
      from origin as o
      cross join lateral
        network.labels_between(o.source, o.leg + o.to_source, o.target, o.leg + o.to_target, budget_decimetres) as l
      join network.facility_label as f
        on f.hub = l.hub
        and f.decimetres <= budget_decimetres - l.decimetres
      union all
      select p.facility_id, f.type_id, network.same_edge_distance(o.leg, o.to_source, o.local_geom, p.leg, p.to_source, p.local_geom)
      from origin as o
      join network.facility_place as p on p.edge_id = o.edge_id
      join registry.facility as f on f.id = p.facility_id
    ) as met
    where met.decimetres <= budget_decimetres
    group by met.facility_id, met.type_id;
end
$$;

comment on function network.reach(integer, geometry, integer) is
  'Facility versions within a walking budget of a point (EPSG:4326), with exact distances; decimetres. Off network: no rows. Beyond the horizon: an error';

create function network.reach_sites(in_network integer, location geometry, budget_decimetres integer)
returns table (site_id integer, decimetres integer)
language plpgsql
stable
parallel safe
rows 100
set plan_cache_mode = force_generic_plan
as $$
begin
  perform network.check_budget(in_network, budget_decimetres);
  return query
    with origin as materialized (
      select s.*
      from network.snap(in_network, location) as s
    )
    select met.site_id, min(met.decimetres)
    from (
      select s.site_id, l.decimetres + s.decimetres as decimetres
      from origin as o
      cross join lateral
        network.labels_between(o.source, o.leg + o.to_source, o.target, o.leg + o.to_target, budget_decimetres) as l
      join network.site_label as s
        on s.hub = l.hub
        and s.decimetres <= budget_decimetres - l.decimetres
      union all
      select p.site_id, network.same_edge_distance(o.leg, o.to_source, o.local_geom, p.leg, p.to_source, p.local_geom)
      from origin as o
      join network.site_place as p on p.edge_id = o.edge_id
    ) as met
    where met.decimetres <= budget_decimetres
    group by met.site_id;
end
$$;

comment on function network.reach_sites(integer, geometry, integer) is
  'Site versions within a walking budget of a point, the reverse of reach: who can walk here';

create function network.reached_nodes(in_network integer, location geometry, budget_decimetres integer)
returns table (node integer, decimetres integer)
language plpgsql
stable
parallel safe
rows 200
set plan_cache_mode = force_generic_plan
as $$
declare
  origin record;
  box geometry;
begin
  perform network.check_budget(in_network, budget_decimetres);
  select * into origin from network.place(in_network, location);
  if not found then
    return;
  end if;
  -- No node within the budget lies outside the box: paths are no shorter than least_ratio times the straight line.
  select st_envelope(st_transform(
      st_setsrid(st_segmentize(st_exteriorring(st_expand(origin.local_geom, budget_decimetres / 10.0 / n.least_ratio + 1)), 100), n.srid), 4326))
    into box
  from network.network as n
  where n.id = in_network;
  return query
    select near.id, min(o.decimetres::integer + near.decimetres)
    from (
      select n.id, unnest(l.hubs) as hub, unnest(l.decimetres) as decimetres
      from network.node as n
      join network.label as l on l.node = n.id
      where n.network_id = in_network
        and n.geom && box
    ) as near
    join unnest(origin.hubs, origin.decimetres) as o (hub, decimetres) on o.hub = near.hub
    where o.decimetres::integer + near.decimetres <= budget_decimetres
    group by near.id;
end
$$;

comment on function network.reached_nodes(integer, geometry, integer) is
  'Nodes within a walking budget of a point, with exact distances';

create function network.reached_streets(in_network integer, location geometry, contours integer[])
returns table (contour integer, edge_id integer, local_geom geometry)
language sql
stable
parallel safe
as $$
  with origin as (
    select s.* from network.snap(in_network, location) as s
  ),
  reached as materialized (
    select r.node, r.decimetres
    from network.reached_nodes(in_network, location, (select max(c) from unnest(contours) as c)) as r
  ),
  touched as materialized (
    select e.id, e.decimetres, e.local_geom, max(x.from_source) as from_source, max(x.from_target) as from_target
    from (
      select e1.id, r.decimetres as from_source, null::integer as from_target
      from reached as r
      join network.edge as e1 on e1.source = r.node
      union all
      select e2.id, null, r.decimetres
      from reached as r
      join network.edge as e2 on e2.target = r.node
    ) as x
    join network.edge as e on e.id = x.id
    group by e.id
  ),
  part as (
    select c.contour, t.id, t.local_geom, t.decimetres,
      greatest(0, least(t.decimetres, c.contour - t.from_source)) as head,
      greatest(0, least(t.decimetres, c.contour - t.from_target)) as tail,
      t.from_source <= c.contour as from_head,
      t.from_target <= c.contour as from_tail
    from touched as t
    cross join unnest(contours) as c (contour)
  )
  select p.contour, p.id, p.local_geom
  from part as p
  where (p.from_head or p.from_tail)
    and coalesce(p.head, 0) * p.from_head::integer + coalesce(p.tail, 0) * p.from_tail::integer >= p.decimetres
  union all
  select p.contour, p.id, st_linesubstring(p.local_geom, 0, p.head::float8 / p.decimetres)
  from part as p
  where p.from_head
    and p.head + case when p.from_tail then p.tail else 0 end < p.decimetres
  union all
  select p.contour, p.id, st_linesubstring(p.local_geom, 1 - p.tail::float8 / p.decimetres, 1)
  from part as p
  where p.from_tail
    and p.tail + case when p.from_head then p.head else 0 end < p.decimetres
  union all
  select
    c.contour,
    e.id,
    case
      when e.decimetres = 0 then e.local_geom
      else st_linesubstring(
        e.local_geom,
        greatest(0, (o.to_source - (c.contour - o.leg))::float8 / e.decimetres),
        least(1, (o.to_source + (c.contour - o.leg))::float8 / e.decimetres)
      )
    end
  from origin as o
  join network.edge as e on e.id = o.edge_id
  cross join unnest(contours) as c (contour)
  where c.contour >= o.leg
$$;

comment on function network.reached_streets(integer, geometry, integer[]) is
  'Streets within each walking budget of a point, cut where the budget ends, in the network''s local projection';

create function network.isochrones(
  in_network integer, location geometry, contours integer[], width_metres double precision, tolerance_metres double precision, as_polygons boolean
)
returns table (contour integer, area_square_metres double precision, geom geometry)
language sql
stable
parallel safe
as $$
  with shape as (
    select
      s.contour,
      case
        -- On a grid of a centimetre the union never fails, so never starts afresh: where GEOS is compiled to WebAssembly
        -- its exceptions end the statement without a word. Elsewhere no grid (-1) is twice as quick.
        when as_polygons then st_simplifypreservetopology(
          st_union(st_buffer(s.local_geom, width_metres, 'quad_segs=2'), case when version() like '%emscripten%' then 0.01 else -1 end)
            filter (where as_polygons),
          tolerance_metres
        )
        else st_collectionextract(st_collect(s.local_geom) filter (where not as_polygons), 2)
      end as local_geom
    from network.reached_streets(in_network, location, contours) as s
    group by s.contour
  )
  select
    s.contour,
    case when as_polygons then st_area(s.local_geom) else 0 end,
    st_transform(st_setsrid(s.local_geom, n.srid), 4326)
  from shape as s
  join network.network as n on n.id = in_network
$$;

comment on function network.isochrones(integer, geometry, integer[], double precision, double precision, boolean) is
  'Isochrones of a point: the reached streets widened, or the streets themselves; EPSG:4326. No rows off the network';

grant select, insert, update, delete on all tables in schema network to lifecircle_service;
grant execute on all functions in schema network to lifecircle_service;

alter table network.network enable row level security;
create policy network_read on network.network for select using (true);
create policy network_write on network.network for all
  using (platform.caller_role() = 'administrator' and registry.caller_holds_every_region())
  with check (platform.caller_role() = 'administrator' and registry.caller_holds_every_region());

-- The streets are the administrators'; places and labels follow the sites and facilities of whoever may write those.
do $$
declare
  entry record;
begin
  for entry in
    select *
    from (values
      ('node', '''administrator'''),
      ('edge', '''administrator'''),
      ('label', '''administrator'''),
      ('site_place', '''administrator'', ''integrator'', ''surveyor'''),
      ('site_label', '''administrator'', ''integrator'', ''surveyor'''),
      ('facility_place', '''administrator'', ''integrator'', ''surveyor'''),
      ('facility_label', '''administrator'', ''integrator'', ''surveyor''')
    ) as t (name, roles)
  loop
    execute format(
      'create trigger %I before insert or update or delete on network.%I for each statement execute function platform.guard_write(%s)',
      entry.name || '_guard', entry.name, entry.roles);
  end loop;
end
$$;
