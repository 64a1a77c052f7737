import { locate, toWgs84, type CrsName, type ToWgs84 } from '../platform/crs.js'
import { readFeatures } from '../platform/geojson-features.js'
import { problemLog, type RowProblem } from '../platform/row-problem.js'
import type { ImportRecord } from '../platform/table-import.js'
import { regionImport } from './region-import.js'

/** Regions of a GeoJSON file, as rows for `regionBoundaryImport`, and the features that are none. */
export interface RegionReading {
  readonly records: readonly ImportRecord[]
  readonly problems: readonly RowProblem[]
  readonly problemCount: number
}

/**
 * Reads regions from GeoJSON: features with the properties of the CSV's columns, and a Polygon, a MultiPolygon or no
 * geometry. Other properties are ignored. Boundaries come out as EWKT in EPSG:4326.
 */
export async function readRegionFeatures(path: string, options: { crs?: CrsName } = {}): Promise<RegionReading> {
  const convert = toWgs84(options.crs ?? 'EPSG:4326')
  const problems = problemLog(path)
  const records: ImportRecord[] = []
  await readFeatures(
    path,
    (feature, line) => {
      if (!isRecord(feature) || feature['type'] !== 'Feature') return { reason: 'is not a GeoJSON Feature' }
      const properties = isRecord(feature['properties']) ? feature['properties'] : {}
      const boundary = feature['geometry'] === null || feature['geometry'] === undefined ? '' : boundaryText(feature['geometry'], convert)
      if (typeof boundary !== 'string') return { column: 'geometry', reason: boundary.reason }
      const fields = Object.fromEntries(
        regionImport.columns.map(({ name }) => [name, fieldText(properties[name])])
      )
      records.push({ line, fields: { ...fields, boundary } })
      return undefined
    },
    problems
  )
  return { records, problems: problems.problems(), problemCount: problems.problemCount() }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Codes may stand as numbers; anything that is neither text nor number is left for the column's own check. */
function fieldText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function boundaryText(geometry: unknown, convert: ToWgs84): string | { reason: string } {
  const { type, coordinates } = isRecord(geometry) ? geometry : {}
  if (type !== 'Polygon' && type !== 'MultiPolygon') {
    return { reason: `is a ${typeof type === 'string' ? type : 'geometry without type'}; a region is a Polygon or MultiPolygon` }
  }
  const polygons: unknown = type === 'Polygon' ? [coordinates] : coordinates
  try {
    return `SRID=4326;MULTIPOLYGON(${listOf(polygons, (polygon) => `(${listOf(polygon, (ring) => ringText(ring, convert))})`)})`
  } catch (error) {
    return { reason: (error as Error).message }
  }
}

function listOf(values: unknown, textOf: (value: unknown) => string): string {
  if (!Array.isArray(values) || values.length === 0) throw new Error('has no coordinates, or not as deep as its type needs')
  return values.map(textOf).join(',')
}

function ringText(ring: unknown, convert: ToWgs84): string {
  const positions = Array.isArray(ring) ? (ring as unknown[]) : []
  const first = JSON.stringify(positions[0])
  if (positions.length < 4 || first !== JSON.stringify(positions.at(-1))) throw new Error('has a ring that is not closed, or of fewer than four positions')
  return `(${listOf(positions, (position) => {
    const [x, y] = Array.isArray(position) ? (position as unknown[]) : []
    const placed = locate(typeof x === 'number' ? x : NaN, typeof y === 'number' ? y : NaN, convert)
    if (!Array.isArray(placed)) throw new Error(`position ${JSON.stringify(position)}: ${placed.reason}`)
    return placed.join(' ')
  })})`
}
