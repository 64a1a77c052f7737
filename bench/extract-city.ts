import { PER_COMMUNITY, PER_COMMUNITY_DEFAULT } from '../src/exchange/demo/provision.js'
import { createRandom, type Random } from '../src/exchange/demo/random.js'
import type { CatalogueType, FacilityRow, RegionRow, SiteRow } from '../src/exchange/demo-city.js'
import { contract } from '../src/network/streets/contraction.js'
import { readOpenStreetMap } from '../src/network/streets/openstreetmap-file.js'
import type { StreetNetwork } from '../src/network/streets/street-network.js'
import type { CityRows } from './city-rows.js'

/** As in the demo city at city scale: 30,000 sites, 25,800 facilities and 1,258 communities on 64,667 junctions. */
const perJunction = { sites: 30_000 / 64_667, facilities: 25_800 / 64_667, communities: 1_258 / 64_667 }
/** Of a site. */
const people = { low: 100, high: 420 }
/** Doors stand off the middle of their street by up to so much; degrees, about 20 m. */
const offStreet = 0.000_2
/** Of a street; its code has room for 999. */
const communitiesPerStreet = 20

/**
 * The streets of an OpenStreetMap extract, with invented sites and facilities along them as dense as the demo city's.
 * All are of one county; its communities are equally many edges lying together. The same file gives the same city.
 */
export async function readExtractCity(path: string, catalogue: readonly CatalogueType[]): Promise<CityRows> {
  const { rows: streets } = await readOpenStreetMap(path)
  const network = contract(streets)
  const random = createRandom(1, 'extract')
  const codes = communityCodes(Math.ceil(network.nodeCount * perJunction.communities))
  const communityOf = partEdges(network, codes)
  const placeAlong = () => pointAlong(network, random)

  const sites = Array.from({ length: Math.round(network.nodeCount * perJunction.sites) }, (_, i): SiteRow => {
    const { edge, lon, lat } = placeAlong()
    const population = random.integer(people.low, people.high)
    return {
      externalId: `bench-site-${i + 1}`, communityCode: communityOf(edge), name: `site ${i + 1}`, lon, lat, population,
      households: Math.round(population / 2.5), elderly: Math.round(population * 0.17), children: Math.round(population * 0.13),
      kind: 'mixed', underRenovation: false
    }
  })
  const weights = Object.fromEntries(
    catalogue.map(({ code, circleMinutes }) => [code, PER_COMMUNITY[code] ?? PER_COMMUNITY_DEFAULT[circleMinutes] ?? 1])
  )
  const minSizes = new Map(catalogue.map(({ code, minSize }) => [code, minSize ?? 1]))
  const facilities = Array.from({ length: Math.round(network.nodeCount * perJunction.facilities) }, (_, i): FacilityRow => {
    const { edge, lon, lat } = placeAlong()
    const typeCode = random.weighted(weights)
    return {
      externalId: `bench-facility-${i + 1}`, typeCode, name: `facility ${i + 1}`, lon, lat, communityCode: communityOf(edge),
      size: Math.round(minSizes.get(typeCode)! * random.between(0.8, 3)), status: random.chance(0.95) ? 'operating' : 'closed',
      weeklyHours: 60, openedOn: null, closedOn: null
    }
  })
  return { period: '2024H1', streets, regions: nameRegions(codes), sites, facilities, observations: [], declarations: [] }
}

const county = '990101'

function communityCodes(count: number): string[] {
  const threeDigits = (number: number) => String(number).padStart(3, '0')
  return Array.from(
    { length: count },
    (_, i) => `${county}${threeDigits(Math.floor(i / communitiesPerStreet) + 1)}${threeDigits((i % communitiesPerStreet) + 1)}`
  )
}

function nameRegions(communities: readonly string[]): RegionRow[] {
  const region = (prefix: string, level: RegionRow['level'], parent: string | null): RegionRow => ({
    code: prefix.padEnd(12, '0'), nameZh: `${level} ${prefix}`, nameEn: `${level} ${prefix}`, level,
    parentCode: parent?.padEnd(12, '0') ?? null, kind: level === 'community' ? 'mixed' : null, futureStatus: null
  })
  const streets = [...new Set(communities.map((code) => code.slice(0, 9)))]
  return [
    region(county.slice(0, 2), 'province', null),
    region(county.slice(0, 4), 'city', county.slice(0, 2)),
    region(county, 'county', county.slice(0, 4)),
    ...streets.map((street) => region(street, 'street', county)),
    ...communities.map((code) => region(code, 'community', code.slice(0, 9)))
  ]
}

/** Parts of equally many edges that lie together: strips by longitude, each cut by latitude. */
function partEdges({ edgeCount, source, lon, lat }: StreetNetwork, names: readonly string[]): (edge: number) => string {
  const strips = Math.round(Math.sqrt(names.length))
  const share = (rank: number, parts: number) => Math.floor((rank * parts) / edgeCount)
  const eastward = Array.from({ length: edgeCount }, (_, edge) => edge).sort((a, b) => lon[source[a]!]! - lon[source[b]!]! || a - b)
  const strip = new Int32Array(edgeCount)
  eastward.forEach((edge, rank) => (strip[edge] = share(rank, strips)))
  const together = eastward.sort((a, b) => strip[a]! - strip[b]! || lat[source[a]!]! - lat[source[b]!]! || a - b)
  const part = new Int32Array(edgeCount)
  together.forEach((edge, rank) => (part[edge] = share(rank, names.length)))
  return (edge) => names[part[edge]!]!
}

/** Anywhere on any edge, and a little beside it. */
function pointAlong({ edgeCount, lineStart, lines }: StreetNetwork, random: Random): { edge: number; lon: number; lat: number } {
  const edge = random.integer(0, edgeCount - 1)
  const piece = 2 * random.integer(lineStart[edge]!, lineStart[edge + 1]! - 2)
  const fraction = random.next()
  const between = (from: number, to: number) => from + fraction * (to - from) + offStreet * random.between(-1, 1)
  return { edge, lon: between(lines[piece]!, lines[piece + 2]!), lat: between(lines[piece + 1]!, lines[piece + 3]!) }
}
