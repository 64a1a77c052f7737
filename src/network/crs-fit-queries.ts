import type { Transaction } from '../platform/caller.js'
import { locate, toWgs84, type CrsName } from '../platform/crs.js'
import { unprocessable } from '../platform/errors.js'

/**
 * What coordinates of a reference system may be in truth: the offsets that Chinese map providers add are of 300 to 600 m, and nothing in a
 * file tells whether they were undone.
 */
const mistakenFor: Partial<Record<CrsName, readonly CrsName[]>> = {
  'EPSG:4326': ['GCJ-02', 'BD-09'],
  'EPSG:4490': ['GCJ-02', 'BD-09'],
  'GCJ-02': ['EPSG:4326', 'BD-09'],
  'BD-09': ['EPSG:4326', 'GCJ-02']
}

const sampleSize = 400
/** Fewer say nothing. */
const leastPoints = 20
/** A street further away says nothing of where a door is. */
const farMetres = 300

interface Fit {
  readonly crs: CrsName
  readonly median: number
  /** Points that lie closer to a street than by the reference system that was named. */
  readonly closer: number
  readonly points: number
}

/**
 * Whether staged positions fit the streets of the active network far better in another reference system than in the one they were read in:
 * half as far from them in the median, and so for more points than chance would have it (four standard deviations of a fair coin).
 * Returns a warning; where nobody named the reference system, throws `unprocessable-input` that asks to.
 */
export async function inspectPositions(transaction: Transaction, crs: CrsName, { isNamed }: { isNamed: boolean }): Promise<string[]> {
  const others = mistakenFor[crs]
  if (others === undefined) return []
  const sample = await transaction.client.query<{ x: number; y: number }>(
    `select original_x as x, original_y as y
     from staged
     where geom is not null
     order by hashint4(line), line
     limit $1`,
    [sampleSize]
  )
  if (sample.rows.length < leastPoints) return []
  const [named, ...found] = await fitsOf(transaction, [crs, ...others], sample.rows)
  if (named === undefined) return []
  const better = found
    .filter(({ median, closer, points }) => median * 2 < named.median && closer - points / 2 > 2 * Math.sqrt(points))
    .sort((a, b) => a.median - b.median)[0]
  if (better === undefined) return []
  const message =
    `read as ${better.crs} the positions lie ${metres(better.median)} from the nearest street in the median, ${better.closer} of ${better.points} closer than as ${crs}, ` +
    `in which they lie ${metres(named.median)} from it`
  if (!isNamed) throw unprocessable(`${message}: name the reference system that they are in`)
  return [`${message}: is ${crs} right?`]
}

const metres = (value: number) => `${value.toFixed(0)} m`

/** Fits in the order of the reference systems; none where there is no network, or none of its streets is near. */
async function fitsOf({ client }: Transaction, systems: readonly CrsName[], points: readonly { x: number; y: number }[]): Promise<Fit[]> {
  const placed = systems.flatMap((crs, system) => {
    const convert = toWgs84(crs)
    return points.flatMap(({ x, y }, point) => {
      const position = locate(x, y, convert)
      return Array.isArray(position) ? [{ system, point, lon: position[0], lat: position[1] }] : []
    })
  })
  const found = await client.query<{ system: number; median: number; closer: number; points: number; near: number }>(
    `with measured as (
       select p.system, p.point, coalesce(network.street_metres_from(st_setsrid(st_makepoint(p.lon, p.lat), 4326), $5), $5) as metres
       from unnest($1::int[], $2::int[], $3::float8[], $4::float8[]) as p (system, point, lon, lat)
     )
     select m.system, percentile_cont(0.5) within group (order by m.metres)::float8 as median, count(*) filter (where m.metres < named.metres)::integer as closer,
       count(*)::integer as points, count(*) filter (where m.metres < $5)::integer as near
     from measured as m
     join measured as named on named.point = m.point and named.system = 0
     group by m.system
     order by m.system`,
    [placed.map((p) => p.system), placed.map((p) => p.point), placed.map((p) => p.lon), placed.map((p) => p.lat), farMetres]
  )
  if (found.rows.every(({ near }) => near < leastPoints)) return []
  return found.rows.map(({ system, ...fit }) => ({ crs: systems[system]!, ...fit }))
}
