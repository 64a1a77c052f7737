-- What falls short, which communities to treat first and what had to be taken for granted is decided once, by the engine
-- that scores, and kept with the scores: a list of a city is read then, and not worked out for every reader.

alter table checkup.type_score add column cause text;
comment on column checkup.type_score.cause is
  'Main cause of the shortfall: absent, closed, far, shared, undersized, too_few, uneven or poor_service; null where nothing falls short, and above communities';

alter table checkup.region_score
  add column priority double precision,
  add column elderly_and_child_mark double precision,
  add column facilities_mark double precision,
  add column service_mark double precision,
  add column shortfalls_by_cause jsonb not null default '{}',
  add column sites_off_network integer not null default 0,
  add column sites_imputed integer not null default 0;
comment on column checkup.region_score.priority is 'Of a community: 0 to 1, six decimals, the higher the sooner to be treated';
comment on column checkup.region_score.elderly_and_child_mark is '0 to 1: what the types of the elderly and children lack in coverage; null = missing';
comment on column checkup.region_score.facilities_mark is '0 to 1: what the types lack in number';
comment on column checkup.region_score.service_mark is '0 to 1: what the types lack in their governance index';
comment on column checkup.region_score.shortfalls_by_cause is 'How many types fall short in its communities, by main cause';
comment on column checkup.region_score.sites_off_network is 'Sites that find no street: nobody there reaches anything';
comment on column checkup.region_score.sites_imputed is 'Sites whose elderly or children were not given';

-- Runs of before: the engine's rules of today, once in SQL. Published ones keep every figure they had.
alter table checkup.type_score disable trigger user;
alter table checkup.region_score disable trigger user;

update checkup.type_score as s
set cause = case
  when s.facilities_known = 0 then 'absent'
  when s.facilities_known > 0 and s.facilities_reached = 0 and s.facilities_own = 0 then 'closed'
  when s.facilities_own > 0 and s.facilities_own_reached = 0 then 'far'
  when s.supply < d.supply and s.own_supply >= d.supply then 'shared'
  when s.count_share < d.count and s.any_size_share >= d.count then 'undersized'
  when (s.count_share < d.count) is not true and s.supply < d.supply and s.reached_supply < d.supply then 'undersized'
  when s.count_share < d.count then 'too_few'
  when s.coverage < d.coverage or s.supply < d.supply then 'uneven'
  else 'poor_service'
end
from checkup.run as r
join registry.standard as st on st.version = r.standard_version
cross join lateral (
  select
    (st.document #>> '{thresholds,count}')::float8 - 1e-9 as count,
    (st.document #>> '{thresholds,supply}')::float8 - 1e-9 as supply,
    (st.document #>> '{thresholds,coverage}')::float8 - 1e-9 as coverage,
    (st.document #>> '{thresholds,governance}')::float8 - 1e-9 as governance
) as d
where r.id = s.run_id
  and s.count_share is not null
  and (s.count_share < d.count or s.supply < d.supply or s.coverage < d.coverage or s.governance < d.governance);

update checkup.region_score as s
set elderly_and_child_mark = m.elderly_and_child,
    facilities_mark = m.facilities,
    service_mark = m.service,
    priority = round((
      (coalesce(m.elderly_and_child * 0.3, 0) + coalesce(m.facilities * 0.2, 0) + coalesce(m.service * 0.2, 0))
      / (case when m.elderly_and_child is null then 0 else 0.3 end + case when m.facilities is null then 0 else 0.2 end
        + case when m.service is null then 0 else 0.2 end)
    )::numeric, 6)::float8
from (
  select
    t.run_id, t.region_code,
    sum(k.weight::float8 * (1 - t.coverage)) filter (where k.walk_group <> 'all')
      / nullif(sum(k.weight::float8) filter (where k.walk_group <> 'all' and t.coverage is not null), 0) as elderly_and_child,
    sum(k.weight::float8 * (1 - t.count_share)) / nullif(sum(k.weight::float8), 0) as facilities,
    sum(k.weight::float8 * (1 - t.governance / 100)) / nullif(sum(k.weight::float8) filter (where t.governance is not null), 0) as service
  from checkup.type_score as t
  join checkup.run as r on r.id = t.run_id
  join registry.standard_type as k on k.standard_version = r.standard_version and k.type_id = t.type_id
  where t.count_share is not null
  group by t.run_id, t.region_code
) as m
where m.run_id = s.run_id
  and m.region_code = s.region_code;

update checkup.region_score as s
set shortfalls_by_cause = c.counts
from (
  select x.run_id, x.region_code, jsonb_object_agg(x.cause, x.shortfalls) as counts
  from (
    select s.run_id, s.region_code, t.cause, count(*) as shortfalls
    from checkup.region_score as s
    join checkup.type_score as t
      on t.run_id = s.run_id
      and t.region_code between rpad(registry.region_prefix(s.region_code), 12, '0') and rpad(registry.region_prefix(s.region_code), 12, '9')
    where t.cause is not null
    group by s.run_id, s.region_code, t.cause
  ) as x
  group by x.run_id, x.region_code
) as c
where c.run_id = s.run_id
  and c.region_code = s.region_code;

update checkup.region_score as s
set sites_off_network = c.off_network,
    sites_imputed = c.imputed
from (
  select s.run_id, s.region_code,
    count(*) filter (where not p.on_network) as off_network,
    count(*) filter (where not (p.elderly_given and p.children_given)) as imputed
  from checkup.region_score as s
  join checkup.run_site as p
    on p.run_id = s.run_id
    and p.community_code between rpad(registry.region_prefix(s.region_code), 12, '0') and rpad(registry.region_prefix(s.region_code), 12, '9')
  group by s.run_id, s.region_code
) as c
where c.run_id = s.run_id
  and c.region_code = s.region_code;

alter table checkup.type_score enable trigger user;
alter table checkup.region_score enable trigger user;

-- Regions below one: a run's, not all runs'.
create index region_score_parent_idx on checkup.region_score (run_id, parent_code, region_code);
create index region_score_priority_idx on checkup.region_score (run_id, priority desc, region_code) where priority is not null;

drop index checkup.type_score_worst_idx;
create index type_score_worst_idx on checkup.type_score (run_id, type_id, score, region_code) where cause is not null;
