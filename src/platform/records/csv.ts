import type { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { namedFileError } from '../damaged-file.js'
import { unprocessable } from '../errors.js'
import type { FileRecord, RecordFile } from './file-record.js'

/**
 * Opens a CSV (RFC 4180) whose first line names the columns; UTF-8, with or without a byte order mark. It is read as a stream.
 * Throws `unprocessable-input` for an empty file, and while reading for lines that are no CSV.
 */
export async function openCsv(name: string, stream: Readable): Promise<RecordFile> {
  let columns: string[] | undefined
  const parser = parse({
    bom: true,
    skip_empty_lines: true,
    info: true,
    relax_column_count: false,
    columns: (header: string[]) => (columns = header.map((column) => column.trim()))
  })
  stream.on('error', (error) => parser.destroy(error))
  if (stream.errored === null) stream.pipe(parser)
  else parser.destroy(stream.errored)
  const rows = (parser as AsyncIterable<{ record: Record<string, string>; info: { lines: number } }>)[Symbol.asyncIterator]()
  const next = async () => {
    try {
      return await rows.next()
    } catch (error) {
      if ((error as { code?: string }).code?.startsWith('CSV_') === true) throw unprocessable(`${name}: ${(error as Error).message}`)
      throw namedFileError(name, error)
    }
  }
  const first = await next()
  if (columns === undefined) throw unprocessable(`${name}: the file is empty; the first line must name the columns`)
  const records = async function* (): AsyncGenerator<FileRecord> {
    for (let row = first; row.done !== true; row = await next()) yield { line: row.value.info.lines, fields: row.value.record }
  }
  return { name, columns, crs: null, records: records(), close: async () => void stream.destroy() }
}

/** A row as a line of CSV. */
export const csvLine = (values: readonly string[]): string => `${values.map(csvField).join(',')}\n`

const csvField = (value: string): string => (/[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
