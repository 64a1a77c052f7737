import { asCaller, type Caller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { forbidden, notFound } from '../platform/errors.js'
import { declarationImport } from './declaration-import.js'
import { outsideRegionReason } from './import-checks.js'
import { rowOf, writeRow } from './row-edit-queries.js'

/** A county's word that it was surveyed and has none of a type. */
export interface Declaration {
  readonly countyCode: string
  readonly typeCode: string
  readonly declaredOn: string
  /** Who made it. */
  readonly by: string
}

/** What a list of declarations goes by. */
export const declarationKey = ({ countyCode, typeCode }: Pick<Declaration, 'countyCode' | 'typeCode'>): string => `${countyCode} ${typeCode}`

const columns = 'd.county_code as "countyCode", t.code as "typeCode", d.declared_on::text as "declaredOn", d.declared_by as "by"'

/** Declarations in the order of counties and types. */
export async function listDeclarations(
  { pool }: Database, filter: { within?: string | undefined; type?: string | undefined }, page: { limit: number; after?: string | undefined }
): Promise<Declaration[]> {
  const found = await pool.query<Declaration>(
    `select ${columns}
     from registry.declaration as d
     join registry.facility_type as t on t.id = d.type_id
     where ($1::text is null or starts_with(d.county_code, registry.region_prefix($1)))
       and ($2::text is null or t.code = $2)
       and ($3::text is null or d.county_code || ' ' || t.code > $3)
     order by d.county_code || ' ' || t.code
     limit $4`,
    [filter.within ?? null, filter.type ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}

/** Keeps a declaration, by the rules of the import: date and name are replaced. Throws `unprocessable-input`, `forbidden`. */
export function declareNone(database: Database, caller: Caller, given: Declaration): Promise<Declaration> {
  return asCaller(database, caller, async (transaction) => {
    await writeRow(transaction, declarationImport, rowOf(given), {})
    return given
  })
}

/** Takes a declaration back. Throws `not-found`, `forbidden`. */
export function withdrawDeclaration(database: Database, caller: Caller, countyCode: string, typeCode: string): Promise<void> {
  return asCaller(database, caller, async ({ client }) => {
    const gone = await client.query('delete from registry.declaration as d using registry.facility_type as t where t.id = d.type_id and d.county_code = $1 and t.code = $2', [countyCode, typeCode])
    if (gone.rowCount !== 0) return
    const there = await client.query('select from registry.declaration as d join registry.facility_type as t on t.id = d.type_id where d.county_code = $1 and t.code = $2', [countyCode, typeCode])
    throw there.rowCount === 0 ? notFound('declaration', `${countyCode} ${typeCode}`) : forbidden(`the county ${countyCode} ${outsideRegionReason}`)
  })
}
