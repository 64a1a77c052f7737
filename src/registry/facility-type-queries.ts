import type pg from 'pg'

/** Of these types, those that no standard has. */
export async function unknownTypesOf(client: pg.ClientBase, codes: readonly string[]): Promise<string[]> {
  const found = await client.query<{ code: string }>(
    'select g.code from unnest($1::text[]) as g (code) where not exists (select from registry.facility_type as t where t.code = g.code)',
    [codes]
  )
  return found.rows.map(({ code }) => code)
}
