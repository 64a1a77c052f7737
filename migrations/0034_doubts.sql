-- What a rule of quality doubts counts as not measured in a run's completeness: figures that cannot be right are no
-- better known than those that nobody gave. The two rules about figures stand in functions, which runs and flaws ask alike.

create function survey.size_in_doubt(size numeric, least_size numeric, median double precision)
returns boolean
language sql
immutable
parallel safe
as $$
  select coalesce(size = 0 or size < least_size / 10 or size > median * 10, false)
$$;

comment on function survey.size_in_doubt(numeric, numeric, double precision) is
  'Whether a facility''s size can hardly be right: none, less than a tenth of its type''s least, or more than ten times the median; an unknown one is not in doubt';

create function survey.people_in_doubt(households numeric, population numeric)
returns boolean
language sql
immutable
parallel safe
as $$
  select coalesce(
    case
      when households = 0 then population > 0
      when population = 0 then households > 0
      else population < households or population > 8 * households
    end,
    false
  )
$$;

comment on function survey.people_in_doubt(numeric, numeric) is
  'Whether a site''s people can hardly be right: fewer than one or more than eight in an occupied household; unknown households are not in doubt';

create function survey.usual_sizes(on_date date)
returns table (type_id smallint, median double precision)
language sql
stable
rows 20
as $$
  -- What a type's sizes are like is a matter of the whole database, not of the region that is asked for.
  select f.type_id, percentile_cont(0.5) within group (order by f.size::float8)
  from registry.facility as f
  where f.valid_from <= on_date
    and f.valid_to > on_date
    and f.size > 0
  group by f.type_id
  having count(*) >= 20
$$;

comment on function survey.usual_sizes(date) is 'Median size of the facilities of each type, where at least twenty sizes are known';

create or replace function survey.flaws(within_region text default '000000000000', on_date date default current_date, in_standard text default 'lifecircle-2026')
returns table (about text, external_id text, name text, region_code text, rule text, detail jsonb)
language sql
stable
rows 1000
as $$
  with asked as materialized (
    select
      rpad(registry.region_prefix(within_region), 12, '0') as first_code, rpad(registry.region_prefix(within_region), 12, '9') as last_code,
      within_region = '000000000000' as every_region,
      network.active_network() as network_id,
      (on_date - interval '6 months')::date as fresh_since
  ),
  facility as materialized (
    select f.*, coalesce(f.community_code, f.county_code, '') as region_code, k.standard_version, k.supply_unit, k.min_size,
      registry.state_on(f.status, f.opened_on, f.closed_on, on_date) as state
    from asked as a
    join registry.facility as f
      on a.every_region or coalesce(f.community_code, f.county_code) between a.first_code and a.last_code
    left join registry.standard_type as k on k.type_id = f.type_id and k.standard_version = in_standard
    where f.valid_from <= on_date
      and f.valid_to > on_date
  ),
  site as materialized (
    select s.*
    from asked as a
    join registry.site as s on s.community_code between a.first_code and a.last_code
    where s.valid_from <= on_date
      and s.valid_to > on_date
  ),
  thing as (
    select 'facility' as about, f.id, f.external_id, f.name, f.region_code, f.community_code, f.geom from facility as f
    union all
    select 'site', s.id, s.external_id, s.name, s.community_code, s.community_code, s.geom from site as s
  ),
  usual as materialized (select * from survey.usual_sizes(on_date)),
  verified as materialized (
    select v.kind, v.external_id, max(v.verified_on) as verified_on
    from registry.verification as v
    where v.verified_on <= on_date
    group by v.kind, v.external_id
  )
  select t.about, t.external_id, t.name, t.region_code, 'off_network', '{}'::jsonb
  from asked as a
  join thing as t on a.network_id is not null
  left join network.facility_place as p on t.about = 'facility' and p.network_id = a.network_id and p.facility_id = t.id
  left join network.site_place as q on t.about = 'site' and q.network_id = a.network_id and q.site_id = t.id
  where coalesce(p.edge_id, q.edge_id) is null
  union all
  select 'facility', f.external_id, f.name, f.region_code, 'type_unknown', jsonb_build_object('typeCode', t.code)
  from facility as f
  join registry.facility_type as t on t.id = f.type_id
  where f.standard_version is null
  union all
  select t.about, t.external_id, t.name, t.region_code, 'outside_community', jsonb_build_object('communityCode', t.community_code, 'metres', d.metres)
  from thing as t
  join registry.region as r on r.code = t.community_code
  cross join lateral (select round(st_distance(r.geom::geography, t.geom::geography)::numeric, 1) as metres offset 0) as d
  where r.geom is not null
    and not st_dwithin(r.geom, t.geom, 0.0002)
    and d.metres > 50
  union all
  select t.about, t.external_id, t.name, t.region_code, 'community_retired', jsonb_build_object('communityCode', t.community_code, 'since', r.valid_to)
  from thing as t
  join registry.region as r on r.code = t.community_code
  where r.valid_to <= on_date
  union all
  select 'facility', f.external_id, f.name, f.region_code, 'status_against_dates',
    jsonb_strip_nulls(jsonb_build_object('status', f.status, 'openedOn', f.opened_on, 'closedOn', f.closed_on))
  from facility as f
  where f.status in ('planned', 'building') and f.opened_on <= on_date
    or f.status in ('planned', 'building', 'operating', 'suspended') and f.closed_on <= on_date
    or f.status in ('operating', 'suspended') and f.opened_on > on_date
    or f.status = 'closed' and f.closed_on > on_date
  union all
  select 'facility', f.external_id, f.name, f.region_code, 'likely_duplicate', jsonb_build_object('of', jsonb_agg(jsonb_build_object('externalId', d.other_id, 'score', d.score) order by d.score desc, d.other_id))
  from survey.likely_duplicates(within_region, on_date => on_date, in_standard => in_standard) as x
  cross join lateral (values (x.first_id, x.second_id, x.score), (x.second_id, x.first_id, x.score)) as d (external_id, other_id, score)
  join facility as f on f.external_id = d.external_id
  group by f.external_id, f.name, f.region_code
  union all
  select 'facility', f.external_id, f.name, f.region_code, 'size_out_of_range',
    jsonb_strip_nulls(jsonb_build_object('size', f.size, 'leastOfType', f.min_size, 'medianOfType', u.median))
  from facility as f
  left join usual as u on u.type_id = f.type_id
  where survey.size_in_doubt(f.size, f.min_size, u.median)
  union all
  select 'site', s.external_id, s.name, s.community_code, 'household_size_out_of_range', jsonb_build_object('households', s.households, 'population', s.population)
  from site as s
  where survey.people_in_doubt(s.households, s.population)
  union all
  select 'site', s.external_id, s.name, s.community_code, 'households_unknown', jsonb_build_object('population', s.population)
  from site as s
  where s.households is null and s.population > 0
  union all
  select 'facility', f.external_id, f.name, f.region_code, 'community_unknown', '{}' from facility as f where f.community_code is null
  union all
  select 'facility', f.external_id, f.name, f.region_code, 'size_unknown', jsonb_build_object('unit', f.supply_unit)
  from facility as f
  where f.size is null and f.supply_unit is not null and f.state in ('operating', 'suspended')
  union all
  select 'facility', f.external_id, f.name, f.region_code, 'hours_unknown', '{}' from facility as f where f.weekly_hours is null and f.state = 'operating'
  union all
  select 'site', s.external_id, s.name, s.community_code, 'groups_unknown', '{}' from site as s where (s.elderly is null or s.children is null) and s.population > 0
  union all
  select t.about, t.external_id, t.name, t.region_code, case when v.verified_on is null then 'never_verified' else 'stale' end,
    jsonb_strip_nulls(jsonb_build_object('verifiedOn', v.verified_on))
  from asked as a
  cross join thing as t
  left join verified as v on v.kind = t.about and v.external_id = t.external_id
  where v.verified_on is null or v.verified_on < a.fresh_since
$$;

alter table checkup.run_site add column in_doubt boolean not null default false;
comment on column checkup.run_site.in_doubt is 'Its people can hardly be right, by survey.people_in_doubt; they count, and lower completeness';
alter table checkup.run_facility add column size_in_doubt boolean not null default false;
comment on column checkup.run_facility.size_in_doubt is 'Its size can hardly be right, by survey.size_in_doubt; it counts, and lowers completeness';

create or replace function checkup.pin_sites(of_run bigint)
returns void
language plpgsql
set work_mem = '64MB'
as $$
declare
  this_run checkup.run;
  scope text;
  p record;
  networks integer[] := checkup.networks_of(of_run);
  neighbours integer[];
begin
  select * into strict this_run from checkup.run where id = of_run;
  select * into strict p from checkup.parameters(of_run);
  scope := registry.region_prefix(this_run.scope_code);
  delete from checkup.run_site where run_id = of_run;

  if this_run.inputs_of is not null then
    insert into checkup.run_site (run_id, site_id, number, community_code, people, elderly, children, elderly_given, children_given, on_network, in_scope, in_doubt)
    select of_run, s.site_id, s.number, s.community_code, s.people, s.elderly, s.children, s.elderly_given, s.children_given, s.on_network, s.in_scope, s.in_doubt
    from checkup.run_site as s
    where s.run_id = this_run.inputs_of;
    return;
  end if;

  -- Sites out of scope that share a facility with one within, as far as the fastest walker of the sensitivity goes.
  if exists (
    select
    from registry.site as s
    where s.valid_from <= this_run.reference_date
      and s.valid_to > this_run.reference_date
      and not starts_with(s.community_code, scope)
  ) then
    with walked as (
      select n.id as network_id, t.type_id, least(ceil(t.budget_decimetres * 1.1)::integer, n.horizon_decimetres) as horizon
      from registry.standard_type as t
      join network.network as n on n.id = network.for_profile(this_run.network_id, t.profile)
      where t.standard_version = this_run.standard_version
    ),
    shared as materialized (
      select distinct w.network_id, f.id as facility_id, w.horizon
      from registry.site as s
      join network.site_place as sp on sp.network_id = any (networks) and sp.site_id = s.id
      cross join lateral (
        select l.facility_id
        from unnest(sp.hubs, sp.decimetres) as o (hub, decimetres)
        join network.facility_label as l on l.hub = o.hub and l.decimetres <= (select max(horizon) from walked) - o.decimetres
        union
        select fp.facility_id
        from network.facility_place as fp
        where fp.edge_id = sp.edge_id
      ) as near
      join registry.facility as f on f.id = near.facility_id
      join walked as w on w.network_id = sp.network_id and w.type_id = f.type_id
      where s.valid_from <= this_run.reference_date
        and s.valid_to > this_run.reference_date
        and starts_with(s.community_code, scope)
        and f.valid_from <= this_run.reference_date
        and f.valid_to > this_run.reference_date
    )
    select array_agg(distinct near.site_id) into neighbours
    from shared as f
    join network.facility_place as fp on fp.network_id = f.network_id and fp.facility_id = f.facility_id
    cross join lateral (
      select l.site_id
      from unnest(fp.hubs, fp.decimetres) as o (hub, decimetres)
      join network.site_label as l on l.hub = o.hub and l.decimetres <= f.horizon - o.decimetres
      union
      select sp.site_id
      from network.site_place as sp
      where sp.edge_id = fp.edge_id
    ) as near;
  end if;

  -- A county's share of a group is that of its sites where the group was given; else the standard's default.
  insert into checkup.run_site (run_id, site_id, number, community_code, people, elderly, children, elderly_given, children_given, on_network, in_scope, in_doubt)
  with active as materialized (
    select s.id, s.external_id, s.community_code, s.households, s.population, s.elderly, s.children
    from registry.site as s
    where s.valid_from <= this_run.reference_date
      and s.valid_to > this_run.reference_date
  ),
  county_share as (
    select
      left(community_code, 6) as county,
      sum(elderly) / nullif(sum(population) filter (where elderly is not null), 0) as elderly,
      sum(children) / nullif(sum(population) filter (where children is not null), 0) as children
    from active
    group by left(community_code, 6)
  ),
  community as (
    select r.code
    from registry.region as r
    where r.level = 'community'
      and starts_with(r.code, scope)
      and r.valid_from <= this_run.reference_date
      and r.valid_to > this_run.reference_date
  )
  select
    of_run,
    s.id,
    row_number() over (order by c.code is null, s.community_code, s.external_id),
    s.community_code,
    round(s.population, 6),
    round(coalesce(s.elderly, least(s.population - coalesce(s.children, 0), s.population * coalesce(share.elderly, p.elderly_share))), 6),
    round(coalesce(s.children, least(s.population - coalesce(s.elderly, 0), s.population * coalesce(share.children, p.child_share))), 6),
    s.elderly is not null,
    s.children is not null,
    sp.edge_id is not null,
    c.code is not null,
    survey.people_in_doubt(s.households, s.population)
  from active as s
  join county_share as share on share.county = left(s.community_code, 6)
  left join community as c on c.code = s.community_code
  left join network.site_place as sp on sp.network_id = this_run.network_id and sp.site_id = s.id
  where starts_with(s.community_code, scope)
     or s.id in (select unnest(neighbours));
end
$$;

create or replace function checkup.pin_facilities(of_run bigint)
returns void
language plpgsql
set work_mem = '64MB'
as $$
declare
  this_run checkup.run;
  taken smallint[] := checkup.types_taken(of_run);
begin
  select * into strict this_run from checkup.run where id = of_run;
  delete from checkup.run_facility where run_id = of_run;

  insert into checkup.run_facility (run_id, facility_id, type_id, community_code, county_code, state, size, size_imputed, weekly_hours, size_in_doubt)
  select of_run, f.facility_id, f.type_id, f.community_code, f.county_code, f.state,
    case when f.size_imputed then coalesce(t.min_size, 0) else f.size end, f.size_imputed, f.weekly_hours, f.size_in_doubt
  from checkup.run_facility as f
  join registry.standard_type as t on t.standard_version = this_run.standard_version and t.type_id = f.type_id
  where f.run_id = this_run.inputs_of;

  insert into checkup.run_facility (run_id, facility_id, type_id, community_code, county_code, state, size, size_imputed, weekly_hours, size_in_doubt)
  select
    of_run,
    f.id,
    f.type_id,
    f.community_code,
    f.county_code,
    registry.state_on(f.status, f.opened_on, f.closed_on, this_run.reference_date),
    coalesce(f.size, t.min_size, 0),
    f.size is null,
    f.weekly_hours,
    survey.size_in_doubt(f.size, t.min_size, u.median)
  from registry.facility as f
  join registry.standard_type as t on t.standard_version = this_run.standard_version and t.type_id = f.type_id
  left join survey.usual_sizes(this_run.reference_date) as u on u.type_id = f.type_id
  where f.valid_from <= this_run.reference_date
    and f.valid_to > this_run.reference_date
    and f.type_id <> all (taken)
  order by f.type_id, f.id;
end
$$;

create or replace function checkup.hash_sites(of_run bigint)
returns void
language sql
set work_mem = '64MB'
as $$
  insert into checkup.run_input (run_id, part, hash)
  select
    of_run, 'sites',
    checkup.hash_of(string_agg(
      row(
        s.external_id, rs.community_code, rs.people, rs.elderly, rs.children, rs.elderly_given, rs.children_given, rs.on_network, rs.in_scope, rs.in_doubt, s.geom
      )::text,
      E'\n' order by rs.number
    ))
  from checkup.run_site as rs
  join registry.site as s on s.id = rs.site_id
  where rs.run_id = of_run;
$$;

create or replace function checkup.hash_facilities(of_run bigint)
returns void
language sql
set work_mem = '64MB'
as $$
  insert into checkup.run_input (run_id, part, hash, versions)
  select of_run, 'facilities ' || t.code, checkup.hash_of(x.content), md5(x.versions)
  from (
    select
      rf.type_id,
      string_agg(
        row(f.external_id, rf.community_code, rf.county_code, rf.state, f.size, rf.size_in_doubt, rf.weekly_hours, f.geom)::text, E'\n' order by f.external_id
      ) as content,
      string_agg(rf.facility_id::text, ' ' order by f.external_id) as versions
    from checkup.run_facility as rf
    join registry.facility as f on f.id = rf.facility_id
    where rf.run_id = of_run
    group by rf.type_id
  ) as x
  join registry.facility_type as t on t.id = x.type_id;
$$;

grant execute on all functions in schema survey to lifecircle_service;

alter function checkup.pin_sites(bigint) set plan_cache_mode = force_custom_plan;
alter function checkup.pin_facilities(bigint) set plan_cache_mode = force_custom_plan;
