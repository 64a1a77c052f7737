-- How good a network is: what an operator looks at before it is taken into use. Metres, text codes and days, as in reach;
-- sites and facilities are those valid on the day. (select in_network): worked out once, not for every street.

create function network.street_quality(in_network integer default network.active_network())
returns table (
  junctions integer, edges integer, street_metres numeric, dead_ends integer, zero_length_edges integer,
  least_ratio double precision, extent geometry
)
language sql
stable
parallel safe
rows 1
as $$
  select
    node.count::integer,
    edge.count::integer,
    round(edge.decimetres / 10.0, 1),
    (
      select count(*)::integer
      from (
        select ends.node
        from network.edge as e
        cross join lateral (values (e.source), (e.target)) as ends (node)
        where e.network_id = n.id
        group by ends.node
        having count(*) = 1
      ) as lone
    ),
    edge.without_length::integer,
    n.least_ratio,
    node.extent
  from network.network as n
  cross join lateral (
    select
      count(*) as count,
      coalesce(sum(e.decimetres), 0) as decimetres,
      count(*) filter (where e.decimetres = 0) as without_length
    from network.edge as e
    where e.network_id = n.id
  ) as edge
  cross join lateral (
    select count(*) as count, st_setsrid(st_extent(d.geom)::geometry, 4326) as extent
    from network.node as d
    where d.network_id = n.id
  ) as node
  where n.id = (select in_network)
$$;

comment on function network.street_quality(integer) is
  'Size of a network, its dead ends (nodes with one edge), edges without length, the least ratio of an edge to its drawn line (at most 1), and its box in EPSG:4326';

create function network.components(in_network integer default network.active_network())
returns table (component integer, junctions integer, street_metres numeric, walked_from boolean, extent geometry)
language sql
stable
parallel safe
rows 100
as $$
  select
    d.component,
    count(*)::integer,
    round(coalesce(sum(street.decimetres), 0) / 10.0, 1),
    count(*) >= n.least_component_nodes,
    st_setsrid(st_extent(d.geom)::geometry, 4326)
  from network.network as n
  join network.node as d on d.network_id = n.id
  left join (
    select e.network_id, e.source, sum(e.decimetres) as decimetres
    from network.edge as e
    group by e.network_id, e.source
  ) as street on street.network_id = n.id and street.source = d.id
  where n.id = (select in_network)
  group by n.id, d.component
$$;

comment on function network.components(integer) is
  'Parts of a network that do not meet: junctions, metres of street, whether they are large enough to be walked from, box in EPSG:4326';

create function network.short_edges(below_ratio double precision default 0.9, in_network integer default network.active_network())
returns table (edge_id integer, metres numeric, straight_metres numeric, ratio double precision, geom geometry)
language sql
stable
parallel safe
rows 100
as $$
  select
    e.id,
    round(e.decimetres / 10.0, 1),
    round(line.straight::numeric, 1),
    e.decimetres / 10.0::float8 / line.straight,
    e.geom
  from network.network as n
  join network.edge as e on e.network_id = n.id
  cross join lateral (select st_distance(st_startpoint(e.local_geom), st_endpoint(e.local_geom)) as straight offset 0) as line
  where n.id = (select in_network)
    -- Mostly no edge is, and none has to be looked at.
    and n.least_ratio < below_ratio
    -- Half a decimetre is what rounding may take.
    and (e.decimetres + 0.5::float8) / 10 < below_ratio * line.straight
$$;

comment on function network.short_edges(double precision, integer) is
  'Edges shorter than a share of the straight line between their ends: lengths given wrong, or lines drawn wrong. They widen every isochrone''s search box';

create function network.street_metres_from(location geometry, within_metres numeric default 5000, in_network integer default network.active_network())
returns numeric
language sql
stable
parallel safe
as $$
  select round(nearest.metres::numeric, 1)
  from network.network as n
  -- Offset 0: transformed once, not once per edge. The projection knows nothing of the far side of the earth.
  cross join lateral (
    select case when location && st_expand(n.extent, 1) then st_setsrid(st_transform(location, n.srid), 0) end as local
    offset 0
  ) as point
  cross join lateral (
    select st_distance(e.local_geom, point.local) as metres
    from network.edge as e
    where e.network_id = n.id
      and e.snappable
      and e.local_geom && st_expand(point.local, within_metres::double precision)
    order by e.local_geom <-> point.local
    limit 1
  ) as nearest
  where n.id = (select in_network)
    and nearest.metres <= within_metres
$$;

comment on function network.street_metres_from(geometry, numeric, integer) is
  'Straight distance from a point (EPSG:4326) to the nearest street one can walk from, however far beyond the snapping limit; null = none within these metres';

create function network.remote_sites(
  beyond_metres numeric default 100, on_date date default current_date, in_network integer default network.active_network()
)
returns table (
  site_id integer, external_id text, name text, community_code text, population numeric, on_network boolean, street_metres numeric, geom geometry
)
language sql
stable
parallel safe
rows 100
as $$
  select
    s.id,
    s.external_id,
    s.name,
    s.community_code,
    s.population,
    p.edge_id is not null,
    case when p.edge_id is null then network.street_metres_from(s.geom, 5000, n.id) else round(p.leg / 10.0, 1) end,
    s.geom
  from network.network as n
  join network.site_place as p on p.network_id = n.id
  join registry.site as s on s.id = p.site_id
  where n.id = (select in_network)
    and (p.edge_id is null or p.leg > beyond_metres * 10)
    and s.valid_from <= on_date
    and s.valid_to > on_date
$$;

comment on function network.remote_sites(numeric, date, integer) is
  'Sites off the network, with the distance to the nearest street within 5 km, and those whose access leg is longer than so many metres';

create function network.remote_facilities(
  beyond_metres numeric default 100, on_date date default current_date, in_network integer default network.active_network()
)
returns table (
  facility_id integer, external_id text, name text, type_code text, community_code text, state text, on_network boolean, street_metres numeric, geom geometry
)
language sql
stable
parallel safe
rows 100
as $$
  select
    f.id,
    f.external_id,
    f.name,
    t.code,
    f.community_code,
    registry.state_on(f.status, f.opened_on, f.closed_on, on_date),
    p.edge_id is not null,
    case when p.edge_id is null then network.street_metres_from(f.geom, 5000, n.id) else round(p.leg / 10.0, 1) end,
    f.geom
  from network.network as n
  join network.facility_place as p on p.network_id = n.id
  join registry.facility as f on f.id = p.facility_id
  join registry.facility_type as t on t.id = f.type_id
  where n.id = (select in_network)
    and (p.edge_id is null or p.leg > beyond_metres * 10)
    and f.valid_from <= on_date
    and f.valid_to > on_date
$$;

comment on function network.remote_facilities(numeric, date, integer) is
  'Facilities off the network, with the distance to the nearest street within 5 km, and those whose access leg is longer than so many metres';

grant execute on all functions in schema network to lifecircle_service;
