import fc from 'fast-check'
import { test } from 'tap'
import { shortfallsOf } from '../../src/checkup/diagnosis-queries.js'
import { lacksOf, markWeights, marks, priorityOf, type MarkedType, type Marks } from '../../src/checkup/priority.js'
import { prioritiesOf, type CommunityPriority } from '../../src/checkup/priority-queries.js'
import { createMeans } from '../../src/checkup/region-scoring.js'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import { facilityType, publish, runCheckup, scoresOf } from '../support/checkup.js'
import { observationImport } from '../../src/survey/observation-import.js'
import { testDatabase } from '../support/database.js'
import { buildMicroCity, load, loadFacilities, loadSites, micro } from '../support/micro-city.js'
import { isProblem, testService } from '../support/service.js'

const near = (a: number, b: number) => Math.abs(a - b) < 1e-12

type WeighedType = MarkedType & { readonly weight: number }

/** A community's marks, type by type. */
function marksOf(types: readonly WeighedType[]): Marks {
  const mean = (mark: (typeof marks)[number]) => {
    const means = createMeans(1)
    for (const type of types) means.addAt(0, lacksOf(type)[mark] ?? NaN, type.weight)
    const [value] = means.means()
    return Number.isNaN(value) ? null : value!
  }
  return { demand: mean('demand'), elderlyAndChild: mean('elderlyAndChild'), facilities: mean('facilities'), service: mean('service') }
}

void test('the four marks add up by their weights, and a missing one\'s weight is shared among the rest', async (t) => {
  t.equal(marks.reduce((sum, mark) => sum + markWeights[mark], 0), 1)
  const whole = priorityOf({ demand: 0.5, elderlyAndChild: 0.4, facilities: 1, service: 0.1 })!
  // 0.3 x 0.5 + 0.3 x 0.4 + 0.2 x 1 + 0.2 x 0.1
  t.ok(near(whole.priority, 0.49))
  t.equal(whole.main, 'facilities')
  const part = priorityOf({ demand: null, elderlyAndChild: 0.4, facilities: 1, service: null })!
  // 0.3 and 0.2 of 0.5: 0.6 x 0.4 + 0.4 x 1
  t.ok(near(part.priority, 0.64))
  t.strictSame(part.marks.map(({ mark, value, weight, effectiveWeight }) => [mark, value, weight, Number(effectiveWeight.toFixed(9))]), [
    ['demand', null, 0.3, 0], ['elderlyAndChild', 0.4, 0.3, 0.6], ['facilities', 1, 0.2, 0.4], ['service', null, 0.2, 0]
  ])
  t.equal(priorityOf({ demand: null, elderlyAndChild: null, facilities: null, service: null }), undefined)
})

void test('a type lacks what its figures are short of, the elderly and children by their own types only', async (t) => {
  const figures = { coverage: 0.75, count: 0.5, governance: 80, demand: null }
  t.strictSame(lacksOf({ ...figures, elderlyOrChild: false }), { demand: null, elderlyAndChild: null, facilities: 0.5, service: 1 - 0.8 })
  t.strictSame(lacksOf({ ...figures, elderlyOrChild: true, demand: 0.2 }), { demand: 0.2, elderlyAndChild: 0.25, facilities: 0.5, service: 1 - 0.8 })
  t.strictSame(lacksOf({ coverage: null, count: null, governance: null, demand: null, elderlyOrChild: true }), { demand: null, elderlyAndChild: null, facilities: null, service: null })
})

void test('marks are weighted means over the types, the elderly-and-child one over those types only', async (t) => {
  const type = (weight: number, elderlyOrChild: boolean, coverage: number, count: number, governance: number | null): WeighedType => ({
    weight, elderlyOrChild, coverage, count, governance, demand: null
  })
  const found = marksOf([type(1, false, 0, 0.5, 80), type(1.5, true, 0.6, 1, null), type(0.5, true, 0.2, 0, 40)])
  // (1.5 x 0.4 + 0.5 x 0.8) / 2; (1 x 0.5 + 1.5 x 0 + 0.5 x 1) / 3; (1 x 0.2 + 0.5 x 0.6) / 1.5
  t.strictSame([found.demand, ...[found.elderlyAndChild, found.facilities, found.service].map((value) => Number(value!.toFixed(12)))], [null, 0.5, 0.333333333333, 0.333333333333])
  t.strictSame(marksOf([]), { demand: null, elderlyAndChild: null, facilities: null, service: null })
})

const [c1, c2, c3, c4] = micro.communities
const types = [
  facilityType({ code: 'T1' }),
  facilityType({ code: 'T2', group: 'elderly', weight: 1.5 }),
  facilityType({ code: 'T3', group: 'child', weight: 0.5 }),
  facilityType({ code: 'T4', weight: 2 })
]

/** A facility of each type far from everybody, in each county: all is surveyed, nothing reached. */
async function scoredCity(database: Database): Promise<number> {
  await publish(database, 'four-types', types)
  await buildMicroCity(database)
  await loadSites(database, [
    { id: 'S3', at: [300, 100], community: c2, population: 100 },
    { id: 'S4', at: [700, 700], community: c4, population: 100 }
  ])
  await loadFacilities(database, [c1, c4].flatMap((community) => types.map(({ code }) => ({ id: `${code} of ${community}`, type: code, at: [9000, 9000] as const, community, status: 'closed' }))))
  return runCheckup(database, { period: '2024H1', standardVersion: 'four-types', scopeCode: micro.city })
}

type Figures = Pick<MarkedType, 'coverage' | 'count' | 'governance'>

/** Writes figures over those of a run, with the marks that scoring makes of them. */
async function overwrite(database: Database, runId: number, figures: ReadonlyMap<string, Figures>): Promise<void> {
  await database.asOwner(async (client) => {
    await client.query(
      `update checkup.type_score as s
       set coverage = w.coverage, count_share = w.count, governance = w.governance, cause = w.cause
       from unnest($2::text[], $3::text[], $4::float8[], $5::float8[], $6::float8[], $7::text[]) as w (code, type_code, coverage, count, governance, cause)
       join registry.facility_type as f on f.code = w.type_code
       where s.run_id = $1 and s.region_code = w.code and s.type_id = f.id`,
      [
        runId, [...figures.keys()].map((key) => key.split(' ')[0]), [...figures.keys()].map((key) => key.split(' ')[1]),
        ...(['coverage', 'count', 'governance'] as const).map((name) => [...figures.values()].map((row) => row[name])),
        [...figures.values()].map(({ coverage, count, governance }) => (coverage! < 1 || count! < 1 || (governance ?? 100) < 60 ? 'uneven' : null))
      ]
    )
    const codes = [...new Set([...figures.keys()].map((key) => key.split(' ')[0]!))]
    const given = codes.map((code) => marksOf(types.map((type) => ({ ...figures.get(`${code} ${type.code}`)!, weight: type.weight, elderlyOrChild: type.group !== 'all', demand: null }))))
    await client.query(
      `update checkup.region_score as s
       set priority = round(w.priority::numeric, 6)::float8, elderly_and_child_mark = w.elderly_and_child, facilities_mark = w.facilities, service_mark = w.service
       from unnest($2::text[], $3::float8[], $4::float8[], $5::float8[], $6::float8[]) as w (code, priority, elderly_and_child, facilities, service)
       where s.run_id = $1 and s.region_code = w.code`,
      [runId, codes, given.map((marks) => priorityOf(marks)!.priority), given.map((marks) => marks.elderlyAndChild), given.map((marks) => marks.facilities), given.map((marks) => marks.service)]
    )
  })
}

const read = (database: Database, runId: number, page: Parameters<typeof prioritiesOf>[2]) =>
  asCaller(database, operator, (transaction) => prioritiesOf(transaction, runId, page))

const share = fc.constantFrom(0, 0.25, 0.5, 1)
const drawn = fc.record({ coverage: share, count: share, governance: fc.option(fc.constantFrom(0, 25, 50, 100)) })

void test('the list is the rule over every community, page by page', async (t) => {
  const database = await testDatabase(t)
  const runId = await scoredCity(database)
  const codes = [c1, c2, c3, c4]
  const keys = codes.flatMap((code) => types.map((type) => `${code} ${type.code}`))
  await fc.assert(
    fc.asyncProperty(fc.array(drawn, { minLength: keys.length, maxLength: keys.length }), async (rows) => {
      const figures = new Map(keys.map((key, i) => [key, rows[i]!]))
      await overwrite(database, runId, figures)
      const expected = codes
        .map((code) => {
          const given = marksOf(types.map((type) => ({ ...figures.get(`${code} ${type.code}`)!, weight: type.weight, elderlyOrChild: type.group !== 'all', demand: null })))
          return { code, priority: Number(priorityOf(given)!.priority.toFixed(6)) }
        })
        .sort((a, b) => b.priority - a.priority || (a.code < b.code ? -1 : 1))
        .map(({ code, priority }, _, all) => ({ code, priority, order: 1 + all.filter((other) => other.priority > priority).length }))
      const told = (list: readonly CommunityPriority[]) => list.map(({ code, priority, order }) => ({ code, priority, order }))
      const all = await read(database, runId, { limit: 100 })
      t.strictSame(told(all), expected)
      for (const { priority, marks: shares } of all) {
        t.ok(Math.abs(shares.reduce((sum, { contribution }) => sum + contribution, 0) - priority) < 5e-6, 'the contributions add up')
      }
      const walked: CommunityPriority[] = []
      for (let after: string | undefined; walked.length < codes.length; after = walked.at(-1)!.code) walked.push(...(await read(database, runId, { limit: 3, after })))
      t.strictSame(told(walked), expected)
    }),
    { numRuns: 20 }
  )
})

void test('a run keeps the marks of its communities, and counts what falls short in every region by main cause', async (t) => {
  const database = await testDatabase(t)
  await publish(database, 'four-types', [
    facilityType({ code: 'T1', peoplePerFacility: 60 }),
    facilityType({ code: 'T2', group: 'elderly', weight: 1.5, supplyPer1000: 100, minSize: 50 }),
    facilityType({ code: 'T3', group: 'child', weight: 0.5 }),
    facilityType({ code: 'T4', weight: 2 })
  ])
  await buildMicroCity(database)
  await loadSites(database, [
    { id: 'S3', at: [300, 100], community: c2, population: 100 },
    { id: 'S4', at: [700, 700], community: c4, population: 100 }
  ])
  await loadFacilities(database, [
    { id: 'f1', type: 'T1', at: [100, 100], community: c1 },
    { id: 'f2', type: 'T2', at: [300, 100], community: c2, size: 20 },
    { id: 'f3', type: 'T2', at: [500, 500], community: c3 },
    { id: 'f4', type: 'T3', at: [700, 700], community: c4, status: 'closed' },
    { id: 'f5', type: 'T4', at: [9000, 9000], community: c1 },
    { id: 'f6', type: 'T4', at: [9000, 9000], community: c4 }
  ])
  const runId = await runCheckup(database, { period: '2024H1', standardVersion: 'four-types', scopeCode: micro.city })
  const scores = await scoresOf(database, runId)
  const all = await read(database, runId, { limit: 100 })
  t.ok(all.length >= 3)
  for (const one of all) {
    const given = marksOf(scores.get(one.code)!.types.map(({ typeCode, weight, coverage, count, governance }) => (
      { weight, coverage, count, governance, elderlyOrChild: ['T2', 'T3'].includes(typeCode), demand: null }
    )))
    t.equal(one.priority, Number(priorityOf(given)!.priority.toFixed(6)), one.code)
    for (const { mark, value } of one.marks) t.ok((value === null) === (given[mark] === null) && near(Math.round((value ?? 0) * 1e6), Math.round((given[mark] ?? 0) * 1e6)), `${one.code} ${mark}`)
  }
  t.strictSame(all.map(({ priority }) => priority), all.map(({ priority }) => priority).sort((a, b) => b - a))

  // c1 asks for T1 (weight 1) by 3 of 4 and for T2 (weight 1.5) by 5 of 10, counts of one type added up: that is its mark.
  const asks = (type: string, numerator: number, denominator: number, source: string) => ({ period: '2024H1', community_code: c1, type_code: type, component: 'demand', numerator, denominator, source })
  await load(database, observationImport, [asks('T1', 3, 4, 'a'), asks('T2', 1, 5, 'a'), asks('T2', 4, 5, 'b')])
  const again = await runCheckup(database, { period: '2024H1', standardVersion: 'four-types', scopeCode: micro.city })
  const [before, asked] = [all, await read(database, again, { limit: 100 })].map((list) => list.find(({ code }) => code === c1)!)
  const weightOf = (code: string) => types.find((type) => type.code === code)!.weight
  const demand = (0.75 * weightOf('T1') + 0.5 * weightOf('T2')) / (weightOf('T1') + weightOf('T2'))
  t.match(asked!.marks[0], { mark: 'demand', value: Number(demand.toFixed(6)), effectiveWeight: Number((0.3 / (0.3 + asked!.marks.slice(1).reduce((sum, one) => sum + (one.value === null ? 0 : one.weight), 0))).toFixed(6)) })
  t.strictSame(asked!.marks.slice(1).map(({ value }) => value), before!.marks.slice(1).map(({ value }) => value), 'the other marks stay')
  const once = (await scoresOf(database, runId)).get(c1)!
  const twice = (await scoresOf(database, again)).get(c1)!
  t.equal(twice.index, once.index, 'demand is no part of an index')

  const kept = await database.asOwner((client) =>
    client.query<{ code: string; counts: Record<string, number> }>('select region_code as code, shortfalls_by_cause as counts from checkup.region_score where run_id = $1', [runId])
  )
  const told = new Set<string>()
  for (const { code, counts } of kept.rows) {
    const short = await asCaller(database, operator, (transaction) => shortfallsOf(transaction, runId, { within: code, limit: 100 }))
    const expected: Record<string, number> = {}
    for (const { cause } of short) expected[cause] = (expected[cause] ?? 0) + 1
    t.same(counts, expected, code)
    for (const cause of Object.keys(expected)) told.add(cause)
  }
  t.ok(told.size >= 3, [...told].join(', '))
})

void test('over REST and GraphQL', async (t) => {
  const database = await testDatabase(t)
  const runId = await scoredCity(database)
  const { get, graphql } = await testService(t, database)
  const fine: Figures = { coverage: 1, count: 1, governance: null }
  await overwrite(database, runId, new Map([
    ...[c1, c2, c3, c4].flatMap((code) => types.map((type) => [`${code} ${type.code}`, fine] as const)),
    [`${c3} T2`, { coverage: 0, count: 0.5, governance: 40 }]
  ]))
  const url = `/v1/checkup/runs/${runId}/priorities`
  const first = await get(`${url}?limit=1`)
  // Elderly and child: 1.5 x 1 of 2; facilities: 1.5 x 0.5 of 5; service: 0.6. Weights 0.3, 0.2, 0.2 of 0.7.
  t.match(first, {
    status: 200,
    headers: { link: /rel="next"/ },
    body: {
      items: [{
        runId, order: 1, code: c3, nameZh: '文三社区', kind: 'mixed', parentCode: micro.otherStreet, priority: 0.535714,
        main: 'elderlyAndChild',
        whyZh: '老幼保障缺（75%）、服务评分低（60%）、设施数量少（15%）',
        marks: [
          { mark: 'demand', value: null, effectiveWeight: 0 },
          { mark: 'elderlyAndChild', value: 0.75, weight: 0.3, effectiveWeight: 0.428571, contribution: 0.321429 },
          { mark: 'facilities', value: 0.15 },
          { mark: 'service', value: 0.6 }
        ],
        shortfalls: [{ code: c3, typeCode: 'T2' }]
      }]
    }
  })
  const { nextCursor } = first.body as { nextCursor: string }
  const rest = (await get(`${url}?cursor=${nextCursor}`)).body as { items: CommunityPriority[] }
  t.strictSame(rest.items.map(({ code, order, priority }) => [code, order, priority]), [[c1, 2, 0], [c2, 2, 0], [c4, 2, 0]])
  t.match((await get(`${url}?within=${micro.otherCounty}`)).body, { items: [{ code: c4, order: 1 }] }, 'in its own list it is the first')
  isProblem(t, await get(`${url}?within=12`), 422, 'unprocessable-input', ['/within'])
  const far: Caller = { subject: 'far', role: 'viewer', regionCode: '440000000000' }
  isProblem(t, await get(url, { as: far }), 404, 'not-found')
  const { body } = await graphql(`{ run(number: ${runId}) { priorities(first: 1) { edges { node { code main marks { mark value } } } } } }`)
  t.match(body, { data: { run: { priorities: { edges: [{ node: { code: c3, main: 'elderlyAndChild' } }] } } } })
})
