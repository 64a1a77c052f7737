/** What JSON text says. Throws an Error whose message says why it says nothing. */
export function readJson(given: string): unknown {
  try {
    return JSON.parse(given)
  } catch (error) {
    throw new Error(`is not JSON: ${(error as Error).message}`)
  }
}

/** JSON whose objects have their keys in order (as RFC 8785 has it of texts and whole numbers): the same value is the same text. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one
  )

/** No text of the database, and no JSON in it, holds a zero byte or half of a character. */
export const isWhole = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text)

/** Where a value cannot be kept as it came: a text, a name of an object that stands there, or what nests too deep to look. */
export interface Unkept {
  /** JSON pointer. */
  readonly pointer: string
  readonly what: 'text' | 'name' | 'depth'
}

/** What of a JSON value cannot be kept. @param deepest levels that are looked at */
export function unkeptIn(value: unknown, deepest: number, pointer = ''): Unkept[] {
  if (typeof value === 'string') return isWhole(value) ? [] : [{ pointer, what: 'text' }]
  if (typeof value !== 'object' || value === null) return []
  if (deepest === 0) return [{ pointer, what: 'depth' }]
  return Object.entries(value).flatMap(([name, of]) =>
    isWhole(name) ? unkeptIn(of, deepest - 1, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`) : [{ pointer, what: 'name' as const }]
  )
}
