import type { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import { LifecircleError, notFound, unprocessable, type ErrorDetail } from '../platform/errors.js'
import { findSites } from '../registry/site-queries.js'
import { searchOpenStreets, type Closures } from './closures.js'
import { contoursOfMetres, contoursOfMinutes, type Contour } from './contours.js'
import { isochronesOf, type IsochroneShape } from './isochrone-queries.js'
import { reachOf, snapPoint, type Position, type Reached } from './reach-queries.js'
import type { isochroneCollection, reach, snap } from './schemas.js'
import { findWalk, type Walk } from './walk-queries.js'

/** Where a walk starts: a place, or a residential site by its external id. `id` is the caller's own name for it. */
export type WalkOrigin = ({ readonly site: string } | Position) & { readonly id?: string | undefined }

/** An origin as callers write it: `site`, or `lon` and `lat`. */
export interface GivenOrigin {
  readonly id?: string | undefined
  readonly site?: string | undefined
  readonly lon?: number | undefined
  readonly lat?: number | undefined
}

/** How far: minutes at the profile's speed, or metres. */
export type Budget = { readonly minutes: readonly number[] } | { readonly metres: readonly number[] }

/** Reads where to start: a site or a place, and not both. Throws `bad-request` that names the field, below `path`. */
export function originOf({ id, site, lon, lat }: GivenOrigin, path = ''): WalkOrigin {
  const bad = (field: string, detail: string) =>
    new LifecircleError('bad-request', `${`${path}/${field}`.slice(1)} ${detail}`, { details: [{ pointer: `${path}/${field}`, detail }] })
  if (site !== undefined) {
    if (lon !== undefined || lat !== undefined) throw bad('site', 'cannot go with lon and lat: give the one or the other')
    return { id, site }
  }
  if (lon === undefined || lat === undefined) throw bad('lon', 'and lat are needed, or site')
  return { id, lon, lat }
}

/** Reads the origins of one request. Throws as `originOf` does, and for ids that stand twice: their answers could not be told apart. */
export function originsOf(given: readonly GivenOrigin[]): WalkOrigin[] {
  const seen = new Set<string>()
  const details: ErrorDetail[] = []
  for (const [i, { id }] of given.entries()) {
    if (id === undefined) continue
    if (seen.has(id)) details.push({ pointer: `/origins/${i}/id`, detail: `${id} stands twice` })
    seen.add(id)
  }
  if (details.length > 0) throw unprocessable('origins need ids of their own, or none', details)
  return given.map((origin, i) => originOf(origin, `/origins/${i}`))
}

/** Reads the contours: minutes or metres, and not both. Throws `unprocessable-input` with the names the caller knows. */
export function budgetOf(
  { minutes, metres }: { minutes: readonly number[] | undefined; metres: readonly number[] | undefined },
  names: readonly [minutes: string, metres: string]
): Budget {
  if (minutes !== undefined && metres === undefined) return { minutes }
  if (metres !== undefined && minutes === undefined) return { metres }
  throw unprocessable(`give exactly one of ${names[0]} and ${names[1]}`, [{ pointer: `/${names[0]}`, detail: `or ${names[1]}: exactly one is needed` }])
}

/** The same for reach, where nothing given means 5 and 15 minutes. */
export const reachBudgetOf = (given: Parameters<typeof budgetOf>[0], names: Parameters<typeof budgetOf>[1]): Budget =>
  given.minutes === undefined && given.metres === undefined ? { minutes: [5, 15] } : budgetOf(given, names)

const contoursOf = (budget: Budget, { metresPerSecond }: Walk): Contour[] =>
  'minutes' in budget ? contoursOfMinutes(budget.minutes, metresPerSecond) : contoursOfMetres(budget.metres)

/** Positions of origins, in their order; throws `not-found` for a site nobody knows. */
async function positionsOf(database: Database, origins: readonly WalkOrigin[]): Promise<Position[]> {
  const named = origins.flatMap((origin) => ('site' in origin ? [origin.site] : []))
  const known = new Map(
    (named.length === 0 ? [] : await findSites(database.db, named)).map(({ externalId, location: { coordinates: [lon, lat] } }) => [externalId, { lon, lat }])
  )
  return origins.map((origin) => {
    if (!('site' in origin)) return { lon: origin.lon, lat: origin.lat }
    const position = known.get(origin.site)
    if (position === undefined) throw notFound('site', origin.site)
    return position
  })
}

const isClosed = ({ avoid, closedEdges }: Closures) => avoid !== undefined || (closedEdges !== undefined && closedEdges.length > 0)

const offNetwork = ({ network }: Walk, id: string | undefined, closures: Closures = {}) =>
  `no street that can be walked is ${isClosed(closures) ? 'left open ' : ''}within ${network.snapLimitMetres} m of ${id === undefined ? 'this point' : `origin ${id}`}: nothing can be reached from it`

export interface ReachRequest extends Closures {
  readonly budget: Budget
  readonly profile: string
}

/** Reach from each of some points or sites today, on the active network of a profile of the default standard. */
export async function answerReaches(database: Database, from: readonly WalkOrigin[], request: ReachRequest): Promise<z.infer<typeof reach>[]> {
  const walk = await findWalk(database.pool, request.profile)
  const positions = await positionsOf(database, from)
  const contours = contoursOf(request.budget, walk)
  const metres = contours.map((contour) => contour.metres)
  const reached = isClosed(request)
    ? await (await searchOpenStreets(database.pool, walk.network.id, positions, metres, request)).reach()
    : await reachOf(database.pool, walk.network.id, positions, metres)
  return reached.map((found, i) => reachAnswer(from[i]!, positions[i]!, found, walk, request, metres))
}

function reachAnswer(
  from: WalkOrigin,
  position: Position,
  { legMetres, types }: Reached,
  walk: Walk,
  { budget, ...closures }: ReachRequest,
  budgetMetres: readonly number[]
): z.infer<typeof reach> {
  const { profile, metresPerSecond, network: { id, name } } = walk
  return {
    ...(from.id === undefined ? {} : { id: from.id }),
    origin: { ...position, site: 'site' in from ? from.site : null, onNetwork: legMetres !== null, legMetres },
    network: { id, name },
    profile,
    metresPerSecond,
    minutes: 'minutes' in budget ? [...budget.minutes] : null,
    budgetMetres: [...budgetMetres],
    types: types.map(({ typeCode, counts, nearest }) => ({
      typeCode,
      counts: [...counts],
      nearest: { ...nearest, minutes: Math.round((nearest.metres / metresPerSecond / 60) * 100) / 100 }
    })),
    warnings: legMetres === null ? [offNetwork(walk, from.id, closures)] : []
  }
}

export interface IsochroneRequest extends ReachRequest {
  /** Echoed in the answer. */
  readonly id?: string | undefined
  readonly polygons: boolean
  readonly generalizeMetres: number
  /** Width given to a reached street to either side. */
  readonly widthMetres: number
}

/** Shapes of one answer: half a minute's work, some 15 MB. */
const mostIsochrones = 2_000

function requireFew(origins: number, contours: number): void {
  if (origins * contours <= mostIsochrones) return
  const most = Math.floor(mostIsochrones / contours)
  throw unprocessable(
    `${origins} origins with ${contours} contours each are ${origins * contours} isochrones, and ${mostIsochrones} is the most of one request: ask for ${most} origins at once, or for fewer contours`,
    [{ pointer: '/origins', detail: `at most ${most} with ${contours} contours` }]
  )
}

/** Isochrones of some points or sites today, on the active network of a profile of the default standard. */
export async function answerIsochrones(
  database: Database,
  from: readonly WalkOrigin[],
  request: IsochroneRequest
): Promise<z.infer<typeof isochroneCollection>> {
  requireFew(from.length, ('minutes' in request.budget ? request.budget.minutes : request.budget.metres).length)
  const walk = await findWalk(database.pool, request.profile)
  const positions = await positionsOf(database, from)
  const contours = contoursOf(request.budget, walk)
  const metres = contours.map((contour) => contour.metres)
  const shapes = isClosed(request)
    ? await (await searchOpenStreets(database.pool, walk.network.id, positions, metres, request)).isochrones(request)
    : await isochronesOf(database.pool, walk.network.id, positions, metres, request)
  const reached = new Set(shapes.map((shape) => shape.origin))
  const metric = 'minutes' in request.budget ? 'time' : 'distance'
  return {
    type: 'FeatureCollection',
    ...(request.id === undefined ? {} : { id: request.id }),
    features: shapes.map((shape) => isochroneFeature(shape, from[shape.origin]!, positions[shape.origin]!, contours[shape.contour]!, metric)),
    network: { id: walk.network.id, name: walk.network.name },
    profile: walk.profile,
    warnings: from.flatMap(({ id }, i) => (reached.has(i) ? [] : [offNetwork(walk, id ?? (from.length === 1 ? undefined : `${i + 1}`), request)]))
  }
}

function isochroneFeature(shape: IsochroneShape, from: WalkOrigin, { lon, lat }: Position, contour: Contour, metric: 'time' | 'distance') {
  return {
    type: 'Feature' as const,
    geometry: { type: shape.geometry.type, coordinates: [...shape.geometry.coordinates] },
    properties: {
      ...(from.id === undefined ? {} : { id: from.id }),
      contour: contour.value,
      metric,
      center: [lon, lat] as [number, number],
      area: Math.round(shape.areaSquareMetres),
      population: shape.population,
      counts: { ...shape.counts }
    }
  }
}

/** Where a point meets the active network of a profile. */
export async function answerSnap(database: Database, position: Position, profile: string): Promise<z.infer<typeof snap>> {
  const walk = await findWalk(database.pool, profile)
  const found = await snapPoint(database.pool, walk.network.id, position)
  const { id, name } = walk.network
  return {
    origin: { lon: position.lon, lat: position.lat },
    network: { id, name },
    position:
      found === undefined
        ? null
        : {
            ...found,
            location: { type: 'Point' as const, coordinates: found.location.coordinates as [number, number] },
            street: { type: 'LineString' as const, coordinates: found.street.coordinates as [number, number][] }
          },
    warnings: found === undefined ? [offNetwork(walk, undefined)] : []
  }
}
