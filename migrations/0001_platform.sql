-- Schemas, the service's role, and who is calling.
-- The owner runs this file; the service connects as lifecircle_service, which owns nothing.

create extension if not exists postgis;

do $$
begin
  create role lifecircle_service nologin;
exception
  -- roles belong to the whole cluster: another database, or a migration at the same moment, may have made it
  when duplicate_object or unique_violation then null;
end
$$;

do $$
begin
  execute format('grant lifecircle_service to %I', session_user);
exception
  when others then
    if not pg_has_role(session_user, 'lifecircle_service', 'member') then
      raise;
    end if;
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

grant execute on all functions in schema platform to lifecircle_service;
