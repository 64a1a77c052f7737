import { unprocessable } from '../errors.js'
import type { FileRecord, RecordFile } from './file-record.js'

/** How somebody else's file says what ours say. */
export interface Mapping {
  /** Our columns by the names of theirs; null leaves one of theirs out. */
  readonly columns?: Readonly<Record<string, string | null>>
  /** What their values are in ours, by our column: `{ type_code: { 食堂: "CNV01" } }`. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** What our columns are throughout that their files lack. */
  readonly constants?: Readonly<Record<string, string>>
}

/** Columns of a file of one kind. */
export interface KnownColumns {
  readonly kind: string
  readonly names: readonly string[]
  readonly required: readonly string[]
}

/** Columns of a file that nothing was read from. */
export interface MappedRecords {
  readonly records: AsyncIterable<FileRecord>
  readonly ignored: ReadonlySet<string>
}

/** What is wrong with a row, in files that were given back: whoever sends one again need not take it out. */
export const errorColumn = 'error'

/** Names of a Shapefile's table are cut off after so many characters. */
const shortest = 10

/**
 * Reads the rows of a file under our columns' names. Throws `unprocessable-input` where the file names its columns and lacks one that is
 * needed, or has one that means nothing; columns of formats where each row names its own are left out instead, and told.
 */
export function mapRecords(file: Pick<RecordFile, 'name' | 'columns' | 'records'>, known: KnownColumns, mapping: Mapping = {}): MappedRecords {
  const { columns: renamed = {}, values = {}, constants = {} } = mapping
  const ignored = new Set<string>()
  const places = new Map<string, string | null>()
  const ourName = (theirs: string): string | null => {
    const found = places.get(theirs)
    if (found !== undefined) return found
    const ours = Object.hasOwn(renamed, theirs) ? renamed[theirs]! : known.names.includes(theirs) ? theirs : cutOff(theirs)
    if (ours === null && theirs !== errorColumn) ignored.add(theirs)
    places.set(theirs, ours)
    return ours
  }
  const cutOff = (theirs: string): string | null => {
    const candidates = theirs.length === shortest ? known.names.filter((name) => name.startsWith(theirs.toLowerCase())) : []
    return candidates.length === 1 ? candidates[0]! : null
  }

  if (file.columns !== null) {
    const ours = [...file.columns.map(ourName), ...Object.keys(constants)]
    const missing = known.required.filter((name) => !ours.includes(name))
    if (missing.length > 0) {
      throw unprocessable(`${file.name}: the header lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}; it has ${file.columns.join(', ')}`)
    }
    // Whoever says how the columns are called has looked at all of them.
    const unknown = file.columns.filter((name) => ignored.has(name) && !Object.hasOwn(renamed, name))
    if (unknown.length > 0 && mapping.columns === undefined) {
      throw unprocessable(`${file.name}: the column${unknown.length > 1 ? 's' : ''} ${unknown.join(', ')} mean nothing in a file of ${known.kind}; known are ${known.names.join(', ')}`)
    }
    const twice = ours.find((name, place) => name !== null && ours.indexOf(name) !== place)
    if (twice !== undefined) throw unprocessable(`${file.name}: two columns are ${twice!}`)
  }

  const mapped = async function* (): AsyncGenerator<FileRecord> {
    for await (const record of file.records) {
      const fields: Record<string, string> = { ...constants }
      for (const [theirs, value] of Object.entries(record.fields)) {
        const ours = ourName(theirs)
        if (ours !== null) fields[ours] = values[ours]?.[value.trim()] ?? value
      }
      yield { ...record, fields }
    }
  }
  return { records: mapped(), ignored }
}
