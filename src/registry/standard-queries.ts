import { asc, eq, inArray } from 'drizzle-orm'
import { asCaller, operator, type Caller, type Transaction } from '../platform/caller.js'
import type { Database, Queryable } from '../platform/database/database.js'
import { bulkLoad } from '../platform/database/bulk-load.js'
import { conflict, notFound } from '../platform/errors.js'
import { defaultStandard } from './standard-file.js'
import { budgetDecimetres, type Standard } from './standard.js'
import { standard as standardTable } from './tables.js'

/** Stores a standard and publishes it. The same document again changes nothing; a changed published one is a conflict. */
export async function publishStandard(database: Database, caller: Caller, standard: Standard): Promise<'published' | 'unchanged'> {
  return asCaller(database, caller, async (transaction) => {
    const { client } = transaction
    const known = await client.query<{ status: string; same: boolean }>(
      'select status, document = $2::jsonb as same from registry.standard where version = $1',
      [standard.version, JSON.stringify(standard)]
    )
    const found = known.rows[0]
    if (found !== undefined && found.status !== 'draft') {
      if (found.same) return 'unchanged'
      throw conflict(`standard ${standard.version} is ${found.status} and never changes: give the new document another version`)
    }
    await client.query(
      `insert into registry.standard (version, title, authority, document)
       values ($1, $2, $3, $4)
       on conflict (version) do update
       set title = excluded.title, authority = excluded.authority, document = excluded.document`,
      [standard.version, standard.title, standard.authority, JSON.stringify(standard)]
    )
    await writeTypes(transaction, standard)
    await client.query(`update registry.standard set status = 'published', published_at = now() where version = $1`, [standard.version])
    return 'published'
  })
}

async function writeTypes(transaction: Transaction, standard: Standard): Promise<void> {
  const { client } = transaction
  await client.query(
    'insert into registry.facility_type (code) select code from unnest($1::text[]) as t (code) order by code on conflict (code) do nothing',
    [standard.types.map((type) => type.code)]
  )
  const ids = await client.query<{ id: number; code: string }>('select id, code from registry.facility_type')
  const idOf = new Map(ids.rows.map((row) => [row.code, row.id]))
  await client.query('delete from registry.standard_type where standard_version = $1', [standard.version])
  await bulkLoad(
    transaction,
    {
      table: 'registry.standard_type',
      rowSecurity: true,
      columns: {
        standard_version: 'text', type_id: 'smallint', position: 'smallint', name_zh: 'text', name_en: 'text',
        category: 'text', category_zh: 'text', circle_minutes: 'smallint', max_metres: 'numeric', walk_group: 'text',
        profile: 'text', budget_decimetres: 'integer', weight: 'numeric', supply_unit: 'text', min_size: 'numeric',
        supply_per_1000: 'numeric', base_group: 'text', people_per_facility: 'numeric', min_weekly_hours: 'numeric',
        source: 'text', confidence: 'text'
      }
    },
    standard.types.map((type, position) => [
      standard.version, idOf.get(type.code), position, type.nameZh, type.nameEn, type.category, type.categoryZh,
      type.circleMinutes, type.maxMetres, type.group, type.profile, budgetDecimetres(type, standard.profiles), type.weight,
      type.supplyUnit, type.minSize, type.supplyPer1000, type.per1000Of, type.peoplePerFacility, type.minWeeklyHours,
      type.source, type.confidence
    ])
  )
}

/** The product's own standard, present in every database. */
export async function ensureDefaultStandard(database: Database): Promise<void> {
  const standard = defaultStandard()
  const known = await database.pool.query('select from registry.standard where version = $1', [standard.version])
  if (known.rowCount === 0) await publishStandard(database, operator, standard)
}

export interface StandardSummary {
  readonly version: string
  readonly title: string
  /** Whose numbers these are. */
  readonly authority: string
  readonly status: string
  readonly publishedAt: Date | null
}

const summary = {
  version: standardTable.version,
  title: standardTable.title,
  authority: standardTable.authority,
  status: standardTable.status,
  publishedAt: standardTable.publishedAt
}

/** Standards in the order of their versions. */
export async function listStandards(db: Queryable): Promise<StandardSummary[]> {
  return db.select(summary).from(standardTable).orderBy(asc(standardTable.version))
}

/** Standards by version, for loaders. */
export async function findStandards(db: Queryable, versions: readonly string[]): Promise<StandardSummary[]> {
  return db.select(summary).from(standardTable).where(inArray(standardTable.version, [...versions]))
}

/** Documents of standards by version, for loaders. */
export async function findStandardDocuments(db: Queryable, versions: readonly string[]): Promise<ReadonlyMap<string, Standard>> {
  const found = await db
    .select({ version: standardTable.version, document: standardTable.document })
    .from(standardTable)
    .where(inArray(standardTable.version, [...versions]))
  return new Map(found.map((row) => [row.version, row.document as Standard]))
}

/** A standard with its whole document; throws `not-found`. */
export async function findStandard(db: Queryable, version: string): Promise<StandardSummary & { readonly document: Standard }> {
  const [found] = await db.select().from(standardTable).where(eq(standardTable.version, version))
  if (found === undefined) throw notFound('standard', version)
  return { ...found, document: found.document as Standard }
}
