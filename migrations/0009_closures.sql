-- Reach over the streets that remain when some are closed. Labels know nothing of closures: the service searches these
-- streets itself (an exact bounded Dijkstra) and hands over the nodes it got to, and what stands along the way is found here.
-- The answers are those of a network imported without the closed streets. Lengths are decimetres.

create type network.start as (origin integer, edge_id integer, leg integer, to_source integer, local_geom geometry);

comment on type network.start is 'Where a walk starts: the caller''s number of it, and its position on an open street, as from snap';

create function network.open_streets(in_network integer, closed integer[], points geometry[], budget integer)
returns table (id integer, source integer, target integer, decimetres integer)
language sql
stable
parallel safe
rows 1000
as $$
  -- No way within the budget leaves the box round its start: paths are no shorter than least_ratio times the straight line.
  -- Starts within one square share a box, so that a thousand neighbours do not ask for the same streets a thousand times.
  with square as (
    select distinct a.width, floor(st_x(p.point) / a.width) as x, floor(st_y(p.point) / a.width) as y
    from network.network as n
    cross join lateral (select budget / 10.0 / n.least_ratio + 20) as a (width)
    cross join unnest(points) as p (point)
    where n.id = in_network
  )
  select distinct e.id, e.source, e.target, e.decimetres
  from square as s
  join network.edge as e
    on e.snappable
    and e.local_geom && st_makeenvelope((s.x - 1) * s.width, (s.y - 1) * s.width, (s.x + 2) * s.width, (s.y + 2) * s.width)
  where e.network_id = in_network
    and e.id not in (select c.id from unnest(closed) as c (id))
$$;

comment on function network.open_streets(integer, integer[], geometry[], integer) is
  'Streets that walks within a budget from some points (in the local projection) can lead along, closed ones left out';

create function network.walks_over(
  in_network integer, closed integer[], starts network.start[], walked_from integer[], nodes integer[], walked integer[],
  budget integer, kind text, on_date date
)
returns table (origin integer, id integer, decimetres integer)
language sql
stable
parallel safe
rows 1000
as $$
  with start as materialized (
    select s.origin, s.edge_id, s.leg, s.to_source, s.local_geom
    from unnest(starts) as s
  ),
  reached as materialized (
    select r.origin, r.node, r.decimetres
    from unnest(walked_from, nodes, walked) as r (origin, node, decimetres)
  ),
  closed_edge as materialized (
    select distinct c.id
    from unnest(closed) as c (id)
  ),
  street as materialized (
    select c.id
    from closed_edge as c
    union
    select s.edge_id
    from start as s
    union
    select e.id
    from (select distinct r.node from reached as r) as r
    join network.edge as e on e.source = r.node
    union
    select e.id
    from (select distinct r.node from reached as r) as r
    join network.edge as e on e.target = r.node
  ),
  place as materialized (
    select p.facility_id as id, f.geom, p.edge_id, p.leg, p.to_source, p.to_target, p.local_geom
    from street as e
    join network.facility_place as p on p.edge_id = e.id
    join registry.facility as f on f.id = p.facility_id
    where walks_over.kind = 'facility'
      and p.network_id = in_network
      and p.operates_from <= on_date
      and p.operates_to > on_date
    union all
    select p.site_id, s.geom, p.edge_id, p.leg, p.to_source, p.to_target, p.local_geom
    from street as e
    join network.site_place as p on p.edge_id = e.id
    join registry.site as s on s.id = p.site_id
    where walks_over.kind = 'site'
      and p.network_id = in_network
      and s.valid_from <= on_date
      and s.valid_to > on_date
  ),
  area as materialized (
    select st_expand(st_extent(s.local_geom)::geometry, budget / 10.0 / min(n.least_ratio) + 20) as box
    from network.network as n
    cross join start as s
    where n.id = in_network
  ),
  -- Whatever stands on a closed street goes to the nearest open one.
  open_place as materialized (
    select p.id, p.edge_id, p.leg, p.to_source, p.to_target, p.local_geom
    from place as p
    where p.edge_id not in (select c.id from closed_edge as c)
    union all
    select p.id, n.edge_id, n.leg, n.to_source, n.to_target, n.local_geom
    from area as a
    join place as p on p.local_geom && a.box
    cross join lateral network.snap(in_network, p.geom, closed) as n
    where p.edge_id in (select c.id from closed_edge as c)
  )
  select met.origin, met.id, min(met.decimetres)
  from (
    select r.origin, p.id, r.decimetres + p.leg + p.to_source as decimetres
    from open_place as p
    join network.edge as e on e.id = p.edge_id
    join reached as r on r.node = e.source
    union all
    select r.origin, p.id, r.decimetres + p.leg + p.to_target
    from open_place as p
    join network.edge as e on e.id = p.edge_id
    join reached as r on r.node = e.target
    union all
    select s.origin, p.id, network.same_edge_distance(s.leg, s.to_source, s.local_geom, p.leg, p.to_source, p.local_geom)
    from start as s
    join open_place as p on p.edge_id = s.edge_id
  ) as met
  where met.decimetres <= budget
  group by met.origin, met.id
$$;

comment on function network.walks_over(integer, integer[], network.start[], integer[], integer[], integer[], integer, text, date) is
  'Exact walks over open streets to facilities operating on a day, or to residential sites (kind: facility or site), given the starts, and each node reached with the start''s number and the decimetres walked to it';

create function network.reach_counts_over(
  in_network integer, closed integer[], starts network.start[], walked_from integer[], nodes integer[], walked integer[],
  budgets integer[], on_date date default current_date
)
returns table (origin integer, type_code text, counts integer[], nearest_facility_id integer, nearest_metres numeric)
language sql
stable
parallel safe
rows 100
as $$
  select
    c.origin,
    t.code,
    array_agg(c.count order by c.ordinal),
    (min(c.least) & 4294967295)::integer,
    (min(c.least) >> 32) * 0.1
  from (
    select
      w.origin,
      f.type_id,
      b.ordinal,
      (count(*) filter (where w.decimetres <= b.budget))::integer as count,
      -- Distance and id in one number, so the least of both is one aggregate.
      min((w.decimetres::bigint << 32) | w.id) as least
    from network.walks_over(in_network, closed, starts, walked_from, nodes, walked, budgets[cardinality(budgets)], 'facility', on_date) as w
    join registry.facility as f on f.id = w.id
    cross join unnest(budgets) with ordinality as b (budget, ordinal)
    group by w.origin, f.type_id, b.ordinal
  ) as c
  join registry.facility_type as t on t.id = c.type_id
  group by c.origin, t.code
$$;

comment on function network.reach_counts_over(integer, integer[], network.start[], integer[], integer[], integer[], integer[], date) is
  'As reach_counts, over open streets: facilities within each of some rising budgets of each start, by type, and the nearest of each type';

create function network.people_over(
  in_network integer, closed integer[], starts network.start[], walked_from integer[], nodes integer[], walked integer[],
  budgets integer[], on_date date default current_date
)
returns table (origin integer, people numeric[])
language sql
stable
parallel safe
rows 100
as $$
  select p.origin, array_agg(p.people order by p.ordinal)
  from (
    select w.origin, b.ordinal, coalesce(sum(s.population) filter (where w.decimetres <= b.budget), 0) as people
    from network.walks_over(in_network, closed, starts, walked_from, nodes, walked, budgets[cardinality(budgets)], 'site', on_date) as w
    join registry.site as s on s.id = w.id
    cross join unnest(budgets) with ordinality as b (budget, ordinal)
    group by w.origin, b.ordinal
  ) as p
  group by p.origin
$$;

comment on function network.people_over(integer, integer[], network.start[], integer[], integer[], integer[], integer[], date) is
  'As people_within, over open streets: residents within each of some rising budgets of each start';

create function network.lines_over(
  closed integer[], starts network.start[], walked_from integer[], nodes integer[], walked integer[], budgets integer[]
)
returns table (origin integer, lines geometry[])
language sql
stable
parallel safe
rows 100
as $$
  select s.origin, network.lines_within(s.edge_id, s.leg, s.to_source, s.local_geom, r.nodes, r.decimetres, budgets, closed)
  from unnest(starts) as s
  left join (
    select r.origin, array_agg(r.node) as nodes, array_agg(r.decimetres) as decimetres
    from unnest(walked_from, nodes, walked) as r (origin, node, decimetres)
    group by r.origin
  ) as r on r.origin = s.origin
$$;

comment on function network.lines_over(integer[], network.start[], integer[], integer[], integer[], integer[]) is
  'As lines_within, over open streets: those within each of some rising budgets of each start, in the local projection';

grant usage on type network.start to lifecircle_service;
grant execute on all functions in schema network to lifecircle_service;
