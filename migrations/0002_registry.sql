-- What there is. Codes are the 12-digit statistical codes, kept as text and compared byte by byte.

create function registry.region_prefix(code text)
returns text
language sql
immutable
parallel safe
as $$
  select case
    when code = '000000000000' then ''
    when right(code, 10) = '0000000000' then left(code, 2)
    when right(code, 8) = '00000000' then left(code, 4)
    when right(code, 6) = '000000' then left(code, 6)
    when right(code, 3) = '000' then left(code, 9)
    else code
  end collate "C"
$$;

comment on function registry.region_prefix(text) is
  'The digits shared by a region and everything below it; empty for 000000000000, the whole country';

create table registry.region (
  code text collate "C" not null,
  name_zh text not null,
  name_en text,
  level text not null,
  parent_code text collate "C",
  kind text,
  future_status text,
  geom geometry(MultiPolygon, 4326),
  valid_from date not null default '-infinity',
  valid_to date not null default 'infinity',
  prefix text collate "C" not null generated always as (registry.region_prefix(code)) stored,
  constraint region_pkey primary key (code),
  constraint region_code_check check (code ~ '^[0-9]{12}$' and code <> '000000000000'),
  constraint region_level_check check (level in ('province', 'city', 'county', 'street', 'community')),
  constraint region_level_prefix_check check (
    length(prefix) = case level when 'province' then 2 when 'city' then 4 when 'county' then 6 when 'street' then 9 else 12 end
  ),
  constraint region_parent_check check ((level = 'province') = (parent_code is null)),
  constraint region_kind_check check (kind in ('old_estate', 'resettlement', 'commodity', 'new_build', 'mixed')),
  constraint region_future_status_check check (future_status in ('none', 'under_way', 'accepted_inclusive', 'accepted_leading')),
  constraint region_validity_check check (valid_from <= valid_to),
  constraint region_parent_fkey foreign key (parent_code) references registry.region (code) deferrable initially deferred
);

create index region_parent_idx on registry.region (parent_code);
create index region_level_idx on registry.region (level, code);
create index region_geom_idx on registry.region using gist (geom);

comment on table registry.region is 'Province, city, county, street, community: one tree, by statistical code';
comment on column registry.region.kind is 'Community kind: old_estate, resettlement, commodity (recent), new_build, mixed';
comment on column registry.region.future_status is 'Future-community status: none, under_way, accepted_inclusive (普惠型), accepted_leading (引领型)';
comment on column registry.region.prefix is 'Digits shared with everything below';

create function registry.caller_holds_every_region()
returns boolean
language sql
stable
as $$
  select platform.caller_prefix() is not null
    and not exists (select from registry.region as r where not platform.in_region(r.code))
$$;

comment on function registry.caller_holds_every_region() is
  'Whether all regions of this database lie in the caller''s subtree: what serves them all, such as the network, is for such callers to change';

create table registry.region_alias (
  old_code text collate "C" not null,
  code text collate "C" not null,
  since date not null,
  constraint region_alias_pkey primary key (old_code, code),
  constraint region_alias_code_fkey foreign key (code) references registry.region (code)
);

comment on table registry.region_alias is 'Retired codes and the regions that took their place';

create table registry.facility_type (
  id smallint generated always as identity,
  code text collate "C" not null,
  constraint facility_type_pkey primary key (id),
  constraint facility_type_code_key unique (code)
);

comment on table registry.facility_type is 'Every type code any standard has named, with the short number labels carry';

create table registry.standard (
  version text collate "C" not null,
  title text not null,
  authority text not null,
  status text not null default 'draft',
  document jsonb not null,
  created_at timestamptz not null default now(),
  published_at timestamptz,
  constraint standard_pkey primary key (version),
  constraint standard_status_check check (status in ('draft', 'published', 'retired')),
  constraint standard_published_check check ((status = 'draft') = (published_at is null))
);

comment on table registry.standard is 'Versioned rule books: the document decides, standard_type and standard_parameters are read from it';
comment on column registry.standard.authority is 'Whose numbers these are; named in every answer and report';

create table registry.standard_type (
  standard_version text collate "C" not null,
  type_id smallint not null,
  position smallint not null,
  name_zh text not null,
  name_en text not null,
  category text collate "C" not null,
  category_zh text not null,
  circle_minutes smallint not null,
  max_metres numeric,
  walk_group text not null,
  profile text not null,
  budget_decimetres integer not null,
  weight numeric not null,
  supply_unit text,
  min_size numeric,
  supply_per_1000 numeric,
  base_group text not null,
  people_per_facility numeric,
  min_weekly_hours numeric,
  source text,
  confidence text,
  constraint standard_type_pkey primary key (standard_version, type_id),
  constraint standard_type_standard_fkey foreign key (standard_version) references registry.standard (version) on delete cascade,
  constraint standard_type_type_fkey foreign key (type_id) references registry.facility_type (id),
  constraint standard_type_walk_group_check check (walk_group in ('all', 'elderly', 'child')),
  constraint standard_type_base_group_check check (base_group in ('all', 'elderly', 'child')),
  constraint standard_type_weight_check check (weight > 0),
  constraint standard_type_budget_check check (budget_decimetres > 0)
);

comment on table registry.standard_type is 'A standard''s facility types, one row each, written with the document';
comment on column registry.standard_type.walk_group is 'Whose walk is measured';
comment on column registry.standard_type.base_group is 'Whose number sizes the standard (per_1000_of)';
comment on column registry.standard_type.budget_decimetres is 'min(max_metres, 60 x circle_minutes x speed of the profile), rounded to the decimetre';

create function registry.guard_published_standard()
returns trigger
language plpgsql
as $$
begin
  if tg_op = 'DELETE' then
    if old.status <> 'draft' then
      raise exception 'standard % is %: it cannot be deleted', old.version, old.status using errcode = 'LC001';
    end if;
    return old;
  end if;
  if old.status <> 'draft'
     and (new.status = 'draft'
       or (new.document, new.title, new.authority, new.version) is distinct from (old.document, old.title, old.authority, old.version)) then
    raise exception 'standard % is %: it never changes; publish another version', old.version, old.status using errcode = 'LC001';
  end if;
  return new;
end
$$;

comment on function registry.guard_published_standard() is 'A published standard never changes';

create trigger standard_published_guard
before update or delete on registry.standard
for each row execute function registry.guard_published_standard();

create function registry.guard_published_types()
returns trigger
language plpgsql
as $$
begin
  if exists (
    select
    from registry.standard as s
    where s.version in (old.standard_version, new.standard_version)
      and s.status <> 'draft'
  ) then
    raise exception 'standard % never changes: publish another version', coalesce(old.standard_version, new.standard_version) using errcode = 'LC001';
  end if;
  return coalesce(new, old);
end
$$;

comment on function registry.guard_published_types() is 'Nor do its types';

create trigger standard_type_published_guard
before insert or update or delete on registry.standard_type
for each row execute function registry.guard_published_types();

create table registry.site (
  id integer generated always as identity,
  external_id text collate "C" not null,
  community_code text collate "C" not null,
  name text not null,
  geom geometry(Point, 4326) not null,
  original_crs text not null,
  original_x double precision not null,
  original_y double precision not null,
  households numeric,
  population numeric not null,
  elderly numeric,
  children numeric,
  kind text,
  under_renovation boolean not null default false,
  valid_from date not null default '-infinity',
  valid_to date not null default 'infinity',
  recorded_at timestamptz not null default now(),
  constraint site_pkey primary key (id),
  constraint site_community_fkey foreign key (community_code) references registry.region (code),
  constraint site_people_check check (
    households >= 0 and population >= 0 and elderly >= 0 and children >= 0
    and coalesce(elderly, 0) + coalesce(children, 0) <= population
  ),
  constraint site_kind_check check (kind in ('old_estate', 'resettlement', 'commodity', 'new_build', 'mixed')),
  constraint site_validity_check check (valid_from <= valid_to)
);

create unique index site_current_key on registry.site (external_id) where valid_to = 'infinity';
create index site_external_idx on registry.site (external_id, valid_from);
create index site_community_idx on registry.site (community_code, external_id);
create index site_geom_idx on registry.site using gist (geom);

comment on table registry.site is
  'Residential sites, a row per version: a move or a new size is a new version. Rows change only in valid_to';
comment on column registry.site.valid_from is 'First day of this version; -infinity for the first one known';
comment on column registry.site.valid_to is 'Day after its last; equal to valid_from when it was corrected before it ever held';
comment on column registry.site.elderly is 'People of 60 and over; null = not given, imputed in runs';
comment on column registry.site.children is 'People of 0 to 14; null = not given, imputed in runs';
comment on column registry.site.households is 'Occupied households';

create table registry.facility (
  id integer generated always as identity,
  external_id text collate "C" not null,
  type_id smallint not null,
  name text not null,
  geom geometry(Point, 4326) not null,
  original_crs text not null,
  original_x double precision not null,
  original_y double precision not null,
  community_code text collate "C",
  county_code text collate "C",
  size numeric,
  status text not null,
  weekly_hours numeric,
  opened_on date,
  closed_on date,
  valid_from date not null default '-infinity',
  valid_to date not null default 'infinity',
  recorded_at timestamptz not null default now(),
  constraint facility_pkey primary key (id),
  constraint facility_type_fkey foreign key (type_id) references registry.facility_type (id),
  constraint facility_community_fkey foreign key (community_code) references registry.region (code),
  constraint facility_county_fkey foreign key (county_code) references registry.region (code),
  constraint facility_status_check check (status in ('planned', 'building', 'operating', 'suspended', 'closed')),
  constraint facility_size_check check (size >= 0),
  constraint facility_weekly_hours_check check (weekly_hours between 0 and 168),
  constraint facility_dates_check check (opened_on <= closed_on),
  constraint facility_validity_check check (valid_from <= valid_to)
);

create unique index facility_current_key on registry.facility (external_id) where valid_to = 'infinity';
create index facility_external_idx on registry.facility (external_id, valid_from);
create index facility_community_idx on registry.facility (community_code, type_id);
create index facility_county_idx on registry.facility (county_code, type_id);
create index facility_geom_idx on registry.facility using gist (geom);

comment on table registry.facility is
  'Public-service facilities, a row per version: a move or a new size is a new version. Rows change only in valid_to';
comment on column registry.facility.county_code is 'County of its community, else the one its position is in; null when neither is known';
comment on column registry.facility.size is 'In the standard''s supply_unit; null = unknown';

create function registry.state_on(status text, opened_on date, closed_on date, on_date date)
returns text
language sql
immutable
parallel safe
as $$
  select case
    when closed_on <= on_date then 'closed'
    when opened_on > on_date and status in ('operating', 'suspended', 'closed') then 'building'
    else status
  end
$$;

comment on function registry.state_on(text, date, date, date) is
  'State on a date: the status; but before opened_on not yet open, and from closed_on on closed, where they are given';

create table registry.declaration (
  county_code text collate "C" not null,
  type_id smallint not null,
  declared_on date not null,
  declared_by text not null,
  constraint declaration_pkey primary key (county_code, type_id),
  constraint declaration_county_fkey foreign key (county_code) references registry.region (code),
  constraint declaration_type_fkey foreign key (type_id) references registry.facility_type (id)
);

comment on table registry.declaration is 'Surveyed, and there is none: a county''s word that a type is absent';

create function registry.keep_versions()
returns trigger
language plpgsql
as $$
begin
  if (to_jsonb(new) - 'valid_to') is distinct from (to_jsonb(old) - 'valid_to') then
    raise exception '%.% rows are versions: insert another one, only valid_to may change', tg_table_schema, tg_table_name
      using errcode = 'LC002';
  end if;
  return new;
end
$$;

comment on function registry.keep_versions() is 'Labels and runs point at versions: nothing of one but its end may change';

create trigger site_versions before update on registry.site
for each row execute function registry.keep_versions();

create trigger facility_versions before update on registry.facility
for each row execute function registry.keep_versions();

grant select, insert, update, delete on all tables in schema registry to lifecircle_service;
grant execute on all functions in schema registry to lifecircle_service;

-- Reading the registry is free to every caller: reach, catchments and ranks need the neighbours.
-- Writing is limited to the caller's region and to the roles that keep an inventory.
do $$
declare
  entry record;
begin
  for entry in
    select *
    from (values
      ('region', 'code', '{administrator,integrator}'),
      ('region_alias', 'code', '{administrator,integrator}'),
      ('site', 'community_code', '{administrator,integrator,surveyor}'),
      ('facility', 'coalesce(community_code, county_code, '''')', '{administrator,integrator,surveyor}'),
      ('declaration', 'county_code', '{administrator,integrator,surveyor}')
    ) as t (name, code, roles)
  loop
    execute format('alter table registry.%I enable row level security', entry.name);
    execute format('create policy %I on registry.%I for select using (true)', entry.name || '_read', entry.name);
    execute format(
      'create policy %I on registry.%I for insert with check (platform.caller_role() = any (%L) and platform.in_region(%s))',
      entry.name || '_insert', entry.name, entry.roles, entry.code);
    execute format(
      'create policy %I on registry.%I for update using (platform.caller_role() = any (%L) and platform.in_region(%s))',
      entry.name || '_update', entry.name, entry.roles, entry.code);
    execute format(
      'create policy %I on registry.%I for delete using (platform.caller_role() = any (%L) and platform.in_region(%s))',
      entry.name || '_delete', entry.name, entry.roles, entry.code);
  end loop;

  for entry in select unnest(array['facility_type', 'standard', 'standard_type']) as name
  loop
    execute format('alter table registry.%I enable row level security', entry.name);
    execute format('create policy %I on registry.%I for select using (true)', entry.name || '_read', entry.name);
    execute format(
      'create policy %I on registry.%I for all using (platform.caller_role() = ''administrator'') with check (platform.caller_role() = ''administrator'')',
      entry.name || '_write', entry.name);
  end loop;
end
$$;
