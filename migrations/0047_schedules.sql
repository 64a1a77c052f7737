-- Schedules that can be changed and paused, start once at a time, publish what they made, and tell what came of each start.

alter table checkup.schedule
  alter column cron drop not null,
  add column at timestamptz,
  add column mode text not null default 'full',
  add column publish boolean not null default false,
  add column revision integer not null default 1,
  add column due_after timestamptz not null default now(),
  drop constraint schedule_period_check,
  add constraint schedule_period_check check (period in ('current', 'previous') or period ~ '^[0-9]{4}H[12]$'),
  add constraint schedule_when_check check ((cron is null) <> (at is null)),
  add constraint schedule_mode_check check (mode in ('full', 'changed', 'composed'));

update checkup.schedule set due_after = coalesce(last_started_at, created_at);

comment on table checkup.schedule is 'Recalculations by cron, and those that start once at a time';
comment on column checkup.schedule.at is 'When it starts, once; then it has no cron';
comment on column checkup.schedule.period is 'current: the half-year that lasts at the time, previous: the one before, or one by its name such as 2024H1';
comment on column checkup.schedule.publish is 'Whether its runs are published once they are completed';
comment on column checkup.schedule.revision is 'Grows with each change that somebody makes';
comment on column checkup.schedule.due_after is 'Times until then are done with: it was set, resumed or started since';

create table checkup.schedule_start (
  id bigint generated always as identity,
  schedule_id bigint not null,
  scope_code text collate "C" not null,
  due_at timestamptz not null,
  started_at timestamptz not null,
  missed integer not null default 0,
  run_id bigint,
  publish boolean not null,
  error text,
  constraint schedule_start_pkey primary key (id),
  constraint schedule_start_schedule_fkey foreign key (schedule_id) references checkup.schedule (id) on delete cascade,
  constraint schedule_start_run_fkey foreign key (run_id) references checkup.run (id) on delete set null,
  constraint schedule_start_missed_check check (missed >= 0)
);

create index schedule_start_schedule_idx on checkup.schedule_start (schedule_id, id);
create index schedule_start_run_idx on checkup.schedule_start (run_id);
create index schedule_start_unpublished_idx on checkup.schedule_start (run_id) where publish and error is null;

comment on table checkup.schedule_start is 'What came of the times of schedules: a run, or why there is none';
comment on column checkup.schedule_start.scope_code is 'That of the schedule at the time';
comment on column checkup.schedule_start.due_at is 'When it was to start';
comment on column checkup.schedule_start.missed is 'Further times that had passed by then, and that this start stands for; 100: so many or more';
comment on column checkup.schedule_start.run_id is 'Its run, also one that was open already; null where none could be started';
comment on column checkup.schedule_start.publish is 'Whether the run is to be published';
comment on column checkup.schedule_start.error is 'Why there is no run, or why it was not published';

grant select, insert, update, delete on checkup.schedule_start to lifecircle_service;

alter table checkup.schedule_start enable row level security;
create policy schedule_start_all on checkup.schedule_start for all
  using (platform.caller_role() = 'administrator' and platform.in_region(scope_code))
  with check (platform.caller_role() = 'administrator' and platform.in_region(scope_code));

call platform.audit_table('checkup.schedule_start', 'schedule start', 'r.schedule_id::text || '' '' || r.id', 'r.scope_code');

-- What is not told of a schedule changes with each start.
drop trigger audit_insert on checkup.schedule;
drop trigger audit_update on checkup.schedule;
drop trigger audit_delete on checkup.schedule;
call platform.audit_table('checkup.schedule', 'schedule', 'r.id::text', 'r.scope_code', '{last_started_at,due_after}');

-- One that starts once holds its standard only until then.
create or replace function checkup.guard_used_standard()
returns trigger
language plpgsql
as $$
declare
  users text;
begin
  if tg_op = 'DELETE' or new.document is distinct from old.document then
    select string_agg(r.id::text, ', ' order by r.id) into users from checkup.run as r where r.standard_version = old.version;
    if users is not null then
      raise exception 'standard % was tried by the runs %: clone it under another version and go on with that', old.version, users using errcode = 'LC001';
    end if;
  end if;
  if tg_op = 'UPDATE' and new.status = 'retired' and old.status <> 'retired' then
    select string_agg(s.id::text, ', ' order by s.id) into users
    from checkup.schedule as s
    where s.standard_version = old.version and s.enabled and (s.at is null or s.at > s.due_after);
    if users is not null then
      raise exception 'the schedules % recalculate by the standard %: give them another one first', users, old.version using errcode = 'LC001';
    end if;
  end if;
  return coalesce(new, old);
end
$$;
