import type pg from 'pg'
import { inMetres, mostDifferences, tallyPart, type CheckedPart } from './checked-part.js'
import type { ShareWatcher } from './node-label-check.js'
import type { StoredNetwork } from './stored-streets.js'

/** What stands on the network: names of its tables and columns, trusted. */
interface Standing {
  readonly name: 'site' | 'facility'
  /** Columns of an inverted row, and where they come from: p = place, v = version, l = one of the place's labels. */
  readonly labelColumns: Readonly<Record<string, string>>
}

const standings: readonly Standing[] = [
  { name: 'site', labelColumns: { hub: 'l.hub', decimetres: 'l.decimetres', site_id: 'v.id' } },
  {
    name: 'facility',
    labelColumns: {
      hub: 'l.hub',
      decimetres: 'l.decimetres',
      type_id: 'v.type_id',
      facility_id: 'v.id',
      operates_from: 'registry.operates_from(v.status, v.opened_on, v.valid_from)',
      operates_to: 'registry.operates_to(v.status, v.closed_on, v.valid_to)'
    }
  }
]

const placesPerRead = 50

/** Whether places and their labels are what the registry, the streets and the node labels make them; `samples` of each kind of place. */
export async function checkPlaces(
  client: pg.ClientBase,
  network: StoredNetwork,
  sample: { samples: number; seed: number },
  onShare: ShareWatcher
): Promise<CheckedPart[]> {
  const parts: CheckedPart[] = []
  for (const [at, standing] of standings.entries()) {
    const ids = await sampledPlaces(client, network, standing, sample)
    parts.push(await checkAllPlaced(client, network, standing))
    parts.push(await checkPositions(client, network, standing, ids, (share) => onShare((at + share * 0.8) / standings.length)))
    parts.push(await checkInvertedRows(client, network, standing))
    onShare((at + 1) / standings.length)
  }
  return parts
}

/** Places of site or facility versions picked by a seed; the same seed picks the same ones. */
export async function sampledPlaces(
  client: pg.ClientBase,
  network: StoredNetwork,
  { name }: Pick<Standing, 'name'>,
  { samples, seed }: { samples: number; seed: number }
): Promise<number[]> {
  const found = await client.query<{ id: number }>(
    `select p.${name}_id as id
     from network.${name}_place as p
     where p.network_id = $1
     order by md5(p.${name}_id || ' ' || $3::bigint), p.${name}_id
     limit $2`,
    [network.id, samples, seed]
  )
  return found.rows.map(({ id }) => id)
}

async function checkAllPlaced(client: pg.ClientBase, network: StoredNetwork, { name }: Standing): Promise<CheckedPart> {
  const { compare, differ, differMore, part } = tallyPart(`${name} versions placed`)
  const counted = await client.query<{ count: number }>(`select count(*) as count from registry.${name}`)
  compare(counted.rows[0]!.count)
  const missing = await client.query<{ id: number; external_id: string; total: number }>(
    `select v.id, v.external_id, count(*) over () as total
     from registry.${name} as v
     left join network.${name}_place as p on p.network_id = $1 and p.${name}_id = v.id
     where p.${name}_id is null
     order by v.id
     limit $2`,
    [network.id, mostDifferences]
  )
  for (const { id, external_id: externalId } of missing.rows) {
    differ({ about: `place of ${name} ${externalId} (version ${id})`, expected: 'a row', found: 'none' })
  }
  differMore((missing.rows[0]?.total ?? 0) - missing.rows.length)
  return part()
}

interface PlaceRow {
  readonly id: number
  readonly externalId: string
  readonly found: string
  readonly expected: string
  readonly moved: boolean
  readonly hubs: readonly number[]
  readonly decimetres: readonly number[]
  readonly rightHubs: readonly number[]
  readonly rightDecimetres: readonly number[]
}

/**
 * Snaps sampled places once more, against every edge of a box twice as wide as the snapping limit asks for: by the lines
 * as they were imported and another index than the one that snapping uses. Labels are those of the two ends' rows.
 */
async function checkPositions(
  client: pg.ClientBase,
  network: StoredNetwork,
  { name }: Standing,
  ids: readonly number[],
  onShare: ShareWatcher
): Promise<CheckedPart> {
  const { compare, differ, part } = tallyPart(`${name} places`)
  for (let from = 0; from < ids.length; from += placesPerRead) {
    const batch = ids.slice(from, from + placesPerRead)
    const rows = await client.query<PlaceRow>(
      `with stored as materialized (
         select
           v.id, v.external_id, p.edge_id, p.leg, p.to_source, p.to_target, p.local_geom, p.hubs, p.decimetres, n.srid,
           n.snap_limit_decimetres as snap_limit, n.horizon_decimetres as horizon,
           -- what lies far outside is not projected, and off the network
           case when coalesce(v.geom && st_expand(n.extent, 1), true) then st_setsrid(st_transform(v.geom, n.srid), 0) end as point
         from network.network as n
         join network.${name}_place as p on p.network_id = n.id
         join registry.${name} as v on v.id = p.${name}_id
         where n.id = $1
           and v.id = any ($2)
       ),
       nearest as materialized (
         select s.id, e.edge_id, e.source, e.target, e.leg, e.to_source, e.decimetres - e.to_source as to_target
         from stored as s
         cross join lateral (
           select
             e.id as edge_id, e.source, e.target, e.decimetres,
             floor(st_distance(line.geom, s.point) * 10 + 0.5)::integer as leg,
             floor(st_linelocatepoint(line.geom, s.point) * e.decimetres + 0.5)::integer as to_source
           from network.edge as e
           cross join lateral (select st_setsrid(st_transform(e.geom, s.srid), 0) as geom offset 0) as line
           where e.network_id = $1
             and e.snappable
             and e.geom && st_envelope(st_transform(st_setsrid(st_expand(s.point, s.snap_limit / 5.0 + 50), s.srid), 4326))
           order by st_distance(line.geom, s.point), e.id
           limit 1
         ) as e
         where e.leg <= s.snap_limit
       ),
       shortest as (
         select n.id, l.hub, min(n.leg + ends.stretch + l.decimetres)::smallint as decimetres
         from nearest as n
         join stored as s on s.id = n.id
         cross join lateral (values (n.source, n.to_source), (n.target, n.to_target)) as ends (node, stretch)
         join network.label as rows on rows.node = ends.node
         cross join lateral unnest(rows.hubs, rows.decimetres) as l (hub, decimetres)
         where n.leg + ends.stretch + l.decimetres <= s.horizon
         group by n.id, l.hub
       ),
       labels as (
         select h.id, array_agg(h.hub order by h.hub) as hubs, array_agg(h.decimetres order by h.hub) as decimetres
         from shortest as h
         group by h.id
       ),
       compared as (
         select
           s.id,
           s.external_id as "externalId",
           case
             when s.edge_id is null then 'off the network'
             else format('on edge %s, leg %s dm, %s dm to its source, %s dm to its target', s.edge_id, s.leg, s.to_source, s.to_target)
           end as found,
           case
             when n.edge_id is null then 'off the network'
             else format('on edge %s, leg %s dm, %s dm to its source, %s dm to its target', n.edge_id, n.leg, n.to_source, n.to_target)
           end as expected,
           -- a millimetre: other versions of the projection library may differ in the last digits
           s.edge_id is not null and (s.local_geom is null or st_distance(s.local_geom, s.point) > 0.001) as moved,
           s.hubs,
           s.decimetres,
           coalesce(l.hubs, '{}') as "rightHubs",
           coalesce(l.decimetres, '{}') as "rightDecimetres"
         from stored as s
         left join nearest as n on n.id = s.id
         left join labels as l on l.id = s.id
       )
       select c.*
       from compared as c
       where c.found <> c.expected
         or c.moved
         or c.hubs <> c."rightHubs"
         or c.decimetres <> c."rightDecimetres"
       order by c.id`,
      [network.id, batch]
    )
    for (const row of rows.rows) {
      const about = `${name} ${row.externalId} (version ${row.id})`
      if (row.found !== row.expected) differ({ about, expected: row.expected, found: row.found })
      else if (row.moved) differ({ about, expected: 'its place where the registry has it', found: 'another point' })
      else differ({ about: `${about}, ${firstLabelDifference(row)}`, expected: 'the labels of its edge\'s two ends', found: 'others' })
    }
    compare(batch.length)
    onShare((from + batch.length) / ids.length)
  }
  return part()
}

function firstLabelDifference({ hubs, decimetres, rightHubs, rightDecimetres }: PlaceRow): string {
  const stored = new Map(hubs.map((hub, at) => [hub, decimetres[at]!]))
  const right = new Map(rightHubs.map((hub, at) => [hub, rightDecimetres[at]!]))
  for (const hub of [...right.keys(), ...stored.keys()]) {
    const [is, wanted] = [stored.get(hub) ?? null, right.get(hub) ?? null]
    if (is !== wanted) return `hub ${hub}: ${inMetres(is)} instead of ${inMetres(wanted)}`
  }
  return 'hubs out of order'
}

/** Whether the rows by hub are those of the places, no more and no fewer: all of them, counted on both sides. */
async function checkInvertedRows(client: pg.ClientBase, network: StoredNetwork, { name, labelColumns }: Standing): Promise<CheckedPart> {
  const { compare, differ, differMore, part } = tallyPart(`${name} labels`)
  const columns = Object.keys(labelColumns)
  const counted = await client.query<{ count: number }>(
    `select coalesce(sum(cardinality(hubs)), 0) as count from network.${name}_place where network_id = $1`,
    [network.id]
  )
  compare(counted.rows[0]!.count)
  const found = await client.query<{ row: string; surplus: number; total: number }>(
    `select format('${columns.map((column) => `${column} %s`).join(', ')}', ${columns.map((column) => `r.${column}`).join(', ')}) as row, sum(r.times) as surplus, count(*) over () as total
     from (
       select ${columns.join(', ')}, 1 as times
       from network.${name}_label
       where hub >= $2
         and hub < $3
       union all
       select ${Object.values(labelColumns).join(', ')}, -1
       from network.${name}_place as p
       join registry.${name} as v on v.id = p.${name}_id
       cross join lateral unnest(p.hubs, p.decimetres) as l (hub, decimetres)
       where p.network_id = $1
     ) as r (${columns.join(', ')}, times)
     group by ${columns.map((column) => `r.${column}`).join(', ')}
     having sum(r.times) <> 0
     order by ${columns.map((column) => `r.${column}`).join(', ')}
     limit $4`,
    [network.id, network.firstNode, network.firstNode + network.nodeCount, mostDifferences]
  )
  for (const { row, surplus } of found.rows) {
    const about = `${name}_label (${row})`
    if (surplus > 0) differ({ about, expected: 'no such row', found: `${surplus} more than places have` })
    else differ({ about, expected: 'a row, as its place has', found: 'none' })
  }
  differMore((found.rows[0]?.total ?? 0) - found.rows.length)
  return part()
}
