/**
 * Which OpenStreetMap ways a pedestrian may use. In this order, the first that speaks decides:
 *
 * 1. What is not there (being built, planned, given up) or not a way for walking (a climbing route) is closed.
 * 2. `foot`, being more specific than `access`, opens or closes (Key:access, "access hierarchy").
 * 3. `access` closes; its other values leave it to the kind of way.
 * 4. A sidewalk opens any road, motorways included.
 * 5. Roads for motor traffic only (`motorroad=yes`) and fords are closed.
 * 6. The kind of way: everything but motorway, trunk, bridleway, busways and what nobody knows. A pedestrian area is
 *    walked along its outline, a bridge or tunnel like the way it carries, indoor corridors and platforms like paths.
 *
 * Ferries are left out: they are not walked. Restrictions by the hour (`foot:conditional`) and barriers on nodes are
 * not read; walking has no direction, so `oneway` says nothing.
 *
 * Sources: OSM wiki Key:access, Key:foot, Key:sidewalk, OSM_tags_for_routing/Access_restrictions (worldwide
 * defaults); the foot profiles of GraphHopper and openrouteservice (FootFlagEncoder: order of the rules, closed
 * values, fords, sac_scale), OSRM (foot.lua: agricultural, forestry), Valhalla (graph.lua) and R5
 * (TraversalPermissionLabeler). They differ on trunk roads, which they open: the wiki leaves those to the country, in
 * China they are the urban expressways, so here they need a sidewalk or `foot`; on `access=private`, closed as
 * in openrouteservice and OSRM: what only residents may cross is no way for the neighbours; and on cycleways, open as in
 * openrouteservice and R5.
 */
export function isWalkable(tags: Readonly<Record<string, string>>): boolean {
  const highway = tags['highway']
  if (isGone(tags) || isFerry(tags)) return false
  if (highway === undefined && !isPlatform(tags)) return false
  const foot = tags['foot']
  if (foot !== undefined && openToFoot.has(foot)) return true
  if (foot !== undefined && closed.has(foot)) return false
  const access = tags['access']
  if (access !== undefined && closed.has(access)) return false
  if (hasSidewalk(tags)) return true
  if (tags['motorroad'] === 'yes' || isFord(tags)) return false
  return highway === undefined || walkedByDefault.has(highway)
}

const walkedByDefault: ReadonlySet<string> = new Set([
  'footway', 'path', 'steps', 'pedestrian', 'corridor', 'platform', 'elevator', 'crossing',
  'living_street', 'residential', 'service', 'track', 'cycleway', 'unclassified', 'road',
  'primary', 'primary_link', 'secondary', 'secondary_link', 'tertiary', 'tertiary_link'
])

const openToFoot: ReadonlySet<string> = new Set(['yes', 'designated', 'official', 'permissive', 'public', 'destination', 'customers'])

const closed: ReadonlySet<string> = new Set(['no', 'private', 'restricted', 'military', 'emergency', 'agricultural', 'forestry'])

const goneKinds: ReadonlySet<string> = new Set([
  'construction', 'proposed', 'planned', 'disused', 'abandoned', 'razed', 'demolished', 'dismantled', 'removed', 'historic', 'no',
  'via_ferrata', 'rest_area', 'services'
])

const isYes = (value: string | undefined): boolean => value !== undefined && value !== 'no'

function isGone(tags: Readonly<Record<string, string>>): boolean {
  if (goneKinds.has(tags['highway'] ?? '')) return true
  if (tags['construction'] === 'yes' || tags['abandoned'] === 'yes' || tags['disused'] === 'yes') return true
  // Above "alpine hiking" hands are needed; GraphHopper's foot profile draws the same line.
  return tags['sac_scale'] === 'demanding_alpine_hiking' || tags['sac_scale'] === 'difficult_alpine_hiking'
}

const isFerry = (tags: Readonly<Record<string, string>>) => tags['route'] === 'ferry' || tags['route'] === 'shuttle_train'

const isPlatform = (tags: Readonly<Record<string, string>>) =>
  tags['railway'] === 'platform' || tags['public_transport'] === 'platform' || tags['man_made'] === 'pier'

/** `separate` and `no` are no sidewalk of this way: the first is a way of its own. */
const sidewalks: ReadonlySet<string> = new Set(['both', 'left', 'right', 'yes'])

const hasSidewalk = (tags: Readonly<Record<string, string>>) =>
  sidewalks.has(tags['sidewalk'] ?? '') ||
  tags['sidewalk:both'] === 'yes' ||
  tags['sidewalk:left'] === 'yes' ||
  tags['sidewalk:right'] === 'yes'

const isFord = (tags: Readonly<Record<string, string>>) =>
  tags['highway'] === 'ford' || (isYes(tags['ford']) && tags['ford'] !== 'stepping_stones')
