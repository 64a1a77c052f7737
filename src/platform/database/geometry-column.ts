import { sql, type SQL } from 'drizzle-orm'
import { customType, type AnyPgColumn } from 'drizzle-orm/pg-core'

type Position = [number, number]

interface Coordinates {
  Point: Position
  LineString: Position[]
  Polygon: Position[][]
  MultiPolygon: Position[][][]
}

/** GeoJSON of one kind of geometry; longitude before latitude. */
export interface Geometry<Kind extends keyof Coordinates = keyof Coordinates> {
  readonly type: Kind
  readonly coordinates: Coordinates[Kind]
}

/**
 * A PostGIS column with its kind and SRID, which drizzle's own (points only, no SRID) does not keep.
 * Written from GeoJSON; read with `geoJson(column)`, since the driver's own text is binary in hexadecimal.
 */
export const geometry = <Kind extends keyof Coordinates>(kind: Kind, srid: number) =>
  customType<{ data: Geometry<Kind>; driverData: string }>({
    dataType: () => (srid === 0 ? `geometry(${kind})` : `geometry(${kind},${srid})`),
    toDriver: (value) => sql`st_setsrid(st_geomfromgeojson(${JSON.stringify(value)}), ${srid}::int)`,
    fromDriver: () => {
      throw new TypeError('select a geometry column with geoJson(column)')
    }
  })

/** Reads a geometry column as GeoJSON, seven decimals (about a centimetre). */
export const geoJson = <T extends Geometry>(column: AnyPgColumn): SQL<T> => sql<T>`st_asgeojson(${column}, 7)::json`
