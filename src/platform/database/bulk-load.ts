import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import type { Transaction } from '../caller.js'

/** Values as PostgreSQL reads them from text: arrays as `{1,2}`, geometry as WKB in hex or EWKT. */
export type BulkValue = string | number | boolean | null | undefined

export interface BulkTarget {
  /** Qualified name, trusted: never from outside. */
  readonly table: string
  /** Column name to SQL type, in the order of the values of a row. */
  readonly columns: Readonly<Record<string, string>>
  /** COPY does not go past row-level security. */
  readonly rowSecurity?: boolean
}

const rowsPerStatement = 4_000

/**
 * Loads many rows into a table within the transaction: by COPY where the engine has it, otherwise by `unnest`.
 * Streams: memory does not grow with the number of rows. Returns the number of rows.
 */
export async function bulkLoad(
  transaction: Transaction,
  target: BulkTarget,
  rows: Iterable<readonly BulkValue[]> | AsyncIterable<readonly BulkValue[]>
): Promise<number> {
  return transaction.capabilities.copyFrom && target.rowSecurity !== true ? loadByCopy(transaction, target, rows) : loadByUnnest(transaction, target, rows)
}

async function loadByCopy(
  { client }: Transaction,
  { table, columns }: BulkTarget,
  rows: Iterable<readonly BulkValue[]> | AsyncIterable<readonly BulkValue[]>
): Promise<number> {
  const sink = client.query(copyFrom(`copy ${table} (${Object.keys(columns).map((name) => `"${name}"`).join(', ')}) from stdin`))
  let count = 0
  const lines = async function* () {
    let chunk = ''
    for await (const row of rows) {
      count++
      let separator = ''
      for (const value of row) {
        chunk += separator + copyText(value)
        separator = '\t'
      }
      chunk += '\n'
      if (chunk.length > 65_536) {
        yield chunk
        chunk = ''
      }
    }
    if (chunk !== '') yield chunk
  }
  await pipeline(Readable.from(lines(), { objectMode: false }), sink)
  return count
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function copyText(value: BulkValue): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value !== 'string') return String(value)
  return /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character) : value
}

async function loadByUnnest(
  { client }: Transaction,
  { table, columns }: BulkTarget,
  rows: Iterable<readonly BulkValue[]> | AsyncIterable<readonly BulkValue[]>
): Promise<number> {
  const names = Object.keys(columns).map((name) => `"${name}"`)
  const statement = `
    insert into ${table} (${names.join(', ')})
    select ${Object.values(columns).map((type, position) => `c${position}::${type}`).join(', ')}
    from unnest(${names.map((_, position) => `$${position + 1}::text[]`).join(', ')})
      as t (${names.map((_, position) => `c${position}`).join(', ')})`
  let count = 0
  let batch: (string | null)[][] = names.map(() => [])
  const flush = async () => {
    if (batch[0]?.length === 0) return
    await client.query(statement, batch)
    batch = names.map(() => [])
  }
  for await (const row of rows) {
    count++
    names.forEach((_, position) => {
      const value = row[position]
      batch[position]!.push(value === null || value === undefined ? null : String(value))
    })
    if (count % rowsPerStatement === 0) await flush()
  }
  await flush()
  return count
}
