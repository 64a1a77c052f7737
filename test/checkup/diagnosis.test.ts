import fc from 'fast-check'
import { test } from 'tap'
import { causes, diagnose, type Cause, type DiagnosisFigures } from '../../src/checkup/diagnosis.js'
import { shortfallKey, shortfallsOf, type Shortfall } from '../../src/checkup/diagnosis-queries.js'
import { measureFor } from '../../src/checkup/measures.js'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import { communityKinds } from '../../src/registry/region-import.js'
import { observationImport } from '../../src/survey/observation-import.js'
import { facilityType, publish, runCheckup } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { buildMicroCity, load, loadFacilities, loadNetwork, loadRegions, loadSites, micro, streetRows } from '../support/micro-city.js'
import { isProblem, testService } from '../support/service.js'

const thresholds = { count: 1, supply: 0.9, coverage: 0.9, governance: 60 }

/** A type that has all it needs. */
const fine: DiagnosisFigures = {
  count: 1, supply: 1, coverage: 1, governance: 80, anySizeCount: 1, ownSupply: 1, reachedSupply: 1,
  facilitiesKnown: 3, facilitiesReached: 2, facilitiesOwn: 1, facilitiesOwnReached: 1
}

const found = (figures: Partial<DiagnosisFigures>) => diagnose({ ...fine, ...figures }, thresholds)
const causesOf = (figures: Partial<DiagnosisFigures>) => found(figures)?.causes.map(({ cause }) => cause)

void test('what has all it needs does not fall short, and a threshold met to nine digits is met', async (t) => {
  t.equal(found({}), undefined)
  t.equal(found({ count: 1 - 1e-10, supply: 0.9 - 1e-10, coverage: 0.9, governance: 60 }), undefined)
  t.equal(found({ supply: null, ownSupply: null, reachedSupply: null, governance: null }), undefined, 'nor does what is not known or has no standard')
  t.match(found({ coverage: 0.9 - 1e-8 }), { short: [{ figure: 'coverage', threshold: 0.9 }], cause: 'uneven' })
})

void test('each cause holds by its own numbers, in the order of the list', async (t) => {
  const nothing = { count: 0, supply: 0, coverage: 0, governance: null, anySizeCount: 0, ownSupply: 0, reachedSupply: null, facilitiesReached: 0, facilitiesOwn: 0, facilitiesOwnReached: 0 }
  t.strictSame(causesOf({ ...nothing, facilitiesKnown: 0 }), ['absent', 'too_few', 'uneven'])
  t.strictSame(causesOf({ ...nothing, facilitiesKnown: 2 }), ['closed', 'too_few', 'uneven'], 'planned, suspended or closed ones')
  // Its own one counts for half.
  t.strictSame(causesOf({ ...nothing, count: 0.5, anySizeCount: 0.5, facilitiesKnown: 1, facilitiesOwn: 1 }), ['far', 'too_few', 'uneven'])
  t.strictSame(causesOf({ supply: 0.5, ownSupply: 0.9, reachedSupply: 0.95 }), ['shared'])
  t.strictSame(causesOf({ count: 0.4, anySizeCount: 1 }), ['undersized', 'too_few'], 'those below the minimum size would give the count')
  t.strictSame(causesOf({ supply: 0.5, ownSupply: 0.6, reachedSupply: 0.6 }), ['undersized'], 'even those who reach one have too little')
  t.strictSame(causesOf({ count: 0.4, anySizeCount: 0.5, supply: 0.5, ownSupply: 0.6, reachedSupply: 0.6 }), ['too_few'], 'yet not where the count is short')
  t.strictSame(causesOf({ coverage: 0.6 }), ['uneven'])
  t.strictSame(causesOf({ supply: 0.5, ownSupply: 0.6, reachedSupply: 1 }), ['uneven'], 'supply short, and none of the causes before')
  t.strictSame(causesOf({ governance: 59 }), ['poor_service'])
  t.strictSame(causesOf({ supply: 0.5, ownSupply: 0.95, reachedSupply: 0.6, coverage: 0.8, governance: 10 }), ['shared', 'undersized', 'uneven', 'poor_service'])
})

void test('a cause shows the numbers that made it hold', async (t) => {
  const evidence = (figures: Partial<DiagnosisFigures>) => found(figures)?.causes.map((one) => one.evidence)
  t.strictSame(evidence({ supply: 0.5, ownSupply: 0.92, reachedSupply: 1 }), [
    [{ figure: 'supply', value: 0.5, threshold: 0.9 }, { figure: 'ownSupply', value: 0.92, threshold: 0.9 }]
  ])
  t.strictSame(evidence({ count: 0.4, anySizeCount: 1 }), [
    [{ figure: 'count', value: 0.4, threshold: 1 }, { figure: 'anySizeCount', value: 1, threshold: 1 }],
    [{ figure: 'count', value: 0.4, threshold: 1 }]
  ])
  t.match(found({ count: 0, facilitiesKnown: 0 })?.causes[0]?.evidence, [{ figure: 'facilitiesKnown', value: 0, threshold: null }])
  t.strictSame(found({ count: 0.5, coverage: 0.2 })?.short.map(({ figure }) => figure), ['count', 'coverage'])
})

void test('every cause has a measure for every kind of community, in both languages, and no two are the same', async (t) => {
  const all = causes.flatMap((cause) => [...communityKinds, null].map((kind) => measureFor(cause, kind)))
  t.ok(all.every(({ zh, en }) => /\p{Script=Han}{4}/u.test(zh) && /^[A-Z]/.test(en)))
  t.equal(new Set(all.map(({ zh }) => zh)).size, causes.length * communityKinds.length)
  t.equal(new Set(all.map(({ en }) => en)).size, causes.length * communityKinds.length)
  t.equal(measureFor('absent', null), measureFor('absent', 'mixed'))
})

const [c1, c2, c3, c4] = micro.communities
const types = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6']

async function scoredCity(database: Database): Promise<number> {
  await publish(database, 'six-types', types.map((code, i) => facilityType({ code, weight: [1, 1.5, 0.5][i % 3]!, ...(i % 2 === 0 ? {} : { supplyPer1000: 10 }) })))
  await buildMicroCity(database)
  await loadSites(database, [
    { id: 'S3', at: [300, 100], community: c2, population: 100 },
    { id: 'S4', at: [700, 700], community: c4, population: 100 }
  ])
  return runCheckup(database, { period: '2024H1', standardVersion: 'six-types', scopeCode: micro.city })
}

const columns: Readonly<Record<keyof DiagnosisFigures | 'score', string>> = {
  count: 'count_share', supply: 'supply', coverage: 'coverage', governance: 'governance', anySizeCount: 'any_size_share', ownSupply: 'own_supply',
  reachedSupply: 'reached_supply', facilitiesKnown: 'facilities_known', facilitiesReached: 'facilities_reached', facilitiesOwn: 'facilities_own',
  facilitiesOwnReached: 'facilities_own_reached', score: 'score'
}
const names = Object.keys(columns) as (keyof typeof columns)[]

type Row = DiagnosisFigures & { readonly score: number }

/** Writes figures over those of a run, by community and type, with the main cause that scoring finds in them. */
async function overwrite(database: Database, runId: number, figures: ReadonlyMap<string, Row>): Promise<void> {
  await database.asOwner((client) =>
    client.query(
      `update checkup.type_score as s
       set applies = true, surveyed = true, cause = w.cause, ${names.map((name) => `${columns[name]} = w.${columns[name]}`).join(', ')}
       from unnest($2::text[], $3::text[], $4::text[], ${names.map((name, i) => `$${i + 5}::${name.startsWith('facilities') ? 'integer' : 'float8'}[]`).join(', ')})
         as w (region_code, type_code, cause, ${names.map((name) => columns[name]).join(', ')})
       join registry.facility_type as f on f.code = w.type_code
       where s.run_id = $1 and s.region_code = w.region_code and s.type_id = f.id`,
      [
        runId, [...figures.keys()].map((key) => key.split(' ')[0]), [...figures.keys()].map((key) => key.split(' ')[1]),
        [...figures.values()].map((row) => diagnose(row, thresholds)?.cause ?? null),
        ...names.map((name) => [...figures.values()].map((row) => row[name]))
      ]
    )
  )
}

const read = (database: Database, runId: number, page: Parameters<typeof shortfallsOf>[2]) =>
  asCaller(database, operator, (transaction) => shortfallsOf(transaction, runId, page))

/** Shares are met, missed or not known; few values, so that scores are often equal. */
const share = fc.constantFrom(0, 0.3, 0.5, 0.9, 0.9 - 1e-8, 0.9 - 1e-10, 1)
const facilities = fc.constantFrom(0, 0, 1, 2)
const anything: fc.Arbitrary<Row> = fc.record({
  count: share, coverage: share, supply: fc.option(share), governance: fc.option(fc.constantFrom(0, 59.9, 60, 75)),
  anySizeCount: share, ownSupply: fc.option(share), reachedSupply: fc.option(share),
  facilitiesKnown: fc.option(facilities), facilitiesReached: facilities, facilitiesOwn: facilities, facilitiesOwnReached: facilities,
  score: fc.constantFrom(0, 0, 20, 40, 60, 70)
})
/** Poor service is seldom all that is wrong by chance. */
const row = fc.oneof({ weight: 3, arbitrary: anything }, { weight: 1, arbitrary: fc.constantFrom(0, 40).map((governance): Row => ({ ...fine, governance, score: 60 })) })

void test('the list is the rule over every row: worst first, page by page, by region, type and main cause', async (t) => {
  const database = await testDatabase(t)
  const runId = await scoredCity(database)
  const keys = [c1, c2, c3, c4].flatMap((code) => types.map((type) => `${code} ${type}`))
  const weightOf = (type: string) => [1, 1.5, 0.5][types.indexOf(type) % 3]!
  const seen = new Set<Cause>()
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: keys.length, maxLength: keys.length }), fc.integer({ min: 1, max: 7 }), async (rows, limit) => {
      const figures = new Map(keys.map((key, i) => [key, rows[i]!]))
      await overwrite(database, runId, figures)
      const expected = keys
        .flatMap((key) => {
          const diagnosis = diagnose(figures.get(key)!, thresholds)
          const [code, type] = key.split(' ') as [string, string]
          return diagnosis === undefined ? [] : [{ key, code, type, diagnosis, score: figures.get(key)!.score, severity: weightOf(type) * (100 - figures.get(key)!.score) }]
        })
        .sort((a, b) => b.severity - a.severity || a.score - b.score || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0) || types.indexOf(a.type) - types.indexOf(b.type))
      const told = (all: readonly Shortfall[]) => all.map((one) => [shortfallKey(one), one.cause, ...one.causes.map(({ cause }) => cause)].join(' '))
      const wanted = (some: typeof expected) => some.map(({ key, diagnosis }) => [key, diagnosis.cause, ...diagnosis.causes.map(({ cause }) => cause)].join(' '))
      const all = await read(database, runId, { limit: 100 })
      t.strictSame(told(all), wanted(expected))
      for (const one of all) seen.add(one.cause)

      const walked: Shortfall[] = []
      for (;;) {
        const page = await read(database, runId, { limit, after: walked.length === 0 ? undefined : shortfallKey(walked.at(-1)!) })
        walked.push(...page)
        if (page.length < limit) break
      }
      t.strictSame(told(walked), wanted(expected), `in pages of ${limit}`)

      t.strictSame(told(await read(database, runId, { limit: 100, within: micro.street })), wanted(expected.filter(({ code }) => code === c1 || code === c2)))
      t.strictSame(told(await read(database, runId, { limit: 100, within: c3, type: 'T2' })), wanted(expected.filter(({ code, type }) => code === c3 && type === 'T2')))
      for (const cause of causes) {
        t.strictSame(told(await read(database, runId, { limit: 100, cause })), wanted(expected.filter(({ diagnosis }) => diagnosis.cause === cause)), cause)
      }
    }),
    { numRuns: 15 }
  )
  t.strictSame([...seen].sort(), [...causes].sort(), 'every cause came up')
})

/**
 * One street of 4,000 m with a stub every 500 m; budgets of 300 m. c1 lives at 0, c2 at 200, c3 at 3,000 and at 3,800.
 * Every type has one thing wrong, mostly in c1.
 */
void test('a city made by hand has the causes it was made with', async (t) => {
  const database = await testDatabase(t)
  await loadRegions(database)
  const along = Array.from({ length: 9 }, (_, i) => i * 500)
  await loadNetwork(
    database,
    streetRows(Object.fromEntries(along.flatMap((east) => [[`p${east}`, [east, 0] as const], [`q${east}`, [east, 100] as const]])), [
      ...along.slice(1).map((east) => [`p${east - 500}`, `p${east}`, 500] as const),
      ...along.map((east) => [`p${east}`, `q${east}`, 100] as const)
    ])
  )
  await publish(database, 'of-causes', [
    facilityType({ code: 'ABSENT' }),
    facilityType({ code: 'CLOSED' }),
    facilityType({ code: 'FAR' }),
    facilityType({ code: 'SHARED', supplyPer1000: 100 }),
    facilityType({ code: 'SMALL', minSize: 100 }),
    facilityType({ code: 'LITTLE', supplyPer1000: 100 }),
    facilityType({ code: 'FEW', peoplePerFacility: 500 }),
    facilityType({ code: 'UNEVEN' }),
    facilityType({ code: 'POOR' })
  ])
  await loadSites(database, [
    { id: 'a', at: [0, 0], community: c1, population: 1000 },
    { id: 'b', at: [200, 0], community: c2, population: 1000 },
    { id: 'c', at: [3000, 0], community: c3, population: 600 },
    { id: 'd', at: [3800, 0], community: c3, population: 400 }
  ])
  await loadFacilities(database, [
    { id: 'f1', type: 'ABSENT', at: [3050, 0], community: c3 },
    { id: 'f2', type: 'CLOSED', at: [100, 0], community: c1, status: 'suspended' },
    { id: 'f3', type: 'FAR', at: [900, 0], community: c1 },
    // 150 for the 2,000 of both, where 100 per 1,000 are due.
    { id: 'f4', type: 'SHARED', at: [100, 0], community: c1, size: 150 },
    { id: 'f5', type: 'SMALL', at: [100, 0], community: c1, size: 60 },
    // Not enough for the 1,000 of c1 alone.
    { id: 'f6', type: 'LITTLE', at: [100, 0], community: c1, size: 80 },
    { id: 'f7', type: 'FEW', at: [100, 0], community: c1 },
    { id: 'f8', type: 'UNEVEN', at: [3050, 0], community: c3 },
    { id: 'f9', type: 'UNEVEN', at: [3100, 0], community: c3 },
    { id: 'f10', type: 'POOR', at: [100, 0], community: c1 }
  ])
  await load(database, observationImport, [
    { period: '2024H1', community_code: c1, type_code: 'POOR', component: 'satisfaction', numerator: 2, denominator: 10, source: 'trial' }
  ])
  const runId = await runCheckup(database, { period: '2024H1', standardVersion: 'of-causes', scopeCode: micro.city })
  const causesIn = async (code: string) =>
    Object.fromEntries((await read(database, runId, { limit: 100, within: code })).map((one) => [one.typeCode, one.causes.map(({ cause }) => cause)]))
  t.match(await causesIn(c1), {
    ABSENT: ['absent', 'too_few', 'uneven'],
    CLOSED: ['closed', 'too_few', 'uneven'],
    // Its own one counts for half of its share.
    FAR: ['far', 'too_few', 'uneven'],
    // 0.75 of the need, all of it without c2.
    SHARED: ['shared', 'undersized'],
    SMALL: ['undersized', 'too_few'],
    LITTLE: ['undersized'],
    FEW: ['too_few'],
    // 100 x (0.5 x 0.2 + 0.3) / 0.8 = 50
    POOR: ['poor_service']
  })
  t.strictSame((await causesIn(c3))['UNEVEN'], ['uneven'], '600 of 1,000 reach one, and two of them count for all')
})

void test('what does not apply or was not surveyed has no shortfall', async (t) => {
  const database = await testDatabase(t)
  const runId = await scoredCity(database)
  // No county has a record of any of the six types.
  t.strictSame(await read(database, runId, { limit: 100 }), [])
})

void test('over REST', async (t) => {
  const database = await testDatabase(t)
  const runId = await scoredCity(database)
  const { get, graphql } = await testService(t, database)
  const absent: Row = {
    ...fine, count: 0, supply: null, coverage: 0, governance: null, anySizeCount: 0, ownSupply: null, reachedSupply: null,
    facilitiesKnown: 0, facilitiesReached: 0, facilitiesOwn: 0, facilitiesOwnReached: 0, score: 0
  }
  await overwrite(database, runId, new Map([
    [`${c1} T1`, absent],
    [`${c2} T2`, absent],
    [`${c4} T1`, { ...fine, governance: 30, score: 90 }]
  ]))
  const url = `/v1/checkup/runs/${runId}/shortfalls`
  type Page = { items: Shortfall[]; nextCursor: string | null }
  const keys = async (query: string) => ((await get(`${url}?${query}`)).body as Page).items.map(shortfallKey)

  const first = await get(`${url}?limit=1`)
  t.match(first, {
    status: 200,
    headers: { link: /rel="next"/ },
    body: {
      items: [{
        runId, code: c2, nameZh: '栖霞岭社区', kind: 'commodity', typeCode: 'T2', weight: 1.5, score: 0, severity: 150, cause: 'absent',
        short: [{ figure: 'count', value: 0, threshold: 1 }, { figure: 'coverage', value: 0, threshold: 0.9 }],
        causes: [
          { cause: 'absent', nameZh: '缺失', evidence: [{ figure: 'facilitiesKnown', value: 0, threshold: null }], measureZh: measureFor('absent', 'commodity').zh },
          { cause: 'too_few' }, { cause: 'uneven' }
        ]
      }]
    }
  })
  const rest = (await get(`${url}?cursor=${(first.body as Page).nextCursor!}`)).body as Page
  t.strictSame(rest.items.map((one) => [shortfallKey(one), one.severity]), [[`${c1} T1`, 100], [`${c4} T1`, 10]])
  t.equal(rest.nextCursor, null)
  t.strictSame(await keys(`within=${micro.otherCounty}`), [`${c4} T1`])
  t.strictSame(await keys('type=T1&cause=absent'), [`${c1} T1`])
  t.strictSame(await keys('type=NONE'), [])
  isProblem(t, await get(`${url}?cause=bad&within=1`), 422, 'unprocessable-input', ['/within', '/cause'])
  isProblem(t, await get('/v1/checkup/runs/999/shortfalls'), 404, 'not-found')
  const far: Caller = { subject: 'far', role: 'viewer', regionCode: '440000000000' }
  isProblem(t, await get(url, { as: far }), 404, 'not-found')

  t.match((await get(`/v1/communities/${c1}/checkup?run=${runId}`)).body, { shortfalls: [{ typeCode: 'T1', cause: 'absent' }] }, 'and in a community\'s result')
  const { body } = await graphql(`{ run(number: ${runId}) { county: score(code: "${micro.county}") { shortfalls(first: 1) { code typeCode } } far: score(code: "${c4}") { shortfalls { code cause } } } }`)
  t.match(body, { data: { run: { county: { shortfalls: [{ code: c2, typeCode: 'T2' }] }, far: { shortfalls: [{ code: c4, cause: 'poor_service' }] } } } })
})
