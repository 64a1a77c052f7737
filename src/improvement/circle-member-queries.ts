import type { Transaction } from '../platform/caller.js'
import type { Tier } from './circle-tiers.js'

/** Circles of a tier, and what of a run lies in them, by the numbers of the registry. */
export interface CircleMembers {
  /** In their order. */
  readonly codes: readonly string[]
  /** County of each. */
  readonly countyOf: readonly string[]
  readonly siteIds: Int32Array
  /** Position of the circle of each site. */
  readonly siteCircles: Int32Array
  readonly facilityIds: Int32Array
  readonly facilityCircles: Int32Array
}

/** The circles of a plan, or of one county of it, with their sites in every version, and the facilities of a run that their polygons hold. */
export async function readCircleMembers({ client }: Transaction, planId: number, tier: Tier, runId: number, countyCode?: string): Promise<CircleMembers> {
  const circles = await client.query<{ code: string; county: string }>(
    'select code, county_code as county from improvement.circle where plan_id = $1 and tier = $2 and ($3::text is null or county_code = $3) order by county_code, code',
    [planId, tier, countyCode ?? null]
  )
  const sites = await client.query<{ id: number; code: string }>(
    `select g.id, case $2 when 'five' then f.code else f.parent_code end as code
     from improvement.circle_site as s
     join improvement.circle_cell as cell on cell.plan_id = s.plan_id and cell.county_code = s.county_code and cell.number = s.cell
     join improvement.circle as f on f.plan_id = cell.plan_id and f.code = cell.circle_code
     join registry.site as g on g.external_id = s.external_id
     where s.plan_id = $1
       and ($3::text is null or s.county_code = $3)`,
    [planId, tier, countyCode ?? null]
  )
  const facilities = await client.query<{ id: number; code: string }>('select facility_id as id, code from improvement.facilities_in_circles($1, $2, $3)', [planId, tier, runId])
  const at = new Map(circles.rows.map(({ code }, circle) => [code, circle]))
  const inside = facilities.rows.filter(({ code }) => at.has(code))
  return {
    codes: circles.rows.map(({ code }) => code),
    countyOf: circles.rows.map(({ county }) => county),
    siteIds: Int32Array.from(sites.rows, ({ id }) => id),
    siteCircles: Int32Array.from(sites.rows, ({ code }) => at.get(code)!),
    facilityIds: Int32Array.from(inside, ({ id }) => id),
    facilityCircles: Int32Array.from(inside, ({ code }) => at.get(code)!)
  }
}

/** In which circles of a county some points lie, by their places (EPSG:4326); of two that meet there, the first. */
export async function circlesAt(
  { client }: Transaction, planId: number, countyCode: string, points: readonly { readonly lon: number; readonly lat: number }[]
): Promise<Record<Tier, string | null>[]> {
  const found = await client.query<{ at: number; tier: Tier; code: string }>(
    `select p.at::integer as at, c.tier, min(c.code) as code
     from unnest($3::float8[], $4::float8[]) with ordinality as p (lon, lat, at)
     join improvement.circle as c on c.plan_id = $1 and c.county_code = $2 and st_covers(c.geom, st_setsrid(st_point(p.lon, p.lat), 4326))
     group by p.at, c.tier`,
    [planId, countyCode, points.map(({ lon }) => lon), points.map(({ lat }) => lat)]
  )
  const circles = points.map((): Record<Tier, string | null> => ({ five: null, fifteen: null }))
  for (const { at, tier, code } of found.rows) circles[at - 1]![tier] = code
  return circles
}

/** The approved circles of a place; null for one in none that the caller may see. */
export interface PlaceCircles {
  readonly circlePlanId: number | null
  readonly fiveMinuteCircle: string | null
  readonly fifteenMinuteCircle: string | null
}

/** The circles that are approved for where some points lie, by their places (EPSG:4326). */
export async function approvedCirclesAt({ client }: Transaction, points: readonly { readonly lon: number; readonly lat: number }[]): Promise<PlaceCircles[]> {
  const circles = points.map((): PlaceCircles => ({ circlePlanId: null, fiveMinuteCircle: null, fifteenMinuteCircle: null }))
  if (points.length === 0) return circles
  const found = await client.query<PlaceCircles & { place: number }>(
    'select place, plan_id::integer as "circlePlanId", five as "fiveMinuteCircle", fifteen as "fifteenMinuteCircle" from improvement.approved_circles_at($1, $2)',
    [points.map(({ lon }) => lon), points.map(({ lat }) => lat)]
  )
  for (const { place, ...of } of found.rows) circles[place - 1] = of
  return circles
}

/** The approved circles of residential sites, by their numbers; those of none that the caller may see are left out. */
export async function approvedCirclesOf({ client }: Transaction, siteIds: readonly number[]): Promise<ReadonlyMap<number, Record<Tier, string>>> {
  const found = await client.query<Record<Tier, string> & { id: number }>(
    `select distinct on (g.id) g.id, c.code as five, c.parent_code as fifteen
     from registry.site as g
     join improvement.circle_site as s on s.external_id = g.external_id
     join improvement.circle_plan_county as k on k.plan_id = s.plan_id and k.county_code = s.county_code and k.state = 'approved'
     join improvement.circle_cell as cell on cell.plan_id = s.plan_id and cell.county_code = s.county_code and cell.number = s.cell
     join improvement.circle as c on c.plan_id = cell.plan_id and c.code = cell.circle_code
     where g.id = any ($1)
     order by g.id, s.plan_id desc`,
    [siteIds]
  )
  return new Map(found.rows.map(({ id, ...of }) => [id, of]))
}
