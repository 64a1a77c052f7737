import { locate, type ToWgs84 } from '../crs.js'
import type { FileGeometry } from './file-record.js'

/** A Polygon or MultiPolygon as EWKT of a MultiPolygon in EPSG:4326. Throws an Error that says why it is none. */
export function multiPolygonText({ type, coordinates }: FileGeometry, convert: ToWgs84): string {
  if (type !== 'Polygon' && type !== 'MultiPolygon') throw new Error(`is a ${type}; a region is a Polygon or MultiPolygon`)
  const polygons: unknown = type === 'Polygon' ? [coordinates] : coordinates
  return `SRID=4326;MULTIPOLYGON(${listOf(polygons, (polygon) => `(${listOf(polygon, (ring) => ringText(ring, convert))})`)})`
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
