import type pg from 'pg'

/**
 * The same answer by pgRouting, tuned by hand: edges narrow, in the order of their place, under a GiST index; the search
 * sees only those in a box that no shorter way can leave; facilities hang on both ends of their edges, found by node.
 * Returns whether the engine has pgRouting.
 */
export async function prepareRouting(owner: pg.Client, networkId: number): Promise<boolean> {
  const available = await owner.query(`select from pg_available_extensions where name = 'pgrouting'`)
  if (available.rowCount === 0) return false
  await owner.query(`
    create extension if not exists pgrouting;
    drop schema if exists bench cascade;
    create schema bench;

    create table bench.edge as
    select e.id, e.source, e.target, e.decimetres::float8 as cost, e.local_geom
    from network.edge as e
    where e.network_id = ${networkId}
      and e.snappable
    order by e.local_geom;
    create index edge_idx on bench.edge using gist (local_geom);

    create table bench.facility_end as
    select e.source as node, p.leg + p.to_source as decimetres, f.type_id, f.id as facility_id
    from network.facility_place as p
    join network.edge as e on e.id = p.edge_id
    join registry.facility as f on f.id = p.facility_id
    where p.network_id = ${networkId}
    union all
    select e.target, p.leg + p.to_target, f.type_id, f.id
    from network.facility_place as p
    join network.edge as e on e.id = p.edge_id
    join registry.facility as f on f.id = p.facility_id
    where p.network_id = ${networkId}
    order by node;
    create index facility_end_idx on bench.facility_end (node) include (decimetres, type_id, facility_id);

    create function bench.routed_reach(in_network integer, location geometry, budget integer)
    returns table (facility_id integer, type_id smallint, decimetres integer)
    language plpgsql
    stable
    as $$
    declare
      origin record;
      half_side float8;
    begin
      select s.*, n.least_ratio into origin
      from network.network as n
      cross join network.snap(n.id, location) as s
      where n.id = in_network;
      if not found then
        return;
      end if;
      half_side := budget / 10.0 / origin.least_ratio + 1;
      return query
        select met.facility_id, met.type_id, min(met.decimetres)
        from (
          select f.facility_id, f.type_id, w.agg_cost::integer + f.decimetres as decimetres
          -- The origin is a node of its own, number 0, a leg and a stretch from either end of its edge.
          from pgr_drivingdistance(
            format(
              'select id, source, target, cost from bench.edge where local_geom && st_makeenvelope(%s, %s, %s, %s)
               union all select -1, 0, %s, %s union all select -2, 0, %s, %s',
              st_x(origin.local_geom) - half_side, st_y(origin.local_geom) - half_side,
              st_x(origin.local_geom) + half_side, st_y(origin.local_geom) + half_side,
              origin.source, origin.leg + origin.to_source, origin.target, origin.leg + origin.to_target
            ),
            0, budget, false
          ) as w
          join bench.facility_end as f on f.node = w.node
          union all
          select p.facility_id, f.type_id,
            network.same_edge_distance(origin.leg, origin.to_source, origin.local_geom, p.leg, p.to_source, p.local_geom)
          from network.facility_place as p
          join registry.facility as f on f.id = p.facility_id
          where p.edge_id = origin.edge_id
        ) as met
        where met.decimetres <= budget
        group by met.facility_id, met.type_id;
    end
    $$;
  `)
  await owner.query('vacuum analyze bench.edge, bench.facility_end')
  return true
}
