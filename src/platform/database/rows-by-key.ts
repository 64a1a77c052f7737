/** Gathers rows by their key, in the order they came in. */
export function byKey<Key, Row>(rows: readonly { readonly key: Key; readonly row: Row }[]): Map<Key, Row[]> {
  const gathered = new Map<Key, Row[]>()
  for (const { key, row } of rows) {
    const known = gathered.get(key)
    if (known === undefined) gathered.set(key, [row])
    else known.push(row)
  }
  return gathered
}
