import type { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import { LifecircleError, unprocessable } from '../platform/errors.js'
import { findSite } from '../registry/site-queries.js'
import { walkingProfiles } from '../registry/standard-queries.js'
import { isochrones } from './isochrone-queries.js'
import { activeNetwork } from './network-queries.js'
import { contoursOfMetres, contoursOfMinutes, speedOf } from './reach.js'
import { reachByType } from './reach-queries.js'
import type { isochroneCollection, reach } from './schemas.js'

const offNetwork = (metres: number) =>
  `no street that can be walked is within ${metres} m of this point: nothing can be reached from it`

/** Half the width a reached street is given, metres: about the plots along it. */
const streetWidthMetres = 30

/** Where a walk starts: a place, or a residential site by its external id. */
export type ReachOrigin = { readonly site: string } | { readonly lon: number; readonly lat: number }

const bad = (pointer: string, detail: string) => new LifecircleError('bad-request', `${pointer.slice(1)} ${detail}`, { details: [{ pointer, detail }] })

/** Reads where to start: a site or a place, and not both. Throws `bad-request`. */
export function originOf({ site, lon, lat }: { site?: string | undefined; lon?: number | undefined; lat?: number | undefined }): ReachOrigin {
  if (site !== undefined) {
    if (lon !== undefined || lat !== undefined) throw bad('/site', 'cannot go with lon and lat: give the one or the other')
    return { site }
  }
  if (lon === undefined || lat === undefined) throw bad('/lon', 'and lat are needed, or site')
  return { lon, lat }
}

/** Reads the contours of isochrones: minutes or metres, and not both. Throws `unprocessable-input` with the names the caller knows. */
export function contoursOf(
  { minutes, metres }: { minutes: readonly number[] | undefined; metres: readonly number[] | undefined },
  names: readonly [minutes: string, metres: string]
): { readonly minutes: readonly number[] } | { readonly metres: readonly number[] } {
  if (minutes !== undefined && metres === undefined) return { minutes }
  if (metres !== undefined && minutes === undefined) return { metres }
  throw unprocessable(`give exactly one of ${names[0]} and ${names[1]}`, [{ pointer: `/${names[0]}`, detail: `or ${names[1]}: exactly one is needed` }])
}

/** Reach from a point or a site today, on the active network, at a profile of the default standard. */
export async function answerReach(
  database: Database,
  from: ReachOrigin,
  minutes: readonly number[],
  profile: string
): Promise<z.infer<typeof reach>> {
  const network = await activeNetwork(database.db)
  const metresPerSecond = speedOf(profile, await walkingProfiles(database))
  const origin = 'site' in from ? positionOf(await findSite(database.db, from.site)) : from
  const contours = contoursOfMinutes(minutes, metresPerSecond)
  const found = await reachByType(database.pool, network, origin, contours.map((contour) => contour.decimetres))
  return {
    origin: {
      lon: origin.lon,
      lat: origin.lat,
      site: 'site' in from ? from.site : null,
      onNetwork: found.onNetwork,
      legMetres: found.legMetres
    },
    network: { id: network.id, name: network.name },
    profile,
    metresPerSecond,
    minutes: [...minutes],
    budgetMetres: contours.map((contour) => contour.decimetres / 10),
    types: found.types.map(({ typeCode, counts, nearest }) => ({
      typeCode,
      counts: [...counts],
      nearest: {
        externalId: nearest.externalId,
        name: nearest.name,
        metres: nearest.metres,
        minutes: Math.round((nearest.metres / metresPerSecond / 60) * 100) / 100
      }
    })),
    warnings: found.onNetwork ? [] : [offNetwork(network.snapLimitMetres)]
  }
}

export type IsochroneRequest = ({ readonly minutes: readonly number[] } | { readonly metres: readonly number[] }) & {
  readonly profile: string
  readonly polygons: boolean
  readonly generalizeMetres: number
}

/** Isochrones of a point today, on the active network. */
export async function answerIsochrones(
  database: Database,
  origin: { lon: number; lat: number },
  request: IsochroneRequest
): Promise<z.infer<typeof isochroneCollection>> {
  const network = await activeNetwork(database.db)
  const speed = speedOf(request.profile, await walkingProfiles(database))
  const contours = 'minutes' in request ? contoursOfMinutes(request.minutes, speed) : contoursOfMetres(request.metres)
  const shapes = await isochrones(database.pool, network, origin, contours.map((contour) => contour.decimetres), {
    polygons: request.polygons,
    widthMetres: streetWidthMetres,
    generalizeMetres: request.generalizeMetres
  })
  return {
    type: 'FeatureCollection',
    features: shapes.map((shape) => ({
      type: 'Feature',
      geometry: { type: shape.geometry.type, coordinates: [...shape.geometry.coordinates] },
      properties: {
        contour: contours.find((contour) => contour.decimetres === shape.budget)!.value,
        metric: 'minutes' in request ? 'time' : 'distance',
        center: [origin.lon, origin.lat],
        area: Math.round(shape.areaSquareMetres),
        population: shape.population,
        counts: { ...shape.counts }
      }
    })),
    network: { id: network.id, name: network.name },
    warnings: shapes.length === 0 ? [offNetwork(network.snapLimitMetres)] : []
  }
}

function positionOf(site: { readonly location: { readonly coordinates: readonly [number, number] } }): { lon: number; lat: number } {
  const [lon, lat] = site.location.coordinates
  return { lon, lat }
}
