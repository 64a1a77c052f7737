/**
 * The walking network in memory, as rows of typed arrays: the form that readers produce,
 * contraction turns into junctions and edges, labelling searches and import writes.
 */

/** Straight or shaped pieces of street as a file gives them, before contraction. Node numbers count from 0. */
export interface StreetRows {
  /** Degrees, EPSG:4326, one per node. */
  readonly lon: Float64Array
  readonly lat: Float64Array
  /** Node numbers of each row's ends, in file order. */
  readonly source: Int32Array
  readonly target: Int32Array
  /** Length of each row in metres as the file gives it; NaN = to be measured on the WGS84 spheroid. */
  readonly metres: Float64Array
  /** Points between a row's ends, [lon, lat, lon, lat, …]; absent for a straight row. */
  readonly shape: ReadonlyMap<number, Float64Array>
}

/** A contracted network: nodes are junctions and dead ends, edges keep the drawn line of their chain. */
export interface StreetNetwork {
  readonly nodeCount: number
  /** Degrees, EPSG:4326. */
  readonly lon: Float64Array
  readonly lat: Float64Array
  /** Component number of each node, counted from 0 in the order of their lowest node. */
  readonly component: Int32Array
  /** Nodes in each component. */
  readonly componentNodes: Int32Array
  readonly edgeCount: number
  readonly source: Int32Array
  readonly target: Int32Array
  /** Whole decimetres, rounded once per edge, half away from zero. */
  readonly decimetres: Int32Array
  /** Edge e's drawn line, ends included, is lines[lineStart[e]*2 … lineStart[e+1]*2) as lon, lat pairs. */
  readonly lineStart: Int32Array
  readonly lines: Float64Array
}

/**
 * Bounded hub labels in compressed-row form: node v's labels are hubs[start[v] … start[v+1]),
 * sorted by hub number, with the exact network distance in decimetres beside each.
 */
export interface HubLabels {
  readonly start: Int32Array
  readonly hubs: Int32Array
  readonly decimetres: Int16Array
}
