-- What a run read is compared with what another one did by the hashes of its parts: they are needed anyway, and one look at
-- the rows makes them.

-- The tables of what runs write stand in one place.
create function checkup.result_tables()
returns text[]
language sql
immutable
as $$
  select array[
    'run_step', 'run_site', 'run_facility', 'run_survey', 'run_declaration', 'run_input', 'run_catchment', 'run_sufficiency', 'type_score',
    'category_score', 'region_score', 'region_range'
  ]
$$;

comment on function checkup.result_tables() is 'Tables of what runs read and found, each with a column run_id';

create function checkup.clear_results(of_run bigint)
returns void
language plpgsql
as $$
declare
  name text;
begin
  perform set_config('lifecircle.run', of_run::text, true);
  foreach name in array checkup.result_tables()
  loop
    execute format('delete from checkup.%I where run_id = $1', name) using of_run;
  end loop;
end
$$;

comment on function checkup.clear_results(bigint) is 'Deletes what a run wrote, and leaves the run';

create or replace function checkup.delete_results()
returns trigger
language plpgsql
as $$
begin
  perform checkup.clear_results(old.id);
  return old;
end
$$;

-- Half-made runs begin anew: their steps were cut otherwise.
select checkup.clear_results(id) from checkup.run where status = 'running';
update checkup.run set steps_done = 0 where status = 'running';

alter table checkup.run_input add column versions text;
comment on column checkup.run_input.versions is
  'Digest of the numbers that the rows of a part have in this database, where results name them: equal contents under other numbers are other results';

drop function checkup.hash_sites(bigint, smallint[]);
drop function checkup.hash_facilities(bigint, smallint[]);

create function checkup.hash_of(content text)
returns text
language sql
immutable
as $$
  select encode(sha256(convert_to(coalesce(content, ''), 'UTF8')), 'hex')
$$;

comment on function checkup.hash_of(text) is 'SHA-256 of a part''s contents; nothing is the empty text';

create function checkup.hash_sites(of_run bigint)
returns void
language sql
set work_mem = '64MB'
as $$
  insert into checkup.run_input (run_id, part, hash)
  select
    of_run, 'sites',
    checkup.hash_of(string_agg(
      row(
        s.external_id, rs.community_code, rs.people, rs.elderly, rs.children, rs.elderly_given, rs.children_given, rs.on_network, rs.in_scope, s.geom
      )::text,
      E'\n' order by rs.number
    ))
  from checkup.run_site as rs
  join registry.site as s on s.id = rs.site_id
  where rs.run_id = of_run;
$$;

comment on function checkup.hash_sites(bigint) is 'Hashes the sites that a run has written down';

create function checkup.hash_facilities(of_run bigint)
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
        row(f.external_id, rf.community_code, rf.county_code, rf.state, f.size, rf.weekly_hours, f.geom)::text, E'\n' order by f.external_id
      ) as content,
      string_agg(rf.facility_id::text, ' ' order by f.external_id) as versions
    from checkup.run_facility as rf
    join registry.facility as f on f.id = rf.facility_id
    where rf.run_id = of_run
    group by rf.type_id
  ) as x
  join registry.facility_type as t on t.id = x.type_id;
$$;

comment on function checkup.hash_facilities(bigint) is 'Hashes the facilities that a run has written down, type by type';

create function checkup.hash_survey(of_run bigint)
returns void
language sql
as $$
  insert into checkup.run_input (run_id, part, hash)
  select
    of_run, 'observations',
    checkup.hash_of(string_agg(row(s.community_code, s.type_codes, s.components, s.sources, s.numerators, s.denominators)::text, E'\n' order by s.community_code))
  from (
    -- Numbers of types are this database's own.
    select o.community_code, o.sources, o.components, o.numerators, o.denominators,
      array(select t.code from unnest(o.type_ids) with ordinality as u (id, place) join registry.facility_type as t on t.id = u.id order by u.place) as type_codes
    from checkup.run_survey as o
    where o.run_id = of_run
  ) as s
  union all
  select of_run, 'declarations', checkup.hash_of(string_agg(row(d.county_code, t.code)::text, E'\n' order by d.county_code, t.code))
  from checkup.run_declaration as d
  join registry.facility_type as t on t.id = d.type_id
  where d.run_id = of_run;
$$;

comment on function checkup.hash_survey(bigint) is 'Hashes the observations and declarations that a run has written down';

create function checkup.hash_rules(of_run bigint)
returns void
language sql
as $$
  insert into checkup.run_input (run_id, part, hash)
  select r.id, 'run', checkup.hash_of(concat_ws(E'\n', r.period, r.reference_date, r.scope_code))
  from checkup.run as r
  where r.id = of_run
  union all
  select r.id, 'standard', checkup.hash_of(s.document::text)
  from checkup.run as r
  join registry.standard as s on s.version = r.standard_version
  where r.id = of_run
  union all
  select of_run, 'network',
    checkup.hash_of(string_agg(row(n.source_hash, n.horizon_decimetres, n.snap_limit_decimetres, n.least_component_nodes)::text, E'\n' order by n.mode))
  from network.network as n
  where n.id = any (checkup.networks_of(of_run))
  union all
  select of_run, 'regions', checkup.hash_of(string_agg(row(g.code, g.level, g.parent_code)::text, E'\n' order by g.code))
  from checkup.run as r
  join registry.region as g
    on starts_with(g.code, registry.region_prefix(r.scope_code))
    and g.valid_from <= r.reference_date
    and g.valid_to > r.reference_date
  where r.id = of_run;
$$;

comment on function checkup.hash_rules(bigint) is 'Hashes by what rules a run reads, which never change and are not written down: period, scope and regions, standard, network';

create or replace function checkup.changed_types(of_run bigint)
returns smallint[]
language plpgsql
stable
as $$
declare
  this_run checkup.run;
  base checkup.run;
  every_type smallint[];
  changed_parts text[];
begin
  select * into strict this_run from checkup.run where id = of_run;
  select * into base from checkup.run where id = this_run.base_run_id;
  select array_agg(t.type_id order by t.type_id) into every_type
  from registry.standard_type as t
  where t.standard_version = this_run.standard_version;

  -- Networks of equal content may number their nodes otherwise, and places are of a network's number.
  if base.id is null
     or base.method_version <> this_run.method_version
     or checkup.networks_of(base.id) <> checkup.networks_of(of_run)
  then
    return every_type;
  end if;

  select coalesce(array_agg(coalesce(now_read.part, read_then.part)), '{}') into changed_parts
  from (select * from checkup.run_input where run_id = of_run) as now_read
  full join (select * from checkup.run_input where run_id = base.id) as read_then using (part)
  where (now_read.hash, now_read.versions) is distinct from (read_then.hash, read_then.versions);

  -- Another reference date changes what is read, and nothing else.
  if changed_parts && array['sites', 'regions', 'standard', 'network'] then
    return every_type;
  end if;

  return (
    select coalesce(array_agg(distinct x.type_id order by x.type_id), '{}')
    from (
      select t.id as type_id
      from registry.facility_type as t
      where 'facilities ' || t.code = any (changed_parts)
      union all
      select o.type_id
      from checkup.run_observation as o
      where 'observations' = any (changed_parts)
        and o.run_id in (of_run, base.id)
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
      where 'declarations' = any (changed_parts)
        and d.run_id in (of_run, base.id)
      group by d.type_id, d.county_code
      having count(*) = 1
    ) as x
  );
end
$$;

comment on function checkup.changed_types(bigint) is
  'Facility types whose scores cannot be taken from the run it builds upon, because the hashes of what they are made of differ; all of them where there is no such run';

-- Planned for what is asked: a plan for any run and any scope takes seconds for a city.
alter function checkup.pin_sites(bigint) set plan_cache_mode = force_custom_plan;
alter function checkup.pin_facilities(bigint) set plan_cache_mode = force_custom_plan;
alter function checkup.pin_survey(bigint) set plan_cache_mode = force_custom_plan;
alter function checkup.changed_types(bigint) set plan_cache_mode = force_custom_plan;

-- Of one expression, it stands in a policy's condition itself: a call for every row took longer than reading it.
create or replace function platform.caller_prefix()
returns text
language sql
stable
parallel safe
as $$
  select case when platform.caller_role() is not null then current_setting('lifecircle.region_prefix', true) end
$$;

-- A run just written is not in any statistics: with them it would be taken for no rows at all, and joined in nested loops.
-- Without, it is taken for a two-hundredth of the table.
do $$
declare
  name text;
begin
  foreach name in array checkup.result_tables()
  loop
    execute format('alter table checkup.%I alter column run_id set statistics 0', name);
  end loop;
end
$$;
