/** Which sites make a circle: compared with every way there is, and with plainer ways. */
import { Delaunay } from 'd3-delaunay'
import fc from 'fast-check'
import { test } from 'tap'
import { circlesAsUnits, delineateTiers, membersOf, placesAsUnits } from '../../src/improvement/circle-tiers.js'
import { breachOf, centreOf, delineate, isBetter, partsOf, type Band, type Partition, type Units, type Worth } from '../../src/improvement/delineation.js'

interface Spot {
  readonly x: number
  readonly y: number
  readonly people: number
}

/** Spots with straight walks between them, neighbours as their Voronoi cells are. */
function settle(spots: readonly Spot[]): Units {
  const cells = Delaunay.from(spots, ({ x }) => x, ({ y }) => y).voronoi([-1e4, -1e4, 1e5, 1e5])
  const beside = spots.map((_, at) => [...cells.neighbors(at)].sort((a, b) => a - b))
  const neighbourStart = new Int32Array(spots.length + 1)
  for (const [at, of] of beside.entries()) neighbourStart[at + 1] = neighbourStart[at]! + of.length
  const distance = (a: number, b: number) => Math.hypot(spots[a]!.x - spots[b]!.x, spots[a]!.y - spots[b]!.y)
  const people = Float64Array.from(spots, (spot) => spot.people)
  return {
    people, x: Float64Array.from(spots, ({ x }) => x), y: Float64Array.from(spots, ({ y }) => y), neighbourStart, neighbours: Int32Array.from(beside.flat()),
    distance, cost: (from, to) => people[from]! * distance(from, to)
  }
}

const spots = (most: number) => fc.array(fc.record({ x: fc.integer({ min: 0, max: 60 }), y: fc.integer({ min: 0, max: 60 }), people: fc.integer({ min: 0, max: 9 }) }), { minLength: 1, maxLength: most })
  .map((all) => all.filter(({ x, y }, i) => all.findIndex((one) => one.x === x && one.y === y) === i))
  // Off any symmetry.
  .map((all) => all.map(({ x, y, people }, i) => ({ x: x * 10 + ((i * 0.618) % 1), y: y * 10 + ((i * 0.414) % 1), people })))

function worthOf(units: Units, band: Band, circles: readonly (readonly number[])[]): Worth {
  const worth = { breach: 0, walk: 0 }
  for (const members of circles) {
    worth.breach += breachOf(members.reduce((sum, unit) => sum + units.people[unit]!, 0), band)
    // Every centre is tried.
    worth.walk += Math.min(...members.map((centre) => members.reduce((sum, unit) => sum + units.cost(unit, centre), 0)))
  }
  return worth
}

const circlesOf = ({ circleOf, centres }: Partition): number[][] => {
  const members = centres.map((): number[] => [])
  for (const [unit, circle] of circleOf.entries()) members[circle]!.push(unit)
  return members
}

/** Every way to share units out to circles of one piece. */
function* everyPartition(units: Units): Generator<number[][]> {
  const count = units.people.length
  const circles: number[][] = []
  const hangs = (members: number[]) => partsOf(units, new Set(members)).length === 1
  function* place(unit: number): Generator<number[][]> {
    if (unit === count) {
      if (circles.every(hangs)) yield circles.map((circle) => [...circle])
      return
    }
    for (let at = 0; at < circles.length; at++) {
      circles[at]!.push(unit)
      yield* place(unit + 1)
      circles[at]!.pop()
    }
    circles.push([unit])
    yield* place(unit + 1)
    circles.pop()
  }
  yield* place(0)
}

void test('small towns are delineated nearly always as the best of all ways is', async (t) => {
  const band = { least: 10, most: 18 }
  const gaps: number[] = []
  let [tried, exact, asKept] = [0, 0, 0]
  fc.assert(fc.property(spots(7), (town) => {
    const units = settle(town)
    const found = worthOf(units, band, circlesOf(delineate(units, band)))
    let best: Worth | undefined
    for (const way of everyPartition(units)) {
      const worth = worthOf(units, band, way)
      if (best === undefined || isBetter(worth, best)) best = worth
    }
    tried++
    if (found.breach <= best!.breach + 1e-6) asKept++
    if (!isBetter(best!, found)) exact++
    else if (found.breach <= best!.breach + 1e-6) gaps.push(found.walk / best!.walk - 1)
    return !isBetter(found, best!)
  }), { numRuns: 400, seed: 3 })
  t.comment(`${exact} of ${tried} are the best there is, ${asKept} keep the bands as well as can be; the others walk ${Math.round(100 * gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, gaps.length))} % more`)
  t.ok(asKept >= 0.97 * tried, `${asKept} of ${tried} keep the bands as well as can be`)
  t.ok(exact >= 0.9 * tried, `${exact} of ${tried} are the best there is`)
})

void test('circles are of one piece, hold every unit once, and are centred where their residents walk least', async (t) => {
  fc.assert(fc.property(spots(60), fc.integer({ min: 5, max: 30 }), fc.integer({ min: 0, max: 30 }), (town, least, more) => {
    const units = settle(town)
    const band = { least, most: least * 2 + more }
    const found = delineate(units, band)
    const members = circlesOf(found)
    const total = units.people.reduce((sum, people) => sum + people, 0)
    for (const [circle, own] of members.entries()) {
      if (own.length === 0 || partsOf(units, new Set(own)).length !== 1) return false
      const people = own.reduce((sum, unit) => sum + units.people[unit]!, 0)
      // No unit is as large as the room that the band leaves: it can always be kept where there are people for it.
      if (total >= least && more >= 9 && breachOf(people, band) > 0) return false
      if (people > 0 && own.some((centre) => own.reduce((sum, unit) => sum + units.cost(unit, centre) - units.cost(unit, found.centres[circle]!), 0) < -1e-3)) return false
    }
    return members.flat().length === town.length && JSON.stringify(delineate(settle(town), band)) === JSON.stringify(found)
  }), { numRuns: 300, seed: 4 })
  t.pass('whatever the town')
})

/** A town of many spots that lie anywhere, denser in its middle. */
function town(count: number, seed: number): Spot[] {
  let state = seed
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  return Array.from({ length: count }, () => {
    const [angle, radius] = [next() * 2 * Math.PI, 3_000 * next() ** 0.8]
    return { x: 5_000 + radius * Math.cos(angle), y: 5_000 + radius * Math.sin(angle), people: Math.floor(120 + 330 * next()) }
  })
}

void test('a large town keeps its bands, and walks far less than by halves or by the Voronoi cells of their middles', async (t) => {
  const units = settle(town(1_200, 11))
  const band = { least: 5_000, most: 12_000 }
  const found = circlesOf(delineate(units, band))
  const worth = worthOf(units, band, found)
  t.equal(worth.breach, 0)
  // Halves of halves with as many people each, and each unit to the nearest of their middles.
  const halve = (among: number[], count: number): number[][] => {
    if (count === 1) return [among]
    const axis = Math.max(...among.map((at) => units.x[at]!)) - Math.min(...among.map((at) => units.x[at]!)) > Math.max(...among.map((at) => units.y[at]!)) - Math.min(...among.map((at) => units.y[at]!)) ? units.x : units.y
    const sorted = among.toSorted((a, b) => axis[a]! - axis[b]!)
    const total = among.reduce((sum, at) => sum + units.people[at]!, 0)
    let [at, people] = [0, 0]
    while (people < (total * (count >> 1)) / count) people += units.people[sorted[at++]!]!
    return [...halve(sorted.slice(0, at), count >> 1), ...halve(sorted.slice(at), count - (count >> 1))]
  }
  const halves = halve([...units.people.keys()], found.length)
  const middles = halves.map((half) => centreOf(units, half))
  const voronoi = middles.map((): number[] => [])
  for (const unit of units.people.keys()) voronoi[middles.reduce((best, middle, at) => (units.distance(unit, middle) < units.distance(unit, middles[best]!) ? at : best), 0)]!.push(unit)
  const [ofHalves, ofVoronoi] = [worthOf(units, band, halves), worthOf(units, band, voronoi)]
  t.comment(`mean walk ${worth.walk / units.people.reduce((a, b) => a + b)} m, halves ${ofHalves.walk / worth.walk} times, Voronoi ${ofVoronoi.walk / worth.walk} times with ${ofVoronoi.breach} residents beyond the bands`)
  t.ok(ofHalves.walk > 1.08 * worth.walk, 'less walk than halves')
  t.ok(isBetter(worth, ofVoronoi) && ofVoronoi.breach > 1_000, 'Voronoi cells do not keep the bands')
})

void test('fewer people than a circle is to have are one circle, and parts that nothing joins are apart', async (t) => {
  const few = settle([{ x: 0, y: 0, people: 3 }, { x: 10, y: 0, people: 2 }, { x: 30, y: 1, people: 1 }])
  t.strictSame([...delineate(few, { least: 10, most: 20 }).circleOf], [0, 0, 0])
  t.strictSame(delineate(few, { least: 10, most: 20 }).centres, [0])
  const apart = { ...few, neighbourStart: Int32Array.of(0, 1, 2, 2), neighbours: Int32Array.of(1, 0) }
  t.strictSame([...delineate(apart, { least: 3, most: 20 }).circleOf], [0, 0, 1])
  const nobody = settle([{ x: 0, y: 0, people: 0 }, { x: 10, y: 0, people: 0 }, { x: 21, y: 1, people: 0 }])
  t.strictSame(delineate(nobody, { least: 10, most: 20 }), { circleOf: Int32Array.of(0, 0, 0), centres: [1] })
})

void test('fifteen-minute circles are of whole five-minute ones, and centred among all their sites', async (t) => {
  const made = town(500, 5)
  const units = settle(made)
  const off = { edge: new Int32Array(500).fill(-1), leg: new Int32Array(500), toSource: new Int32Array(500), x: units.x, y: units.y, labelStart: new Int32Array(501), hubs: new Int32Array(), decimetres: new Int16Array(), horizon: 0 }
  const settlement = { people: units.people, cells: units, walk: off }
  const { five, fifteen } = delineateTiers(settlement, { five: { least: 5_000, most: 12_000 }, fifteen: { least: 30_000, most: 100_000 } })
  const members = membersOf(five.circleOf, fifteen.circleOf, fifteen.centres.length)
  t.equal(members.flat().length, 500)
  const places = placesAsUnits(settlement)
  for (const [circle, own] of members.entries()) {
    t.equal(partsOf(places, new Set(own)).length, 1)
    t.equal(centreOf(places, own), fifteen.centres[circle])
    const people = own.reduce((sum, at) => sum + places.people[at]!, 0)
    t.ok(people >= 30_000 && people <= 100_000)
  }
  const circles = circlesAsUnits(places, five)
  t.equal(circles.people.reduce((sum, people) => sum + people, 0), places.people.reduce((sum, people) => sum + people, 0))
})
