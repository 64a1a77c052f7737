import { and, asc, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import type { Queryable } from '../platform/database/database.js'
import { geoJson, type Geometry } from '../platform/database/geometry-column.js'
import { byKey } from '../platform/database/rows-by-key.js'
import { notFound } from '../platform/errors.js'
import { inBox, type BoundingBox } from './bounding-box.js'
import type { CommunityKind } from './region-import.js'
import { inSubtree, inSubtreeOfKey, type PageOfEach } from './region-queries.js'
import { change, site } from './tables.js'
import { heldOn, lastVerified, versionColumns, type VersionOfChange } from './version-queries.js'

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
  /** When somebody last found it as it is kept; null = never. */
  readonly verifiedOn: string | null
  /** First day of this version; null = since ever. */
  readonly validFrom: string | null
}

/** A version of a site, and the change that brought it. */
export type SiteVersion = Site & VersionOfChange

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
  verifiedOn: lastVerified('site'),
  validFrom: sql<string | null>`nullif(${site.validFrom}, '-infinity')`
}

export interface SiteFilter {
  readonly within?: string | undefined
  readonly bbox?: BoundingBox | undefined
  /** As they were on a day, YYYY-MM-DD; default: the current versions. */
  readonly on?: string | undefined
}

const current = eq(site.validTo, 'infinity')

/** Residential sites in the order of their external ids. */
export async function listSites(db: Queryable, filter: SiteFilter, page: { limit: number; after?: string | undefined }): Promise<Site[]> {
  return db
    .select(columns)
    .from(site)
    .where(
      and(
        filter.on === undefined ? current : heldOn(site, filter.on),
        filter.within === undefined ? undefined : inSubtree(sql`${site.communityCode}`, filter.within),
        filter.bbox === undefined ? undefined : inBox(sql`${site.geom}`, filter.bbox),
        page.after === undefined ? undefined : gt(site.externalId, page.after)
      )
    )
    .orderBy(asc(site.externalId))
    .limit(page.limit)
}

/** The current version of a site, or the one of a day, YYYY-MM-DD; throws `not-found`. */
export async function findSite(db: Queryable, externalId: string, on?: string): Promise<Site> {
  const [found] = await db
    .select(columns)
    .from(site)
    .where(and(on === undefined ? current : heldOn(site, on), eq(site.externalId, externalId)))
  if (found === undefined) throw notFound('residential site', on === undefined ? externalId : `${externalId} on ${on}`)
  return found
}

/** Versions of a site, the one recorded last first; those that never came to hold are among them. Throws `not-found`. */
export async function listSiteVersions(db: Queryable, externalId: string, page: { limit: number; after?: number | undefined }): Promise<SiteVersion[]> {
  const versions = await db
    .select({ ...columns, ...versionColumns(site) })
    .from(site)
    .leftJoin(change, eq(change.id, site.changeId))
    .where(and(eq(site.externalId, externalId), page.after === undefined ? undefined : lt(site.id, page.after)))
    .orderBy(desc(site.id))
    .limit(page.limit)
  if (versions.length === 0 && page.after === undefined) throw notFound('residential site', externalId)
  return versions
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
