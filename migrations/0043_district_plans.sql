-- District plans (一区一规划): what a county builds over some years, version by version, submitted, approved and superseded.

create table improvement.district_plan (
  id bigint generated always as identity,
  region_code text collate "C" not null,
  version integer not null,
  title text not null,
  note text,
  first_year smallint not null,
  last_year smallint not null,
  run_id bigint not null,
  circle_plan_id bigint,
  state text not null default 'draft',
  state_since timestamptz not null default now(),
  superseded_by bigint,
  copied_from bigint,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  created_by text not null default current_setting('lifecircle.subject'),
  constraint district_plan_pkey primary key (id),
  constraint district_plan_version_key unique (region_code, version),
  constraint district_plan_region_fkey foreign key (region_code) references registry.region (code),
  constraint district_plan_run_fkey foreign key (run_id) references checkup.run (id),
  constraint district_plan_circles_fkey foreign key (circle_plan_id) references improvement.circle_plan (id),
  constraint district_plan_superseded_fkey foreign key (superseded_by) references improvement.district_plan (id),
  constraint district_plan_copied_fkey foreign key (copied_from) references improvement.district_plan (id) on delete set null,
  constraint district_plan_title_check check (length(title) between 1 and 200),
  constraint district_plan_years_check check (first_year between 2000 and last_year and last_year <= 2100 and last_year - first_year < 30),
  constraint district_plan_state_check check (state in ('draft', 'submitted', 'approved', 'superseded')),
  constraint district_plan_superseded_check check ((state = 'superseded') = (superseded_by is not null))
);

create unique index district_plan_approved_key on improvement.district_plan (region_code) where state = 'approved';
create index district_plan_run_idx on improvement.district_plan (run_id);
create index district_plan_circles_idx on improvement.district_plan (circle_plan_id);
create index district_plan_superseded_idx on improvement.district_plan (superseded_by);
create index district_plan_copied_idx on improvement.district_plan (copied_from);

comment on table improvement.district_plan is 'A version of the plan of a county: what it builds over some years, and what that is to bring. Only a draft changes';
comment on column improvement.district_plan.version is 'Counts the plans of the county';
comment on column improvement.district_plan.run_id is 'The published run that it begins with: what it finds is the baseline, and its rules tell what is to be expected';
comment on column improvement.district_plan.circle_plan_id is 'The approved plan of living circles that it sets targets for; null: none';
comment on column improvement.district_plan.superseded_by is 'The plan whose approval took its place';
comment on column improvement.district_plan.revision is 'Counts its edits';

create table improvement.district_plan_transition (
  from_state text not null,
  to_state text not null,
  own_roles text[] not null,
  wider_roles text[] not null,
  constraint district_plan_transition_pkey primary key (from_state, to_state)
);

comment on table improvement.district_plan_transition is 'Which plan may go from which state to which, and by whom: callers of the county itself, and those of a wider region that holds it';

-- Superseded is none of the ways: it comes of the approval of another.
insert into improvement.district_plan_transition (from_state, to_state, own_roles, wider_roles) values
  ('draft', 'submitted', '{planner,administrator}', '{planner,administrator}'),
  ('submitted', 'draft', '{planner,administrator}', '{planner,administrator}'),
  ('submitted', 'approved', '{administrator}', '{planner,administrator}');

create table improvement.district_plan_move (
  id bigint generated always as identity,
  plan_id bigint not null,
  region_code text collate "C" not null,
  from_state text not null,
  to_state text not null,
  note text,
  moved_at timestamptz not null default now(),
  moved_by text not null default current_setting('lifecircle.subject'),
  constraint district_plan_move_pkey primary key (id),
  constraint district_plan_move_plan_fkey foreign key (plan_id) references improvement.district_plan (id) on delete cascade,
  constraint district_plan_move_note_check check (note is not null or to_state <> 'draft')
);

create index district_plan_move_plan_idx on improvement.district_plan_move (plan_id, id);

comment on table improvement.district_plan_move is 'Each step of a plan from state to state; what is sent back says why';

create table improvement.district_plan_target (
  plan_id bigint not null,
  position integer not null,
  region_code text collate "C" not null,
  type_id smallint,
  scope text not null,
  place_code text collate "C",
  measure text not null,
  by_year smallint not null,
  value double precision not null,
  constraint district_plan_target_pkey primary key (plan_id, position),
  constraint district_plan_target_key unique nulls not distinct (plan_id, type_id, scope, place_code, measure, by_year),
  constraint district_plan_target_plan_fkey foreign key (plan_id) references improvement.district_plan (id) on delete cascade,
  constraint district_plan_target_type_fkey foreign key (type_id) references registry.facility_type (id),
  constraint district_plan_target_scope_check check (scope in ('county', 'community', 'five', 'fifteen')),
  constraint district_plan_target_place_check check (place_code is null or scope <> 'county'),
  constraint district_plan_target_measure_check check (measure in ('facilities', 'count', 'supply', 'coverage', 'index')),
  constraint district_plan_target_type_check check (type_id is not null or measure = 'index'),
  constraint district_plan_target_value_check check (
    case measure when 'facilities' then value >= 0 and value = floor(value) when 'index' then value between 0 and 100 else value between 0 and 1 end
  )
);

comment on table improvement.district_plan_target is 'What a plan is to come to by the end of a year';
comment on column improvement.district_plan_target.scope is 'county: the county as a whole; community, five, fifteen: each community, each circle of that tier, or the one of place_code';
comment on column improvement.district_plan_target.measure is 'facilities: operating ones there; count, supply, coverage: shares, 0 to 1; index: the score of the type, or the index where no type is named, 0 to 100';

create table improvement.district_plan_facility (
  plan_id bigint not null,
  project_id text collate "C" not null,
  region_code text collate "C" not null,
  position integer not null,
  year smallint not null,
  space_kind text,
  conformity text not null default 'unchecked',
  conformity_note text,
  conformity_reference text,
  conformity_by text,
  conformity_on date,
  pinned jsonb,
  constraint district_plan_facility_pkey primary key (plan_id, project_id),
  constraint district_plan_facility_plan_fkey foreign key (plan_id) references improvement.district_plan (id) on delete cascade,
  constraint district_plan_facility_project_fkey foreign key (project_id) references improvement.project (external_id),
  constraint district_plan_facility_position_check check (position > 0),
  constraint district_plan_facility_space_check check (space_kind in ('demolished', 'vacated', 'revitalised', 'consolidated', 'exchanged', 'expropriated', 'new_land', 'other')),
  constraint district_plan_facility_conformity_check check (conformity in ('yes', 'with_conditions', 'no', 'unchecked')),
  constraint district_plan_facility_note_check check (conformity_note is not null or conformity in ('yes', 'unchecked')),
  constraint district_plan_facility_checked_check check ((conformity = 'unchecked') = (conformity_by is null) and (conformity_by is null) = (conformity_on is null))
);

create index district_plan_facility_project_idx on improvement.district_plan_facility (project_id);

comment on table improvement.district_plan_facility is 'Projects of the library that a plan builds, in which year and order';
comment on column improvement.district_plan_facility.position is 'Within its year the lower is built first';
comment on column improvement.district_plan_facility.space_kind is 'Source of the space, where the plan says other than the project';
comment on column improvement.district_plan_facility.conformity is 'Whether the place conforms to the land use of the spatial plan: yes, with_conditions, no, unchecked';
comment on column improvement.district_plan_facility.conformity_reference is 'The spatial plan, and where in it';
comment on column improvement.district_plan_facility.pinned is 'The project as it was when the plan was submitted; null in a draft, which follows the library';

grant select on improvement.district_plan_transition to lifecircle_service;
grant select, insert, update, delete on improvement.district_plan, improvement.district_plan_target, improvement.district_plan_facility to lifecircle_service;
grant select, insert on improvement.district_plan_move to lifecircle_service;

create function improvement.as_planned(p improvement.project)
returns jsonb
language sql
stable
parallel safe
as $$
  select jsonb_build_object(
    'externalId', p.external_id,
    'name', p.name,
    'communityCode', p.community_code,
    'typeCode', (select t.code from registry.facility_type as t where t.id = p.type_id),
    'action', p.action,
    'facility', p.facility_id,
    'location', case when p.geom is not null then jsonb_build_object('type', 'Point', 'coordinates', jsonb_build_array(
      round(public.st_x(p.geom)::numeric, 7), round(public.st_y(p.geom)::numeric, 7))) end,
    'size', p.size::float8,
    'weeklyHours', p.weekly_hours::float8,
    'space', p.space_id,
    'spaceKind', p.space_kind,
    'cause', p.cause,
    'budget', p.budget::float8,
    'responsible', p.responsible,
    'startsOn', p.starts_on,
    'dueOn', p.due_on,
    'priority', p.priority,
    'state', p.state
  )
$$;

comment on function improvement.as_planned(improvement.project) is 'A project as plans tell it';

create function improvement.district_plan_ways(of_region text, in_state text)
returns setof text
language sql
stable
parallel safe
as $$
  select t.to_state
  from improvement.district_plan_transition as t
  where t.from_state = in_state
    and improvement.may_plan(of_region)
    -- A prefix of fewer than six digits is that of a region wider than a county.
    and platform.caller_role() = any (case when length(coalesce(current_setting('lifecircle.region_prefix', true), '')) < 6 then t.wider_roles else t.own_roles end)
$$;

comment on function improvement.district_plan_ways(text, text) is 'States that the caller may bring a plan of a county to';

create function improvement.keep_district_plan()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if old.state <> 'draft'
    and (new.region_code, new.version, new.title, new.note, new.first_year, new.last_year, new.run_id, new.circle_plan_id)
      is distinct from (old.region_code, old.version, old.title, old.note, old.first_year, old.last_year, old.run_id, old.circle_plan_id)
  then
    raise exception 'version % of the district plan of % is %: only a draft changes', old.version, old.region_code, old.state using errcode = 'LC001';
  end if;
  if new.state is distinct from old.state then
    if not (new.state = 'superseded' and pg_trigger_depth() > 1)
      and new.state not in (select w from improvement.district_plan_ways(old.region_code, old.state) as w)
    then
      raise insufficient_privilege using message = format('a district plan that is %s cannot be made %s by this caller', old.state, new.state);
    end if;
    new.state_since := now();
    -- What was submitted is what is approved, whatever becomes of the library meanwhile.
    if new.state = 'submitted' then
      update improvement.district_plan_facility as f
      set pinned = improvement.as_planned(p)
      from improvement.project as p
      where f.plan_id = new.id and p.external_id = f.project_id;
    elsif new.state = 'draft' then
      update improvement.district_plan_facility as f set pinned = null where f.plan_id = new.id and f.pinned is not null;
    elsif new.state = 'approved' then
      update improvement.district_plan as d
      set state = 'superseded', superseded_by = new.id
      where d.region_code = new.region_code and d.state = 'approved';
    end if;
  end if;
  new.revision := old.revision + 1;
  return new;
end
$$;

comment on function improvement.keep_district_plan() is 'Keeps plans to the ways of improvement.district_plan_transition, and what is no draft as it is; an approval supersedes the one before';
revoke execute on function improvement.keep_district_plan() from public;

create trigger district_plan_kept
  before update on improvement.district_plan
  for each row
  execute function improvement.keep_district_plan();

alter table improvement.district_plan enable row level security;
create policy district_plan_read on improvement.district_plan for select using (improvement.may_read(region_code));
create policy district_plan_insert on improvement.district_plan for insert with check (improvement.may_plan(region_code) and state = 'draft');
create policy district_plan_update on improvement.district_plan for update using (improvement.may_plan(region_code)) with check (improvement.may_plan(region_code));
create policy district_plan_delete on improvement.district_plan for delete using (improvement.may_plan(region_code) and state = 'draft');

alter table improvement.district_plan_move enable row level security;
create policy district_plan_move_read on improvement.district_plan_move for select using (improvement.may_read(region_code));
create policy district_plan_move_insert on improvement.district_plan_move for insert with check (improvement.may_plan(region_code));

-- Each is of a plan, and changes while that is a draft.
alter table improvement.district_plan_target enable row level security;
create policy district_plan_target_read on improvement.district_plan_target for select using (improvement.may_read(region_code));
create policy district_plan_target_write on improvement.district_plan_target
  using (improvement.may_plan(region_code) and exists (select from improvement.district_plan as d where d.id = plan_id and d.region_code = district_plan_target.region_code and d.state = 'draft'))
  with check (improvement.may_plan(region_code) and exists (select from improvement.district_plan as d where d.id = plan_id and d.region_code = district_plan_target.region_code and d.state = 'draft'));

alter table improvement.district_plan_facility enable row level security;
create policy district_plan_facility_read on improvement.district_plan_facility for select using (improvement.may_read(region_code));
create policy district_plan_facility_write on improvement.district_plan_facility
  using (improvement.may_plan(region_code) and exists (select from improvement.district_plan as d where d.id = plan_id and d.region_code = district_plan_facility.region_code and d.state = 'draft'))
  with check (improvement.may_plan(region_code) and exists (select from improvement.district_plan as d where d.id = plan_id and d.region_code = district_plan_facility.region_code and d.state = 'draft'));

grant execute on all functions in schema improvement to lifecircle_service;

call platform.audit_table('improvement.district_plan', 'district plan', 'r.id::text', 'r.region_code');
call platform.audit_table('improvement.district_plan_move', 'district plan move', 'r.id::text', 'r.region_code');
call platform.audit_table('improvement.district_plan_target', 'district plan target', 'concat_ws('' '', r.plan_id, r.position)', 'r.region_code');
call platform.audit_table('improvement.district_plan_facility', 'district plan facility', 'concat_ws('' '', r.plan_id, r.project_id)', 'r.region_code');
