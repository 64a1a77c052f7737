-- What came after the change feed is announced in it as well: district plans, what partners and we see otherwise, bundles that
-- were taken in, and that somebody was at a site or facility, which is told with either.

-- A conflict is read at its partner's.
drop trigger audit_insert on exchange.partner_conflict;
drop trigger audit_update on exchange.partner_conflict;
drop trigger audit_delete on exchange.partner_conflict;
call platform.audit_table('exchange.partner_conflict', 'partner conflict', 'concat_ws('' '', r.partner_code, r.id)', 'r.region_code');

do $$
declare
  planners constant text[] := '{planner,integrator,administrator}';
begin
  call platform.announce('district plan', 'district_plan', planners, state => 'r.state');
  call platform.announce('district plan target', 'district_plan', planners, part_of => 'r.plan_id::text');
  call platform.announce('district plan facility', 'district_plan', planners, part_of => 'r.plan_id::text');
  call platform.announce('partner conflict', 'partner_conflict', planners, state => 'r.state');
  call platform.announce('bundle', 'received_bundle', '{integrator,administrator}');
end
$$;

create function registry.announce_verified()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into platform.outbox (resource, key, region_code, action, state, everyone)
  select r.kind, r.external_id, r.region_code, 'part', null, true
  from new_rows as r;
  return null;
end
$$;

comment on function registry.announce_verified() is 'Tells the change feed of sites and facilities that somebody was at: their own rows are as before';

create trigger announce_insert after insert on registry.verification referencing new table as new_rows for each statement execute function registry.announce_verified();
create trigger announce_update after update on registry.verification referencing new table as new_rows for each statement execute function registry.announce_verified();
