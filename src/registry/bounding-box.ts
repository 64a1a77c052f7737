import { sql, type SQL } from 'drizzle-orm'

/** West, south, east, north in degrees; a box over the antimeridian is none. */
export type BoundingBox = readonly [number, number, number, number]

/** Whether a geometry lies in a box or meets it; an index of the geometry serves. */
export const inBox = (geometry: SQL, [west, south, east, north]: BoundingBox): SQL =>
  sql`st_intersects(${geometry}, st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326))`
