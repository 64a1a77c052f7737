import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Queryable } from '../platform/database/database.js'
import { geoJson, type Geometry } from '../platform/database/geometry-column.js'
import { byKey } from '../platform/database/rows-by-key.js'
import { notFound } from '../platform/errors.js'
import { inBox, type BoundingBox } from './bounding-box.js'
import type { FacilityStatus } from './facility-import.js'
import { inSubtree, inSubtreeOfKey, type PageOfEach } from './region-queries.js'
import { facility, facilityType } from './tables.js'

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
  /** First day of this version; null = since ever. */
  readonly validFrom: string | null
}

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
  state: sql<FacilityStatus>`registry.state_on(${facility.status}, ${facility.openedOn}, ${facility.closedOn}, current_date)`,
  weeklyHours: facility.weeklyHours,
  openedOn: facility.openedOn,
  closedOn: facility.closedOn,
  validFrom: sql<string | null>`nullif(${facility.validFrom}, '-infinity')`
}

export interface FacilityFilter {
  readonly within?: string | undefined
  readonly typeCode?: string | undefined
  readonly status?: FacilityStatus | undefined
  readonly bbox?: BoundingBox | undefined
}

const current = eq(facility.validTo, 'infinity')
const from = (db: Queryable) => db.select(columns).from(facility).innerJoin(facilityType, eq(facilityType.id, facility.typeId))

/** Current facilities in the order of their external ids. */
export async function listFacilities(
  db: Queryable,
  filter: FacilityFilter,
  page: { limit: number; after?: string | undefined }
): Promise<Facility[]> {
  return from(db)
    .where(
      and(
        current,
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

/** The current version of a facility; throws `not-found`. */
export async function findFacility(db: Queryable, externalId: string): Promise<Facility> {
  const [found] = await from(db).where(and(current, eq(facility.externalId, externalId)))
  if (found === undefined) throw notFound('facility', externalId)
  return found
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
