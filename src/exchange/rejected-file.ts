import type { Readable } from 'node:stream'
import { asCaller, type Caller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { recordFormats } from '../platform/records/record-format.js'
import { errorColumn } from '../platform/records/column-mapping.js'
import { writeRecords, type WrittenFormat, type WrittenRow } from '../platform/records/record-writer.js'
import { contentOf, findImport, isPackedImport, listProblems } from './import-queries.js'
import { openedFile } from './imports.js'

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
  const { file, done } = await openedFile({ ...imported, packed }, contentOf(database, caller, id))
  try {
    const format: WrittenFormat = imported.format === 'shapefile' ? 'geojson' : imported.format
    // Formats whose rows name their own columns are read twice: the first time for those names.
    const { columns, isShaped } = file.columns === null ? await outlineOf(database, caller, { ...imported, packed }) : { columns: file.columns, isShaped: false }
    const written = [...columns.filter((name) => name !== errorColumn), errorColumn]
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
    await done()
    throw error
  }
}

/** Names of the fields of a file in the order in which they come up, and whether its rows have geometries. */
async function outlineOf(database: Database, caller: Caller, imported: Parameters<typeof openedFile>[0] & { id: number }): Promise<{ columns: string[]; isShaped: boolean }> {
  const { file, done } = await openedFile(imported, contentOf(database, caller, imported.id))
  try {
    const names = new Set<string>()
    let isShaped = imported.format !== 'ndjson'
    for await (const { fields, geometry } of file.records) {
      for (const name of Object.keys(fields)) names.add(name)
      isShaped ||= geometry !== undefined
    }
    return { columns: [...names], isShaped }
  } finally {
    await done()
  }
}
