-- Schemas, the service's role, and who is calling.
-- The owner runs this file; the service connects as lifecircle_service, which owns nothing.

create extension if not exists postgis;

-- A network's local projection is kept where PostGIS looks for projections, by a trigger with the owner's rights.
do $$
begin
  if not (has_table_privilege('public.spatial_ref_sys', 'insert') and has_table_privilege('public.spatial_ref_sys', 'delete')) then
    raise exception 'the owner % may not write spatial_ref_sys', session_user
      using hint = format('As a superuser: grant insert, delete on public.spatial_ref_sys to %I', session_user);
  end if;
end
$$;

-- Roles belong to the whole cluster: an administrator or another database may have made this one, and then the owner
-- needs no right to make roles.
do $$
begin
  if not exists (select from pg_roles where rolname = 'lifecircle_service') then
    create role lifecircle_service nologin;
  end if;
exception
  -- a migration of another database at the same moment
  when duplicate_object or unique_violation then null;
end
$$;

-- So that a service that connects as the owner can lay the owner's rights down; a login of its own does without.
do $$
begin
  if not pg_has_role(session_user, 'lifecircle_service', 'member') then
    execute format('grant lifecircle_service to %I', session_user);
  end if;
exception
  when unique_violation then null;
  when insufficient_privilege then
    raise notice '% may not act as lifecircle_service: the service has to connect as a login that may', session_user;
end
$$;

create schema if not exists platform;
create schema registry;
create schema network;
create schema survey;
create schema checkup;
create schema improvement;
create schema exchange;

comment on schema platform is 'What carries the service: callers, idempotency, settings';
comment on schema registry is 'What there is: regions, residential sites, standards, facilities';
comment on schema network is 'How people walk: networks, hub labels, snapping, reach, isochrones';
comment on schema survey is 'What residents need and say: observations, campaigns, responses';
comment on schema checkup is 'How well it serves: runs and scores';
comment on schema improvement is 'What to do: circles, plans, projects, effect';
comment on schema exchange is 'In and out: change feed, webhooks';

grant usage on schema platform, registry, network, survey, checkup, improvement, exchange to lifecircle_service;

create function platform.caller_role()
returns text
language sql
stable
parallel safe
as $$
  select nullif(current_setting('lifecircle.role', true), '')
$$;

comment on function platform.caller_role() is
  'Role of the caller whose transaction this is; null outside one';

create function platform.caller_prefix()
returns text
language sql
stable
parallel safe
as $$
  select current_setting('lifecircle.region_prefix', true)
  where platform.caller_role() is not null
$$;

comment on function platform.caller_prefix() is
  'Code prefix of the subtree the caller may act in; empty for the whole country, null outside a caller''s transaction';

create function platform.in_region(code text)
returns boolean
language sql
stable
parallel safe
as $$
  select coalesce(starts_with(code, platform.caller_prefix()), false)
$$;

comment on function platform.in_region(text) is
  'Whether a region or community code lies in the caller''s subtree';

create function platform.guard_write()
returns trigger
language plpgsql
as $$
begin
  -- The owner may; so may foreign keys, which act as the owner.
  if current_user = 'lifecircle_service' and not coalesce(platform.caller_role() = any (tg_argv), false) then
    raise exception 'only % may write %.%', array_to_string(tg_argv, ', '), tg_table_schema, tg_table_name using errcode = '42501';
  end if;
  return null;
end
$$;

comment on function platform.guard_write() is
  'Limits writing to the roles named, where rows are too many for row-level security: once a statement, and COPY goes through';

grant execute on all functions in schema platform to lifecircle_service;
