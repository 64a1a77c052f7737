import type { Readable } from 'node:stream'
import { featureLines, featuresOf, type NumberedValue } from '../geojson-features.js'
import { namedFileError } from '../damaged-file.js'
import { fieldText, isObject, type FileGeometry, type FileRecord, type RecordFile } from './file-record.js'

/** Opens lines of JSON, each an object of fields or a GeoJSON feature; read as a stream. */
export const openJsonLines = (name: string, stream: Readable): RecordFile => read(name, stream, featureLines(name, stream))

/** Opens a GeoJSON FeatureCollection (RFC 7946, WGS84); read as a stream. */
export const openGeoJson = (name: string, stream: Readable): RecordFile => read(name, stream, featuresOf(name, stream))

const read = (name: string, stream: Readable, values: AsyncIterable<NumberedValue>): RecordFile => ({
  name,
  columns: null,
  crs: null,
  records: recordsOf(name, values),
  close: async () => void stream.destroy()
})

async function* recordsOf(name: string, values: AsyncIterable<NumberedValue>): AsyncGenerator<FileRecord> {
  try {
    for await (const { number, value, flaw } of values) {
      if (flaw !== undefined) yield { line: number, fields: {}, flaw }
      else yield recordOf(value, number)
    }
  } catch (error) {
    throw namedFileError(name, error)
  }
}

function recordOf(value: unknown, line: number): FileRecord {
  if (!isObject(value)) return { line, fields: {}, flaw: { reason: 'is not a JSON object' } }
  if (value['type'] !== 'Feature') return { line, fields: textsOf(value) }
  const geometry = value['geometry']
  const fields = textsOf(isObject(value['properties']) ? value['properties'] : {})
  if (geometry === null || geometry === undefined) return { line, fields, geometry: null }
  if (!isObject(geometry) || typeof geometry['type'] !== 'string') return { line, fields, flaw: { column: 'geometry', reason: 'is not a GeoJSON geometry' } }
  return { line, fields, geometry: geometry as unknown as FileGeometry }
}

const textsOf = (values: Record<string, unknown>) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fieldText(value)]))
