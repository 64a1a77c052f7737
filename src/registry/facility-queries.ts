import { and, asc, desc, eq, gt, inArray, isNotNull, lt, sql, type SQL } from 'drizzle-orm'
import type { Queryable } from '../platform/database/database.js'
import { geoJson, type Geometry } from '../platform/database/geometry-column.js'
import { byKey } from '../platform/database/rows-by-key.js'
import { notFound } from '../platform/errors.js'
import { inBox, type BoundingBox } from './bounding-box.js'
import type { Attributes } from './facility-attributes.js'
import type { FacilityDocument } from './facility-documents.js'
import type { FacilityStatus } from './facility-import.js'
import { openAmong } from './opening-hours.js'
import { inSubtree, inSubtreeOfKey, type PageOfEach } from './region-queries.js'
import { change, facility, facilityType } from './tables.js'
import { heldOn, lastVerified, versionColumns, type VersionOfChange } from './version-queries.js'

export interface Facility {
  /** Number of this version. */
  readonly id: number
  readonly externalId: string
  readonly typeCode: string
  readonly name: string
  readonly location: Geometry<'Point'>
  readonly communityCode: string | null
  readonly countyCode: string | null
  /** In the type's supply unit; null = unknown. */
  readonly size: number | null
  readonly status: FacilityStatus
  /** What the status and the dates make of it today. */
  readonly state: FacilityStatus
  readonly weeklyHours: number | null
  readonly openedOn: string | null
  readonly closedOn: string | null
  /** In the syntax of OpenStreetMap. */
  readonly openingHours: string | null
  readonly attributes: Attributes
  readonly documents: FacilityDocument[]
  /** When somebody last found it as it is kept; null = never. */
  readonly verifiedOn: string | null
  /** First day of this version; null = since ever. */
  readonly validFrom: string | null
}

/** A version of a facility, and the change that brought it. */
export type FacilityVersion = Facility & VersionOfChange

const stateOn = (day: SQL) => sql<FacilityStatus>`registry.state_on(${facility.status}, ${facility.openedOn}, ${facility.closedOn}, ${day})`

const columns = {
  id: facility.id,
  externalId: facility.externalId,
  typeCode: facilityType.code,
  name: facility.name,
  location: geoJson<Geometry<'Point'>>(facility.geom),
  communityCode: facility.communityCode,
  countyCode: facility.countyCode,
  size: facility.size,
  status: sql<FacilityStatus>`${facility.status}`,
  state: stateOn(sql`current_date`),
  weeklyHours: facility.weeklyHours,
  openedOn: facility.openedOn,
  closedOn: facility.closedOn,
  openingHours: facility.openingHours,
  attributes: sql<Attributes>`${facility.attributes}`,
  documents: sql<FacilityDocument[]>`${facility.documents}`,
  verifiedOn: lastVerified('facility'),
  validFrom: sql<string | null>`nullif(${facility.validFrom}, '-infinity')`
}

export interface FacilityFilter {
  readonly within?: string | undefined
  readonly typeCode?: string | undefined
  readonly status?: FacilityStatus | undefined
  readonly bbox?: BoundingBox | undefined
  /** As they were on a day, YYYY-MM-DD; default: the current versions. */
  readonly on?: string | undefined
  /** Only those whose opening hours say that they are open at this moment; without known hours nobody can tell. */
  readonly openAt?: Date | undefined
}

const current = eq(facility.validTo, 'infinity')
const from = (db: Queryable, on?: string) =>
  db
    .select(on === undefined ? columns : { ...columns, state: stateOn(sql`${on}::date`) })
    .from(facility)
    .innerJoin(facilityType, eq(facilityType.id, facility.typeId))

/** Facilities in the order of their external ids. */
export async function listFacilities(
  db: Queryable,
  filter: FacilityFilter,
  page: { limit: number; after?: string | undefined }
): Promise<Facility[]> {
  return from(db, filter.on)
    .where(
      and(
        filter.on === undefined ? current : heldOn(facility, filter.on),
        filter.openAt === undefined ? undefined : inArray(facility.openingHours, await openValues(db, filter.openAt)),
        filter.within === undefined
          ? undefined
          : inSubtree(sql`coalesce(${facility.communityCode}, ${facility.countyCode})`, filter.within),
        filter.typeCode === undefined ? undefined : eq(facilityType.code, filter.typeCode),
        filter.status === undefined ? undefined : eq(facility.status, filter.status),
        filter.bbox === undefined ? undefined : inBox(sql`${facility.geom}`, filter.bbox),
        page.after === undefined ? undefined : gt(facility.externalId, page.after)
      )
    )
    .orderBy(asc(facility.externalId))
    .limit(page.limit)
}

/** Of all opening hours that facilities have, those that are open at a moment: there are far fewer of them than facilities. */
async function openValues(db: Queryable, at: Date): Promise<string[]> {
  const found = await db.selectDistinct({ value: facility.openingHours }).from(facility).where(and(current, isNotNull(facility.openingHours)))
  return openAmong(found.map(({ value }) => value!), at)
}

/**
 * A facility, by its external id or that of one that was merged into it: its current version, or the one of a day, YYYY-MM-DD.
 * Throws `not-found`.
 */
export async function findFacility(db: Queryable, externalId: string, on?: string): Promise<Facility> {
  const [found] = await from(db, on).where(
    on === undefined ? and(current, eq(facility.externalId, sql`registry.survivor(${externalId})`)) : and(heldOn(facility, on), eq(facility.externalId, externalId))
  )
  if (found === undefined) throw notFound('facility', on === undefined ? externalId : `${externalId} on ${on}`)
  return found
}

/** Versions of a facility, the one recorded last first; those that never came to hold are among them. Throws `not-found`. */
export async function listFacilityVersions(db: Queryable, externalId: string, page: { limit: number; after?: number | undefined }): Promise<FacilityVersion[]> {
  const versions = await db
    .select({ ...columns, ...versionColumns(facility) })
    .from(facility)
    .innerJoin(facilityType, eq(facilityType.id, facility.typeId))
    .leftJoin(change, eq(change.id, facility.changeId))
    .where(and(eq(facility.externalId, externalId), page.after === undefined ? undefined : lt(facility.id, page.after)))
    .orderBy(desc(facility.id))
    .limit(page.limit)
  if (versions.length === 0 && page.after === undefined) throw notFound('facility', externalId)
  return versions
}

/** Current facilities of several regions at once, at most `limit` of each, in the order of their external ids. */
export async function findFacilitiesOfRegions(
  db: Queryable,
  codes: readonly string[],
  filter: Pick<FacilityFilter, 'typeCode' | 'status'>,
  page: PageOfEach
): Promise<ReadonlyMap<string, Facility[]>> {
  const asked = sql`(
    select asked.key, found.id
    from unnest(${sql.param([...codes])}::text[]) as asked (key)
    cross join lateral (
      select f.id
      from registry.facility as f
      where f.valid_to = 'infinity'
        and (${inSubtreeOfKey(sql`f.community_code`)} or (f.community_code is null and ${inSubtreeOfKey(sql`f.county_code`)}))
        and (${filter.typeCode ?? null}::text is null or f.type_id = (select t.id from registry.facility_type as t where t.code = ${filter.typeCode ?? null}))
        and (${filter.status ?? null}::text is null or f.status = ${filter.status ?? null})
        and (${page.after ?? null}::text is null or f.external_id > ${page.after ?? null})
      order by f.external_id
      limit ${page.limit}
    ) as found
  ) as asked`
  const rows = await db
    .select({ key: sql<string>`asked.key`, row: columns })
    .from(facility)
    .innerJoin(facilityType, eq(facilityType.id, facility.typeId))
    .innerJoin(asked, sql`asked.id = ${facility.id}`)
    .orderBy(asc(facility.externalId))
  return byKey(rows)
}
