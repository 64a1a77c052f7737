import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import type { CrsName } from '../platform/crs.js'
import type { Database } from '../platform/database/database.js'
import { conflict, forbidden, LifecircleError, notFound, unprocessable } from '../platform/errors.js'
import type { TableImport } from '../platform/table-import.js'
import { beginChange } from './inventory-change-queries.js'
import { facilityImport } from './facility-import.js'
import { findFacility, type Facility } from './facility-queries.js'
import { outsideRegionReason } from './import-checks.js'
import type { facilityChange, facilityCreation, facilityMerger, facilitySplit, siteChange, siteClosing, siteCreation, verificationOf } from './inventory-schemas.js'
import { rowOf, writeRow, type RowEdit, type RowFields } from './row-edit-queries.js'
import { siteImport } from './site-import.js'
import { findSite, type Site } from './site-queries.js'

type FacilityCreation = z.output<typeof facilityCreation>
type FacilityChange = z.output<typeof facilityChange>
type FacilitySplit = z.output<typeof facilitySplit>

/** A thing as its file would have it: what it is and where, in the reference system it came in. */
interface Kept {
  readonly id: number
  readonly crs: CrsName
  readonly fields: RowFields
}

/** What a file would say of a version `v`, of a facility with its type `t`. */
export const fieldsInFile = {
  facility: `json_build_object(
    'external_id', v.external_id, 'type_code', t.code, 'name', v.name, 'community_code', v.community_code, 'size', v.size::text,
    'status', v.status, 'weekly_hours', v.weekly_hours::text, 'opened_on', v.opened_on::text, 'closed_on', v.closed_on::text,
    'opening_hours', v.opening_hours, 'attributes', v.attributes::text, 'documents', v.documents::text
  )`,
  site: `json_build_object(
    'external_id', v.external_id, 'community_code', v.community_code, 'name', v.name, 'households', v.households::text,
    'population', v.population::text, 'elderly', v.elderly::text, 'children', v.children::text, 'kind', v.kind,
    'under_renovation', v.under_renovation::text
  )`
} as const

/** Any revision will do. */
export const anyRevision = '*'

/**
 * Adds a facility, by the rules of the import. Throws `unprocessable-input` that names every wrong field, `conflict` where there is
 * one of that external id, `forbidden` outside the caller's region.
 */
export function createFacility(database: Database, caller: Caller, given: FacilityCreation): Promise<Facility> {
  return asCaller(database, caller, async (transaction) => {
    const { note, validFrom, crs, ...facility } = given
    const externalId = await addOne(transaction, facilityImport, facility, { crs, validFrom, change: { kind: 'create', note: note ?? null } })
    return findFacility(transaction.db, externalId)
  })
}

/**
 * Changes a facility as it was read in `revision`: a version of its own from `validFrom` on. Throws as `createFacility`, and
 * `precondition-failed` where somebody changed it meanwhile.
 */
export function changeFacility(database: Database, caller: Caller, externalId: string, revision: string, given: FacilityChange): Promise<Facility> {
  return asCaller(database, caller, async (transaction) => {
    const { note, validFrom, crs, ...facility } = given
    const kept = await keptFacility(transaction, externalId, revision)
    const kind = facility.location !== undefined ? 'move' : facility.status === 'closed' && kept.fields['status'] !== 'closed' ? 'close' : 'update'
    await writeRow(transaction, facilityImport, { ...kept.fields, ...facilityFields(facility, kept.fields) }, {
      crs: facility.location === undefined ? kept.crs : crs,
      validFrom,
      change: { kind, note: note ?? null }
    })
    return findFacility(transaction.db, externalId)
  })
}

/**
 * Merges facilities that are one in truth: the duplicates end, and are found under the one that stays, also by later imports.
 * Throws `not-found` for one nobody knows, `forbidden` for one outside the caller's region, `precondition-failed`.
 */
export function mergeFacilities(
  database: Database, caller: Caller, externalId: string, revision: string, { duplicates, validFrom, note }: z.output<typeof facilityMerger>
): Promise<Facility> {
  return asCaller(database, caller, async (transaction) => {
    await keptFacility(transaction, externalId, revision)
    if (duplicates.includes(externalId)) throw unprocessable(`${externalId} cannot be a duplicate of itself`, [{ pointer: '/duplicates', detail: `names ${externalId} itself` }])
    await ensureEditable(transaction, duplicates)
    const change = await beginChange(transaction, { kind: 'merge', note: note ?? null, survivor: externalId })
    await endVersions(transaction, 'registry.facility', duplicates, validFrom, change)
    return findFacility(transaction.db, externalId)
  })
}

/**
 * Splits a facility that is several in truth: the parts stand beside it from `validFrom` on, and `remainder` says what is otherwise
 * of itself. Returns all of them, itself first. Throws as `createFacility`, and `precondition-failed`.
 */
export function splitFacility(database: Database, caller: Caller, externalId: string, revision: string, given: FacilitySplit): Promise<Facility[]> {
  return asCaller(database, caller, async (transaction) => {
    const { parts, remainder, crs, note } = given
    // The parts are new to the records only: they are there from the day of the split on, not since ever.
    const validFrom = given.validFrom ?? (await today(transaction))
    const kept = await keptFacility(transaction, externalId, revision)
    const change = await beginChange(transaction, { kind: 'split', note: note ?? null })
    if (remainder !== undefined) {
      await writeRow(transaction, facilityImport, { ...kept.fields, ...facilityFields(remainder, kept.fields) }, { crs: kept.crs, validFrom, change })
    }
    const added: string[] = []
    for (const [place, part] of parts.entries()) added.push(await addOne(transaction, facilityImport, part, { crs, validFrom, change, pointer: `/parts/${place}` }))
    return Promise.all([externalId, ...added].map((id) => findFacility(transaction.db, id)))
  })
}

/** Adds a residential site, by the rules of the import. Throws as `createFacility`. */
export function createSite(database: Database, caller: Caller, given: z.output<typeof siteCreation>): Promise<Site> {
  return asCaller(database, caller, async (transaction) => {
    const { note, validFrom, crs, ...site } = given
    const externalId = await addOne(transaction, siteImport, site, { crs, validFrom, change: { kind: 'create', note: note ?? null } })
    return findSite(transaction.db, externalId)
  })
}

/** Changes a residential site as it was read in `revision`. Throws as `changeFacility`. */
export function changeSite(database: Database, caller: Caller, externalId: string, revision: string, given: z.output<typeof siteChange>): Promise<Site> {
  return asCaller(database, caller, async (transaction) => {
    const { note, validFrom, crs, ...site } = given
    const kept = await keptSite(transaction, externalId, revision)
    await writeRow(transaction, siteImport, { ...kept.fields, ...rowOf(site) }, {
      crs: site.location === undefined ? kept.crs : crs,
      validFrom,
      change: { kind: site.location === undefined ? 'update' : 'move', note: note ?? null }
    })
    return findSite(transaction.db, externalId)
  })
}

/** Ends a residential site: from `closedOn` on nobody lives there. Throws `not-found`, `forbidden`, `precondition-failed`. */
export function closeSite(database: Database, caller: Caller, externalId: string, revision: string, { closedOn, note }: z.output<typeof siteClosing>): Promise<void> {
  return asCaller(database, caller, async (transaction) => {
    await keptSite(transaction, externalId, revision)
    const change = await beginChange(transaction, { kind: 'close', note: note ?? null })
    await endVersions(transaction, 'registry.site', [externalId], closedOn, change)
  })
}

export interface Verification {
  readonly externalId: string
  readonly verifiedOn: string
  readonly note: string | null
}

/** Keeps that somebody found a thing as it is kept; a second word of one day replaces the first. Throws `not-found`, `forbidden`. */
export function verify(
  database: Database, caller: Caller, kind: 'site' | 'facility', externalId: string, { verifiedOn, note }: z.output<typeof verificationOf>
): Promise<Verification> {
  return asCaller(database, caller, async (transaction) => {
    const find = kind === 'site' ? keptSite : keptFacility
    await find(transaction, externalId, anyRevision)
    const now = await today(transaction)
    const on = verifiedOn ?? now
    if (on > now) throw unprocessable('nobody can have been there on a day to come', [{ pointer: '/verifiedOn', detail: 'is after today' }])
    const region = kind === 'site' ? 'v.community_code' : "coalesce(v.community_code, v.county_code, '')"
    await transaction.client.query(
      `insert into registry.verification (kind, external_id, verified_on, note, region_code)
       select $1, v.external_id, $3, $4, ${region}
       from registry.${kind} as v
       where v.external_id = $2 and v.valid_to = 'infinity'
       on conflict (kind, external_id, verified_on) do update
       set note = excluded.note, recorded_at = now()`,
      [kind, externalId, on, note ?? null]
    )
    return { externalId, verifiedOn: on, note: note ?? null }
  })
}

/** Adds something that must not be there yet; returns its external id. */
async function addOne(transaction: Transaction, table: TableImport, given: { readonly externalId?: string | undefined }, options: RowEdit): Promise<string> {
  const externalId = given.externalId ?? randomUUID()
  const found = await transaction.client.query<{ survivor: string }>(
    table === siteImport
      ? "select external_id as survivor from registry.site where external_id = $1 and valid_to = 'infinity'"
      : `select external_id as survivor from registry.facility where external_id = registry.survivor($1) and valid_to = 'infinity'`,
    [externalId]
  )
  const there = found.rows[0]?.survivor
  if (there !== undefined) {
    throw conflict(there === externalId ? `there is one with the external id ${externalId} already: change it, or give another id` : `${externalId} was merged into ${there}: undo that first, or give another id`)
  }
  await writeRow(transaction, table, rowOf({ ...given, externalId }), options)
  return externalId
}

/** The same for a change of a facility: attributes are changed one by one, and new opening hours make other hours a week. */
function facilityFields(given: Partial<FacilityChange>, kept: RowFields): RowFields {
  const { attributes, ...rest } = given
  const fields = rowOf(rest)
  const hours: RowFields = given.openingHours !== undefined && given.weeklyHours === undefined ? { weekly_hours: '' } : {}
  if (attributes === undefined) return { ...fields, ...hours }
  const merged = Object.entries({ ...(JSON.parse(kept['attributes']!) as object), ...attributes }).filter(([, value]) => value !== null)
  return { ...fields, ...hours, attributes: JSON.stringify(Object.fromEntries(merged)) }
}

/** A facility as its file would have it. Throws `not-found`, `forbidden`, `precondition-failed`. */
function keptFacility(transaction: Transaction, externalId: string, revision: string): Promise<Kept> {
  return keptAs(
    transaction,
    `select v.id, v.original_crs as crs, platform.in_region(coalesce(v.community_code, v.county_code, '')) as own, v.original_x, v.original_y,
       ${fieldsInFile.facility} as fields
     from registry.facility as v
     join registry.facility_type as t on t.id = v.type_id
     where v.external_id = $1 and v.valid_to = 'infinity'`,
    'facility', externalId, revision
  )
}

/** A site as its file would have it. Throws as `keptFacility`. */
function keptSite(transaction: Transaction, externalId: string, revision: string): Promise<Kept> {
  return keptAs(
    transaction,
    `select v.id, v.original_crs as crs, platform.in_region(v.community_code) as own, v.original_x, v.original_y,
       ${fieldsInFile.site} as fields
     from registry.site as v
     where v.external_id = $1 and v.valid_to = 'infinity'`,
    'residential site', externalId, revision
  )
}

async function keptAs(transaction: Transaction, statement: string, what: string, externalId: string, revision: string): Promise<Kept> {
  const { client } = transaction
  await lockThings(transaction, what, [externalId])
  const found = await client.query<{ id: number; crs: CrsName; own: boolean; original_x: number; original_y: number; fields: Record<string, string | null> }>(statement, [externalId])
  const row = found.rows[0]
  if (row === undefined) throw notFound(what, externalId)
  if (!row.own) throw forbidden(`the ${what} ${externalId} ${outsideRegionReason}`)
  // What follows the version's number changes with the day and with others' words, not with what is kept.
  if (revision !== anyRevision && revision.replace(/\..*$/, '') !== String(row.id)) {
    throw new LifecircleError('precondition-failed', `the ${what} ${externalId} is no longer as you read it: read it again, and send its new revision ${row.id}`)
  }
  const fields = Object.fromEntries(Object.entries(row.fields).map(([name, value]) => [name, value ?? '']))
  return { id: row.id, crs: row.crs, fields: { ...fields, lon: String(row.original_x), lat: String(row.original_y) } }
}

/** Whoever edits a thing waits for whoever does already, so that nobody's revision is older than he knows. */
export async function lockThings({ client }: Transaction, what: string, externalIds: readonly string[]): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtextextended($1 || ' ' || id, 0)) from unnest($2::text[]) as given (id) order by id", [what, externalIds])
}

/** Throws `not-found` and `forbidden` for facilities that nobody knows or the caller may not write. */
async function ensureEditable(transaction: Transaction, externalIds: readonly string[]): Promise<void> {
  await lockThings(transaction, 'facility', externalIds)
  const found = await transaction.client.query<{ id: string; own: boolean | null }>(
    `select g.id, case when v.id is not null then platform.in_region(coalesce(v.community_code, v.county_code, '')) end as own
     from unnest($1::text[]) as g (id)
     left join registry.facility as v on v.external_id = g.id and v.valid_to = 'infinity'
     where v.id is null or not platform.in_region(coalesce(v.community_code, v.county_code, ''))
     order by g.id`,
    [externalIds]
  )
  const refused = found.rows[0]
  if (refused === undefined) return
  throw refused.own === null ? notFound('facility', refused.id) : forbidden(`the facility ${refused.id} ${outsideRegionReason}`)
}

/** Ends what holds, from a day on; as part of a change. */
export async function endVersions({ client }: Transaction, table: 'registry.site' | 'registry.facility', externalIds: readonly string[], day: string | undefined, change: number): Promise<void> {
  await client.query(
    `update ${table} as v
     set valid_to = greatest(v.valid_from, coalesce($2::date, current_date)), ended_by = $3
     where v.external_id = any ($1)
       and v.valid_to > greatest(v.valid_from, coalesce($2::date, current_date))`,
    [externalIds, day ?? null, change]
  )
}

/** By the clock of the database, YYYY-MM-DD. */
export async function today({ client }: Transaction): Promise<string> {
  const found = await client.query<{ today: string }>('select current_date::text as today')
  return found.rows[0]!.today
}
