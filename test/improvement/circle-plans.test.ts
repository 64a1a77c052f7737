/** Living circles as plans: every rule of them, how they are edited, who may, and what is approved. */
import fc from 'fast-check'
import t from 'tap'
import type { Circle, DrawnCircle, FullCircle } from '../../src/improvement/circle-queries.js'
import type { CircleValidation, EditedCircles } from '../../src/improvement/circle-edit-queries.js'
import type { CirclePlan, FullCirclePlan } from '../../src/improvement/circle-plan-queries.js'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import { towns } from '../network/random-town.js'
import { testDatabase } from '../support/database.js'
import { degreesAt, gridStreets, loadNetwork, loadRegions, loadSites, micro, type Place, type SiteRow } from '../support/micro-city.js'
import { isProblem, testService, type Answer } from '../support/service.js'

const planner: Caller = { subject: 'planner', role: 'planner', regionCode: micro.city }
const otherPlanner: Caller = { ...planner, regionCode: micro.otherCounty }
const [own, second, third, far] = micro.communities
const database = await testDatabase(t)
await loadRegions(database)
await loadNetwork(database, gridStreets(16, 9, 100))
const { get, send } = await testService(t, database)

const ring = (corners: readonly Place[]) => [...corners, corners[0]!].map((corner) => degreesAt(corner).map((degrees) => Number(degrees.toFixed(7))))
const polygon = (corners: readonly Place[]) => ({ type: 'Polygon', coordinates: [ring(corners)] })
const sql = <Row>(text: string, values: unknown[] = []) => asCaller(database, operator, async ({ client }) => (await client.query(text, values)).rows as Row[])
const bound = (corners: readonly Place[] | null, county: string = micro.county) =>
  sql('update registry.region set geom = st_multi(st_setsrid(st_geomfromgeojson($2), 4326)) where code = $1', [county, corners === null ? null : JSON.stringify(polygon(corners))])

/** A county like an L, and sites every hundred metres, a little aside; some without people, some together, one off the streets, one out of bounds. */
const corners: readonly Place[] = [[-90, -60], [1_590, -60], [1_590, 380], [850, 380], [850, 880], [-90, 880]]
const people = (i: number) => 60 + ((i * 37) % 90)
const grid: readonly SiteRow[] = Array.from({ length: 16 * 9 }, (_, i): SiteRow => {
  const [column, row] = [i % 16, Math.floor(i / 16)]
  return { id: `s${String(i).padStart(3, '0')}`, at: [column * 100 + ((i * 7) % 31), row * 100 - ((i * 5) % 23)], community: [own, second, third][i % 3]!, population: i % 20 === 7 ? 0 : people(i) }
}).filter(({ at: [x, y] }) => y < 370 || x < 840)
const odd: readonly SiteRow[] = [
  { id: 'together', at: grid[5]!.at, community: own, population: 40 },
  { id: 'off', at: [-85, 870], community: own, population: 50 },
  { id: 'out', at: [1_300, 600], community: second, population: 70 }
]
const others: readonly SiteRow[] = Array.from({ length: 12 }, (_, i): SiteRow => ({ id: `o${i}`, at: [2_600 + (i % 4) * 90 + i, 200 + Math.floor(i / 4) * 110], community: far, population: 400 }))
await bound(corners)
await loadSites(database, [...grid, ...odd, ...others])

const bands = { five: { least: 1_000, most: 2_400 }, fifteen: { least: 3_000, most: 9_000 } }
const delineate = async (more: object = {}, as: Caller = planner): Promise<FullCirclePlan> => {
  const { status, body } = await send('POST', '/v1/circle-plans', { name: 'trial', regionCode: micro.county, referenceDate: '2024-06-30', bands, ...more }, { as })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body as FullCirclePlan
}
const circlesOf = async (id: number, query = ''): Promise<Circle[]> => ((await get(`/v1/circle-plans/${id}/circles?limit=1000&${query}`, { as: planner })).body as { items: Circle[] }).items
const circleOf = async (id: number, code: string) => (await get(`/v1/circle-plans/${id}/circles/${code}`, { as: planner })).body as FullCircle
const edit = (id: number, revision: number | string, edits: readonly object[], as: Caller = planner): Promise<Answer> =>
  send('POST', `/v1/circle-plans/${id}/edits`, { edits }, { as, headers: { 'if-match': `"${revision}"` } })

/** What breaks a rule, found by PostGIS from what is kept: by areas and pieces, not by the cells' own neighbours. */
async function broken(id: number, county: string, pieces = true): Promise<string[]> {
  const [found] = await sql<Record<string, number | null>>(
    `with five as (select * from improvement.circle where plan_id = $1 and county_code = $2 and tier = 'five'),
     fifteen as (select * from improvement.circle where plan_id = $1 and county_code = $2 and tier = 'fifteen'),
     member as (
       select s.external_id, s.population, f.code, f.parent_code, f.geom, g.geom as at, cell.geom is null as landless
       from improvement.circle_site as s
       join improvement.circle_cell as cell on cell.plan_id = s.plan_id and cell.county_code = s.county_code and cell.number = s.cell
       join five as f on f.code = cell.circle_code
       join registry.site as g on g.id = s.site_id
       where s.plan_id = $1
     ),
     ground as (select st_union(geom) as geom from five)
     select
       (select count(*) from registry.site as s where starts_with(s.community_code, left($2, 6)) and s.valid_to = 'infinity'
         and (select count(*) from member as m where m.external_id = s.external_id) <> 1)::integer as "not once",
       (select count(*) from member where not landless and not st_intersects(geom, at))::integer as "not in its polygon",
       (select count(*) from (select * from five union all select * from fifteen) as c where not st_isvalid(c.geom))::integer as invalid,
       (select count(*) from (select * from five union all select * from fifteen) as c where $3 and st_numgeometries(c.geom) > 1)::integer as "in pieces",
       (select count(*) from five where not exists (select from fifteen where fifteen.code = five.parent_code))::integer as orphans,
       (select count(*) from five join fifteen on fifteen.code = five.parent_code where st_area(st_difference(five.geom, fifteen.geom)::geography) > 0.01)::integer as "not nested",
       (select round((sum(st_area(five.geom::geography)) - st_area((select geom from ground)::geography))::numeric, 1)::float8 from five) as overlap,
       (select round((sum(st_area(fifteen.geom::geography)) - st_area((select geom from ground)::geography))::numeric, 1)::float8 from fifteen) as "overlap of fifteen",
       (select coalesce(round(st_area(st_symdifference(r.geom, (select geom from ground))::geography)::numeric / 50)::float8, 0) from registry.region as r where r.code = $2) as "not the county",
       (select count(*) from five where population <> (select sum(m.population) from member as m where m.code = five.code))::integer as "people of five",
       (select count(*) from fifteen where population <> (select sum(m.population) from member as m where m.parent_code = fifteen.code))::integer as "people of fifteen",
       (select count(*) from five where not exists (select from member as m where m.code = five.code and m.external_id = five.centre_site))::integer as "centre elsewhere"`,
    [id, county, pieces]
  )
  return Object.entries(found!).flatMap(([rule, value]) => (value === 0 || value === null ? [] : [`${rule}: ${value}`]))
}

void t.test('a county is delineated by every rule, and says what was odd', async (t) => {
  const plan = await delineate()
  t.strictSame(await broken(plan.id, micro.county), [])
  t.match(plan, { status: 'draft', revision: 1, breaches: [], sites: grid.length + 3, sitesWithoutPeople: 5, sitesOutOfBounds: 1, counties: [{ countyCode: micro.county, ground: 'boundary', state: 'draft' }] })
  t.equal(plan.population, [...grid, ...odd].reduce((sum, { population }) => sum + population!, 0))
  t.ok(plan.five.circles >= 4 && plan.fifteen.circles >= 2 && plan.five.meanWalk! < plan.fifteen.meanWalk!)
  const circles = await circlesOf(plan.id)
  t.equal(circles.length, plan.five.circles + plan.fifteen.circles)
  for (const { tier, population, compactness } of circles) {
    t.ok(population >= bands[tier].least && population <= bands[tier].most)
    t.ok(compactness! > 0.15 && compactness! < 1)
  }
  // The walk of the whole is the mean of all residents' own, as the network says of each pair.
  const [walk] = await sql<{ mean: number; estimated: number }>(
    `select sum(s.population * coalesce(w.metres, 0)) / sum(s.population) as mean, coalesce(sum(s.population) filter (where w.metres is null), 0)::float8 as estimated
     from improvement.circle as c
     join improvement.circle_cell as cell on cell.plan_id = c.plan_id and cell.circle_code = c.code
     join improvement.circle_site as s on s.plan_id = cell.plan_id and s.county_code = cell.county_code and s.cell = cell.number
     left join lateral (select k.metres::float8 as metres from network.catchment(c.centre, 1500, '2024-06-30') as k where k.site_id = s.site_id) as w on true
     where c.plan_id = $1 and c.tier = 'five'`,
    [plan.id]
  )
  t.equal(plan.five.estimatedPeople, walk!.estimated)
  t.ok(Math.abs(plan.five.meanWalk! - walk!.mean) < (walk!.estimated > 0 ? 40 : 1), `${plan.five.meanWalk} is ${walk!.mean}`)
  const together = await Promise.all(circles.filter(({ tier }) => tier === 'five').map(({ code }) => circleOf(plan.id, code)))
  t.equal(together.filter(({ siteList }) => siteList.some(({ externalId }) => externalId === 'together') && siteList.some(({ externalId }) => externalId === grid[5]!.id)).length, 1, 'sites of one place stay together')
  const map = (await get(`/v1/circle-plans/${plan.id}/map?tier=fifteen`, { as: planner })).body as { features: { id: string; geometry: object }[]; after: null }
  t.match(map, { type: 'FeatureCollection', after: null, features: circles.filter(({ tier }) => tier === 'fifteen').map(({ code }) => ({ id: code, geometry: { type: 'MultiPolygon' } })) })
  t.match((await get(`/v1/circle-plans/${plan.id}/validation`, { as: planner })).body, { valid: true, problems: [], breaches: [] })
})

void t.test('the same sites give the same circles, in whatever order they came', async (t) => {
  const before = await delineate()
  await sql(`delete from registry.site where community_code <> $1`, [far])
  await loadSites(database, [...grid, ...odd].reverse())
  const after = await delineate()
  const told = async (id: number) => ((await get(`/v1/circle-plans/${id}/map`, { as: planner })).body as { features: { properties: DrawnCircle }[] }).features.map(({ properties, ...rest }) => ({ ...rest, properties: { ...properties, planId: 0 } }))
  t.strictSame(await told(after.id), await told(before.id))
})

void t.test('counties without a boundary share out a hull of their sites, and a county too small is one circle with its breach', async (t) => {
  await bound(null)
  const plan = await delineate({ regionCode: micro.city })
  await bound(corners)
  t.strictSame(plan.counties.map(({ countyCode, ground }) => [countyCode, ground]), [[micro.county, 'hull'], [micro.otherCounty, 'hull']])
  t.strictSame([await broken(plan.id, micro.otherCounty), (await broken(plan.id, micro.county)).filter((rule) => !rule.startsWith('not the county'))], [[], []])
  const [overlap] = await sql<{ area: number }>(
    `select coalesce(sum(st_area(st_intersection(a.geom, b.geom)::geography)), 0) as area
     from improvement.circle as a join improvement.circle as b on b.plan_id = a.plan_id and b.tier = a.tier and b.code > a.code
     where a.plan_id = $1`, [plan.id])
  t.ok(overlap!.area < 0.5, 'no circle overlaps another, of whatever county')
  const small = await delineate({ regionCode: micro.otherCounty, bands: { five: { least: 9_000, most: 12_000 }, fifteen: { least: 30_000, most: 100_000 } } })
  t.strictSame(small.breaches, [
    { code: '330108-15-01', tier: 'fifteen', population: 4_800, beyond: -25_200 },
    { code: '330108-5-001', tier: 'five', population: 4_800, beyond: -4_200 }
  ])
})

void t.test('sites move, circles merge and part by hand, and what falls apart is refused by name', async (t) => {
  const plan = await delineate()
  const five = await circlesOf(plan.id, 'tier=five')
  const [from] = five
  const cells = await sql<{ site: string; circle: string; beside: string[] }>(
    `select s.external_id as site, cell.circle_code as circle,
       array(select distinct o.circle_code from improvement.circle_cell as o where o.plan_id = cell.plan_id and o.county_code = cell.county_code and o.number = any (cell.neighbours)) as beside
     from improvement.circle_cell as cell
     join improvement.circle_site as s on s.plan_id = cell.plan_id and s.county_code = cell.county_code and s.cell = cell.number
     where cell.plan_id = $1
     order by 1`, [plan.id])
  const inner = cells.find(({ circle, beside }) => circle === from!.code && beside.length === 1 && beside[0] === circle)!
  const to = five.find(({ code }) => code !== from!.code)!
  isProblem(t, await edit(plan.id, 1, [{ edit: 'moveSites', sites: [inner.site], to: to.code }]), 422, 'unprocessable-input')
  t.match((await edit(plan.id, 1, [{ edit: 'moveSites', sites: [inner.site], to: to.code }])).body, { errors: [{ detail: new RegExp(`would fall into \\d pieces.*${inner.site}`) }] })
  isProblem(t, await edit(plan.id, 1, [{ edit: 'moveSites', sites: ['nowhere'], to: to.code }]), 422, 'unprocessable-input', ['/edits/0/sites/0'])
  isProblem(t, await edit(plan.id, 1, [{ edit: 'moveSites', sites: [inner.site], to: '330108-5-001' }]), 422, 'unprocessable-input', ['/edits/0'])
  isProblem(t, await edit(plan.id, 1, [{ edit: 'moveSites', sites: [inner.site], to: from!.parentCode! }]), 422, 'unprocessable-input', ['/edits/0/to'])
  t.equal((await circlesOf(plan.id)).length, plan.five.circles + plan.fifteen.circles, 'nothing was kept of them')

  // One at an edge passes over, for whom its circle stays whole.
  let moved: EditedCircles | undefined
  for (const { site, circle, beside } of cells.filter((cell) => cell.beside.length > 1)) {
    const other = beside.find((code) => code !== circle)!
    const answer = await edit(plan.id, 1, [{ edit: 'moveSites', sites: [site], to: other }])
    if (answer.status !== 200) continue
    moved = answer.body as EditedCircles
    t.ok(moved.changed.includes(circle) && moved.changed.includes(other))
    t.ok((await circleOf(plan.id, other)).siteList.some(({ externalId }) => externalId === site))
    break
  }
  t.equal(moved?.plan.revision, 2)
  t.strictSame(await broken(plan.id, micro.county), [])

  // A fifteen-minute circle parted and put together again is what it was; five-minute ones together break their band, which is told.
  const parent = (await circlesOf(plan.id, 'tier=fifteen')).find(({ code }) => five.filter((one) => one.parentCode === code).length > 1)!
  const parted = (await edit(plan.id, 2, [{ edit: 'split', circle: parent.code }])).body as EditedCircles
  const fresh = parted.changed.find((code) => /-15-/.test(code) && code !== parent.code)!
  t.ok(fresh)
  t.strictSame(await broken(plan.id, micro.county), [])
  const again = (await edit(plan.id, 3, [{ edit: 'merge', circles: [parent.code, fresh] }])).body as EditedCircles
  t.strictSame(again.gone, [fresh])
  t.match((await circlesOf(plan.id, 'tier=fifteen')).find(({ code }) => code === parent.code), { population: parent.population, meanWalk: parent.meanWalk, area: parent.area })
  const children = (await circleOf(plan.id, parent.code)).circles
  const merged = (await edit(plan.id, 4, [{ edit: 'merge', circles: children }])).body as EditedCircles
  t.match(merged.plan.breaches, [{ code: children[0], tier: 'five', beyond: parent.population - bands.five.most }])
  const halves = (await edit(plan.id, 5, [{ edit: 'split', circle: children[0] }])).body as EditedCircles
  t.equal(halves.changed.filter((code) => /-5-/.test(code)).length, 2)
  t.strictSame(await broken(plan.id, micro.county), [])
})

void t.test('an edit is based on what was read, and drafts are their region\'s planners\' to edit', async (t) => {
  const plan = await delineate()
  const [one] = await circlesOf(plan.id, 'tier=five')
  const split = [{ edit: 'split', circle: one!.code }]
  isProblem(t, await send('POST', `/v1/circle-plans/${plan.id}/edits`, { edits: split }, { as: planner }), 428, 'precondition-required')
  isProblem(t, await edit(plan.id, 7, split), 412, 'precondition-failed')
  isProblem(t, await edit(plan.id, '*', split, otherPlanner), 404, 'not-found')
  isProblem(t, await edit(plan.id, '*', split, { ...planner, role: 'surveyor' }), 403, 'forbidden')
  isProblem(t, await send('POST', '/v1/circle-plans', { name: 'x', regionCode: micro.county }, { as: otherPlanner }), 403, 'forbidden')
  isProblem(t, await send('POST', '/v1/circle-plans', { name: 'x', regionCode: micro.street }, { as: planner }), 422, 'unprocessable-input', ['/regionCode'])
  isProblem(t, await send('POST', '/v1/circle-plans', { name: 'x', regionCode: '330199000000' }, { as: planner }), 404, 'not-found')
  isProblem(t, await send('POST', '/v1/circle-plans', { name: 'x', regionCode: micro.county, referenceDate: '1900-01-01', bands: { five: { least: 9, most: 8 } } }, { as: planner }), 422, 'unprocessable-input', ['/bands/five'])
  t.equal((await get(`/v1/circle-plans/${plan.id}`, { as: planner })).headers.etag, '"1"')
  t.equal((await edit(plan.id, '*', split)).status, 200)
  t.equal((await send('DELETE', `/v1/circle-plans/${plan.id}`, undefined, { as: planner, headers: { 'if-match': '"2"' } })).status, 204)
  isProblem(t, await get(`/v1/circle-plans/${plan.id}`, { as: planner }), 404, 'not-found')
  t.strictSame(await sql('select from improvement.circle_site where plan_id = $1', [plan.id]), [], 'nothing of it is left')
})

void t.test('one plan of a county is approved: it never changes, and the next supersedes it', async (t) => {
  const approve = (id: number, as: Caller = planner) => send('POST', `/v1/circle-plans/${id}/approval`, undefined, { as, headers: { 'if-match': '*' } })
  const city = await delineate({ regionCode: micro.city })
  t.match((await approve(city.id)).body, { status: 'approved', approvedBy: 'planner', counties: [{ state: 'approved' }, { state: 'approved' }] })
  isProblem(t, await approve(city.id), 409, 'conflict')
  isProblem(t, await edit(city.id, '*', [{ edit: 'split', circle: '330106-5-001' }]), 409, 'conflict')
  isProblem(t, await send('DELETE', `/v1/circle-plans/${city.id}`, undefined, { as: planner, headers: { 'if-match': '*' } }), 409, 'conflict')
  await t.rejects(asCaller(database, planner, ({ client }) => client.query(`insert into improvement.circle_plan_county (plan_id, county_code, ground, plane) values ($1, $2, 'hull', '')`, [city.id, micro.county])), { code: '42501' })
  t.equal(await asCaller(database, planner, async ({ client }) => (await client.query('update improvement.circle set population = 1 where plan_id = $1', [city.id])).rowCount), 0)
  t.match((await get(`/v1/circle-plans/${city.id}`, { as: otherPlanner })).body, { id: city.id }, 'whoever plans reads what is approved')

  // A county takes its own from the city's.
  const countyPlanner = { ...planner, regionCode: micro.county }
  const county = await delineate({}, countyPlanner)
  t.match((await approve(county.id, countyPlanner)).body, { status: 'approved' })
  t.match((await get(`/v1/circle-plans/${city.id}`, { as: planner })).body, { status: 'approved', counties: [{ countyCode: micro.county, state: 'superseded', supersededBy: county.id }, { countyCode: micro.otherCounty, state: 'approved' }] })

  const copied = await send('POST', `/v1/circle-plans/${county.id}/copies`, { name: 'next' }, { as: countyPlanner })
  const copy = copied.body as FullCirclePlan
  t.match(copy, { name: 'next', status: 'draft', copiedFrom: county.id, revision: 1, five: county.five, fifteen: county.fifteen })
  isProblem(t, await send('POST', `/v1/circle-plans/${city.id}/copies`, {}, { as: countyPlanner }), 403, 'forbidden')
  await edit(copy.id, 1, [{ edit: 'split', circle: '330106-5-001' }], countyPlanner)
  await approve(copy.id, countyPlanner)
  t.match((await get(`/v1/circle-plans/${county.id}`, { as: planner })).body, { status: 'superseded' })
  const listed = async (query: string, as: Caller = planner) => ((await get(`/v1/circle-plans?${query}`, { as })).body as { items: CirclePlan[] }).items.map(({ id }) => id)
  t.strictSame(await listed('status=approved'), [copy.id, city.id])
  t.strictSame(await listed(`status=superseded&within=${micro.county}`), [county.id])

  // Sites that come later are in no circle of it.
  const late = await delineate({ referenceDate: '2030-01-01' })
  await loadSites(database, [{ id: 'late', at: [30, 30], community: own, population: 10 }])
  t.match((await get(`/v1/circle-plans/${late.id}/validation`, { as: planner })).body, { valid: false, problems: [{ rule: 'membership', sites: ['late'] }] })
  isProblem(t, await approve(late.id), 409, 'conflict')
  await sql(`delete from registry.site where external_id = 'late'`)
})

void t.test('polygons of a spatial plan become circles, with the ground laid out within them', async (t) => {
  const plan = await delineate()
  const put = (features: readonly object[], revision = '*') => send('POST', `/v1/circle-plans/${plan.id}/polygons`, { type: 'FeatureCollection', features }, { as: planner, headers: { 'if-match': revision } })
  const feature = (of: readonly Place[], parent?: string) => ({ type: 'Feature', geometry: polygon(of), properties: parent === undefined ? {} : { parent } })
  const west: readonly Place[] = [[-90, -60], [440, -60], [440, 880], [-90, 880]]
  const middle: readonly Place[] = [[440, -60], [1_050, -60], [1_050, 380], [850, 380], [850, 880], [440, 880]]
  const east: readonly Place[] = [[1_050, -60], [1_590, -60], [1_590, 380], [1_050, 380]]
  isProblem(t, await put([feature(west), feature(middle)]), 422, 'unprocessable-input', ['/features'])
  t.match((await put([feature(west), feature(middle)])).body, { errors: [{ detail: /no polygon holds \d+ sites: / }] })
  isProblem(t, await put([feature(west), feature(middle), feature([[900, -60], [1_590, -60], [1_590, 380], [900, 380]])]), 422, 'unprocessable-input', ['/features/1/geometry'])
  isProblem(t, await put([feature(west), feature(middle), feature([...east.slice(0, 2), [1_590, 700], [1_050, 700]])]), 422, 'unprocessable-input', ['/features/2/geometry'])
  isProblem(t, await put([feature([west[0]!, west[2]!, west[1]!, west[3]!])]), 422, 'unprocessable-input', ['/features/0/geometry'])
  isProblem(t, await put([feature(west), feature(middle), feature(east), feature([[1_585, 375], [1_590, 375], [1_590, 380]])]), 422, 'unprocessable-input')

  const answer = await put([feature(west, 'one'), feature(middle, 'one'), feature(east, 'two')], '"1"')
  const { plan: now, changed } = answer.body as EditedCircles
  t.equal(answer.status, 200, JSON.stringify(answer.body))
  t.match(now, { revision: 2, five: { circles: 3 }, fifteen: { circles: 2 }, counties: [{ ground: 'imported' }] })
  t.strictSame(changed, ['330106-15-01', '330106-15-02', '330106-5-001', '330106-5-002', '330106-5-003'])
  t.strictSame(await broken(plan.id, micro.county), [])
  const areas = await sql<{ apart: number }>(
    `select st_area(st_symdifference(c.geom, st_setsrid(st_geomfromgeojson($3), 4326))::geography) as apart from improvement.circle as c where c.plan_id = $1 and c.code = $2`,
    [plan.id, '330106-5-002', JSON.stringify(polygon(middle))])
  t.ok(areas[0]!.apart < 25, `the polygon is what was drawn, but for ${areas[0]!.apart} m²`)
  // And they are edited as others are.
  t.equal((await edit(plan.id, 2, [{ edit: 'split', circle: '330106-5-002' }, { edit: 'moveCircles', circles: ['330106-5-002'], to: '330106-15-02' }])).status, 200)
  t.strictSame(await broken(plan.id, micro.county), [])
  const without = (await put([feature(west), feature(middle), feature(east)])).body as EditedCircles
  t.ok(without.plan.fifteen.circles >= 1 && without.plan.five.circles === 3)
})

void t.test('every rule holds in random towns, with odd streets and bounds', async (t) => {
  await sql('delete from registry.site')
  let runs = 0
  await fc.assert(fc.asyncProperty(towns, fc.array(fc.integer({ min: 300, max: 1_500 }), { minLength: 5, maxLength: 9 }), fc.boolean(), async (town, reaches, bounded) => {
    await sql('delete from registry.site')
    await loadNetwork(database, town.streets, { horizonMetres: town.horizonMetres, snapLimitMetres: town.snapLimitMetres, leastComponentNodes: town.leastComponentNodes, name: `town ${runs++}` })
    await loadSites(database, [
      ...town.sites.map(({ at, community, population }, i): SiteRow => ({ id: `s${i}`, at, community: [own, second][community]!, population })),
      ...town.origins.map((at, i): SiteRow => ({ id: `t${i}`, at, community: third, population: (i * 311) % 700 })),
      ...town.facilities.map(({ at }, i): SiteRow => ({ id: `u${i}`, at, community: own, population: (i * 97) % 500 }))
    ])
    // A star about the town's middle: arms and bays, by which cells are cut in pieces.
    await bound(bounded ? reaches.map((reach, i): Place => [450 + reach * Math.cos((2 * Math.PI * i) / reaches.length), 450 + reach * Math.sin((2 * Math.PI * i) / reaches.length)]) : null)
    const plan = await delineate({ bands: { five: { least: 600, most: 1_600 }, fifteen: { least: 1_500, most: 5_000 } } })
    // A hull with a far site off the town has the ground of none between: circles over it are still of one piece.
    const rules = await broken(plan.id, micro.county)
    const { valid, problems } = (await get(`/v1/circle-plans/${plan.id}/validation`, { as: planner })).body as CircleValidation
    if (rules.length > 0 || !valid) t.comment(JSON.stringify({ rules, problems, ground: plan.counties }))
    return rules.length === 0 && valid
  }), { numRuns: 25, seed: 6 })
  t.pass('whatever the town')
})
