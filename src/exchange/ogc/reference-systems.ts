import { LifecircleError } from '../../platform/errors.js'
import { toWgs84 } from '../../platform/crs.js'

/** A reference system in which features are told and boxes are given (OGC API – Features, Part 2). */
export interface ReferenceSystem {
  readonly uri: string
  /** In the database; CGCS2000 is taken for WGS 84, which it equals within its decimetre. */
  readonly srid: 4326 | 4549 | 4528 | 3857
  /** Latitude or northing comes first, as the EPSG registry orders the axes. */
  readonly northFirst: boolean
  /** Decimals of a coordinate: about a centimetre in degrees, a millimetre in metres. */
  readonly digits: number
  /** West, south, east, north in degrees: what lies outside has no coordinates in it. */
  readonly domain: readonly [number, number, number, number]
}

const epsg = (code: number) => `http://www.opengis.net/def/crs/EPSG/0/${code}`
const degrees = { srid: 4326, digits: 7, domain: [-180, -90, 180, 90] } as const
const gauss = { northFirst: true, digits: 3, domain: [60, -85, 180, 85] } as const

/** The reference system of what is kept: longitude before latitude. */
export const crs84: ReferenceSystem = { uri: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84', northFirst: false, ...degrees }

export const referenceSystems: readonly ReferenceSystem[] = [
  crs84,
  { uri: epsg(4326), northFirst: true, ...degrees },
  { uri: epsg(4490), northFirst: true, ...degrees },
  { uri: epsg(4549), srid: 4549, ...gauss },
  { uri: epsg(4528), srid: 4528, ...gauss },
  { uri: epsg(3857), srid: 3857, northFirst: false, digits: 3, domain: [-180, -89, 180, 89] }
]

/** The reference system of a URI, or of a name such as EPSG:4549. Throws `bad-request` with those that there are. */
export function referenceSystem(name: string, parameter: string): ReferenceSystem {
  const found = referenceSystems.find(({ uri }) => uri === name || uri === epsg(Number(/^EPSG:(\d{4,5})$/i.exec(name)?.[1])))
  if (found !== undefined) return found
  const detail = `is not one of ${referenceSystems.map(({ uri }) => uri).join(', ')}`
  throw new LifecircleError('bad-request', `${parameter} ${detail}`, { details: [{ pointer: `/${parameter}`, detail }] })
}

/** A position by easting and northing, or longitude and latitude. */
export type Position = readonly [number, number]

/** The two numbers of a position in the order of the house: east before north. */
export const eastFirst = ({ northFirst }: ReferenceSystem, [first, second]: Position): Position => (northFirst ? [second, first] : [first, second])

const mercatorRadius = 6_378_137
const inDegrees = (radians: number) => (radians * 180) / Math.PI
const lonOfMercator = (easting: number) => inDegrees(easting / mercatorRadius)
/** By the formula on the sphere (EPSG method 1024). */
const latOfMercator = (northing: number) => inDegrees(2 * Math.atan(Math.exp(northing / mercatorRadius)) - Math.PI / 2)
const gaussZones = { 4549: toWgs84('EPSG:4549'), 4528: toWgs84('EPSG:4528') }

/** A position as longitude and latitude; undefined where it has none. */
export function lonLatOf({ srid }: ReferenceSystem, [east, north]: Position): Position | undefined {
  const [lon, lat] =
    srid === 4326 ? [east, north]
    : srid === 3857 ? [lonOfMercator(east), latOfMercator(north)]
    : gaussZones[srid](east, north)
  return Number.isFinite(lon) && Number.isFinite(lat) && Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : undefined
}

/** West, south, east, north in a reference system, east before north. */
export interface Box {
  readonly system: ReferenceSystem
  readonly corners: readonly [number, number, number, number]
}

/**
 * Reads the parameter bbox: four numbers, or six of which the heights are left. In degrees a box may pass the antimeridian: its
 * west is then larger than its east. Throws `bad-request`.
 */
export function readBox(text: string, system: ReferenceSystem): Box {
  const wrong = (detail: string) => new LifecircleError('bad-request', `bbox ${detail}`, { details: [{ pointer: '/bbox', detail }] })
  const numbers = text.split(',').map((part) => (/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(part) ? Number(part) : NaN))
  if ((numbers.length !== 4 && numbers.length !== 6) || !numbers.every(Number.isFinite)) throw wrong('is not four or six numbers with commas between')
  const half = numbers.length / 2
  const [west, south] = eastFirst(system, [numbers[0]!, numbers[1]!])
  const [east, north] = eastFirst(system, [numbers[half]!, numbers[half + 1]!])
  if (south > north) throw wrong(`has its south ${south} above its north ${north}: the order is ${system.northFirst ? 'south,west,north,east' : 'west,south,east,north'} in this reference system`)
  if (west > east && system.srid !== 4326) throw wrong(`has its west ${west} beyond its east ${east}`)
  return { system, corners: [west, south, east, north] }
}

/** How many pieces a side is cut into to find what it spans in degrees. */
const pieces = 16

/**
 * What a box spans in degrees, a little more where its sides are bent: boxes, of which there are two beyond the antimeridian.
 * Undefined for one that reaches so far from its zone that only its own plane can tell.
 */
export function spanOf({ system, corners: [west, south, east, north] }: Box): [number, number, number, number][] | undefined {
  if (system.srid === 4326) return west <= east ? [[west, south, east, north]] : [[west, south, 180, north], [-180, south, east, north]]
  if (system.srid === 3857) {
    const side = (easting: number) => Math.max(-180, Math.min(180, lonOfMercator(easting)))
    return [[side(west), latOfMercator(south), side(east), latOfMercator(north)]]
  }
  const middle = system.srid === 4549 ? 500_000 : 40_500_000
  if (west < middle - 600_000 || east > middle + 600_000 || south < 0 || north > 7_000_000) return undefined
  const along = Array.from({ length: pieces + 1 }, (_, at) => at / pieces)
  const edge = along.flatMap((part) => [
    [west + part * (east - west), south], [west + part * (east - west), north], [west, south + part * (north - south)], [east, south + part * (north - south)]
  ] as const)
  const places = edge.map((position) => lonLatOf(system, position)).filter((place) => place !== undefined)
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)]
  // A side bends by less than this between two of the places.
  const more = 1e-6 + Math.max(Math.max(...lons) - Math.min(...lons), Math.max(...lats) - Math.min(...lats)) / 100
  return [[Math.min(...lons) - more, Math.min(...lats) - more, Math.max(...lons) + more, Math.max(...lats) + more]]
}
