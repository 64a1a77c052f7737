import type pg from 'pg'
import { operating } from './places.js'

/**
 * The same answers by pgRouting, tuned by hand: edges narrow, in the order of their place, under a GiST index; a search
 * sees only those in a box that no shorter way can leave; facilities and sites hang on both ends of their edges, found by
 * node. Returns whether the engine has pgRouting; schema `bench` is there afterwards in any case.
 */
export async function prepareRouting(owner: pg.ClientBase, networkId: number): Promise<boolean> {
  const { rows } = await owner.query<{ available: boolean; ready: boolean }>(
    `select exists (select from pg_available_extensions where name = 'pgrouting') as available, to_regclass('bench.edge') is not null as ready`
  )
  const { available, ready } = rows[0]!
  if (!ready) await owner.query('create schema if not exists bench')
  if (ready || !available) return available
  await owner.query('create extension if not exists pgrouting')
  await owner.query(tables(networkId))
  await owner.query(functions)
  await owner.query('vacuum analyze bench.edge, bench.facility_end, bench.site_end')
  return true
}

const tables = (networkId: number) => `
  create table bench.edge as
  select e.id, e.source, e.target, e.decimetres::float8 as cost, e.local_geom
  from network.edge as e
  where e.network_id = ${networkId}
    and e.snappable
  order by e.local_geom;
  create index edge_idx on bench.edge using gist (local_geom);

  create table bench.facility_end as
  select v.node, p.leg + v.stretch as decimetres, r.type_id, r.id as facility_id
  from network.facility_place as p
  join network.edge as e on e.id = p.edge_id
  join registry.facility as r on r.id = p.facility_id
  cross join lateral (values (e.source, p.to_source), (e.target, p.to_target)) as v (node, stretch)
  where p.network_id = ${networkId}
    and ${operating}
  order by node;
  create index facility_end_idx on bench.facility_end (node) include (decimetres, type_id, facility_id);

  create table bench.site_end as
  select v.node, p.leg + v.stretch as decimetres, s.community_code, s.id as site_id
  from network.site_place as p
  join network.edge as e on e.id = p.edge_id
  join registry.site as s on s.id = p.site_id
  cross join lateral (values (e.source, p.to_source), (e.target, p.to_target)) as v (node, stretch)
  where p.network_id = ${networkId}
  order by node;
  create index site_end_idx on bench.site_end (node) include (decimetres, community_code, site_id);

  -- As registry.facility, with its indexes, without labels.
  create table bench.facility (like registry.facility including all);`

const functions = `
  create function bench.origin_at(location geometry)
  returns table (
    edge_id integer, leg smallint, to_source integer, to_target integer, source integer, target integer, local_geom geometry,
    least_ratio float8, network_id integer
  )
  language sql
  stable
  as $$
    select s.*, n.least_ratio, n.id
    from network.network as n
    cross join network.snap(n.id, location) as s
    where n.id = network.active_network()
  $$;

  -- The origin is a node of its own, number 0, a leg and a stretch from either end of its edge.
  create function bench.edges_around(
    local_geom geometry, half_side float8, leg integer, source integer, to_source integer, target integer, to_target integer
  )
  returns text
  language sql
  immutable
  as $$
    select format(
      'select id, source, target, cost from bench.edge where local_geom && st_makeenvelope(%s, %s, %s, %s)
       union all select -1, 0, %s, %s union all select -2, 0, %s, %s',
      st_x(local_geom) - half_side, st_y(local_geom) - half_side, st_x(local_geom) + half_side, st_y(local_geom) + half_side,
      source, leg + to_source, target, leg + to_target
    )
  $$;

  create function bench.routed_reach(location geometry, budget integer)
  returns table (facility_id integer, type_id smallint, decimetres integer)
  language plpgsql
  stable
  as $$
  declare
    origin record;
  begin
    select o.* into origin from bench.origin_at(location) as o;
    if not found then
      return;
    end if;
    return query
      select met.facility_id, met.type_id, min(met.decimetres)
      from (
        select f.facility_id, f.type_id, w.agg_cost::integer + f.decimetres as decimetres
        from pgr_drivingdistance(
          bench.edges_around(
            origin.local_geom, budget / 10.0 / origin.least_ratio + 20, origin.leg, origin.source, origin.to_source, origin.target, origin.to_target
          ),
          0, budget, false
        ) as w
        join bench.facility_end as f on f.node = w.node
        union all
        select r.id, r.type_id, network.same_edge_distance(origin.leg, origin.to_source, origin.local_geom, p.leg, p.to_source, p.local_geom)
        from network.facility_place as p
        join registry.facility as r on r.id = p.facility_id
        where p.edge_id = origin.edge_id
          and ${operating}
      ) as met
      where met.decimetres <= budget
      group by met.facility_id, met.type_id;
  end
  $$;

  create function bench.routed_sites(location geometry, budget integer)
  returns table (site_id integer, community_code text)
  language plpgsql
  stable
  as $$
  declare
    origin record;
  begin
    select o.* into origin from bench.origin_at(location) as o;
    return query
      select s.site_id, s.community_code
      from pgr_drivingdistance(
        bench.edges_around(
          origin.local_geom, budget / 10.0 / origin.least_ratio + 20, origin.leg, origin.source, origin.to_source, origin.target, origin.to_target
        ),
        0, budget, false
      ) as w
      join bench.site_end as s on s.node = w.node
      where w.agg_cost::integer + s.decimetres <= budget
      union
      select s.id, s.community_code
      from network.site_place as p
      join registry.site as s on s.id = p.site_id
      where p.edge_id = origin.edge_id
        and network.same_edge_distance(origin.leg, origin.to_source, origin.local_geom, p.leg, p.to_source, p.local_geom) <= budget;
  end
  $$;

  -- The first k of a type, sought as network.nearest seeks them: near first, then as far as the horizon.
  create function bench.routed_nearest(location geometry, type_code text, k integer, horizon integer)
  returns table (facility_id integer, decimetres integer)
  language plpgsql
  stable
  as $$
  declare
    budget integer;
    keys bigint[];
  begin
    foreach budget in array array[horizon / 3, horizon] loop
      keys := array(
        select (r.decimetres::bigint << 32) | r.facility_id as key
        from bench.routed_reach(location, budget) as r
        join registry.facility_type as t on t.id = r.type_id
        where t.code = type_code
        order by key
        limit k
      );
      exit when cardinality(keys) >= k;
    end loop;
    return query
      select (key & 4294967295)::integer, (key >> 32)::integer
      from unnest(keys) as key;
  end
  $$;

  create type bench.matrix_place as (
    number integer, edge_id integer, leg smallint, to_source integer, to_target integer, source integer, target integer, local_geom geometry,
    least_ratio float8
  );

  -- Origins are nodes -1, -2, …, destinations follow; the box holds all that the origins can reach.
  create function bench.routed_matrix(origins geometry[], destinations geometry[], horizon integer)
  returns table (origin integer, destination integer, decimetres integer)
  language plpgsql
  stable
  as $$
  declare
    count_a integer := cardinality(origins);
    nodes_a integer[] := array(select -g from generate_series(1, count_a) as g);
    nodes_b integer[] := array(select -g from generate_series(count_a + 1, count_a + cardinality(destinations)) as g);
    places bench.matrix_place[] := array(
      select row(p.number, o.edge_id, o.leg, o.to_source, o.to_target, o.source, o.target, o.local_geom, o.least_ratio)::bench.matrix_place
      from unnest(origins || destinations) with ordinality as p (location, number)
      cross join lateral bench.origin_at(p.location) as o
    );
    box text := (
      select format('select id, source, target, cost from bench.edge where local_geom && st_makeenvelope(%s, %s, %s, %s)',
        min(st_x(m.local_geom) - b.half), min(st_y(m.local_geom) - b.half), max(st_x(m.local_geom) + b.half), max(st_y(m.local_geom) + b.half))
      from unnest(places) as m
      cross join lateral (select horizon / 10.0 / m.least_ratio + 20 as half) as b
      where m.number <= count_a
    );
    edges text := (
      select box || ' union all values ' || string_agg(format('(%s, %s, %s, %s::float8), (%s, %s, %s, %s)',
        -2 * m.number, -m.number, m.source, m.leg + m.to_source, -2 * m.number - 1, -m.number, m.target, m.leg + m.to_target), ', ')
      from unnest(places) as m
    );
  begin
    return query
      select met.a, met.b, min(met.decimetres)
      from (
        select -c.start_vid::integer as a, -c.end_vid::integer - count_a as b, c.agg_cost::integer as decimetres
        from pgr_dijkstracost(edges, nodes_a, nodes_b, false) as c
        union all
        select a.number, b.number - count_a, network.same_edge_distance(a.leg, a.to_source, a.local_geom, b.leg, b.to_source, b.local_geom)
        from unnest(places) as a
        join unnest(places) as b on b.edge_id = a.edge_id and b.number > count_a
        where a.number <= count_a
      ) as met
      where met.decimetres <= horizon
      group by met.a, met.b;
  end
  $$;

  -- The same shaping of the streets reached, by nodes that pgRouting found.
  create function bench.routed_isochrone(location geometry, budget integer)
  returns geometry
  language plpgsql
  stable
  as $$
  declare
    origin record;
    nodes integer[];
    walked integer[];
  begin
    select o.* into origin from bench.origin_at(location) as o;
    select array_agg(w.node::integer), array_agg(w.agg_cost::integer) into nodes, walked
    from pgr_drivingdistance(
      bench.edges_around(
        origin.local_geom, budget / 10.0 / origin.least_ratio + 20, origin.leg, origin.source, origin.to_source, origin.target, origin.to_target
      ),
      0, budget, false
    ) as w
    where w.node <> 0;
    return (
      select shape.geom
      from network.widened(
        network.lines_within(origin.edge_id, origin.leg, origin.to_source, origin.local_geom, nodes, walked, array[budget]),
        30, 2, origin.network_id
      ) as shape
    );
  end
  $$;

  -- As people do: a concave hull round the nodes reached.
  create function bench.hull_isochrone(location geometry, budget integer)
  returns geometry
  language plpgsql
  stable
  as $$
  declare
    origin record;
  begin
    select o.* into origin from bench.origin_at(location) as o;
    return (
      select st_concavehull(st_collect(n.geom), 0.3)
      from pgr_drivingdistance(
        bench.edges_around(
          origin.local_geom, budget / 10.0 / origin.least_ratio + 20, origin.leg, origin.source, origin.to_source, origin.target, origin.to_target
        ),
        0, budget, false
      ) as w
      join network.node as n on n.id = w.node
    );
  end
  $$;`
