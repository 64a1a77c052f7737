/**
 * Ways across pedestrian areas. The shortest walk inside a polygon between two of its entrances is a chain of straight
 * lines that bends only at reflex corners, where the area's angle is over 180° (Lozano-Pérez and Wesley 1979; de Berg et
 * al., Computational Geometry, chapter 15: visibility graphs). So rows between entrances and reflex corners that see each
 * other, together with the outline, give every crossing its exact shortest length. OpenTripPlanner crosses areas alike
 * (WalkableAreaBuilder).
 *
 * All tests are made in whole units of 1e-7 degrees, the resolution of OpenStreetMap, where products of coordinates
 * within an area are exact: no tolerance, no dependence on the order of the corners. Degrees stretch east and north
 * differently, which moves no corner to the other side of a line.
 */

/** A closed line of nodes, the first not repeated; a hole is left out of the area. */
export interface AreaRing {
  readonly nodes: readonly number[]
  readonly isHole: boolean
}

/**
 * Areas with more corners to be joined are walked along their outline only: the rows grow with the square of their
 * number, and beyond this one they would outnumber the streets around. OpenTripPlanner draws such a line too
 * (`maxAreaNodes`).
 */
export const mostCornersJoined = 150

interface Corner {
  readonly node: number
  readonly x: number
  readonly y: number
}

interface RingCorner extends Corner {
  readonly before: Corner
  readonly after: Corner
  readonly isReflex: boolean
}

interface JoinedCorner extends RingCorner {
  /** A row may end here: at an entrance, and where rings touch and the way round is not told by one pair of sides. */
  readonly isEnd: boolean
}

/**
 * The straight rows across an area, as pairs of nodes: between entrances and reflex corners that see each other. Rows
 * that no shortest way can use are left out: those that end at a reflex corner without going round it, those that pass
 * another corner (its pieces are there), and the outline itself. The same rings give the same rows in the same order.
 */
export function rowsAcross(
  rings: readonly AreaRing[],
  isEntrance: (node: number) => boolean,
  lon: Float64Array,
  lat: Float64Array
): [source: number, target: number][] {
  const outline = rings.map((ring) => ringCorners(ring, lon, lat))
  const sides = outline.flat()
  const joined = cornersToJoin(sides, isEntrance)
  if (joined.length > mostCornersJoined || !joined.some(({ node }) => isEntrance(node))) return []
  const neighbours = new Set(sides.flatMap(({ node, after }) => [`${node} ${after.node}`, `${after.node} ${node}`]))
  const rows: [number, number][] = []
  joined.forEach((a, at) => {
    for (const b of joined.slice(at + 1)) {
      if (neighbours.has(`${a.node} ${b.node}`)) continue
      if (goesRound(a, b) && goesRound(b, a) && seesAcross(a, b, sides)) rows.push([a.node, b.node])
    }
  })
  return rows
}

function ringCorners({ nodes, isHole }: AreaRing, lon: Float64Array, lat: Float64Array): RingCorner[] {
  // Twice the unit, so that the middle of a line is a whole position too.
  const corners = nodes.map((node): Corner => ({ node, x: 2 * Math.round(lon[node]! * 1e7), y: 2 * Math.round(lat[node]! * 1e7) }))
  const origin = corners[0]!
  const doubleArea = corners.reduce((sum, corner, at) => sum + turn(origin, corner, corners[(at + 1) % corners.length]!), 0)
  // Walking around with the area to the left, a right turn is a reflex corner.
  const isAreaLeft = doubleArea > 0 !== isHole
  return corners.map((corner, at) => {
    const before = corners.at(at - 1)!
    const after = corners[(at + 1) % corners.length]!
    const turned = turn(before, corner, after)
    return { ...corner, before, after, isReflex: isAreaLeft ? turned < 0 : turned > 0 }
  })
}

/** Entrances and reflex corners, each node once, in the order of the rings. */
function cornersToJoin(sides: readonly RingCorner[], isEntrance: (node: number) => boolean): JoinedCorner[] {
  const byNode = new Map<number, JoinedCorner>()
  for (const corner of sides) {
    const isKnown = byNode.has(corner.node)
    if (isKnown || corner.isReflex || isEntrance(corner.node)) byNode.set(corner.node, { ...corner, isEnd: isKnown || isEntrance(corner.node) })
  }
  return [...byNode.values()]
}

/** Above 0 where a, b, c turn left, 0 on one line: twice the triangle's area in square units. */
const turn = (a: Corner, b: Corner, c: Corner): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)

/** Whether a shortest way may use a row from `from` to `corner`: it goes on round a mere corner, both whose sides then lie on one side of the row. */
function goesRound(from: Corner, corner: JoinedCorner): boolean {
  if (corner.isEnd) return true
  return Math.sign(turn(from, corner, corner.before)) * Math.sign(turn(from, corner, corner.after)) >= 0
}

/** Whether the open line from a to b lies inside the area and passes no corner. */
function seesAcross(a: Corner, b: Corner, sides: readonly RingCorner[]): boolean {
  for (const side of sides) {
    const nearTurn = turn(a, b, side)
    if (nearTurn === 0 && isBetween(a, b, side)) return false
    if (Math.sign(nearTurn) * Math.sign(turn(a, b, side.after)) < 0 && Math.sign(turn(side, side.after, a)) * Math.sign(turn(side, side.after, b)) < 0) {
      return false
    }
  }
  return isInside({ node: -1, x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, sides)
}

/** Of a corner on the line through a and b: whether it lies between them. */
const isBetween = (a: Corner, b: Corner, corner: Corner): boolean =>
  (corner.x - a.x) * (b.x - a.x) + (corner.y - a.y) * (b.y - a.y) > 0 && (corner.x - b.x) * (a.x - b.x) + (corner.y - b.y) * (a.y - b.y) > 0

/** Even-odd over all rings, so that holes need no word: a line to the east crosses an odd number of sides. */
function isInside(point: Corner, sides: readonly RingCorner[]): boolean {
  let inside = false
  for (const side of sides) {
    const { after } = side
    if (side.y > point.y === after.y > point.y) continue
    const isLeft = turn(side, after, point) > 0
    if (isLeft === after.y > side.y) inside = !inside
  }
  return inside
}

/**
 * Joins lines that end where others begin into closed rings, taking them in their order; undefined where some line finds
 * no way back to its start. Nodes repeated one after the other count once.
 */
export function ringsOf(lines: readonly (readonly number[])[]): number[][] | undefined {
  const waiting = lines.filter((line) => line.length > 1).map((line) => [...line])
  const rings: number[][] = []
  for (let line = waiting.shift(); line !== undefined; line = waiting.shift()) {
    const ring = line
    while (ring[0] !== ring.at(-1)) {
      const end = ring.at(-1)
      const at = waiting.findIndex((other) => other[0] === end || other.at(-1) === end)
      const [next] = at === -1 ? [] : waiting.splice(at, 1)
      if (next === undefined) return undefined
      ring.push(...(next[0] === end ? next : next.reverse()).slice(1))
    }
    const corners = ring.slice(1).filter((node, at) => node !== ring[at])
    if (corners.length >= 3) rings.push(corners)
  }
  return rings
}
