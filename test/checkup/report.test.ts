import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import readExcelFile from 'read-excel-file/node'
import t, { type Test } from 'tap'
import { createReportMaker, type ReportMaker } from '../../src/checkup/report/report-maker.js'
import type { ReportFile } from '../../src/checkup/report/report-files.js'
import type { Report } from '../../src/checkup/report/report.js'
import { createReports } from '../../src/checkup/report/reports.js'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import type { JobQueue } from '../../src/platform/jobs.js'
import { regionImport } from '../../src/registry/region-import.js'
import { publishRun, runCheckup, scoresOf } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { load, loadFacilities, loadSites, micro } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { administrator, bearer, isGraphqlError, isProblem, testService, viewer, type TestService } from '../support/service.js'

const [c1, c2, c3] = micro.communities
/** What a careless hand might type, or a hostile one. */
const oddName = '<script>alert(1)</script>&"文三"\'=1+1'

/** A city with a published period and one after it that is not. */
async function reportedCity(t: Test): Promise<{ database: Database; published: number; run: number }> {
  const database = await testDatabase(t)
  await buildScoredCity(database)
  const published = await runCheckup(database, { period: '2023H2', standardVersion: twoTypes, scopeCode: micro.city })
  await publishRun(database, published)
  await loadFacilities(database, [
    { id: 'F4', at: [600, 600], community: c3, size: 60 },
    { id: '=HYPERLINK("http://x")', at: [320, 120], community: c2, size: 10 }
  ])
  // Off the network: nobody there reaches anything.
  await loadSites(database, [{ id: 'S9', at: [5000, 5000], community: c1, population: 100, elderly: 20, children: 10 }])
  await load(database, regionImport, [{ code: c3, name_zh: oddName, name_en: 'Wensan', level: 'community', parent_code: micro.otherStreet, kind: 'mixed', future_status: 'none' }])
  const run = await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.city })
  return { database, published, run }
}

/** A file as it comes over the wire. */
async function fetchFile({ app }: TestService, url: string, headers: Readonly<Record<string, string>> = {}, as: Caller = administrator) {
  const { statusCode, headers: sent, rawPayload } = await app.inject({ url, headers: { authorization: await bearer(as), ...headers } })
  return { status: statusCode, type: String(sent['content-type']), headers: sent, content: rawPayload, text: rawPayload.toString('utf8') }
}

async function textOfPdf(content: Buffer): Promise<{ pages: number; text: string }> {
  const document = await getDocument({ data: new Uint8Array(content), useSystemFonts: false, verbosity: 0 }).promise
  const parts: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    parts.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  return { pages: document.numPages, text: parts.join('\n') }
}

const sheetOf = (content: Buffer) => readExcelFile(Readable.from([content]))

void t.test('a report holds the figures that the run has', async (t) => {
  const { database, run, published } = await reportedCity(t)
  const { get } = await testService(t, database)
  const scores = await scoresOf(database, run)
  const reportFor = async (code: string, query = '') => {
    const { status, body } = await get(`/v1/regions/${code}/report${query}`, { as: administrator })
    t.equal(status, 200, code)
    return body as Report
  }

  const county = await reportFor(micro.county)
  const { categories, types, ...own } = scores.get(micro.county)!
  t.same(county.region, own)
  t.same(county.types, types.map(({ runId: _, ...type }) => type))
  t.same(county.categories, categories.map(({ runId: _, ...category }) => category))
  t.match(county, { run: { id: run, period: '2024H1' }, reference: { score: { code: micro.city } }, trend: { previousRun: { id: published } } })
  t.strictSame(county.path.map(({ code }) => code), [micro.province, micro.city])
  t.strictSame(county.ranking.map(({ code }) => code).sort(), [micro.street, micro.otherStreet])
  t.strictSame(county.ranking.map(({ rank }) => rank), [1, 2])
  t.match(county.evidence, { sites: own.sites, sitesOffNetwork: 1 })
  t.ok(county.suggestions.length > 0)
  t.ok(county.treatFirst.length > 0 && county.treatFirst.every(({ code }) => code.startsWith('330106')))
  const points = county.trend.types.reduce((sum, type) => sum + type.points, 0)
  t.ok(Math.abs(points - county.trend.change.index!) < 0.005, 'the points of the types sum to the change')

  const { body: short } = await get(`/v1/checkup/runs/${run}/shortfalls?within=${micro.county}&limit=1000`, { as: administrator })
  const all = (short as { items: { cause: string; severity: number }[] }).items
  t.equal(county.causes.reduce((sum, { shortfalls }) => sum + shortfalls, 0), all.length)
  const total = (severities: readonly number[]) => Math.round(severities.reduce((sum, one) => sum + one, 0) * 100)
  t.equal(total(county.suggestions.map(({ severity }) => severity)), total(all.map(({ severity }) => severity)), 'every shortfall has its suggestion')

  const community = await reportFor(c1, `?run=${run}`)
  t.match(community, { reference: { score: { code: micro.county } }, treatFirst: [], ranked: { siblings: 2, level: 3 } })
  t.strictSame(community.ranking.map(({ code }) => code).sort(), [c1, c2])
  t.equal((await reportFor(c1, '?period=2023H2')).run.id, published)
  t.equal((await reportFor(micro.city)).reference, null, 'its province is not in the run')

  isProblem(t, await get('/v1/regions/330199000000/report', { as: administrator }), 404, 'not-found')
  isProblem(t, await get(`/v1/regions/${micro.county}/report?period=2020H1`, { as: administrator }), 404, 'not-found')
  isProblem(t, await get(`/v1/regions/${micro.county}/report?format=doc&lang=fr`, { as: administrator }), 422, 'unprocessable-input', ['/format', '/lang'])
  const far: Caller = { subject: 'far', role: 'viewer', regionCode: '440000000000' }
  t.equal(((await get(`/v1/regions/${micro.county}/report`, { as: far })).body as Report).run.id, published, 'who may not see the newest run has the published one')
  isProblem(t, await get(`/v1/regions/${micro.county}/report?run=${run}`, { as: far }), 404, 'not-found')
})

void t.test('the page stands alone, says everything, and says it in the language that was asked for', async (t) => {
  const { database, run } = await reportedCity(t)
  const service = await testService(t, database)
  const url = `/v1/regions/${micro.county}/report?run=${run}`
  const page = await fetchFile(service, `${url}&format=html`)
  t.match(page, { status: 200, type: 'text/html; charset=utf-8', headers: { 'content-language': 'zh-CN', vary: /Accept-Language/ } })
  t.notMatch(page.text, /<script|<link|<img|<iframe|@import|url\(|\bon\w+="|href=|src=/i, 'nothing is fetched and nothing runs')
  t.notMatch(page.text.replaceAll('http://www.w3.org/', ''), /https?:\/\//)
  t.match(page.text, /default-src 'none'/)
  t.match(page.text, /@page \{ size: A4/)
  t.ok(page.text.includes('&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;文三&quot;&#39;=1+1'), 'names are text')
  for (const said of ['西湖区城镇社区专项体检报告', '总体情况', '八大类得分', '关键设施得分', '区位图', '排名', '与上期比较', '短板与成因', '提升建议', '优先治理社区', '敏感性', '方法与版本', twoTypes, 'the tests']) {
    t.ok(page.text.includes(said), said)
  }
  t.equal(page.text.match(/<svg /g)?.length, 3, 'a radar, bars and a map')
  const { index } = (await scoresOf(database, run)).get(micro.county)!
  t.ok(page.text.includes(`<dd>${index!.toFixed(2)}`), 'the index stands out')
  t.match(page.text, /未发布/, 'and that it is not published is said')

  const english = await fetchFile(service, url, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' })
  t.match(english, { type: 'text/html; charset=utf-8', headers: { 'content-language': 'en' } })
  t.match(english.text, /Community checkup report: Xihu/)
  const named = await fetchFile(service, `${url}&lang=zh`, { accept: 'text/html', 'accept-language': 'en' })
  t.match(named.text, /西湖区城镇社区专项体检报告/, 'what is named goes before what is preferred')
  t.match((await fetchFile(service, url, { accept: '*/*' })).type, /application\/json/, 'who takes anything gets JSON')
  t.match((await fetchFile(service, url, { accept: 'application/pdf' })).type, /application\/pdf/)

  const community = await fetchFile(service, `/v1/regions/${c1}/report?run=${run}&format=html`)
  t.match(community.text, /5 分钟步行可达街道/, 'a community\'s map has what is reached in five')
  t.match(community.text, /15 分钟步行可达街道/, 'and in fifteen minutes')
})

void t.test('a community where nobody lives has a report that says so, and nothing that was never scored', async (t) => {
  const { database, run } = await reportedCity(t)
  const empty = '330106002002'
  await load(database, regionImport, [{ code: empty, name_zh: '空社区', level: 'community', parent_code: micro.otherStreet, kind: 'new_build', future_status: 'none' }])
  const later = await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.city })
  t.not(later, run)
  const service = await testService(t, database)
  for (const format of ['html', 'pdf', 'xlsx']) t.equal((await fetchFile(service, `/v1/regions/${empty}/report?format=${format}`)).status, 200, format)
  const { text } = await fetchFile(service, `/v1/regions/${empty}/report?format=html`)
  t.match(text, /空社区没有常住人口/)
  t.notMatch(text, /短板与成因|八大类得分|NaN|undefined|null/)
})

void t.test('the PDF carries its font, and its Chinese text can be searched', async (t) => {
  const { database, run } = await reportedCity(t)
  const service = await testService(t, database)
  const { type, content, headers } = await fetchFile(service, `/v1/regions/${micro.otherStreet}/report?run=${run}&format=pdf`)
  t.equal(type, 'application/pdf')
  t.match(headers['content-disposition'], `inline; filename="checkup-${micro.otherStreet}-2024H1-zh.pdf"`)
  t.match(content.toString('latin1'), /NotoSansHans-Regular/)
  const { pages, text } = await textOfPdf(content)
  t.ok(pages >= 3, `${pages} pages`)
  for (const said of ['西溪街道城镇社区专项体检报告', '浙江省', '体检指数', '短板与成因', oddName]) t.ok(text.includes(said), said)
})

void t.test('the spreadsheet has real numbers under headings, and takes no name for a formula', async (t) => {
  const { database, run } = await reportedCity(t)
  const service = await testService(t, database)
  const scores = await scoresOf(database, run)
  const { type, content, headers } = await fetchFile(service, `/v1/regions/${micro.city}/report?run=${run}&format=xlsx&lang=en`)
  t.equal(type, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  t.match(headers['content-disposition'], /^attachment/)
  const sheets = await sheetOf(content)
  t.strictSame(sheets.map(({ sheet }) => sheet), [
    'Overview', 'Ranking (county)', 'Ranking (sub-district)', 'Ranking (community)', 'Scores by facility type', 'Type scores', 'Shortfalls and their causes'
  ])
  const rowsOf = (name: string) => sheets.find(({ sheet }) => sheet === name)!.data
  const [head, ...rows] = rowsOf('Ranking (community)')
  t.strictSame(rows.length, 4)
  const [code, index, people] = ['Code', 'Checkup index', 'Residents'].map((title) => head!.indexOf(title))
  for (const row of rows) {
    const score = scores.get(String(row[code!]))!
    t.strictSame([row[index!], row[people!]], [score.index, score.population], String(row[code!]))
  }
  const matrix = rowsOf('Type scores')
  t.equal(matrix.length, 1 + scores.size)
  for (const row of matrix.slice(1)) {
    const score = scores.get(String(row[0]))!
    t.strictSame(row.slice(4), score.types.map((one) => one.score), String(row[0]))
  }
  const chinese = await fetchFile(service, `/v1/regions/${micro.otherStreet}/report?run=${run}&format=xlsx`)
  const names = (await sheetOf(chinese.content)).flatMap(({ data }) => data.flat())
  t.ok(names.includes(oddName), 'a name is text as it is')
})

async function made({ get }: TestService, id: number): Promise<ReportFile> {
  const deadline = Date.now() + 60_000
  for (;;) {
    const file = (await get(`/v1/reports/${id}`, { as: administrator })).body as ReportFile
    if (file.status === 'completed' || file.status === 'failed') return file
    if (Date.now() > deadline) throw new Error(`report ${id} is still ${file.status}`)
    await sleep(100)
  }
}

void t.test('a long report is made by the queue with progress, kept, and made once', async (t) => {
  const { database, run, published } = await reportedCity(t)
  const service = await testService(t, database, { workers: true })
  const { get, send, graphql } = service
  const wanted = { regionCode: micro.county, run, format: 'pdf', chapters: 'children', language: 'en' }
  const first = await send('POST', '/v1/reports', wanted, { as: viewer })
  const { report, statusUrl, contentUrl } = first.body as { report: ReportFile; statusUrl: string; contentUrl: string }
  t.match(first, { status: 202, headers: { location: statusUrl }, body: { created: true, report: { runId: run, regionCode: micro.county, requestedBy: 'viewer', chapters: 'children' } } })
  const file = await made(service, report.id)
  t.match(file, { status: 'completed', stepsDone: 4, stepsTotal: 4, error: null, hash: /^[0-9a-f]{64}$/ }, 'two streets below it, itself, and the setting')

  const kept = await fetchFile(service, contentUrl)
  t.match(kept, { status: 200, type: 'application/pdf', headers: { etag: `"${file.hash!}"`, 'content-language': 'en' } })
  t.equal(kept.content.length, file.bytes)
  const { text } = await textOfPdf(kept.content)
  for (const said of ['Community checkup report: Xihu', 'Community checkup report: 北山街道', 'Community checkup report: 西溪街道']) t.ok(text.includes(said), said)
  t.equal((await fetchFile(service, contentUrl, { 'if-none-match': `"${file.hash!}"` })).status, 304)

  const again = await send('POST', '/v1/reports', wanted, { as: administrator })
  t.match(again.body, { created: false, report: { id: report.id, status: 'completed' } }, 'the same for the next one')
  t.match((await get(`/v1/reports?region=${micro.county}`)).body, { items: [{ id: report.id }], nextCursor: null })

  const other: Caller = { subject: 'other', role: 'viewer', regionCode: micro.city }
  isProblem(t, await send('DELETE', statusUrl, undefined, { as: other }), 403, 'forbidden')
  const far: Caller = { subject: 'far', role: 'administrator', regionCode: '440000000000' }
  isProblem(t, await get(statusUrl, { as: far }), 404, 'not-found')
  isProblem(t, await send('DELETE', statusUrl, undefined, { as: far }), 404, 'not-found')
  isProblem(t, await send('POST', '/v1/reports', wanted, { as: far }), 404, 'not-found')
  isProblem(t, await send('POST', '/v1/reports', { ...wanted, format: 'xlsx' }), 422, 'unprocessable-input', ['/chapters'])
  isProblem(t, await send('POST', '/v1/reports', { ...wanted, format: 'json', more: 1 }), 422, 'unprocessable-input')

  await publishRun(database, run)
  const fresh = await send('POST', '/v1/reports', wanted, { as: administrator })
  t.match(fresh.body, { created: true }, 'once it is published, the old one says something that is no longer so')
  t.equal((await made(service, (fresh.body as { report: ReportFile }).report.id)).status, 'completed')
  t.equal((await send('DELETE', statusUrl, undefined, { as: viewer })).status, 204)
  isProblem(t, await get(statusUrl), 404, 'not-found')

  const asked = await graphql(`mutation { requestReport(input: { regionCode: "${c1}", run: ${published}, format: html }) { created contentUrl report { number status language } } }`)
  t.match(asked.body, { data: { requestReport: { created: true, contentUrl: /^\/v1\/reports\/\d+\/content$/, report: { language: 'zh' } } } })
  const { number: id } = (asked.body as { data: { requestReport: { report: { number: number } } } }).data.requestReport.report
  await made(service, id)
  t.match((await graphql(`{ reportFile(number: ${id}) { status bytes } reportFiles(region: "${c1}") { edges { node { number } } } }`)).body, { data: { reportFile: { status: 'completed' }, reportFiles: { edges: [{ node: { number: id } }] } } })
  isGraphqlError(t, await graphql(`mutation { deleteReport(number: ${id}) }`, undefined, { as: other }), 'forbidden')
  t.match((await graphql(`mutation { deleteReport(number: ${id}) }`)).body, { data: { deleteReport: id } })
})

void t.test('a report whose process died is made after the next start, and one that is deleted is not made', async (t) => {
  const { database, run } = await reportedCity(t)
  const service = await testService(t, database)
  const idOf = async (regionCode: string) => ((await service.send('POST', '/v1/reports', { regionCode, run, format: 'html' }, { as: administrator })).body as { report: ReportFile }).report.id
  const [left, gone] = [await idOf(micro.county), await idOf(micro.city)]
  isProblem(t, await service.get(`/v1/reports/${left}/content`, { as: administrator }), 409, 'conflict')
  await asCaller(database, operator, async ({ client }) => {
    // As a process that was killed long ago leaves it; its job is gone with it.
    await client.query(`update checkup.report set status = 'running', heartbeat_at = now() - interval '3 minutes' where id = $1`, [left])
  })
  await database.asOwner((client) => client.query(`delete from pgboss.job where name = 'report' and data ->> 'id' = $1`, [String(left)]))
  t.equal((await service.send('DELETE', `/v1/reports/${gone}`, undefined, { as: administrator })).status, 204)
  await service.close()

  const next = await testService(t, database, { workers: true })
  t.match(await made(next, left), { status: 'completed' })
  t.equal((await asCaller(database, operator, ({ client }) => client.query('select from checkup.report'))).rowCount, 1)
})

type Job = (data: unknown, attempt: { last: boolean }) => Promise<void>

void t.test('one that cannot be made says so in the end, and a stop in the middle hands it back', async (t) => {
  const { database, run } = await reportedCity(t)
  const service = await testService(t, database)
  const maker = createReportMaker({ database, clock: () => new Date() })
  t.teardown(() => maker.close())
  /** The queue's handler of reports that are made in some way. */
  const handlerOf = async (make: ReportMaker['make']): Promise<{ job: Job; stop: () => void }> => {
    let job: Job | undefined
    const jobs: JobQueue = { ...service.jobs, work: (_, handle) => { job = handle } }
    const reports = createReports({ database, jobs, maker: { ...maker, make }, logger: { info: () => undefined, error: () => undefined } })
    await reports.start()
    return { job: job!, stop: reports.stop }
  }
  const ask = async () =>
    (await service.send('POST', '/v1/reports', { regionCode: micro.county, run, format: 'html', chapters: 'children' }, { as: administrator })).body as { report: ReportFile; created: boolean }
  const stateOf = async (id: number) => (await service.get(`/v1/reports/${id}`, { as: administrator })).body as ReportFile

  const broken = await ask()
  const { job } = await handlerOf(() => Promise.reject(new Error('no such font')))
  await t.rejects(job({ id: broken.report.id }, { last: false }), /no such font/)
  t.match(await stateOf(broken.report.id), { status: 'queued' }, 'it is tried again')
  await t.rejects(job({ id: broken.report.id }, { last: true }), /no such font/)
  const failed = await stateOf(broken.report.id)
  t.match(failed, { status: 'failed', error: /the log of the service says why/ })
  t.notMatch(failed.error, /font/, 'what went wrong inside stays inside')

  const second = await ask()
  t.ok(second.created, 'one that failed is made anew')
  const stopped = await handlerOf((caller, request, options) => maker.make(caller, request, {
    ...options,
    onStep: async (done, total) => {
      const goOn = await options!.onStep!(done, total)
      stopped.stop()
      return goOn
    }
  }))
  await t.rejects(stopped.job({ id: second.report.id }, { last: true }))
  t.match(await stateOf(second.report.id), { status: 'queued', error: null }, 'a stop is no failure')

  const third = await handlerOf((caller, request, options) => maker.make(caller, request, {
    ...options,
    onStep: async (done, total) => {
      await service.send('DELETE', `/v1/reports/${second.report.id}`, undefined, { as: administrator })
      return options!.onStep!(done, total)
    }
  }))
  await third.job({ id: second.report.id }, { last: true })
  isProblem(t, await service.get(`/v1/reports/${second.report.id}`, { as: administrator }), 404, 'not-found')
})
