import { createServer } from 'node:net'
import { join } from 'node:path'
import { Option, type Command } from 'commander'
import { findRun, requestRun, type Run } from '../checkup/run-queries.js'
import { regionScores, type RegionScore } from '../checkup/score-queries.js'
import { readConfig, type Config } from '../config.js'
import { generateDemoCity, type DemoCity, type SiteRow } from '../exchange/demo-city.js'
import { importDemoCity } from '../exchange/demo-import.js'
import { loopPeriod, walkLoop, type LoopSummary } from '../exchange/demo-loop.js'
import { asCaller, operator, type Caller } from '../platform/caller.js'
import { openDatabase, type Database } from '../platform/database/database.js'
import { removeEmbeddedFolder } from '../platform/database/embedded.js'
import { LifecircleError } from '../platform/errors.js'
import { signToken } from '../platform/auth/tokens.js'
import { defaultStandard } from '../registry/standard-file.js'
import { defaultStandardVersion } from '../registry/standard.js'
import { examples, jsonOption, wholeNumber } from './options.js'
import { figure, print, printJson, remark, seconds, whole } from './output.js'
import { createProgress, type Progress, type StepTime } from './progress.js'
import { executeToEnd } from './run.js'
import { scoreTable } from './score-table.js'
import { prepare } from './session.js'

interface DemoFlags {
  readonly scale: 'small' | 'city'
  readonly seed: number
  readonly exit?: true
  readonly json?: true
}

const province = '330000000000'
const city = '330100000000'

export function addDemo(program: Command): void {
  program
    .command('demo')
    .summary('an invented city, one full checkup, one district through the loop, then the service')
    .description(
      'Makes up a city on the plan of Hangzhou, imports it, labels its network, runs one checkup and prints its 13 districts, takes the weakest of them through plan, building and feedback; then runs the service on it. ' +
        'Without DATABASE_URL it makes an embedded database anew in EMBEDDED_FOLDER/demo-SCALE; with it, the database has to be empty or hold a former demo.'
    )
    .addOption(new Option('--scale <scale>', "how large: small is a tenth of city, which has Hangzhou's numbers").choices(['small', 'city']).default('small'))
    .addOption(new Option('--seed <n>', 'another seed, another city').argParser(wholeNumber(0, 4_294_967_295)).default(1))
    .option('--exit', 'end after the table, do not run the service')
    .addOption(jsonOption())
    .addHelpText('after', examples('demo', 'demo --exit --json', 'demo --scale city --seed 7'))
    .action(demo)
}

async function demo(flags: DemoFlags): Promise<void> {
  const config = demoConfig(readConfig(), flags)
  if (flags.exit !== true) await requireFreePort(config.http)
  const progress = createProgress()
  remark(`a synthetic city, scale ${flags.scale}, seed ${flags.seed}; ${config.database.url === undefined ? `embedded database in ${config.database.embeddedFolder}` : 'database of DATABASE_URL'}`)
  const database = await progress.step('start database', () => startDatabase(config))
  try {
    const { site, ...result } = await checkUp(database, flags, progress)
    const summary = {
      synthetic: true,
      scale: flags.scale,
      seed: flags.seed,
      engine: database.engine,
      steps: progress.steps(),
      totalSeconds: Math.round(performance.now()) / 1000,
      ...result
    }
    if (flags.json !== true) printResult(summary)
    if (flags.exit === true) {
      if (flags.json === true) printJson(summary)
      return
    }
    await serveDemo(database, config, (access) => {
      if (flags.json === true) printJson({ ...summary, ...access })
      else printAccess(access, result.run, site)
    })
  } finally {
    await database.close()
  }
}

const demoConfig = (config: Config, { scale }: DemoFlags): Config => ({
  ...config,
  // Requests are the demo's to see, not its log.
  logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel,
  database: { ...config.database, embeddedFolder: join(config.database.embeddedFolder, `demo-${scale}`) }
})

/** Found out before the work, not after it. */
async function requireFreePort({ host, port }: Config['http']): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject)
    probe.listen({ host, port }, () => probe.close(() => resolve()))
  })
}

async function startDatabase({ database: config }: Config): Promise<Database> {
  if (config.url === undefined) await removeEmbeddedFolder(config.embeddedFolder)
  const database = await openDatabase(config)
  try {
    await database.pool.query('select 1')
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

interface DemoResult {
  readonly run: Run
  readonly city: RegionScore
  readonly districts: readonly RegionScore[]
  readonly loop: LoopSummary
}

async function checkUp(database: Database, flags: DemoFlags, progress: Progress): Promise<DemoResult & { readonly site: SiteRow }> {
  await progress.step('migrate', () => prepare(database))
  const invented = await progress.step('generate city', async () =>
    generateDemoCity({ scale: flags.scale, seed: flags.seed, catalogue: defaultStandard().types })
  )
  await importDemoCity(database, operator, invented, `synthetic demo city, scale ${flags.scale}, seed ${flags.seed}`, progress)
  const { run: asked } = await requestRun(database, operator, requestFor(invented), new Date())
  await executeToEnd(database, asked.id, progress)
  const measure = async (scopeCode: string): Promise<number> => {
    const { run } = await requestRun(database, operator, { period: loopPeriod, scopeCode, standardVersion: defaultStandardVersion }, new Date())
    await executeToEnd(database, run.id, progress)
    return run.id
  }
  const loop = await walkLoop(database, operator, defaultStandard().types, invented.observations, asked.id, measure, progress)
  return asCaller(database, operator, async (transaction) => {
    const scores = await regionScores(transaction, asked.id, {})
    const whole = scores.find(({ code }) => code === city)
    if (whole === undefined) throw new LifecircleError('internal', 'the checkup gave no score for the city')
    return { run: await findRun(transaction, asked.id), city: whole, districts: scores.filter(({ level }) => level === 'county'), loop, site: invented.sites[0]! }
  })
}

const requestFor = ({ period }: DemoCity) => ({ period, scopeCode: province, standardVersion: defaultStandardVersion })

interface Summary extends DemoResult {
  readonly scale: string
  readonly seed: number
  readonly totalSeconds: number
  readonly steps: readonly StepTime[]
}

function printResult({ run, city: whole_, districts, loop, totalSeconds }: Summary): void {
  const ranked = [...districts].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.code.localeCompare(b.code))
  print(`\nA SYNTHETIC city: nothing in it but the codes and names of its districts is true of the real one.`)
  print(`Run ${run.id}, ${run.period}, state of ${run.referenceDate}; standard ${run.standardVersion} (${run.standardAuthority}).\n`)
  print(scoreTable('district', ranked))
  print('')
  print(scoreTable('city', [whole_]))
  print(`\n${loopText(loop)}`)
  print(`\n${whole(whole_.communities)} communities, ${whole(whole_.sites)} sites, ${whole(whole_.population)} people; ${seconds(totalSeconds)} in all`)
}

/** The loop on one district, step by step. */
function loopText({ code, nameZh, nameEn, shortfalls, projects, programme, accepted, measured }: LoopSummary): string {
  const percent = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)} %`)
  return [
    `The loop, on the district with the lowest index, ${code} ${nameZh} ${nameEn ?? ''}:`,
    `  survey and checkup   ${whole(shortfalls)} shortfalls; index ${figure(programme.index.before)}`,
    `  plan                 ${whole(projects)} projects proposed; programme of ${programme.year}: ${programme.projects} for ${whole(programme.spent)} of ${whole(programme.budget)}${programme.optimal ? ', the best choice there is' : ''}`,
    `                       to lift the index to ${figure(programme.index.expected)} and to serve ${whole(programme.newlyServed)} people newly`,
    `  build                ${accepted} accepted, ${programme.projects - accepted} under way`,
    `  feedback             checkup of ${measured.period}: ${figure(measured.index.with)}, without them ${figure(measured.index.without)}; ${whole(measured.newlyServed)} people newly served`,
    `                       ${percent(measured.delivered)} of what they were to bring (GET /v1/programmes/${programme.id}/effect)`
  ].join('\n')
}

interface Access {
  readonly url: string
  /** An administrator's of the province, for a day. */
  readonly token: string
}

async function serveDemo(database: Database, config: Config, announce: (access: Access) => void): Promise<void> {
  const { createLogger, startService } = await import('../server.js')
  const service = await startService({ config, database, logger: createLogger(config.logLevel) })
  const caller: Caller = { subject: 'demo', role: 'administrator', regionCode: province }
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  announce({ url: service.url, token: await signToken(config.tokens.secret, caller, 24 * 3600) })
  await stopped
  await service.close()
}

function printAccess({ url, token }: Access, run: Run, { externalId, lon, lat }: SiteRow): void {
  const call = (path: string) => `curl -s -H "Authorization: Bearer $TOKEN" "${url}/v1/${path}"`
  print(`
The service runs at ${url}; Ctrl-C ends it. Try:

export TOKEN=${token}
${call(`checkup/runs/${run.id}/ranking?level=county`)}
${call('communities?limit=3')}
${call(`isochrones?lon=${lon}&lat=${lat}&contours_minutes=5,15`)}
${call(`reach?site=${encodeURIComponent(externalId)}`)}
${call('openapi.json')}`)
}
