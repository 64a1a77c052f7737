import { z } from 'zod'
import { recordFormats } from '../platform/records/record-format.js'
import { writtenFormats } from '../platform/records/record-writer.js'

/** A file of rows as an answer: bytes, but for GeoJSON, which is JSON. */
export const fileAnswer = {
  description: 'The file',
  content: Object.fromEntries(
    writtenFormats.map((name) => [recordFormats[name].contentType, { schema: name === 'geojson' ? z.any() : z.any().meta({ type: 'string', format: 'binary' }) }])
  )
}
