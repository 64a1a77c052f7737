-- How well it serves: runs and their scores. The same inputs give the same bytes, in whatever order rows come:
-- sums are of numeric, or, where there are many, of whole numbers in float8, which holds them exactly up to 2^53.

create table checkup.run (
  id bigint generated always as identity,
  period text collate "C" not null,
  reference_date date not null,
  scope_code text collate "C" not null,
  standard_version text collate "C" not null,
  network_id integer not null,
  status text not null default 'queued',
  input_hash text,
  steps_total smallint,
  steps_done smallint not null default 0,
  requested_by text not null,
  requested_at timestamptz not null default now(),
  started_at timestamptz,
  heartbeat_at timestamptz,
  claimed_by text,
  finished_at timestamptz,
  error text,
  constraint run_pkey primary key (id),
  constraint run_status_check check (status in ('queued', 'running', 'completed', 'failed', 'cancelled', 'published', 'superseded')),
  constraint run_period_check check (period ~ '^[0-9]{4}H[12]$'),
  constraint run_standard_fkey foreign key (standard_version) references registry.standard (version),
  constraint run_network_fkey foreign key (network_id) references network.network (id)
);

create unique index run_open_key on checkup.run (period, scope_code, standard_version, network_id)
where status in ('queued', 'running');
create index run_period_idx on checkup.run (period, scope_code);

comment on table checkup.run is 'One computation of a period''s indices; two equal open ones cannot be';

comment on column checkup.run.claimed_by is 'The process that works on it; its claim ends when the heartbeat is two minutes old';

create table checkup.schedule (
  id bigint generated always as identity,
  cron text not null,
  time_zone text not null default 'Asia/Shanghai',
  period text not null,
  scope_code text collate "C" not null,
  standard_version text collate "C" not null,
  enabled boolean not null default true,
  created_by text not null,
  created_at timestamptz not null default now(),
  last_started_at timestamptz,
  constraint schedule_pkey primary key (id),
  constraint schedule_period_check check (period in ('current', 'previous')),
  constraint schedule_standard_fkey foreign key (standard_version) references registry.standard (version)
);

comment on table checkup.schedule is 'Recalculations by cron';
comment on column checkup.schedule.period is 'The half-year that lasts at the time, or the one before';

create table checkup.run_step (
  run_id bigint not null,
  step text collate "C" not null,
  finished_at timestamptz not null default now(),
  constraint run_step_pkey primary key (run_id, step),
  constraint run_step_run_fkey foreign key (run_id) references checkup.run (id) on delete cascade
);

comment on table checkup.run_step is 'Steps done: each commits with its results, so a run that was cut off goes on where it stopped';

create table checkup.run_site (
  run_id bigint not null,
  site_id integer not null,
  community_code text collate "C" not null,
  people numeric not null,
  elderly numeric not null,
  children numeric not null,
  elderly_given boolean not null,
  children_given boolean not null,
  on_network boolean not null,
  in_scope boolean not null,
  constraint run_site_pkey primary key (run_id, site_id)
);

comment on table checkup.run_site is
  'The site versions a run read, with imputed groups, people to the millionth; sites out of scope share the catchments of those within';

create table checkup.run_facility (
  run_id bigint not null,
  facility_id integer not null,
  type_id smallint not null,
  community_code text collate "C",
  county_code text collate "C",
  state text not null,
  size numeric not null,
  size_imputed boolean not null,
  weekly_hours numeric,
  constraint run_facility_pkey primary key (run_id, type_id, facility_id)
);

comment on table checkup.run_facility is 'The facility versions a run read, with their state on its reference date';

create table checkup.run_catchment (
  run_id bigint not null,
  facility_id integer not null,
  type_id smallint not null,
  catchment_people numeric not null,
  sites integer not null,
  constraint run_catchment_pkey primary key (run_id, type_id, facility_id)
);

comment on table checkup.run_catchment is 'P_j: people of the size base who reach an operating facility, over all active sites';

create table checkup.type_score (
  run_id bigint not null,
  region_code text collate "C" not null,
  type_id smallint not null,
  applies boolean not null,
  surveyed boolean not null,
  base_people numeric,
  group_people numeric,
  facilities_counted numeric,
  facilities_required integer,
  count_share numeric,
  supply_required numeric,
  supply numeric,
  coverage numeric,
  worst_quarter numeric,
  base numeric,
  balance numeric,
  governance numeric,
  satisfaction numeric,
  operating numeric,
  closed_on_time numeric,
  governance_due boolean,
  score numeric,
  completeness numeric,
  facilities_in_budget integer,
  facilities_reached integer,
  facilities_own integer,
  sizes_imputed integer,
  hours_unknown integer,
  constraint type_score_pkey primary key (run_id, region_code, type_id)
);

comment on table checkup.type_score is 'Every figure of a type in a region, unrounded; null = no such figure';

create table checkup.category_score (
  run_id bigint not null,
  region_code text collate "C" not null,
  category text collate "C" not null,
  base numeric,
  balance numeric,
  governance numeric,
  score numeric,
  constraint category_score_pkey primary key (run_id, region_code, category)
);

create table checkup.region_score (
  run_id bigint not null,
  region_code text collate "C" not null,
  level text not null,
  parent_code text collate "C",
  population numeric not null,
  sites integer not null,
  communities integer not null,
  base numeric,
  balance numeric,
  governance numeric,
  index numeric,
  grade text,
  completeness numeric,
  rank integer,
  rank_in_level integer,
  constraint region_score_pkey primary key (run_id, region_code)
);

create index region_score_level_idx on checkup.region_score (run_id, level, rank_in_level);

comment on table checkup.region_score is 'The checkup index of every region of a run, unrounded; rank and grade are by the rounded index';
comment on column checkup.region_score.rank is 'Among siblings; equals share a rank; null below the standard''s completeness floor';

-- Results come a hundred thousand at a time: the policies below ask for their run, which a foreign key would ask again
-- at every row.
create function checkup.delete_results()
returns trigger
language plpgsql
as $$
begin
  delete from checkup.run_site where run_id = old.id;
  delete from checkup.run_facility where run_id = old.id;
  delete from checkup.run_catchment where run_id = old.id;
  delete from checkup.type_score where run_id = old.id;
  delete from checkup.category_score where run_id = old.id;
  delete from checkup.region_score where run_id = old.id;
  return old;
end
$$;

comment on function checkup.delete_results() is 'What a run wrote goes with it';

create trigger run_results before delete on checkup.run
for each row execute function checkup.delete_results();

create function checkup.score_round(value numeric)
returns numeric
language sql
immutable
parallel safe
as $$
  select round(value, 2)
$$;

comment on function checkup.score_round(numeric) is 'Two decimals, half away from zero: before rank and grade';

create function checkup.governance(
  satisfaction numeric, operating numeric, closed_on_time numeric,
  satisfaction_weight numeric, operating_weight numeric, closed_on_time_weight numeric
)
returns numeric
language sql
immutable
parallel safe
as $$
  select case
    when satisfaction is null and closed_on_time is null then null
    else 100 * (
        coalesce(satisfaction * satisfaction_weight, 0)
        + coalesce(operating * operating_weight, 0)
        + coalesce(closed_on_time * closed_on_time_weight, 0)
      ) / (
        case when satisfaction is null then 0 else satisfaction_weight end
        + case when operating is null then 0 else operating_weight end
        + case when closed_on_time is null then 0 else closed_on_time_weight end
      )
  end
$$;

comment on function checkup.governance(numeric, numeric, numeric, numeric, numeric, numeric) is
  'Governance index: weighted mean of the components at hand; null where neither satisfaction nor issues are';

create function checkup.type_score_of(
  base numeric, balance numeric, governance numeric,
  base_weight numeric, balance_weight numeric, governance_weight numeric
)
returns numeric
language sql
immutable
parallel safe
as $$
  select case
    when governance is null then (base * base_weight + balance * balance_weight) / (base_weight + balance_weight)
    else (base * base_weight + balance * balance_weight + governance * governance_weight)
      / (base_weight + balance_weight + governance_weight)
  end
$$;

comment on function checkup.type_score_of(numeric, numeric, numeric, numeric, numeric, numeric) is
  'Score of a type; a null governance index''s weight is shared between the others in proportion';

create function checkup.parameters(of_run bigint)
returns table (
  count_weight numeric, supply_weight numeric,
  coverage_weight numeric, worst_quarter_weight numeric, worst_share numeric,
  satisfaction_weight numeric, operating_weight numeric, closed_on_time_weight numeric,
  base_weight numeric, balance_weight numeric, governance_weight numeric,
  own_share numeric, completeness_floor numeric,
  elderly_share numeric, child_share numeric
)
language sql
stable
parallel safe
rows 1
as $$
  select
    p."countWeight",
    p."supplyWeight",
    p."coverageWeight",
    p."worstQuarterWeight",
    p."worstShare",
    p."satisfactionWeight",
    p."operatingWeight",
    p."closedOnTimeWeight",
    p."baseWeight",
    p."balanceWeight",
    p."governanceWeight",
    p."ownShare",
    p."completenessFloor",
    p."elderlyShare",
    p."childShare"
  from checkup.run as r
  join registry.standard as s on s.version = r.standard_version
  cross join lateral jsonb_to_record(s.document -> 'parameters') as p (
    "countWeight" numeric,
    "supplyWeight" numeric,
    "coverageWeight" numeric,
    "worstQuarterWeight" numeric,
    "worstShare" numeric,
    "satisfactionWeight" numeric,
    "operatingWeight" numeric,
    "closedOnTimeWeight" numeric,
    "baseWeight" numeric,
    "balanceWeight" numeric,
    "governanceWeight" numeric,
    "ownShare" numeric,
    "completenessFloor" numeric,
    "elderlyShare" numeric,
    "childShare" numeric
  )
  where r.id = of_run
$$;

comment on function checkup.parameters(bigint) is 'Formula parameters of a run''s standard';

create function checkup.group_of(people_group text, everybody anyelement, elderly anyelement, children anyelement)
returns anyelement
language sql
immutable
parallel safe
as $$
  select case people_group when 'all' then everybody when 'elderly' then elderly else children end
$$;

comment on function checkup.group_of(text, anyelement, anyelement, anyelement) is 'The number of the group a type is measured by: all, elderly or child';

create function checkup.regions_above(of_run bigint)
returns table (community_code text, code text, level text)
language sql
stable
parallel safe
as $$
  with place as materialized (
    select p.code, p.prefix, p.level
    from checkup.run as r
    join registry.region as p
      on starts_with(p.code, registry.region_prefix(r.scope_code))
      and p.valid_from <= r.reference_date
      and p.valid_to > r.reference_date
    where r.id = of_run
  )
  select c.code, a.code, a.level
  from (
    select
      p.code,
      unnest(array[p.code, left(p.code, 9), left(p.code, 6), left(p.code, 4), left(p.code, 2)]) as prefix
    from place as p
    where p.level = 'community'
  ) as c
  join place as a on a.prefix = c.prefix
$$;

comment on function checkup.regions_above(bigint) is
  'Every community of a run''s scope with each region of the scope that holds it, itself among them';

create function checkup.reached_pairs(of_run bigint, types smallint[])
returns table (facility_id integer, type_id smallint, site_id integer)
language sql
stable
parallel safe
as $$
  select f.facility_id, f.type_id, met.site_id
  from checkup.run as r
  join registry.standard_type as t on t.standard_version = r.standard_version and t.type_id = any (types)
  join checkup.run_facility as f on f.run_id = r.id and f.type_id = t.type_id
  join network.facility_place as p on p.network_id = r.network_id and p.facility_id = f.facility_id
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

comment on function checkup.reached_pairs(bigint, smallint[]) is
  'Which sites have which facilities of a run within budget, found from the facilities, which are fewer. Sites of every date';

create function checkup.pin_inputs(of_run bigint)
returns void
language plpgsql
set default_statistics_target = 10
as $$
declare
  this_run checkup.run;
  scope text;
  p record;
  widest integer;
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
    join network.site_place as sp on sp.network_id = this_run.network_id and sp.site_id = s.id
    cross join lateral unnest(sp.hubs, sp.decimetres) as l (hub, decimetres)
    join network.facility_label as f on f.hub = l.hub and f.decimetres <= widest - l.decimetres
    where scope <> ''
      and starts_with(s.community_code, scope)
    union
    select fp.facility_id
    from active_site as s
    join network.site_place as sp on sp.network_id = this_run.network_id and sp.site_id = s.id
    join network.facility_place as fp on fp.edge_id = sp.edge_id
    where scope <> ''
      and starts_with(s.community_code, scope)
  ),
  neighbour as (
    select l.site_id
    from scope_facility as sf
    join network.facility_place as fp on fp.network_id = this_run.network_id and fp.facility_id = sf.facility_id
    cross join lateral unnest(fp.hubs, fp.decimetres) as o (hub, decimetres)
    join network.site_label as l on l.hub = o.hub and l.decimetres <= widest - o.decimetres
    union
    select sp.site_id
    from scope_facility as sf
    join network.facility_place as fp on fp.network_id = this_run.network_id and fp.facility_id = sf.facility_id
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

comment on function checkup.pin_inputs(bigint) is
  'Writes down what a run reads: site and facility versions valid on its reference date, groups imputed';

create function checkup.hash_inputs(of_run bigint)
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
      select row(n.source_hash, n.horizon_decimetres, n.snap_limit_decimetres, n.least_component_nodes)::text
      from network.network as n
      where n.id = this_run.network_id
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

comment on function checkup.hash_inputs(bigint) is 'Writes down the hash of all that a run reads, once its inputs are pinned';

create function checkup.score_types(of_run bigint, types smallint[])
returns void
language plpgsql
set work_mem = '128MB'
set default_statistics_target = 10
as $$
declare
  this_run checkup.run;
  p record;
  scope text;
  whole_need constant float8 := 1e12;
begin
  select * into strict this_run from checkup.run where id = of_run;
  select * into strict p from checkup.parameters(of_run);
  scope := registry.region_prefix(this_run.scope_code);

  delete from checkup.type_score where run_id = of_run and type_id = any (types);
  delete from checkup.run_catchment where run_id = of_run and type_id = any (types);

  create temp table kind on commit drop as
  select
    t.type_id,
    t.walk_group,
    t.base_group,
    t.min_size,
    t.supply_per_1000 / 1000 as supply_required,
    t.people_per_facility,
    t.min_weekly_hours
  from registry.standard_type as t
  where t.standard_version = this_run.standard_version
    and t.type_id = any (types);
  analyze kind;

  create temp table facility on commit drop as
  select f.facility_id, f.type_id, f.community_code, f.county_code, f.state, f.size, f.size_imputed, f.weekly_hours
  from checkup.run_facility as f
  where f.run_id = of_run
    and f.type_id = any (types);
  analyze facility;

  create temp table place on commit drop as
  select
    dense_rank() over (order by a.community_code)::integer as community,
    dense_rank() over (order by a.code)::integer as number,
    a.code,
    a.level
  from checkup.regions_above(of_run) as a;
  analyze place;

  -- Community is null out of scope.
  create temp table person on commit drop as
  select
    s.site_id,
    a.community,
    (s.people * 1000000)::float8 as people,
    (s.elderly * 1000000)::float8 as elderly,
    (s.children * 1000000)::float8 as children,
    s.on_network,
    s.on_network and s.elderly_given as elderly_given,
    s.on_network and s.children_given as children_given
  from checkup.run_site as s
  left join place as a on a.code = s.community_code and a.level = 'community' and s.in_scope
  where s.run_id = of_run;
  analyze person;

  create temp table community on commit drop as
  select
    a.community as number,
    a.code,
    left(a.code, 6) || '000000' as county_code,
    coalesce(sum(s.people), 0) as people,
    coalesce(sum(s.elderly), 0) as elderly,
    coalesce(sum(s.children), 0) as children,
    coalesce(sum(s.people) filter (where s.on_network), 0) as on_network,
    coalesce(sum(s.people) filter (where s.elderly_given), 0) as elderly_given,
    coalesce(sum(s.people) filter (where s.children_given), 0) as children_given
  from place as a
  left join person as s on s.community = a.community
  where a.level = 'community'
  group by a.community, a.code;
  analyze community;

  create temp table pair on commit drop as
  select x.facility_id, x.site_id
  from checkup.reached_pairs(of_run, types) as x;
  analyze pair;

  -- p_c(j): the people of each community who reach a facility.
  create temp table audience on commit drop as
  select
    x.facility_id,
    s.community,
    sum(s.people) as people,
    sum(s.elderly) as elderly,
    sum(s.children) as children,
    count(*)::integer as sites
  from pair as x
  join person as s on s.site_id = x.site_id
  group by x.facility_id, s.community;
  analyze audience;

  -- P_j over all active sites, and what of a site's need j meets: S_j / P_j / a*, at most all; all where there is no a*.
  create temp table catchment on commit drop as
  select
    x.facility_id,
    x.type_id,
    x.people,
    x.sites,
    case
      when x.supply_required is null then whole_need
      when x.people = 0 then 0
      else floor(least(1, x.size / (x.people * x.supply_required))::float8 * whole_need + 0.5)
    end as share
  from (
    select
      f.facility_id,
      f.type_id,
      f.size,
      k.supply_required,
      sum(checkup.group_of(k.base_group, a.people, a.elderly, a.children))::numeric / 1000000 as people,
      sum(a.sites)::integer as sites
    from audience as a
    join facility as f on f.facility_id = a.facility_id
    join kind as k on k.type_id = f.type_id
    where f.state = 'operating'
    group by f.facility_id, f.type_id, f.size, k.supply_required
  ) as x;
  analyze catchment;

  insert into checkup.run_catchment (run_id, facility_id, type_id, catchment_people, sites)
  select of_run, c.facility_id, c.type_id, c.people, c.sites
  from catchment as c;

  create temp table community_type on commit drop as
  select
    c.number as community,
    c.code,
    k.type_id,
    c.people::numeric / 1000000 as people,
    checkup.group_of(k.base_group, c.people, c.elderly, c.children)::numeric / 1000000 as base_people,
    checkup.group_of(k.walk_group, c.people, c.elderly, c.children)::numeric / 1000000 as group_people,
    checkup.group_of(k.walk_group, c.on_network, c.elderly_given, c.children_given)::numeric / 1000000 as given_people,
    checkup.group_of(k.walk_group, c.people, c.elderly, c.children) > 0 as applies,
    recorded.type_id is not null or declared.type_id is not null as surveyed
  from community as c
  cross join kind as k
  left join (
    select distinct f.county_code, f.type_id
    from facility as f
  ) as recorded on recorded.county_code = c.county_code and recorded.type_id = k.type_id
  left join registry.declaration as declared
    on declared.county_code = c.county_code
    and declared.type_id = k.type_id
    and declared.declared_on <= this_run.reference_date;
  create unique index on community_type (code, type_id);
  analyze community_type;

  -- People by sufficiency y_i, per community and type: sites with the same y fall together.
  create temp table sufficiency on commit drop as
  with reached_site as (
    select x.site_id, c.type_id, least(whole_need, sum(c.share)) as y
    from pair as x
    join catchment as c on c.facility_id = x.facility_id
    group by x.site_id, c.type_id
  ),
  reached as (
    select
      s.community,
      x.type_id,
      x.y,
      sum(checkup.group_of(k.base_group, s.people, s.elderly, s.children)) as base_people,
      sum(checkup.group_of(k.walk_group, s.people, s.elderly, s.children)) as group_people
    from reached_site as x
    join person as s on s.site_id = x.site_id
    join kind as k on k.type_id = x.type_id
    where s.community is not null
    group by s.community, x.type_id, x.y
  )
  select r.community, r.type_id, r.y, true as reached, r.base_people, r.group_people
  from reached as r
  join community_type as ct on ct.community = r.community and ct.type_id = r.type_id
  where ct.applies and ct.surveyed
  union all
  select
    ct.community, ct.type_id, 0, false,
    (ct.base_people * 1000000)::float8 - coalesce(r.base_people, 0),
    (ct.group_people * 1000000)::float8 - coalesce(r.group_people, 0)
  from community_type as ct
  left join (
    select community, type_id, sum(base_people) as base_people, sum(group_people) as group_people
    from reached
    group by community, type_id
  ) as r on r.community = ct.community and r.type_id = ct.type_id
  where ct.applies and ct.surveyed;
  analyze sufficiency;

  create temp table balance on commit drop as
  with in_place as (
    select a.number, x.type_id, x.y, x.reached, sum(x.base_people) as base_people, sum(x.group_people) as group_people
    from sufficiency as x
    join place as a on a.community = x.community
    group by a.number, x.type_id, x.y, x.reached
  ),
  ordered as (
    select
      i.*,
      sum(i.group_people) over by_sufficiency - i.group_people as before,
      sum(i.group_people) over (partition by i.number, i.type_id) * p.worst_share::float8 as quarter
    from in_place as i
    window by_sufficiency as (partition by i.number, i.type_id order by i.y, i.reached rows unbounded preceding)
  ),
  figures as (
    select
      o.number,
      o.type_id,
      sum(o.group_people)::numeric / 1000000 as group_people,
      sum((o.base_people * o.y / whole_need)::numeric) / nullif(sum(o.base_people), 0)::numeric as supply,
      coalesce(sum(o.group_people) filter (where o.reached), 0)::numeric / nullif(sum(o.group_people), 0)::numeric as coverage,
      sum((greatest(0, least(o.group_people, o.quarter - o.before)) * o.y / whole_need)::numeric) / nullif(max(o.quarter), 0)::numeric
        as worst_quarter
    from ordered as o
    group by o.number, o.type_id
  )
  select a.code, f.type_id, f.group_people, f.supply, f.coverage, f.worst_quarter
  from figures as f
  join (select distinct number, code from place) as a on a.number = f.number;
  create unique index on balance (code, type_id);
  analyze balance;

  -- Facilities a community has within budget, or of its own.
  create temp table provision on commit drop as
  select
    x.code,
    x.facility_id,
    f.type_id,
    bool_or(x.reached) as reached,
    bool_or(x.own) as own,
    max(x.people) as people,
    f.state,
    f.size,
    f.size_imputed,
    f.weekly_hours
  from (
    select
      c.code,
      a.facility_id,
      true as reached,
      false as own,
      checkup.group_of(k.base_group, a.people, a.elderly, a.children)::numeric / 1000000 as people
    from audience as a
    join community as c on c.number = a.community
    join facility as f on f.facility_id = a.facility_id
    join kind as k on k.type_id = f.type_id
    union all
    select f.community_code, f.facility_id, false, true, 0
    from facility as f
    where f.community_code is not null
      and starts_with(f.community_code, scope)
  ) as x
  join facility as f on f.facility_id = x.facility_id
  group by x.code, x.facility_id, f.type_id, f.state, f.size, f.size_imputed, f.weekly_hours;
  analyze provision;

  insert into checkup.type_score (
    run_id, region_code, type_id, applies, surveyed, base_people, group_people,
    facilities_counted, facilities_required, count_share, supply_required, supply,
    coverage, worst_quarter, base, balance, governance, satisfaction, operating, closed_on_time, governance_due,
    score, completeness, facilities_in_budget, facilities_reached, facilities_own, sizes_imputed, hours_unknown
  )
  with required as (
    select
      ct.*,
      k.min_size,
      k.supply_required,
      k.min_weekly_hours,
      greatest(1, ceil(coalesce(ct.base_people / k.people_per_facility, 1) - 1e-9))::integer as facilities_required
    from community_type as ct
    join kind as k on k.type_id = ct.type_id
  ),
  provided as (
    select
      r.code,
      r.type_id,
      sum(
        least(1, case when v.own then greatest(v.people, r.base_people * p.own_share) else v.people end
          / (nullif(r.base_people, 0) / r.facilities_required))
      ) filter (where v.state = 'operating' and v.size >= coalesce(r.min_size, 0)) as counted,
      count(*) filter (where v.reached)::integer as in_budget,
      count(*) filter (where v.reached and v.state = 'operating')::integer as reached,
      count(*) filter (where v.own and v.state = 'operating')::integer as own,
      count(*) filter (where v.state in ('operating', 'suspended')) as due,
      count(*) filter (
        where v.state = 'operating'
          and (v.weekly_hours is null or r.min_weekly_hours is null or v.weekly_hours >= r.min_weekly_hours)
      ) as in_hours,
      count(*) filter (where v.state in ('operating', 'suspended') and v.weekly_hours is null)::integer as hours_unknown,
      count(*) filter (where v.state = 'operating' and v.size_imputed)::integer as sizes_imputed,
      sum(v.size) filter (where v.reached and v.state = 'operating') as reached_size,
      sum(v.size) filter (where v.reached and v.state = 'operating' and not v.size_imputed) as measured_size
    from required as r
    join provision as v on v.code = r.code and v.type_id = r.type_id
    group by r.code, r.type_id
  ),
  observed as (
    select
      o.community_code as code,
      o.type_id,
      sum(o.numerator) filter (where o.component = 'satisfaction')
        / nullif(sum(o.denominator) filter (where o.component = 'satisfaction'), 0) as satisfaction,
      sum(o.numerator) filter (where o.component = 'closed_on_time')
        / nullif(sum(o.denominator) filter (where o.component = 'closed_on_time'), 0) as closed_on_time
    from survey.observation as o
    where o.period = this_run.period
      and o.type_id = any (types)
    group by o.community_code, o.type_id
  ),
  figures as materialized (
    select
      r.*,
      coalesce(v.counted, 0) as facilities_counted,
      least(1, coalesce(v.counted, 0) / r.facilities_required) as count_share,
      case when r.supply_required is not null then b.supply end as supply,
      b.coverage,
      b.worst_quarter,
      coalesce(v.due, 0) > 0 as governance_due,
      o.satisfaction,
      v.in_hours::numeric / nullif(v.due, 0) as operating,
      o.closed_on_time,
      coalesce(v.in_budget, 0) as in_budget,
      coalesce(v.reached, 0) as reached,
      coalesce(v.own, 0) as own,
      coalesce(v.sizes_imputed, 0) as sizes_imputed,
      coalesce(v.hours_unknown, 0) as hours_unknown,
      coalesce(coalesce(v.measured_size, 0) / nullif(v.reached_size, 0), 1) as measured_share
    from required as r
    left join provided as v on v.code = r.code and v.type_id = r.type_id
    left join balance as b on b.code = r.code and b.type_id = r.type_id
    left join observed as o on o.code = r.code and o.type_id = r.type_id
    where r.applies and r.surveyed
  ),
  indices as materialized (
    select
      f.*,
      case
        when f.base_people = 0 then case when f.reached > 0 then 100 when f.own > 0 then 50 else 0 end
        when f.supply_required is null then 100 * f.count_share
        else 100 * (p.count_weight * f.count_share + p.supply_weight * f.supply)
      end as base,
      100 * (p.coverage_weight * f.coverage + p.worst_quarter_weight * f.worst_quarter) as balance,
      case when f.governance_due then
        checkup.governance(f.satisfaction, f.operating, f.closed_on_time, p.satisfaction_weight, p.operating_weight, p.closed_on_time_weight)
      end as governance,
      case when not f.governance_due then 1 else
        (case when f.satisfaction is null then 0 else p.satisfaction_weight end
        + case when f.operating is null then 0 else p.operating_weight end
        + case when f.closed_on_time is null then 0 else p.closed_on_time_weight end)
        / (p.satisfaction_weight + p.operating_weight + p.closed_on_time_weight)
      end as evidence
    from figures as f
  )
  select
    of_run, i.code, i.type_id, true, true, i.base_people, i.group_people,
    i.facilities_counted, i.facilities_required, i.count_share, i.supply_required, i.supply,
    i.coverage, i.worst_quarter, i.base, i.balance, i.governance, i.satisfaction, i.operating, i.closed_on_time, i.governance_due,
    checkup.type_score_of(i.base, i.balance, i.governance, p.base_weight, p.balance_weight, p.governance_weight),
    (p.base_weight * i.measured_share + p.balance_weight * i.given_people / nullif(i.people, 0) + p.governance_weight * i.evidence)
      / (p.base_weight + p.balance_weight + p.governance_weight),
    i.in_budget, i.reached, i.own, i.sizes_imputed, i.hours_unknown
  from indices as i
  union all
  select
    of_run, ct.code, ct.type_id, ct.applies, ct.surveyed, ct.base_people, ct.group_people,
    null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
    case when ct.applies then 0 end, null, null, null, null, null
  from community_type as ct
  where not (ct.applies and ct.surveyed);

  -- Regions: base and governance as their residents' means, balance afresh from all sites.
  insert into checkup.type_score (
    run_id, region_code, type_id, applies, surveyed, group_people, coverage, worst_quarter, base, balance, governance, score
  )
  with means as (
    select
      a.code,
      ct.type_id,
      bool_or(ct.applies) as applies,
      bool_or(ct.surveyed) as surveyed,
      sum(ct.people * t.base) / nullif(sum(ct.people) filter (where t.base is not null), 0) as base,
      sum(ct.people * t.governance) / nullif(sum(ct.people) filter (where t.governance is not null), 0) as governance
    from place as a
    join community_type as ct on ct.community = a.community
    left join checkup.type_score as t
      on t.run_id = of_run and t.region_code = ct.code and t.type_id = ct.type_id
    where a.level <> 'community'
    group by a.code, ct.type_id
  ),
  indices as materialized (
    select
      m.*,
      b.group_people,
      b.coverage,
      b.worst_quarter,
      100 * (p.coverage_weight * b.coverage + p.worst_quarter_weight * b.worst_quarter) as balance
    from means as m
    left join balance as b on b.code = m.code and b.type_id = m.type_id
  )
  select
    of_run, i.code, i.type_id, i.applies, i.surveyed, coalesce(i.group_people, 0), i.coverage, i.worst_quarter,
    i.base, i.balance, i.governance,
    checkup.type_score_of(i.base, i.balance, i.governance, p.base_weight, p.balance_weight, p.governance_weight)
  from indices as i;

  drop table kind, facility, community, person, pair, audience, catchment, community_type, sufficiency, place, balance, provision;
end
$$;

comment on function checkup.score_types(bigint, smallint[]) is
  'Reach, catchments, base, balance and governance indices of some facility types for every community and region of a run';

create function checkup.score_regions(of_run bigint)
returns void
language plpgsql
set work_mem = '64MB'
set default_statistics_target = 10
as $$
declare
  this_run checkup.run;
  p record;
begin
  select * into strict this_run from checkup.run where id = of_run;
  select * into strict p from checkup.parameters(of_run);

  delete from checkup.category_score where run_id = of_run;
  delete from checkup.region_score where run_id = of_run;

  create temp table weighted_score on commit drop as
  select s.region_code as code, t.category, t.weight, s.base, s.balance, s.governance, s.score, s.applies, s.completeness
  from checkup.type_score as s
  join registry.standard_type as t on t.standard_version = this_run.standard_version and t.type_id = s.type_id
  where s.run_id = of_run;
  analyze weighted_score;

  insert into checkup.category_score (run_id, region_code, category, base, balance, governance, score)
  select
    of_run,
    s.code,
    s.category,
    sum(s.base * s.weight) / nullif(sum(s.weight) filter (where s.base is not null), 0),
    sum(s.balance * s.weight) / nullif(sum(s.weight) filter (where s.balance is not null), 0),
    sum(s.governance * s.weight) / nullif(sum(s.weight) filter (where s.governance is not null), 0),
    sum(s.score * s.weight) / nullif(sum(s.weight) filter (where s.score is not null), 0)
  from weighted_score as s
  where s.score is not null
  group by s.code, s.category;

  create temp table community on commit drop as
  select s.code, s.people, s.sites, c.completeness
  from (
    select rs.community_code as code, sum(rs.people) as people, count(*) as sites
    from checkup.run_site as rs
    where rs.run_id = of_run and rs.in_scope
    group by rs.community_code
  ) as s
  left join (
    select ws.code, sum(ws.weight * ws.completeness) / nullif(sum(ws.weight), 0) as completeness
    from weighted_score as ws
    where ws.applies
    group by ws.code
  ) as c on c.code = s.code;
  analyze community;

  insert into checkup.region_score (
    run_id, region_code, level, parent_code, population, sites, communities,
    base, balance, governance, index, grade, completeness, rank, rank_in_level
  )
  with place as (
    select r.code, r.level, r.parent_code
    from registry.region as r
    where starts_with(r.code, registry.region_prefix(this_run.scope_code))
      and r.valid_from <= this_run.reference_date
      and r.valid_to > this_run.reference_date
  ),
  totals as (
    select
      a.code,
      coalesce(sum(c.people), 0) as people,
      coalesce(sum(c.sites), 0)::integer as sites,
      count(*)::integer as communities,
      sum(c.people * c.completeness) / nullif(sum(c.people) filter (where c.completeness is not null), 0) as completeness
    from checkup.regions_above(of_run) as a
    left join community as c on c.code = a.community_code
    group by a.code
  ),
  weighted as (
    select
      s.code,
      sum(s.base * s.weight) / nullif(sum(s.weight) filter (where s.base is not null), 0) as base,
      sum(s.balance * s.weight) / nullif(sum(s.weight) filter (where s.balance is not null), 0) as balance,
      sum(s.governance * s.weight) / nullif(sum(s.weight) filter (where s.governance is not null), 0) as governance,
      sum(s.score * s.weight) / nullif(sum(s.weight) filter (where s.score is not null), 0) as index
    from weighted_score as s
    group by s.code
  ),
  figures as (
    select
      a.code, a.level, a.parent_code,
      coalesce(t.people, 0) as people,
      coalesce(t.sites, 0) as sites,
      coalesce(t.communities, 0) as communities,
      w.base, w.balance, w.governance, w.index,
      case when t.people > 0 then t.completeness end as completeness,
      checkup.score_round(w.index) as rounded,
      w.index is not null and t.completeness >= p.completeness_floor - 1e-9 as ranked
    from place as a
    left join totals as t on t.code = a.code
    left join weighted as w on w.code = a.code
  )
  select
    of_run, f.code, f.level, f.parent_code, f.people, f.sites, f.communities,
    f.base, f.balance, f.governance, f.index,
    (
      select g.value ->> 'name'
      from registry.standard as s
      cross join lateral jsonb_array_elements(coalesce(s.document -> 'levelGrades' -> f.level, s.document -> 'grades'))
        with ordinality as g (value, position)
      where s.version = this_run.standard_version
        and f.rounded >= (g.value ->> 'least')::numeric
      order by g.position
      limit 1
    ),
    f.completeness,
    case when f.ranked then rank() over (partition by f.ranked, f.level, f.parent_code order by f.rounded desc) end,
    case when f.ranked then rank() over (partition by f.ranked, f.level order by f.rounded desc) end
  from figures as f
  order by f.code;

  drop table weighted_score, community;
end
$$;

comment on function checkup.score_regions(bigint) is
  'Categories, index, completeness, grade and rank of every region of a run, from its type scores';

grant select, insert, update, delete on all tables in schema checkup to lifecircle_service;
grant execute on all functions in schema checkup to lifecircle_service;

create function checkup.visible_run_ids()
returns setof bigint
language sql
stable
as $$
  select r.id
  from checkup.run as r
$$;

comment on function checkup.visible_run_ids() is 'Runs this transaction may read, by the policies on checkup.run';
grant execute on function checkup.visible_run_ids() to lifecircle_service;

alter table checkup.run enable row level security;
create policy run_read on checkup.run for select
  using (status in ('published', 'superseded') or platform.in_region(scope_code));
create policy run_insert on checkup.run for insert
  with check (platform.caller_role() in ('administrator') and platform.in_region(scope_code));
create policy run_update on checkup.run for update
  using (platform.caller_role() in ('administrator') and platform.in_region(scope_code));
create policy run_delete on checkup.run for delete
  using (platform.caller_role() in ('administrator') and platform.in_region(scope_code) and status not in ('published', 'superseded'));

alter table checkup.schedule enable row level security;
create policy schedule_all on checkup.schedule for all
  using (platform.caller_role() = 'administrator' and platform.in_region(scope_code))
  with check (platform.caller_role() = 'administrator' and platform.in_region(scope_code));

do $$
declare
  name text;
begin
  foreach name in array array['run_step', 'run_site', 'run_facility', 'run_catchment', 'type_score', 'category_score', 'region_score']
  loop
    execute format('alter table checkup.%I enable row level security', name);
    execute format(
      'create policy %I on checkup.%I for select using (run_id in (select checkup.visible_run_ids()))', name || '_read', name);
    execute format(
      'create policy %I on checkup.%I for all using (platform.caller_role() = ''administrator'' and run_id in (select checkup.visible_run_ids())) with check (platform.caller_role() = ''administrator'' and run_id in (select checkup.visible_run_ids()))',
      name || '_write', name);
  end loop;
end
$$;

-- Bulk writes change what the planner should think of a table; only its owner may look afresh.
create function platform.refresh_statistics()
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  analyze registry.region, registry.site, registry.facility, survey.observation,
    network.node, network.edge, network.label, network.site_place, network.facility_place, network.site_label, network.facility_label;
end
$$;

comment on function platform.refresh_statistics() is 'Analyzes the tables that imports fill, as their owner';
revoke execute on function platform.refresh_statistics() from public;
grant execute on function platform.refresh_statistics() to lifecircle_service;
