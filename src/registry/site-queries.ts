import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Queryable } from '../platform/database/database.js'
import { geoJson, type Geometry } from '../platform/database/geometry-column.js'
import { byKey } from '../platform/database/rows-by-key.js'
import { notFound } from '../platform/errors.js'
import { inBox, type BoundingBox } from './bounding-box.js'
import type { CommunityKind } from './region-import.js'
import { inSubtree, inSubtreeOfKey, type PageOfEach } from './region-queries.js'
import { site } from './tables.js'

export interface Site {
  /** Number of this version. */
  readonly id: number
  readonly externalId: string
  readonly communityCode: string
  readonly name: string
  readonly location: Geometry<'Point'>
  readonly households: number | null
  readonly population: number
  /** People of 60 and over; null = not given. */
  readonly elderly: number | null
  /** People of 0 to 14; null = not given. */
  readonly children: number | null
  readonly kind: CommunityKind | null
  readonly underRenovation: boolean
  /** First day of this version; null = since ever. */
  readonly validFrom: string | null
}

const columns = {
  id: site.id,
  externalId: site.externalId,
  communityCode: site.communityCode,
  name: site.name,
  location: geoJson<Geometry<'Point'>>(site.geom),
  households: site.households,
  population: site.population,
  elderly: site.elderly,
  children: site.children,
  kind: sql<CommunityKind | null>`${site.kind}`,
  underRenovation: site.underRenovation,
  validFrom: sql<string | null>`nullif(${site.validFrom}, '-infinity')`
}

export interface SiteFilter {
  readonly within?: string | undefined
  readonly bbox?: BoundingBox | undefined
}

const current = eq(site.validTo, 'infinity')

/** Current residential sites in the order of their external ids. */
export async function listSites(db: Queryable, filter: SiteFilter, page: { limit: number; after?: string | undefined }): Promise<Site[]> {
  return db
    .select(columns)
    .from(site)
    .where(
      and(
        current,
        filter.within === undefined ? undefined : inSubtree(sql`${site.communityCode}`, filter.within),
        filter.bbox === undefined ? undefined : inBox(sql`${site.geom}`, filter.bbox),
        page.after === undefined ? undefined : gt(site.externalId, page.after)
      )
    )
    .orderBy(asc(site.externalId))
    .limit(page.limit)
}

/** The current version of a site; throws `not-found`. */
export async function findSite(db: Queryable, externalId: string): Promise<Site> {
  const [found] = await db.select(columns).from(site).where(and(current, eq(site.externalId, externalId)))
  if (found === undefined) throw notFound('residential site', externalId)
  return found
}

/** The current versions of several sites, in no order; those nobody knows are absent. */
export async function findSites(db: Queryable, externalIds: readonly string[]): Promise<Site[]> {
  return db.select(columns).from(site).where(and(current, inArray(site.externalId, [...externalIds])))
}

/** Current sites of several regions at once, at most `limit` of each, in the order of their external ids. */
export async function findSitesOfRegions(db: Queryable, codes: readonly string[], page: PageOfEach): Promise<ReadonlyMap<string, Site[]>> {
  const asked = sql`(
    select asked.key, found.id
    from unnest(${sql.param([...codes])}::text[]) as asked (key)
    cross join lateral (
      select s.id
      from registry.site as s
      where s.valid_to = 'infinity'
        and ${inSubtreeOfKey(sql`s.community_code`)}
        and (${page.after ?? null}::text is null or s.external_id > ${page.after ?? null})
      order by s.external_id
      limit ${page.limit}
    ) as found
  ) as asked`
  const rows = await db
    .select({ key: sql<string>`asked.key`, row: columns })
    .from(site)
    .innerJoin(asked, sql`asked.id = ${site.id}`)
    .orderBy(asc(site.externalId))
  return byKey(rows)
}
