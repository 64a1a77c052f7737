import { centreOf, delineate, inOrder, type Band, type Partition, type Units } from './delineation.js'
import type { Cells } from './ground.js'
import { exactWalk, walkMetres, type WalkPlaces } from './site-walk.js'

export const tiers = ['five', 'fifteen'] as const
export type Tier = (typeof tiers)[number]

/** By whose circles a type is looked at, by the minutes of the circle that the standard gives it. */
export const tierOfMinutes = (minutes: number): Tier => (minutes <= 5 ? 'five' : 'fifteen')

export type Bands = Readonly<Record<Tier, Band>>

/** Residents of a circle by default. */
export const defaultBands: Bands = { five: { least: 5_000, most: 12_000 }, fifteen: { least: 30_000, most: 100_000 } }

/** Places of a county with who lives there, what lies beside each, and how one walks between them. */
export interface Settlement {
  /** Residents. */
  readonly people: Float64Array
  readonly cells: Pick<Cells, 'neighbourStart' | 'neighbours'>
  readonly walk: WalkPlaces
}

/** Circles of both tiers: the five-minute circle of each place, and the fifteen-minute circle of each of those. */
export interface CircleTiers {
  readonly five: Partition
  readonly fifteen: Partition
}

/** Both tiers of a county: five-minute circles of places, and fifteen-minute ones of whole five-minute circles, so that these nest. */
export function delineateTiers(settlement: Settlement, bands: Bands): CircleTiers {
  const places = placesAsUnits(settlement)
  const five = delineate(places, bands.five)
  const circles = circlesAsUnits(places, five)
  const fifteen = inOrder(delineate(circles, bands.fifteen))
  const members = membersOf(five.circleOf, fifteen.circleOf, fifteen.centres.length)
  return { five, fifteen: { ...fifteen, centres: members.map((of, at) => centreOf(places, of, five.centres[fifteen.centres[at]!])) } }
}

/** Places of each circle of the upper tier. */
export function membersOf(lower: Int32Array, upper: Int32Array, count: number): number[][] {
  const members = Array.from({ length: count }, (): number[] => [])
  for (const [place, circle] of lower.entries()) members[upper[circle]!]!.push(place)
  return members
}

/** Places of sites as what five-minute circles are made of. */
export function placesAsUnits({ people, cells, walk }: Settlement): Units {
  const distance = remembered(people.length, (from, to) => walkMetres(walk, from, to))
  return { people, x: walk.x, y: walk.y, ...cells, distance, cost: (from, to) => people[from]! * distance(from, to) }
}

/** Pairs of places whose walk is kept: a power of two. */
const slots = 1 << 20

/** Walks between near places are asked for over and over: those asked for lately are kept, each in the one slot that its pair may have. */
function remembered(count: number, between: (from: number, to: number) => number): (from: number, to: number) => number {
  const pairs = new Float64Array(slots).fill(-1)
  const metres = new Float64Array(slots)
  return (from, to) => {
    const pair = from < to ? from * count + to : to * count + from
    const slot = (pair ^ (pair >>> 11)) & (slots - 1)
    if (pairs[slot] !== pair) {
      pairs[slot] = pair
      metres[slot] = between(from, to)
    }
    return metres[slot]!
  }
}

/** Five-minute circles as what fifteen-minute ones are made of: from centre to centre, and from each place to a centre. */
export function circlesAsUnits(places: Units, { circleOf, centres }: Partition): Units {
  const count = centres.length
  const members = Array.from({ length: count }, (): number[] => [])
  for (const [place, circle] of circleOf.entries()) members[circle]!.push(place)
  const beside = members.map(() => new Set<number>())
  for (const [place, circle] of circleOf.entries()) {
    for (let n = places.neighbourStart[place]!; n < places.neighbourStart[place + 1]!; n++) {
      const other = circleOf[places.neighbours[n]!]!
      if (other !== circle) beside[circle]!.add(other)
    }
  }
  const neighbourStart = new Int32Array(count + 1)
  for (const [circle, of] of beside.entries()) neighbourStart[circle + 1] = neighbourStart[circle]! + of.size
  const costs = new Map<number, number>()
  return {
    people: Float64Array.from(members, (of) => of.reduce((sum, place) => sum + places.people[place]!, 0)),
    x: Float64Array.from(centres, (centre) => places.x[centre]!),
    y: Float64Array.from(centres, (centre) => places.y[centre]!),
    neighbourStart,
    neighbours: Int32Array.from(beside.flatMap((of) => [...of].sort((a, b) => a - b))),
    distance: (from, to) => places.distance(centres[from]!, centres[to]!),
    cost: (from, to) => {
      const key = from * count + to
      let cost = costs.get(key)
      if (cost === undefined) {
        cost = members[from]!.reduce((sum, place) => sum + places.cost(place, centres[to]!), 0)
        costs.set(key, cost)
      }
      return cost
    }
  }
}

/** How far the residents of some places walk to a centre. */
export interface Walks {
  /** Residents. */
  readonly people: number
  /** Metres; null without residents. */
  readonly mean: number | null
  readonly most: number | null
  /** Residents whose walk is a guess by the straight line: off the network, or beyond its horizon. */
  readonly estimated: number
}

export function walksTo({ people, walk }: Pick<Settlement, 'people' | 'walk'>, places: readonly number[], centre: number): Walks {
  let [total, metres, most, estimated] = [0, 0, 0, 0]
  for (const place of places) {
    if (people[place] === 0) continue
    const one = walkMetres(walk, place, centre)
    total += people[place]!
    metres += people[place]! * one
    most = Math.max(most, one)
    if (exactWalk(walk, place, centre) === undefined) estimated += people[place]!
  }
  return { people: total, mean: total === 0 ? null : metres / total, most: total === 0 ? null : most, estimated }
}

/** A circle with what is known of it from its places alone. */
export interface DescribedCircle extends Walks {
  readonly code: string
  readonly tier: Tier
  readonly parentCode: string | null
  /** Place of its centre. */
  readonly centre: number
  readonly places: readonly number[]
}

/**
 * Circles of a county as they are described: centred where their residents walk least.
 *
 * @param circleOf code of the five-minute circle of each place
 * @param parentOf code of the fifteen-minute circle of each five-minute one
 * @param only codes of the circles that are wanted; default: all
 */
export function describeCircles(settlement: Settlement, circleOf: readonly string[], parentOf: ReadonlyMap<string, string>, only?: ReadonlySet<string>): DescribedCircle[] {
  const units = placesAsUnits(settlement)
  const members = new Map<string, number[]>()
  for (const [place, code] of circleOf.entries()) {
    for (const one of [code, parentOf.get(code)!]) {
      if (only?.has(one) === false) continue
      const of = members.get(one)
      if (of === undefined) members.set(one, [place])
      else of.push(place)
    }
  }
  return [...members].map(([code, places]) => {
    const centre = centreOf(units, places)
    const tier = parentOf.has(code) ? 'five' : 'fifteen'
    return { code, tier, parentCode: parentOf.get(code) ?? null, centre, places, ...walksTo(settlement, places, centre) }
  })
}
