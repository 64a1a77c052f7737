import type { Caller, Transaction } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { conflict, unprocessable, type ErrorDetail } from '../platform/errors.js'
import { asCaller } from '../platform/caller.js'
import { brokenPieces, changedCircles, circleCode, edited, type CircleEdit, type CountyCells, type CountyCircles } from './circle-edits.js'
import { circlesAsUnits, placesAsUnits, type Settlement, type Tier } from './circle-tiers.js'
import { delineate, halve, type Partition } from './delineation.js'
import { editingPlan, findCirclePlan, putCounty, putDescribed, type FullCirclePlan, type ReadRevision } from './circle-plan-queries.js'
import { layGround, readPlannedPlaces, readWalkPlaces, type GroundPlace } from './ground-queries.js'

/** A county of a plan in memory. */
interface County {
  readonly places: readonly GroundPlace[]
  readonly settlement: Settlement
  readonly circles: CountyCircles
  readonly cells: CountyCells
}

async function readCounty({ client }: Transaction, { id, networkId }: Pick<FullCirclePlan, 'id' | 'networkId'>, countyCode: string): Promise<County> {
  const cells = await client.query<{ circle: string; neighbours: number[] }>(
    'select circle_code as circle, neighbours from improvement.circle_cell where plan_id = $1 and county_code = $2 order by number',
    [id, countyCode]
  )
  const parents = await client.query<{ code: string; parent: string }>(
    `select code, parent_code as parent from improvement.circle where plan_id = $1 and county_code = $2 and tier = 'five' order by code`,
    [id, countyCode]
  )
  const places = await readPlannedPlaces({ client }, id, countyCode)
  const neighbourStart = new Int32Array(cells.rows.length + 1)
  for (const [at, { neighbours }] of cells.rows.entries()) neighbourStart[at + 1] = neighbourStart[at]! + neighbours.length
  const people = Float64Array.from(places, ({ sites }) => sites.reduce((sum, { population }) => sum + population, 0))
  const graph = { neighbourStart, neighbours: Int32Array.from(cells.rows.flatMap(({ neighbours }) => neighbours)) }
  return {
    places,
    settlement: { people, cells: graph, walk: await readWalkPlaces({ client }, networkId, places) },
    circles: { countyCode, circleOf: cells.rows.map(({ circle }) => circle), parentOf: new Map(parents.rows.map(({ code, parent }) => [code, parent])) },
    cells: cellsOf(places, people, graph)
  }
}

const cellsOf = (places: readonly GroundPlace[], people: Float64Array, graph: Pick<CountyCells, 'neighbourStart' | 'neighbours'>): CountyCells => ({
  people,
  ...graph,
  cellOf: new Map(places.flatMap(({ sites }, cell) => sites.map(({ externalId }): [string, number] => [externalId, cell]))),
  sitesOf: places.map(({ sites }) => sites.map(({ externalId }) => externalId))
})

/** What edits left: the plan, and the circles that are others than they were or gone. */
export interface EditedCircles {
  readonly plan: FullCirclePlan
  readonly changed: string[]
  readonly gone: string[]
}

/**
 * Edits a draft, all or nothing. What breaks a hard rule is refused by `unprocessable-input` naming sites and circles; what breaks a band
 * is kept and listed. Errors beside as those of `editingPlan`.
 */
export async function editCircles(database: Database, caller: Caller, id: number, read: ReadRevision, edits: readonly CircleEdit[]): Promise<EditedCircles> {
  return editingPlan(database, caller, id, read, async (transaction, plan) => {
    const byCounty = new Map<string, { edit: CircleEdit; pointer: string }[]>()
    const problems: ErrorDetail[] = []
    for (const [i, edit] of edits.entries()) {
      const pointer = `/edits/${i}`
      const code = edit.edit === 'moveSites' || edit.edit === 'moveCircles' ? edit.to : edit.edit === 'merge' ? edit.circles[0]! : edit.circle
      const county = plan.counties.find(({ countyCode }) => countyCode.slice(0, 6) === code.slice(0, 6))?.countyCode
      if (county === undefined) problems.push({ pointer, detail: `there is no circle ${code} in the plan` })
      else byCounty.set(county, [...(byCounty.get(county) ?? []), { edit, pointer }])
    }
    const changed: string[] = []
    const gone: string[] = []
    for (const [countyCode, of] of byCounty) {
      const county = await readCounty(transaction, plan, countyCode)
      const { circles, problems: found } = edited(county.circles, county.cells, of, (tier, own, circleOf) => halveOf(county, tier, own, circleOf))
      problems.push(...found)
      if (problems.length > 0) continue
      const others = changedCircles(county.circles, circles)
      await putEdited(transaction, plan.id, county, circles, others)
      const left = new Set([...circles.parentOf.keys(), ...circles.parentOf.values()])
      gone.push(...[...new Set([...county.circles.parentOf.keys(), ...county.circles.parentOf.values()])].filter((code) => !left.has(code)))
      changed.push(...others)
    }
    if (problems.length > 0) throw unprocessable(`the circles cannot be so: ${problems[0]!.pointer} ${problems[0]!.detail}`, problems)
    await transaction.client.query('delete from improvement.circle where plan_id = $1 and code = any ($2)', [id, gone])
    return { plan: await nextRevision(transaction, id), changed: changed.sort(), gone: gone.sort() }
  })
}

async function nextRevision(transaction: Transaction, id: number): Promise<FullCirclePlan> {
  await transaction.client.query('update improvement.circle_plan set revision = revision + 1 where id = $1', [id])
  return findCirclePlan(transaction, id)
}

async function putEdited({ client }: Transaction, planId: number, { places, settlement, circles: before }: County, circles: CountyCircles, changed: readonly string[]): Promise<void> {
  const moved = [...circles.circleOf.keys()].filter((cell) => circles.circleOf[cell] !== before.circleOf[cell])
  await client.query(
    `update improvement.circle_cell as c
     set circle_code = m.circle
     from unnest($3::integer[], $4::text[]) as m (cell, circle)
     where c.plan_id = $1 and c.county_code = $2 and c.number = m.cell`,
    [planId, circles.countyCode, moved, moved.map((cell) => circles.circleOf[cell])]
  )
  await putDescribed({ client }, planId, circles.countyCode, settlement, places, circles.circleOf, circles.parentOf, new Set(changed))
}

function halveOf({ settlement }: County, tier: Tier, own: readonly number[], circleOf: readonly string[]): ReadonlySet<number> {
  const places = placesAsUnits(settlement)
  if (tier === 'five') return halve(places, own)
  const codes = [...new Set(own.map((cell) => circleOf[cell]!))]
  const numbers = new Map(codes.map((code, at) => [code, at]))
  // Those of other circles are one more, beside which nothing is asked.
  const within: Partition = { circleOf: Int32Array.from(circleOf, (code) => numbers.get(code) ?? codes.length), centres: [...codes.map((code) => circleOf.indexOf(code)), 0] }
  const away = halve(circlesAsUnits(places, within), codes.map((_, at) => at))
  return new Set(own.filter((cell) => away.has(numbers.get(circleOf[cell]!)!)))
}

/** A five-minute circle of a spatial plan. */
export interface ImportedCircle {
  /** GeoJSON polygon or multipolygon, EPSG:4326. */
  readonly geometry: object
  /** What its fifteen-minute circle is called there; where none is named they are delineated. */
  readonly parent?: string | undefined
}

/** Polygons overlap or lie beyond the bounds by a line's breadth everywhere: m² that nobody minds, and the share of a polygon. */
const slack = { squareMetres: 100, share: 0.01 }

/**
 * Puts polygons of a spatial plan in the place of a county's circles in a draft: the ground is laid out anew, within each polygon for its
 * own sites. Throws `unprocessable-input` for polygons that are not valid, overlap, lie beyond the county, hold no site or fall apart, and
 * names the sites that no polygon holds. Errors beside as those of `editingPlan`.
 */
export async function importCircles(
  database: Database, caller: Caller, id: number, read: ReadRevision, { countyCode, circles: imported }: { readonly countyCode?: string | undefined; readonly circles: readonly ImportedCircle[] }
): Promise<EditedCircles> {
  return editingPlan(database, caller, id, read, async (transaction, plan) => {
    const county = countyCode ?? (plan.counties.length === 1 ? plan.counties[0]!.countyCode : undefined)
    if (county === undefined || !plan.counties.some((one) => one.countyCode === county)) {
      throw unprocessable('say which county of the plan the polygons are of', [{ pointer: '/countyCode', detail: county === undefined ? 'is needed: the plan is of several counties' : 'is no county of the plan' }])
    }
    const drawn = imported.map(({ geometry }) => JSON.stringify(geometry))
    const refuse = (problems: readonly ErrorDetail[]) => {
      if (problems.length > 0) throw unprocessable(`the polygons cannot be circles: ${problems[0]!.pointer} ${problems[0]!.detail}`, problems)
    }
    refuse(await flawsOf(transaction, county, drawn))
    const ground = await layGround(transaction, county, plan.referenceDate, plan.networkId, drawn)
    const people = Float64Array.from(ground.places, ({ sites }) => sites.reduce((sum, { population }) => sum + population, 0))
    const settlement = { people, cells: ground.cells, walk: await readWalkPlaces(transaction, plan.networkId, ground.places) }
    const codes = imported.map((_, at) => circleCode(county, 'five', at + 1))
    const boundOf = ground.boundOf.map((bound, place) => (bound >= 0 ? bound : (ground.boundOf[ground.cells.neighbours[ground.cells.neighbourStart[place]!] ?? -1] ?? -1)))
    const left = ground.places.filter((_, place) => boundOf[place] === imported.length || boundOf[place]! < 0).flatMap(({ sites }) => sites.map(({ externalId }) => externalId))
    refuse([
      ...imported.flatMap((_, at) => (boundOf.includes(at) ? [] : [{ pointer: `/features/${at}/geometry`, detail: 'holds no residential site' }])),
      ...(left.length === 0 ? [] : [{ pointer: '/features', detail: `no polygon holds ${left.length === 1 ? 'the site' : `${left.length} sites:`} ${left.slice(0, 20).join(', ')}` }])
    ])
    const circleOf = Array.from(boundOf, (bound) => codes[bound]!)
    const parentOf = new Map(parentsOf(county, settlement, boundOf, imported, plan).map((parent, at) => [codes[at]!, parent]))
    const broken = brokenPieces({ countyCode: county, circleOf, parentOf }, cellsOf(ground.places, people, ground.cells), [...new Set([...codes, ...parentOf.values()])])
    refuse(broken.map(({ code, detail }) => ({ pointer: codes.includes(code) ? `/features/${codes.indexOf(code)}/geometry` : '/features', detail: `${codes.includes(code) ? 'the polygon' : `the fifteen-minute circle ${code}`} ${detail}` })))
    const before = await transaction.client.query<{ code: string }>('select code from improvement.circle where plan_id = $1 and county_code = $2', [id, county])
    await putCounty(transaction, id, ground, settlement, circleOf, parentOf)
    const now = new Set([...codes, ...parentOf.values()])
    return { plan: await nextRevision(transaction, id), changed: [...now].sort(), gone: before.rows.map(({ code }) => code).filter((code) => !now.has(code)).sort() }
  })
}

/** The fifteen-minute circle of each imported one: as named, else delineated of whole ones. */
function parentsOf(countyCode: string, settlement: Settlement, boundOf: Int32Array, imported: readonly ImportedCircle[], { bands }: FullCirclePlan): string[] {
  if (imported.every(({ parent }) => parent !== undefined)) {
    const names = [...new Set(imported.map(({ parent }) => parent!))]
    return imported.map(({ parent }) => circleCode(countyCode, 'fifteen', names.indexOf(parent!) + 1))
  }
  const units = placesAsUnits(settlement)
  const centres = imported.map((_, at) => boundOf.indexOf(at))
  const { circleOf } = delineate(circlesAsUnits(units, { circleOf: boundOf, centres }), bands.fifteen)
  return imported.map((_, at) => circleCode(countyCode, 'fifteen', circleOf[at]! + 1))
}

async function flawsOf({ client }: Transaction, countyCode: string, drawn: readonly string[]): Promise<ErrorDetail[]> {
  const invalid = await client.query<{ at: number; reason: string }>(
    `select d.ordinal::integer - 1 as at, st_isvalidreason(g.geom) as reason
     from unnest($1::text[]) with ordinality as d (geojson, ordinal)
     cross join lateral (select st_geomfromgeojson(d.geojson) as geom offset 0) as g
     where not st_isvalid(g.geom)
     order by d.ordinal`,
    [drawn]
  )
  if (invalid.rows.length > 0) return invalid.rows.map(({ at, reason }) => ({ pointer: `/features/${at}/geometry`, detail: `is not a valid polygon: ${reason}` }))
  const found = await client.query<{ at: number; other: number | null; area: number }>(
    `with drawn as materialized (
       select d.ordinal::integer - 1 as at, g.geom, st_area(g.geom::geography) as area
       from unnest($1::text[]) with ordinality as d (geojson, ordinal)
       cross join lateral (select st_setsrid(st_geomfromgeojson(d.geojson), 4326) as geom offset 0) as g
     )
     select a.at, b.at as other, over.area
     from drawn as a
     join drawn as b on b.at > a.at and st_intersects(a.geom, b.geom)
     cross join lateral (select st_area(st_intersection(a.geom, b.geom)::geography) as area offset 0) as over
     where over.area > greatest($3, $4 * least(a.area, b.area))
     union all
     select a.at, null, over.area
     from drawn as a
     join registry.region as c on c.code = $2 and c.geom is not null
     cross join lateral (select st_area(st_difference(a.geom, c.geom)::geography) as area offset 0) as over
     where over.area > greatest($3, $4 * a.area)
     order by at, other`,
    [drawn, countyCode, slack.squareMetres, slack.share]
  )
  return found.rows.map(({ at, other, area }) => ({
    pointer: `/features/${at}/geometry`, detail: other === null ? `lies beyond the county ${countyCode} with ${Math.round(area)} m²` : `overlaps /features/${other} by ${Math.round(area)} m²`
  }))
}

/** A hard rule that a plan does not keep. */
export interface CircleProblem {
  readonly rule: 'membership' | 'contiguity' | 'nesting' | 'polygons'
  readonly detail: string
  readonly circles: string[]
  readonly sites: string[]
}

export interface CircleValidation {
  readonly planId: number
  readonly revision: number
  readonly valid: boolean
  readonly problems: CircleProblem[]
  readonly breaches: FullCirclePlan['breaches']
}

/** Looks at every rule of a plan afresh. Throws `not-found`. */
export async function validateCirclePlan(transaction: Transaction, id: number): Promise<CircleValidation> {
  const plan = await findCirclePlan(transaction, id)
  const problems: CircleProblem[] = [...(await strayedSites(transaction, plan))]
  for (const { countyCode } of plan.counties) {
    const county = await readCounty(transaction, plan, countyCode)
    const codes = [...new Set([...county.circles.parentOf.keys(), ...county.circles.parentOf.values()])]
    problems.push(...brokenPieces(county.circles, county.cells, codes).map(({ code, detail, sites }) => ({ rule: 'contiguity' as const, detail: `${code} ${detail.replace('would fall', 'falls')}`, circles: [code], sites })))
  }
  problems.push(...(await badPolygons(transaction, id)))
  return { planId: id, revision: plan.revision, valid: problems.length === 0, problems, breaches: plan.breaches }
}

/** Sites of the reference date that the plan has not, and those that it has and are none of it. */
async function strayedSites({ client }: Transaction, { id, regionCode, referenceDate }: FullCirclePlan): Promise<CircleProblem[]> {
  const found = await client.query<{ missing: boolean; sites: string[] }>(
    `select p.external_id is null as missing, array_agg(coalesce(p.external_id, s.external_id) order by coalesce(p.external_id, s.external_id)) as sites
     from (
       select s.external_id, s.community_code
       from registry.site as s
       where starts_with(s.community_code, registry.region_prefix($2)) and s.valid_from <= $3::date and s.valid_to > $3::date
     ) as s
     full join (select c.external_id, c.county_code from improvement.circle_site as c where c.plan_id = $1) as p
       on p.external_id = s.external_id and left(p.county_code, 6) = left(s.community_code, 6)
     where p.external_id is null or s.external_id is null
     group by missing`,
    [id, regionCode, referenceDate]
  )
  return found.rows.map(({ missing, sites }) => ({
    rule: 'membership', sites: sites.slice(0, 100), circles: [],
    detail: missing ? `${sites.length} sites of ${referenceDate} are in no circle: delineate anew` : `${sites.length} sites of the plan are none of its counties on ${referenceDate}: delineate anew`
  }))
}

async function badPolygons({ client }: Transaction, id: number): Promise<CircleProblem[]> {
  const found = await client.query<{ rule: CircleProblem['rule']; detail: string; circles: string[] }>(
    `select 'polygons' as rule, 'the polygon is not valid: ' || st_isvalidreason(c.geom) as detail, array[c.code] as circles
     from improvement.circle as c
     where c.plan_id = $1 and not st_isvalid(c.geom)
     union all
     select 'polygons', format('polygons overlap by %s m²', round(sum(o.area)::numeric, 1)), array[a.code, b.code]
     from improvement.circle as a
     join improvement.circle as b on b.plan_id = a.plan_id and b.tier = a.tier and b.code > a.code and st_overlaps(a.geom, b.geom)
     cross join lateral (select st_area(st_intersection(a.geom, b.geom)::geography) as area offset 0) as o
     where a.plan_id = $1
     group by a.code, b.code
     having sum(o.area) > 1
     union all
     select 'nesting', 'is in a circle of another county', array[f.code, f.parent_code]
     from improvement.circle as f
     join improvement.circle as p on p.plan_id = f.plan_id and p.code = f.parent_code
     where f.plan_id = $1 and (p.county_code <> f.county_code or p.tier <> 'fifteen')
     order by rule, circles`,
    [id]
  )
  return found.rows.map((row) => ({ ...row, sites: [] }))
}

/**
 * Approves a draft: from then on it never changes, and what was approved for its counties before is superseded. Throws `conflict` where it
 * does not keep the hard rules; errors beside as those of `editingPlan`.
 */
export async function approveCirclePlan(database: Database, caller: Caller, id: number, read: ReadRevision): Promise<FullCirclePlan> {
  await editingPlan(database, caller, id, read, async (transaction) => {
    const { problems } = await validateCirclePlan(transaction, id)
    if (problems.length > 0) throw conflict(`circle plan ${id} cannot be approved: ${problems[0]!.detail}${problems.length === 1 ? '' : `, and ${problems.length - 1} more`}; its validation names them`)
    await transaction.client.query('select improvement.approve_circle_plan($1)', [id])
  })
  return asCaller(database, caller, (transaction) => findCirclePlan(transaction, id))
}
