import { shareOut } from './apportionment.js'
import { DISTRICTS, QUARTER_METRES, SCALES, cellKey, type CityPlan, type District, type Fabric } from './plan.js'
import type { Random } from './random.js'
import type { EstateKind } from './rows.js'
import type { Streets } from './street-draft.js'

export interface Community {
  readonly code: string
  readonly streetCode: string
  readonly district: District
  readonly fabric: Fabric
  readonly kind: EstateKind
  /** Residents it is planned for; 0 where nobody has moved in. */
  readonly people: number
  /** Street rows inside it. */
  readonly rows: readonly number[]
}

/** How densely people live, relative to each other. */
const DENSITY: Readonly<Record<Fabric, number>> = { old_town: 2.6, estates: 2, new_town: 1.3, outskirts: 0.25 }
const KINDS: Readonly<Record<Fabric, Readonly<Record<EstateKind, number>>>> = {
  old_town: { old_estate: 70, mixed: 18, resettlement: 2, commodity: 9, new_build: 1 },
  estates: { old_estate: 16, mixed: 22, resettlement: 12, commodity: 45, new_build: 5 },
  new_town: { old_estate: 0, mixed: 8, resettlement: 28, commodity: 30, new_build: 34 },
  outskirts: { old_estate: 6, mixed: 34, resettlement: 38, commodity: 10, new_build: 12 }
}
/** Mean residents of a community; each varies by a third and stays within the bounds. */
const PEOPLE: Readonly<Record<Fabric, number>> = { old_town: 6500, estates: 6900, new_town: 6200, outskirts: 4300 }
const PEOPLE_BOUNDS = { low: 3000, high: 12_000 }
const COMMUNITIES_PER_STREET = 8
/** Rounds of drawing community borders around their middles. */
const ROUNDS = 4
const FEWEST_COMMUNITIES = 3

interface Quarter {
  /** Middle on the board, metres. */
  readonly u: number
  readonly v: number
  readonly weight: number
  readonly fabric: Fabric
  readonly rows: number[]
}

/** Divides every district into streets and communities: compact groups of 200 m quarters of about equal density. */
export function drawCommunities(plan: CityPlan, streets: Streets, random: Random): Community[] {
  const quarters = quartersByCounty(plan, streets)
  const extra = SCALES[plan.scale].communities - FEWEST_COMMUNITIES * DISTRICTS.length
  const counts = shareOut(DISTRICTS.map(({ communities }) => communities - FEWEST_COMMUNITIES), extra)
  const communities = DISTRICTS.flatMap((district, i) =>
    drawDistrict(district, quarters.get(district.code) ?? [], counts[i]! + FEWEST_COMMUNITIES, random)
  )
  const empty = communities.findLastIndex(({ kind }) => kind === 'new_build')
  return communities.map((community, i) => (i === empty ? { ...community, people: 0 } : community))
}

function quartersByCounty(plan: CityPlan, { u, v, rows }: Streets): Map<string, Quarter[]> {
  const found = new Map<number, Quarter>()
  const byCounty = new Map<string, Quarter[]>()
  for (let row = 0; row < rows.source.length; row++) {
    const column = Math.floor((u[rows.source[row]!]! + u[rows.target[row]!]!) / 2 / QUARTER_METRES)
    const line = Math.floor((v[rows.source[row]!]! + v[rows.target[row]!]!) / 2 / QUARTER_METRES)
    const key = cellKey(column, line)
    const known = found.get(key)
    if (known) {
      known.rows.push(row)
      continue
    }
    const cell = plan.cells.get(cellKey(Math.floor(column / 2), Math.floor(line / 2)))
    if (!cell) continue
    const quarter: Quarter = {
      u: (column + 0.5) * QUARTER_METRES,
      v: (line + 0.5) * QUARTER_METRES,
      weight: DENSITY[cell.fabric],
      fabric: cell.fabric,
      rows: [row]
    }
    found.set(key, quarter)
    const others = byCounty.get(cell.county)
    if (others) others.push(quarter)
    else byCounty.set(cell.county, [quarter])
  }
  return byCounty
}

function drawDistrict(district: District, quarters: readonly Quarter[], count: number, random: Random): Community[] {
  const groups = groupCompactly(quarters, count, random)
  const middles = groups.map((group) => ({ ...middleOf(group), weight: 1, group }))
  const streetCount = Math.max(1, Math.round(count / COMMUNITIES_PER_STREET))
  return groupCompactly(middles, streetCount, random).flatMap((members, street) => {
    // Invented streets are numbered from 901, where no real one is.
    const streetPrefix = `${district.code.slice(0, 6)}${901 + street}`
    return members.map(({ group }, i): Community => {
      const fabric = mainFabric(group)
      const people = PEOPLE[fabric] * (1 + 0.33 * random.normal())
      return {
        code: `${streetPrefix}${String(i + 1).padStart(3, '0')}`,
        streetCode: `${streetPrefix}000`,
        district,
        fabric,
        kind: random.weighted(KINDS[fabric]),
        people: Math.round(Math.min(PEOPLE_BOUNDS.high, Math.max(PEOPLE_BOUNDS.low, people))),
        rows: group.flatMap(({ rows }) => rows)
      }
    })
  })
}

function mainFabric(group: readonly Quarter[]): Fabric {
  const weights: Record<Fabric, number> = { old_town: 0, estates: 0, new_town: 0, outskirts: 0 }
  for (const { fabric, weight } of group) weights[fabric] += weight
  return (Object.keys(weights) as Fabric[]).reduce((a, b) => (weights[b] > weights[a] ? b : a))
}

interface Place {
  readonly u: number
  readonly v: number
  readonly weight: number
}

function middleOf(places: readonly Place[]): { u: number; v: number } {
  let u = 0
  let v = 0
  let weight = 0
  for (const place of places) {
    u += place.u * place.weight
    v += place.v * place.weight
    weight += place.weight
  }
  return { u: u / weight, v: v / weight }
}

/** Exactly `count` groups of neighbouring places (Lloyd's method from weighted starts); none is empty. */
function groupCompactly<P extends Place>(places: readonly P[], count: number, random: Random): P[][] {
  let middles: { u: number; v: number }[] = startPlaces(places, count, random)
  let groups: P[][] = []
  for (let round = 0; round < ROUNDS; round++) {
    groups = middles.map(() => [])
    for (const place of places) groups[nearestOf(middles, place)]!.push(place)
    for (const group of groups) {
      if (group.length > 0) continue
      const biggest = groups.reduce((a, b) => (b.length > a.length ? b : a))
      group.push(biggest.pop()!)
    }
    middles = groups.map(middleOf)
  }
  return groups
}

function startPlaces<P extends Place>(places: readonly P[], count: number, random: Random): P[] {
  const step = places.reduce((sum, { weight }) => sum + weight, 0) / count
  const starts = new Set<P>()
  let passed = -random.next() * step
  for (const place of places) {
    passed += place.weight
    if (passed < 0 || starts.size === count) continue
    starts.add(place)
    passed -= step
  }
  for (const place of places) if (starts.size < count) starts.add(place)
  return [...starts]
}

function nearestOf(middles: readonly { u: number; v: number }[], place: Place): number {
  let best = 0
  let least = Infinity
  for (let i = 0; i < middles.length; i++) {
    const distance = (middles[i]!.u - place.u) ** 2 + (middles[i]!.v - place.v) ** 2
    if (distance < least) {
      least = distance
      best = i
    }
  }
  return best
}
