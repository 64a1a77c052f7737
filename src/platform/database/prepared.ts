import { createHash } from 'node:crypto'
import type pg from 'pg'

const names = new Map<string, string>()

/**
 * Asks a statement that each connection parses once and keeps: for short reads, of which planning is the larger part.
 * PostgreSQL goes on planning for each set of values where it expects that to pay. There are as many as there are texts: a text
 * must not hold values.
 */
export function queryPrepared<Row extends pg.QueryResultRow>(client: pg.ClientBase, text: string, values: unknown[]): Promise<pg.QueryResult<Row>> {
  let name = names.get(text)
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 32)
    names.set(text, name)
  }
  return client.query<Row>({ name, text, values })
}
