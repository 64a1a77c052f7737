-- What vector tiles of a run show, brought together once, so that a tile is a look into an index.

create table exchange.tile_run (
  run_id bigint not null,
  regions_revision bigint,
  sites_at timestamptz,
  constraint tile_run_pkey primary key (run_id),
  constraint tile_run_run_fkey foreign key (run_id) references checkup.run (id) on delete cascade
);

comment on table exchange.tile_run is 'Runs that tiles were asked of, and what of them is ready';
comment on column exchange.tile_run.regions_revision is 'Revision of the regions, whose names and boundaries tile_region has; null = none yet';
comment on column exchange.tile_run.sites_at is 'When tile_site was written; null = not yet';

create table exchange.tile_region (
  run_id bigint not null,
  code text collate "C" not null,
  level text not null,
  boundary geometry(MultiPolygon, 4326),
  centre geometry(Point, 4326) not null,
  attributes jsonb not null,
  brief jsonb not null,
  constraint tile_region_pkey primary key (run_id, code),
  constraint tile_region_run_fkey foreign key (run_id) references exchange.tile_run (run_id) on delete cascade
);

create index tile_region_shape_idx on exchange.tile_region using gist (coalesce(boundary, centre));
create index tile_region_centre_idx on exchange.tile_region using gist (centre);

comment on table exchange.tile_region is 'Regions of a run as tiles show them';
comment on column exchange.tile_region.boundary is 'On the reference date; null = nobody knows it, and the centre is shown';
comment on column exchange.tile_region.centre is 'Where its people live, by the sites that the run read; of a region without sites a point of its boundary';
comment on column exchange.tile_region.brief is 'The attributes at low zooms: fewer, and scores of categories and types in whole numbers';

create table exchange.tile_site (
  run_id bigint not null,
  site_id integer not null,
  attributes jsonb not null,
  constraint tile_site_pkey primary key (run_id, site_id),
  constraint tile_site_run_fkey foreign key (run_id) references exchange.tile_run (run_id) on delete cascade
);

comment on table exchange.tile_site is 'Sites of a run, and which types each reaches within their budgets';

-- A run just written is in no statistics, and would be taken for no rows at all.
alter table exchange.tile_region alter column run_id set statistics 0;
alter table exchange.tile_site alter column run_id set statistics 0;

grant select, insert, update, delete on exchange.tile_run, exchange.tile_region, exchange.tile_site to lifecircle_service;

alter table exchange.tile_run enable row level security;
alter table exchange.tile_region enable row level security;
alter table exchange.tile_site enable row level security;

create policy tile_run_read on exchange.tile_run for select using (run_id in (select checkup.visible_run_ids()));
create policy tile_run_write on exchange.tile_run
using (platform.caller_role() = 'administrator' and run_id in (select checkup.visible_run_ids()))
with check (platform.caller_role() = 'administrator' and run_id in (select checkup.visible_run_ids()));

create policy tile_region_read on exchange.tile_region for select using (run_id in (select checkup.visible_run_ids()));
create policy tile_region_write on exchange.tile_region
using (platform.caller_role() = 'administrator' and run_id in (select checkup.visible_run_ids()))
with check (platform.caller_role() = 'administrator' and run_id in (select checkup.visible_run_ids()));

create policy tile_site_read on exchange.tile_site for select using (run_id in (select checkup.visible_run_ids()));
create policy tile_site_write on exchange.tile_site
using (platform.caller_role() = 'administrator' and run_id in (select checkup.visible_run_ids()))
with check (platform.caller_role() = 'administrator' and run_id in (select checkup.visible_run_ids()));
