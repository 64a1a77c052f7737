-- Living circles (公共服务圈): five- and fifteen-minute circles of a county or city, as plans that are edited, approved and superseded.

create table improvement.circle_plan (
  id bigint generated always as identity,
  name text not null,
  note text,
  region_code text collate "C" not null,
  reference_date date not null,
  network_id integer,
  five_least integer not null,
  five_most integer not null,
  fifteen_least integer not null,
  fifteen_most integer not null,
  copied_from bigint,
  seconds numeric,
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  created_by text not null,
  approved_at timestamptz,
  approved_by text,
  constraint circle_plan_pkey primary key (id),
  constraint circle_plan_region_fkey foreign key (region_code) references registry.region (code),
  constraint circle_plan_network_fkey foreign key (network_id) references network.network (id) on delete set null,
  constraint circle_plan_copied_fkey foreign key (copied_from) references improvement.circle_plan (id) on delete set null,
  constraint circle_plan_name_check check (length(name) between 1 and 200),
  constraint circle_plan_bands_check check (five_least between 1 and five_most and fifteen_least between 1 and fifteen_most),
  constraint circle_plan_approved_check check ((approved_at is null) = (approved_by is null))
);

create index circle_plan_region_idx on improvement.circle_plan (region_code, id);
create index circle_plan_network_idx on improvement.circle_plan (network_id);
create index circle_plan_copied_idx on improvement.circle_plan (copied_from);

comment on table improvement.circle_plan is 'A plan of living circles of a county or city. Without approved_at it is a draft; approved it never changes';
comment on column improvement.circle_plan.reference_date is 'Whose residential sites it shares out';
comment on column improvement.circle_plan.network_id is 'Whose walking distances it goes by; null: straight lines only';
comment on column improvement.circle_plan.five_least is 'Band of a five-minute circle, residents; so the next three';
comment on column improvement.circle_plan.seconds is 'What the delineation took';
comment on column improvement.circle_plan.revision is 'Counts its edits';

create table improvement.circle_plan_county (
  plan_id bigint not null,
  county_code text collate "C" not null,
  ground text not null,
  plane text not null,
  state text not null default 'draft',
  superseded_by bigint,
  constraint circle_plan_county_pkey primary key (plan_id, county_code),
  constraint circle_plan_county_plan_fkey foreign key (plan_id) references improvement.circle_plan (id) on delete cascade,
  constraint circle_plan_county_county_fkey foreign key (county_code) references registry.region (code),
  constraint circle_plan_county_superseded_fkey foreign key (superseded_by) references improvement.circle_plan (id),
  constraint circle_plan_county_ground_check check (ground in ('boundary', 'hull', 'imported')),
  constraint circle_plan_county_state_check check (state in ('draft', 'approved', 'superseded'))
);

create unique index circle_plan_county_approved_key on improvement.circle_plan_county (county_code) where state = 'approved';
create index circle_plan_county_county_idx on improvement.circle_plan_county (county_code);
create index circle_plan_county_superseded_idx on improvement.circle_plan_county (superseded_by);

comment on table improvement.circle_plan_county is 'A county of a plan: one approved plan for each county';
comment on column improvement.circle_plan_county.ground is 'What its circles share out: its boundary, a hull of its sites where it has none, or imported polygons within either';
comment on column improvement.circle_plan_county.plane is 'The plane that its cells were laid out in, as PROJ writes it';

create table improvement.circle (
  plan_id bigint not null,
  code text collate "C" not null,
  tier text not null,
  county_code text collate "C" not null,
  parent_code text collate "C",
  centre_site text collate "C" not null,
  centre geometry(Point, 4326) not null,
  geom geometry(MultiPolygon, 4326),
  population numeric not null,
  sites integer not null,
  mean_walk numeric,
  longest_walk numeric,
  estimated_people numeric not null,
  area numeric not null,
  compactness numeric,
  constraint circle_pkey primary key (plan_id, code),
  constraint circle_county_fkey foreign key (plan_id, county_code) references improvement.circle_plan_county (plan_id, county_code) on delete cascade,
  constraint circle_parent_fkey foreign key (plan_id, parent_code) references improvement.circle (plan_id, code) deferrable initially deferred,
  constraint circle_tier_check check (tier in ('five', 'fifteen')),
  constraint circle_parent_check check ((tier = 'five') = (parent_code is not null))
);

create index circle_parent_idx on improvement.circle (plan_id, parent_code);
create index circle_county_idx on improvement.circle (plan_id, county_code);
create index circle_geom_idx on improvement.circle using gist (geom);

comment on table improvement.circle is 'A living circle of a plan; a fifteen-minute one is the union of the five-minute ones that it is the parent of';
comment on column improvement.circle.centre_site is 'External id of the site to which its residents walk least';
comment on column improvement.circle.mean_walk is 'Of its residents to its centre, metres; null where nobody lives';
comment on column improvement.circle.longest_walk is 'Metres';
comment on column improvement.circle.estimated_people is 'Residents whose walk is a guess by the straight line';
comment on column improvement.circle.area is 'm²';
comment on column improvement.circle.compactness is 'Polsby and Popper 1991: 4π area ÷ perimeter², 1 for a disc';

create table improvement.circle_cell (
  plan_id bigint not null,
  county_code text collate "C" not null,
  number integer not null,
  circle_code text collate "C" not null,
  geom geometry(MultiPolygon, 4326),
  neighbours integer[] not null,
  constraint circle_cell_pkey primary key (plan_id, county_code, number),
  constraint circle_cell_county_fkey foreign key (plan_id, county_code) references improvement.circle_plan_county (plan_id, county_code) on delete cascade,
  constraint circle_cell_circle_fkey foreign key (plan_id, circle_code) references improvement.circle (plan_id, code) deferrable initially deferred
);

create index circle_cell_circle_idx on improvement.circle_cell (plan_id, circle_code);

comment on table improvement.circle_cell is 'The ground nearest to the sites of one place, cut by the bounds of its county: what circles are made of';
comment on column improvement.circle_cell.geom is 'Null for a place outside the bounds of its county: it holds no ground, and hangs on the nearest that does';
comment on column improvement.circle_cell.neighbours is 'Numbers of cells with a common edge';

create table improvement.circle_site (
  plan_id bigint not null,
  external_id text collate "C" not null,
  site_id integer not null,
  county_code text collate "C" not null,
  cell integer not null,
  population numeric not null,
  on_network boolean not null,
  constraint circle_site_pkey primary key (plan_id, external_id),
  constraint circle_site_cell_fkey foreign key (plan_id, county_code, cell) references improvement.circle_cell (plan_id, county_code, number) on delete cascade
);

create index circle_site_cell_idx on improvement.circle_site (plan_id, county_code, cell);

comment on table improvement.circle_site is 'Residential sites of a plan, as they were on its reference date; each in one cell, and so in one circle of each tier';
comment on column improvement.circle_site.site_id is 'Its version then';

grant select, insert, update, delete on improvement.circle_plan, improvement.circle_plan_county, improvement.circle, improvement.circle_cell, improvement.circle_site to lifecircle_service;

create function improvement.may_read_plan(of_region text, is_approved boolean)
returns boolean
language sql
stable
parallel safe
as $$
  select improvement.may_read(of_region) or (is_approved and platform.caller_role() in ('planner', 'integrator', 'administrator'))
$$;

comment on function improvement.may_read_plan(text, boolean) is 'Whether the caller may read a plan: of his region, or approved';

alter table improvement.circle_plan enable row level security;
create policy circle_plan_read on improvement.circle_plan for select using (improvement.may_read_plan(region_code, approved_at is not null));
create policy circle_plan_insert on improvement.circle_plan for insert with check (improvement.may_plan(region_code) and approved_at is null);
create policy circle_plan_update on improvement.circle_plan for update using (improvement.may_plan(region_code) and approved_at is null) with check (improvement.may_plan(region_code));
create policy circle_plan_delete on improvement.circle_plan for delete using (improvement.may_plan(region_code) and approved_at is null);

-- Each is of a plan: who reads the plan reads it, and it changes while the plan is a draft that the caller may edit.
alter table improvement.circle_plan_county enable row level security;
create policy circle_plan_county_read on improvement.circle_plan_county for select using (plan_id in (select p.id from improvement.circle_plan as p));
create policy circle_plan_county_write on improvement.circle_plan_county
  using (plan_id in (select p.id from improvement.circle_plan as p where p.approved_at is null and improvement.may_plan(p.region_code)))
  with check (state = 'draft' and plan_id in (select p.id from improvement.circle_plan as p where p.approved_at is null and improvement.may_plan(p.region_code)));
alter table improvement.circle enable row level security;
create policy circle_read on improvement.circle for select using (plan_id in (select p.id from improvement.circle_plan as p));
create policy circle_write on improvement.circle using (plan_id in (select p.id from improvement.circle_plan as p where p.approved_at is null and improvement.may_plan(p.region_code)));
alter table improvement.circle_cell enable row level security;
create policy circle_cell_read on improvement.circle_cell for select using (plan_id in (select p.id from improvement.circle_plan as p));
create policy circle_cell_write on improvement.circle_cell using (plan_id in (select p.id from improvement.circle_plan as p where p.approved_at is null and improvement.may_plan(p.region_code)));
alter table improvement.circle_site enable row level security;
create policy circle_site_read on improvement.circle_site for select using (plan_id in (select p.id from improvement.circle_plan as p));
create policy circle_site_write on improvement.circle_site using (plan_id in (select p.id from improvement.circle_plan as p where p.approved_at is null and improvement.may_plan(p.region_code)));

-- Approving reaches plans that the caller may not edit: a county's takes its county from a city's.
create function improvement.approve_circle_plan(plan bigint)
returns boolean
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  -- One at a time: who comes second sees what the first approved.
  perform pg_advisory_xact_lock(hashtext('improvement.approve_circle_plan'));
  update improvement.circle_plan as p
  set approved_at = now(), approved_by = coalesce(current_setting('lifecircle.subject', true), '')
  where p.id = plan and p.approved_at is null and improvement.may_plan(p.region_code);
  if not found then
    return false;
  end if;
  update improvement.circle_plan_county as old
  set state = 'superseded', superseded_by = plan
  from improvement.circle_plan_county as mine
  where mine.plan_id = plan
    and old.county_code = mine.county_code
    and old.state = 'approved';
  update improvement.circle_plan_county as c set state = 'approved' where c.plan_id = plan;
  return true;
end
$$;

comment on function improvement.approve_circle_plan(bigint) is 'Approves a draft that the caller may edit, and supersedes what was approved for its counties; whether there was one';
revoke execute on function improvement.approve_circle_plan(bigint) from public;

-- Row-level security beside a spatial operator would cost the index: who may read the plan is asked once.
create function improvement.facilities_in_circles(plan bigint, of_tier text, run bigint)
returns table (facility_id integer, code text)
language sql
stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select f.id, min(c.code)
  from checkup.run_facility as rf
  join registry.facility as f on f.id = rf.facility_id
  join improvement.circle as c on c.plan_id = plan and c.tier = of_tier and st_covers(c.geom, f.geom)
  where rf.run_id = run
    and exists (select from improvement.circle_plan as p where p.id = plan and improvement.may_read_plan(p.region_code, p.approved_at is not null))
  group by f.id
$$;

comment on function improvement.facilities_in_circles(bigint, text, bigint) is 'Facilities of a run with the circle of a plan whose polygon holds them; of two that meet there, the first';
revoke execute on function improvement.facilities_in_circles(bigint, text, bigint) from public;

grant execute on all functions in schema improvement to lifecircle_service;

call platform.audit_table('improvement.circle_plan', 'circle plan', 'r.id::text', 'r.region_code');
call platform.audit_table('improvement.circle_plan_county', 'county of a circle plan', 'r.plan_id || '' '' || r.county_code', 'r.county_code');
call platform.audit_table('improvement.circle', 'circle', 'r.plan_id || '' '' || r.code', 'r.county_code', '{geom,centre}');
