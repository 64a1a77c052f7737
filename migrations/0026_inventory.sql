-- The inventory as people edit it: what was changed together, what facilities are beside their size, and who looked last.

create table registry.change (
  id bigint generated always as identity,
  at timestamptz not null default now(),
  kind text not null,
  note text,
  survivor text collate "C",
  undoes bigint,
  region_code text collate "C" not null,
  constraint change_pkey primary key (id),
  constraint change_kind_check check (kind in ('import', 'create', 'update', 'move', 'close', 'merge', 'split', 'undo')),
  constraint change_undoes_check check ((kind = 'undo') = (undoes is not null)),
  constraint change_undoes_key unique (undoes),
  constraint change_undoes_fkey foreign key (undoes) references registry.change (id)
);

comment on table registry.change is 'What was done to sites and facilities at once: the versions it began and ended carry its number, so that it can be undone';
comment on column registry.change.note is 'Why, in the words of whoever did it; of an import, the file';
comment on column registry.change.survivor is 'External id of the facility that those ended by this change were merged into';
comment on column registry.change.undoes is 'The change that this one takes back; each is taken back at most once';
comment on column registry.change.region_code is 'The region of whoever did it';

alter table registry.site
  add column change_id bigint,
  add column ended_by bigint,
  add constraint site_change_fkey foreign key (change_id) references registry.change (id),
  add constraint site_ended_by_fkey foreign key (ended_by) references registry.change (id);

alter table registry.facility
  add column opening_hours text,
  add column attributes jsonb not null default '{}',
  add column documents jsonb not null default '[]',
  add column change_id bigint,
  add column ended_by bigint,
  add constraint facility_attributes_check check (jsonb_typeof(attributes) = 'object'),
  add constraint facility_documents_check check (jsonb_typeof(documents) = 'array'),
  add constraint facility_change_fkey foreign key (change_id) references registry.change (id),
  add constraint facility_ended_by_fkey foreign key (ended_by) references registry.change (id);

create index site_change_idx on registry.site (change_id);
create index site_ended_by_idx on registry.site (ended_by);
create index facility_change_idx on registry.facility (change_id);
create index facility_ended_by_idx on registry.facility (ended_by);

comment on column registry.site.change_id is 'The change that began this version; null for what was loaded before changes were kept';
comment on column registry.site.ended_by is 'The change that ended it';
comment on column registry.facility.opening_hours is 'In the syntax of OpenStreetMap''s opening_hours';
comment on column registry.facility.attributes is 'What the standards name for its type beside the size, by key';
comment on column registry.facility.documents is 'Photos and papers by reference: kind, url, title, takenOn';
comment on column registry.facility.change_id is 'The change that began this version; null for what was loaded before changes were kept';
comment on column registry.facility.ended_by is 'The change that ended it';

-- Which columns may change is known without looking at a row.
do $$
declare
  name text;
  columns text;
begin
  foreach name in array array['site', 'facility']
  loop
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
    into columns
    from pg_attribute as a
    where a.attrelid = format('registry.%I', name)::regclass
      and a.attnum > 0
      and not a.attisdropped
      and a.attname not in ('valid_to', 'ended_by');
    execute format('drop trigger %I on registry.%I', name || '_versions', name);
    execute format('create trigger %I before update of %s on registry.%I for each statement execute function registry.keep_versions()', name || '_versions', columns, name);
  end loop;
end
$$;

create or replace function registry.keep_versions()
returns trigger
language plpgsql
as $$
begin
  raise exception '%.% rows are versions: insert another one, only valid_to may change', tg_table_schema, tg_table_name
    using errcode = 'LC002';
end
$$;

-- What published standards ask to be known of a type; where several name an attribute, the newest one's rule holds.
create view registry.attribute_rule
with (security_invoker = true)
as
select distinct on (type ->> 'code', rule ->> 'key')
  type ->> 'code' as type_code,
  rule ->> 'key' as key,
  rule ->> 'kind' as kind,
  rule ->> 'unit' as unit,
  (rule ->> 'least')::numeric as least,
  (rule ->> 'most')::numeric as most,
  rule -> 'choices' as choices,
  rule ->> 'nameZh' as name_zh,
  rule ->> 'nameEn' as name_en,
  s.version as standard_version
from registry.standard as s
cross join lateral jsonb_array_elements(s.document -> 'types') as type
cross join lateral jsonb_array_elements(type -> 'attributes') as rule
where s.status = 'published'
order by type ->> 'code', rule ->> 'key', s.published_at desc, s.version desc;

comment on view registry.attribute_rule is 'What may be told of a facility of each type beside its size, and within which bounds';

create function registry.survivor(merged text)
returns text
language plpgsql
stable
parallel safe
as $$
declare
  survivor_id text := merged;
  last record;
begin
  for step in 1..100 loop
    select f.valid_to, c.survivor
    into last
    from registry.facility as f
    left join registry.change as c on c.id = f.ended_by
    where f.external_id = survivor_id
    order by f.valid_to desc, f.id desc
    limit 1;
    if last.valid_to is distinct from 'infinity' and last.survivor is not null then
      survivor_id := last.survivor;
    else
      return survivor_id;
    end if;
  end loop;
  return survivor_id;
end
$$;

comment on function registry.survivor(text) is
  'The external id of the facility that one was merged into, over as many mergers as there were; its own where it was not';

create table registry.verification (
  id bigint generated always as identity,
  kind text not null,
  external_id text collate "C" not null,
  verified_on date not null,
  note text,
  region_code text collate "C" not null,
  recorded_at timestamptz not null default now(),
  constraint verification_pkey primary key (id),
  constraint verification_key unique (kind, external_id, verified_on),
  constraint verification_kind_check check (kind in ('site', 'facility'))
);

comment on table registry.verification is 'Somebody was there and found it as it is kept; the last one counts';
comment on column registry.verification.region_code is 'Whose it was then: its community, else its county';

grant select, insert on registry.change to lifecircle_service;
grant select on registry.attribute_rule to lifecircle_service;
grant execute on function registry.survivor(text) to lifecircle_service;
grant select, insert, update on registry.verification to lifecircle_service;

alter table registry.change enable row level security;
create policy change_read on registry.change for select using (true);
create policy change_insert on registry.change for insert
  with check (platform.caller_role() in ('administrator', 'integrator', 'surveyor') and platform.in_region(region_code));

alter table registry.verification enable row level security;
create policy verification_read on registry.verification for select using (true);
create policy verification_insert on registry.verification for insert
  with check (platform.caller_role() in ('administrator', 'integrator', 'surveyor') and platform.in_region(region_code));
create policy verification_update on registry.verification for update
  using (platform.caller_role() in ('administrator', 'integrator', 'surveyor') and platform.in_region(region_code));

call platform.audit_table('registry.change', 'change', 'r.id::text', 'r.region_code');
call platform.audit_table('registry.verification', 'verification', 'concat_ws('' '', r.kind, r.external_id, r.verified_on)', 'r.region_code');

-- A position is told as it was given, with its reference system; turned into GeoJSON besides it was half of what the audit took.
drop trigger audit_insert on registry.site;
drop trigger audit_update on registry.site;
drop trigger audit_delete on registry.site;
call platform.audit_table('registry.site', 'site', 'r.external_id', 'r.community_code', '{geom}');
drop trigger audit_insert on registry.facility;
drop trigger audit_update on registry.facility;
drop trigger audit_delete on registry.facility;
call platform.audit_table('registry.facility', 'facility', 'r.external_id', 'coalesce(r.community_code, r.county_code, ''000000000000'')', '{geom}');
