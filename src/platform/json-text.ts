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
