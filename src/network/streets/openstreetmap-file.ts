import { locate } from '../../platform/crs.js'
import { namingFile } from '../../platform/damaged-file.js'
import { problemLog, type ProblemLog } from '../../platform/row-problem.js'
import { growingFloat64, growingInt32 } from './growing-array.js'
import { osmPbfFile, type OsmPbfFile, type OsmRelation, type OsmWay } from './openstreetmap-pbf.js'
import { ringsOf, rowsAcross, type AreaRing } from './pedestrian-areas.js'
import { cutStreets } from './street-cuts.js'
import type { StreetRows } from './street-network.js'
import { selectRows, type StreetReading } from './street-reading.js'
import { isArea, isPassableOnFoot, isWalkable, type Tags } from './walking-rules.js'
import { isCarriageway, isWheelchairPassable, wheelchairObstacle } from './wheelchair-rules.js'

/**
 * Reads the walkable ways of an OpenStreetMap extract (.osm.pbf), each pair of consecutive nodes as one row to be
 * measured, and behind them the rows across its pedestrian areas. Nodes are numbered by their OSM id; where a barrier
 * ends the ways at a node, copies of it follow. The file is read block by block: first the relations, for the areas made
 * of several ways, then the ways, for the nodes they need, then those nodes; so memory follows the walkable network, not
 * the file. A node that the extract does not hold (its edge cuts ways) or whose position is impossible splits the way,
 * and leaves an area its outline only.
 */
export function readOpenStreetMap(path: string): Promise<StreetReading> {
  return namingFile(path, async () => {
    const file = osmPbfFile(path)
    const ways = await readWays(file, await readAreaRelations(file))
    const problems = problemLog(path)
    const { lon, lat, obstacles } = await readNodes(file, ways.ids, problems)
    const isClosed = (node: number) => obstacles.get(node) === 'closed'
    const { rows: uncut, traits } = rowsOf(ways, lon, lat, isClosed)
    const rows = cutStreets(uncut, isClosed, (row) => areaOf(traits[row]!))
    return { rows, wheelchair: wheelchairRows(rows, traits, obstacles), problems: problems.problems(), problemCount: problems.problemCount() }
  })
}

/**
 * What is known of a way, of an area and of each of their rows, in one number: bit 0 = a wheelchair user can use it,
 * bit 1 = a carriageway, the rest = 1 + number of the area it bounds or crosses, 0 = none.
 */
type Traits = number

const traitsOf = (tags: Tags, area?: number): Traits =>
  (isWheelchairPassable(tags) ? 1 : 0) | (isCarriageway(tags) ? 2 : 0) | ((area === undefined ? 0 : area + 1) << 2)
const isForWheelchairs = (traits: Traits): boolean => (traits & 1) === 1
const isRoad = (traits: Traits): boolean => (traits & 2) === 2
const areaOf = (traits: Traits): number | undefined => (traits < 4 ? undefined : (traits >> 2) - 1)

/** Pedestrian areas whose outline is made of several ways or has holes (Relation:multipolygon). */
async function readAreaRelations(file: OsmPbfFile): Promise<OsmRelation[]> {
  const relations: OsmRelation[] = []
  await file.eachRelation((relation) => {
    if (relation.tags['type'] === 'multipolygon' && isWalkable(relation.tags)) relations.push(relation)
  })
  return relations
}

interface Ways {
  /** OSM ids of the nodes, ascending; doubles hold what goes beyond 32 bits. */
  readonly ids: Float64Array
  /** Node numbers of all ways one after another; way w's are nodes[start[w] … start[w+1]). */
  readonly nodes: Int32Array
  readonly start: Int32Array
  readonly traits: Int32Array
  readonly areas: readonly Area[]
}

interface Area {
  readonly traits: Traits
  readonly outlines: readonly { readonly way: number; readonly isHole: boolean }[]
}

/** The walkable ways, and those that bound an area of several ways, which are walked as its outline. */
async function readWays(file: OsmPbfFile, relations: readonly OsmRelation[]): Promise<Ways> {
  const references = growingFloat64()
  const start = growingInt32()
  const traits = growingInt32()
  const wayAreas: Area[] = []
  const relationOf = new Map(relations.flatMap(({ ways }, relation) => ways.map(({ id }) => [id, relation] as const)))
  const wayOf = new Map<number, number>()

  const traitsOfWay = (way: OsmWay): Traits | undefined => {
    const relation = relationOf.get(way.id)
    if (relation !== undefined) return traitsOf(isWalkable(way.tags) ? way.tags : relations[relation]!.tags, relation)
    if (!isWalkable(way.tags)) return undefined
    if (!isClosedLine(way.references) || !isArea(way.tags)) return traitsOf(way.tags)
    const area = traitsOf(way.tags, relations.length + wayAreas.length)
    wayAreas.push({ traits: area, outlines: [{ way: start.length(), isHole: false }] })
    return area
  }
  await file.eachWay((way) => {
    const known = traitsOfWay(way)
    if (known === undefined) return
    if (relationOf.has(way.id)) wayOf.set(way.id, start.length())
    start.push(references.length())
    traits.push(known)
    for (const id of way.references) references.push(id)
  })
  start.push(references.length())

  const relationAreas = relations.map(({ tags, ways }, relation) => ({
    traits: traitsOf(tags, relation),
    outlines: ways.map(({ id, role }) => ({ way: wayOf.get(id) ?? -1, isHole: role === 'inner' }))
  }))
  const all = references.finish()
  const ids = distinct(all)
  const nodes = new Int32Array(all.length)
  all.forEach((id, at) => (nodes[at] = find(ids, id)))
  return {
    ids,
    nodes,
    start: start.finish(),
    traits: traits.finish(),
    areas: [...relationAreas, ...wayAreas]
  }
}

const isClosedLine = (references: readonly number[]): boolean => references.length > 3 && references[0] === references.at(-1)

function distinct(references: Float64Array): Float64Array {
  const sorted = references.slice().sort()
  let count = 0
  for (const id of sorted) if (count === 0 || id !== sorted[count - 1]) sorted[count++] = id
  return sorted.slice(0, count)
}

/** Position of an id among the sorted ones, -1 = none. */
function find(ids: Float64Array, id: number): number {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ids[middle]! < id) low = middle + 1
    else high = middle
  }
  return ids[low] === id ? low : -1
}

/** What stops people at a node: everybody, or wheelchair users only. */
type Obstacle = 'closed' | 'barrier' | 'kerb'

interface Nodes {
  /** Degrees, NaN for ids that the file has no usable position of. */
  readonly lon: Float64Array
  readonly lat: Float64Array
  readonly obstacles: ReadonlyMap<number, Obstacle>
}

async function readNodes(file: OsmPbfFile, ids: Float64Array, problems: ProblemLog): Promise<Nodes> {
  const lon = new Float64Array(ids.length).fill(NaN)
  const lat = new Float64Array(ids.length).fill(NaN)
  const obstacles = new Map<number, Obstacle>()
  await file.eachNode(
    (id) => find(ids, id),
    (node, x, y, tags, id) => {
      const position = locate(x, y)
      if (Array.isArray(position)) [lon[node], lat[node]] = position
      else problems.add(0, { column: 'node', value: String(id), reason: position.reason })
      const obstacle = isPassableOnFoot(tags) ? wheelchairObstacle(tags) : 'closed'
      if (obstacle !== undefined) obstacles.set(node, obstacle)
    }
  )
  return { lon, lat, obstacles }
}

/** Rows along the ways and across the areas, with the traits of each. */
function rowsOf(
  ways: Ways,
  lon: Float64Array,
  lat: Float64Array,
  isClosed: (node: number) => boolean
): { readonly rows: StreetRows; readonly traits: Int32Array } {
  const source = growingInt32()
  const target = growingInt32()
  const traits = growingInt32()
  const isKnown = (node: number) => !Number.isNaN(lon[node]!)
  const add = (from: number, to: number, of: Traits) => {
    source.push(from)
    target.push(to)
    traits.push(of)
  }
  for (let way = 0; way < ways.traits.length; way++) {
    for (let at = ways.start[way]! + 1; at < ways.start[way + 1]!; at++) {
      const from = ways.nodes[at - 1]!
      const to = ways.nodes[at]!
      if (from !== to && isKnown(from) && isKnown(to)) add(from, to, ways.traits[way]!)
    }
  }
  const uses = usesOf(ways)
  for (const area of ways.areas) {
    const rings = ringsOfArea(area, ways)
    if (rings?.every(({ nodes }) => nodes.every(isKnown)) !== true) continue
    const own = new Map<number, number>()
    for (const node of outlineNodes(area, ways)) own.set(node, (own.get(node) ?? 0) + 1)
    const isEntrance = (node: number) => uses[node]! > own.get(node)! && !isClosed(node)
    for (const [from, to] of rowsAcross(rings, isEntrance, lon, lat)) add(from, to, area.traits)
  }
  const metres = new Float64Array(source.length()).fill(NaN)
  return { rows: { lon, lat, source: source.finish(), target: target.finish(), metres, shape: new Map() }, traits: traits.finish() }
}

const wayNodes = ({ nodes, start }: Ways, way: number): Int32Array => (way === -1 ? new Int32Array() : nodes.subarray(start[way], start[way + 1]))

const outlineNodes = (area: Area, ways: Ways): number[] => area.outlines.flatMap(({ way }) => [...wayNodes(ways, way)])

/** How often each node is passed by ways that bound no area, and by outlines, once for each area they bound. */
function usesOf(ways: Ways): Int32Array {
  const uses = new Int32Array(ways.ids.length)
  ways.traits.forEach((traits, way) => {
    if (areaOf(traits) === undefined) for (const node of wayNodes(ways, way)) uses[node]!++
  })
  for (const area of ways.areas) for (const node of outlineNodes(area, ways)) uses[node]!++
  return uses
}

/** The closed rings of an area; undefined where the extract lacks a piece of one. */
function ringsOfArea({ outlines }: Area, ways: Ways): AreaRing[] | undefined {
  if (outlines.some(({ way }) => way === -1)) return undefined
  const ringsWhere = (isHole: boolean): AreaRing[] | undefined =>
    ringsOf(outlines.filter((outline) => outline.isHole === isHole).map(({ way }) => [...wayNodes(ways, way)]))?.map((nodes) => ({ nodes, isHole }))
  const outer = ringsWhere(false)
  const holes = ringsWhere(true)
  return outer && holes && [...outer, ...holes]
}

/** A barrier ends all ways at its node but those of one area; a kerb leaves the carriageway whole too. */
function wheelchairRows(rows: StreetRows, traits: Int32Array, obstacles: ReadonlyMap<number, Obstacle>): StreetRows {
  const passable = (row: number) => isForWheelchairs(traits[row]!)
  const ofRow = traits.filter((_, row) => passable(row))
  const carriageway = -1
  return cutStreets(
    selectRows(rows, passable),
    (node) => obstacles.has(node),
    (row, node) => areaOf(ofRow[row]!) ?? (isRoad(ofRow[row]!) && obstacles.get(node) === 'kerb' ? carriageway : undefined)
  )
}
