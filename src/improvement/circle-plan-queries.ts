import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { conflict, forbidden, LifecircleError, notFound, unprocessable } from '../platform/errors.js'
import { outsideRegionReason } from '../registry/import-checks.js'
import { circleCode } from './circle-edits.js'
import { putCircles } from './circle-queries.js'
import { defaultBands, describeCircles, type Bands, type CircleTiers, type Settlement, type Tier } from './circle-tiers.js'
import { countiesWithSites, layGround, readWalkPlaces, type CountyGround, type GroundKind } from './ground-queries.js'
import type { Planning } from './planning.js'

export const circlePlanStatuses = ['draft', 'approved', 'superseded'] as const
export type CirclePlanStatus = (typeof circlePlanStatuses)[number]

/** A plan of living circles of a county or city. */
export interface CirclePlan {
  readonly id: number
  readonly name: string
  readonly note: string | null
  readonly regionCode: string
  /** Whose residential sites it shares out. */
  readonly referenceDate: string
  readonly networkId: number | null
  readonly bands: Bands
  readonly status: CirclePlanStatus
  readonly copiedFrom: number | null
  /** What the delineation took. */
  readonly seconds: number | null
  /** Counts its edits. */
  readonly revision: number
  readonly counties: { readonly countyCode: string; readonly ground: GroundKind; readonly state: CirclePlanStatus; readonly supersededBy: number | null }[]
  readonly createdAt: Date
  readonly createdBy: string
  readonly approvedAt: Date | null
  readonly approvedBy: string | null
}

/** What the circles of a tier come to. */
export interface TierFigures {
  readonly circles: number
  readonly leastPopulation: number
  readonly mostPopulation: number
  /** Of all residents, metres. */
  readonly meanWalk: number | null
  readonly longestWalk: number | null
  readonly estimatedPeople: number
  readonly meanCompactness: number | null
}

/** A circle with fewer or more residents than its band. */
export interface Breach {
  readonly code: string
  readonly tier: Tier
  readonly population: number
  /** Residents short of the least, below 0, or above the most. */
  readonly beyond: number
}

/** A plan with the figures of the whole and every breach. */
export interface FullCirclePlan extends CirclePlan {
  readonly population: number
  readonly sites: number
  readonly sitesWithoutPeople: number
  readonly sitesOffNetwork: number
  /** In no bounds of their county: they belong to the circle of the nearest ground. */
  readonly sitesOutOfBounds: number
  readonly five: TierFigures
  readonly fifteen: TierFigures
  readonly breaches: Breach[]
}

const columns = `
  p.id::integer, p.name, p.note, p.region_code as "regionCode", p.reference_date::text as "referenceDate", p.network_id as "networkId",
  json_build_object('five', json_build_object('least', p.five_least, 'most', p.five_most), 'fifteen', json_build_object('least', p.fifteen_least, 'most', p.fifteen_most)) as bands,
  case
    when p.approved_at is null then 'draft'
    when exists (select from improvement.circle_plan_county as c where c.plan_id = p.id and c.state = 'approved') then 'approved'
    else 'superseded'
  end as status,
  p.copied_from::integer as "copiedFrom", p.seconds::float8 as seconds, p.revision,
  coalesce((
    select json_agg(json_build_object('countyCode', c.county_code, 'ground', c.ground, 'state', c.state, 'supersededBy', c.superseded_by) order by c.county_code)
    from improvement.circle_plan_county as c
    where c.plan_id = p.id
  ), '[]') as counties,
  p.created_at as "createdAt", p.created_by as "createdBy", p.approved_at as "approvedAt", p.approved_by as "approvedBy"`

export interface CirclePlanFilter {
  readonly within?: string | undefined
  readonly status?: CirclePlanStatus | undefined
}

/** Plans of the caller's region and approved ones, the newest first. */
export async function listCirclePlans(
  { client }: Transaction, { within, status }: CirclePlanFilter, page: { readonly limit: number; readonly after?: number | undefined }
): Promise<CirclePlan[]> {
  const found = await client.query<CirclePlan>(
    `select *
     from (
       select ${columns}
       from improvement.circle_plan as p
       where ($1::text is null or starts_with(p.region_code, registry.region_prefix($1)))
         and ($3::bigint is null or p.id < $3)
     ) as plan
     where $2::text is null or plan.status = $2
     order by plan.id desc
     limit $4`,
    [within ?? null, status ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}

/** Throws `not-found`. */
export async function findCirclePlan({ client }: Pick<Transaction, 'client'>, id: number): Promise<FullCirclePlan> {
  const found = await client.query<FullCirclePlan>(
    `select ${columns}, s.*, tier.*, breach.breaches
     from improvement.circle_plan as p
     cross join lateral (
       select coalesce(sum(s.population), 0)::float8 as population, count(*)::integer as sites,
         count(*) filter (where s.population = 0)::integer as "sitesWithoutPeople",
         count(*) filter (where not s.on_network)::integer as "sitesOffNetwork",
         count(*) filter (where cell.geom is null)::integer as "sitesOutOfBounds"
       from improvement.circle_site as s
       join improvement.circle_cell as cell on cell.plan_id = s.plan_id and cell.county_code = s.county_code and cell.number = s.cell
       where s.plan_id = p.id
     ) as s
     cross join lateral (
       select json_object_agg(t.tier, t.figures) -> 'five' as five, json_object_agg(t.tier, t.figures) -> 'fifteen' as fifteen
       from (
         select c.tier, json_build_object(
           'circles', count(*), 'leastPopulation', min(c.population)::float8, 'mostPopulation', max(c.population)::float8,
           'meanWalk', round(sum(c.mean_walk * c.population) / nullif(sum(c.population), 0), 1)::float8, 'longestWalk', max(c.longest_walk)::float8,
           'estimatedPeople', sum(c.estimated_people)::float8, 'meanCompactness', round(avg(c.compactness), 4)::float8
         ) as figures
         from improvement.circle as c
         where c.plan_id = p.id
         group by c.tier
       ) as t
     ) as tier
     cross join lateral (
       select coalesce(json_agg(json_build_object('code', b.code, 'tier', b.tier, 'population', b.population::float8, 'beyond', b.beyond::float8) order by b.code), '[]') as breaches
       from (
         select c.code, c.tier, c.population,
           case when c.population < band.least then c.population - band.least when c.population > band.most then c.population - band.most end as beyond
         from improvement.circle as c
         join (values ('five', p.five_least, p.five_most), ('fifteen', p.fifteen_least, p.fifteen_most)) as band (tier, least, most) on band.tier = c.tier
         where c.plan_id = p.id
       ) as b
       where b.beyond is not null
     ) as breach
     where p.id = $1`,
    [id]
  )
  const row = found.rows[0]
  if (row === undefined) throw notFound('circle plan', id)
  return row
}

export interface NewCirclePlan {
  readonly name: string
  readonly note?: string | undefined
  readonly regionCode: string
  /** Default: today. */
  readonly referenceDate?: string | undefined
  readonly bands?: Partial<Bands> | undefined
}

/** A county's circles as they are worked out, before they are kept. */
interface WorkedOut {
  readonly ground: CountyGround
  readonly settlement: Settlement
  readonly tiers: CircleTiers
}

/**
 * Delineates the living circles of a county or city into a draft. Counties are worked out in a thread while the next is read.
 * Throws `not-found`, `forbidden`, `unprocessable-input` for a region of another level or without residential sites.
 */
export async function delineateCircles(database: Database, planning: Planning, caller: Caller, wanted: NewCirclePlan): Promise<FullCirclePlan> {
  const started = performance.now()
  const bands = { ...defaultBands, ...wanted.bands }
  const { day, networkId, counties } = await asCaller(database, caller, async (transaction) => {
    await mayPlanCircles(transaction, wanted.regionCode)
    const pinned = await transaction.client.query<{ day: string; networkId: number | null }>(
      `select coalesce($1::date, current_date)::text as day, network.active_network() as "networkId"`,
      [wanted.referenceDate ?? null]
    )
    const { day, networkId } = pinned.rows[0]!
    return { day, networkId, counties: await countiesWithSites(transaction, wanted.regionCode, day) }
  })
  if (counties.length === 0) throw unprocessable(`no residential sites are kept of the region ${wanted.regionCode} on ${day}`, [{ pointer: '/regionCode', detail: 'has no residential sites' }])
  const working: Promise<WorkedOut>[] = []
  for (const county of counties) {
    const { ground, settlement } = await asCaller(database, caller, async (transaction) => {
      const laid = await layGround(transaction, county, day, networkId)
      return { ground: laid, settlement: settlementOf(laid, await readWalkPlaces(transaction, networkId, laid.places)) }
    })
    const work = planning.delineate({ settlement, bands }).then((tiers): WorkedOut => ({ ground, settlement, tiers }))
    work.catch(() => undefined)
    working.push(work)
  }
  const workedOut = await Promise.all(working)
  return asCaller(database, caller, async (transaction) => {
    const id = await insertPlan(transaction, caller, { ...wanted, bands, day, networkId })
    for (const { ground, settlement, tiers: { five, fifteen } } of workedOut) {
      const codes = five.centres.map((_, at) => circleCode(ground.countyCode, 'five', at + 1))
      const parents = fifteen.centres.map((_, at) => circleCode(ground.countyCode, 'fifteen', at + 1))
      await putCounty(transaction, id, ground, settlement, Array.from(five.circleOf, (circle) => codes[circle]!), new Map(codes.map((code, at) => [code, parents[fifteen.circleOf[at]!]!])))
    }
    await transaction.client.query('update improvement.circle_plan set seconds = $2 where id = $1', [id, Math.round(performance.now() - started) / 1_000])
    return findCirclePlan(transaction, id)
  })
}

const settlementOf = ({ places, cells }: CountyGround, walk: Settlement['walk']): Settlement => ({
  people: Float64Array.from(places, ({ sites }) => sites.reduce((sum, { population }) => sum + population, 0)), cells, walk
})

/** Throws `not-found`, `forbidden`, `unprocessable-input`. */
async function mayPlanCircles({ client }: Transaction, regionCode: string): Promise<void> {
  const region = await client.query<{ own: boolean; level: string }>('select improvement.may_plan(code) as own, level from registry.region where code = $1', [regionCode])
  const row = region.rows[0]
  if (row === undefined) throw notFound('region', regionCode)
  if (!row.own) throw forbidden(`the region ${regionCode} ${outsideRegionReason}`)
  if (row.level !== 'county' && row.level !== 'city') throw unprocessable('living circles are planned for a county or a city', [{ pointer: '/regionCode', detail: `is a ${row.level}` }])
}

async function insertPlan(
  { client }: Transaction, caller: Caller,
  { name, note, regionCode, day, networkId, bands: { five, fifteen }, copiedFrom }: NewCirclePlan & { readonly bands: Bands; readonly day: string; readonly networkId: number | null; readonly copiedFrom?: number }
): Promise<number> {
  const added = await client.query<{ id: number }>(
    `insert into improvement.circle_plan (name, note, region_code, reference_date, network_id, five_least, five_most, fifteen_least, fifteen_most, copied_from, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     returning id::integer`,
    [name, note ?? null, regionCode, day, networkId, five.least, five.most, fifteen.least, fifteen.most, copiedFrom ?? null, caller.subject]
  )
  return added.rows[0]!.id
}

/** Keeps a county of a plan afresh: its ground, its sites, its circles. */
export async function putCounty(
  { client }: Pick<Transaction, 'client'>, planId: number, ground: CountyGround, settlement: Settlement, circleOf: readonly string[], parentOf: ReadonlyMap<string, string>
): Promise<void> {
  const { countyCode, kind, plane, places, cells, pieces } = ground
  await client.query('delete from improvement.circle_plan_county where plan_id = $1 and county_code = $2', [planId, countyCode])
  await client.query('insert into improvement.circle_plan_county (plan_id, county_code, ground, plane) values ($1, $2, $3, $4)', [planId, countyCode, kind, plane])
  // Brought back to degrees in one piece: each time the plane's text is read takes milliseconds.
  await client.query(
    `with piece as (
       select p.place, st_union(st_geomfromwkb(p.wkb)) as geom
       from unnest($3::bytea[], $4::integer[]) as p (wkb, place)
       group by p.place
     ),
     numbered as materialized (select piece.*, row_number() over (order by piece.place) as ordinal from piece),
     drawn as (
       select d.path[1] as ordinal, st_collect(d.geom order by d.path) as geom
       from (select st_transform(st_forcecollection(st_collect(n.geom order by n.ordinal)), $5::text, 4326) as geom from numbered as n) as whole
       cross join lateral st_dump(whole.geom) as d
       group by d.path[1]
     )
     insert into improvement.circle_cell (plan_id, county_code, number, circle_code, geom, neighbours)
     select $1, $2, c.ordinal - 1, c.circle, st_multi(drawn.geom), c.neighbours::integer[]
     from unnest($6::text[], $7::text[]) with ordinality as c (circle, neighbours, ordinal)
     left join numbered as n on n.place = c.ordinal - 1
     left join drawn on drawn.ordinal = n.ordinal`,
    [
      planId, countyCode, pieces.wkb, Array.from(pieces.placeOf), plane, circleOf,
      places.map((_, at) => `{${cells.neighbours.subarray(cells.neighbourStart[at], cells.neighbourStart[at + 1]).join()}}`)
    ]
  )
  const sites = places.flatMap(({ sites: at }, cell) => at.map((site) => ({ ...site, cell })))
  await client.query(
    `insert into improvement.circle_site (plan_id, external_id, site_id, county_code, cell, population, on_network)
     select $1, s.external_id, s.site_id, $2, s.cell, s.population, s.on_network
     from unnest($3::text[], $4::integer[], $5::integer[], $6::float8[], $7::boolean[]) as s (external_id, site_id, cell, population, on_network)`,
    [
      planId, countyCode, sites.map(({ externalId }) => externalId), sites.map(({ id }) => id), sites.map(({ cell }) => cell), sites.map(({ population }) => population),
      sites.map(({ cell }) => settlement.walk.edge[cell]! >= 0)
    ]
  )
  await putDescribed({ client }, planId, countyCode, settlement, places, circleOf, parentOf)
}

/** Works circles out by their places and keeps them. */
export async function putDescribed(
  { client }: Pick<Transaction, 'client'>, planId: number, countyCode: string, settlement: Settlement, places: CountyGround['places'],
  circleOf: readonly string[], parentOf: ReadonlyMap<string, string>, only?: ReadonlySet<string>
): Promise<void> {
  const circles = describeCircles(settlement, circleOf, parentOf, only).map(({ code, tier, parentCode, centre, places: own, people, mean, most, estimated }) => ({
    code, tier, parentCode, centreSite: places[centre]!.sites[0]!.externalId, siteId: places[centre]!.sites[0]!.id, population: people,
    sites: own.reduce((sum, at) => sum + places[at]!.sites.length, 0), meanWalk: mean, longestWalk: most, estimatedPeople: estimated
  }))
  await putCircles({ client }, planId, countyCode, circles)
}

/** A revision the caller has read: it must still be the one there is; `*` = whichever there is. */
export type ReadRevision = string

/**
 * Locks a draft that the caller may edit. Throws `not-found`, `conflict` for one that is approved, `forbidden` outside the caller's region,
 * `precondition-failed` where it is no longer what was read.
 */
export async function editingPlan<T>(database: Database, caller: Caller, id: number, read: ReadRevision, work: (transaction: Transaction, plan: FullCirclePlan) => Promise<T>): Promise<T> {
  return asCaller(database, caller, async (transaction) => {
    const found = await findCirclePlan(transaction, id)
    if (found.status !== 'draft') throw conflict(`circle plan ${id} is ${found.status} and never changes: copy it, and edit the copy`)
    const locked = await transaction.client.query<{ revision: number; approved: boolean }>('select revision, approved_at is not null as approved from improvement.circle_plan where id = $1 for update', [id])
    if (locked.rows[0] === undefined) throw forbidden(`circle plan ${id} is of ${found.regionCode}, which ${outsideRegionReason}`)
    if (read !== '*' && read !== String(locked.rows[0].revision)) {
      throw new LifecircleError('precondition-failed', `circle plan ${id} is not what it was when you read it: read it again, and send its revision ${locked.rows[0].revision}`)
    }
    return work(transaction, found)
  })
}

/** Deletes a draft; errors as those of `editingPlan`. */
export async function deleteCirclePlan(database: Database, caller: Caller, id: number, read: ReadRevision): Promise<void> {
  await editingPlan(database, caller, id, read, ({ client }) => client.query('delete from improvement.circle_plan where id = $1', [id]))
}

/** A draft with the circles of another plan, whatever its state. Throws `not-found`, `forbidden`. */
export async function copyCirclePlan(database: Database, caller: Caller, id: number, about: { readonly name?: string | undefined; readonly note?: string | undefined }): Promise<FullCirclePlan> {
  return asCaller(database, caller, async (transaction) => {
    const { client } = transaction
    const from = await findCirclePlan(transaction, id)
    await mayPlanCircles(transaction, from.regionCode)
    const copy = await insertPlan(transaction, caller, {
      name: about.name ?? from.name, note: about.note ?? from.note ?? undefined, regionCode: from.regionCode, bands: from.bands, day: from.referenceDate, networkId: from.networkId, copiedFrom: id
    })
    await client.query(
      `insert into improvement.circle_plan_county (plan_id, county_code, ground, plane) select $2, county_code, ground, plane from improvement.circle_plan_county where plan_id = $1`,
      [id, copy]
    )
    await client.query(
      `insert into improvement.circle_cell (plan_id, county_code, number, circle_code, geom, neighbours)
       select $2, county_code, number, circle_code, geom, neighbours from improvement.circle_cell where plan_id = $1`,
      [id, copy]
    )
    await client.query(
      `insert into improvement.circle_site (plan_id, external_id, site_id, county_code, cell, population, on_network)
       select $2, external_id, site_id, county_code, cell, population, on_network from improvement.circle_site where plan_id = $1`,
      [id, copy]
    )
    await client.query(
      `insert into improvement.circle (
         plan_id, code, tier, county_code, parent_code, centre_site, centre, geom, population, sites, mean_walk, longest_walk, estimated_people, area, compactness
       )
       select $2, code, tier, county_code, parent_code, centre_site, centre, geom, population, sites, mean_walk, longest_walk, estimated_people, area, compactness
       from improvement.circle
       where plan_id = $1`,
      [id, copy]
    )
    return findCirclePlan(transaction, copy)
  })
}
