import t from 'tap'
import fc from 'fast-check'
import type pg from 'pg'
import { operator } from '../../src/platform/caller.js'
import { contract } from '../../src/network/streets/contraction.js'
import { dissectionOrder } from '../../src/network/labelling/dissection.js'
import { buildHubLabels } from '../../src/network/labelling/hub-labels.js'
import { importNetwork } from '../../src/network/network-import.js'
import type { StreetNetwork } from '../../src/network/streets/street-network.js'
import { testDatabase } from '../support/database.js'
import { degreesAt, loadFacilities, loadRegions, loadSites, micro, type Place } from '../support/micro-city.js'
import { nearestOn, shortestWalks, type PlainEdge, type PlainNetwork } from './plain-walks.js'
import { tangles, towns, type Town } from './random-town.js'

/** What failed is told with its seed and path: give both to `fc.assert` to see it again. */
const seed = 20_240_901

/** Distances between all nodes, Floyd and Warshall's way. */
function allDistances({ nodeCount, edgeCount, source, target, decimetres }: StreetNetwork): number[][] {
  const table = Array.from({ length: nodeCount }, (_, a) => Array.from({ length: nodeCount }, (_b, b) => (a === b ? 0 : Infinity)))
  for (let edge = 0; edge < edgeCount; edge++) {
    const [a, b] = [source[edge]!, target[edge]!]
    table[a]![b] = table[b]![a] = Math.min(table[a]![b]!, decimetres[edge]!)
  }
  for (const via of table.keys()) {
    for (const row of table) {
      for (const [b, rest] of table[via]!.entries()) row[b] = Math.min(row[b]!, row[via]! + rest)
    }
  }
  return table
}

void t.test('labels of random networks give every pair its exact distance, and keep a hub only where none ranks higher on the way', async (t) => {
  let pairs = 0
  fc.assert(
    fc.property(tangles, ({ network, horizon }) => {
      const exact = allDistances(network)
      const { start, hubs, decimetres } = buildHubLabels(network, { horizonDecimetres: horizon })
      const rows = exact.map((_, node) => new Map(Array.from(hubs.subarray(start[node], start[node + 1]), (hub, i) => [hub, decimetres[start[node]! + i]!])))
      const rank = new Map(Array.from(dissectionOrder(network), (node, position) => [node, position]))
      for (const [a, row] of rows.entries()) {
        const own = Array.from(hubs.subarray(start[a], start[a + 1]))
        if (own.some((hub, i) => i > 0 && hub <= own[i - 1]!)) throw new Error(`hubs of ${a} do not rise: ${own.join()}`)
        if (row.get(a) !== 0) throw new Error(`${a} is not its own hub at 0`)
        for (const [b, other] of rows.entries()) {
          pairs++
          let least = Infinity
          for (const [hub, length] of row) least = Math.min(least, length + (other.get(hub) ?? Infinity))
          const distance = exact[a]![b]!
          if (distance <= horizon ? least !== distance : least <= horizon) throw new Error(`${a} to ${b}: ${least} instead of ${distance}`)
          const outranked = exact[a]!.some((walked, via) => rank.get(via)! < rank.get(b)! && walked + exact[via]![b]! === distance)
          const right = a === b ? 0 : distance <= horizon && !outranked ? distance : undefined
          if (row.get(b) !== right) throw new Error(`hub ${b} of ${a}: ${row.get(b) ?? 'none'} instead of ${right ?? 'none'}`)
        }
      }
    }),
    { seed, numRuns: 500 }
  )
  t.pass(`${pairs} pairs`)
})

const database = await testDatabase(t)
await loadRegions(database)

/** The network as stored, with lines and places in its projection: what the brute force starts from. */
async function plainTown(network: number, town: Town, places: readonly Place[]) {
  const edges = await database.pool.query<Omit<PlainEdge, 'line'> & { line: string; snappable: boolean }>(
    `select e.id, e.source, e.target, e.decimetres, n.component, st_asgeojson(e.local_geom, 15, 0) as line
     from network.edge as e
     join network.node as n on n.id = e.source
     where e.network_id = $1
     order by e.id`,
    [network]
  )
  const points = places.map(degreesAt)
  const found = await database.pool.query<{ x: number; y: number }>(
    `select st_x(p.geom) as x, st_y(p.geom) as y
     from unnest($2::float8[], $3::float8[]) with ordinality as g (lon, lat, ordinal)
     join network.network as w on w.id = $1
     cross join lateral st_transform(st_setsrid(st_point(g.lon, g.lat), 4326), w.srid) as p (geom)
     order by g.ordinal`,
    [network, points.map(([lon]) => lon), points.map(([, lat]) => lat)]
  )
  return {
    plain: {
      edges: edges.rows.map(({ line, ...edge }): PlainEdge => ({ ...edge, line: (JSON.parse(line) as { coordinates: Place[] }).coordinates })),
      leastComponentNodes: town.leastComponentNodes,
      snapLimitDecimetres: town.snapLimitMetres * 10
    },
    projected: found.rows.map(({ x, y }): Place => [x, y])
  }
}

/** Leaves regions and standards alone, so that the next town starts from nothing. */
const forget = () =>
  database.asOwner((client) =>
    client.query(
      `truncate registry.site, registry.facility, network.network, network.node, network.edge, network.label,
         network.site_place, network.facility_place, network.site_label, network.facility_label cascade`
    )
  )

const siteName = (i: number) => `S${i}`
const facilityName = (i: number) => `F${i}`

/** A point for each ordinal from 0, of `$1` and `$2`, degrees. */
const points = `(
  select ordinal::integer - 1 as i, st_setsrid(st_point(lon, lat), 4326) as location
  from unnest($1::float8[], $2::float8[]) with ordinality as g (lon, lat, ordinal)
) as o`

let compared: Record<string, number> = {}

/** Throws with the first rows that are missing or wrong. */
function same(name: string, found: readonly unknown[], right: readonly unknown[]): void {
  const text = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort()
  const [f, r] = [text(found), text(right)]
  compared[name] = (compared[name] ?? 0) + r.length
  if (f.join() === r.join()) return
  const [inFound, inRight] = [new Set(f), new Set(r)]
  throw new Error(
    `${name}: missing ${r.filter((row) => !inFound.has(row)).slice(0, 4).join(' ')}; wrong ${f.filter((row) => !inRight.has(row)).slice(0, 4).join(' ')}; ${f.length} rows for ${r.length}`
  )
}

const decimetres = (metres: number) => Math.round(metres * 10)

const drawnMetres = (line: readonly Place[]) => line.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - line[i]![0], y - line[i]![1]), 0)

/** Throws unless the lines are the reached streets, each stretch of them once, and the way from the door. */
function checkLines({ edges }: PlainNetwork, walks: ReturnType<typeof shortestWalks>, door: Place, budget: number, lines: readonly (readonly Place[])[]): void {
  const place = walks.snap(door)
  if (place === undefined) {
    if (lines.length > 0) throw new Error('isochrone_lines: lines from a place off the network')
    return
  }
  const { edge: own, leg, toSource } = place
  const nodes = walks.nodesFrom(door)
  const walkTo = ({ id, source, target, decimetres: length }: PlainEdge, share: number) =>
    Math.min(
      (nodes.get(source) ?? Infinity) + share * length,
      (nodes.get(target) ?? Infinity) + (1 - share) * length,
      id === own.id ? leg + Math.abs(share * length - toSource) : Infinity
    )
  const near = edges.map((edge) => {
    const foot = lines.flat().map((point) => nearestOn(edge.line, point))
    return { edge, foot }
  })
  lines.flat().forEach((point, i) => {
    const onStreet = near.some(({ edge, foot }) => foot[i]!.metres < 1e-4 && walkTo(edge, foot[i]!.fraction) <= budget + 0.1)
    const onLeg = Math.hypot(point[0] - door[0], point[1] - door[1]) * 10 <= Math.min(leg, budget) + 0.6
    if (!onStreet && !onLeg) throw new Error(`isochrone_lines: ${point.join(' ')} is beyond ${budget} dm`)
  })
  let metres = leg === 0 ? 0 : Math.min(1, budget / leg) * nearestOn(own.line, door).metres
  for (const edge of edges) {
    const { id, source, target, decimetres: length, line } = edge
    const rest = [budget - (nodes.get(source) ?? Infinity), budget - (nodes.get(target) ?? Infinity)] as const
    const parts: [number, number][] = []
    if (rest[0] >= 0) parts.push([0, Math.min(length, rest[0])])
    if (rest[1] >= 0) parts.push([Math.max(0, length - rest[1]), length])
    if (id === own.id && budget > leg) parts.push([Math.max(0, toSource - (budget - leg)), Math.min(length, toSource + (budget - leg))])
    parts.sort(([a], [b]) => a - b)
    let [covered, end] = [0, 0]
    for (const [from, to] of parts) {
      covered += Math.max(0, to - Math.max(from, end))
      end = Math.max(end, to)
    }
    metres += drawnMetres(line) * (length === 0 ? Number(parts.length > 0) : covered / length)
  }
  const found = lines.reduce((sum, line) => sum + drawnMetres(line), 0)
  if (Math.abs(found - metres) > 1e-3) throw new Error(`isochrone_lines: ${found} m of streets within ${budget} dm instead of ${metres} m`)
}

async function checkTown(town: Town): Promise<void> {
  const { sites, facilities, origins, contours, day } = town
  // Half before the network comes, half after it: both ways to get labels.
  const [earlySites, earlyFacilities] = [Math.ceil(sites.length / 2), Math.ceil(facilities.length / 2)]
  const siteRows = sites.map(({ at, community, population }, i) => ({ id: siteName(i), at, community: micro.communities[community]!, population }))
  const facilityRows = facilities.map(({ at, type, status, openedOn, closedOn }, i) => ({
    id: facilityName(i), at, type, status, ...(openedOn === null ? {} : { openedOn }), ...(closedOn === null ? {} : { closedOn })
  }))
  await loadSites(database, siteRows.slice(0, earlySites))
  await loadFacilities(database, facilityRows.slice(0, earlyFacilities))
  const { id } = await importNetwork(database, operator, contract(town.streets), {
    name: 'town', source: 'random', activate: true,
    horizonMetres: town.horizonMetres, snapLimitMetres: town.snapLimitMetres, leastComponentNodes: town.leastComponentNodes
  })
  if (siteRows.length > earlySites) await loadSites(database, siteRows.slice(earlySites))
  if (facilityRows.length > earlyFacilities) await loadFacilities(database, facilityRows.slice(earlyFacilities))

  // Every place is an origin: sites first, then facilities, then points that are neither.
  const places = [...sites.map(({ at }) => at), ...facilities.map(({ at }) => at), ...origins]
  const { plain, projected } = await plainTown(id, town, places)
  const walks = shortestWalks(plain, projected)
  const walked = projected.map((place) => walks.from(place))
  const horizon = decimetres(town.horizonMetres)
  const budget = decimetres(contours.at(-1)!)
  const operates = facilities.map(({ status, openedOn, closedOn }) => status === 'operating' && (openedOn === null || openedOn <= day) && (closedOn === null || closedOn > day))
  const toFacility = (i: number, f: number) => walked[i]![sites.length + f]
  const within = (length: number | undefined, limit: number): length is number => length !== undefined && length <= limit
  const eachPlace = [...places.keys()]
  const eachSite = [...sites.keys()]
  const eachFacility = [...facilities.keys()]
  const reached = (i: number, limit: number) =>
    eachFacility.flatMap((f) => (operates[f] === true && within(toFacility(i, f), limit) ? [{ f, length: toFacility(i, f)! }] : []))
  const located = places.map(degreesAt)
  const [lon, lat] = [located.map(([x]) => x), located.map(([, y]) => y)]
  const ask = async <R extends pg.QueryResultRow>(text: string, ...more: unknown[]) => (await database.pool.query<R>(text, [lon, lat, ...more])).rows

  same(
    'reach',
    (await ask<{ i: number; external_id: string; type_code: string; metres: number }>(
      `select o.i, r.external_id, r.type_code, r.metres from ${points} cross join lateral network.reach(o.location, $3, $4) as r`, budget / 10, day
    )).map(({ i, external_id, type_code, metres }) => [i, external_id, type_code, decimetres(metres)]),
    eachPlace.flatMap((i) => reached(i, budget).map(({ f, length }) => [i, facilityName(f), facilities[f]!.type, length]))
  )
  same(
    'reach_of_site',
    (await ask<{ i: number; external_id: string; metres: number }>(
      `select o.i, r.external_id, r.metres
       from ${points}
       cross join lateral network.reach_of_site('S' || o.i, $3, $4) as r
       where o.i < $5`, budget / 10, day, sites.length
    )).map(({ i, external_id, metres }) => [i, external_id, decimetres(metres)]),
    eachSite.flatMap((i) => reached(i, budget).map(({ f, length }) => [i, facilityName(f), length]))
  )
  for (const community of [0, 1]) {
    const members = eachSite.filter((i) => sites[i]!.community === community)
    const found = await database.pool.query<{ external_id: string; nearest_metres: number; sites: number; people: number }>(
      'select external_id, nearest_metres, sites, people from network.reach_of_community($1, $2, $3)', [micro.communities[community], budget / 10, day]
    )
    same(
      'reach_of_community',
      found.rows.map((row) => [row.external_id, decimetres(row.nearest_metres), row.sites, row.people]),
      eachFacility.flatMap((f) => {
        const reaching = members.filter((i) => operates[f] === true && within(toFacility(i, f), budget))
        return reaching.length === 0 ? [] : [[facilityName(f), Math.min(...reaching.map((i) => toFacility(i, f)!)), reaching.length, reaching.reduce((sum, i) => sum + sites[i]!.population, 0)]]
      })
    )
  }
  const ids = new Map((await database.pool.query<{ external_id: string; id: number }>('select external_id, id from registry.facility')).rows.map((row) => [row.external_id, row.id]))
  const byDistance = (i: number, type: string, limit: number) =>
    reached(i, limit)
      .filter(({ f }) => facilities[f]!.type === type)
      .sort((a, b) => a.length - b.length || ids.get(facilityName(a.f))! - ids.get(facilityName(b.f))!)
  same(
    'reach_counts',
    (await ask<{ i: number; type_code: string; counts: number[]; nearest_facility_id: number; nearest_metres: number }>(
      `select o.i, r.* from ${points} cross join lateral network.reach_counts(o.location, $3, $4) as r`, contours, day
    )).map((row) => [row.i, row.type_code, row.counts, row.nearest_facility_id, decimetres(row.nearest_metres)]),
    eachPlace.flatMap((i) =>
      ['COM01', 'GOV01'].flatMap((type) => {
        const sorted = byDistance(i, type, budget)
        const counts = contours.map((contour) => sorted.filter(({ length }) => length <= decimetres(contour)).length)
        return sorted.length === 0 ? [] : [[i, type, counts, ids.get(facilityName(sorted[0]!.f)), sorted[0]!.length]]
      })
    )
  )
  same(
    'nearest',
    (await ask<{ i: number; k: number; type: string; ordinal: number; external_id: string; metres: number }>(
      `select o.i, k, type, r.ordinal::integer, r.external_id, r.metres
       from ${points}
       cross join generate_series(1, 5) as k
       cross join unnest('{COM01,GOV01}'::text[]) as type
       cross join lateral network.nearest(o.location, type, k, $3) with ordinality as r (facility_id, external_id, name, metres, ordinal)`, day
    )).map((row) => [row.i, row.k, row.type, row.ordinal, row.external_id, decimetres(row.metres)]),
    eachPlace.flatMap((i) =>
      [1, 2, 3, 4, 5].flatMap((k) =>
        ['COM01', 'GOV01'].flatMap((type) => byDistance(i, type, horizon).slice(0, k).map(({ f, length }, n) => [i, k, type, n + 1, facilityName(f), length]))
      )
    )
  )
  for (const i of eachPlace) {
    for (const j of eachPlace) {
      const kind = `pairs ${walks.kindOf(i, j)}`
      compared[kind] = (compared[kind] ?? 0) + 1
    }
  }
  const pairs = eachPlace.flatMap((i) => eachPlace.flatMap((j) => (within(walked[i]![j], horizon) ? [[i, j, walked[i]![j]]] : [])))
  same(
    'matrix',
    (await ask<{ origin: number; destination: number; metres: number }>(
      'select m.* from (select array_agg(o.location order by o.i) as all_points from ' + points + ') as a cross join lateral network.matrix(a.all_points, a.all_points) as m'
    )).map((row) => [row.origin - 1, row.destination - 1, decimetres(row.metres)]),
    pairs
  )
  // Asked of each pair alone, so of origins and facilities only.
  const few = eachPlace.filter((i) => i >= sites.length && i % 2 === 0)
  same(
    'walk_metres',
    (await ask<{ a: number; b: number; metres: number | null }>(
      `with o as (select * from ${points} where o.i = any ($3))
       select a.i as a, b.i as b, network.walk_metres(a.location, b.location) as metres
       from o as a
       cross join o as b`, few
    )).map((row) => [row.a, row.b, row.metres === null ? null : decimetres(row.metres)]),
    few.flatMap((i) => few.map((j) => [i, j, within(walked[i]![j], horizon) ? walked[i]![j] : null]))
  )
  const labels = await ask<{ i: number; hub: number; metres: number }>(`select o.i, l.hub, l.metres from ${points} cross join lateral network.labels(o.location) as l`)
  const hubsOf = eachPlace.map((i) => new Map(labels.filter((row) => row.i === i).map((row) => [row.hub, decimetres(row.metres)])))
  if (hubsOf.reduce((sum, hubs) => sum + hubs.size, 0) !== labels.length) throw new Error('labels: a hub twice')
  same(
    'labels',
    eachPlace.flatMap((i) =>
      eachPlace.flatMap((j) => {
        const least = Math.min(...[...hubsOf[i]!].map(([hub, length]) => length + (hubsOf[j]!.get(hub) ?? Infinity)))
        // Places on one edge have another way, which labels do not know.
        return ['apart', 'round'].includes(walks.kindOf(i, j)) && least <= horizon ? [[i, j, least]] : []
      })
    ),
    pairs.filter(([i, j]) => ['apart', 'round'].includes(walks.kindOf(i!, j!)))
  )

  const reaching = (i: number, limit: number) => eachSite.flatMap((s) => (within(walked[i]![s], limit) ? [{ s, length: walked[i]![s] }] : []))
  same(
    'catchment',
    (await ask<{ i: number; external_id: string; community_code: string; population: number; metres: number }>(
      `select o.i, c.* from ${points} cross join lateral network.catchment(o.location, $3, $4) as c`, budget / 10, day
    )).map((row) => [row.i, row.external_id, row.community_code, row.population, decimetres(row.metres)]),
    eachPlace.flatMap((i) => reaching(i, budget).map(({ s, length }) => [i, siteName(s), micro.communities[sites[s]!.community], sites[s]!.population, length]))
  )
  same(
    'catchment_of_facility',
    (await ask<{ i: number; external_id: string; metres: number }>(
      `select f.i, c.external_id, c.metres
       from generate_series(0, $3::integer - 1) as f (i)
       cross join lateral network.catchment_of_facility('F' || f.i, $4, $5) as c
       where cardinality($1::float8[]) = cardinality($2::float8[])`, facilities.length, budget / 10, day
    )).map((row) => [row.i, row.external_id, decimetres(row.metres)]),
    eachFacility.flatMap((f) => reaching(sites.length + f, budget).map(({ s, length }) => [f, siteName(s), length]))
  )
  same(
    'people_within',
    (await ask<{ i: number; people: number[] }>(`select o.i, network.people_within(o.location, $3, $4)::float8[] as people from ${points}`, contours, day)).map((row) => [row.i, row.people]),
    eachPlace.map((i) => [i, contours.map((contour) => reaching(i, decimetres(contour)).reduce((sum, { s }) => sum + sites[s]!.population, 0))])
  )
  same(
    'reached_nodes',
    (await ask<{ i: number; node: number; metres: number }>(`select o.i, r.node, r.metres from ${points} cross join lateral network.reached_nodes(o.location, $3) as r`, budget / 10))
      .map((row) => [row.i, row.node, decimetres(row.metres)]),
    eachPlace.flatMap((i) => [...walks.nodesFrom(projected[i]!)].filter(([, length]) => length <= budget).map(([node, length]) => [i, node, length]))
  )
  const drawn = await ask<{ i: number; contour_metres: number; line: string }>(
    `select o.i, l.contour_metres, st_asgeojson(st_transform(d.geom, n.srid), 15, 0) as line
     from ${points}
     cross join lateral network.isochrone_lines(o.location, $3) as l
     cross join lateral st_dump(l.geom) as d
     join network.network as n on n.status = 'active'`, contours
  )
  for (const i of eachPlace) {
    for (const contour of contours) {
      const own = drawn.filter((row) => row.i === i && row.contour_metres === contour)
      const pieces = own.map(({ line }) => (JSON.parse(line) as { coordinates: Place[] }).coordinates)
      checkLines(plain, walks, projected[i]!, decimetres(contour), pieces)
      compared['isochrone_lines'] = (compared['isochrone_lines'] ?? 0) + pieces.length
    }
  }
  for (const chosen of [eachFacility, eachFacility.slice(0, 1), []]) {
    const found = await database.pool.query<{ external_id: string }>(
      'select s.external_id from network.touched($1, $2) as t join registry.site as s on s.id = t.site_id', [chosen.map((f) => ids.get(facilityName(f))), day]
    )
    same(
      'touched',
      found.rows.map((row) => row.external_id),
      // Where both stand on one edge the site is touched however long that edge is.
      eachSite.filter((s) => chosen.some((f) => within(toFacility(s, f), horizon) || !['apart', 'off'].includes(walks.kindOf(s, sites.length + f)))).map(siteName)
    )
  }
}

void t.test('every function says what brute force says, on random towns', async (t) => {
  const numRuns = database.engine === 'postgres' ? 60 : 25
  compared = {}
  await fc.assert(
    fc.asyncProperty(towns, async (town) => {
      try {
        await checkTown(town)
      } finally {
        await forget()
      }
    }),
    { seed, numRuns, endOnFailure: true }
  )
  t.comment(JSON.stringify(compared))
  for (const [name, count] of Object.entries(compared)) t.ok(count >= numRuns, `${name}: ${count} rows`)
})
