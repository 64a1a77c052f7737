import { and, asc, eq, gt, inArray, sql, type SQL } from 'drizzle-orm'
import type { Queryable } from '../platform/database/database.js'
import { byKey } from '../platform/database/rows-by-key.js'
import { notFound } from '../platform/errors.js'
import { inBox, type BoundingBox } from './bounding-box.js'
import type { CommunityKind, FutureStatus, RegionLevel } from './region-import.js'
import { region } from './tables.js'

export interface Region {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string | null
  readonly level: RegionLevel
  readonly parentCode: string | null
  /** Community kind; null above communities. */
  readonly kind: CommunityKind | null
  readonly futureStatus: FutureStatus | null
}

const columns = {
  code: region.code,
  nameZh: region.nameZh,
  nameEn: region.nameEn,
  level: sql<RegionLevel>`${region.level}`,
  parentCode: region.parentCode,
  kind: sql<CommunityKind | null>`${region.kind}`,
  futureStatus: sql<FutureStatus | null>`${region.futureStatus}`
}

/** Whether a code column lies in the subtree of a region. */
export const inSubtree = (column: SQL.Aliased | SQL | typeof region.code, code: string): SQL =>
  sql`starts_with(${column}, registry.region_prefix(${code}))`

export interface RegionFilter {
  readonly level?: RegionLevel | undefined
  readonly parentCode?: string | undefined
  /** Only this region and what lies below it. */
  readonly within?: string | undefined
  readonly kind?: string | undefined
  /** Only regions whose boundary meets this box; those without a boundary do not. */
  readonly bbox?: BoundingBox | undefined
}

/** Whether a code lies in the subtree of a region, as SQL text; both are columns or parameters. A range, which an index serves. */
export const codeWithin = (code: string, region: string): string =>
  `${code} between rpad(registry.region_prefix(${region}), 12, '0') and rpad(registry.region_prefix(${region}), 12, '9')`

/** Whether a code column lies in the subtree of `asked.key`, for every key of a batch. */
export const inSubtreeOfKey = (column: SQL): SQL => sql`${column} ${sql.raw(codeWithin('', 'asked.key'))}`

/** A page of the rows of each of several regions; `after` is the key of the last one of the page before. */
export interface PageOfEach {
  readonly limit: number
  readonly after?: string | undefined
}

/** Regions valid today, in the order of their codes; `after` is the last code of the page before. */
export async function listRegions(
  db: Queryable,
  filter: RegionFilter,
  page: { limit: number; after?: string | undefined }
): Promise<Region[]> {
  return db
    .select(columns)
    .from(region)
    .where(
      and(
        sql`current_date between ${region.validFrom} and ${region.validTo} - 1`,
        filter.level === undefined ? undefined : eq(region.level, filter.level),
        filter.parentCode === undefined ? undefined : eq(region.parentCode, filter.parentCode),
        filter.within === undefined ? undefined : inSubtree(region.code, filter.within),
        filter.kind === undefined ? undefined : eq(region.kind, filter.kind),
        filter.bbox === undefined ? undefined : inBox(sql`${region.geom}`, filter.bbox),
        page.after === undefined ? undefined : gt(region.code, page.after)
      )
    )
    .orderBy(asc(region.code))
    .limit(page.limit)
}

/** Regions by code, for loaders. */
export async function findRegions(db: Queryable, codes: readonly string[]): Promise<Region[]> {
  return db.select(columns).from(region).where(inArray(region.code, [...codes]))
}

/** The children of several regions at once, at most `limit` of each, in the order of their codes. */
export async function findChildren(db: Queryable, parents: readonly string[], page: PageOfEach): Promise<ReadonlyMap<string, Region[]>> {
  return regionsOfEach(db, parents, page, sql`r.parent_code = asked.key`)
}

/** The communities in several regions at once, at most `limit` of each, in the order of their codes. */
export async function findCommunities(db: Queryable, codes: readonly string[], page: PageOfEach): Promise<ReadonlyMap<string, Region[]>> {
  return regionsOfEach(db, codes, page, sql`r.level = 'community' and ${inSubtreeOfKey(sql`r.code`)}`)
}

async function regionsOfEach(db: Queryable, keys: readonly string[], page: PageOfEach, condition: SQL): Promise<ReadonlyMap<string, Region[]>> {
  const asked = sql`(
    select asked.key, found.code
    from unnest(${sql.param([...keys])}::text[]) as asked (key)
    cross join lateral (
      select r.code
      from registry.region as r
      where ${condition}
        and current_date between r.valid_from and r.valid_to - 1
        and (${page.after ?? null}::text is null or r.code > ${page.after ?? null})
      order by r.code
      limit ${page.limit}
    ) as found
  ) as asked`
  const rows = await db
    .select({ key: sql<string>`asked.key`, row: columns })
    .from(region)
    .innerJoin(asked, sql`asked.code = ${region.code}`)
    .orderBy(asc(region.code))
  return byKey(rows)
}

/** A region by its code, or by a retired code that leads to exactly one; throws `not-found`. */
export async function findRegion(db: Queryable, code: string): Promise<Region> {
  const [found] = await findRegions(db, [code])
  if (found !== undefined) return found
  const aliases = await db.execute<{ code: string }>(sql`select code from registry.region_alias where old_code = ${code}`)
  const only = aliases.rows.length === 1 ? aliases.rows[0] : undefined
  if (only !== undefined) return findRegion(db, only.code)
  if (aliases.rows.length > 1) {
    throw notFound('region', `${code} any more: it became ${aliases.rows.map((row) => row.code).join(', ')}`)
  }
  throw notFound('region', code)
}

/** A region with everything below it down to a level, as a tree: one statement. */
export async function regionTree(db: Queryable, code: string, depth: number): Promise<RegionTree> {
  const root = await findRegion(db, code)
  const rows = await db
    .select(columns)
    .from(region)
    .where(
      and(
        inSubtree(region.code, root.code),
        sql`case ${region.level} when 'province' then 0 when 'city' then 1 when 'county' then 2 when 'street' then 3 else 4 end
          <= ${levelNumber(root.level) + depth}::int`
      )
    )
    .orderBy(asc(region.code))
  const nodes = new Map<string, RegionTree & { children: RegionTree[] }>(rows.map((row) => [row.code, { ...row, children: [] }]))
  for (const row of rows) {
    if (row.code !== root.code && row.parentCode !== null) nodes.get(row.parentCode)?.children.push(nodes.get(row.code)!)
  }
  return nodes.get(root.code)!
}

export type RegionTree = Region & { readonly children: RegionTree[] }

const levelNumber = (level: RegionLevel): number => ['province', 'city', 'county', 'street', 'community'].indexOf(level)
