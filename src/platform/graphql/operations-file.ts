import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const operations = z.record(z.string(), z.string().min(1))

/**
 * Reads a file of allowed operations, a JSON object of their texts by any names: texts by their SHA-256.
 * Throws an Error that names the file and what is wrong with it.
 */
export function readOperations(file: string): Readonly<Record<string, string>> {
  try {
    const texts = operations.parse(JSON.parse(readFileSync(file, 'utf8')))
    return Object.fromEntries(Object.values(texts).map((text) => [createHash('sha256').update(text).digest('hex'), text]))
  } catch (cause) {
    throw new Error(`GRAPHQL_OPERATIONS names ${file}, which is not a JSON file of operations' texts by names`, { cause })
  }
}
