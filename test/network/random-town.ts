/** Towns of a few odd pieces, with places in and around them, as arbitraries: what fails shrinks to the smallest town. */
import fc from 'fast-check'
import type { StreetRows } from '../../src/network/streets/street-network.js'
import { streetRows, type Place, type Street } from '../support/micro-city.js'
import { trialNetwork, type TrialEdge } from './labelling/trial-networks.js'

/** What streets form, and what each is there to try. */
const shapes = ['path', 'ring', 'star', 'block', 'lollipop', 'parallel', 'horseshoe', 'loop'] as const
type Shape = (typeof shapes)[number]

/** A street as a pair of the piece's own corners, with bends relative to the piece's middle. */
type PieceStreet = readonly [from: number, to: number, bends?: readonly Place[]]

interface Piece {
  readonly corners: readonly Place[]
  readonly streets: readonly PieceStreet[]
}

const turned = (angle: number, radius: number): Place => [radius * Math.cos(angle), radius * Math.sin(angle)]

/** Corners and streets of a shape with about so many corners, so many metres across. */
function pieceOf(shape: Shape, size: number, across: number): Piece {
  const numbers = Array.from({ length: size }, (_, i) => i)
  const round = numbers.map((i) => turned((2 * Math.PI * i) / size, across / 2))
  const chain = numbers.slice(1).map((i): PieceStreet => [i - 1, i])
  switch (shape) {
    case 'path':
      return { corners: numbers.map((i) => [(i * across) / size - across / 2, 9 * (i % 2)]), streets: chain }
    case 'ring':
      return { corners: round, streets: [...chain, [size - 1, 0, [[across / 2, -across / 8]]]] }
    case 'star':
      return { corners: [[0, 0], ...round], streets: numbers.map((i) => [0, i + 1]) }
    case 'block':
      return { corners: [[0, 0], ...round], streets: [...chain.map(([a, b]): PieceStreet => [a + 1, b + 1]), ...numbers.map((i): PieceStreet => [0, i + 1])] }
    case 'lollipop':
      return { corners: [...round, [across * 1.5, 0]], streets: [...chain, [size - 1, 0, [[across / 2, -across / 8]]], [0, size]] }
    case 'parallel':
      return {
        corners: [[0, 0], [across, 0], [across * 1.3, 20], [-across * 0.3, 20]],
        streets: [[0, 1], [0, 1, [[across / 2, -across / 5]]], [1, 0, [[across / 2, across / 3]]], [1, 2], [0, 3]]
      }
    case 'horseshoe':
      // Arms so near each other that the straight line across beats the way along and round the ends.
      return {
        corners: [[0, 0], [0, across / 8], [20, -30], [20, across / 8 + 30]],
        streets: [[0, 1, [[-2 * across, 0], [-2 * across, across / 8]]], [0, 2], [1, 3]]
      }
    case 'loop':
      return { corners: [[0, 0], [across / 2, 0]], streets: [[0, 1], [0, 0, [[-across / 3, -across / 4], [-across / 2, 3], [-across / 3, across / 4]]]] }
  }
}

/** How a street's length is come by: drawn, given as a multiple of the straight line, or none at all. */
const length = fc.oneof(
  { weight: 6, arbitrary: fc.constant<'drawn'>('drawn') },
  { weight: 3, arbitrary: fc.integer({ min: 40, max: 250 }).map((percent) => percent / 100) },
  { weight: 1, arbitrary: fc.constant(0) }
)

const metre = (max: number) => fc.integer({ min: 0, max })

const piece = fc.record({
  shape: fc.constantFrom(...shapes),
  size: fc.integer({ min: 3, max: 6 }),
  across: fc.integer({ min: 40, max: 320 }),
  middle: fc.tuple(metre(700), metre(700)),
  lengths: fc.array(length, { minLength: 12, maxLength: 12 })
})

const link = fc.record({ from: fc.nat(99), to: fc.nat(99), length })

/** Where a place stands: at a corner, beside a street, anywhere, or far from all. */
const standing = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant<'corner'>('corner'), corner: fc.nat(99) }) },
  {
    weight: 8,
    // Streets are few, so that many places share one.
    arbitrary: fc.record({ kind: fc.constant<'street'>('street'), street: fc.nat(12), share: fc.integer({ min: 1, max: 96 }), aside: fc.oneof(fc.constant(0), fc.integer({ min: -110, max: 110 })) })
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant<'anywhere'>('anywhere'), at: fc.tuple(metre(1100), metre(1100)) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant<'off'>('off'), at: fc.tuple(metre(500), metre(500)) }) }
)
type Standing = typeof standing extends fc.Arbitrary<infer T> ? T : never

/** 1 January to 30 January 2024. */
const day = fc.integer({ min: 1, max: 30 }).map((number) => `2024-01-${String(number).padStart(2, '0')}`)

const facility = fc.record({
  standing,
  type: fc.constantFrom('COM01', 'GOV01'),
  status: fc.oneof({ weight: 6, arbitrary: fc.constant('operating') }, { weight: 1, arbitrary: fc.constant('suspended') }),
  dates: fc.oneof(
    { weight: 3, arbitrary: fc.constant<readonly [null, null]>([null, null]) },
    fc.tuple(day, fc.constant(null)),
    fc.tuple(fc.constant(null), day),
    fc.tuple(day, day).map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const)))
  )
})

const site = fc.record({ standing, community: fc.nat(1), population: fc.nat(900) })

const plan = fc.record({
  pieces: fc.array(piece, { minLength: 1, maxLength: 4 }),
  links: fc.array(link, { maxLength: 5 }),
  sites: fc.array(site, { minLength: 1, maxLength: 8 }),
  facilities: fc.array(facility, { minLength: 1, maxLength: 14 }),
  origins: fc.array(standing, { minLength: 1, maxLength: 7 }),
  day,
  horizonMetres: fc.constantFrom(150, 600, 1500, 3276.7),
  snapLimitMetres: fc.constantFrom(250, 250, 60),
  leastComponentNodes: fc.constantFrom(1, 1, 1, 4),
  /** Shares of the horizon. */
  contours: fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 4 }).map((shares) => shares.sort((a, b) => a - b))
})
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never

export interface Town extends Pick<Plan, 'day' | 'horizonMetres' | 'snapLimitMetres' | 'leastComponentNodes'> {
  readonly streets: StreetRows
  readonly sites: readonly { readonly at: Place; readonly community: number; readonly population: number }[]
  readonly facilities: readonly { readonly at: Place; readonly type: string; readonly status: string; readonly openedOn: string | null; readonly closedOn: string | null }[]
  readonly origins: readonly Place[]
  /** Rising, whole decimetres in metres. */
  readonly contours: readonly number[]
}

/** Moves what shrinking puts side by side off any symmetry: halves and equals are then for the deliberate cases alone. */
const jitter = (number: number): Place => [((number * 0.618_033_988_7) % 1) * 7.31, ((number * 0.414_213_562_3) % 1) * 7.31]

function townOf(drawn: Plan): Town {
  const corners: Place[] = []
  const streets: (readonly [from: number, to: number, metres?: number, bends?: readonly Place[]])[] = []
  const join = (from: number, to: number, how: Plan['links'][number]['length'], bends?: readonly Place[]) => {
    const [a, b] = [corners[from]!, corners[to]!]
    const straight = Math.hypot(a[0] - b[0], a[1] - b[1])
    streets.push([from, to, how === 'drawn' ? undefined : how * straight, bends])
  }
  for (const { shape, size, across, middle, lengths } of drawn.pieces) {
    const first = corners.length
    const at = ([x, y]: Place, number: number): Place => [middle[0] + x + jitter(number)[0], middle[1] + y + jitter(number)[1]]
    const form = pieceOf(shape, size, across)
    for (const corner of form.corners) corners.push(at(corner, corners.length + 1))
    for (const [i, [from, to, bends]] of form.streets.entries()) join(first + from, first + to, lengths[i]!, bends?.map((bend, b) => at(bend, 31 * i + b)))
  }
  for (const [i, { from, to, length: how }] of drawn.links.entries()) {
    const ends = [from % corners.length, to % corners.length] as const
    if (ends[0] === ends[1]) continue
    // Bent, each its own way: on a line drawn over another one, or over itself, a place would be in two positions.
    const [a, b] = [corners[ends[0]]!, corners[ends[1]]!]
    join(...ends, how, [[(a[0] + b[0]) / 2 + 9 + 5 * i, (a[1] + b[1]) / 2 - 7 - 3 * i]])
  }

  let places = 0
  const place = (stands: Standing): Place => {
    const [dx, dy] = jitter(1000 + places++)
    switch (stands.kind) {
      case 'corner':
        return corners[stands.corner % corners.length]!
      case 'anywhere':
        return [stands.at[0] - 200 + dx, stands.at[1] - 200 + dy]
      case 'off':
        return [stands.at[0] + 9000, stands.at[1] + 9000]
      case 'street': {
        const [from, to, , bends = []] = streets[stands.street % streets.length]!
        const line = [corners[from]!, ...bends, corners[to]!]
        const step = (stands.share * (line.length - 1)) / 97
        const [a, b] = [line[Math.floor(step)]!, line[Math.floor(step) + 1]!]
        const share = (step % 1) + dx / 1e4
        const straight = Math.hypot(b[0] - a[0], b[1] - a[1])
        const aside = straight === 0 ? 0 : (stands.aside * (1 + dy / 100)) / straight
        return [a[0] + share * (b[0] - a[0]) - aside * (b[1] - a[1]), a[1] + share * (b[1] - a[1]) + aside * (b[0] - a[0])]
      }
    }
  }
  const named = Object.fromEntries(corners.map((corner, i) => [`c${i}`, corner]))
  return {
    ...drawn,
    streets: streetRows(named, streets.map(([from, to, metres, bends]): Street => [`c${from}`, `c${to}`, metres, bends])),
    sites: drawn.sites.map(({ standing: stands, ...rest }) => ({ at: place(stands), ...rest })),
    facilities: drawn.facilities.map(({ standing: stands, dates, ...rest }) => ({ at: place(stands), openedOn: dates[0], closedOn: dates[1], ...rest })),
    origins: drawn.origins.map(place),
    contours: drawn.contours.map((share) => Math.round(drawn.horizonMetres * share) / 100).map((metres) => Math.max(0.1, Math.floor(metres * 10) / 10))
      .filter((metres, i, all) => all.indexOf(metres) === i)
  }
}

export const towns: fc.Arbitrary<Town> = plan.map(townOf)

/** Networks of nodes and lengths alone, where drawn lines do not matter: pieces, bridges between them, and what is left apart. */
export const tangles = fc
  .record({
    pieces: fc.array(fc.record({ shape: fc.constantFrom(...shapes), size: fc.integer({ min: 3, max: 9 }), lengths: fc.array(fc.nat(60), { minLength: 19, maxLength: 19 }) }), { minLength: 1, maxLength: 6 }),
    bridges: fc.array(fc.record({ from: fc.nat(99), to: fc.nat(99), decimetres: fc.nat(90) }), { maxLength: 8 }),
    horizon: fc.oneof(fc.nat(400), fc.constantFrom(0, 32_767))
  })
  .map(({ pieces, bridges, horizon }) => {
    const positions: Place[] = []
    const edges: TrialEdge[] = []
    for (const { shape, size, lengths } of pieces) {
      const first = positions.length
      const form = pieceOf(shape, size, 100)
      positions.push(...form.corners.map(([x, y], i): Place => [13 + (x + i) / 80_000, 45 + (y + first) / 111_000]))
      edges.push(...form.streets.map(([from, to], i) => ({ source: first + from, target: first + to, decimetres: lengths[i]! })))
    }
    edges.push(...bridges.map(({ from, to, decimetres }) => ({ source: from % positions.length, target: to % positions.length, decimetres })))
    return { network: trialNetwork(positions, edges), horizon }
  })
