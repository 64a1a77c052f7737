import type { Transaction } from '../platform/caller.js'
import type { Geometry } from '../platform/database/geometry-column.js'
import { notFound } from '../platform/errors.js'
import type { Tier } from './circle-tiers.js'

/** A living circle as it is kept. */
export interface Circle {
  readonly planId: number
  readonly code: string
  readonly tier: Tier
  readonly countyCode: string
  /** The fifteen-minute circle of a five-minute one. */
  readonly parentCode: string | null
  /** External id of the site to which its residents walk least. */
  readonly centreSite: string
  readonly centre: Geometry<'Point'>
  readonly population: number
  readonly sites: number
  /** Of the residents to the centre, metres; null where nobody lives. */
  readonly meanWalk: number | null
  readonly longestWalk: number | null
  /** Residents whose walk is a guess by the straight line. */
  readonly estimatedPeople: number
  /** m². */
  readonly area: number
  /** 4π area ÷ perimeter², 1 for a disc; null without ground. */
  readonly compactness: number | null
}

export interface CircleFilter {
  readonly tier?: Tier | undefined
  readonly countyCode?: string | undefined
  readonly parentCode?: string | undefined
}

const columns = `
  c.plan_id::integer as "planId", c.code, c.tier, c.county_code as "countyCode", c.parent_code as "parentCode", c.centre_site as "centreSite",
  st_asgeojson(c.centre, 7)::json as centre, c.population::float8 as population, c.sites, c.mean_walk::float8 as "meanWalk",
  c.longest_walk::float8 as "longestWalk", c.estimated_people::float8 as "estimatedPeople", c.area::float8 as area, c.compactness::float8 as compactness`

/** Circles of a plan in the order of their codes. */
export async function listCircles(
  { client }: Transaction, planId: number, filter: CircleFilter, page: { readonly limit: number; readonly after?: string | undefined }
): Promise<Circle[]> {
  return readCircles<Circle>(client, columns, planId, filter, page)
}

/** Circles with their polygons. */
export interface DrawnCircle extends Circle {
  readonly geometry: Geometry<'MultiPolygon'> | null
}

/** As `listCircles`, with what is drawn of each. */
export async function drawCircles(
  { client }: Transaction, planId: number, filter: CircleFilter, page: { readonly limit: number; readonly after?: string | undefined }
): Promise<DrawnCircle[]> {
  return readCircles<DrawnCircle>(client, `${columns}, st_asgeojson(c.geom, 7)::json as geometry`, planId, filter, page)
}

async function readCircles<T extends Circle>(
  client: Transaction['client'], what: string, planId: number, { tier, countyCode, parentCode }: CircleFilter, { limit, after }: { readonly limit: number; readonly after?: string | undefined }
): Promise<T[]> {
  const found = await client.query<T>(
    `select ${what}
     from improvement.circle as c
     where c.plan_id = $1
       and ($2::text is null or c.tier = $2)
       and ($3::text is null or c.county_code = $3)
       and ($4::text is null or c.parent_code = $4)
       and ($5::text is null or c.code > $5)
     order by c.code
     limit $6`,
    [planId, tier ?? null, countyCode ?? null, parentCode ?? null, after ?? null, limit]
  )
  return found.rows
}

/** A site of a circle. */
export interface CircleSite {
  readonly externalId: string
  readonly population: number
  readonly onNetwork: boolean
  /** Whether it lies within the bounds of its county. */
  readonly inBounds: boolean
}

/** A circle with its polygon and its sites. */
export interface FullCircle extends DrawnCircle {
  /** Codes of the five-minute circles of a fifteen-minute one. */
  readonly circles: string[]
  readonly siteList: CircleSite[]
}

/** Throws `not-found`. */
export async function findCircle({ client }: Transaction, planId: number, code: string): Promise<FullCircle> {
  const found = await client.query<FullCircle>(
    `select ${columns}, st_asgeojson(c.geom, 7)::json as geometry,
       array(select f.code from improvement.circle as f where f.plan_id = c.plan_id and f.parent_code = c.code order by f.code) as circles,
       coalesce((
         select json_agg(json_build_object('externalId', s.external_id, 'population', s.population::float8, 'onNetwork', s.on_network, 'inBounds', cell.geom is not null) order by s.external_id)
         from improvement.circle as f
         join improvement.circle_cell as cell on cell.plan_id = f.plan_id and cell.circle_code = f.code
         join improvement.circle_site as s on s.plan_id = cell.plan_id and s.county_code = cell.county_code and s.cell = cell.number
         where f.plan_id = c.plan_id and c.code in (f.code, f.parent_code)
       ), '[]') as "siteList"
     from improvement.circle as c
     where c.plan_id = $1 and c.code = $2`,
    [planId, code]
  )
  const row = found.rows[0]
  if (row === undefined) throw notFound(`circle of plan ${planId} with the code`, code)
  return row
}

/** A circle as it is written: what is not drawn. */
export interface WrittenCircle extends Pick<Circle, 'code' | 'tier' | 'parentCode' | 'centreSite' | 'population' | 'sites' | 'meanWalk' | 'longestWalk' | 'estimatedPeople'> {
  /** Number of the centre's site. */
  readonly siteId: number
}

/** Keeps circles of a county, drawn as the union of the cells that are theirs: five-minute ones first, whose unions fifteen-minute ones are. */
export async function putCircles({ client }: Pick<Transaction, 'client'>, planId: number, countyCode: string, circles: readonly WrittenCircle[]): Promise<void> {
  for (const tier of ['five', 'fifteen'] as const) {
    const some = circles.filter((circle) => circle.tier === tier)
    const ground = tier === 'five'
      ? 'select cell.circle_code as code, st_union(cell.geom) as geom from improvement.circle_cell as cell where cell.plan_id = $1 and cell.county_code = $2 and cell.circle_code = any ($3) group by cell.circle_code'
      : 'select f.parent_code as code, st_union(f.geom) as geom from improvement.circle as f where f.plan_id = $1 and f.county_code = $2 and f.parent_code = any ($3) group by f.parent_code'
    await client.query(
      `insert into improvement.circle as old (
         plan_id, code, tier, county_code, parent_code, centre_site, centre, geom, population, sites, mean_walk, longest_walk, estimated_people, area, compactness
       )
       select $1, w.code, $12, $2, w.parent_code, w.centre_site, s.geom, st_multi(g.geom), w.population, w.sites, round(w.mean_walk::numeric, 1), round(w.longest_walk::numeric, 1),
         w.estimated_people, coalesce(round(m.area::numeric, 1), 0), round((4 * pi() * m.area / nullif(m.perimeter, 0) ^ 2)::numeric, 4)
       from unnest($3::text[], $4::text[], $5::text[], $6::integer[], $7::float8[], $8::integer[], $9::float8[], $10::float8[], $11::float8[])
         with ordinality as w (code, parent_code, centre_site, site_id, population, sites, mean_walk, longest_walk, estimated_people, ordinal)
       join registry.site as s on s.id = w.site_id
       left join (${ground}) as g on g.code = w.code
       left join lateral (select st_area(g.geom::geography) as area, st_perimeter(g.geom::geography) as perimeter offset 0) as m on true
       order by w.ordinal
       on conflict (plan_id, code) do update
       set parent_code = excluded.parent_code, centre_site = excluded.centre_site, centre = excluded.centre, geom = excluded.geom, population = excluded.population,
         sites = excluded.sites, mean_walk = excluded.mean_walk, longest_walk = excluded.longest_walk, estimated_people = excluded.estimated_people,
         area = excluded.area, compactness = excluded.compactness`,
      [
        planId, countyCode, some.map(({ code }) => code), some.map(({ parentCode }) => parentCode), some.map(({ centreSite }) => centreSite), some.map(({ siteId }) => siteId),
        some.map(({ population }) => population), some.map(({ sites }) => sites), some.map(({ meanWalk }) => meanWalk), some.map(({ longestWalk }) => longestWalk),
        some.map(({ estimatedPeople }) => estimatedPeople), tier
      ]
    )
  }
}
