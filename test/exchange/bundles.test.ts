/** Three instances: a district tells its results to its city, the city tells the province. */
import t, { type Test } from 'tap'
import type { ChangePage } from '../../src/exchange/changes/change-queries.js'
import { failRun, requestRun } from '../../src/checkup/run-queries.js'
import { executeRun } from '../../src/checkup/run-steps.js'
import { bundleVersion, createTally, sectionNames, type SectionName } from '../../src/exchange/bundles/bundle.js'
import { receiveBundle } from '../../src/exchange/bundles/bundle-import.js'
import { largestBundle } from '../../src/exchange/bundles/bundle-reader.js'
import type { BundleSigner } from '../../src/exchange/bundles/bundle-signature.js'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import { observationImport } from '../../src/survey/observation-import.js'
import { newSigningKey, signerOf } from '../support/bundles.js'
import { facilityType, now, publish, publishRun, runCheckup } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { load, loadFacilities, loadNetwork, loadRegions, loadSites, micro, microRegions, streetRows, type FacilityRow, type Place, type SiteRow, type Street } from '../support/micro-city.js'
import { randomNumbers } from '../support/random.js'
import { administrator, isGraphqlError, isProblem, testService, type Answer, type TestService } from '../support/service.js'

const period = '2024H1'
const standardVersion = 'of-three'
const types = [
  facilityType({ code: 'COM01', minSize: 50, supplyPer1000: 300, peoplePerFacility: 900 }),
  facilityType({ code: 'ELD01', category: 'elderly', categoryZh: '养老', group: 'elderly', profile: 'elderly', per1000Of: 'elderly', supplyPer1000: 90, minSize: 20 }),
  facilityType({ code: 'GOV01', circleMinutes: 15, category: 'government', categoryZh: '政务', minWeeklyHours: 35 })
]
const added = '330108001002'
const regions = [...microRegions, { code: added, name_zh: '远方社区', level: 'community', parent_code: micro.farStreet, kind: 'mixed', future_status: 'none' }]
/** Four kilometres lie between the two districts: nobody walks from one to a facility of the other. */
const districts = {
  [micro.county]: { at: 0, communities: micro.communities.slice(0, 3) },
  [micro.otherCounty]: { at: 4_700, communities: [micro.communities[3], added] }
} as const

interface Inventory {
  readonly sites: SiteRow[]
  readonly facilities: FacilityRow[]
  readonly observations: Record<string, string | number>[]
}

/** Sites and facilities about the crossings of a district, of uneven sizes. */
function inventoryOf(county: keyof typeof districts): Inventory {
  const { at, communities } = districts[county]
  const { next: random } = randomNumbers(Number(county.slice(0, 6)))
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  const somewhere = (): Place => [at + Math.floor(random() * 700), Math.floor(random() * 7) * 100 + 7]
  return {
    sites: Array.from({ length: 40 }, (_, i): SiteRow => {
      const population = 50 + Math.floor(random() * 40_000) / 100
      return { id: `S${county.slice(4, 6)}-${i}`, at: somewhere(), community: one(communities), population, elderly: i % 3 === 0 ? null : Math.floor(population * random() * 0.4), children: i % 4 === 0 ? null : Math.floor(population * random() * 0.3) }
    }),
    facilities: Array.from({ length: 14 }, (_, i): FacilityRow => ({
      id: `F${county.slice(4, 6)}-${i}`, at: somewhere(), type: one(['COM01', 'ELD01', 'GOV01']), community: one(communities), size: i % 5 === 0 ? null : Math.floor(random() * 300), weeklyHours: i % 4 === 0 ? null : 30 + i, status: i % 7 === 6 ? 'suspended' : 'operating'
    })),
    observations: communities.flatMap((code) => ['COM01', 'GOV01'].map((type) => ({ period, community_code: code, type_code: type, component: 'satisfaction', numerator: Math.floor(random() * 40), denominator: 40, source: 'asked' })))
  }
}

function twoGrids() {
  const corners: Record<string, Place> = {}
  const streets: Street[] = []
  for (const { at } of Object.values(districts)) {
    for (let row = 0; row < 8; row++) {
      for (let column = 0; column < 8; column++) {
        corners[`${at}c${column}r${row}`] = [at + column * 100, row * 100]
        if (column > 0) streets.push([`${at}c${column - 1}r${row}`, `${at}c${column}r${row}`, 100])
        if (row > 0) streets.push([`${at}c${column}r${row - 1}`, `${at}c${column}r${row}`, 100])
      }
    }
  }
  return streetRows(corners, streets)
}

async function fill(database: Database, ...counties: (keyof typeof districts)[]): Promise<void> {
  await publish(database, standardVersion, types)
  await loadRegions(database, regions)
  await loadNetwork(database, twoGrids())
  for (const { sites, facilities, observations } of counties.map(inventoryOf)) {
    await loadSites(database, sites)
    await loadFacilities(database, facilities)
    await load(database, observationImport, observations)
  }
}

interface Instance extends TestService {
  readonly database: Database
  readonly signer: BundleSigner
}

async function instance(t: Test, name: string, ...counties: (keyof typeof districts)[]): Promise<Instance> {
  const database = await testDatabase(t)
  await fill(database, ...counties)
  const key = newSigningKey()
  return { database, signer: await signerOf(name, key), ...(await testService(t, database, { variables: { INSTANCE_NAME: name, BUNDLE_SIGNING_KEY: key } })) }
}

const district = await instance(t, 'xihu.hangzhou', micro.county)
const city = await instance(t, 'hangzhou', micro.otherCounty)
// It holds everything beside: what it composes is compared with what it works out itself.
const province = await instance(t, 'zhejiang', micro.county, micro.otherCounty)

const ofCity: Caller = { subject: 'city desk', role: 'administrator', regionCode: micro.city }
const ofCounty: Caller = { subject: 'county desk', role: 'administrator', regionCode: micro.county }

async function publishedRun({ database }: Instance, scopeCode: string, mode: 'full' | 'composed' = 'full'): Promise<number> {
  const id = await runCheckup(database, { period, standardVersion, scopeCode, mode })
  await publishRun(database, id)
  return id
}

async function bundleOf({ get }: Instance, scope: string): Promise<string> {
  const answer = await get(`/v1/bundles/${period}?scope=${scope}`, { as: administrator })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body as string
}

const sendIn = ({ send }: Instance, text: string | Buffer, as: Caller = administrator): Promise<Answer> =>
  send('POST', '/v1/bundles', text, { as, headers: { 'content-type': 'application/x-ndjson' } })

async function trust(here: Instance, there: Instance, regionCode: string): Promise<void> {
  const { body } = await there.get('/v1/.well-known/jwks.json', { as: null })
  const { keys } = body as { keys: object[] }
  const answer = await here.send('PUT', `/v1/reporting-instances/${there.signer.instance}`, { regionCode, keys }, { as: administrator })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
}

/** Every row of a run's results in a region, as text. */
async function results({ database }: Instance, runId: number, within: string): Promise<string[]> {
  return asCaller(database, operator, async ({ client }) => {
    const rows: string[] = []
    for (const table of ['type_score', 'category_score', 'region_score']) {
      const found = await client.query<{ line: string }>(
        `select concat_ws(' ', s.region_code, f.code, (to_jsonb(s) - 'run_id' - 'type_id')::text) as line
         from checkup.${table} as s
         left join registry.facility_type as f on to_jsonb(s) ->> 'type_id' = f.id::text
         where s.run_id = $1 and starts_with(s.region_code, registry.region_prefix($2)) order by 1`, [runId, within]
      )
      rows.push(...found.rows.map(({ line }) => `${table} ${line}`))
    }
    return rows
  })
}

const indexOf = async ({ get }: Instance, run: number, code: string) => ((await get(`/v1/checkup/runs/${run}/scores/${code}`, { as: administrator })).body as { index: number }).index

/** How many rows there are of what bundles leave behind. */
const leftIn = async ({ database }: Instance) =>
  (await database.asOwner((client) => client.query<Record<string, string>>(
    `select (select count(*) from checkup.run)::text as runs, (select count(*) from exchange.bundle)::text as bundles, (select count(*) from checkup.type_score)::text as scores,
       (select count(*) from checkup.run_site)::text as sites, (select string_agg(id || status, ' ' order by id) from checkup.run) as states`
  ))).rows[0]

void t.test('a change at the bottom shows at the top, to the last digit', async (t) => {
  await trust(city, district, micro.county)
  await trust(province, city, micro.city)

  const first = await publishedRun(district, micro.county)
  await publishedRun(city, micro.otherCounty)
  const alone = await publishedRun(city, micro.city, 'composed')
  t.match((await city.get(`/v1/checkup/runs/${alone}/parts`)).body, { mode: 'composed', parts: [{ scopeCode: micro.otherCounty, mode: 'full', bundle: null }], missing: [micro.county] }, 'what is not there is named')
  t.equal((await city.get(`/v1/checkup/runs/${alone}/scores/${micro.county}`)).status, 404, 'and counts for nothing')

  const text = await bundleOf(district, micro.county)
  const taken = await sendIn(city, text, ofCity)
  t.match(taken, { status: 201, headers: { location: '/v1/received-bundles/1' }, body: { id: 1, instance: 'xihu.hangzhou', scopeCode: micro.county, period, senderRunId: first, superseded: false, missing: [], receivedBy: 'city desk' } })
  const { runId } = taken.body as { runId: number }
  t.strictSame(await results(city, runId, micro.county), await results(district, first, micro.county), 'what is received is what was published')
  t.match((await city.get(`/v1/checkup/runs/${runId}`)).body, { mode: 'received', status: 'published', networkId: null, networkName: null, scopeCode: micro.county })

  const composed = await city.send('POST', '/v1/admin/recalculations', { period, scopeCode: micro.city, standard: standardVersion, mode: 'composed' }, { as: ofCity })
  const { run } = composed.body as { run: { id: number; mode: string } }
  t.match(composed, { status: 202, body: { created: true, run: { mode: 'composed', status: 'queued' } } })
  await executeRun(city.database, ofCity, run.id)
  t.equal((await city.send('POST', `/v1/admin/runs/${run.id}/publish`, undefined, { as: ofCity })).status, 200)
  const parts = await city.get(`/v1/checkup/runs/${run.id}/parts`, { as: ofCity })
  t.match(parts.body, { parts: [{ scopeCode: micro.county, runId, mode: 'received', bundle: { id: 1, instance: 'xihu.hangzhou', senderRunId: first } }, { scopeCode: micro.otherCounty, mode: 'full', bundle: null }], missing: [] })

  t.equal((await sendIn(province, await bundleOf(city, micro.city))).status, 201)
  const before = await publishedRun(province, micro.province, 'composed')
  const whole = await runCheckup(province.database, { period, standardVersion, scopeCode: micro.province })
  t.strictSame(await results(province, before, micro.province), await results(province, whole, micro.province), 'as one instance that holds all data works it out')

  const opened: FacilityRow = { id: 'F06-new', at: [300, 107], type: 'COM01', community: micro.communities[1], size: 260 }
  await loadFacilities(district.database, [opened])
  await publishedRun(district, micro.county)
  t.match(await sendIn(city, await bundleOf(district, micro.county), ofCity), { status: 201, body: { id: 2 } })
  await publishedRun(city, micro.city, 'composed')
  t.match(await sendIn(province, await bundleOf(city, micro.city)), { status: 201 })
  const after = await publishedRun(province, micro.province, 'composed')
  await loadFacilities(province.database, [opened])
  const again = await runCheckup(province.database, { period, standardVersion, scopeCode: micro.province })
  t.strictSame(await results(province, after, micro.province), await results(province, again, micro.province))
  t.ok((await indexOf(province, after, micro.province)) > (await indexOf(province, before, micro.province)), 'the province\'s index shows it')
  t.equal(await indexOf(province, after, micro.otherCounty), await indexOf(province, before, micro.otherCounty))

  const listed = await city.get('/v1/received-bundles', { as: ofCity })
  t.match(listed.body, { items: [{ id: 2, superseded: false }, { id: 1, superseded: true }], nextCursor: null }, 'a newer publication takes the place of the one before')
})

void t.test('the same run makes the same bytes, and says so beforehand', async (t) => {
  const { get } = district
  const once = await get(`/v1/bundles/${period}?scope=${micro.county}`, { as: ofCounty })
  const twice = await get(`/v1/bundles/${period}`, { as: ofCounty })
  t.equal(twice.body, once.body)
  t.match(once.headers, { 'content-type': 'application/x-ndjson', 'content-disposition': `attachment; filename="xihu.hangzhou-${period}-${micro.county}.ndjson"` })
  t.equal((await get(`/v1/bundles/${period}?scope=${micro.county}`, { as: ofCounty, headers: { 'if-none-match': once.headers.etag as string } })).status, 304)
  const lines = (once.body as string).trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
  t.match(lines[0], { head: { format: 'lifecircle-bundle', version: bundleVersion, instance: 'xihu.hangzhou', types: ['COM01', 'ELD01', 'GOV01'], composition: null } })
  t.strictSame(new Set(lines.slice(1, -1).flatMap(Object.keys)), new Set(sectionNames))
  t.notMatch(once.body, /S06-|F06-|site S/, 'sites go without names')

  isProblem(t, await get(`/v1/bundles/${period}?scope=${micro.county}`, { as: { ...ofCounty, regionCode: micro.otherCounty } }), 403, 'forbidden')
  isProblem(t, await get(`/v1/bundles/${period}?scope=${micro.county}`, { as: { ...ofCounty, role: 'viewer' } }), 403, 'forbidden')
  isProblem(t, await get(`/v1/bundles/2020H1?scope=${micro.county}`, { as: ofCounty }), 404, 'not-found')
  const unsigned = await testService(t, district.database, { variables: { INSTANCE_NAME: '', BUNDLE_SIGNING_KEY: '' } })
  const refused = await unsigned.get(`/v1/bundles/${period}?scope=${micro.county}`, { as: ofCounty })
  isProblem(t, refused, 503, 'not-ready')
  t.match(refused.body, { detail: /set INSTANCE_NAME, and BUNDLE_SIGNING_KEY/ })
  t.strictSame((await unsigned.get('/v1/.well-known/jwks.json', { as: null })).body, { keys: [] })
})

/** Signs changed lines as though they had been so from the start. */
async function signed(lines: readonly string[], signer: BundleSigner): Promise<string> {
  const tally = createTally()
  for (const [at, line] of lines.entries()) {
    if (at === 0) tally.head(line)
    else tally.record(Object.keys(JSON.parse(line) as object)[0] as SectionName, line)
  }
  return [...lines, JSON.stringify(await signer.sign(tally.manifest())), ''].join('\n')
}

void t.test('what is not whole, or not the sender\'s to say, is refused, each for its own reason', async (t) => {
  await loadFacilities(district.database, [{ id: 'F06-newer', at: [500, 407], type: 'ELD01', community: micro.communities[2], size: 40 }])
  await publishedRun(district, micro.county)
  const text = await bundleOf(district, micro.county)
  const lines = text.trimEnd().split('\n')
  const records = lines.slice(0, -1)
  const head = JSON.parse(records[0]!) as { head: Record<string, unknown> }
  const firstSite = records.findIndex((line) => line.startsWith('{"site"'))
  const firstRegion = records.findIndex((line) => line.startsWith('{"region"'))
  const before = await leftIn(city)
  const swapped = (at: number) => lines.map((line, i) => (i === at ? lines[at + 1]! : i === at + 1 ? lines[at]! : line))
  const joined = (changed: readonly string[]) => `${changed.join('\n')}\n`
  const withHead = (change: object) => signed([JSON.stringify({ head: { ...head.head, ...change } }), ...records.slice(1)], district.signer)
  const withRegion = (change: (region: Record<string, unknown>) => object) =>
    signed(records.map((line, at) => (at === firstRegion ? JSON.stringify({ region: change((JSON.parse(line) as { region: Record<string, unknown> }).region) }) : line)), district.signer)
  const standardLine = records[1]!
  const otherStandard = standardLine.replace(/"minSize":50/, '"minSize":60')
  const stranger = await signerOf('xihu.hangzhou')

  for (const [what, sent, status, pointer, detail] of [
    ['one byte of a record', joined(lines.map((line, at) => (at === firstSite ? line.replace(/"people":\d/, (found) => `${found.slice(0, -1)}${(Number(found.at(-1)) + 1) % 10}`) : line))), 422, '/manifest/sections/3', /lines of site have the SHA-256 .* something in them was changed/],
    ['one byte that is no JSON then', joined(lines.map((line, at) => (at === firstSite ? line.replace('{', '(') : line))), 422, `/lines/${firstSite + 1}`, /is not JSON/],
    ['a line left out', joined(lines.filter((_, at) => at !== firstSite + 1)), 422, '/manifest/sections/3', /there are 39 lines of site, and 40 were signed: lines are missing/],
    ['a line twice', joined(lines.flatMap((line, at) => (at === firstSite ? [line, line] : [line]))), 422, `/lines/${firstSite + 2}`, /reordered/],
    ['two lines in each other\'s place', joined(swapped(firstSite)), 422, `/lines/${firstSite + 2}`, /stands behind site .*: its lines were reordered/],
    ['another head', joined([lines[0]!.replace(period, '2023H2'), ...lines.slice(1)]), 422, '/head', /its head is not the one that was signed/],
    ['a stream that was cut off', text.slice(0, text.length / 2), 422, undefined, /ends in line \d+ without its manifest: it was cut off/],
    ['one that ends before its last line', joined(records), 422, undefined, /without its manifest/],
    ['one with more behind', `${text}{}\n`, 422, `/lines/${lines.length + 1}`, /stands behind the manifest/],
    ['a key that nobody knows', await signed(records, stranger), 422, '/signature/kid', /signed by the key .*, and xihu\.hangzhou signs by/],
    ['a signature of something else', joined([...records, lines.at(-1)!.replace(/"signature":"(.)/, (_whole, letter: string) => `"signature":"${letter === 'A' ? 'B' : 'A'}`)]), 422, '/signature', /the signature is not that of/],
    ['an instance that nobody knows', await withHead({ instance: 'somebody' }), 422, '/head/instance', /not registered here: an administrator registers it/],
    ['a region that it may not speak for', await withHead({ scope: micro.otherCounty }), 403, undefined, /xihu\.hangzhou may speak for 330106000000, and this is of 330108000000/],
    ['another version of the format', await withHead({ version: 99 }), 422, '/head/version', /of version 99 of the format, and this instance reads 1/],
    ['another method', await withHead({ methodVersion: 99 }), 422, '/head/methodVersion', /scored by method 99/],
    ['a standard that is not known', await withHead({ standard: { ...(head.head['standard'] as object), version: 'theirs' } }), 422, '/head/standard', /by the standard theirs, which is not published here/],
    ['a standard that says something else', await signed([records[0]!, otherStandard, ...records.slice(2)], district.signer), 422, '/standard', /not the one that its head names/],
    ['a region that is not known', await withRegion((region) => ({ ...region, parentCode: micro.province })), 422, '/region', /not within 330106000000 here .*: 330106000000/],
    ['results that do not follow', await withRegion((region) => ({ ...region, index: 99.9 })), 422, '/region', /index of 330106000000 is 99\.9 in it, and \d+/],
    ['something else altogether', 'code,name\n1,x\n', 422, '/lines/1', /is not JSON/],
    ['nothing', '', 422, '/lines/0', /without its manifest/]
  ] as const) {
    const answer = await sendIn(city, sent, ofCity)
    isProblem(t, answer, status, status === 403 ? 'forbidden' : 'unprocessable-input', pointer === undefined ? undefined : [pointer])
    t.match((answer.body as { detail: string }).detail, detail, what)
  }
  isProblem(t, await sendIn(city, text, { ...ofCity, role: 'integrator' }), 403, 'forbidden')
  isProblem(t, await city.send('POST', '/v1/bundles', { a: 1 }, { as: ofCity }), 415, 'unsupported-media-type')
  await t.rejects(receiveBundle(city.database, ofCity, (async function* () {
    yield text.slice(0, text.length / 2)
    throw new Error('the line went dead')
  })()), { message: 'the line went dead' })
  await t.rejects(receiveBundle(city.database, ofCity, (async function* () {
    yield Buffer.alloc(largestBundle + 1)
  })()), { code: 'too-large' }, 'whatever length was told before, or none')
  t.strictSame(await leftIn(city), before, 'nothing of them is left')

  t.equal((await sendIn(city, text, ofCity)).status, 201)
  const once = await leftIn(city)
  t.match(await sendIn(city, text, ofCity), { status: 200, body: { instance: 'xihu.hangzhou' } }, 'sent again it changes nothing')
  t.strictSame(await leftIn(city), once)
  const earlier = await sendIn(city, await withHead({ run: 1, publishedAt: '2024-01-01T00:00:00.000Z' }), ofCity)
  isProblem(t, earlier, 409, 'conflict')
  t.match(earlier.body, { detail: /a later publication of 330106000000 .* is here already/ })
  const own = await sendIn(province, await withHead({}), administrator)
  isProblem(t, own, 422, 'unprocessable-input', ['/head/instance'])
})

void t.test('what cannot be true at this moment is refused', async (t) => {
  const records = (await bundleOf(district, micro.county)).trimEnd().split('\n').slice(0, -1)
  const { head } = JSON.parse(records[0]!) as { head: Record<string, unknown> }
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
  const thisPeriod = `${today.slice(0, 4)}H${today.slice(5, 7) <= '06' ? 1 : 2}`
  const before = await leftIn(city)
  for (const [change, pointer, detail] of [
    [{ period: '9999H2', referenceDate: today }, '/head/period', /9999H2, which has not begun/],
    [{ period: '0000H1', referenceDate: '0000-01-01' }, '/head/period', /0000H1, which is no half-year/],
    [{ referenceDate: '2024-07-01' }, '/head/referenceDate', /2024-07-01, which is not a day of 2024H1 up to 2024-06-30/],
    [{ referenceDate: '2023-12-31' }, '/head/referenceDate', /not a day of 2024H1/],
    [{ referenceDate: '0000-01-01' }, '/head/referenceDate', /not a day of 2024H1/],
    [{ period: thisPeriod, referenceDate: `${thisPeriod.slice(0, 4)}-${thisPeriod.endsWith('1') ? '06-30' : '12-31'}` }, '/head/referenceDate', new RegExp(`not a day of ${thisPeriod} up to ${today}`)],
    [{ publishedAt: '2099-01-01T00:00:00.000Z' }, '/head/publishedAt', /2099-.* clock is wrong/],
    [{ publishedAt: inMinutes(6) }, '/head/publishedAt', /clock is wrong/],
    [{ publishedAt: '0000-01-01T00:00:00.000Z' }, '/head/publishedAt', /before its period 2024H1 began/],
    [{ run: 2 ** 31 }, '/head/run', /2147483648, and the greatest is 2147483647/]
  ] as const) {
    const answer = await sendIn(city, await signed([JSON.stringify({ head: { ...head, ...change } }), ...records.slice(1)], district.signer), ofCity)
    isProblem(t, answer, 422, 'unprocessable-input', [pointer])
    t.match((answer.body as { detail: string }).detail, detail)
  }
  t.strictSame(await leftIn(city), before, 'nothing of them is left')
})

void t.test('what is told on stays the publication that it was', async (t) => {
  const headIn = (text: string) => (JSON.parse(text.slice(0, text.indexOf('\n'))) as { head: { publishedAt: string; run: number; mode: string; instance: string } }).head
  await loadFacilities(district.database, [{ id: 'F06-earlier', at: [200, 307], type: 'GOV01', community: micro.communities[0], weeklyHours: 40 }])
  await publishedRun(district, micro.county)
  const earlier = await bundleOf(district, micro.county)
  await loadFacilities(district.database, [{ id: 'F06-later', at: [400, 307], type: 'GOV01', community: micro.communities[1], weeklyHours: 40 }])
  await publishedRun(district, micro.county)
  const later = await bundleOf(district, micro.county)

  // It reaches the city after the later one was published, and so does what the city tells on.
  t.equal((await sendIn(city, earlier, ofCity)).status, 201)
  const relayed = await bundleOf(city, micro.county)
  const { publishedAt, run } = headIn(earlier)
  t.match(headIn(relayed), { instance: 'hangzhou', mode: 'received', publishedAt, run })

  await trust(province, district, micro.county)
  t.match(await sendIn(province, relayed), { status: 201, body: { instance: 'hangzhou', publishedAt, senderRunId: run } })
  const [one, other] = await Promise.all([sendIn(province, later), sendIn(province, later)])
  t.strictSame([one.status, other.status].sort(), [200, 201], 'the later publication takes its place; the same sent twice at once is taken in once')
  t.equal((one.body as { id: number }).id, (other.body as { id: number }).id)

  const again = await signed(relayed.trimEnd().split('\n').slice(0, -1).map((line, at) => (at === 0 ? `${line} ` : line)), city.signer)
  const refused = await sendIn(province, again)
  isProblem(t, refused, 409, 'conflict')
  t.match(refused.body, { detail: /a later publication of 330106000000 .* is here already/ })
  t.equal((await sendIn(city, later, ofCity)).status, 201)
  const same = await sendIn(province, await bundleOf(city, micro.county))
  isProblem(t, same, 409, 'conflict')
  t.match(same.body, { detail: /this publication of 330106000000 .* is here already: run \d+, told by xihu\.hangzhou/ })
})

void t.test('where a wider run lacks a region, the region\'s own answers and counts', async (t) => {
  const here = await instance(t, 'of-all', micro.county, micro.otherCounty)
  const { database, get } = here
  const own = await runCheckup(database, { period, standardVersion, scopeCode: micro.county })
  await publishedRun(here, micro.otherCounty)
  const wider = await publishedRun(here, micro.city, 'composed')
  await publishRun(database, own)
  const featuresOf = async (collection: string) => {
    const { body } = await get(`/ogc/collections/${collection}/items?limit=100`, { as: administrator })
    return new Map((body as { features: { properties: { code: string; run_id: number | null } }[] }).features.map(({ properties: { code, run_id } }) => [code, run_id]))
  }
  const answeringAll = async () => Promise.all(
    [micro.county, micro.communities[0], micro.communities[3], micro.city].map(async (code) => {
      const { body } = await here.graphql(`{ region(code: "${code}") { score { run { number } index } } }`, undefined, { as: administrator })
      return (body as { data: { region: { score: { run: { number: number } } | null } } }).data.region.score?.run.number
    })
  )
  t.strictSame(await answeringAll(), [own, own, wider, wider])
  t.match((await get(`/v1/communities/${micro.communities[0]}/checkup`, { as: administrator })).body, { run: { id: own } })
  const communities = await featuresOf('communities')
  t.strictSame([micro.communities[0], micro.communities[3]].map((code) => communities.get(code)), [own, wider])
  const above = await featuresOf('regions')
  t.strictSame([micro.county, micro.otherCounty, micro.city].map((code) => above.get(code)), [own, wider, wider])

  const composed = await publishedRun(here, micro.province, 'composed')
  t.match((await get(`/v1/checkup/runs/${composed}/parts`, { as: administrator })).body, { parts: [{ scopeCode: micro.city, runId: wider }, { scopeCode: micro.county, runId: own }], missing: [] })
  const whole = await runCheckup(database, { period, standardVersion, scopeCode: micro.province })
  t.strictSame(await results(here, composed, micro.province), await results(here, whole, micro.province), 'each community with its own figures and sites')
})

void t.test('what tells of communities that are none any more is not composed', async (t) => {
  const here = await instance(t, 'recoded', micro.county, micro.otherCounty)
  const { database } = here
  const [first, second] = micro.communities
  const merged = '330106001099'
  const request = { period, standardVersion, scopeCode: micro.city, mode: 'composed' } as const
  const publishedOn = async (day: string, scopeCode: string) => publishRun(database, await runCheckup(database, { period, standardVersion, scopeCode }, {}, new Date(`${day}T04:00:00Z`)))
  await publishedOn('2024-03-01', micro.county)
  await publishedOn('2024-05-01', micro.otherCounty)
  const { run } = await requestRun(database, operator, request, now)
  const { status } = await here.send('POST', '/v1/region-changes', { title: 'codes of 2024', effectiveOn: '2024-04-01', changes: [{ change: 'merged', codes: [first, second], into: { code: merged, nameZh: '合并社区', kind: 'mixed' } }] }, { as: administrator })
  t.equal(status, 200)
  const why = { code: 'conflict', message: new RegExp(`codes have changed: ${first}, ${second} are no communities on 2024-05-01\\. Recalculate and publish`) }
  await t.rejects(executeRun(database, operator, run.id), why, 'not when codes changed since it was asked for')
  t.strictSame(await results(here, run.id, micro.city), [])
  await failRun(database, operator, run.id, 'codes have changed')
  await t.rejects(requestRun(database, operator, request, now), why, 'nor is it asked for')
  isProblem(t, await here.send('POST', '/v1/admin/recalculations', { period, scopeCode: micro.city, standard: standardVersion, mode: 'composed' }, { as: administrator }), 409, 'conflict')

  await publishedOn('2024-05-01', micro.county)
  const composed = await runCheckup(database, request, {}, new Date('2024-05-01T04:00:00Z'))
  const whole = await runCheckup(database, { ...request, mode: 'full' }, {}, new Date('2024-05-01T04:00:00Z'))
  t.strictSame(await results(here, composed, micro.city), await results(here, whole, micro.city))
})

void t.test('what was worked out here is never replaced by a bundle', async (t) => {
  await trust(district, district, micro.county)
  const text = await bundleOf(district, micro.county)
  const answer = await sendIn(district, text, ofCounty)
  isProblem(t, answer, 409, 'conflict')
  t.match(answer.body, { detail: /was published here: a bundle never takes the place/ })
})

void t.test('it answers like any run, and says what it cannot', async (t) => {
  const { get, graphql, send } = city
  const as = ofCity
  const run = await runCheckup(city.database, { period, standardVersion, scopeCode: micro.city, mode: 'composed' })
  for (const path of ['scores', 'ranking?level=community', 'distribution?level=community', 'inequality?groups=county', 'shortfalls', 'priorities', `trend/${micro.county}`, 'movers?level=county', 'exports/scores?level=county', 'parts', 'sensitivity']) {
    t.equal((await get(`/v1/checkup/runs/${run}/${path}`, { as })).status, 200, path)
  }
  t.equal((await get(`/v1/regions/${micro.city}/report?run=${run}&format=json`, { as })).status, 200)
  t.match((await get(`/v1/regions/${micro.communities[0]}/report?run=${run}&format=html`, { as })), { status: 200, body: /那里|各用其网络/ })
  t.match((await get(`/v1/communities/${micro.communities[0]}/checkup?run=${run}`, { as })).body, { run: { mode: 'composed' }, inputs: { sites: [], facilities: [] } })

  const told = { detail: /composed of published runs .*: it knows what its communities scored, not what that was made of/ }
  const why = await get(`/v1/checkup/runs/${run}/scores/${micro.county}/explanation?figure=index`, { as })
  isProblem(t, why, 409, 'conflict')
  t.match(why.body, told)
  const changes = [{ change: 'add', typeCode: 'COM01', lon: 120.15, lat: 30.27 }]
  const whatIf = await send('POST', '/v1/what-if', { run, changes }, { as })
  isProblem(t, whatIf, 409, 'conflict')
  t.match(whatIf.body, told)
  isProblem(t, await send('POST', `/v1/admin/runs/${run}/trials`, { standard: 'lifecircle-2026' }, { as }), 409, 'conflict')
  const own = await graphql(`{ whatIf(regionCode: "${micro.otherCounty}", changes: [{ change: add, typeCode: "COM01", lon: 120.2, lat: 30.27 }]) { runId } }`, undefined, { as })
  t.match(own.body, { data: { whatIf: { runId: Number } } }, 'where a run of its own covers the region, that one answers')
  isGraphqlError(t, await graphql(`{ run(number: ${run}) { score(code: "${micro.county}") { explanation { value } } } }`, undefined, { as }), 'conflict')
})

void t.test('both faces tell of bundles and instances, each in its region', async (t) => {
  const { get, send, graphql } = city
  const { body } = await get('/v1/received-bundles/1', { as: ofCity })
  const { id, ...rest } = body as { id: number; sections: object[] }
  const asked = await graphql('{ receivedBundle(number: 1) { number instance scopeCode period runId senderRunId publishedAt sha256 keyId standardVersion inputHash missing sections { name count sha256 } bytes superseded receivedAt receivedBy } }', undefined, { as: ofCity })
  t.strictSame((asked.body as { data: { receivedBundle: object } }).data.receivedBundle, { number: id, ...rest })
  const { changes } = (await get('/v1/changes?resources=received_bundle', { as: ofCity })).body as ChangePage
  t.match(changes[0], { key: '1', action: 'written', url: '/v1/received-bundles/1' })
  isProblem(t, await get('/v1/received-bundles/1', { as: { ...ofCity, regionCode: micro.otherCounty } }), 404, 'not-found')
  t.match((await graphql(`mutation { keepReportingInstance(name: "binjiang", regionCode: "${micro.otherCounty}", keys: [{ kty: "OKP", crv: "Ed25519", x: "${district.signer.publicKey.x}" }]) { name keys { kid } } }`, undefined, { as: ofCity })).body, {
    data: { keepReportingInstance: { name: 'binjiang', keys: [{ kid: district.signer.publicKey.kid }] } }
  })
  isProblem(t, await send('PUT', '/v1/reporting-instances/x', { regionCode: micro.city, keys: [district.signer.publicKey] }, { as: ofCounty }), 403, 'forbidden')
  isProblem(t, await send('PUT', '/v1/reporting-instances/x', { regionCode: micro.county, keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'x', d: 'secret' }] }, { as: ofCounty }), 422, 'unprocessable-input', ['/keys'])
  isProblem(t, await send('PUT', '/v1/reporting-instances/x', { regionCode: micro.county, keys: [{ kty: 'RSA' }] }, { as: ofCounty }), 422, 'unprocessable-input', ['/keys'])
  isProblem(t, await send('PUT', '/v1/reporting-instances/binjiang', { regionCode: micro.county, keys: [district.signer.publicKey] }, { as: ofCounty }), 403, 'forbidden')
  t.equal((await send('DELETE', '/v1/reporting-instances/binjiang', undefined, { as: ofCity })).status, 204)
  isProblem(t, await get('/v1/reporting-instances/binjiang', { as: ofCity }), 404, 'not-found')
})
