import type pg from 'pg'
import type { BoundedDijkstra } from '../labelling/bounded-dijkstra.js'
import { inMetres, tallyPart, type CheckedPart } from './checked-part.js'
import type { ShareWatcher } from './node-label-check.js'
import type { StoredNetwork, StoredStreets } from './stored-streets.js'

/** A snapped place, in whole decimetres; x and y are metres in the network's projection. */
interface Place {
  readonly id: number
  readonly externalId: string
  readonly edge: number
  readonly leg: number
  readonly toSource: number
  readonly toTarget: number
  readonly x: number
  readonly y: number
}

const sitesPerRead = 20

/**
 * Whether the join that answers reach finds, from sampled sites to the horizon, exactly the facilities and distances of
 * a search over the edges to the two ends of every facility's edge, and along the edge that both stand on.
 */
export async function checkReach(
  client: pg.ClientBase,
  network: StoredNetwork,
  streets: StoredStreets,
  walks: BoundedDijkstra,
  siteIds: readonly number[],
  onShare: ShareWatcher
): Promise<CheckedPart> {
  const { compare, differ, part } = tallyPart('reach')
  const sites = await readPlaces(client, network, 'site', siteIds)
  const facilities = await readPlaces(client, network, 'facility')
  const named = new Map(facilities.map(({ id, externalId }) => [id, externalId]))

  for (let from = 0; from < sites.length; from += sitesPerRead) {
    const batch = sites.slice(from, from + sitesPerRead)
    const answers = await reachedFrom(client, network, batch)
    for (const site of batch) {
      const found = answers.get(site.id) ?? new Map<number, number>()
      const right = walkedTo(site, facilities, network, streets, walks)
      for (const id of new Set([...right.keys(), ...found.keys()])) {
        compare(1)
        const [expected, answer] = [right.get(id) ?? null, found.get(id) ?? null]
        if (expected === answer) continue
        differ({
          about: `site ${site.externalId} (version ${site.id}) to facility ${named.get(id) ?? '?'} (version ${id})`,
          expected: inMetres(expected),
          found: inMetres(answer)
        })
      }
    }
    onShare((from + batch.length) / sites.length)
  }
  return part()
}

/** Places that are on the network: of these ids, or all. */
async function readPlaces(client: pg.ClientBase, { id }: StoredNetwork, name: 'site' | 'facility', ids?: readonly number[]): Promise<Place[]> {
  const found = await client.query<Place>(
    `select
       v.id, v.external_id as "externalId", p.edge_id as edge, p.leg, p.to_source as "toSource", p.to_target as "toTarget",
       st_x(p.local_geom) as x, st_y(p.local_geom) as y
     from network.${name}_place as p
     join registry.${name} as v on v.id = p.${name}_id
     where p.network_id = $1
       and p.edge_id is not null
       and ($2::integer[] is null or v.id = any ($2))
     order by v.id`,
    [id, ids ?? null]
  )
  return found.rows
}

/** Decimetres to each facility version by the stored labels: those of the places joined by hub, and pairs on one edge. */
async function reachedFrom(client: pg.ClientBase, network: StoredNetwork, sites: readonly Place[]): Promise<Map<number, Map<number, number>>> {
  const found = await client.query<[site: number, facility: number, decimetres: number]>({
    text: `
      with origin as materialized (
        select p.*
        from network.site_place as p
        where p.network_id = $1
          and p.site_id = any ($2)
      )
      select met.site_id, met.facility_id, min(met.decimetres)
      from (
        select o.site_id, f.facility_id, l.decimetres + f.decimetres as decimetres
        from origin as o
        cross join lateral unnest(o.hubs, o.decimetres) as l (hub, decimetres)
        join network.facility_label as f
          on f.hub = l.hub
          and f.decimetres <= $3 - l.decimetres
        union all
        select o.site_id, p.facility_id, network.same_edge_distance(o.leg, o.to_source, o.local_geom, p.leg, p.to_source, p.local_geom)
        from origin as o
        join network.facility_place as p on p.edge_id = o.edge_id
      ) as met
      where met.decimetres <= $3
      group by met.site_id, met.facility_id`,
    values: [network.id, sites.map(({ id }) => id), network.horizonDecimetres],
    rowMode: 'array'
  })
  const answers = new Map<number, Map<number, number>>(sites.map(({ id }) => [id, new Map()]))
  for (const [site, facility, decimetres] of found.rows) answers.get(site)?.set(facility, decimetres)
  return answers
}

/** Decimetres to each facility within the horizon by brute force: a search from the site's edge, and every facility looked at. */
function walkedTo(
  site: Place,
  facilities: readonly Place[],
  { firstEdge, horizonDecimetres }: StoredNetwork,
  { source, target }: StoredStreets,
  { search, distance }: BoundedDijkstra
): Map<number, number> {
  const at = site.edge - firstEdge
  const ends = [
    { node: source[at]!, decimetres: site.leg + site.toSource },
    { node: target[at]!, decimetres: site.leg + site.toTarget }
  ]
  search(ends.filter(({ node }) => node >= 0), horizonDecimetres)

  const walked = new Map<number, number>()
  const viaEnd = (end: number, stretch: number) => (end >= 0 && distance(end) >= 0 ? distance(end) + stretch : Infinity)
  for (const facility of facilities) {
    const edge = facility.edge - firstEdge
    const roundEnds = facility.leg + Math.min(viaEnd(source[edge]!, facility.toSource), viaEnd(target[edge]!, facility.toTarget))
    const least = facility.edge === site.edge ? Math.min(roundEnds, alongEdge(site, facility)) : roundEnds
    if (least <= horizonDecimetres) walked.set(facility.id, least)
  }
  return walked
}

/** Two places on one edge: along it, or straight where that is shorter than their two legs together. */
function alongEdge(a: Place, b: Place): number {
  const legs = a.leg + b.leg
  const straight = Math.floor(Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2) * 10 + 0.5)
  return Math.min(Math.abs(a.toSource - b.toSource) + legs, straight < legs ? straight : Infinity)
}
