import type { Readable } from 'node:stream'
import { asCaller, type Caller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { recordFormats, type RecordFormatName } from '../platform/records/record-format.js'
import type { RecordFile } from '../platform/records/file-record.js'
import { errorColumn } from '../platform/records/column-mapping.js'
import { writeRecords, type WrittenFormat, type WrittenRow } from '../platform/records/record-writer.js'
import { contentOf, findImport, isPackedImport, listProblems } from './import-queries.js'
import { spoolFile } from './imports.js'

interface SentFile {
  readonly stream: Readable
  readonly contentType: string
  readonly name: string
}

/**
 * The file of an import with what is wrong beside each row, in its own format (of a Shapefile as GeoJSON), as a stream.
 * Throws `not-found`, and `conflict` where the file is kept no longer.
 */
export async function rejectedFile(database: Database, caller: Caller, id: number, which: 'rejected' | 'all'): Promise<SentFile> {
  const { imported, packed, problems } = await asCaller(database, caller, async (transaction) => ({
    imported: await findImport(transaction, id),
    packed: await isPackedImport(transaction, id),
    problems: await listProblems(transaction, id, { limit: 1_000_000 })
  }))
  const errors = new Map<number, string[]>()
  for (const { line, column, value, reason } of problems) {
    const text = [column, value, reason].filter((part) => part !== null).join(' ')
    errors.set(line, [...(errors.get(line) ?? []), text])
  }
  const spooled = await spoolFile({ ...imported, packed }, contentOf(database, caller, id))
  try {
    const format: WrittenFormat = imported.format === 'shapefile' ? 'geojson' : imported.format
    const { columns, isShaped } = await outlineOf(imported.format, await spooled.open())
    const written = [...columns.filter((name) => name !== errorColumn), errorColumn]
    const file = await spooled.open()
    let ended: Promise<void> | undefined
    // Read to its end, or let go of before.
    const done = () => (ended ??= file.close().finally(spooled.remove))
    const rows = async function* (): AsyncGenerator<WrittenRow> {
      try {
        for await (const { line, fields, geometry } of file.records) {
          const error = errors.get(line)?.join('; ') ?? ''
          if (error === '' && which === 'rejected') continue
          yield { values: written.map((name) => (name === errorColumn ? error : (fields[name] ?? ''))), geometry: geometry ?? null }
        }
      } finally {
        await done()
      }
    }
    const stream = writeRecords(
      format,
      { name: imported.kind, columns: written.map((name) => ({ name, numeric: false })), geometryType: isShaped ? (imported.kind === 'regions' ? 'MULTIPOLYGON' : 'POINT') : null },
      rows()
    )
    stream.once('close', () => void done())
    const stem = imported.file.replace(/(\.[a-z]+)?(\.gz)?$/i, '')
    return { stream, contentType: recordFormats[format].contentType, name: `${stem}-${which}.${recordFormats[format].endings[0]}` }
  } catch (error) {
    await spooled.remove()
    throw error
  }
}

/**
 * Names of the fields of a file, and whether its rows have geometries. Where rows name their own, all of it is read, and the names are in the
 * order in which they come up.
 */
async function outlineOf(format: RecordFormatName, file: RecordFile): Promise<{ columns: readonly string[]; isShaped: boolean }> {
  try {
    if (file.columns !== null) return { columns: file.columns, isShaped: false }
    const names = new Set<string>()
    let isShaped = format !== 'ndjson'
    for await (const { fields, geometry } of file.records) {
      for (const name of Object.keys(fields)) names.add(name)
      isShaped ||= geometry !== undefined
    }
    return { columns: [...names], isShaped }
  } finally {
    await file.close()
  }
}
