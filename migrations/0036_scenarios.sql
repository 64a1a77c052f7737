-- What planners want to try, kept to be tried again, compared, and built.

create table improvement.scenario (
  id bigint generated always as identity,
  name text not null,
  note text,
  region_code text collate "C" not null,
  crs text not null default 'EPSG:4326',
  changes jsonb not null,
  created_at timestamptz not null default now(),
  created_by text not null,
  constraint scenario_pkey primary key (id),
  constraint scenario_region_fkey foreign key (region_code) references registry.region (code),
  constraint scenario_name_check check (length(name) between 1 and 200),
  constraint scenario_changes_check check (jsonb_typeof(changes) = 'array' and jsonb_array_length(changes) between 1 and 200)
);

create index scenario_region_idx on improvement.scenario (region_code, id);

comment on table improvement.scenario is 'Changes of facilities and streets that planners try together';
comment on column improvement.scenario.changes is 'As POST /v1/what-if takes them; positions in the reference system of crs';
comment on column improvement.scenario.region_code is 'Whose plans they are: planners of it see and delete it, and the newest run with results for it is what it is compared with';

grant select, insert, delete on improvement.scenario to lifecircle_service;

create function improvement.may_read(of_region text)
returns boolean
language sql
stable
parallel safe
as $$
  select platform.caller_role() in ('planner', 'integrator', 'administrator') and platform.in_region(of_region)
$$;

create function improvement.may_plan(of_region text)
returns boolean
language sql
stable
parallel safe
as $$
  select platform.caller_role() in ('planner', 'administrator') and platform.in_region(of_region)
$$;

comment on function improvement.may_read(text) is 'Whether the caller may read what is planned in a region, which is not published';
comment on function improvement.may_plan(text) is 'Whether the caller may plan in a region';

alter table improvement.scenario enable row level security;
create policy scenario_read on improvement.scenario for select using (improvement.may_read(region_code));
create policy scenario_insert on improvement.scenario for insert with check (improvement.may_plan(region_code));
create policy scenario_delete on improvement.scenario for delete using (improvement.may_plan(region_code));

grant execute on all functions in schema improvement to lifecircle_service;

call platform.audit_table('improvement.scenario', 'scenario', 'r.id::text', 'r.region_code');
