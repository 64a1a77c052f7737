-- A facility type may be measured by a profile whose network is another one: wheelchairs have the companion of the run's network.

create function checkup.networks_of(of_run bigint)
returns integer[]
language sql
stable
parallel safe
as $$
  select array_agg(distinct network.for_profile(r.network_id, t.profile))
  from checkup.run as r
  join registry.standard_type as t on t.standard_version = r.standard_version
  where r.id = of_run
$$;

comment on function checkup.networks_of(bigint) is
  'The networks a run walks: its own, and the companions that the profiles of its standard''s types use';

grant execute on function checkup.networks_of(bigint) to lifecircle_service;

create or replace function checkup.reached_pairs(of_run bigint, types smallint[])
returns table (facility_id integer, type_id smallint, site_id integer)
language sql
stable
parallel safe
as $$
  select f.facility_id, f.type_id, met.site_id
  from checkup.run as r
  join registry.standard_type as t on t.standard_version = r.standard_version and t.type_id = any (types)
  cross join lateral (select network.for_profile(r.network_id, t.profile) as id offset 0) as walked
  join checkup.run_facility as f on f.run_id = r.id and f.type_id = t.type_id
  join network.facility_place as p on p.network_id = walked.id and p.facility_id = f.facility_id
  cross join lateral (
    select l.site_id
    from (select unnest(p.hubs) as hub, unnest(p.decimetres) as decimetres) as o
    join network.site_label as l
      on l.hub = o.hub
      and l.decimetres <= t.budget_decimetres - o.decimetres
    where o.decimetres <= t.budget_decimetres
    union
    select s.site_id
    from network.site_place as s
    where s.edge_id = p.edge_id
      and network.same_edge_distance(s.leg, s.to_source, s.local_geom, p.leg, p.to_source, p.local_geom) <= t.budget_decimetres
  ) as met
  where r.id = of_run
$$;

create or replace function checkup.pin_inputs(of_run bigint)
returns void
language plpgsql
set default_statistics_target = 10
as $$
declare
  this_run checkup.run;
  scope text;
  p record;
  widest integer;
  networks integer[] := checkup.networks_of(of_run);
begin
  select * into strict this_run from checkup.run where id = of_run;
  select * into strict p from checkup.parameters(of_run);
  scope := registry.region_prefix(this_run.scope_code);

  delete from checkup.run_site where run_id = of_run;
  delete from checkup.run_facility where run_id = of_run;

  create temp table active_site on commit drop as
  select s.id, s.external_id, s.community_code, s.population, s.elderly, s.children
  from registry.site as s
  where s.valid_from <= this_run.reference_date
    and s.valid_to > this_run.reference_date;
  analyze active_site;

  insert into checkup.run_facility (run_id, facility_id, type_id, community_code, county_code, state, size, size_imputed, weekly_hours)
  select
    of_run,
    f.id,
    f.type_id,
    f.community_code,
    f.county_code,
    registry.state_on(f.status, f.opened_on, f.closed_on, this_run.reference_date),
    coalesce(f.size, t.min_size, 0),
    f.size is null,
    f.weekly_hours
  from registry.facility as f
  join registry.standard_type as t on t.standard_version = this_run.standard_version and t.type_id = f.type_id
  where f.valid_from <= this_run.reference_date
    and f.valid_to > this_run.reference_date
  order by f.type_id, f.external_id;

  select max(t.budget_decimetres) into widest
  from registry.standard_type as t
  where t.standard_version = this_run.standard_version;

  -- A county's share of a group is that of its sites where the group was given; else the standard's default.
  insert into checkup.run_site (run_id, site_id, community_code, people, elderly, children, elderly_given, children_given, on_network, in_scope)
  with county_share as (
    select
      left(community_code, 6) as county,
      sum(elderly) / nullif(sum(population) filter (where elderly is not null), 0) as elderly,
      sum(children) / nullif(sum(population) filter (where children is not null), 0) as children
    from active_site
    group by left(community_code, 6)
  ),
  -- Neighbours out of scope: sites that share a facility with a site within.
  scope_facility as (
    select distinct f.facility_id
    from active_site as s
    join network.site_place as sp on sp.network_id = any (networks) and sp.site_id = s.id
    cross join lateral unnest(sp.hubs, sp.decimetres) as l (hub, decimetres)
    join network.facility_label as f on f.hub = l.hub and f.decimetres <= widest - l.decimetres
    where scope <> ''
      and starts_with(s.community_code, scope)
    union
    select fp.facility_id
    from active_site as s
    join network.site_place as sp on sp.network_id = any (networks) and sp.site_id = s.id
    join network.facility_place as fp on fp.edge_id = sp.edge_id
    where scope <> ''
      and starts_with(s.community_code, scope)
  ),
  neighbour as (
    select l.site_id
    from scope_facility as sf
    join network.facility_place as fp on fp.network_id = any (networks) and fp.facility_id = sf.facility_id
    cross join lateral unnest(fp.hubs, fp.decimetres) as o (hub, decimetres)
    join network.site_label as l on l.hub = o.hub and l.decimetres <= widest - o.decimetres
    union
    select sp.site_id
    from scope_facility as sf
    join network.facility_place as fp on fp.network_id = any (networks) and fp.facility_id = sf.facility_id
    join network.site_place as sp on sp.edge_id = fp.edge_id
  )
  select
    of_run,
    s.id,
    s.community_code,
    round(s.population, 6),
    round(coalesce(s.elderly, least(s.population - coalesce(s.children, 0), s.population * coalesce(c.elderly, p.elderly_share))), 6),
    round(coalesce(s.children, least(s.population - coalesce(s.elderly, 0), s.population * coalesce(c.children, p.child_share))), 6),
    s.elderly is not null,
    s.children is not null,
    sp.edge_id is not null,
    starts_with(s.community_code, scope)
  from active_site as s
  join county_share as c on c.county = left(s.community_code, 6)
  left join network.site_place as sp on sp.network_id = this_run.network_id and sp.site_id = s.id
  where starts_with(s.community_code, scope)
     or s.id in (select site_id from neighbour)
  order by s.community_code, s.external_id;

  drop table active_site;
end
$$;

create or replace function checkup.hash_inputs(of_run bigint)
returns void
language plpgsql
set work_mem = '64MB'
as $$
declare
  this_run checkup.run;
begin
  select * into strict this_run from checkup.run where id = of_run;

  update checkup.run
  set input_hash = encode(sha256(convert_to(concat_ws(
    E'\n',
    'run', this_run.period, this_run.reference_date, this_run.scope_code,
    'standard', (
      select s.document::text
      from registry.standard as s
      where s.version = this_run.standard_version
    ),
    'network', (
      select string_agg(row(n.source_hash, n.horizon_decimetres, n.snap_limit_decimetres, n.least_component_nodes)::text, E'\n' order by n.mode)
      from network.network as n
      where n.id = any (checkup.networks_of(of_run))
    ),
    'regions', (
      select string_agg(row(r.code, r.parent_code)::text, E'\n' order by r.code)
      from registry.region as r
      where r.valid_from <= this_run.reference_date
        and r.valid_to > this_run.reference_date
    ),
    'sites', (
      select string_agg(
        row(s.external_id, rs.community_code, rs.people, rs.elderly, rs.children, s.geom)::text, E'\n' order by s.external_id
      )
      from checkup.run_site as rs
      join registry.site as s on s.id = rs.site_id
      where rs.run_id = of_run
    ),
    'facilities', (
      select string_agg(
        row(f.external_id, t.code, rf.community_code, rf.county_code, rf.state, f.size, rf.weekly_hours, f.geom)::text, E'\n'
        order by f.external_id
      )
      from checkup.run_facility as rf
      join registry.facility as f on f.id = rf.facility_id
      join registry.facility_type as t on t.id = rf.type_id
      where rf.run_id = of_run
    ),
    'observations', (
      select string_agg(
        row(o.community_code, t.code, o.component, o.source, o.numerator, o.denominator)::text, E'\n'
        order by o.community_code, t.code, o.component collate "C", o.source collate "C"
      )
      from survey.observation as o
      join registry.facility_type as t on t.id = o.type_id
      where o.period = this_run.period
    ),
    'declarations', (
      select string_agg(row(d.county_code, t.code, d.declared_on)::text, E'\n' order by d.county_code, t.code)
      from registry.declaration as d
      join registry.facility_type as t on t.id = d.type_id
      where d.declared_on <= this_run.reference_date
    )
  ), 'UTF8')), 'hex')
  where id = of_run;
end
$$;
