-- Whether the inventory can be trusted: rules that every record is held against, likely duplicates, and an index of it all.
-- The rules stand in one function; what each weighs stands in one table.

create table survey.quality_rule (
  rule text collate "C" not null,
  position smallint not null,
  severity text not null,
  lack numeric not null,
  about text[] not null,
  name_zh text not null,
  name_en text not null,
  constraint quality_rule_pkey primary key (rule),
  constraint quality_rule_severity_check check (severity in ('critical', 'major', 'minor')),
  constraint quality_rule_lack_check check (lack > 0 and lack <= 1),
  constraint quality_rule_about_check check (about <@ array['site', 'facility'])
);

comment on table survey.quality_rule is 'What a record is held against; survey.flaws finds where it does not hold';
comment on column survey.quality_rule.severity is 'critical: the record counts for nothing; major: what it says is in doubt; minor: something is not known';
comment on column survey.quality_rule.lack is 'What it takes from the quality of a record, which is 1 where no rule is broken and never below 0';

insert into survey.quality_rule (rule, position, severity, lack, about, name_zh, name_en) values
  ('off_network', 1, 'critical', 1, '{site,facility}', '不在路网上', 'stands off the walking network: nobody there reaches anything, and nobody reaches it'),
  ('type_unknown', 2, 'critical', 1, '{facility}', '类型不在标准中', 'is of a type that the standard does not have'),
  ('outside_community', 3, 'major', 0.5, '{site,facility}', '位置在所属社区之外', 'stands more than 50 m outside its community'),
  ('community_retired', 4, 'major', 0.5, '{site,facility}', '所属社区已撤销', 'belongs to a community that is in use no more'),
  ('status_against_dates', 5, 'major', 0.5, '{facility}', '状态与日期矛盾', 'has a status that its dates speak against'),
  ('likely_duplicate', 6, 'major', 0.5, '{facility}', '疑似重复', 'is likely to be kept twice'),
  ('size_out_of_range', 7, 'major', 0.5, '{facility}', '规模超出合理范围', 'has a size of none, of less than a tenth of the least, or of more than ten times the median of its type'),
  ('household_size_out_of_range', 8, 'major', 0.5, '{site}', '户均人口超出合理范围', 'has fewer than one or more than eight people a household'),
  ('households_unknown', 9, 'major', 0.5, '{site}', '入住户数未知', 'has people, and nobody says in how many occupied households'),
  ('community_unknown', 10, 'minor', 0.1, '{facility}', '所属社区未知', 'belongs to no community'),
  ('size_unknown', 11, 'minor', 0.1, '{facility}', '规模未知', 'has no size, and its type is measured by one'),
  ('hours_unknown', 12, 'minor', 0.1, '{facility}', '服务时长未知', 'operates, and nobody says for how long'),
  ('groups_unknown', 13, 'minor', 0.1, '{site}', '老幼人数未知', 'has no number of its elderly or its children'),
  ('never_verified', 14, 'minor', 0.1, '{site,facility}', '从未实地核实', 'was never verified on the spot'),
  ('stale', 15, 'minor', 0.1, '{site,facility}', '超过六个月未核实', 'was last verified more than six months ago');

create table survey.duplicate_decision (
  first_id text collate "C" not null,
  second_id text collate "C" not null,
  decision text not null,
  note text,
  region_code text collate "C" not null,
  decided_at timestamptz not null default now(),
  decided_by text not null,
  constraint duplicate_decision_pkey primary key (first_id, second_id),
  constraint duplicate_decision_order_check check (first_id < second_id),
  constraint duplicate_decision_check check (decision in ('same', 'different'))
);

comment on table survey.duplicate_decision is 'What people said of facilities that look alike; those that are the same were merged, those that are different are asked of no more';

create function survey.name_bigrams(name text)
returns text[]
language sql
immutable
parallel safe
as $$
  select array_agg(distinct substr(n.plain, i, 2))
  from (select regexp_replace(lower(name), '[[:space:][:punct:]（）【】《》、，。·—－]', '', 'g') as plain) as n
  cross join lateral generate_series(1, greatest(length(n.plain) - 1, 1)) as i
$$;

comment on function survey.name_bigrams(text) is 'Pairs of neighbouring characters of a name, without its spaces and punctuation';

create function survey.likeness_of_names(first text[], second text[])
returns double precision
language sql
immutable
parallel safe
as $$
  select 2.0 * (select count(*) from unnest(first) as pair where pair = any (second)) / (cardinality(first) + cardinality(second))
$$;

comment on function survey.likeness_of_names(text[], text[]) is 'How alike two names are by their pairs of characters, 0 to 1: twice those in common over all (Dice 1945)';

create function survey.likely_duplicates(
  within_region text default '000000000000', least_score double precision default 0.8, within_metres double precision default 150,
  on_date date default current_date, in_standard text default 'lifecircle-2026'
)
returns table (
  first_id text, second_id text, score double precision, likeness double precision, metres double precision, same_type boolean, region_code text
)
language sql
stable
rows 100
as $$
  with asked as materialized (
    select rpad(registry.region_prefix(within_region), 12, '0') as first_code, rpad(registry.region_prefix(within_region), 12, '9') as last_code,
      within_region = '000000000000' as every_region
  ),
  kept as materialized (
    select f.external_id, f.type_id, k.category, survey.name_bigrams(f.name) as bigrams, f.geom, coalesce(f.community_code, f.county_code, '') as region_code
    from asked as a
    join registry.facility as f on a.every_region or coalesce(f.community_code, f.county_code) between a.first_code and a.last_code
    join registry.standard_type as k on k.type_id = f.type_id and k.standard_version = in_standard
    where f.valid_from <= on_date
      and f.valid_to > on_date
      and registry.state_on(f.status, f.opened_on, f.closed_on, on_date) <> 'closed'
  ),
  near as (
    select least(a.external_id, b.external_id) as first_id, greatest(a.external_id, b.external_id) as second_id, a.region_code, b.same_type, m.metres,
      survey.likeness_of_names(a.bigrams, survey.name_bigrams(b.name)) as likeness
    from asked as s
    cross join kept as a
    cross join lateral (
      -- By the index of places, for each: joined in any other order it is a product of all with all.
      select f.external_id, f.name, f.geom, f.type_id = a.type_id as same_type
      from registry.facility as f
      join registry.standard_type as k on k.type_id = f.type_id and k.standard_version = in_standard
      where f.geom && st_expand(a.geom, within_metres / 111000.0 / greatest(cos(radians(st_y(a.geom))), 0.01), within_metres / 111000.0)
        and f.external_id <> a.external_id
        and (f.external_id > a.external_id or not (s.every_region or coalesce(f.community_code, f.county_code, '') between s.first_code and s.last_code))
        and k.category = a.category
        and f.valid_from <= on_date
        and f.valid_to > on_date
        and registry.state_on(f.status, f.opened_on, f.closed_on, on_date) <> 'closed'
      offset 0
    ) as b
    cross join lateral (select st_distance(a.geom::geography, b.geom::geography) as metres offset 0) as m
    where m.metres <= within_metres
  )
  select n.first_id, n.second_id, v.score, round(n.likeness::numeric, 4)::float8, round(n.metres::numeric, 1)::float8, n.same_type, n.region_code
  from near as n
  cross join lateral (
    select round((0.5 * n.likeness + 0.2 * n.same_type::integer + 0.3 * (1 - n.metres / within_metres))::numeric, 4)::float8 as score offset 0
  ) as v
  where v.score >= least_score
    and not exists (
      select
      from survey.duplicate_decision as d
      where d.first_id = n.first_id and d.second_id = n.second_id and d.decision = 'different'
    )
$$;

comment on function survey.likely_duplicates(text, double precision, double precision, date, text) is
  'Pairs of facilities of one category that are likely the same: half by their names, three tenths by their distance, two tenths by their type; those that somebody called different are left out';

create function survey.flaws(within_region text default '000000000000', on_date date default current_date, in_standard text default 'lifecircle-2026')
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
  usual as materialized (
    -- What a type's sizes are like is a matter of the whole database, not of the region that is asked for.
    select f.type_id, percentile_cont(0.5) within group (order by f.size) as median
    from registry.facility as f
    where f.valid_from <= on_date and f.valid_to > on_date and f.size > 0
    group by f.type_id
    having count(*) >= 20
  ),
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
  where f.size = 0 or f.size < f.min_size / 10 or f.size > u.median * 10
  union all
  select 'site', s.external_id, s.name, s.community_code, 'household_size_out_of_range', jsonb_build_object('households', s.households, 'population', s.population)
  from site as s
  where s.households > 0 and s.population > 0 and s.population not between s.households and 8 * s.households
    or s.households > 0 and s.population = 0
    or s.households = 0 and s.population > 0
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

comment on function survey.flaws(text, date, text) is
  'Every rule that a site or facility of a region breaks, as it was kept on a date; the region is its community, else its county, empty where neither is known';

create function survey.quality(within_region text default '000000000000', at_level text default 'community', on_date date default current_date, in_standard text default 'lifecircle-2026')
returns table (code text, sites integer, facilities integer, critical integer, major integer, minor integer, flawless integer, index double precision)
language sql
stable
rows 100
as $$
  with lacking as materialized (
    select f.about, f.external_id,
      least(1, sum(q.lack)) as lack,
      (count(*) filter (where q.severity = 'critical'))::integer as critical,
      (count(*) filter (where q.severity = 'major'))::integer as major,
      (count(*) filter (where q.severity = 'minor'))::integer as minor
    from survey.flaws(within_region, on_date, in_standard) as f
    join survey.quality_rule as q on q.rule = f.rule
    group by f.about, f.external_id
  ),
  thing as (
    select 'facility' as about, f.external_id, coalesce(f.community_code, f.county_code) as region_code
    from registry.facility as f
    where f.valid_from <= on_date and f.valid_to > on_date
    union all
    select 'site', s.external_id, s.community_code
    from registry.site as s
    where s.valid_from <= on_date and s.valid_to > on_date
  ),
  by_region as (
    select left(t.region_code, d.digits) as prefix,
      count(*) filter (where t.about = 'site') as sites,
      count(*) filter (where t.about = 'facility') as facilities,
      coalesce(sum(l.critical), 0) as critical,
      coalesce(sum(l.major), 0) as major,
      coalesce(sum(l.minor), 0) as minor,
      count(*) filter (where l.lack is null) as flawless,
      100 * avg(1 - coalesce(l.lack, 0)) as index
    from (values ('province', 2), ('city', 4), ('county', 6), ('street', 9), ('community', 12)) as d (level, digits)
    join thing as t on d.level = at_level
    left join lacking as l on l.about = t.about and l.external_id = t.external_id
    where t.region_code between rpad(registry.region_prefix(within_region), 12, '0') and rpad(registry.region_prefix(within_region), 12, '9')
    group by left(t.region_code, d.digits)
  )
  select r.code, coalesce(b.sites, 0)::integer, coalesce(b.facilities, 0)::integer, coalesce(b.critical, 0)::integer, coalesce(b.major, 0)::integer,
    coalesce(b.minor, 0)::integer, coalesce(b.flawless, 0)::integer, round(b.index, 2)::float8
  from registry.region as r
  left join by_region as b on b.prefix = r.prefix
  where r.level = at_level
    and r.valid_from <= on_date
    and r.valid_to > on_date
    and r.code between rpad(registry.region_prefix(within_region), 12, '0') and rpad(registry.region_prefix(within_region), 12, '9')
$$;

comment on function survey.quality(text, text, date, text) is
  'Quality of the records of each region of a level: 100 times the mean over its sites and facilities of 1 less what the rules they break take; null where it has none';

grant select on survey.quality_rule to lifecircle_service;
grant select, insert, update on survey.duplicate_decision to lifecircle_service;
grant execute on all functions in schema survey to lifecircle_service;

alter table survey.duplicate_decision enable row level security;
create policy duplicate_decision_read on survey.duplicate_decision for select using (true);
create policy duplicate_decision_insert on survey.duplicate_decision for insert
  with check (platform.caller_role() in ('administrator', 'integrator', 'surveyor') and platform.in_region(region_code));
create policy duplicate_decision_update on survey.duplicate_decision for update
  using (platform.caller_role() in ('administrator', 'integrator', 'surveyor') and platform.in_region(region_code));

call platform.audit_table('survey.duplicate_decision', 'duplicate decision', 'r.first_id || '' '' || r.second_id', 'r.region_code');
