import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import { readConfig } from '../../src/config.js'
import { commandDatabase, lifecircle, temporaryFolder, type Variables } from '../support/command-line.js'
import { testDatabase } from '../support/database.js'
import { degreesAt, facilityRow, micro, microRegions, siteRow, type Place, type Row } from '../support/micro-city.js'

/** No database answers here: for what needs none. */
const nowhere: Variables = { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/nothing' }

const csv = (rows: readonly Row[]): string => {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))].map((cells) => cells.join(',')).join('\n')
}

/** A square of streets, 300 m a side, drawn and named by hand. */
const corners: readonly Place[] = [[0, 0], [300, 0], [300, 300], [0, 300], [-100, 0], [400, 300]]
const nodesFile = csv(corners.map((place, id) => ({ id, lon: degreesAt(place)[0], lat: degreesAt(place)[1] })))
const edgesFile = csv([[0, 1, 300], [1, 2, 300], [2, 3, 300], [3, 0, 300], [4, 0, 100], [2, 5, 100]].map(([source, target, metres]) => ({ source, target, metres })))

void test('help is there for every command, with examples', async (t) => {
  const all = await lifecircle(nowhere, '--help')
  t.equal(all.code, 0)
  for (const command of ['serve', 'migrate', 'demo', 'token', 'network', 'import', 'codes', 'recalculate', 'runs', 'publish', 'try', 'scores', 'ranking', 'trend', 'report', 'openapi']) {
    t.match(all.stdout, new RegExp(`^  ${command} `, 'm'))
  }
  const commands = [['network', 'import'], ['import', 'facilities'], ['codes'], ['recalculate'], ['publish'], ['try'], ['scores'], ['ranking'], ['trend'], ['demo']]
  const helps = await Promise.all(commands.map((command) => lifecircle(nowhere, ...command, '--help')))
  for (const [at, { code, stdout }] of helps.entries()) {
    t.equal(code, 0, commands[at]!.join(' '))
    t.match(stdout, /Usage: lifecircle/)
    t.match(stdout, /Examples:\n {2}\$ lifecircle/)
    t.match(stdout, /--json/)
  }
})

void test('a wrong call exits with 2, names the mistake and leaves stdout empty', async (t) => {
  const calls = [
    [['frobnicate'], /unknown command 'frobnicate'/],
    [['import', 'sites'], /missing required argument 'file'/],
    [['import', 'sites', 'x.csv', '--crs', 'EPSG:1'], /Known are EPSG:4326/],
    [['recalculate', '--period', '2024'], /half-year such as 2024H1/],
    [['token', '--role', 'boss', '--region', micro.city], /Allowed choices are viewer/],
    [['network', 'import'], /give a FILE, or --nodes and --edges/],
    [['network', 'import', 'streets.dwg'], /neither .osm.pbf nor GeoJSON/],
    [['scores', '--run', '1', '--level', 'village'], /Allowed choices are province/]
  ] as const
  const outcomes = await Promise.all(calls.map(([args]) => lifecircle(nowhere, ...args)))
  for (const [at, { code, stdout, stderr }] of outcomes.entries()) {
    const [args, message] = calls[at]!
    t.equal(code, 2, args.join(' '))
    t.equal(stdout, '')
    t.match(stderr, message)
  }
})

void test('what does not work exits with 1 and says so in one line, with the stack only on request', async (t) => {
  const plain = await lifecircle(nowhere, 'runs')
  t.equal(plain.code, 1)
  t.match(plain.stderr, /^lifecircle: nothing answers at 127\.0\.0\.1:9: .*\n$/)
  const debug = await lifecircle(nowhere, 'runs', '--debug')
  t.match(debug.stderr, /\n {4}at /)
  const configuration = await lifecircle({ ...nowhere, PORT: 'x' }, 'runs')
  t.equal(configuration.code, 1)
  t.match(configuration.stderr, /PORT/)
})

void test('a token carries subject, role and region, and is alone on stdout', async (t) => {
  const { code, stdout, stderr } = await lifecircle(nowhere, 'token', '--role', 'planner', '--region', micro.county, '--hours', '2', '--subject', 'desk')
  t.equal(code, 0)
  t.match(stderr, /development secret/)
  t.match(stdout, /^[\w-]+\.[\w-]+\.[\w-]+\n$/)
  const claims = JSON.parse(Buffer.from(stdout.split('.')[1]!, 'base64url').toString()) as { sub: string; role: string; region: string; iat: number; exp: number }
  t.match(claims, { sub: 'desk', role: 'planner', region: micro.county })
  t.equal(claims.exp - claims.iat, 7200)
})

void test('an unmigrated PostgreSQL is told from a migrated one', { skip: readConfig().database.url === undefined && 'the embedded engine is migrated by whoever opens it' }, async (t) => {
  const { connectionString } = (await testDatabase(t, { empty: true })).pool.options
  const variables = { DATABASE_URL: connectionString! }
  const early = await lifecircle(variables, 'runs')
  t.equal(early.code, 1)
  t.match(early.stderr, /lacks \d+ migrations .*run "lifecircle migrate" first/)
  const first = JSON.parse((await lifecircle(variables, 'migrate', '--json')).stdout) as { applied: string[] }
  t.equal(first.applied[0], '0001_platform.sql')
  t.match(await lifecircle(variables, 'migrate'), { code: 0, stdout: /up to date/ })
  t.match(await lifecircle(variables, 'runs'), { code: 0, stdout: /no run yet/ })
})

void test('a small city goes from its files to its figures', async (t) => {
  const { variables } = await commandDatabase(t)
  const folder = await temporaryFolder(t)
  const file = async (name: string, text: string) => {
    await writeFile(join(folder, name), text)
    return join(folder, name)
  }
  const run = (...args: string[]) => lifecircle(variables, ...args)
  const nodes = await file('nodes.csv', nodesFile)
  const edges = await file('edges.csv', edgesFile)

  await t.test('regions come first: without them sites are bad rows, and nothing is written', async (t) => {
    const sites = await file('early.csv', csv([siteRow({ id: 'S1', at: [0, 10] })]))
    const early = await run('import', 'sites', sites)
    t.match(early, { code: 1, stdout: /1 rejected; nothing was written/ })
    t.match(early.stderr, /line +column +value +reason/)
    t.match(early.stderr, /2 +community_code +330106001001 +is not a known community/)
    const regions = await run('import', 'regions', await file('regions.csv', csv(microRegions)), '--json')
    t.equal(regions.code, 0)
    t.match(JSON.parse(regions.stdout), { kind: 'regions', rows: microRegions.length, inserted: microRegions.length, rejected: 0, written: true })
    t.equal(regions.stderr, '')
  })

  await t.test('boundaries come as GeoJSON', async (t) => {
    const square = [[120, 30], [121, 30], [121, 31], [120, 31], [120, 30]]
    const feature = (code: string, geometry: object) => ({
      type: 'Feature',
      properties: { code, name_zh: '西湖区', name_en: 'Xihu', level: 'county', parent_code: micro.city },
      geometry
    })
    const features = [feature(micro.county, { type: 'Polygon', coordinates: [square] }), feature(micro.otherCounty, { type: 'Point', coordinates: [120, 30] })]
    const boundaries = await file('boundaries.geojson', JSON.stringify({ type: 'FeatureCollection', features }))
    const refused = await run('import', 'regions', boundaries)
    t.match(refused, { code: 1, stdout: /nothing was written/, stderr: /2 +geometry +is a Point/ })
    t.match(JSON.parse((await run('import', 'regions', boundaries, '--keep-going', '--json')).stdout), { updated: 1, rejected: 1, written: true })
  })

  await t.test('a network is tried, imported and taken into use', async (t) => {
    const dry = await run('network', 'import', '--nodes', nodes, '--edges', edges, '--dry-run', '--json')
    t.match(JSON.parse(dry.stdout), { nodes: 4, edges: 4, components: 1, written: false })
    const bad = await file('bad-edges.csv', `${edgesFile}\n0,99,5\n0,1,long`)
    const refused = await run('network', 'import', '--nodes', nodes, '--edges', bad)
    t.match(refused, { code: 1, stderr: /8 +target +99 +there is no node of this id/ })
    const kept = await run('network', 'import', '--nodes', nodes, '--edges', bad, '--keep-going', '--json', '--least-nodes', '1')
    t.match({ code: kept.code, report: JSON.parse(kept.stdout) as unknown }, { code: 0, report: { rejected: 2, edges: 4, active: false, written: true } })
    t.match(await run('network', 'activate', '77'), { code: 1, stderr: /there is no network 77 that is ready/ })
    t.match(await run('network', 'import', '--nodes', nodes, '--edges', edges, '--name', 'square', '--least-nodes', '1', '--activate'), { code: 0, stdout: /network 2 "square": 4 junctions, 4 edges/ })
    t.match(JSON.parse((await run('network', 'list', '--json')).stdout), [{ id: 2, status: 'active' }, { id: 1, status: 'ready' }])
  })

  await t.test('bad rows stop an import unless it is to keep going', async (t) => {
    const good = [facilityRow({ id: 'F1', at: [150, 0], community: micro.communities[0], size: 60 })]
    const rows = [...good, { ...good[0], external_id: 'F2', status: 'open' }, { ...good[0], external_id: 'F3', lon: 30, lat: 120 }]
    const facilities = await file('facilities.csv', csv(rows))
    const refused = await run('import', 'facilities', facilities)
    t.match(refused, { code: 1, stdout: /3 rows .* 2 rejected; nothing was written/ })
    t.match(refused.stderr, /3 +status +open +is none of planned/)
    t.match(refused.stderr, /4 +lat .*longitude before latitude/)
    const dry = await run('import', 'facilities', facilities, '--dry-run', '--keep-going', '--json')
    t.match({ code: dry.code, report: JSON.parse(dry.stdout) as unknown }, { code: 0, report: { inserted: 1, rejected: 2, written: false } })
    t.match(await run('import', 'facilities', facilities, '--keep-going'), { code: 0, stdout: /1 new, 0 changed, 0 unchanged, 2 rejected; change \d+$/m })
    t.match(await run('import', 'facilities', join(folder, 'none.csv')), { code: 1, stdout: '', stderr: /none\.csv: there is no such file/ })
    t.match(await run('import', 'sites', await file('sites.csv', csv([siteRow({ id: 'S1', at: [0, 0], population: 200 })]))), { code: 0 })
  })

  await t.test('a standard that is none is refused, field by field', async (t) => {
    const standard = await file('ours.json', JSON.stringify({ version: 'ours', title: 'Ours', authority: 'The city', types: [] }))
    t.match(await run('import', 'standard', standard), { code: 1, stderr: /\/types/ })
  })

  await t.test('a checkup runs to its end and gives every figure', async (t) => {
    t.match(await run('recalculate', '--period', '2024H1', '--standard', 'nobody'), { code: 1, stderr: /no published standard nobody/ })
    const answer = await run('recalculate', '--period', '2024H1', '--json')
    t.equal(answer.code, 0, answer.stderr)
    const report = JSON.parse(answer.stdout) as { run: { id: number }; regions: { code: string }[]; steps: { name: string }[] }
    t.match(report, { run: { status: 'completed', referenceDate: '2024-06-30', standardVersion: 'lifecircle-2026' } })
    t.strictSame(report.regions.map(({ code }) => code).sort(), microRegions.filter(({ level }) => level !== 'community').map(({ code }) => code).sort())
    t.ok(report.steps.length >= 3)

    const figures = await run('scores', '--run', String(report.run.id), '--level', 'community', '--json')
    const scores = JSON.parse(figures.stdout) as { code: string; types: { typeCode: string }[] }[]
    const first = scores.find(({ code }) => code === micro.communities[0])
    t.match(first, { population: 200, sites: 1 })
    // The shop stands 150 m along the street from the site, of 300 m: reached, large enough, and enough for 200 people.
    t.match(first?.types.find(({ typeCode }) => typeCode === 'COM01'), { base: 100, balance: 100, governance: null, score: 100, facilitiesReached: 1 })

    const text = await run('recalculate', '--period', '2024H1', '--scope', micro.county)
    t.match(text, { code: 0, stdout: /standard lifecircle-2026 \(Lifecircle product default; not the Zhejiang guideline\)/ })
    t.match(text.stdout, /330106000000 +西湖区/)
    t.match(text.stderr, /sites +[\d.]+ s/)
    t.match(await run('runs'), { code: 0, stdout: /330106000000 +lifecircle-2026 .*completed/ })
    t.match(await run('scores', '--run', '99', '--level', 'city'), { code: 1, stdout: '', stderr: /there is no run 99/ })
    t.match(await run('ranking', '--run', String(report.run.id), '--level', 'county', '--figure', 'COM01'), { code: 0, stdout: /no county has a rank by COM01/ }, 'one of twenty types was surveyed')
    t.match(await run('trend', '--run', String(report.run.id), '--region', micro.county, '--against', '99'), { code: 1, stdout: '', stderr: /there is no run 99/ })
    t.match(await run('trend', '--run', String(report.run.id), '--region', micro.county), { code: 0, stdout: /330106000000 西湖区: index \d+\.\d\d in 2024H1 .*\nnote: no run published for a period before 2024H1/ })
  })
})
