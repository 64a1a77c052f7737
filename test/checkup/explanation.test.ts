import { test, type Test } from 'tap'
import { explanationsOf } from '../../src/checkup/explanation-queries.js'
import { figuresOf, scopeOf, type Explanation, type Figure, type FigureReference } from '../../src/checkup/explanation.js'
import { evaluate, fill } from '../../src/checkup/formula.js'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import { declarationImport } from '../../src/registry/declaration-import.js'
import { observationImport } from '../../src/survey/observation-import.js'
import { facilityType, publish, runCheckup } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { gridStreets, load, loadFacilities, loadNetwork, loadRegions, loadSites, micro, type Place } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { administrator, isProblem, testService } from '../support/service.js'

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

void test('formulas read as they are written, and so they are worked out', async (t) => {
  const scope = { terms: { B: 80, E: 60.5, 'N*': 3, P: 900 }, parts: [{ p: 300, y: 0.5 }, { p: 100, y: 1 }, { p: 0, y: 0 }, { p: 100, y: 0.25 }] }
  t.equal(evaluate('(0.4 × B + 0.4 × E) / (0.4 + 0.4)', scope), 70.25)
  t.equal(fill('(0.4 × B + 0.4 × E) / (0.4 + 0.4)', scope), '(0.4 × 80 + 0.4 × 60.5) / (0.4 + 0.4)')
  t.equal(evaluate('Σ(p × y) / Σ(p)', scope), 0.55)
  t.equal(fill('Σ(p × y) / Σ(p)', scope), '(300 × 0.5 + 100 × 1 + 0 × 0 + … 1 more) / (300 + 100 + 0 + … 1 more)')
  t.equal(evaluate('min(1, Σ(min(1, p / (P / N*))))', scope), 1)
  t.equal(evaluate('max(1, ceil(P / 400 − 1e-9)) − 1', scope), 2)
  t.equal(evaluate('Σ(p)', { terms: {}, parts: [] }), 0)
  t.throws(() => evaluate('Q', scope), RangeError)
  for (const wrong of ['1 +', '(1', 'cos(1)', '1 2', '§']) t.throws(() => evaluate(wrong, scope), SyntaxError, wrong)
})

/** Numbers that look random and are the same every time. */
function dice(seed: number) {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return { upTo: (most: number) => Math.floor(next() * (most + 1)), chance: (share: number) => next() < share, one: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]! }
}

const standardVersion = 'of-all-sorts'

/** A city of whatever there may be: what is unknown, off the network, closed, too small, unsurveyed, declared, of no group. */
async function randomCity(database: Database, seed: number): Promise<number> {
  const { upTo, chance, one } = dice(seed)
  const anywhere = (): Place => (chance(0.08) ? [5000 + upTo(100), 5000] : [upTo(700), upTo(700)])
  const types = [
    facilityType({ code: 'SHOP', minSize: 50, peoplePerFacility: 400, minWeeklyHours: 35 }),
    facilityType({ code: 'HALL', category: 'culture', categoryZh: '文化', minSize: 100, supplyPer1000: 300, weight: 0.7, circleMinutes: 3 }),
    facilityType({ code: 'CARE', category: 'elderly_care', categoryZh: '养老', group: 'elderly', profile: 'elderly', per1000Of: 'elderly', supplyPer1000: 400, weight: 1.5 }),
    facilityType({ code: 'PLAY', category: 'culture', categoryZh: '文化', group: 'child', profile: 'child', per1000Of: 'all', peoplePerFacility: 250, supplyPer1000: 50 }),
    facilityType({ code: 'KIND', group: 'all', per1000Of: 'child', supplyPer1000: 900, minSize: 20 }),
    facilityType({ code: 'POOL', category: 'sport', categoryZh: '体育' }),
    facilityType({ code: 'GYM', category: 'sport', categoryZh: '体育', weight: 2 })
  ]
  await publish(database, standardVersion, types)
  await loadRegions(database)
  await loadSites(database, Array.from({ length: 24 }, (_, i) => {
    const population = i === 23 && seed % 2 === 0 ? 0 : upTo(400)
    const some = () => (chance(0.25) ? null : chance(0.2) ? 0 : upTo(Math.floor(population / 2)))
    // The last community has few sites, perhaps without people.
    return { id: `S${i}`, at: anywhere(), community: i === 23 ? micro.communities[3] : one(micro.communities.slice(0, 3)), population, elderly: some(), children: some() }
  }))
  await loadFacilities(database, Array.from({ length: 45 }, (_, i) => ({
    id: `F${i}`, at: anywhere(), type: one(['SHOP', 'HALL', 'CARE', 'PLAY', 'KIND']), community: chance(0.3) ? null : one(micro.communities),
    size: chance(0.2) ? null : upTo(160), status: one(['operating', 'operating', 'operating', 'operating', 'suspended', 'closed', 'planned']),
    weeklyHours: chance(0.3) ? null : 20 + upTo(40)
  })))
  await load(database, observationImport, micro.communities.flatMap((community_code) =>
    ['SHOP', 'HALL', 'CARE'].flatMap((type_code) => [
      ...(chance(0.6) ? ['survey', 'interview'].map((source) => ({ period: '2024H1', community_code, type_code, component: 'satisfaction', numerator: upTo(30), denominator: 30 + upTo(9), source })) : []),
      ...(chance(0.4) ? [{ period: '2024H1', community_code, type_code, component: 'closed_on_time', numerator: upTo(10), denominator: 10, source: 'hotline' }] : [])
    ])
  ))
  await load(database, declarationImport, [{ county_code: micro.county, type_code: 'POOL', declared_on: '2024-05-01', by: 'the county' }])
  await loadNetwork(database, gridStreets(8, 8, 100))
  return runCheckup(database, { period: '2024H1', standardVersion, scopeCode: micro.city })
}

const typeColumns: Partial<Readonly<Record<Figure, string>>> = {
  score: 'score', base: 'base', balance: 'balance', governance: 'governance', count: 'count_share', facilitiesCounted: 'facilities_counted',
  facilitiesRequired: 'facilities_required', supply: 'supply', coverage: 'coverage', worstQuarter: 'worst_quarter', completeness: 'completeness',
  basePeople: 'base_people', groupPeople: 'group_people', satisfaction: 'satisfaction', operating: 'operating', closedOnTime: 'closed_on_time'
}
const regionColumns: Partial<Readonly<Record<Figure, string>>> = {
  index: 'index', base: 'base', balance: 'balance', governance: 'governance', completeness: 'completeness', population: 'population', rank: 'rank', rankInLevel: 'rank_in_level'
}

type Stored = Readonly<Record<string, unknown>>

async function storedRows(database: Database, runId: number): Promise<{ regions: Stored[]; categories: Stored[]; types: Stored[] }> {
  return asCaller(database, operator, async ({ client }) => ({
    regions: (await client.query<Stored>('select * from checkup.region_score where run_id = $1', [runId])).rows,
    categories: (await client.query<Stored>('select * from checkup.category_score where run_id = $1', [runId])).rows,
    types: (await client.query<Stored>('select s.*, f.code as type_code from checkup.type_score as s join registry.facility_type as f on f.id = s.type_id where run_id = $1', [runId])).rows
  }))
}

type Asked = Pick<FigureReference, 'figure'> & Partial<FigureReference>

const nameOf = (code: string, { figure, typeCode, category, site }: Asked) => [code, figure, typeCode ?? '', category ?? '', site ?? ''].join(' ')

const recomputed = ({ formula, terms, parts }: Explanation): number => evaluate(formula!.replace(/^\S+ = /, ''), scopeOf(terms, parts))

/** Compares every stored figure with what its explanation makes of it, and every figure it refers to; answers with how many there are. */
async function everyFigure(t: Test, database: Database, runId: number): Promise<number> {
  const stored = await storedRows(database, runId)
  const codes = stored.regions.map((row) => String(row['region_code']))
  /** Of all regions at once, with parts as many as there are or put together. */
  const ask = async (of: Asked, limit: number, regions = codes): Promise<Map<string, Explanation>> => {
    const question = { figure: of.figure, typeCode: of.typeCode ?? undefined, category: of.category ?? undefined, site: of.site ?? undefined, limit }
    const found = await asCaller(database, operator, (transaction) => explanationsOf(transaction, regions.map((code) => ({ runId, code })), question))
    return new Map(found.map((explanation, i) => [nameOf(regions[i]!, of), explanation!]))
  }
  const questions: (readonly [of: Asked, values: ReadonlyMap<string, unknown>])[] = []
  const gather = (of: Asked, rows: readonly Stored[], column: string) => questions.push([of, new Map(rows.map((row) => [String(row['region_code']), row[column]]))])
  for (const [figure, column] of Object.entries(regionColumns)) gather({ figure: figure as Figure }, stored.regions, column)
  for (const category of new Set(stored.categories.map((row) => String(row['category'])))) {
    for (const figure of figuresOf.category) gather({ figure, category }, stored.categories.filter((row) => row['category'] === category), figure)
  }
  for (const typeCode of new Set(stored.types.map((row) => String(row['type_code'])))) {
    const rows = stored.types.filter((row) => row['type_code'] === typeCode)
    for (const [figure, column] of Object.entries(typeColumns)) gather({ figure: figure as Figure, typeCode }, rows, column)
  }

  const explained = new Map<string, Explanation>()
  let checked = 0
  for (const [of, values] of questions) {
    const together = await ask(of, 1)
    for (const [name, found] of await ask(of, 1000)) {
      explained.set(name, found)
      const value = (values.get(found.code) ?? null) as number | string | null
      if (value === null) {
        if (found.value !== null || found.formula !== null) t.fail(`${name}: there is none`, { found })
        continue
      }
      checked++
      for (const one of [found, together.get(name)!]) {
        if (one.formula === null || !close(one.value!, Number(value)) || !close(recomputed(one), Number(value))) {
          t.fail(`${name}: ${one.filled ?? 'no formula'} is ${String(value)}`, { terms: one.terms, parts: one.parts })
        }
      }
    }
  }
  const ofSites = new Set<string>()
  for (const [name, { terms, parts }] of explained) {
    for (const { value, reference } of terms) {
      if (reference !== null && !close(explained.get(nameOf(reference.code, reference))?.value ?? NaN, value)) t.fail(`${name}: the term ${JSON.stringify(reference)} is ${value}`)
    }
    for (const { values, reference } of parts) {
      if (reference === null) continue
      const key = nameOf(reference.code, reference)
      const [known] = explained.has(key) ? [explained.get(key)!] : (await ask(reference, 1000, [reference.code])).values()
      explained.set(key, known!)
      // Their value is the last of a part's numbers, but where it only says whether a site reaches one, how many there are, or
      // what the people of the region's worst quarter have, who are not the community's.
      const symbol = values.at(-1)!.symbol
      if (!['r', 'n', 'p', 'q'].includes(symbol) && !close(known!.value ?? NaN, values.at(-1)!.value)) t.fail(`${name}: the part ${JSON.stringify(reference)}`, { values, known })
      if (reference.figure === 'sufficiency') {
        ofSites.add(key)
        if (!close(recomputed(known!), known!.value!)) t.fail(`${key}: ${known!.filled!}`)
      }
    }
  }
  const grades = await ask({ figure: 'grade' }, 1)
  t.strictSame([...grades.values()].map(({ text }) => text), stored.regions.map((row) => row['grade']))
  t.ok(ofSites.size > 50, `${ofSites.size} sufficiencies of sites`)
  return checked
}

for (const seed of [2, 3]) {
  void test(`every figure of random city ${seed} is what its explanation makes of it`, async (t) => {
    const database = await testDatabase(t)
    const checked = await everyFigure(t, database, await randomCity(database, seed))
    t.ok(checked > 500, `${checked} figures`)
  })
}

const far: Caller = { subject: 'far', role: 'viewer', regionCode: '440000000000' }
const [c1] = micro.communities

void test('an explanation shows formula, numbers, facilities with their walks, observations, flags and what it stands on', async (t) => {
  const database = await testDatabase(t)
  await buildScoredCity(database)
  const runId = await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.city })
  const { get, graphql } = await testService(t, database)
  const ask = (query = '', options: { as?: Caller } = { as: administrator }, code: string = c1) => get(`/v1/checkup/runs/${runId}/scores/${code}/explanation?${query}`, options)

  await t.test('of a type', async (t) => {
    // COM01: F1 at 150 m of S1, reached by the 200 of S1 and the 100 of S3; satisfaction 30 of 40, hours unknown.
    t.match((await ask('type=COM01&figure=governance')).body, {
      runId, code: c1, typeCode: 'COM01', figure: 'governance', nameZh: '治理指数', value: 84.375,
      formula: 'V = 100 × (0.5 × satisfaction + 0.3 × operating) / (0.5 + 0.3)',
      filled: 'V = 100 × (0.5 × 0.75 + 0.3 × 1) / (0.5 + 0.3) = 84.375',
      terms: [
        { symbol: 'satisfaction', value: 0.75, reference: { figure: 'satisfaction', code: c1, typeCode: 'COM01' } },
        { symbol: 'operating', value: 1, reference: { figure: 'operating' } }
      ],
      facilities: [{
        externalId: 'F1', state: 'operating', size: 60, own: true, catchmentPeople: 300, peopleServed: 200, counted: 1, needMet: 1, nearestMetres: 150,
        reachedFrom: [{ site: 'S1', metres: 150 }]
      }],
      sites: [{ externalId: 'S1', people: 200, basePeople: 200, groupPeople: 200, groupsGiven: true, onNetwork: true, reached: true, sufficiency: 1 }],
      observations: [{ component: 'satisfaction', numerator: 30, denominator: 40, source: 'trial' }],
      flags: [
        { flag: 'hoursUnknown', nameZh: '开放时间未知，视为达标', subjects: ['F1 facility F1'] },
        { flag: 'componentMissing', subjects: ['closedOnTime'] }
      ],
      basis: { period: '2024H1', referenceDate: '2024-06-30', standardVersion: twoTypes, standardAuthority: 'the tests', networkName: 'micro' }
    })
    t.match((await ask('type=COM01&figure=satisfaction')).body, { filled: 'satisfaction = (30) / (40) = 0.75', parts: [{ key: 'trial', values: [{ symbol: 'n', value: 30 }, { symbol: 'd', value: 40 }] }] })
    t.match((await ask('type=COM01&figure=sufficiency&site=S1')).body, { formula: 'y = min(1, Σ(n))', parts: [{ key: 'F1' }] })
  })

  await t.test('of the index, by default, with what was left out', async (t) => {
    t.match((await ask()).body, { figure: 'index', formula: 'index = Σ(w × x) / Σ(w)', parts: [{ reference: { figure: 'score', typeCode: /COM01|GOV01/ } }, { effect: Number }] })
    t.match((await ask('', {}, micro.communities[3])).body, { flags: [{ flag: 'unsurveyed', subjects: ['COM01 COM01'] }, { flag: 'governanceMissing' }] })
    t.match((await ask('figure=grade')).body, { text: /excellent|good|fair|poor/, terms: [{ symbol: 'least' }, { symbol: 'index', reference: { figure: 'index' } }] })
  })

  await t.test('of a wider region, with the communities that move it most and the rest in one', async (t) => {
    const { body } = await ask('type=GOV01&figure=base&limit=1', {}, micro.city)
    const { parts, partsTogether, value } = body as Explanation
    t.equal(parts.length, 2)
    t.equal(partsTogether, 3)
    t.match(parts, [{ reference: { figure: 'base', typeCode: 'GOV01' } }, { key: 'others', nameZh: '其余3项', reference: null }])
    t.ok(close(recomputed(body as Explanation), value!))
    t.ok(Math.abs(parts[0]!.effect! + parts[1]!.effect!) < 1e-9, 'effects from the mean add up to nothing')
  })

  await t.test('observations stay in their region, their figures do not', async (t) => {
    t.match((await ask('type=COM01&figure=satisfaction', {})).body, { observations: [{ source: 'trial' }] })
    isProblem(t, await ask('type=COM01&figure=satisfaction', { as: far }), 404, 'not-found')
    await asCaller(database, operator, ({ client }) => client.query(`update checkup.run set status = 'published', published_at = now() where id = $1`, [runId]))
    t.match((await ask('type=COM01&figure=satisfaction', { as: far })).body, { value: 0.75, formula: null, observations: [] })
    t.match((await ask('type=COM01&figure=governance', { as: far })).body, { value: 84.375, formula: /^V = /, observations: [] })
  })

  await t.test('what cannot be asked is refused', async (t) => {
    isProblem(t, await ask('figure=odd'), 422, 'unprocessable-input', ['/figure'])
    isProblem(t, await ask('figure=supply'), 422, 'unprocessable-input', ['/figure'])
    isProblem(t, await ask('figure=rank&type=COM01'), 422, 'unprocessable-input', ['/figure'])
    isProblem(t, await ask('figure=sufficiency&site=S1'), 422, 'unprocessable-input', ['/type'])
    isProblem(t, await ask('figure=score&type=COM01&category=commerce'), 422, 'unprocessable-input', ['/category'])
    isProblem(t, await ask('figure=score&type=NONE'), 404, 'not-found')
    isProblem(t, await ask('figure=score&category=none'), 404, 'not-found')
    isProblem(t, await ask('figure=sufficiency&type=COM01&site=S2'), 404, 'not-found')
    isProblem(t, await ask('', {}, '990000000000'), 404, 'not-found')
  })

  await t.test('over GraphQL too, for many regions at once', async (t) => {
    const { body } = await graphql(`{ run(number: ${runId}) { scores(level: community) { edges { node { code explanation(figure: coverage, type: "COM01") { code value filled } } } } } }`)
    const nodes = (body as { data: { run: { scores: { edges: { node: { code: string; explanation: Explanation } }[] } } } }).data.run.scores.edges.map(({ node }) => node)
    t.equal(nodes.length, 4)
    t.ok(nodes.every(({ code, explanation }) => explanation.code === code))
    t.match(nodes[0], { explanation: { value: 1, filled: 'coverage = (200 × 1) / (200) = 1' } })
    const wrong = await graphql(`{ run(number: ${runId}) { score(code: "${c1}") { explanation(figure: supply) { value } } } }`)
    t.match(wrong.body, { errors: [{ extensions: { code: 'unprocessable-input' } }] })
  })
})
