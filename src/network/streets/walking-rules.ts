/** Tags of an OpenStreetMap object, or properties of a feature that speak the same language. */
export type Tags = Readonly<Record<string, string | undefined>>

/**
 * Which OpenStreetMap ways a pedestrian may use. In this order, the first that speaks decides:
 *
 * 1. What is not there (being built, planned, given up) or not a way for walking (a climbing route) is closed.
 * 2. `foot`, being more specific than `access`, opens or closes (Key:access, "access hierarchy").
 * 3. `access` closes; its other values leave it to the kind of way.
 * 4. A sidewalk opens any road, motorways included.
 * 5. Roads for motor traffic only (`motorroad=yes`) and fords are closed.
 * 6. The kind of way: everything but motorway, trunk, bridleway, busways and what nobody knows. Steps, indoor corridors
 *    and platforms are walked like paths, a bridge or tunnel like the way it carries.
 *
 * Ways meet only at nodes they share: `bridge`, `tunnel` and `layer` are not read, for what crosses above or below
 * shares no node (Key:layer). An area is crossed (`isArea`), and a barrier on a node may end the ways there
 * (`isPassableOnFoot`). Ferries are left out: they are not walked. Restrictions by the hour (`foot:conditional`) are not
 * read; walking has no direction, so `oneway` says nothing.
 *
 * Sources: OSM wiki Key:access, Key:foot, Key:sidewalk, OSM_tags_for_routing/Access_restrictions (worldwide
 * defaults); the foot profiles of GraphHopper and openrouteservice (FootFlagEncoder: order of the rules, closed
 * values, fords, sac_scale), OSRM (foot.lua: agricultural, forestry), Valhalla (graph.lua) and R5
 * (TraversalPermissionLabeler). They differ on trunk roads, which they open: the wiki leaves those to the country, in
 * China they are the urban expressways, so here they need a sidewalk or `foot`; on `access=private`, closed as
 * in openrouteservice and OSRM: what only residents may cross is no way for the neighbours; and on cycleways, open as in
 * openrouteservice and R5.
 */
export function isWalkable(tags: Tags): boolean {
  const highway = tags['highway']
  if (isGone(tags) || isFerry(tags)) return false
  if (highway === undefined && !isPlatform(tags)) return false
  const allowed = allowsFoot(tags)
  if (allowed !== undefined) return allowed
  if (hasSidewalk(tags)) return true
  if (tags['motorroad'] === 'yes' || isFord(tags)) return false
  return highway === undefined || walkedByDefault.has(highway)
}

/**
 * Whether a closed way is an area, to be crossed, not only walked around. Ways of a `highway` kind are lines unless
 * `area=yes` says otherwise; a closed platform or pier is an area unless `area=no` (Key:area; Tag:highway=pedestrian,
 * Tag:public_transport=platform, Tag:man_made=pier).
 */
export const isArea = (tags: Tags): boolean =>
  tags['area'] === 'yes' || (tags['area'] !== 'no' && (tags['highway'] === undefined || tags['highway'] === 'platform') && isPlatform(tags))

/**
 * Whether a pedestrian passes a node of a way. Only barriers and fords are asked, as in GraphHopper: an `access` beside
 * an entrance or a bus stop speaks of those. In this order: `foot` opens or closes; `access` closes; a ford is closed;
 * `access` opens; a locked barrier is closed, and so are those built to keep people out (wall, fence, hedge). Every other
 * barrier is open, a gate, a bollard and an unknown one included: it holds up vehicles.
 *
 * Sources: OSM wiki Key:barrier, Key:locked; GraphHopper (FootAccessParser: fence and wall are closed by default,
 * AbstractAccessParser: locked), OSRM (foot.lua: `foot` before `access` before the kind; it closes all barriers it does
 * not list, stiles and kissing gates among them, which the wiki calls ways for walkers: here they are open).
 */
export function isPassableOnFoot(tags: Tags): boolean {
  const { barrier } = tags
  if (barrier === undefined && !isFord(tags)) return true
  const allowed = allowsFoot(tags)
  if (allowed !== undefined) return allowed
  if (isFord(tags)) return false
  return openToFoot.has(tags['access'] ?? '') || !(tags['locked'] === 'yes' || keepsPeopleOut.has(barrier ?? ''))
}

/** What `foot` and, where that says nothing, `access` decide; undefined = they leave it to the kind of way or barrier. */
function allowsFoot(tags: Tags): boolean | undefined {
  const foot = tags['foot'] ?? ''
  if (openToFoot.has(foot)) return true
  return closed.has(foot) || closed.has(tags['access'] ?? '') ? false : undefined
}

const walkedByDefault: ReadonlySet<string> = new Set([
  'footway', 'path', 'steps', 'pedestrian', 'corridor', 'platform', 'elevator', 'crossing',
  'living_street', 'residential', 'service', 'track', 'cycleway', 'unclassified', 'road',
  'primary', 'primary_link', 'secondary', 'secondary_link', 'tertiary', 'tertiary_link'
])

const openToFoot: ReadonlySet<string> = new Set(['yes', 'designated', 'official', 'permissive', 'public', 'destination', 'customers'])

const closed: ReadonlySet<string> = new Set(['no', 'private', 'restricted', 'military', 'emergency', 'agricultural', 'forestry'])

const keepsPeopleOut: ReadonlySet<string> = new Set(['wall', 'city_wall', 'retaining_wall', 'fence', 'hedge'])

const goneKinds: ReadonlySet<string> = new Set([
  'construction', 'proposed', 'planned', 'disused', 'abandoned', 'razed', 'demolished', 'dismantled', 'removed', 'historic', 'no',
  'via_ferrata', 'rest_area', 'services'
])

const isYes = (value: string | undefined): boolean => value !== undefined && value !== 'no'

function isGone(tags: Tags): boolean {
  if (goneKinds.has(tags['highway'] ?? '')) return true
  if (tags['construction'] === 'yes' || tags['abandoned'] === 'yes' || tags['disused'] === 'yes') return true
  // Above "alpine hiking" hands are needed; GraphHopper's foot profile draws the same line.
  return tags['sac_scale'] === 'demanding_alpine_hiking' || tags['sac_scale'] === 'difficult_alpine_hiking'
}

const isFerry = (tags: Tags) => tags['route'] === 'ferry' || tags['route'] === 'shuttle_train'

const isPlatform = (tags: Tags) =>
  tags['highway'] === 'platform' || tags['railway'] === 'platform' || tags['public_transport'] === 'platform' || tags['man_made'] === 'pier'

/** `separate` and `no` are no sidewalk of this way: the first is a way of its own. */
const sidewalks: ReadonlySet<string> = new Set(['both', 'left', 'right', 'yes'])

export const hasSidewalk = (tags: Tags): boolean =>
  sidewalks.has(tags['sidewalk'] ?? '') ||
  tags['sidewalk:both'] === 'yes' ||
  tags['sidewalk:left'] === 'yes' ||
  tags['sidewalk:right'] === 'yes'

const isFord = (tags: Tags) =>
  tags['highway'] === 'ford' || (isYes(tags['ford']) && tags['ford'] !== 'stepping_stones')
