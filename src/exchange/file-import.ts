import { inspectPositions } from '../network/crs-fit-queries.js'
import type { Caller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import type { RecordFile } from '../platform/records/file-record.js'
import { importTable, type ImportOptions, type ImportReport } from '../platform/table-import.js'
import { importKinds, type ImportKind } from './import-kinds.js'

/**
 * Imports a file of a kind, and looks whether its positions are where they say. Throws `unprocessable-input` for a file that cannot be read,
 * and for one whose positions fit the streets far better in another reference system while nobody named one.
 */
export function importFile(database: Database, caller: Caller, kind: ImportKind, file: RecordFile, options: ImportOptions = {}): Promise<ImportReport> {
  const { table } = importKinds[kind]
  const isNamed = options.crs !== undefined
  return importTable(database, caller, table, file, {
    ...options,
    ...(table.located ? { inspect: (transaction, crs) => inspectPositions(transaction, crs, { isNamed }) } : {})
  })
}
