import { shareOut } from './apportionment.js'
import type { Community } from './communities.js'
import { SCALES, type Scale } from './plan.js'
import type { Random } from './random.js'
import type { EstateKind, SiteRow } from './rows.js'
import type { Streets } from './street-draft.js'
import { pointBeside, projectOnto, type StreetPoint } from './street-point.js'
import { latOf, lonOf } from './terrain.js'

/** Where the people of one community live, in the order of its sites. */
export interface Homes {
  readonly community: Community
  /** The places on the street their doors face. */
  readonly doors: readonly StreetPoint[]
  readonly people: readonly number[]
}

/** Shares of residents of 60 and over and of 0-14, by kind; together near the city's 0.17 and 0.13 (census of 2020). */
const SHARES: Readonly<Record<EstateKind, { elderly: number; children: number }>> = {
  old_estate: { elderly: 0.27, children: 0.09 },
  resettlement: { elderly: 0.19, children: 0.13 },
  commodity: { elderly: 0.12, children: 0.16 },
  new_build: { elderly: 0.08, children: 0.19 },
  mixed: { elderly: 0.17, children: 0.13 }
}
/** People per occupied household, Hangzhou's census of 2020. */
const PEOPLE_PER_HOUSEHOLD = 2.36
/** Estates a community's homes gather in, and how wide each is: metres of deviation. */
const ESTATES: Readonly<Record<EstateKind, { count: number; spread: number }>> = {
  old_estate: { count: 2, spread: 40 },
  resettlement: { count: 1, spread: 60 },
  commodity: { count: 1, spread: 54 },
  new_build: { count: 1, spread: 66 },
  mixed: { count: 2, spread: 46 }
}
/** Estates of one community lie about this far from each other; metres. */
const ESTATE_DISTANCE = 120
/** Homes that stand by themselves, anywhere in the community. */
const SCATTERED = 0.07
/** The first estate is the best connected of so many places; by streets within so many metres. */
const ESTATE_DRAWS = 4
const NEAR_ESTATE_METRES = 160
const OFFSET_METRES = { low: 6, high: 32 }
/** Chances of a group left empty, of another kind than the community's, of works going on, of a place no street reaches. */
const UNKNOWN_GROUP = 0.03
const OTHER_KIND = 0.08
const UNDER_RENOVATION: Readonly<Partial<Record<EstateKind, number>>> = { old_estate: 0.12, mixed: 0.05 }
const OFF_NETWORK = 0.003
/** Farther than any street; metres. */
const REMOTE_METRES = 290

/** Exactly the scale's number of residential sites. */
export function placeHomes(
  scale: Scale,
  communities: readonly Community[],
  streets: Streets,
  random: Random
): { homes: Homes[]; sites: SiteRow[] } {
  const counts = shareOut(communities.map(({ people }) => Math.max(people, 1500)), SCALES[scale].sites)
  const isRemote = createRemoteness(streets)
  const sites: SiteRow[] = []
  const homes = communities.map((community, i): Homes => {
    const doors = placeDoors(community, counts[i]!, streets, random)
    const people = shareOut(doors.map(() => random.between(0.5, 1.5)), community.people)
    doors.forEach((door, n) => {
      const remote = random.chance(OFF_NETWORK) ? findRemote(door, isRemote, random) : undefined
      const [x, y] = remote ?? pointBeside(streets, door, random.between(OFFSET_METRES.low, OFFSET_METRES.high), random)
      sites.push(describeSite(sites.length + 1, community, people[n]!, x, y, random))
    })
    return { community, doors, people }
  })
  return { homes, sites }
}

function placeDoors(community: Community, count: number, streets: Streets, random: Random): StreetPoint[] {
  const { rows, kind } = community
  const { count: estateCount, spread } = ESTATES[kind]
  const first = chooseEstate(rows, streets, random)
  const estates = [first]
  for (let tries = 0; tries < 30 && estates.length < estateCount; tries++) {
    const next = pointOn(streets, random.pick(rows), random)
    const distance = Math.hypot(next.x - first.x, next.y - first.y)
    if (distance > ESTATE_DISTANCE * 0.5 && distance < ESTATE_DISTANCE * 1.5) estates.push(next)
  }
  return Array.from({ length: count }, () => {
    if (random.chance(SCATTERED)) return pointOn(streets, random.pick(rows), random)
    const estate = random.pick(estates)
    return projectOnto(streets, rows, estate.x + spread * random.normal(), estate.y + spread * random.normal())
  })
}

/** Of a few places, the one with most streets around it. */
function chooseEstate(rows: readonly number[], streets: Streets, random: Random): StreetPoint {
  const ends = rows.map((row) => streets.rows.source[row]!)
  const streetsNear = (place: StreetPoint): number =>
    ends.filter((node) => Math.hypot(streets.x[node]! - place.x, streets.y[node]! - place.y) < NEAR_ESTATE_METRES).length
  const places = Array.from({ length: ESTATE_DRAWS }, () => pointOn(streets, random.pick(rows), random))
  return places.reduce((a, b) => (streetsNear(b) > streetsNear(a) ? b : a))
}

function pointOn({ x, y, rows }: Streets, row: number, random: Random): StreetPoint {
  const a = rows.source[row]!
  const b = rows.target[row]!
  const fraction = random.next()
  return { row, x: x[a]! + (x[b]! - x[a]!) * fraction, y: y[a]! + (y[b]! - y[a]!) * fraction }
}

function describeSite(
  number: number,
  community: Community,
  population: number,
  x: number,
  y: number,
  random: Random
): SiteRow {
  const kinds = Object.keys(SHARES) as EstateKind[]
  const kind = random.chance(OTHER_KIND) ? random.pick(kinds) : community.kind
  const groupOf = (share: number): number | null => {
    const group = Math.round(population * share * random.between(0.7, 1.3))
    return random.chance(UNKNOWN_GROUP) ? null : group
  }
  return {
    externalId: `demo-site-${String(number).padStart(5, '0')}`,
    communityCode: community.code,
    name: `合成小区${number}`,
    lon: lonOf(x),
    lat: latOf(y),
    households: Math.round(population / PEOPLE_PER_HOUSEHOLD),
    population,
    elderly: groupOf(SHARES[kind].elderly),
    children: groupOf(SHARES[kind].children),
    kind,
    underRenovation: random.chance(UNDER_RENOVATION[kind] ?? 0.01)
  }
}

/** Tells whether a place is farther than REMOTE_METRES from every street, by a raster of 50 m steps along them. */
function createRemoteness({ x, y, rows }: Streets): (placeX: number, placeY: number) => boolean {
  const raster = 100
  const streetsIn = new Set<number>()
  const keyOf = (column: number, line: number): number => (column + 8192) * 16384 + line + 8192
  for (let row = 0; row < rows.source.length; row++) {
    const a = rows.source[row]!
    const b = rows.target[row]!
    const steps = Math.ceil(Math.hypot(x[b]! - x[a]!, y[b]! - y[a]!) / 50)
    for (let step = 0; step <= steps; step++) {
      const fraction = step / steps
      const column = Math.floor((x[a]! + (x[b]! - x[a]!) * fraction) / raster)
      streetsIn.add(keyOf(column, Math.floor((y[a]! + (y[b]! - y[a]!) * fraction) / raster)))
    }
  }
  const around = Math.ceil((REMOTE_METRES + 25) / raster)
  return (placeX, placeY) => {
    const column = Math.floor(placeX / raster)
    const line = Math.floor(placeY / raster)
    for (let i = -around; i <= around; i++) {
      for (let j = -around; j <= around; j++) if (streetsIn.has(keyOf(column + i, line + j))) return false
    }
    return true
  }
}

/** Walks out of the city in a straight line until no street is near. */
function findRemote(
  { x, y }: StreetPoint,
  isRemote: (x: number, y: number) => boolean,
  random: Random
): readonly [number, number] | undefined {
  const bearing = random.between(0, 2 * Math.PI)
  for (let metres = 300; metres < 4000; metres += 100) {
    const remoteX = x + metres * Math.cos(bearing)
    const remoteY = y + metres * Math.sin(bearing)
    if (isRemote(remoteX, remoteY)) return [remoteX, remoteY]
  }
  return undefined
}
