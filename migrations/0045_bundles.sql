-- Results that go from one instance to another: a bundle of what was published is received as a run of its own, and runs of
-- wider regions are composed of the runs of their parts, received or worked out here. Such runs walk no network of this
-- database, and name no site of its registry.

alter table checkup.run
  alter column network_id drop not null,
  drop constraint run_mode_check,
  add constraint run_mode_check check (mode in ('full', 'changed', 'composed', 'received')),
  add constraint run_network_check check ((network_id is null) = (mode in ('composed', 'received')));

comment on column checkup.run.mode is
  'full: everything is worked out; changed: what is as in the run before is taken from there; composed: of the published runs of its parts; received: communities as another instance published them';
comment on column checkup.run.network_id is 'Null for runs whose communities were scored elsewhere';
comment on column checkup.run_site.site_id is 'Version in the registry; below 0 for a site of a bundle, which is in no registry here';

drop index checkup.run_open_key;
create unique index run_open_key on checkup.run (period, scope_code, standard_version, coalesce(network_id, 0), mode, coalesce(inputs_of, 0))
where status in ('queued', 'running');

create table checkup.run_part (
  run_id bigint not null,
  region_code text collate "C" not null,
  part_run_id bigint,
  input_hash text,
  constraint run_part_pkey primary key (run_id, region_code),
  constraint run_part_run_fkey foreign key (run_id) references checkup.run (id) on delete cascade,
  constraint run_part_part_fkey foreign key (part_run_id) references checkup.run (id),
  constraint run_part_hash_check check (part_run_id is not null or input_hash is null)
);

create index run_part_part_idx on checkup.run_part (part_run_id);

comment on table checkup.run_part is 'What a composed run is made of, and which of its regions nothing was published of';
comment on column checkup.run_part.region_code is 'Scope of the part';
comment on column checkup.run_part.part_run_id is 'The published run that it is taken from; null: it is missing';
comment on column checkup.run_part.input_hash is 'That of the run it is taken from: equal ones give equal results by the same method';

grant select, insert on checkup.run_part to lifecircle_service;

alter table checkup.run_part enable row level security;
create policy run_part_read on checkup.run_part for select
  using (exists (select from checkup.run as r where r.id = run_part.run_id));
create policy run_part_insert on checkup.run_part for insert
  with check (
    platform.caller_role() = 'administrator'
    and exists (select from checkup.run as r where r.id = run_part.run_id and r.status = 'queued' and platform.in_region(r.scope_code))
  );

call platform.audit_table('checkup.run_part', 'part of a run', 'r.run_id || '' '' || r.region_code', 'r.region_code');

create table exchange.reporting_instance (
  name text collate "C" not null,
  region_code text collate "C" not null,
  keys jsonb not null,
  note text,
  changed_at timestamptz not null default now(),
  changed_by text not null,
  constraint reporting_instance_pkey primary key (name),
  constraint reporting_instance_name_check check (name ~ '^[a-z0-9][a-z0-9.-]{0,63}$'),
  constraint reporting_instance_keys_check check (jsonb_typeof(keys) = 'array' and jsonb_array_length(keys) between 1 and 5)
);

comment on table exchange.reporting_instance is 'Instances whose bundles are taken in';
comment on column exchange.reporting_instance.region_code is 'The region that it may speak for, with all below';
comment on column exchange.reporting_instance.keys is 'Public keys as JSON Web Keys (RFC 7517, RFC 8037), each with its thumbprint (RFC 7638) as kid; several while one takes the place of another';

grant select, insert, update, delete on exchange.reporting_instance to lifecircle_service;

alter table exchange.reporting_instance enable row level security;
create policy reporting_instance_all on exchange.reporting_instance for all
  using (platform.caller_role() = 'administrator' and platform.in_region(region_code))
  with check (platform.caller_role() = 'administrator' and platform.in_region(region_code));

call platform.audit_table('exchange.reporting_instance', 'reporting instance', 'r.name', 'r.region_code');

create table exchange.bundle (
  id bigint generated always as identity,
  instance text collate "C" not null,
  scope_code text collate "C" not null,
  period text collate "C" not null,
  run_id bigint not null,
  sender_run_id bigint not null,
  published_at timestamptz not null,
  sha256 text not null,
  key_id text not null,
  head jsonb not null,
  sections jsonb not null,
  bytes bigint not null,
  received_at timestamptz not null default now(),
  received_by text not null,
  constraint bundle_pkey primary key (id),
  constraint bundle_run_key unique (run_id),
  constraint bundle_run_fkey foreign key (run_id) references checkup.run (id),
  constraint bundle_sha256_key unique (sha256)
);

create index bundle_scope_idx on exchange.bundle (scope_code, period);

comment on table exchange.bundle is 'Bundles that were verified and taken in, each as a run';
comment on column exchange.bundle.instance is 'Whose it is: the reporting instance that signed it';
comment on column exchange.bundle.run_id is 'The run that it became here';
comment on column exchange.bundle.sender_run_id is 'The run that it was there';
comment on column exchange.bundle.published_at is 'When it was published there: an earlier publication never takes the place of a later one';
comment on column exchange.bundle.sha256 is 'Of all its lines but the last';
comment on column exchange.bundle.key_id is 'Thumbprint of the key that signed it';
comment on column exchange.bundle.head is 'Its first line: standard, hash of inputs, and what it was composed of in turn';
comment on column exchange.bundle.sections is 'Number of lines and SHA-256 of each section, as they were signed';

grant select, insert on exchange.bundle to lifecircle_service;

alter table exchange.bundle enable row level security;
create policy bundle_read on exchange.bundle for select using (platform.in_region(scope_code));
create policy bundle_insert on exchange.bundle for insert
  with check (platform.caller_role() = 'administrator' and platform.in_region(scope_code));

call platform.audit_table('exchange.bundle', 'bundle', 'r.id::text', 'r.scope_code', '{head,sections}');
