-- Places are written by two functions alone, in the transaction of their site or facility. That they go with it is said once a
-- statement, as for labels: a foreign key says so row by row, which was a tenth of the time a large file takes.

create function network.remove_site_places()
returns trigger
language plpgsql
as $$
begin
  -- What deletes nothing asks for no right to.
  if not exists (select from removed) then
    return null;
  end if;
  -- As with new ones: a network on its way in has to see that they are gone.
  lock table network.network in share mode;
  delete from network.site_place as p using removed as r where p.site_id = r.id;
  return null;
end
$$;

comment on function network.remove_site_places() is 'Places of a site on every network go with it';

create function network.remove_facility_places()
returns trigger
language plpgsql
as $$
begin
  if not exists (select from removed) then
    return null;
  end if;
  lock table network.network in share mode;
  delete from network.facility_place as p using removed as r where p.facility_id = r.id;
  return null;
end
$$;

comment on function network.remove_facility_places() is 'Places of a facility on every network go with it';

create trigger site_places after delete on registry.site
referencing old table as removed
for each statement execute function network.remove_site_places();

create trigger facility_places after delete on registry.facility
referencing old table as removed
for each statement execute function network.remove_facility_places();

alter table network.site_place drop constraint site_place_site_fkey, drop constraint site_place_network_fkey;
alter table network.facility_place drop constraint facility_place_facility_fkey, drop constraint facility_place_network_fkey;

create or replace function network.remove_network_rows()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  delete from network.label where node >= old.first_node and node < old.first_node + old.node_count;
  delete from network.site_label where hub >= old.first_node and hub < old.first_node + old.node_count;
  delete from network.facility_label where hub >= old.first_node and hub < old.first_node + old.node_count;
  delete from network.site_place where network_id = old.id;
  delete from network.facility_place where network_id = old.id;
  delete from public.spatial_ref_sys where srid = old.srid;
  return null;
end
$$;

comment on function network.remove_network_rows() is 'Labels, places and projection of a network go with it';

-- Labels of a city are sorted before they are written.
alter function network.place_sites(integer, integer[]) set work_mem = '128MB';
alter function network.place_facilities(integer, integer[]) set work_mem = '128MB';
