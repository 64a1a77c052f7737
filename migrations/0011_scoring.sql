-- The figures are worked out by the engine in src/checkup, from what a run has pinned; the database keeps inputs, reach
-- and results.

-- Which sites each facility is reached from. Versions of sites and facilities never change, nor does a network: what was
-- found once holds, and a run only looks for what is new.

create table network.facility_reach (
  network_id integer not null,
  facility_id integer not null,
  horizon_decimetres integer not null,
  site_ids integer[] not null,
  decimetres smallint[] not null,
  constraint facility_reach_pkey primary key (network_id, facility_id),
  constraint facility_reach_network_fkey foreign key (network_id) references network.network (id) on delete cascade,
  constraint facility_reach_facility_fkey foreign key (facility_id) references registry.facility (id) on delete cascade
);

-- Half a kilobyte a row, written once and read whole: packing costs more than it saves.
alter table network.facility_reach alter column site_ids set storage external;
alter table network.facility_reach alter column decimetres set storage external;

comment on table network.facility_reach is
  'Site versions of every date within a walking distance of a facility version, with exact distances: kept for the runs. Sites that reached_site does not name may be missing';
comment on column network.facility_reach.horizon_decimetres is 'How far it looks';

create table network.reached_site (
  network_id integer not null,
  site_id integer not null,
  constraint reached_site_pkey primary key (network_id, site_id),
  constraint reached_site_network_fkey foreign key (network_id) references network.network (id) on delete cascade,
  constraint reached_site_site_fkey foreign key (site_id) references registry.site (id) on delete cascade
);

comment on table network.reached_site is 'The site versions that every row of facility_reach knows of';

grant select, insert, update, delete on network.facility_reach, network.reached_site to lifecircle_service;

create trigger facility_reach_guard before insert or update or delete on network.facility_reach
for each statement execute function platform.guard_write('administrator', 'integrator', 'surveyor');
create trigger reached_site_guard before insert or update or delete on network.reached_site
for each statement execute function platform.guard_write('administrator', 'integrator', 'surveyor');

create function network.keep_reach_of_new_sites(in_network integer)
returns void
language plpgsql
set work_mem = '64MB'
as $$
declare
  added integer[];
begin
  perform
  from network.site_place as p
  where p.network_id = in_network
    and not exists (
      select
      from network.reached_site as known
      where known.network_id = p.network_id
        and known.site_id = p.site_id
    )
  limit 1;
  if not found then
    return;
  end if;
  -- Facilities whose reach is being looked for have to end before these sites are known, or begin after.
  lock table network.reached_site in share row exclusive mode;
  with new_site as (
    insert into network.reached_site (network_id, site_id)
    select p.network_id, p.site_id
    from network.site_place as p
    where p.network_id = in_network
    on conflict do nothing
    returning site_id
  )
  select array_agg(n.site_id) into added
  from new_site as n;

  update network.facility_reach as r
  set site_ids = r.site_ids || met.site_ids,
      decimetres = r.decimetres || met.decimetres
  from (
    select n.facility_id, array_agg(n.site_id order by n.site_id) as site_ids, array_agg(n.decimetres order by n.site_id) as decimetres
    from (
      select x.facility_id, x.site_id, min(x.decimetres)::smallint as decimetres
      from (
        select l.facility_id, p.site_id, o.decimetres + l.decimetres as decimetres
        from network.site_place as p
        cross join lateral unnest(p.hubs, p.decimetres) as o (hub, decimetres)
        join network.facility_label as l on l.hub = o.hub
        where p.network_id = in_network
          and p.site_id = any (added)
          and exists (select from network.facility_reach as any_row where any_row.network_id = in_network)
        union all
        select f.facility_id, p.site_id,
          network.same_edge_distance(p.leg, p.to_source, p.local_geom, f.leg, f.to_source, f.local_geom)
        from network.site_place as p
        join network.facility_place as f on f.edge_id = p.edge_id and f.network_id = p.network_id
        where p.network_id = in_network
          and p.site_id = any (added)
      ) as x
      join network.facility_reach as k on k.network_id = in_network and k.facility_id = x.facility_id
      where x.decimetres <= k.horizon_decimetres
        and x.site_id <> all (k.site_ids)
      group by x.facility_id, x.site_id
    ) as n
    group by n.facility_id
  ) as met
  where r.network_id = in_network
    and r.facility_id = met.facility_id;
end
$$;

comment on function network.keep_reach_of_new_sites(integer) is 'Adds sites that came since to the reach that is kept of facilities';

create function network.keep_reach(in_network integer, facilities integer[], horizons integer[])
returns void
language plpgsql
set plan_cache_mode = force_generic_plan
as $$
begin
  lock table network.reached_site in share mode;
  insert into network.facility_reach as known (network_id, facility_id, horizon_decimetres, site_ids, decimetres)
  select
    in_network,
    p.facility_id,
    asked.horizon,
    coalesce(met.site_ids, '{}'),
    coalesce(met.decimetres, '{}')
  from unnest(facilities, horizons) as asked (facility_id, horizon)
  join network.facility_place as p on p.network_id = in_network and p.facility_id = asked.facility_id
  cross join lateral (
    select array_agg(n.site_id) as site_ids, array_agg(n.decimetres) as decimetres
    from (
      select x.site_id, min(x.decimetres)::smallint as decimetres
      from (
        select l.site_id, o.decimetres + l.decimetres as decimetres
        from unnest(p.hubs, p.decimetres) as o (hub, decimetres)
        join network.site_label as l
          on l.hub = o.hub
          and l.decimetres <= asked.horizon - o.decimetres
        where o.decimetres <= asked.horizon
        union all
        select s.site_id, on_edge.decimetres
        from network.site_place as s
        cross join lateral (
          select network.same_edge_distance(s.leg, s.to_source, s.local_geom, p.leg, p.to_source, p.local_geom) as decimetres offset 0
        ) as on_edge
        where s.edge_id = p.edge_id
          and on_edge.decimetres <= asked.horizon
      ) as x
      group by x.site_id
    ) as n
  ) as met
  on conflict (network_id, facility_id) do update
  set horizon_decimetres = excluded.horizon_decimetres,
      site_ids = excluded.site_ids,
      decimetres = excluded.decimetres
  where known.horizon_decimetres < excluded.horizon_decimetres;
end
$$;

comment on function network.keep_reach(integer, integer[], integer[]) is
  'Finds and keeps which sites have a facility within a walking distance in decimetres, one for each facility';

create view checkup.run_reach as
select
  rf.run_id,
  rf.type_id,
  rf.facility_id,
  walked.id as network_id,
  t.budget_decimetres,
  least(ceil(t.budget_decimetres * 1.1)::integer, n.horizon_decimetres) as horizon_decimetres
from checkup.run as r
join registry.standard_type as t on t.standard_version = r.standard_version
cross join lateral (select network.for_profile(r.network_id, t.profile) as id offset 0) as walked
join network.network as n on n.id = walked.id
join checkup.run_facility as rf on rf.run_id = r.id and rf.type_id = t.type_id;

comment on view checkup.run_reach is
  'On which network and how far a run looks from each of its facilities: a tenth beyond the budget, for walkers who are faster';

alter view checkup.run_reach set (security_invoker = true);
grant select on checkup.run_reach to lifecircle_service;

create function checkup.keep_reach(of_run bigint, of_type smallint)
returns void
language plpgsql
as $$
begin
  perform network.keep_reach(missing.network_id, array_agg(missing.facility_id), array_agg(missing.horizon_decimetres))
  from (
    select x.network_id, x.facility_id, x.horizon_decimetres
    from checkup.run_reach as x
    left join network.facility_reach as known
      on known.network_id = x.network_id
      and known.facility_id = x.facility_id
    where x.run_id = of_run
      and x.type_id = of_type
      and (known.facility_id is null or known.horizon_decimetres < x.horizon_decimetres)
  ) as missing
  group by missing.network_id;
end
$$;

comment on function checkup.keep_reach(bigint, smallint) is
  'Finds the reach of a run''s facilities of a type where it is not kept yet';

-- What the engine writes: double precision, whole in fifteen digits.

alter table checkup.run_site add column number integer;
comment on column checkup.run_site.number is
  'Position among the run''s sites: those in scope first, by community and external id';

alter table checkup.type_score
  alter column base_people type double precision,
  alter column group_people type double precision,
  alter column facilities_counted type double precision,
  alter column count_share type double precision,
  alter column supply_required type double precision,
  alter column supply type double precision,
  alter column coverage type double precision,
  alter column worst_quarter type double precision,
  alter column base type double precision,
  alter column balance type double precision,
  alter column governance type double precision,
  alter column satisfaction type double precision,
  alter column operating type double precision,
  alter column closed_on_time type double precision,
  alter column score type double precision,
  alter column completeness type double precision,
  alter column any_size_share type double precision,
  alter column own_supply type double precision,
  alter column reached_supply type double precision,
  alter column sufficiency type double precision,
  alter column gini type double precision,
  alter column palma type double precision,
  alter column theil type double precision;

alter table checkup.category_score
  alter column base type double precision,
  alter column balance type double precision,
  alter column governance type double precision,
  alter column score type double precision;

alter table checkup.region_score
  alter column base type double precision,
  alter column balance type double precision,
  alter column governance type double precision,
  alter column index type double precision,
  alter column completeness type double precision,
  alter column sufficiency type double precision,
  alter column gini type double precision,
  alter column palma type double precision,
  alter column theil type double precision;

create table checkup.run_sufficiency (
  run_id bigint not null,
  type_id smallint not null,
  sufficiency double precision[] not null,
  constraint run_sufficiency_pkey primary key (run_id, type_id)
);

alter table checkup.run_sufficiency alter column sufficiency set storage external;

comment on table checkup.run_sufficiency is 'y of every site of a run, for each facility type';
comment on column checkup.run_sufficiency.sufficiency is 'In the order of run_site.number, which counts from 1';

grant select, insert, update, delete on checkup.run_sufficiency to lifecircle_service;
call checkup.protect_results('run_sufficiency');

-- Tens of thousands of observations, written down as one row for each community.
drop table checkup.run_observation;

create table checkup.run_survey (
  run_id bigint not null,
  community_code text collate "C" not null,
  type_ids smallint[] not null,
  components text[] not null,
  sources text[] not null,
  numerators numeric[] not null,
  denominators numeric[] not null,
  constraint run_survey_pkey primary key (run_id, community_code)
);

comment on table checkup.run_survey is
  'The observations of its period that a run read, by community of its scope; run_observation has them one by one';
comment on column checkup.run_survey.type_ids is 'By type, component and source; the other columns go with it';

grant select, insert, update, delete on checkup.run_survey to lifecircle_service;
call checkup.protect_results('run_survey');

create view checkup.run_observation with (security_invoker = true) as
select s.run_id, s.community_code, o.type_id, o.component, o.source, o.numerator, o.denominator
from checkup.run_survey as s
cross join lateral unnest(s.type_ids, s.components, s.sources, s.numerators, s.denominators)
  as o (type_id, component, source, numerator, denominator);

comment on view checkup.run_observation is 'The observations that a run read';
grant select on checkup.run_observation to lifecircle_service;

create table checkup.run_input (
  run_id bigint not null,
  part text collate "C" not null,
  hash text not null,
  constraint run_input_pkey primary key (run_id, part)
);

comment on table checkup.run_input is 'What a run read, part by part: runs with equal hashes of a part read the same';
comment on column checkup.run_input.hash is 'SHA-256 of the part''s contents, whatever their numbers in this database';

grant select, insert, update, delete on checkup.run_input to lifecircle_service;
call checkup.protect_results('run_input');

alter table checkup.run add column method_version smallint not null default 1;
comment on column checkup.run.method_version is
  'The way the engine works out scores. Equal inputs give equal scores by the same method';

create or replace function checkup.delete_results()
returns trigger
language plpgsql
as $$
begin
  delete from checkup.run_site where run_id = old.id;
  delete from checkup.run_facility where run_id = old.id;
  delete from checkup.run_survey where run_id = old.id;
  delete from checkup.run_declaration where run_id = old.id;
  delete from checkup.run_input where run_id = old.id;
  delete from checkup.run_catchment where run_id = old.id;
  delete from checkup.run_sufficiency where run_id = old.id;
  delete from checkup.type_score where run_id = old.id;
  delete from checkup.category_score where run_id = old.id;
  delete from checkup.region_score where run_id = old.id;
  return old;
end
$$;

-- The rules stand in the engine now.
drop function checkup.score_types(bigint, smallint[]);
drop function checkup.score_regions(bigint);
drop function checkup.reached_pairs(bigint, smallint[]);
drop function checkup.governance(numeric, numeric, numeric, numeric, numeric, numeric);
drop function checkup.type_score_of(numeric, numeric, numeric, numeric, numeric, numeric);
drop function checkup.group_of(text, anyelement, anyelement, anyelement);

drop function checkup.pin_inputs(bigint);
drop function checkup.hash_inputs(bigint);

-- What a run reads is written down in three parts, which may be done side by side. A trial takes the facilities,
-- observations and declarations of its types over from another run; those its standard alone has are looked up.

create function checkup.types_taken(of_run bigint)
returns smallint[]
language sql
stable
as $$
  select coalesce(array_agg(t.type_id), '{}')
  from checkup.run as r
  join checkup.run as source on source.id = r.inputs_of
  join registry.standard_type as t on t.standard_version = source.standard_version
  where r.id = of_run
$$;

comment on function checkup.types_taken(bigint) is 'Types whose inputs a trial takes from another run';

create function checkup.pin_sites(of_run bigint)
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
    insert into checkup.run_site (run_id, site_id, number, community_code, people, elderly, children, elderly_given, children_given, on_network, in_scope)
    select of_run, s.site_id, s.number, s.community_code, s.people, s.elderly, s.children, s.elderly_given, s.children_given, s.on_network, s.in_scope
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
  insert into checkup.run_site (run_id, site_id, number, community_code, people, elderly, children, elderly_given, children_given, on_network, in_scope)
  with active as materialized (
    select s.id, s.external_id, s.community_code, s.population, s.elderly, s.children
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
    c.code is not null
  from active as s
  join county_share as share on share.county = left(s.community_code, 6)
  left join community as c on c.code = s.community_code
  left join network.site_place as sp on sp.network_id = this_run.network_id and sp.site_id = s.id
  where starts_with(s.community_code, scope)
     or s.id in (select unnest(neighbours));
end
$$;

comment on function checkup.pin_sites(bigint) is
  'Writes down the sites a run reads: those of its scope on its reference date, and neighbours who share their facilities; groups that were not given are imputed';

create function checkup.pin_facilities(of_run bigint)
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

  insert into checkup.run_facility (run_id, facility_id, type_id, community_code, county_code, state, size, size_imputed, weekly_hours)
  select of_run, f.facility_id, f.type_id, f.community_code, f.county_code, f.state,
    case when f.size_imputed then coalesce(t.min_size, 0) else f.size end, f.size_imputed, f.weekly_hours
  from checkup.run_facility as f
  join registry.standard_type as t on t.standard_version = this_run.standard_version and t.type_id = f.type_id
  where f.run_id = this_run.inputs_of;

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
    and f.type_id <> all (taken)
  order by f.type_id, f.id;
end
$$;

comment on function checkup.pin_facilities(bigint) is 'Writes down the facilities of a run''s types as they were on its reference date';

create function checkup.pin_survey(of_run bigint)
returns void
language plpgsql
set work_mem = '64MB'
as $$
declare
  this_run checkup.run;
  scope text;
  taken smallint[] := checkup.types_taken(of_run);
begin
  select * into strict this_run from checkup.run where id = of_run;
  scope := registry.region_prefix(this_run.scope_code);
  delete from checkup.run_survey where run_id = of_run;
  delete from checkup.run_declaration where run_id = of_run;

  insert into checkup.run_survey (run_id, community_code, type_ids, components, sources, numerators, denominators)
  select of_run, o.community_code, array_agg(o.type_id), array_agg(o.component), array_agg(o.source), array_agg(o.numerator), array_agg(o.denominator)
  from (
    select x.community_code, x.type_id, x.component, x.source, x.numerator, x.denominator
    from (
      select s.community_code, s.type_id, s.component, s.source, s.numerator, s.denominator
      from checkup.run_observation as s
      where s.run_id = this_run.inputs_of
      union all
      select s.community_code, s.type_id, s.component, s.source, s.numerator, s.denominator
      from survey.observation as s
      where s.period = this_run.period
        and starts_with(s.community_code, scope)
        and s.type_id <> all (taken)
    ) as x
    join registry.standard_type as t on t.standard_version = this_run.standard_version and t.type_id = x.type_id
    order by x.community_code, x.type_id, x.component collate "C", x.source collate "C"
  ) as o
  group by o.community_code;

  insert into checkup.run_declaration (run_id, county_code, type_id)
  select of_run, x.county_code, x.type_id
  from (
    select d.county_code, d.type_id
    from checkup.run_declaration as d
    where d.run_id = this_run.inputs_of
    union all
    select d.county_code, d.type_id
    from registry.declaration as d
    where d.declared_on <= this_run.reference_date
      and d.type_id <> all (taken)
  ) as x
  join registry.standard_type as t on t.standard_version = this_run.standard_version and t.type_id = x.type_id;
end
$$;

comment on function checkup.pin_survey(bigint) is
  'Writes down the observations of a run''s period and scope, and what counties had declared by its reference date';

-- Which types have to be worked out afresh. Everything a type's scores are made of is compared as it was written down.
create function checkup.changed_types(of_run bigint)
returns smallint[]
language plpgsql
stable
set work_mem = '64MB'
-- A run just written is not in the statistics: for one row a nested loop would do.
set enable_nestloop = off
as $$
declare
  this_run checkup.run;
  base checkup.run;
  every_type smallint[];
begin
  select * into strict this_run from checkup.run where id = of_run;
  select * into base from checkup.run where id = this_run.base_run_id;
  select array_agg(t.type_id order by t.type_id) into every_type
  from registry.standard_type as t
  where t.standard_version = this_run.standard_version;

  if base.id is null
     or base.standard_version <> this_run.standard_version
     or base.method_version <> this_run.method_version
     or base.scope_code <> this_run.scope_code
     or base.network_id <> this_run.network_id
     or checkup.networks_of(base.id) <> checkup.networks_of(of_run)
  then
    return every_type;
  end if;

  perform
  from (select * from checkup.run_site where run_id = of_run) as now_read
  full join (select * from checkup.run_site where run_id = base.id) as read_then using (number)
  where (now_read.site_id, now_read.people, now_read.elderly, now_read.children, now_read.elderly_given, now_read.children_given,
         now_read.on_network, now_read.in_scope)
    is distinct from
        (read_then.site_id, read_then.people, read_then.elderly, read_then.children, read_then.elderly_given, read_then.children_given,
         read_then.on_network, read_then.in_scope)
  limit 1;
  if found then
    return every_type;
  end if;

  perform
  from (
    select r.code, r.level, r.parent_code
    from registry.region as r
    where starts_with(r.code, registry.region_prefix(this_run.scope_code))
      and r.valid_from <= this_run.reference_date
      and r.valid_to > this_run.reference_date
  ) as now_read
  full join (select * from checkup.region_score where run_id = base.id) as read_then on read_then.region_code = now_read.code
  where (now_read.level, now_read.parent_code, now_read.code) is distinct from (read_then.level, read_then.parent_code, read_then.region_code)
  limit 1;
  if found then
    return every_type;
  end if;

  return (
    select coalesce(array_agg(distinct x.type_id order by x.type_id), '{}')
    from (
      select coalesce(now_read.type_id, read_then.type_id) as type_id
      from (select * from checkup.run_facility where run_id = of_run) as now_read
      full join (select * from checkup.run_facility where run_id = base.id) as read_then using (type_id, facility_id)
      where (now_read.community_code, now_read.county_code, now_read.state, now_read.size, now_read.size_imputed, now_read.weekly_hours)
        is distinct from
            (read_then.community_code, read_then.county_code, read_then.state, read_then.size, read_then.size_imputed, read_then.weekly_hours)
      union all
      select o.type_id
      from checkup.run_observation as o
      where o.run_id in (of_run, base.id)
        and o.community_code in (
          select coalesce(a.community_code, b.community_code)
          from (select * from checkup.run_survey where run_id = of_run) as a
          full join (select * from checkup.run_survey where run_id = base.id) as b using (community_code)
          where (a.type_ids, a.components, a.sources, a.numerators, a.denominators)
            is distinct from (b.type_ids, b.components, b.sources, b.numerators, b.denominators)
        )
      group by o.type_id, o.community_code, o.component, o.source, o.numerator, o.denominator
      having count(*) = 1
      union all
      select d.type_id
      from checkup.run_declaration as d
      where d.run_id in (of_run, base.id)
      group by d.type_id, d.county_code
      having count(*) = 1
    ) as x
  );
end
$$;

comment on function checkup.changed_types(bigint) is
  'Facility types whose scores cannot be taken from the run it builds upon, because what they are made of has changed; all of them where there is no such run';

-- Everything but what has not changed is hashed: that is taken from the run it builds upon.

create function checkup.hash_sites(of_run bigint, changed smallint[])
returns void
language plpgsql
set work_mem = '64MB'
as $$
declare
  this_run checkup.run;
begin
  select * into strict this_run from checkup.run where id = of_run;
  delete from checkup.run_input where run_id = of_run and part = 'sites';

  -- Sites are of all types: where one type stays, so have the sites.
  insert into checkup.run_input (run_id, part, hash)
  select of_run, i.part, i.hash
  from checkup.run_input as i
  where i.run_id = this_run.base_run_id
    and i.part = 'sites'
    and exists (
      select
      from registry.standard_type as t
      where t.standard_version = this_run.standard_version
        and t.type_id <> all (changed)
    );
  if found then
    return;
  end if;

  insert into checkup.run_input (run_id, part, hash)
  select
    of_run, 'sites',
    encode(sha256(convert_to(coalesce(string_agg(
      row(s.external_id, rs.community_code, rs.people, rs.elderly, rs.children, rs.in_scope, s.geom)::text, E'\n' order by rs.number
    ), ''), 'UTF8')), 'hex')
  from checkup.run_site as rs
  join registry.site as s on s.id = rs.site_id
  where rs.run_id = of_run;
end
$$;

comment on function checkup.hash_sites(bigint, smallint[]) is 'Hashes the sites a run reads; not again where types stay as they were';

create function checkup.hash_facilities(of_run bigint, changed smallint[])
returns void
language plpgsql
set work_mem = '64MB'
as $$
declare
  this_run checkup.run;
begin
  select * into strict this_run from checkup.run where id = of_run;
  delete from checkup.run_input where run_id = of_run and part <> 'sites';

  insert into checkup.run_input (run_id, part, hash)
  select of_run, x.part, encode(sha256(convert_to(coalesce(x.content, ''), 'UTF8')), 'hex')
  from (
    select
      'facilities ' || t.code as part,
      string_agg(
        row(f.external_id, rf.community_code, rf.county_code, rf.state, f.size, rf.weekly_hours, f.geom)::text, E'\n' order by f.external_id
      ) as content
    from checkup.run_facility as rf
    join registry.facility as f on f.id = rf.facility_id
    join registry.facility_type as t on t.id = rf.type_id
    where rf.run_id = of_run
      and rf.type_id = any (changed)
    group by t.code
    union all
    select 'run', concat_ws(E'\n', this_run.period, this_run.reference_date, this_run.scope_code)
    union all
    select 'standard', s.document::text
    from registry.standard as s
    where s.version = this_run.standard_version
    union all
    select 'network', string_agg(row(n.source_hash, n.horizon_decimetres, n.snap_limit_decimetres, n.least_component_nodes)::text, E'\n' order by n.mode)
    from network.network as n
    where n.id = any (checkup.networks_of(of_run))
    union all
    select 'regions', string_agg(row(r.code, r.parent_code)::text, E'\n' order by r.code)
    from registry.region as r
    where starts_with(r.code, registry.region_prefix(this_run.scope_code))
      and r.valid_from <= this_run.reference_date
      and r.valid_to > this_run.reference_date
    union all
    select 'observations', string_agg(row(s.community_code, s.type_ids, s.components, s.sources, s.numerators, s.denominators)::text, E'\n' order by s.community_code)
    from (
      -- Numbers of types are this database's own.
      select o.community_code, o.sources, o.components, o.numerators, o.denominators,
        array(select t.code from unnest(o.type_ids) with ordinality as u (id, place) join registry.facility_type as t on t.id = u.id order by u.place) as type_ids
      from checkup.run_survey as o
      where o.run_id = of_run
    ) as s
    union all
    select 'declarations', string_agg(row(d.county_code, t.code)::text, E'\n' order by d.county_code, t.code)
    from checkup.run_declaration as d
    join registry.facility_type as t on t.id = d.type_id
    where d.run_id = of_run
  ) as x;

  insert into checkup.run_input (run_id, part, hash)
  select of_run, i.part, i.hash
  from checkup.run_input as i
  join registry.facility_type as t on i.part = 'facilities ' || t.code
  where i.run_id = this_run.base_run_id
    and t.id <> all (changed);
end
$$;

comment on function checkup.hash_facilities(bigint, smallint[]) is
  'Hashes the rest of what a run reads, its facilities by type; types that stay as they were are not hashed again';
