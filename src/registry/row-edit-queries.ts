import type { Transaction } from '../platform/caller.js'
import { columnOf, fieldOf } from '../platform/column-names.js'
import type { CrsName } from '../platform/crs.js'
import { forbidden, unprocessable, type LifecircleError } from '../platform/errors.js'
import { fieldText } from '../platform/records/file-record.js'
import { writeTable, type ImportReport, type TableImport } from '../platform/table-import.js'
import type { NewChange } from './inventory-change-queries.js'
import { outsideRegionReason } from './import-checks.js'

/** Fields of a row as a file would have them, by column name. */
export type RowFields = Readonly<Record<string, string>>

/** How one row is written. */
export interface RowEdit {
  readonly crs?: CrsName | undefined
  readonly validFrom?: string | undefined
  readonly change?: number | NewChange
  /** Where in the body the fields stand. */
  readonly pointer?: string
}

/** Writes one row by the rules of its import. Throws what is wrong with it, with JSON pointers. */
export async function writeRow(transaction: Transaction, table: TableImport, fields: RowFields, { crs, validFrom, change, pointer = '' }: RowEdit): Promise<void> {
  const report = await writeTable(
    transaction,
    table,
    { name: 'the request', records: [{ line: 1, fields }] },
    { ...(change === undefined ? {} : { change }), ...(crs === undefined ? {} : { crs }), ...(validFrom === undefined ? {} : { validFrom }) }
  )
  if (!report.written) throw refusal(report, pointer)
}

function refusal({ problems }: ImportReport, pointer: string): LifecircleError {
  const details = problems.map(({ column, reason, value }) => ({
    pointer: `${pointer}/${column === null ? '' : pointerOf(column)}`,
    detail: value === null ? reason : `${value} ${reason}`
  }))
  if (problems.some(({ reason }) => reason === outsideRegionReason)) return forbidden(details.map((one) => `${one.pointer} ${one.detail}`).join('; '))
  return unprocessable(`it cannot be kept so: ${details.map((one) => `${one.pointer} ${one.detail}`).join('; ')}`, details)
}

/** Where in a body a column's field stands. */
export const pointerOf = (column: string): string => (column === 'lon' || column === 'lat' ? 'location/coordinates' : fieldOf(column))

/** Fields as a file would have them. */
export function rowOf(given: object): RowFields {
  const { location, ...rest } = given as { location?: { coordinates: readonly [number, number] } } & Record<string, unknown>
  const named = Object.entries(rest).filter(([, value]) => value !== undefined)
  return {
    ...Object.fromEntries(named.map(([name, value]) => [columnOf(name), fieldText(value)])),
    ...(location === undefined ? {} : { lon: String(location.coordinates[0]), lat: String(location.coordinates[1]) })
  }
}
