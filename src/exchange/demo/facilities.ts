import { takeTurns } from './apportionment.js'
import type { Community } from './communities.js'
import type { Homes } from './homes.js'
import { SCALES, type Scale } from './plan.js'
import {
  BY_FABRIC, BY_KIND, CLOSED_MEANWHILE, DECLARED_ABSENT, GROUP_SHARES, HOURS, LACKING, LARGEST, OFFSET_METRES, OPENS_LATER,
  PER_COMMUNITY, PER_COMMUNITY_DEFAULT, PLANNING, SIZE_ABOVE_MINIMUM, SIZE_DEVIATION, STATUSES, UNKNOWN_SIZE, UNSURVEYED,
  WITHOUT_COMMUNITY, type Provision
} from './provision.js'
import type { Random } from './random.js'
import type { CatalogueType, FacilityRow, FacilityStatus } from './rows.js'
import type { Streets } from './street-draft.js'
import { pointBeside, projectOnto, type StreetPoint } from './street-point.js'
import { latOf, lonOf } from './terrain.js'

/** Exactly the scale's number of facilities, in the order of types and communities. */
export function placeFacilities(
  scale: Scale,
  homes: readonly Homes[],
  catalogue: readonly CatalogueType[],
  streets: Streets,
  random: Random
): FacilityRow[] {
  const wanted = catalogue.flatMap((type) => homes.map(({ community }) => wantedOf(type, community)))
  const total = SCALES[scale].facilities
  const counts = takeTurns(wanted, total, random.next())
  const scaled = total / wanted.reduce((a, b) => a + b, 0)
  const facilities: FacilityRow[] = []
  catalogue.forEach((type, t) =>
    homes.forEach((home, h) => {
      const at = t * homes.length + h
      const built: StreetPoint[] = []
      for (let i = 0; i < counts[at]!; i++) {
        const point = choosePlace(home, built, streets, random)
        built.push(point)
        const size = drawSize(type, home.community, Math.max(wanted[at]! * scaled, counts[at]! * 0.75), random)
        facilities.push(describeFacility(facilities.length + 1, type, home.community, size, streets, point, random))
      }
    })
  )
  return facilities
}

/** The provision of a community: its fabric's, its kind's and its district's together. */
function provisionOf({ fabric, kind, district }: Community): Provision {
  const byFabric = BY_FABRIC[fabric]
  const byKind = BY_KIND[kind]
  return {
    number: byFabric.number * byKind.number * district.provision,
    size: byFabric.size * byKind.size * district.provision,
    meetsMinimum: byFabric.meetsMinimum * byKind.meetsMinimum * Math.min(1, district.provision + 0.1),
    nearHomes: byFabric.nearHomes * byKind.nearHomes * Math.min(1, district.provision + 0.1)
  }
}

/** How many of a type a community would have, as a fraction; where people are more, a little more. */
function wantedOf(type: CatalogueType, community: Community): number {
  const inList = ([county, code]: readonly [string, string]): boolean =>
    county === community.district.code && code === type.code
  if (community.people === 0 || DECLARED_ABSENT.some(inList) || UNSURVEYED.some(inList)) return 0
  const usual = PER_COMMUNITY[type.code] ?? PER_COMMUNITY_DEFAULT[type.circleMinutes] ?? 1
  const lacking = Object.entries(LACKING[community.kind] ?? {}).find(([start]) => type.code.startsWith(start))
  const byPeople = type.peoplePerFacility === null ? 1 : community.people / 6500
  return usual * provisionOf(community).number * (lacking?.[1] ?? 1) * (0.4 + 0.6 * byPeople)
}

/** The place that shortens most people's walk, out of a few; or, where nobody planned, any place. */
function choosePlace(
  { community, doors, people }: Homes,
  built: readonly StreetPoint[],
  streets: Streets,
  random: Random
): StreetPoint {
  const { x, y, rows } = streets
  if (!random.chance(provisionOf(community).nearHomes)) {
    const row = random.pick(community.rows)
    const node = random.chance(0.5) ? rows.source[row]! : rows.target[row]!
    return projectOnto(streets, [row], x[node]! + random.between(-60, 60), y[node]! + random.between(-60, 60))
  }
  let best = random.pick(doors)
  let shortest = Infinity
  for (let i = 0; i < PLANNING.places; i++) {
    const candidate = random.pick(doors)
    let walk = 0
    doors.forEach((door, n) => {
      let metres = Math.abs(door.x - candidate.x) + Math.abs(door.y - candidate.y)
      for (const other of built) metres = Math.min(metres, Math.abs(door.x - other.x) + Math.abs(door.y - other.y))
      walk += metres * people[n]!
    })
    if (walk < shortest) {
      shortest = walk
      best = candidate
    }
  }
  return best
}

/** Sized for the people one facility of its type has to serve here, and for the minimum where that was kept. */
function drawSize(type: CatalogueType, community: Community, perCommunity: number, random: Random): number | null {
  const provision = provisionOf(community)
  const minimum = type.minSize ?? 1
  const meets = random.chance(provision.meetsMinimum)
  const above = Math.max(1, SIZE_ABOVE_MINIMUM.mean + SIZE_ABOVE_MINIMUM.deviation * random.normal())
  const needed =
    ((type.supplyPer1000 ?? 0) / 1000) * ((community.people * GROUP_SHARES[type.per1000Of]) / perCommunity) * provision.size
  const sized = Math.max(minimum * above, needed * (1 + SIZE_DEVIATION * random.normal()))
  const size = meets ? Math.min(sized, minimum * LARGEST) : minimum * random.between(0.4, 0.96)
  if (random.chance(UNKNOWN_SIZE[community.fabric])) return null
  return size > 400 ? Math.round(size / 10) * 10 : Math.max(1, Math.round(size))
}

function describeFacility(
  number: number,
  type: CatalogueType,
  community: Community,
  size: number | null,
  streets: Streets,
  point: StreetPoint,
  random: Random
): FacilityRow {
  const [x, y] = pointBeside(streets, point, random.between(OFFSET_METRES.low, OFFSET_METRES.high), random)
  const status = random.weighted(STATUSES)
  const located = random.chance(1 - (WITHOUT_COMMUNITY[type.circleMinutes] ?? 0))
  return {
    externalId: `demo-facility-${String(number).padStart(5, '0')}`,
    typeCode: type.code,
    name: `合成${type.nameZh.split(/[((]/)[0] ?? ''}${number}`,
    lon: lonOf(x),
    lat: latOf(y),
    communityCode: located ? community.code : null,
    size,
    status,
    weeklyHours: drawHours(type, random),
    ...drawDates(status, random)
  }
}

function drawHours({ minWeeklyHours }: CatalogueType, random: Random): number | null {
  if (random.chance(HOURS.unknown)) return null
  if (minWeeklyHours === null) return random.pick([40, 56, 63, 84])
  if (random.chance(HOURS.tooFew)) return Math.round(minWeeklyHours * random.between(0.4, 0.95))
  return Math.round(minWeeklyHours * random.between(1, 1.8))
}

function drawDay(firstYear: number, lastYear: number, random: Random): string {
  const twoDigits = (value: number): string => String(value).padStart(2, '0')
  return `${random.integer(firstYear, lastYear)}-${twoDigits(random.integer(1, 12))}-${twoDigits(random.integer(1, 28))}`
}

/** Dates around the reference date of 2024-06-30. */
function drawDates(status: FacilityStatus, random: Random): { openedOn: string | null; closedOn: string | null } {
  if (status === 'planned' || status === 'building') {
    return { openedOn: random.chance(0.4) ? drawDay(2025, 2026, random) : null, closedOn: null }
  }
  const openedOn = random.chance(0.15) ? null : drawDay(1996, 2022, random)
  if (status === 'closed') return { openedOn, closedOn: drawDay(2023, 2023, random) }
  if (status === 'suspended') return { openedOn, closedOn: null }
  if (random.chance(OPENS_LATER)) return { openedOn: drawDay(2025, 2025, random), closedOn: null }
  return { openedOn, closedOn: random.chance(CLOSED_MEANWHILE) ? drawDay(2023, 2023, random) : null }
}
