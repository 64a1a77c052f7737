-- Told is what a region loses too, and to whom the tables themselves would show it: what moves away is removed as seen from where it
-- was, drafts of standards are their own region's, reports of published runs and operating models of regions above are more people's.

alter table platform.announced add column whole_region text;

comment on column platform.announced.whole_region is
  'Expression on a row r of what is only a part: the region of the whole, null where that is gone; null where the audit''s is that already';

alter table platform.outbox
  drop constraint outbox_action_check,
  add constraint outbox_action_check check (action in ('written', 'removed', 'part', 'left'));

comment on column platform.outbox.action is 'part: something that belongs to it was written or removed; left: it was in this region before';

alter table platform.change add column moved_to text collate "C";

comment on column platform.change.moved_to is 'Where its transaction left a thing that is removed as seen from this region; null: it was not elsewhere at the end';

create function platform.told_within(region_code text, moved_to text, everyone boolean, prefix text)
returns boolean
language sql
stable
parallel safe
as $$
  select (prefix is null or starts_with(region_code, prefix))
    and (moved_to is null or not ((everyone or platform.in_region(moved_to)) and (prefix is null or starts_with(moved_to, prefix))))
$$;

comment on function platform.told_within(text, text, boolean, text) is
  'Whether a change is told to a caller who follows a part of the country, or all of it (null): that a thing has left a region only where he does not see it at its new one';
grant execute on function platform.told_within(text, text, boolean, text) to lifecircle_service;

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
  may_leave boolean;
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
  may_leave := tg_op = 'UPDATE' and announced.part_of is null;
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
        ', %s as whole_key, %s as whole_region, %s as everyone, %s as state, %s as removed',
        coalesce(announced.part_of, key), coalesce(announced.whole_region, region), announced.everyone, announced.state,
        case tg_op when 'DELETE' then 'true' else announced.removed end
      ) || case when may_leave then format(', (select %s from (select o.*) as r) as left_region', region) else '' end end
    ),
    case when announced.what is null then '' else format(
      ', told as (
         insert into platform.outbox (resource, key, region_code, action, state, everyone)
         select %1$L, c.whole_key, c.whole_region, %2$s, c.state, c.everyone
         from changed as c
         where c.whole_key is not null and c.whole_region is not null%3$s)',
      announced.resource,
      case when announced.part_of is null then 'case when c.removed then ''removed'' else ''written'' end' else '''part''' end,
      case when may_leave then format(
        '
         union all
         select %L, c.whole_key, c.left_region, ''left'', null, c.everyone
         from changed as c
         where c.whole_key is not null and c.left_region <> c.region_code',
        announced.resource
      ) else '' end
    ) end
  )
  using lower(tg_op), what;
  return null;
end
$$;

comment on function platform.write_audit() is
  'Adds what a statement changed to the audit, and to the outbox where it is announced; arguments: what it is, its key and its region as expressions on a row r, and columns that are never told';

create or replace function platform.number_changes(kept_for interval)
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
    thing as (
      select
        t.transaction, t.resource, t.key,
        max(t.id) as id,
        max(t.at) as at,
        -- Where its own row was written last.
        (array_agg(t.region_code order by t.action in ('part', 'left'), t.id desc))[1] as region_code,
        coalesce((array_agg(t.action order by t.id desc) filter (where t.action in ('written', 'removed')))[1], 'written') as action,
        (array_agg(t.state order by t.id desc) filter (where t.state is not null))[1] as state,
        bool_or(t.everyone) as everyone
      from taken as t
      group by t.transaction, t.resource, t.key
    ),
    once as (
      select t.transaction, t.id, t.at, t.resource, t.key, t.region_code, t.action, case t.action when 'written' then t.state end as state, t.everyone, null as moved_to
      from thing as t
      union all
      select distinct t.transaction, t.id, t.at, t.resource, t.key, o.region_code, 'removed', null, t.everyone, t.region_code
      from thing as t
      join taken as o on o.transaction = t.transaction and o.resource = t.resource and o.key = t.key and o.action <> 'part' and o.region_code <> t.region_code
    ),
    by_transaction as (
      select o.*, max(o.id) over (partition by o.transaction) as transaction_id
      from once as o
    ),
    added as (
      insert into platform.change (position, at, resource, key, region_code, action, state, everyone, moved_to)
      select numbered + row_number() over (order by b.transaction_id, b.id, b.moved_to is null, b.region_code), b.at, b.resource, b.key, b.region_code, b.action, b.state, b.everyone, b.moved_to
      from by_transaction as b
      returning position
    )
    update platform.change_counter as c
    set last = greatest(c.last, (select max(a.position) from added as a));
  end if;
  if (select c.numbered_at from platform.change as c order by c.position limit 1) < now() - kept_for then
    -- First the counter, as whoever gives numbers: each would wait for the other otherwise.
    perform from platform.change_counter as c for update;
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
  'Takes what is committed from the outbox into the change feed, in order, once for each thing and region, forgets what has been there for longer than is kept, and returns the last position. In a transaction of its own: others wait for its end';

-- Circles are of counties, their plan is of any region.
update platform.announced
set whole_region = '(select p.region_code from improvement.circle_plan as p where p.id = r.plan_id)',
  everyone = 'exists (select from improvement.circle_plan as p where p.id = r.plan_id and p.approved_at is not null)'
where what in ('county of a circle plan', 'circle');

update platform.announced set everyone = 'r.status <> ''draft''' where what = 'standard';
update platform.announced
set everyone = 'exists (select from checkup.run as u where u.id = r.run_id and u.status in (''published'', ''superseded''))'
where what = 'report';

-- What was told before: of standards, only drafts are ever removed.
update platform.change set everyone = false where resource = 'standard' and (state = 'draft' or action = 'removed');
update platform.outbox set everyone = false where resource = 'standard' and (state = 'draft' or action = 'removed');

alter policy change_read on platform.change
  using (
    case
      -- As the rows' own policies have it, which follow the runs.
      when resource = 'report' and action = 'written' then exists (select from checkup.report as r where r.id = change.key::bigint)
      when everyone or platform.in_region(region_code) then true
      when resource = 'operating_model' then starts_with(change.key, 'region:') and improvement.may_inherit(region_code)
      when resource = 'standard' then change.key in (select r.standard_version from checkup.run as r)
      else false
    end
    and resource in (select a.resource from platform.announced as a where platform.caller_role() = any (a.roles))
  );

create function checkup.announce_reports()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into platform.outbox (resource, key, region_code, action, state, everyone)
  select 'report', r.id::text, r.region_code, 'written', r.status, true
  from checkup.report as r
  where r.run_id = new.id
  order by r.id;
  return null;
end
$$;

comment on function checkup.announce_reports() is 'Tells the change feed of the reports of a run that is published: from then on anybody may read them';

create trigger announce_reports after update of status on checkup.run for each row
  when (new.status = 'published' and old.status <> 'published') execute function checkup.announce_reports();
