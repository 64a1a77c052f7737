import { test, type Test } from 'tap'
import { contract } from '../../../src/network/streets/contraction.js'
import { readOpenStreetMap } from '../../../src/network/streets/openstreetmap-file.js'
import { mostCornersJoined, ringsOf, rowsAcross } from '../../../src/network/streets/pedestrian-areas.js'
import type { StreetRows } from '../../../src/network/streets/street-network.js'
import { skipWithoutTrialData, trialFile } from '../../support/trial-data.js'
import { at, osmExtract, walk, type OsmNodes, type OsmRelation, type OsmWay } from './osm-extract.js'
import { distancesByRelaxation, seededRandom, trialNetwork } from '../labelling/trial-networks.js'

type Place = readonly [east: number, north: number]
type Line = readonly Place[]

const footway = { highway: 'footway' }
const area = { highway: 'pedestrian', area: 'yes' }

/** An extract drawn in metres: lines meet where they pass the same place. */
function extract(t: Test, lines: readonly (readonly [Line, Record<string, string>])[], relations: OsmRelation[] = [], tags: Record<string, Record<string, string>> = {}): string {
  const ids = new Map<string, number>()
  const nodes: OsmNodes = {}
  const ways: OsmWay[] = lines.map(([line, wayTags]) => ({
    tags: wayTags,
    nodes: line.map((place) => {
      const known = ids.get(String(place)) ?? ids.size + 1
      ids.set(String(place), known)
      nodes[known] = [...at(...place), tags[String(place)] ?? {}]
      return known
    })
  }))
  return osmExtract(t, nodes, ways, relations)
}

const ring = (...places: Place[]): Line => [...places, places[0]!]
const square = ring([0, 0], [100, 0], [100, 50], [100, 100], [0, 100], [0, 50])
const west: Line = [[-10, 50], [0, 50]]
const east: Line = [[100, 50], [110, 50]]

/** Of a walk between the outer ends of a way in from the west and one in from the east. */
const across = (rows: StreetRows) => walk(rows, [-10, 50], [110, 50])

void test('a square is crossed in a straight line between its entrances', async (t) => {
  const { rows } = await readOpenStreetMap(extract(t, [[square, area], [west, footway], [east, footway]]))
  t.equal(across(rows), 1_200)
})

void test('its outline is walked as well', async (t) => {
  const { rows } = await readOpenStreetMap(extract(t, [[square, area], [west, footway], [east, footway], [[[100, 100], [110, 100]], footway]]))
  t.equal(walk(rows, [110, 100], [110, 50]), 700)
})

void test('a closed street without area=yes is walked around', async (t) => {
  const { rows } = await readOpenStreetMap(extract(t, [[square, { highway: 'pedestrian' }], [west, footway], [east, footway]]))
  t.equal(across(rows), 2_200)
})

void test('a closed platform or pier is an area unless it says that it is none', async (t) => {
  const kinds: Record<string, string>[] = [{ public_transport: 'platform' }, { railway: 'platform' }, { man_made: 'pier' }]
  for (const kind of kinds) {
    const read = async (tags: Record<string, string>) => (await readOpenStreetMap(extract(t, [[square, tags], [west, footway], [east, footway]]))).rows
    t.equal(across(await read(kind)), 1_200)
    t.equal(across(await read({ ...kind, area: 'no' })), 2_200)
  }
})

/** The corner at 40, 40 is reflex: from either end it is 60 m away one way and 45 m the other, 75 m. */
const bend = ring([-5, -5], [100, -5], [100, 40], [40, 40], [40, 100], [-5, 100])

void test('the shortest way through an L hugs its inner corner', async (t) => {
  const { rows } = await readOpenStreetMap(extract(t, [[bend, area], [[[100, -5], [110, -5]], footway], [[[-5, 100], [-5, 110]], footway]]))
  t.equal(walk(rows, [110, -5], [-5, 110]), 100 + 750 + 750 + 100)
})

const outer = ring([0, 0], [100, 0], [100, 50], [100, 100], [0, 100], [0, 50])
/** From the entrances in the middle of the sides its corners are 40 m away one way and 30 m the other: 50 m. */
const hole = ring([40, 20], [60, 20], [60, 80], [40, 80])

void test('a hole is walked round', async (t) => {
  const multipolygon: OsmRelation = { ways: [[1, 'outer'], [2, 'inner']], tags: { type: 'multipolygon', highway: 'pedestrian' } }
  const { rows } = await readOpenStreetMap(extract(t, [[outer, {}], [hole, { natural: 'water' }], [west, footway], [east, footway]], [multipolygon]))
  t.equal(across(rows), 100 + 500 + 200 + 500 + 100)
  const filled: OsmRelation = { ...multipolygon, ways: [[1, 'outer']] }
  t.equal(across((await readOpenStreetMap(extract(t, [[outer, {}], [hole, {}], [west, footway], [east, footway]], [filled]))).rows), 1_200)
})

void test('the outline of an area may be made of several ways, in any direction', async (t) => {
  const multipolygon: OsmRelation = { ways: [[1, 'outer'], [2, ''], [3, 'outer']], tags: { type: 'multipolygon', highway: 'pedestrian' } }
  const lines: [Line, Record<string, string>][] = [
    [[[0, 0], [100, 0], [100, 50]], {}], [[[0, 0], [0, 50], [0, 100]], { barrier: 'kerb' }], [[[0, 100], [100, 100], [100, 50]], footway],
    [west, footway], [east, footway]
  ]
  t.equal(across((await readOpenStreetMap(extract(t, lines, [multipolygon]))).rows), 1_200)
  const cut: OsmRelation = { ...multipolygon, ways: [...multipolygon.ways, [99, 'outer']] }
  t.equal(across((await readOpenStreetMap(extract(t, lines, [cut]))).rows), 2_200, 'where the extract cuts it off, it is walked around')
})

void test('other relations, and areas closed to people, are none', async (t) => {
  const lines: [Line, Record<string, string>][] = [[outer, {}], [west, footway], [east, footway]]
  const others: Record<string, string>[] = [
    { type: 'route', highway: 'pedestrian' }, { type: 'multipolygon', landuse: 'grass' }, { type: 'multipolygon', highway: 'pedestrian', access: 'private' }
  ]
  for (const tags of others) {
    const { rows } = await readOpenStreetMap(extract(t, lines, [{ ways: [[1, 'outer']], tags }]))
    t.equal(across(rows), Infinity)
  }
})

void test('a closed gate on the outline is no entrance, and does not part the area', async (t) => {
  const gate = { '0,50': { barrier: 'gate', access: 'private' } }
  const north: Line = [[0, 100], [0, 110]]
  const south: Line = [[0, -10], [0, 0]]
  const { rows } = await readOpenStreetMap(extract(t, [[square, area], [west, footway], [east, footway], [north, footway], [south, footway]], [], gate))
  t.equal(across(rows), Infinity)
  t.equal(walk(rows, [0, 110], [0, -10]), 1_200)
})

void test('rows that no shortest way can use are left out', async (t) => {
  const places = bend.slice(0, -1)
  const degrees = places.map((place) => at(...place))
  const rows = rowsAcross(
    [{ nodes: places.map((_, node) => node), isHole: false }],
    (node) => node === 1 || node === 2 || node === 5,
    Float64Array.from(degrees, ([lon]) => lon),
    Float64Array.from(degrees, ([, lat]) => lat)
  )
  // Not 0, a mere convex corner; not 1-2 and 2-3, which are outline; not 2-5, which the notch hides.
  t.strictSame(rows, [[1, 3], [3, 5]])
})

void test('an area of very many entrances is walked along its outline only', async (t) => {
  const circle = (corners: number) => {
    const turns = Array.from({ length: corners }, (_, corner) => (2 * Math.PI * corner) / corners)
    const [lon, lat] = [Math.cos, Math.sin].map((axis) => Float64Array.from(turns, (turned) => axis(turned) / 100))
    return rowsAcross([{ nodes: turns.map((_, node) => node), isHole: false }], () => true, lon!, lat!).length
  }
  t.equal(circle(mostCornersJoined), (mostCornersJoined * (mostCornersJoined - 3)) / 2)
  t.equal(circle(mostCornersJoined + 1), 0)
})

void test('lines are joined into rings; one that stays open leaves none', async (t) => {
  t.strictSame(ringsOf([[1, 2, 3], [5, 4, 3], [5, 1], [7, 8, 9, 7], []]), [[2, 3, 4, 5, 1], [8, 9, 7]])
  t.equal(ringsOf([[1, 2, 3], [3, 4]]), undefined)
})

/** A star of corners at random distances from its middle, metres, and a turned square hole around that. */
function randomArea(seed: number): { rings: Place[][]; entrances: Set<number> } {
  const random = seededRandom(seed)
  const around = (corners: number, radius: () => number): Place[] =>
    Array.from({ length: corners }, (_, corner) => {
      const [turned, far] = [(2 * Math.PI * (corner + 0.5 * random())) / corners, radius()]
      return [far * Math.cos(turned), far * Math.sin(turned)]
    })
  return { rings: [around(14, () => 40 + 80 * random()), around(4, () => 12)], entrances: new Set([0, 3, 5, 8, 11]) }
}

void test('ways through areas of any form are as short as through all the lines that a fine check finds inside', async (t) => {
  for (let seed = 1; seed <= 25; seed++) {
    const { rings, entrances } = randomArea(seed)
    const places = rings.flat()
    const sides = rings.flatMap((corners, number) => {
      const first = number === 0 ? 0 : rings[0]!.length
      return corners.map((_, corner): [number, number] => [first + corner, first + ((corner + 1) % corners.length)])
    })
    const isInside = (x: number, y: number) =>
      sides.filter(([a, b]) => {
        const [[ax, ay], [bx, by]] = [places[a]!, places[b]!]
        return ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)
      }).length % 2 === 1
    const seen = (a: Place, b: Place) =>
      Array.from({ length: 400 }, (_, step) => (step + 0.5) / 400).every((share) => isInside(a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
    const all = places.flatMap((a, from) => places.flatMap((b, to): [number, number][] => (from < to && seen(a, b) ? [[from, to]] : [])))

    const degrees = places.map((place) => at(...place))
    let first = 0
    const numbered = rings.map((corners, number) => ({ nodes: corners.map(() => first++), isHole: number === 1 }))
    const rows = rowsAcross(numbered, (node) => entrances.has(node), Float64Array.from(degrees, ([lon]) => lon), Float64Array.from(degrees, ([, lat]) => lat))
    // Micrometres in the place of decimetres: nothing is rounded that matters.
    const micrometres = (a: number, b: number) => 1e6 * Math.hypot(places[a]![0] - places[b]![0], places[a]![1] - places[b]![1])
    const network = (pairs: readonly [number, number][]) =>
      trialNetwork(places, [...sides, ...pairs].map(([source, target]) => ({ source, target, decimetres: micrometres(source, target) })))
    for (const entrance of entrances) {
      const [exact, found] = [network(all), network(rows)].map((streets) => distancesByRelaxation(streets, entrance))
      const worst = Math.max(...[...entrances].map((other) => Math.abs(exact![other]! - found![other]!)))
      t.ok(worst < 50_000, `area ${seed} from ${entrance}: ${worst / 1e6} m apart`)
    }
    t.ok(rows.length <= all.length)
  }
})

void test('the squares of Porto Alegre bring some of its streets nearer to each other', { skip: skipWithoutTrialData('porto-alegre.osm.pbf') }, async (t) => {
  const { rows } = await readOpenStreetMap(trialFile('porto-alegre.osm.pbf'))
  const network = contract(rows)
  t.ok(Math.max(...network.componentNodes) > 0.98 * network.nodeCount)
  t.ok(network.edgeCount > 24_500)
})
