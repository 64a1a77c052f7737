-- Who changed what, when, from what to what. Written by triggers with the statement itself, so that nothing that changes
-- what people keep can go by it; never changed afterwards.

create table platform.audit (
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  request_id text,
  subject text not null,
  role text,
  action text not null,
  what text not null,
  key text not null,
  region_code text collate "C" not null,
  before jsonb,
  after jsonb,
  constraint audit_pkey primary key (id),
  constraint audit_action_check check (action in ('insert', 'update', 'delete'))
);

create index audit_request_idx on platform.audit (request_id);
create index audit_what_idx on platform.audit (what, key, id);
create index audit_subject_idx on platform.audit (subject, id);

comment on table platform.audit is 'Every change of what people keep: who, when, from what to what';
comment on column platform.audit.request_id is 'Id of the request, as in the answer''s header and in the log; null at the command line and for the service''s own work';
comment on column platform.audit.subject is 'Who: the token''s subject, or the database login outside a caller''s transaction';
comment on column platform.audit.role is 'The caller''s role; null outside a caller''s transaction';
comment on column platform.audit.key is 'What people know the thing by: a code, an external id, a number';
comment on column platform.audit.region_code is 'Whose administrators may read it';
comment on column platform.audit.before is 'Of a change, the columns that changed; of a deletion, all; null for what is new';
comment on column platform.audit.after is 'Of a change, the columns that changed; of what is new, all; null for a deletion';

create function platform.guard_audit()
returns trigger
language plpgsql
as $$
begin
  raise exception 'the audit is only ever added to' using errcode = '42501';
end
$$;

comment on function platform.guard_audit() is 'Keeps the audit as it was written, from its owner as well';

create trigger audit_guard before update or delete or truncate on platform.audit
for each statement execute function platform.guard_audit();

-- One insert a statement, whatever the number of rows.
create function platform.write_audit()
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
begin
  -- What is never told is never turned into text either: a report's content is megabytes.
  select string_agg(format('%%1$s.%I', a.attname), ', ' order by a.attnum) filter (where a.attname <> all (hidden)),
    string_agg(format('o.%1$I = r.%1$I', a.attname), ' and ') filter (where a.attnum = any (i.indkey))
  into shown, same_row
  from pg_attribute as a
  join pg_index as i on i.indrelid = a.attrelid and i.indisprimary
  where a.attrelid = tg_relid and a.attnum > 0 and not a.attisdropped;
  execute format(
    'insert into platform.audit (request_id, subject, role, action, what, key, region_code, before, after)
     select
       nullif(current_setting(''lifecircle.request_id'', true), ''''),
       coalesce(nullif(current_setting(''lifecircle.subject'', true), ''''), session_user),
       nullif(current_setting(''lifecircle.role'', true), ''''),
       $1, $2, %s, %s, ',
    key, region
  ) || case tg_op
    when 'INSERT' then
      format('null, (select to_jsonb(s) from (select %s) as s) from new_rows as r', format(shown, 'r'))
    when 'DELETE' then
      format('(select to_jsonb(s) from (select %s) as s), null from old_rows as r', format(shown, 'r'))
    else
      -- Rows of one statement meet by their primary key.
      format(
        'd.before, d.after
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
  end
  using lower(tg_op), what;
  return null;
end
$$;

comment on function platform.write_audit() is
  'Adds what a statement changed to the audit; arguments: what it is, its key and its region as expressions on a row r, and columns that are never told';

revoke execute on function platform.write_audit() from public;

create procedure platform.audit_table(name regclass, what text, key text, region text, hidden text[] default '{}')
language plpgsql
as $$
declare
  event text;
begin
  foreach event in array array['insert', 'update', 'delete']
  loop
    execute format(
      'create trigger audit_%1$s after %1$s on %2$s referencing %3$s for each statement execute function platform.write_audit(%4$L, %5$L, %6$L, %7$L)',
      event, name,
      case event
        when 'insert' then 'new table as new_rows'
        when 'delete' then 'old table as old_rows'
        else 'old table as old_rows new table as new_rows'
      end,
      what, key, region, hidden
    );
  end loop;
end
$$;

comment on procedure platform.audit_table(regclass, text, text, text, text[]) is
  'Has every change of a table written to the audit; the owner''s, in migrations';
revoke execute on procedure platform.audit_table(regclass, text, text, text, text[]) from public;

call platform.audit_table('registry.region', 'region', 'r.code', 'r.code', '{prefix}');
call platform.audit_table('registry.region_alias', 'region alias', 'r.old_code', 'r.code');
call platform.audit_table('registry.site', 'site', 'r.external_id', 'r.community_code');
call platform.audit_table('registry.facility', 'facility', 'r.external_id', 'coalesce(r.community_code, r.county_code, ''000000000000'')');
call platform.audit_table('registry.declaration', 'declaration', 'r.county_code || '' '' || r.type_id', 'r.county_code');
call platform.audit_table('registry.standard', 'standard', 'r.version', 'r.region_code');
call platform.audit_table('survey.observation', 'observation', 'concat_ws('' '', r.period, r.community_code, r.type_id, r.component, r.source)', 'r.community_code');
call platform.audit_table('network.network', 'network', 'r.id::text', '''000000000000''');
call platform.audit_table('checkup.run', 'run', 'r.id::text', 'r.scope_code', '{steps_done,steps_total,heartbeat_at,claimed_by}');
call platform.audit_table('checkup.schedule', 'schedule', 'r.id::text', 'r.scope_code', '{last_started_at}');
call platform.audit_table('checkup.report', 'report', 'r.id::text', 'r.region_code', '{content,content_bytes,steps_done,steps_total,heartbeat_at}');
call platform.audit_table('platform.client', 'client', 'r.id', 'r.region_code', '{last_used_at}');
call platform.audit_table('platform.client_secret', 'client secret', 'r.client_id', '(select c.region_code from platform.client as c where c.id = r.client_id)', '{hash}');
call platform.audit_table('platform.revocation', 'revocation', 'coalesce(r.subject, r.token_id)', 'rpad(coalesce(r.region_prefix, ''''), 12, ''0'')');

alter table platform.audit enable row level security;
create policy audit_read on platform.audit for select
  using (platform.caller_role() = 'administrator' and platform.in_region(region_code));

grant select on platform.audit to lifecircle_service;
