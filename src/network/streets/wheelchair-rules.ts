import { hasSidewalk, type Tags } from './walking-rules.js'

/**
 * Which walkable ways a wheelchair user can use as well. In this order, the first that speaks decides:
 *
 * 1. `wheelchair` opens (yes, designated, limited) or closes, over everything physical: who wrote it has looked.
 * 2. Steps are closed, save with a ramp for wheelchairs.
 * 3. A gradient above 6 % is closed, and a mountain path above `hiking`.
 * 4. Trunk, primary and secondary roads that are said to have no sidewalk are closed.
 * 5. A surface wheels sink into, a smoothness of `bad` or worse, a track of grade 4 or 5 and a way under 0.9 m are closed,
 *    unless the way is a road with a sidewalk, whose own surface these tags do not describe.
 *
 * What nobody has recorded is passable. Few ways carry `kerb`, `incline` or `smoothness`; to close the others would leave
 * next to nothing of any city. So the network says where a wheelchair user *may* get, and is as good as its data.
 *
 * Sources: OSM wiki Key:wheelchair, Key:incline, Key:smoothness, Key:surface, Key:width, Key:ramp; DIN 18040-1 and -3
 * (a passage is 0.90 m wide); openrouteservice's wheelchair profile (WheelchairFlagEncoder: surfaces, smoothness, track
 * types, sac_scale, roads without sidewalk; default limits of its API: gradient 6 %, kerb 0.06 m) and GraphHopper's (the
 * same 6 %, `wheelchair` before the physical tags, surface of the sidewalk).
 */
export function isWheelchairPassable(tags: Tags): boolean {
  const said = saysOfWheelchairs(tags)
  if (said !== undefined) return said
  if (tags['highway'] === 'steps') return tags['ramp:wheelchair'] === 'yes'
  if (Math.abs(gradientPercent(tags['incline']) ?? 0) > mostGradientPercent || isMountainPath(tags)) return false
  if (hasSidewalk(tags)) return true
  if (busyRoads.has(tags['highway'] ?? '') && (tags['sidewalk'] === 'no' || tags['sidewalk'] === 'none')) return false
  return !(
    softSurfaces.has(tags['surface'] ?? '') ||
    roughSurfaces.has(tags['smoothness'] ?? '') ||
    tags['tracktype'] === 'grade4' ||
    tags['tracktype'] === 'grade5' ||
    (metres(tags['width']) ?? Infinity) < leastWidthMetres
  )
}

/**
 * What stops a wheelchair user at a node that a pedestrian passes: a `barrier` ends all ways there; a `kerb` stands
 * beside the carriageway, so that it bars who comes from a path or crossing, not who stays on the road. undefined =
 * nothing does. Kerb heights come before words; `wheelchair=yes` opens either. A kerb of unknown height is passable, as
 * is all that nobody has recorded.
 *
 * `wheelchair=no` counts on barriers, kerbs, doors, lifts and crossings only: beside a bus stop it speaks of the stop.
 *
 * Sources: OSM wiki Key:kerb (raised and rolled kerbs are not for wheelchairs), Key:kerb:height, Key:barrier,
 * Key:maxwidth:physical; openrouteservice (stile, block, kissing gate, turnstile and Hampshire gate are impassable;
 * `regular` and `rolled` kerbs are high ones; 0.06 m), GraphHopper (turnstile, handrail, wall).
 */
export function wheelchairObstacle(tags: Tags): 'barrier' | 'kerb' | undefined {
  const said = saysOfWheelchairs(tags)
  if (said === true) return undefined
  const { barrier, kerb } = tags
  const height = metres(tags['kerb:height'])
  if (height === undefined ? highKerbs.has(kerb ?? '') : height > highestKerbMetres) return 'kerb'
  if (said === false && (kerb !== undefined || barrier === 'kerb' || tags['highway'] === 'crossing')) return 'kerb'
  if (said === false && (barrier !== undefined || isDoor(tags))) return 'barrier'
  if (barrier === undefined) return undefined
  return impassableBarriers.has(barrier) || (metres(tags['maxwidth:physical']) ?? Infinity) < leastWidthMetres ? 'barrier' : undefined
}

/** Whether a way is a road, which a kerb divides from its sides; paths, pedestrian streets and the like have none. */
export const isCarriageway = (tags: Tags): boolean => tags['highway'] !== undefined && !withoutKerbs.has(tags['highway'])

function saysOfWheelchairs({ wheelchair = '' }: Tags): boolean | undefined {
  if (wheelchair === 'yes' || wheelchair === 'designated' || wheelchair === 'limited') return true
  return wheelchair === 'no' || wheelchair === 'private' || wheelchair === 'restricted' ? false : undefined
}

const mostGradientPercent = 6
const highestKerbMetres = 0.06
const leastWidthMetres = 0.9

const withoutKerbs: ReadonlySet<string> = new Set([
  'footway', 'path', 'steps', 'pedestrian', 'corridor', 'platform', 'elevator', 'crossing', 'cycleway', 'bridleway'
])

const busyRoads: ReadonlySet<string> = new Set(['primary', 'primary_link', 'secondary', 'secondary_link', 'trunk', 'trunk_link'])

const softSurfaces: ReadonlySet<string> = new Set(['earth', 'grass', 'dirt', 'mud', 'sand', 'snow', 'ice', 'salt'])

const roughSurfaces: ReadonlySet<string> = new Set(['bad', 'very_bad', 'horrible', 'very_horrible', 'impassable'])

const highKerbs: ReadonlySet<string> = new Set(['raised', 'regular', 'rolled'])

/** Openrouteservice's, with the kinds the wiki has added since, and cycle barriers: few leave a wheelchair's width. */
const impassableBarriers: ReadonlySet<string> = new Set([
  'stile', 'block', 'kissing_gate', 'turnstile', 'full-height_turnstile', 'hampshire_gate', 'cycle_barrier', 'motorcycle_barrier',
  'horse_stile', 'handrail', 'guard_rail', 'jersey_barrier', 'debris', 'log', 'step', 'ditch'
])

const isMountainPath = ({ sac_scale: scale }: Tags) => scale !== undefined && scale !== 'hiking' && scale !== 'strolling'

const isDoor = (tags: Tags) => tags['entrance'] !== undefined || tags['door'] !== undefined || tags['highway'] === 'elevator'

/** Per cent, negative downhill, of "8%", "-8 %", "5°" or a bare number; undefined for words such as "up". */
function gradientPercent(incline = ''): number | undefined {
  const [, figure, unit] = /^\s*([+-]?\d+(?:\.\d+)?)\s*([%°]?)\s*$/.exec(incline) ?? []
  if (figure === undefined) return undefined
  return unit === '°' ? 100 * Math.tan((Number(figure) * Math.PI) / 180) : Number(figure)
}

const metresPerUnit: Readonly<Record<string, number>> = { '': 1, m: 1, cm: 0.01, mm: 0.001 }

/** Metres of "0.03", "3 cm", "30mm" or "1.2 m"; undefined where it is no such figure. */
function metres(length = ''): number | undefined {
  const [, figure, unit] = /^\s*(\d+(?:\.\d+)?)\s*(mm|cm|m|)\s*$/.exec(length) ?? []
  return figure === undefined ? undefined : Number(figure) * metresPerUnit[unit ?? '']!
}
