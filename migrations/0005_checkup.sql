-- How well it serves: runs and their scores. Sums are taken in numeric, so their order cannot change a byte.

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
  constraint run_site_pkey primary key (run_id, site_id),
  constraint run_site_run_fkey foreign key (run_id) references checkup.run (id) on delete cascade
);

comment on table checkup.run_site is 'The site versions a run read, with imputed groups; sites out of scope share the catchments of those within';

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
  constraint run_facility_pkey primary key (run_id, type_id, facility_id),
  constraint run_facility_run_fkey foreign key (run_id) references checkup.run (id) on delete cascade
);

comment on table checkup.run_facility is 'The facility versions a run read, with their state on its reference date';

create table checkup.run_catchment (
  run_id bigint not null,
  facility_id integer not null,
  type_id smallint not null,
  catchment_people numeric not null,
  sites integer not null,
  constraint run_catchment_pkey primary key (run_id, type_id, facility_id),
  constraint run_catchment_run_fkey foreign key (run_id) references checkup.run (id) on delete cascade
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
  constraint type_score_pkey primary key (run_id, region_code, type_id),
  constraint type_score_run_fkey foreign key (run_id) references checkup.run (id) on delete cascade
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
  constraint category_score_pkey primary key (run_id, region_code, category),
  constraint category_score_run_fkey foreign key (run_id) references checkup.run (id) on delete cascade
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
  constraint region_score_pkey primary key (run_id, region_code),
  constraint region_score_run_fkey foreign key (run_id) references checkup.run (id) on delete cascade
);

create index region_score_level_idx on checkup.region_score (run_id, level, rank_in_level);

comment on table checkup.region_score is 'The checkup index of every region of a run, unrounded; rank and grade are by the rounded index';
comment on column checkup.region_score.rank is 'Among siblings; equals share a rank; null below the standard''s completeness floor';

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

create function checkup.pin_inputs(of_run bigint)
returns void
language plpgsql
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
    s.population,
    coalesce(s.elderly, least(s.population - coalesce(s.children, 0), s.population * coalesce(c.elderly, p.elderly_share))),
    coalesce(s.children, least(s.population - coalesce(s.elderly, 0), s.population * coalesce(c.children, p.child_share))),
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

  update checkup.run
  set input_hash = (
    select encode(sha256(convert_to(string_agg(part, E'\n' order by part collate "C"), 'UTF8')), 'hex')
    from (
      select 'standard ' || s.document::text as part
      from registry.standard as s
      where s.version = this_run.standard_version
      union all
      select 'network ' || n.source_hash || ' ' || n.horizon_decimetres || ' ' || n.snap_limit_decimetres || ' ' || n.least_component_nodes
      from network.network as n
      where n.id = this_run.network_id
      union all
      select 'run ' || this_run.period || ' ' || this_run.reference_date || ' ' || this_run.scope_code
      union all
      select 'site ' || row_to_json(x)::text
      from (
        select s.external_id, rs.community_code, rs.people, rs.elderly, rs.children, st_asewkb(s.geom) as geom
        from checkup.run_site as rs
        join registry.site as s on s.id = rs.site_id
        where rs.run_id = of_run
      ) as x
      union all
      select 'facility ' || row_to_json(x)::text
      from (
        select f.external_id, t.code as type, rf.community_code, rf.county_code, rf.state, f.size, rf.weekly_hours, st_asewkb(f.geom) as geom
        from checkup.run_facility as rf
        join registry.facility as f on f.id = rf.facility_id
        join registry.facility_type as t on t.id = rf.type_id
        where rf.run_id = of_run
      ) as x
      union all
      select 'observation ' || row_to_json(x)::text
      from (
        select o.community_code, t.code as type, o.component, o.numerator, o.denominator, o.source
        from survey.observation as o
        join registry.facility_type as t on t.id = o.type_id
        where o.period = this_run.period
      ) as x
      union all
      select 'declaration ' || row_to_json(x)::text
      from (
        select d.county_code, t.code as type, d.declared_on
        from registry.declaration as d
        join registry.facility_type as t on t.id = d.type_id
        where d.declared_on <= this_run.reference_date
      ) as x
      union all
      select 'region ' || row_to_json(x)::text
      from (
        select r.code, r.parent_code
        from registry.region as r
        where r.valid_from <= this_run.reference_date and r.valid_to > this_run.reference_date
      ) as x
    ) as inputs
  )
  where id = of_run;

  drop table active_site;
end
$$;

comment on function checkup.pin_inputs(bigint) is
  'Writes down what a run reads: site and facility versions valid on its reference date, groups imputed, and the hash of it all';

create function checkup.score_types(of_run bigint, types smallint[])
returns void
language plpgsql
as $$
declare
  this_run checkup.run;
  p record;
  widest integer;
  scope text;
begin
  select * into strict this_run from checkup.run where id = of_run;
  select * into strict p from checkup.parameters(of_run);
  scope := registry.region_prefix(this_run.scope_code);

  delete from checkup.type_score where run_id = of_run and type_id = any (types);
  delete from checkup.run_catchment where run_id = of_run and type_id = any (types);

  create temp table kind on commit drop as
  select
    t.type_id,
    t.budget_decimetres as budget,
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
  select max(budget) into widest from kind;

  create temp table facility on commit drop as
  select f.facility_id, f.type_id, k.budget, f.community_code, f.county_code, f.state, f.size, f.size_imputed, f.weekly_hours
  from checkup.run_facility as f
  join kind as k on k.type_id = f.type_id
  where f.run_id = of_run;
  create unique index on facility (facility_id);
  analyze facility;

  create temp table person on commit drop as
  select
    s.site_id, s.community_code, s.in_scope, s.on_network,
    s.people, s.elderly, s.children, s.elderly_given, s.children_given
  from checkup.run_site as s
  where s.run_id = of_run;
  create unique index on person (site_id);
  analyze person;

  -- Who reaches what: the label join, and the places that share an edge.
  create temp table own_label on commit drop as
  select l.hub, l.decimetres, s.site_id
  from person as s
  join network.site_place as sp on sp.network_id = this_run.network_id and sp.site_id = s.site_id
  cross join lateral unnest(sp.hubs, sp.decimetres) as l (hub, decimetres)
  where l.decimetres <= widest;
  analyze own_label;

  create temp table their_label on commit drop as
  select l.hub, l.decimetres, f.facility_id, f.budget
  from facility as f
  join network.facility_place as fp on fp.network_id = this_run.network_id and fp.facility_id = f.facility_id
  cross join lateral unnest(fp.hubs, fp.decimetres) as l (hub, decimetres)
  where l.decimetres <= f.budget;
  analyze their_label;

  create temp table pair on commit drop as
  select met.site_id, met.facility_id
  from (
    select o.site_id, t.facility_id
    from own_label as o
    join their_label as t on t.hub = o.hub
    where o.decimetres::integer + t.decimetres <= t.budget
    union all
    select sp.site_id, f.facility_id
    from person as s
    join network.site_place as sp on sp.network_id = this_run.network_id and sp.site_id = s.site_id
    join network.facility_place as fp on fp.edge_id = sp.edge_id
    join facility as f on f.facility_id = fp.facility_id
    where network.same_edge_distance(sp.leg, sp.to_source, sp.local_geom, fp.leg, fp.to_source, fp.local_geom) <= f.budget
  ) as met
  group by met.site_id, met.facility_id;
  analyze pair;

  -- P_j, over all active sites.
  create temp table catchment on commit drop as
  select
    f.facility_id,
    f.type_id,
    f.size,
    sum(case k.base_group when 'all' then s.people when 'elderly' then s.elderly else s.children end) as people,
    count(*)::integer as sites
  from pair as x
  join facility as f on f.facility_id = x.facility_id
  join kind as k on k.type_id = f.type_id
  join person as s on s.site_id = x.site_id
  where f.state = 'operating'
  group by f.facility_id, f.type_id, f.size;
  create unique index on catchment (facility_id);
  analyze catchment;

  insert into checkup.run_catchment (run_id, facility_id, type_id, catchment_people, sites)
  select of_run, c.facility_id, c.type_id, c.people, c.sites
  from catchment as c;

  -- A_i and y_i of the sites that reach at least one operating facility.
  create temp table reached_site on commit drop as
  select
    s.community_code,
    c.type_id,
    s.site_id,
    sum(case when c.people > 0 then c.size / c.people else 0 end) as supply
  from pair as x
  join person as s on s.site_id = x.site_id
  join catchment as c on c.facility_id = x.facility_id
  where s.in_scope
  group by s.community_code, c.type_id, s.site_id;
  analyze reached_site;

  create temp table community on commit drop as
  select
    r.code,
    r.prefix,
    left(r.code, 6) || '000000' as county_code,
    coalesce(sum(s.people), 0) as people,
    coalesce(sum(s.elderly), 0) as elderly,
    coalesce(sum(s.children), 0) as children,
    coalesce(sum(s.people) filter (where s.on_network), 0) as on_network,
    coalesce(sum(s.people) filter (where s.on_network and s.elderly_given), 0) as elderly_given,
    coalesce(sum(s.people) filter (where s.on_network and s.children_given), 0) as children_given
  from registry.region as r
  left join person as s on s.community_code = r.code
  where r.level = 'community'
    and starts_with(r.code, scope)
    and r.valid_from <= this_run.reference_date
    and r.valid_to > this_run.reference_date
  group by r.code, r.prefix;
  analyze community;

  create temp table community_type on commit drop as
  select
    c.code,
    k.type_id,
    c.people,
    case k.base_group when 'all' then c.people when 'elderly' then c.elderly else c.children end as base_people,
    case k.walk_group when 'all' then c.people when 'elderly' then c.elderly else c.children end as group_people,
    case k.walk_group when 'all' then c.on_network when 'elderly' then c.elderly_given else c.children_given end as given_people,
    case k.walk_group when 'all' then c.people when 'elderly' then c.elderly else c.children end > 0 as applies,
    coalesce(recorded.found, false) or coalesce(declared.found, false) as surveyed
  from community as c
  cross join kind as k
  left join (
    select distinct f.county_code, f.type_id, true as found
    from checkup.run_facility as f
    where f.run_id = of_run
  ) as recorded on recorded.county_code = c.county_code and recorded.type_id = k.type_id
  left join (
    select d.county_code, d.type_id, true as found
    from registry.declaration as d
    where d.declared_on <= this_run.reference_date
  ) as declared on declared.county_code = c.county_code and declared.type_id = k.type_id;
  create unique index on community_type (code, type_id);
  analyze community_type;

  -- People by sufficiency, per community and type: sites with the same y fall together.
  create temp table sufficiency on commit drop as
  with reached as (
    select
      x.community_code as code,
      x.type_id,
      case when k.supply_required is null then 1 else least(1, x.supply / k.supply_required) end as y,
      sum(case k.base_group when 'all' then s.people when 'elderly' then s.elderly else s.children end) as base_people,
      sum(case k.walk_group when 'all' then s.people when 'elderly' then s.elderly else s.children end) as group_people
    from reached_site as x
    join kind as k on k.type_id = x.type_id
    join person as s on s.site_id = x.site_id
    group by 1, 2, 3
  )
  select r.code, r.type_id, r.y, true as reached, r.base_people, r.group_people
  from reached as r
  join community_type as ct on ct.code = r.code and ct.type_id = r.type_id
  where ct.applies and ct.surveyed
  union all
  select ct.code, ct.type_id, 0, false, ct.base_people - coalesce(r.base_people, 0), ct.group_people - coalesce(r.group_people, 0)
  from community_type as ct
  left join (
    select code, type_id, sum(base_people) as base_people, sum(group_people) as group_people
    from reached
    group by code, type_id
  ) as r on r.code = ct.code and r.type_id = ct.type_id
  where ct.applies and ct.surveyed;
  analyze sufficiency;

  create temp table place on commit drop as
  select r.code, r.level, r.prefix
  from registry.region as r
  where (starts_with(r.code, scope) or r.code = this_run.scope_code)
    and r.valid_from <= this_run.reference_date
    and r.valid_to > this_run.reference_date;
  analyze place;

  create temp table balance on commit drop as
  with in_place as (
    select a.code, x.type_id, x.y, x.reached, sum(x.base_people) as base_people, sum(x.group_people) as group_people
    from sufficiency as x
    join place as a
      on a.prefix in (x.code, left(x.code, 9), left(x.code, 6), left(x.code, 4), left(x.code, 2))
    group by a.code, x.type_id, x.y, x.reached
  ),
  ordered as (
    select
      i.*,
      sum(i.group_people) over by_sufficiency - i.group_people as before,
      sum(i.group_people) over (partition by i.code, i.type_id) * p.worst_share as quarter
    from in_place as i
    window by_sufficiency as (partition by i.code, i.type_id order by i.y, i.reached rows unbounded preceding)
  )
  select
    o.code,
    o.type_id,
    sum(o.group_people) as group_people,
    sum(o.base_people * o.y) / nullif(sum(o.base_people), 0) as supply,
    sum(o.group_people) filter (where o.reached) as covered,
    coalesce(sum(o.group_people) filter (where o.reached), 0) / nullif(sum(o.group_people), 0) as coverage,
    sum(o.y * greatest(0, least(o.group_people, o.quarter - o.before))) / nullif(max(o.quarter), 0) as worst_quarter
  from ordered as o
  group by o.code, o.type_id;
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
      s.community_code as code,
      x.facility_id,
      true as reached,
      false as own,
      sum(case k.base_group when 'all' then s.people when 'elderly' then s.elderly else s.children end) as people
    from pair as x
    join person as s on s.site_id = x.site_id
    join facility as f on f.facility_id = x.facility_id
    join kind as k on k.type_id = f.type_id
    where s.in_scope
    group by s.community_code, x.facility_id
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
    group by o.community_code, o.type_id
  ),
  figures as (
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
  indices as (
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
    join community_type as ct
      on a.prefix in (left(ct.code, 9), left(ct.code, 6), left(ct.code, 4), left(ct.code, 2))
    left join checkup.type_score as t
      on t.run_id = of_run and t.region_code = ct.code and t.type_id = ct.type_id
    where a.level <> 'community'
    group by a.code, ct.type_id
  ),
  indices as (
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

  drop table kind, facility, person, own_label, their_label, pair, catchment, reached_site, community,
    community_type, sufficiency, place, balance, provision;
end
$$;

comment on function checkup.score_types(bigint, smallint[]) is
  'Reach, catchments, base, balance and governance indices of some facility types for every community and region of a run';

create function checkup.score_regions(of_run bigint)
returns void
language plpgsql
as $$
declare
  this_run checkup.run;
  p record;
begin
  select * into strict this_run from checkup.run where id = of_run;
  select * into strict p from checkup.parameters(of_run);

  delete from checkup.category_score where run_id = of_run;
  delete from checkup.region_score where run_id = of_run;

  insert into checkup.category_score (run_id, region_code, category, base, balance, governance, score)
  select
    of_run,
    s.region_code,
    t.category,
    sum(s.base * t.weight) / nullif(sum(t.weight) filter (where s.base is not null), 0),
    sum(s.balance * t.weight) / nullif(sum(t.weight) filter (where s.balance is not null), 0),
    sum(s.governance * t.weight) / nullif(sum(t.weight) filter (where s.governance is not null), 0),
    sum(s.score * t.weight) / nullif(sum(t.weight) filter (where s.score is not null), 0)
  from checkup.type_score as s
  join registry.standard_type as t on t.standard_version = this_run.standard_version and t.type_id = s.type_id
  where s.run_id = of_run
    and s.score is not null
  group by s.region_code, t.category;

  insert into checkup.region_score (
    run_id, region_code, level, parent_code, population, sites, communities,
    base, balance, governance, index, grade, completeness, rank, rank_in_level
  )
  with place as (
    select r.code, r.level, r.parent_code, r.prefix
    from registry.region as r
    where starts_with(r.code, registry.region_prefix(this_run.scope_code))
      and r.valid_from <= this_run.reference_date
      and r.valid_to > this_run.reference_date
  ),
  community as (
    select
      a.code,
      coalesce(s.people, 0) as people,
      coalesce(s.sites, 0) as sites,
      s.completeness
    from place as a
    left join (
      select
        rs.community_code,
        sum(rs.people) as people,
        count(*) as sites,
        (
          select sum(t.weight * s.completeness) / nullif(sum(t.weight), 0)
          from checkup.type_score as s
          join registry.standard_type as t on t.standard_version = this_run.standard_version and t.type_id = s.type_id
          where s.run_id = of_run and s.region_code = rs.community_code and s.applies
        ) as completeness
      from checkup.run_site as rs
      where rs.run_id = of_run and rs.in_scope
      group by rs.community_code
    ) as s on s.community_code = a.code
    where a.level = 'community'
  ),
  totals as (
    select
      a.code,
      sum(c.people) as people,
      sum(c.sites)::integer as sites,
      count(*)::integer as communities,
      sum(c.people * c.completeness) / nullif(sum(c.people) filter (where c.completeness is not null), 0) as completeness
    from place as a
    join community as c on a.prefix in (c.code, left(c.code, 9), left(c.code, 6), left(c.code, 4), left(c.code, 2))
    group by a.code
  ),
  weighted as (
    select
      s.region_code as code,
      sum(s.base * t.weight) / nullif(sum(t.weight) filter (where s.base is not null), 0) as base,
      sum(s.balance * t.weight) / nullif(sum(t.weight) filter (where s.balance is not null), 0) as balance,
      sum(s.governance * t.weight) / nullif(sum(t.weight) filter (where s.governance is not null), 0) as governance,
      sum(s.score * t.weight) / nullif(sum(t.weight) filter (where s.score is not null), 0) as index
    from checkup.type_score as s
    join registry.standard_type as t on t.standard_version = this_run.standard_version and t.type_id = s.type_id
    where s.run_id = of_run
    group by s.region_code
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
