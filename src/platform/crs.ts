import gcoordModule from 'gcoord'
import proj4 from 'proj4'

/**
 * Reference systems a write may name. 4490 (CGCS2000) equals 4326 within its decimetre;
 * 4549 and 4528 are Hangzhou's projected zones (easting, northing); GCJ-02 and BD-09 are the map offsets of
 * Chinese providers, undone once, on the way in.
 */
export const crsNames = ['EPSG:4326', 'EPSG:4490', 'EPSG:4549', 'EPSG:4528', 'GCJ-02', 'BD-09'] as const
export type CrsName = (typeof crsNames)[number]

// The package is CommonJS whose types speak of a default export that is the module itself.
const gcoord = gcoordModule as unknown as typeof gcoordModule.default

const ellipsoid = '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs'
const projections: Partial<Record<CrsName, string>> = {
  // CGCS2000 / 3-degree Gauss-Kruger CM 120E, and zone 40 with the zone number before the easting (EPSG registry).
  'EPSG:4549': `+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 ${ellipsoid}`,
  'EPSG:4528': `+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=40500000 +y_0=0 ${ellipsoid}`
}

/** Turns a position into longitude and latitude in EPSG:4326. */
export type ToWgs84 = (x: number, y: number) => [number, number]

/** The conversion of a reference system. Throws a RangeError that lists the known ones. */
export function toWgs84(name: string): ToWgs84 {
  const crs = crsNames.find((known) => known === name.toUpperCase())
  if (crs === undefined) throw new RangeError(`the CRS ${name} is not known: use one of ${crsNames.join(', ')}`)
  if (crs === 'GCJ-02') return (x, y) => gcoord.transform<[number, number]>([x, y], gcoord.GCJ02, gcoord.WGS84)
  if (crs === 'BD-09') return (x, y) => gcoord.transform<[number, number]>([x, y], gcoord.BD09, gcoord.WGS84)
  const projection = projections[crs]
  if (projection === undefined) return (x, y) => [x, y]
  const converter = proj4(projection)
  return (x, y) => converter.inverse<[number, number]>([x, y])
}

/** Why a position cannot be one in EPSG:4326, and which of its two numbers says so. */
export interface Misplaced {
  readonly axis: 'lon' | 'lat'
  readonly reason: string
}

/** The position in EPSG:4326, or why there is none. Without a conversion it is one already. */
export function locate(x: number, y: number, convert?: ToWgs84): [lon: number, lat: number] | Misplaced {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return { axis: Number.isFinite(x) ? 'lat' : 'lon', reason: 'is not a pair of finite numbers' }
  const [lon, lat] = convert === undefined ? [x, y] : convert(x, y)
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return { axis: 'lon', reason: 'cannot be converted to longitude and latitude; is the CRS right?' }
  if (Math.abs(lon) > 180) return { axis: 'lon', reason: `longitude ${lon} is outside -180…180 degrees; is the CRS right?` }
  if (Math.abs(lat) > 90) {
    return { axis: 'lat', reason: `latitude ${lat} is outside -90…90 degrees; is the CRS right, and longitude before latitude?` }
  }
  return [lon, lat]
}

/** Other names of those that are known: with heights, which are not read, and by the axes' order. */
const alsoCalled: Readonly<Record<string, CrsName>> = { 'EPSG:4979': 'EPSG:4326', 'OGC:CRS84': 'EPSG:4326', 'EPSG:4480': 'EPSG:4490' }

/** The reference system that a file names, by the name it has here where it is known. */
export const crsNamed = (name: string): string => {
  const upper = name.toUpperCase()
  return alsoCalled[upper] ?? crsNames.find((known) => known === upper) ?? name
}

/** Reference systems as the WKT of a `.prj` names them (without signs), from the EPSG registry and ESRI's names. */
const wktNames: readonly (readonly [RegExp, CrsName])[] = [
  [/^CGCS20003DEGREE(GK|GAUSSKRUGER)(CM120E)$/, 'EPSG:4549'],
  [/^CGCS20003DEGREE(GK|GAUSSKRUGER)ZONE40$/, 'EPSG:4528'],
  [/^(GCSCHINAGEODETICCOORDINATESYSTEM2000|GCSCGCS2000|CGCS2000|CHINAGEODETICCOORDINATESYSTEM2000)$/, 'EPSG:4490'],
  [/^(GCSWGS1984|WGS84|GCSWGS84)$/, 'EPSG:4326']
]

/** The reference system that a WKT names: one of those that are known here, else its own name. */
export function crsOfWkt(wkt: string): string {
  const name = /^\s*\w+\s*\[\s*"([^"]*)"/.exec(wkt)?.[1] ?? wkt.trim().slice(0, 60)
  const letters = name.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return wktNames.find(([pattern]) => pattern.test(letters))?.[1] ?? name
}
