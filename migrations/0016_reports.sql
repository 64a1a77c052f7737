-- Checkup reports made into files by the queue, and kept. Whoever may see a run may have reports of it made and read
-- those that others had made; only who asked for one, or an administrator of its region, deletes it.

create table checkup.report (
  id bigint generated always as identity,
  run_id bigint not null,
  region_code text collate "C" not null,
  format text not null,
  language text not null,
  chapters text not null,
  maker_version integer not null,
  status text not null default 'queued',
  steps_done integer not null default 0,
  steps_total integer,
  requested_by text not null,
  requester_role text not null,
  requester_region text collate "C" not null,
  requested_at timestamptz not null default now(),
  started_at timestamptz,
  heartbeat_at timestamptz not null default now(),
  finished_at timestamptz,
  error text,
  content bytea,
  content_bytes integer generated always as (octet_length(content)) stored,
  content_hash text,
  constraint report_pkey primary key (id),
  constraint report_run_fkey foreign key (run_id) references checkup.run (id) on delete cascade,
  constraint report_format_check check (format in ('html', 'pdf', 'xlsx')),
  constraint report_language_check check (language in ('zh', 'en')),
  constraint report_chapters_check check (chapters in ('none', 'children')),
  constraint report_status_check check (status in ('queued', 'running', 'completed', 'failed')),
  constraint report_content_check check ((status = 'completed') = (content is not null))
);

-- Already compressed, all but the pages, which are read whole.
alter table checkup.report alter column content set storage external;

create unique index report_open_key on checkup.report (run_id, region_code, format, language, chapters) where status in ('queued', 'running');
create index report_run_idx on checkup.report (run_id, region_code);

comment on table checkup.report is 'Reports made into files';
comment on column checkup.report.chapters is 'children: the report of the region, and one of each region below it';
comment on column checkup.report.requester_role is 'With requester_region: the rights it is made with';
comment on column checkup.report.maker_version is 'The way reports were set when it was made';
comment on column checkup.report.steps_done is 'Chapters gathered, and the setting of them all';
comment on column checkup.report.content_hash is 'SHA-256 of the content';

alter table checkup.report enable row level security;
create policy report_read on checkup.report for select
  using (run_id in (select checkup.visible_run_ids()));
create policy report_insert on checkup.report for insert
  with check (run_id in (select checkup.visible_run_ids()) and requested_by = current_setting('lifecircle.subject'));
create policy report_update on checkup.report for update
  using (platform.caller_role() = 'administrator' and platform.in_region(region_code));
create policy report_delete on checkup.report for delete
  using (
    requested_by = current_setting('lifecircle.subject')
    or platform.caller_role() = 'administrator' and platform.in_region(region_code)
  );

grant select, insert, update, delete on checkup.report to lifecircle_service;
