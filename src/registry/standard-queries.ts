import { asc, eq, inArray, sql } from 'drizzle-orm'
import { asCaller, operator, type Caller, type Transaction } from '../platform/caller.js'
import type { Database, Queryable } from '../platform/database/database.js'
import { bulkLoad } from '../platform/database/bulk-load.js'
import { conflict, forbidden, LifecircleError, notFound, unprocessable } from '../platform/errors.js'
import { compareStandards, type StandardChange } from './standard-comparison.js'
import { checkStandard, defaultStandard } from './standard-file.js'
import { budgetDecimetres, type Standard } from './standard.js'
import { standard as standardTable } from './tables.js'

/**
 * Stores a standard of the caller's region and publishes it. The same document again changes nothing; a changed
 * published one is a conflict.
 */
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
    if (found === undefined) await insertDraft(transaction, caller, standard)
    else await updateDraft(transaction, standard)
    await client.query(`update registry.standard set status = 'published', published_at = now() where version = $1`, [standard.version])
    return 'published'
  })
}

async function insertDraft(transaction: Transaction, caller: Caller, standard: Standard): Promise<void> {
  const added = await transaction.client.query(
    `insert into registry.standard (version, title, authority, document, region_code)
     values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [standard.version, standard.title, standard.authority, JSON.stringify(standard), caller.regionCode]
  )
  if (added.rowCount === 0) throw conflict(`there is a standard ${standard.version} already: choose another version`)
  await writeTypes(transaction, standard)
}

async function updateDraft(transaction: Transaction, standard: Standard): Promise<void> {
  await transaction.client.query(
    'update registry.standard set title = $2, authority = $3, document = $4 where version = $1',
    [standard.version, standard.title, standard.authority, JSON.stringify(standard)]
  )
  await writeTypes(transaction, standard)
}

/** Adds a draft, which is the caller's region's. Throws `conflict` where the version is taken. */
export async function createDraft(database: Database, caller: Caller, document: Standard): Promise<FullStandard> {
  return asCaller(database, caller, async (transaction) => {
    await insertDraft(transaction, caller, document)
    return findStandard(transaction.db, document.version)
  })
}

/** Adds a draft with the document of another standard, whatever its state. Throws `not-found`, or `conflict` where the version is taken. */
export async function cloneStandard(
  database: Database,
  caller: Caller,
  from: string,
  about: Partial<Pick<Standard, 'title' | 'authority'>> & Pick<Standard, 'version'>
): Promise<FullStandard> {
  const { document } = await readStandard(database, caller, from)
  return createDraft(database, caller, { ...document, ...about })
}

/** A revision the caller has read: it must still be the one there is; `*` = whichever there is. */
type ReadRevision = string

/**
 * Replaces the document of a draft. Throws `not-found`, `forbidden` outside the caller's region, `precondition-failed`
 * where it is no longer the one that was read, `conflict` for one that is no draft or was tried by a run.
 */
export async function replaceDraft(database: Database, caller: Caller, version: string, read: ReadRevision, document: Standard): Promise<FullStandard> {
  if (document.version !== version) {
    throw unprocessable(`the document is of version ${document.version}, not ${version}: clone the standard to give it another one`, [
      { pointer: '/version', detail: `must be ${version}` }
    ])
  }
  return editing(database, caller, version, read, async (transaction, { status }) => {
    if (status !== 'draft') throw conflict(`standard ${version} is ${status} and never changes: clone it under another version`)
    await updateDraft(transaction, document)
    return findStandard(transaction.db, version)
  })
}

/** Deletes a draft; errors as those of `replaceDraft`. */
export async function deleteDraft(database: Database, caller: Caller, version: string, read: ReadRevision): Promise<void> {
  await editing(database, caller, version, read, ({ client }) => client.query('delete from registry.standard where version = $1', [version]))
}

/** Publishes a draft: from then on it never changes. Its document is checked once more. Errors as those of `replaceDraft`. */
export async function publishDraft(database: Database, caller: Caller, version: string, read: ReadRevision): Promise<FullStandard> {
  return editing(database, caller, version, read, async (transaction, { status, document }) => {
    if (status !== 'draft') throw conflict(`standard ${version} is ${status}: only a draft can be published`)
    checkStandard(document, `the draft ${version}`)
    await transaction.client.query(`update registry.standard set status = 'published', published_at = now() where version = $1`, [version])
    return findStandard(transaction.db, version)
  })
}

/** Retires a published standard: no new run takes it, those that did keep it. Throws `conflict` while schedules ask for it. */
export async function retireStandard(database: Database, caller: Caller, version: string, read: ReadRevision): Promise<FullStandard> {
  return editing(database, caller, version, read, async (transaction, { status }) => {
    if (status !== 'published') throw conflict(`standard ${version} is ${status}: only a published one can be retired`)
    await transaction.client.query(`update registry.standard set status = 'retired', retired_at = now() where version = $1`, [version])
    return findStandard(transaction.db, version)
  })
}

/** Locks a standard that the caller may edit, as it was read. */
async function editing<T>(
  database: Database,
  caller: Caller,
  version: string,
  read: ReadRevision,
  work: (transaction: Transaction, found: FullStandard) => Promise<T>
): Promise<T> {
  return asCaller(database, caller, async (transaction) => {
    const found = await findStandard(transaction.db, version)
    // Rows of other regions cannot be locked: row-level security hides them.
    const locked = await transaction.client.query('select from registry.standard where version = $1 for update', [version])
    if (locked.rowCount === 0) {
      throw forbidden(`standard ${version} is of ${found.regionCode}: only an administrator of it or of a region above it may change it`)
    }
    const current = await findStandard(transaction.db, version)
    if (read !== '*' && read !== current.revision) {
      throw new LifecircleError('precondition-failed', `standard ${version} is not what it was when you read it: read it again, and send its revision ${current.revision}`)
    }
    return work(transaction, current)
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
  /** Whose administrators edit, publish and retire it. */
  readonly regionCode: string
  readonly publishedAt: Date | null
  readonly retiredAt: Date | null
  /** Changes with whatever is changed: what an edit was made of. */
  readonly revision: string
}

export type FullStandard = StandardSummary & { readonly document: Standard }

const summary = {
  version: standardTable.version,
  title: standardTable.title,
  authority: standardTable.authority,
  status: standardTable.status,
  regionCode: standardTable.regionCode,
  publishedAt: standardTable.publishedAt,
  retiredAt: standardTable.retiredAt,
  revision: sql<string>`md5(concat_ws(E'\\n', ${standardTable.status}, ${standardTable.document}::text))`
}

/** Standards in the order of their versions; drafts only those of the caller's region, or tried by runs he sees. */
export async function listStandards(database: Database, caller: Caller): Promise<StandardSummary[]> {
  return asCaller(database, caller, ({ db }) => db.select(summary).from(standardTable).orderBy(asc(standardTable.version)))
}

/** A standard with its whole document; throws `not-found`, also for a draft that is not the caller's to see. */
export async function readStandard(database: Database, caller: Caller, version: string): Promise<FullStandard> {
  return asCaller(database, caller, ({ db }) => findStandard(db, version))
}

/** Standards by version, for loaders. */
export async function findStandards(db: Queryable, versions: readonly string[]): Promise<StandardSummary[]> {
  return db.select(summary).from(standardTable).where(inArray(standardTable.version, [...versions]))
}

/** What changes from one standard to another, value by value. Throws `not-found`. */
export async function compareVersions(
  database: Database,
  caller: Caller,
  one: string,
  other: string
): Promise<{ before: string; after: string; changes: StandardChange[] }> {
  const [before, after] = await asCaller(database, caller, async ({ db }) => [await findStandard(db, one), await findStandard(db, other)] as const)
  return { before: before.version, after: after.version, changes: compareStandards(before.document, after.document) }
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
export async function findStandard(db: Queryable, version: string): Promise<FullStandard> {
  const [found] = await db.select({ ...summary, document: standardTable.document }).from(standardTable).where(eq(standardTable.version, version))
  if (found === undefined) throw notFound('standard', version)
  return { ...found, document: found.document as Standard }
}
