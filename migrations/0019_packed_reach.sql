-- Reach is read whole by every run: packed, it is read as it lies there. What was kept is found again when it is asked for.

drop function network.keep_reach_of_new_sites(integer);
drop function network.keep_reach(integer, integer[], integer[]);
drop table network.facility_reach;

create table network.facility_reach (
  network_id integer not null,
  facility_id integer not null,
  horizon_decimetres integer not null,
  site_ids bytea not null,
  decimetres bytea not null,
  constraint facility_reach_pkey primary key (network_id, facility_id),
  constraint facility_reach_network_fkey foreign key (network_id) references network.network (id) on delete cascade,
  constraint facility_reach_facility_fkey foreign key (facility_id) references registry.facility (id) on delete cascade,
  constraint facility_reach_pairs_check check (length(site_ids) = 2 * length(decimetres))
);

-- Half a kilobyte a row, written once and read whole: packing costs more than it saves.
alter table network.facility_reach alter column site_ids set storage external;
alter table network.facility_reach alter column decimetres set storage external;

comment on table network.facility_reach is
  'Site versions of every date within a walking distance of a facility version, with exact distances: kept for the runs. Sites that reached_site does not name may be missing';
comment on column network.facility_reach.horizon_decimetres is 'How far it looks';
comment on column network.facility_reach.site_ids is 'int4send of each; network.kept_reach has them one by one';
comment on column network.facility_reach.decimetres is 'int2send of each site''s distance';

grant select, insert, update, delete on network.facility_reach to lifecircle_service;

create trigger facility_reach_guard before insert or update or delete on network.facility_reach
for each statement execute function platform.guard_write('administrator', 'integrator', 'surveyor');

create view network.kept_reach with (security_invoker = true) as
select
  r.network_id,
  r.facility_id,
  (get_byte(r.site_ids, 4 * i) << 24) + (get_byte(r.site_ids, 4 * i + 1) << 16) + (get_byte(r.site_ids, 4 * i + 2) << 8)
    + get_byte(r.site_ids, 4 * i + 3) as site_id,
  (get_byte(r.decimetres, 2 * i) << 8) + get_byte(r.decimetres, 2 * i + 1) as decimetres
from network.facility_reach as r
cross join lateral generate_series(0, length(r.site_ids) / 4 - 1) as i;

comment on view network.kept_reach is 'Pairs of facility_reach, one by one';
grant select on network.kept_reach to lifecircle_service;

create view network.unreached_site with (security_invoker = true) as
select p.network_id, p.site_id
from network.site_place as p
where not exists (
  select
  from network.reached_site as known
  where known.network_id = p.network_id
    and known.site_id = p.site_id
);

comment on view network.unreached_site is 'Site versions that the kept reach does not know of yet';
grant select on network.unreached_site to lifecircle_service;

create function network.forget_reach_of_new_sites(in_network integer)
returns void
language plpgsql
set work_mem = '64MB'
as $$
begin
  perform
  from network.unreached_site
  where network_id = in_network
  limit 1;
  if not found then
    return;
  end if;
  -- Facilities whose reach is being looked for have to end before these sites are known, or begin after.
  lock table network.reached_site in share row exclusive mode;
  with new_site as (
    insert into network.reached_site (network_id, site_id)
    select u.network_id, u.site_id
    from network.unreached_site as u
    where u.network_id = in_network
    returning site_id
  ),
  met as (
    select l.facility_id
    from new_site as n
    join network.site_place as p on p.network_id = in_network and p.site_id = n.site_id
    cross join lateral unnest(p.hubs, p.decimetres) as o (hub, decimetres)
    join network.facility_label as l on l.hub = o.hub and l.decimetres <= (select max(k.horizon_decimetres) from network.facility_reach as k where k.network_id = in_network) - o.decimetres
    union
    select f.facility_id
    from new_site as n
    join network.site_place as p on p.network_id = in_network and p.site_id = n.site_id
    join network.facility_place as f on f.edge_id = p.edge_id and f.network_id = in_network
  )
  delete from network.facility_reach as r
  using met
  where r.network_id = in_network
    and r.facility_id = met.facility_id;
end
$$;

comment on function network.forget_reach_of_new_sites(integer) is
  'Forgets the kept reach of facilities near sites that came since: it is found again when a run reads it';

create function network.keep_reach(in_network integer, facilities integer[], horizons integer[])
returns void
language plpgsql
set plan_cache_mode = force_generic_plan
as $$
begin
  lock table network.reached_site in share mode;
  insert into network.facility_reach as known (network_id, facility_id, horizon_decimetres, site_ids, decimetres)
  select
    in_network,
    p.facility_id,
    asked.horizon,
    coalesce(met.site_ids, ''),
    coalesce(met.decimetres, '')
  from unnest(facilities, horizons) as asked (facility_id, horizon)
  join network.facility_place as p on p.network_id = in_network and p.facility_id = asked.facility_id
  cross join lateral (
    select string_agg(int4send(n.site_id), '') as site_ids, string_agg(int2send(n.decimetres), '') as decimetres
    from (
      select x.site_id, min(x.decimetres)::smallint as decimetres
      from (
        select l.site_id, o.decimetres + l.decimetres as decimetres
        from unnest(p.hubs, p.decimetres) as o (hub, decimetres)
        join network.site_label as l
          on l.hub = o.hub
          and l.decimetres <= asked.horizon - o.decimetres
        where o.decimetres <= asked.horizon
        union all
        select s.site_id, on_edge.decimetres
        from network.site_place as s
        cross join lateral (
          select network.same_edge_distance(s.leg, s.to_source, s.local_geom, p.leg, p.to_source, p.local_geom) as decimetres offset 0
        ) as on_edge
        where s.edge_id = p.edge_id
          and on_edge.decimetres <= asked.horizon
      ) as x
      group by x.site_id
    ) as n
  ) as met
  on conflict (network_id, facility_id) do update
  set horizon_decimetres = excluded.horizon_decimetres,
      site_ids = excluded.site_ids,
      decimetres = excluded.decimetres
  where known.horizon_decimetres < excluded.horizon_decimetres;
end
$$;

comment on function network.keep_reach(integer, integer[], integer[]) is
  'Finds and keeps which sites have a facility within a walking distance in decimetres, one for each facility';
