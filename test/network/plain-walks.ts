/**
 * Walks by brute force, written apart from the service: every place is compared with every edge, and searches run on
 * the edges as they are, with the origin and the facility put in as nodes of their own.
 */
type Position = readonly [x: number, y: number]

export interface PlainEdge {
  readonly id: number
  readonly source: number
  readonly target: number
  readonly decimetres: number
  readonly component: number
  /** Metres, in the network's projection. */
  readonly line: readonly Position[]
}

export interface PlainNetwork {
  readonly edges: readonly PlainEdge[]
  readonly leastComponentNodes: number
  readonly snapLimitDecimetres: number
}

/** How two places on one edge are joined, or `apart` when they are on different edges. */
export type WalkKind = 'along' | 'straight' | 'round' | 'apart' | 'off'

export interface Snapped {
  readonly edge: PlainEdge
  readonly leg: number
  readonly toSource: number
  readonly position: Position
}

const halfUp = (value: number) => Math.floor(value + 0.5)
const distance = ([ax, ay]: Position, [bx, by]: Position) => Math.hypot(ax - bx, ay - by)

/** The nearest position on a drawn line: how far it is, and at which fraction of the line. */
export function nearestOn(line: readonly Position[], point: Position): { metres: number; fraction: number } {
  let before = 0
  let best = { metres: Infinity, along: 0 }
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!]
    const length = distance(a, b)
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / length ** 2))
    const metres = distance(point, [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])])
    if (metres < best.metres) best = { metres, along: before + share * length }
    before += length
  }
  return { metres: best.metres, fraction: before === 0 ? 0 : best.along / before }
}

export function shortestWalks({ edges, leastComponentNodes, snapLimitDecimetres }: PlainNetwork, facilities: readonly Position[]) {
  const nodes = new Map<number, Set<number>>()
  for (const { component, source, target } of edges) nodes.set(component, (nodes.get(component) ?? new Set()).add(source).add(target))
  const walkable = edges.filter(({ component }) => nodes.get(component)!.size >= leastComponentNodes)

  const snap = (position: Position): Snapped | undefined => {
    let best: { edge: PlainEdge; metres: number; fraction: number } | undefined
    for (const edge of walkable) {
      const { metres, fraction } = nearestOn(edge.line, position)
      // ids rise: an equal one later does not take its place, and where edges meet they are equal but for the last digit
      if (best === undefined || metres < best.metres - 1e-9) best = { edge, metres, fraction }
    }
    if (best === undefined) return undefined
    const leg = halfUp(best.metres * 10)
    return leg > snapLimitDecimetres ? undefined : { edge: best.edge, leg, toSource: halfUp(best.fraction * best.edge.decimetres), position }
  }

  const neighbours = new Map<number, [node: number, decimetres: number][]>()
  for (const { source, target, decimetres } of edges) {
    for (const [from, to] of [[source, target], [target, source]] as const) {
      neighbours.set(from, [...(neighbours.get(from) ?? []), [to, decimetres]])
    }
  }

  /** Dijkstra's search without any queue: the nearest open node is looked for among all. */
  const search = (start: ReadonlyMap<number, number>): Map<number, number> => {
    const open = new Map(start)
    const settled = new Map<number, number>()
    while (open.size > 0) {
      let nearest: [number, number] | undefined
      for (const entry of open) if (nearest === undefined || entry[1] < nearest[1]) nearest = entry
      const [node, length] = nearest!
      open.delete(node)
      settled.set(node, length)
      for (const [next, decimetres] of neighbours.get(node) ?? []) {
        if (!settled.has(next) && length + decimetres < (open.get(next) ?? Infinity)) open.set(next, length + decimetres)
      }
    }
    return settled
  }

  const nodesFrom = (origin: Position): Map<number, number> => {
    const place = snap(origin)
    if (place === undefined) return new Map()
    const { edge, leg, toSource } = place
    const toTarget = edge.decimetres - toSource
    const ends = new Map([[edge.source, leg + toSource]])
    ends.set(edge.target, Math.min(ends.get(edge.target) ?? Infinity, leg + toTarget))
    return search(ends)
  }

  const snappedFacilities = facilities.map(snap)
  const kinds: WalkKind[][] = []

  /** Decimetres to each facility, undefined where there is no walk. */
  const from = (origin: Position): (number | undefined)[] => {
    const place = snap(origin)
    const lengths = place === undefined ? undefined : nodesFrom(origin)
    const row: WalkKind[] = []
    kinds.push(row)
    return snappedFacilities.map((facility) => {
      if (place === undefined || lengths === undefined || facility === undefined) {
        row.push('off')
        return undefined
      }
      const { edge, leg, toSource } = facility
      const byEnds = Math.min(
        (lengths.get(edge.source) ?? Infinity) + toSource + leg,
        (lengths.get(edge.target) ?? Infinity) + edge.decimetres - toSource + leg
      )
      if (edge.id !== place.edge.id) {
        row.push('apart')
        return byEnds === Infinity ? undefined : byEnds
      }
      const along = place.leg + Math.abs(place.toSource - toSource) + leg
      const line = halfUp(distance(place.position, facility.position) * 10)
      const straight = line < place.leg + leg ? line : Infinity
      const least = Math.min(byEnds, along, straight)
      row.push(least === straight && straight < along ? 'straight' : least === along ? 'along' : 'round')
      return least
    })
  }

  return {
    from,
    nodesFrom,
    snap,
    isOff: (facility: number) => snappedFacilities[facility] === undefined,
    /** Of the pair asked with the n-th call of `from`. */
    kindOf: (origin: number, facility: number) => kinds[origin]![facility]!
  }
}
