/** What JSON text says. Throws an Error whose message says why it says nothing. */
export function readJson(given: string): unknown {
  try {
    return JSON.parse(given)
  } catch (error) {
    throw new Error(`is not JSON: ${(error as Error).message}`)
  }
}
