-- Files that callers send in: kept in parts until they are imported, and for a week more, so that what was refused can be given back.

create table exchange.import_profile (
  name text collate "C" not null,
  kind text not null,
  region_code text collate "C" not null,
  mapping jsonb not null,
  crs text,
  source text,
  changed_at timestamptz not null default now(),
  changed_by text not null,
  constraint import_profile_pkey primary key (name),
  constraint import_profile_name_check check (name ~ '^[A-Za-z0-9_.-]{1,64}$')
);

comment on table exchange.import_profile is 'How files of somebody else say what ours say: names of columns, values, reference system';
comment on column exchange.import_profile.region_code is 'Whose it is; everybody below may use it';
comment on column exchange.import_profile.mapping is 'columns: ours by theirs; values: ours by theirs, by our column; constants: of our columns that their files lack';

create table exchange.import (
  id bigint generated always as identity,
  kind text not null,
  format text not null,
  file text not null,
  packed boolean not null default false,
  bytes bigint not null default 0,
  options jsonb not null default '{}',
  mapping jsonb,
  status text not null default 'receiving',
  rows_read integer not null default 0,
  report jsonb,
  error text,
  requested_by text not null,
  requester_role text not null,
  region_code text collate "C" not null,
  requested_at timestamptz not null default now(),
  started_at timestamptz,
  heartbeat_at timestamptz not null default now(),
  finished_at timestamptz,
  constraint import_pkey primary key (id),
  constraint import_status_check check (status in ('receiving', 'queued', 'running', 'cancelling', 'completed', 'refused', 'failed', 'cancelled'))
);

comment on table exchange.import is 'Files that were sent in, and what became of them';
comment on column exchange.import.packed is 'Whether its bytes are packed by gzip';
comment on column exchange.import.options is 'crs, dryRun, keepGoing, validFrom, source';
comment on column exchange.import.mapping is 'The profile it is read by, as it was when the file came';
comment on column exchange.import.status is 'refused: it has rows that cannot be used, and nothing of it was written';
comment on column exchange.import.requester_role is 'With region_code: the rights it is written with';

create table exchange.import_part (
  import_id bigint not null,
  number integer not null,
  content bytea not null,
  constraint import_part_pkey primary key (import_id, number),
  constraint import_part_import_fkey foreign key (import_id) references exchange.import (id) on delete cascade
);
alter table exchange.import_part alter column content set storage external;

comment on table exchange.import_part is 'The bytes of a file, in the order of the numbers';

create table exchange.import_problem (
  id bigint generated always as identity,
  import_id bigint not null,
  line integer not null,
  column_name text,
  value text,
  reason text not null,
  constraint import_problem_pkey primary key (id),
  constraint import_problem_import_fkey foreign key (import_id) references exchange.import (id) on delete cascade
);
create index import_problem_idx on exchange.import_problem (import_id, line);

comment on table exchange.import_problem is 'Rows that could not be used, and why';

grant select, insert, update, delete on exchange.import_profile, exchange.import, exchange.import_part, exchange.import_problem to lifecircle_service;

create function exchange.may_import(code text)
returns boolean
language sql
stable
parallel safe
as $$
  select platform.caller_role() in ('administrator', 'integrator', 'surveyor') and platform.in_region(code)
$$;

comment on function exchange.may_import(text) is 'Whether the caller brings in files for a region';
grant execute on function exchange.may_import(text) to lifecircle_service;

alter table exchange.import_profile enable row level security;
create policy import_profile_read on exchange.import_profile for select
  using (exchange.may_import(region_code) or starts_with(rpad(platform.caller_prefix(), 12, '0'), registry.region_prefix(region_code)));
create policy import_profile_insert on exchange.import_profile for insert with check (exchange.may_import(region_code));
create policy import_profile_update on exchange.import_profile for update using (exchange.may_import(region_code));
create policy import_profile_delete on exchange.import_profile for delete using (exchange.may_import(region_code));

alter table exchange.import enable row level security;
create policy import_read on exchange.import for select using (exchange.may_import(region_code));
create policy import_insert on exchange.import for insert
  with check (exchange.may_import(region_code) and requested_by = current_setting('lifecircle.subject'));
create policy import_update on exchange.import for update using (exchange.may_import(region_code));
create policy import_delete on exchange.import for delete using (exchange.may_import(region_code));

-- What belongs to an import is for those who see it.
do $$
declare
  name text;
begin
  foreach name in array array['import_part', 'import_problem']
  loop
    execute format('alter table exchange.%I enable row level security', name);
    execute format(
      'create policy %I on exchange.%I for all using (exists (select from exchange.import as i where i.id = import_id)) with check (exists (select from exchange.import as i where i.id = import_id))',
      name || '_all', name);
  end loop;
end
$$;

call platform.audit_table('exchange.import_profile', 'import profile', 'r.name', 'r.region_code');
call platform.audit_table('exchange.import', 'import', 'r.id::text', 'r.region_code', '{rows_read,heartbeat_at,report,bytes}');
