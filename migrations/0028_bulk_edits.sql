-- Files of tens of thousands of rows: what each row cost more than it needed.

-- Which columns may change is known without looking at a row.
do $$
declare
  name text;
  columns text;
begin
  foreach name in array array['site', 'facility']
  loop
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
    into columns
    from pg_attribute as a
    where a.attrelid = format('registry.%I', name)::regclass
      and a.attnum > 0
      and not a.attisdropped
      and a.attname not in ('valid_to', 'ended_by');
    execute format('drop trigger %I on registry.%I', name || '_versions', name);
    execute format('create trigger %I before update of %s on registry.%I for each statement execute function registry.keep_versions()', name || '_versions', columns, name);
  end loop;
end
$$;

create or replace function registry.keep_versions()
returns trigger
language plpgsql
as $$
begin
  raise exception '%.% rows are versions: insert another one, only valid_to may change', tg_table_schema, tg_table_name
    using errcode = 'LC002';
end
$$;

-- A position is told as it was given, with its reference system; turned into GeoJSON besides it was half of what the audit took.
drop trigger audit_insert on registry.site;
drop trigger audit_update on registry.site;
drop trigger audit_delete on registry.site;
call platform.audit_table('registry.site', 'site', 'r.external_id', 'r.community_code', '{geom}');
drop trigger audit_insert on registry.facility;
drop trigger audit_update on registry.facility;
drop trigger audit_delete on registry.facility;
call platform.audit_table('registry.facility', 'facility', 'r.external_id', 'coalesce(r.community_code, r.county_code, ''000000000000'')', '{geom}');
