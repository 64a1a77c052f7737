-- The change feed: what people keep is announced in an outbox by the transaction that changes it, and numbered once it is
-- there for everybody. A number drawn while transactions are open would be passed over by readers when the one who drew it
-- commits late; one given to what is committed already never is.

create table platform.announced (
  what text not null,
  resource text not null,
  roles text[] not null,
  everyone text not null,
  part_of text,
  state text not null,
  removed text not null,
  constraint announced_pkey primary key (what)
);

comment on table platform.announced is 'What is announced of what the audit is kept of; the owner''s, in migrations';
comment on column platform.announced.what is 'As the audit calls it';
comment on column platform.announced.resource is 'As the change feed calls it';
comment on column platform.announced.roles is 'Who may read such things';
comment on column platform.announced.everyone is 'Expression on a row r: whether callers of other regions may read it too';
comment on column platform.announced.part_of is 'Expression on a row r of what is only a part: the key of the whole that has changed, null where that is gone; null for what is a whole itself';
comment on column platform.announced.state is 'Expression on a row r: where it stands, such as published; null for what has no states';
comment on column platform.announced.removed is 'Expression on a row r: whether the thing is gone though the row is not, as with versions that have ended';

create procedure platform.announce(
  what text, resource text, roles text[], everyone text default 'false', part_of text default null, state text default 'null::text', removed text default 'false'
)
language sql
as $$
  insert into platform.announced (what, resource, roles, everyone, part_of, state, removed)
  values (what, resource, roles, everyone, part_of, state, removed)
$$;

comment on procedure platform.announce(text, text, text[], text, text, text, text) is
  'Has what the audit is kept of announced in the change feed as well; the owner''s, in migrations';
revoke execute on procedure platform.announce(text, text, text[], text, text, text, text) from public;

create table platform.outbox (
  id bigint generated always as identity,
  transaction xid8 not null default pg_current_xact_id(),
  at timestamptz not null default clock_timestamp(),
  resource text not null,
  key text not null,
  region_code text collate "C" not null,
  action text not null,
  state text,
  everyone boolean not null,
  constraint outbox_pkey primary key (id),
  constraint outbox_action_check check (action in ('written', 'removed', 'part'))
);

comment on table platform.outbox is 'Changes that have no number yet';
comment on column platform.outbox.transaction is 'A thing that one transaction changes several times has changed once';
comment on column platform.outbox.action is 'part: something that belongs to it was written or removed';

create table platform.change (
  position bigint not null,
  at timestamptz not null,
  numbered_at timestamptz not null default now(),
  resource text not null,
  key text not null,
  region_code text collate "C" not null,
  action text not null,
  state text,
  everyone boolean not null,
  constraint change_pkey primary key (position),
  constraint change_action_check check (action in ('written', 'removed'))
);

create index change_resource_idx on platform.change (resource, key, position);

comment on table platform.change is 'The change feed: what changed, in the order in which it came to be there';
comment on column platform.change.position is 'Without gaps; of one thing, and of all that one transaction changed, in the order of commits';
comment on column platform.change.at is 'When it was last written by its transaction';
comment on column platform.change.numbered_at is 'When it came into the feed; from then on it is kept for as long as the service says';
comment on column platform.change.everyone is 'Whether callers of other regions may see it too';

create table platform.change_counter (
  only_row boolean not null default true,
  last bigint not null default 0,
  forgotten bigint not null default 0,
  constraint change_counter_pkey primary key (only_row),
  constraint change_counter_only_row_check check (only_row)
);

comment on table platform.change_counter is 'How far the change feed goes; who holds its row gives the numbers';
comment on column platform.change_counter.last is 'The last position given';
comment on column platform.change_counter.forgotten is 'The last position no longer kept';

insert into platform.change_counter default values;

create or replace function platform.write_audit()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  what constant text := tg_argv[0];
  key constant text := tg_argv[1];
  region constant text := tg_argv[2];
  hidden constant text[] := tg_argv[3]::text[];
  shown text;
  same_row text;
  announced platform.announced;
  sources text;
begin
  -- What is never told is never turned into text either: a report's content is megabytes.
  select string_agg(format('%%1$s.%I', a.attname), ', ' order by a.attnum) filter (where a.attname <> all (hidden)),
    string_agg(format('o.%1$I = r.%1$I', a.attname), ' and ') filter (where a.attnum = any (i.indkey))
  into shown, same_row
  from pg_attribute as a
  join pg_index as i on i.indrelid = a.attrelid and i.indisprimary
  where a.attrelid = tg_relid and a.attnum > 0 and not a.attisdropped;
  sources := case tg_op
    when 'INSERT' then
      format('null::jsonb as before, (select to_jsonb(s) from (select %s) as s) as after %%s from new_rows as r', format(shown, 'r'))
    when 'DELETE' then
      format('(select to_jsonb(s) from (select %s) as s) as before, null::jsonb as after %%s from old_rows as r', format(shown, 'r'))
    else
      -- Rows of one statement meet by their primary key.
      format(
        'd.before, d.after %%s
         from new_rows as r
         join old_rows as o on %s
         cross join lateral (
           select jsonb_object_agg(n.name, w.value) as before, jsonb_object_agg(n.name, n.value) as after
           from jsonb_each((select to_jsonb(s) from (select %s) as s)) as w (name, value)
           join jsonb_each((select to_jsonb(s) from (select %s) as s)) as n (name, value) on n.name = w.name and n.value <> w.value
         ) as d
         where d.after is not null',
        same_row, format(shown, 'o'), format(shown, 'r')
      )
  end;
  select * into announced from platform.announced as a where a.what = tg_argv[0];
  execute format(
    'with changed as materialized (select %s as key, %s as region_code, %s)%s
     insert into platform.audit (request_id, subject, role, action, what, key, region_code, before, after)
     select
       nullif(current_setting(''lifecircle.request_id'', true), ''''),
       coalesce(nullif(current_setting(''lifecircle.subject'', true), ''''), session_user),
       nullif(current_setting(''lifecircle.role'', true), ''''),
       $1, $2, c.key, c.region_code, c.before, c.after
     from changed as c',
    key, region,
    format(
      sources,
      case when announced.what is null then '' else format(
        ', %s as whole_key, %s as everyone, %s as state, %s as removed',
        coalesce(announced.part_of, key), announced.everyone, announced.state, case tg_op when 'DELETE' then 'true' else announced.removed end
      ) end
    ),
    case when announced.what is null then '' else format(
      ', told as (
         insert into platform.outbox (resource, key, region_code, action, state, everyone)
         select %L, c.whole_key, c.region_code, %s, c.state, c.everyone
         from changed as c
         where c.whole_key is not null)',
      announced.resource, case when announced.part_of is null then 'case when c.removed then ''removed'' else ''written'' end' else '''part''' end
    ) end
  )
  using lower(tg_op), what;
  return null;
end
$$;

comment on function platform.write_audit() is
  'Adds what a statement changed to the audit, and to the outbox where it is announced; arguments: what it is, its key and its region as expressions on a row r, and columns that are never told';

create function platform.number_changes(kept_for interval)
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  numbered bigint;
begin
  if exists (select from platform.outbox) then
    -- Whoever holds this row gives the numbers; what he gave is there before the next one begins.
    select c.last into numbered from platform.change_counter as c for update;
    with taken as (
      delete from platform.outbox as o
      returning o.*
    ),
    once as (
      select
        t.transaction, t.resource, t.key,
        max(t.id) as id,
        max(t.at) as at,
        (array_agg(t.region_code order by t.id desc))[1] as region_code,
        coalesce((array_agg(t.action order by t.id desc) filter (where t.action <> 'part'))[1], 'written') as action,
        (array_agg(t.state order by t.id desc) filter (where t.state is not null))[1] as state,
        bool_or(t.everyone) as everyone
      from taken as t
      group by t.transaction, t.resource, t.key
    ),
    by_transaction as (
      select o.*, max(o.id) over (partition by o.transaction) as transaction_id
      from once as o
    ),
    added as (
      insert into platform.change (position, at, resource, key, region_code, action, state, everyone)
      select numbered + row_number() over (order by b.transaction_id, b.id), b.at, b.resource, b.key, b.region_code, b.action, case b.action when 'written' then b.state end, b.everyone
      from by_transaction as b
      returning position
    )
    update platform.change_counter as c
    set last = greatest(c.last, (select max(a.position) from added as a));
  end if;
  if (select c.numbered_at from platform.change as c order by c.position limit 1) < now() - kept_for then
    with old as (
      delete from platform.change as c
      where c.numbered_at < now() - kept_for
      returning c.position
    )
    update platform.change_counter as c
    set forgotten = greatest(c.forgotten, (select max(o.position) from old as o));
  end if;
  select c.last into numbered from platform.change_counter as c;
  return numbered;
end
$$;

comment on function platform.number_changes(interval) is
  'Takes what is committed from the outbox into the change feed, in order, forgets what has been there for longer than is kept, and returns the last position. In a transaction of its own: others wait for its end';
revoke execute on function platform.number_changes(interval) from public;
grant execute on function platform.number_changes(interval) to lifecircle_service;

alter table platform.announced enable row level security;
create policy announced_read on platform.announced for select using (true);
alter table platform.outbox enable row level security;
alter table platform.change enable row level security;
create policy change_read on platform.change for select
  using (
    (everyone or platform.in_region(region_code))
    and resource in (select a.resource from platform.announced as a where platform.caller_role() = any (a.roles))
  );
alter table platform.change_counter enable row level security;
create policy change_counter_read on platform.change_counter for select using (true);

grant select on platform.announced, platform.change, platform.change_counter to lifecircle_service;

do $$
declare
  everybody constant text[] := '{viewer,surveyor,planner,integrator,administrator}';
  planners constant text[] := '{planner,integrator,administrator}';
begin
  call platform.announce('region', 'region', everybody, 'true');
  call platform.announce('region alias', 'region', everybody, 'true', part_of => 'r.code');
  call platform.announce('site', 'site', everybody, 'true',
    removed => 'r.valid_to < ''infinity'' and not exists (select from registry.site as s where s.external_id = r.external_id and s.valid_to = ''infinity'')');
  call platform.announce('facility', 'facility', everybody, 'true', state => 'r.status',
    removed => 'r.valid_to < ''infinity'' and not exists (select from registry.facility as f where f.external_id = r.external_id and f.valid_to = ''infinity'')');
  call platform.announce('declaration', 'declaration', everybody, 'true');
  call platform.announce('standard', 'standard', everybody, 'true', state => 'r.status');
  call platform.announce('network', 'network', everybody, 'true', state => 'r.status');
  call platform.announce('observation', 'observation', everybody);
  call platform.announce('questionnaire', 'questionnaire', everybody, 'true');
  call platform.announce('campaign', 'campaign', everybody, 'true', state => 'case when r.closed_at is null then ''open'' else ''closed'' end');
  call platform.announce('survey response', 'response', '{surveyor,planner,integrator,administrator}');
  call platform.announce('interview', 'interview', '{surveyor,planner,integrator,administrator}');
  call platform.announce('service issue', 'service_issue', everybody);
  call platform.announce('activity', 'activity', everybody, 'true');
  call platform.announce('run', 'run', everybody, 'r.status in (''published'', ''superseded'')', state => 'r.status');
  call platform.announce('schedule', 'schedule', '{administrator}');
  call platform.announce('report', 'report', everybody, state => 'r.status');
  call platform.announce('scenario', 'scenario', planners);
  call platform.announce('space', 'space', planners);
  call platform.announce('project', 'project', planners, state => 'r.state');
  call platform.announce('project report', 'project', planners, part_of => 'r.project_id');
  call platform.announce('programme', 'programme', planners, state => 'r.state');
  call platform.announce('programme project', 'programme', planners, part_of => 'r.programme_id::text');
  call platform.announce('circle plan', 'circle_plan', planners, 'r.approved_at is not null');
  call platform.announce('county of a circle plan', 'circle_plan', planners, part_of => 'r.plan_id::text');
  call platform.announce('circle', 'circle_plan', planners, part_of => 'r.plan_id::text');
  call platform.announce('operating model', 'operating_model', planners);
  call platform.announce('operation', 'operation', planners);
  call platform.announce('import', 'import', '{surveyor,integrator,administrator}', state => 'r.status');
  call platform.announce('client', 'client', '{administrator}');
end
$$;
