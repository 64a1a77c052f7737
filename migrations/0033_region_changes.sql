-- Official codes change every year: what was added, renamed, retired, merged and split, from which day on, and where boundaries ran.

create table registry.region_change_set (
  id bigint generated always as identity,
  title text not null,
  source text,
  effective_on date not null,
  region_code text collate "C" not null,
  applied_at timestamptz not null default now(),
  applied_by text not null,
  constraint region_change_set_pkey primary key (id)
);

comment on table registry.region_change_set is 'Changes of the official codes that were applied together';
comment on column registry.region_change_set.region_code is 'Whose caller applied it';

create table registry.region_change (
  set_id bigint not null,
  position integer not null,
  kind text not null,
  old_code text collate "C",
  new_code text collate "C",
  old_name text,
  new_name text,
  constraint region_change_pkey primary key (set_id, position),
  constraint region_change_set_fkey foreign key (set_id) references registry.region_change_set (id),
  constraint region_change_kind_check check (kind in ('added', 'renamed', 'retired', 'merged', 'split', 'recoded')),
  constraint region_change_codes_check check (
    case kind when 'added' then old_code is null and new_code is not null when 'retired' then old_code is not null and new_code is null else old_code is not null and new_code is not null end
  )
);
create index region_change_old_idx on registry.region_change (old_code);
create index region_change_new_idx on registry.region_change (new_code);

comment on table registry.region_change is 'One pair of codes of a change: of a merger one for each code that went into it, of a split one for each that came of it';

create table registry.region_boundary (
  code text collate "C" not null,
  valid_from date not null,
  geom geometry(MultiPolygon, 4326) not null,
  constraint region_boundary_pkey primary key (code, valid_from),
  constraint region_boundary_region_fkey foreign key (code) references registry.region (code)
);

comment on table registry.region_boundary is 'Where regions ran, each boundary from its day on until the next; the region itself has the one of today';

-- Whatever writes a boundary, its history is kept; a transaction says since when by lifecircle.boundary_from.
create function registry.keep_boundary()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  insert into registry.region_boundary (code, valid_from, geom)
  select n.code,
    case when exists (select from registry.region_boundary as b where b.code = n.code)
      then coalesce(nullif(current_setting('lifecircle.boundary_from', true), '')::date, current_date)
      else coalesce(nullif(current_setting('lifecircle.boundary_from', true), '')::date, '-infinity')
    end,
    n.geom
  from new_rows as n
  where n.geom is not null
    and n.geom is distinct from (select b.geom from registry.region_boundary as b where b.code = n.code order by b.valid_from desc limit 1)
  on conflict (code, valid_from) do update
  set geom = excluded.geom;
  return null;
end
$$;

comment on function registry.keep_boundary() is 'Adds the boundaries that a statement wrote to their history';

create trigger region_boundary_insert after insert on registry.region referencing new table as new_rows
for each statement execute function registry.keep_boundary();
create trigger region_boundary_update after update on registry.region referencing new table as new_rows
for each statement execute function registry.keep_boundary();

insert into registry.region_boundary (code, valid_from, geom)
select r.code, '-infinity', r.geom from registry.region as r where r.geom is not null;

create function registry.boundary_on(region_code text, on_date date default current_date)
returns geometry
language sql
stable
parallel safe
as $$
  select b.geom
  from registry.region_boundary as b
  where b.code = region_code
    and b.valid_from <= on_date
  order by b.valid_from desc
  limit 1
$$;

comment on function registry.boundary_on(text, date) is 'Where a region ran on a day; null where nobody knows';

create function registry.current_code(code text)
returns text
language plpgsql
stable
parallel safe
as $$
declare
  found_code text := code;
  successors text[];
begin
  for step in 1..20 loop
    if exists (select from registry.region as r where r.code = found_code and r.valid_to > current_date) then
      return found_code;
    end if;
    select array_agg(a.code) into successors from registry.region_alias as a where a.old_code = found_code and a.code <> found_code;
    if coalesce(cardinality(successors), 0) <> 1 then
      return found_code;
    end if;
    found_code := successors[1];
  end loop;
  return found_code;
end
$$;

comment on function registry.current_code(text) is 'The code that took the place of a retired one, over as many changes as there were; the code itself where it is in use, or became several';

grant select, insert on registry.region_change_set, registry.region_change to lifecircle_service;
grant select on registry.region_boundary to lifecircle_service;
grant execute on function registry.boundary_on(text, date), registry.current_code(text) to lifecircle_service;

alter table registry.region_change_set enable row level security;
create policy region_change_set_read on registry.region_change_set for select using (true);
create policy region_change_set_insert on registry.region_change_set for insert
  with check (platform.caller_role() in ('administrator', 'integrator') and platform.in_region(region_code));
alter table registry.region_change enable row level security;
create policy region_change_read on registry.region_change for select using (true);
create policy region_change_insert on registry.region_change for insert
  with check (platform.caller_role() in ('administrator', 'integrator') and platform.in_region(coalesce(old_code, new_code)));
alter table registry.region_boundary enable row level security;
create policy region_boundary_read on registry.region_boundary for select using (true);

call platform.audit_table('registry.region_change_set', 'region changes', 'r.id::text', 'r.region_code');
