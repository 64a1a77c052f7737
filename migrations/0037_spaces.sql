-- Idle space (金角银边): where something could be built or moved in.

create table improvement.space (
  external_id text collate "C" not null,
  community_code text collate "C" not null,
  name text not null,
  geom geometry(Point, 4326) not null,
  original_crs text not null,
  area numeric not null,
  floor smallint,
  owner text,
  kind text not null,
  availability text not null,
  available_from date,
  cost numeric,
  unfit_types text,
  note text,
  recorded_at timestamptz not null default now(),
  constraint space_pkey primary key (external_id),
  constraint space_community_fkey foreign key (community_code) references registry.region (code),
  constraint space_area_check check (area > 0),
  constraint space_cost_check check (cost >= 0),
  constraint space_kind_check check (kind in ('demolished', 'vacated', 'revitalised', 'consolidated', 'exchanged', 'expropriated', 'other')),
  constraint space_availability_check check (availability in ('available', 'planned', 'in_use', 'unavailable'))
);

create index space_community_idx on improvement.space (community_code);

comment on table improvement.space is 'Idle space, and what it is fit for';
comment on column improvement.space.kind is 'How it comes free: demolished 拆除, vacated 腾退, revitalised 盘活, consolidated 整合, exchanged 置换, expropriated 征收; other';
comment on column improvement.space.availability is 'available: for whoever asks; planned: promised to a project; in_use: no longer idle; unavailable: not for now';
comment on column improvement.space.area is 'Usable, m²';
comment on column improvement.space.unfit_types is 'Facility types that may not be there, with semicolons between';

grant select, insert, update, delete on improvement.space to lifecircle_service;

create function improvement.may_keep_spaces(of_region text)
returns boolean
language sql
stable
parallel safe
as $$
  select platform.caller_role() in ('planner', 'surveyor', 'integrator', 'administrator') and platform.in_region(of_region)
$$;

comment on function improvement.may_keep_spaces(text) is 'Whether the caller may keep idle spaces of a region: planners, and those who send in what they found';
grant execute on function improvement.may_keep_spaces(text) to lifecircle_service;

alter table improvement.space enable row level security;
create policy space_read on improvement.space for select using (improvement.may_keep_spaces(community_code));
create policy space_insert on improvement.space for insert with check (improvement.may_keep_spaces(community_code));
create policy space_update on improvement.space for update using (improvement.may_keep_spaces(community_code)) with check (improvement.may_keep_spaces(community_code));
create policy space_delete on improvement.space for delete using (improvement.may_keep_spaces(community_code));

call platform.audit_table('improvement.space', 'space', 'r.external_id', 'r.community_code', '{geom}');
