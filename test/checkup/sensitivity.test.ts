import t from 'tap'
import { executeRun } from '../../src/checkup/run-steps.js'
import { findRun, requestRun } from '../../src/checkup/run-queries.js'
import { variants, type Variant } from '../../src/checkup/sensitivity.js'
import { asCaller, operator } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import { checkStandard } from '../../src/registry/standard-file.js'
import { publishStandard } from '../../src/registry/standard-queries.js'
import { facilityType, now, runCheckup, scoresOf } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { gridStreets, loadFacilities, loadNetwork, loadRegions, loadSites, micro, type FacilityRow, type SiteRow } from '../support/micro-city.js'
import { administrator, isProblem, testService } from '../support/service.js'

const period = '2024H1'
const standardVersion = 'three-types'
const request = { period, standardVersion }

/** A city, of which one assumption may be otherwise. */
interface World {
  readonly sites: readonly SiteRow[]
  readonly facilities: readonly FacilityRow[]
  /** Of walkers, relative to the standard. */
  readonly speed: number
}

const types = [
  facilityType({ code: 'COM01', minSize: 40, supplyPer1000: 300 }),
  facilityType({ code: 'ELD01', group: 'elderly', per1000Of: 'elderly', category: 'elderly', categoryZh: '养老', profile: 'elderly', peoplePerFacility: 30, supplyPer1000: 900, minSize: 20 }),
  facilityType({ code: 'EDU01', group: 'child', category: 'education', categoryZh: '教育', profile: 'child', circleMinutes: 10, maxMetres: 450 })
]

async function score(database: Database, { sites, facilities, speed }: World): Promise<number> {
  await loadRegions(database)
  await publishStandard(database, operator, checkStandard({
    version: standardVersion, title: standardVersion, authority: 'the tests', types,
    profiles: { general: speed, elderly: 0.8 * speed, child: 0.85 * speed }
  }, standardVersion))
  await loadSites(database, sites)
  await loadFacilities(database, facilities)
  await loadNetwork(database, gridStreets(8, 8, 100))
  return runCheckup(database, request)
}

/** Twelve sites of one county give both groups: the elderly 11 to 22 in 100, children 5 to 16. The others give none. */
const sites: readonly SiteRow[] = Array.from({ length: 24 }, (_, i) => ({
  id: `S${String(i).padStart(2, '0')}`,
  at: [40 + (i % 6) * 120, 30 + Math.floor(i / 6) * 190] as const,
  community: micro.communities[i % 4]!,
  population: 100 + i * 10,
  elderly: i % 2 === 0 && i % 4 !== 3 ? (100 + i * 10) * (0.11 + i / 200) : null,
  children: i % 2 === 0 && i % 4 !== 3 ? (100 + i * 10) * (0.05 + i / 200) : null
}))

/** Every third size is not known; of COM01 ten are, 20 to 110, of ELD01 fewer. */
const facilities: readonly FacilityRow[] = Array.from({ length: 30 }, (_, i) => {
  const type = i < 15 ? 'COM01' : i < 24 ? 'ELD01' : 'EDU01'
  return {
    id: `F${String(i).padStart(2, '0')}`,
    at: [90 + ((i * 130) % 640), 60 + ((i * 230) % 610)] as const,
    type,
    community: micro.communities[(i * 3) % 4]!,
    size: i % 3 === 0 ? null : 20 + Math.floor((i * 2) / 3) * 10
  }
})

const world: World = { sites, facilities, speed: 1 }

/** Of values in their order, as percentile_cont has it, by hand for the shares there are here. */
const decile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const at = share * (sorted.length - 1)
  return sorted[Math.floor(at)]! * (1 - (at % 1)) + (sorted[Math.ceil(at)] ?? 0) * (at % 1)
}

const sized = (size: (type: string) => number): World => ({ ...world, facilities: facilities.map((one) => ({ ...one, size: one.size ?? size(one.type!) })) })
const sizesOf = (type: string) => facilities.flatMap((one) => (one.type === type && typeof one.size === 'number' ? [one.size] : []))

const countyOf = ({ community }: SiteRow) => community!.slice(0, 6)
/** As a run imputes them: the county's share, or the default of the standard where no site gives it. */
function peopled(end: 'low' | 'high'): World {
  const number = (site: SiteRow, group: 'elderly' | 'children', byDefault: number) => {
    const given = sites.filter((one) => countyOf(one) === countyOf(site) && typeof one[group] === 'number')
    const population = site.population!
    if (given.length >= 10) return population * decile(given.map((one) => one[group]! / one.population!), end === 'low' ? 0.1 : 0.9)
    const share = given.length === 0 ? byDefault : given.reduce((sum, one) => sum + one[group]!, 0) / given.reduce((sum, one) => sum + one.population!, 0)
    return population * share * (end === 'low' ? 0.5 : 1.5)
  }
  const six = (value: number) => Math.round(value * 1e6) / 1e6
  return {
    ...world,
    sites: sites.map((site) => ({
      ...site,
      elderly: site.elderly ?? six(number(site, 'elderly', 0.17)),
      children: site.children ?? six(number(site, 'children', 0.13))
    }))
  }
}

const worlds: Readonly<Record<Variant, World>> = {
  slower: { ...world, speed: 0.9 },
  faster: { ...world, speed: 1.1 },
  sizes_low: sized((type) => (type === 'COM01' ? Math.min(40, decile(sizesOf(type), 0.1)) : type === 'ELD01' ? 10 : 0)),
  sizes_high: sized((type) => (type === 'COM01' ? decile(sizesOf(type), 0.9) : type === 'ELD01' ? 40 : 0)),
  groups_low: peopled('low'),
  groups_high: peopled('high')
}

interface Ranged { code: string; index: number | null; rank: number | null; rankInLevel: number | null }
interface Answered extends Ranged {
  indexRange: { low: number; high: number } | null
  rankRange: { low: number; high: number } | null
  variants: (Omit<Ranged, 'code'> & { variant: Variant })[]
}

void t.test('each end of a range is the score of a world in which the assumption is true', async (t) => {
  t.equal(sizesOf('COM01').length, 10, 'just enough to speak of deciles')
  const database = await testDatabase(t)
  const run = await score(database, world)
  const { get } = await testService(t, database)
  const answers = new Map<string, Answered>()
  for (const code of (await scoresOf(database, run)).keys()) {
    answers.set(code, (await get(`/v1/checkup/runs/${run}/sensitivity?region=${code}`, { as: administrator })).body as Answered)
  }
  const moved = new Set<Variant>()
  for (const variant of variants) {
    const there = await testDatabase(t)
    for (const [code, wanted] of await scoresOf(there, await score(there, worlds[variant]))) {
      const { index, rank, rankInLevel } = wanted
      const answer = answers.get(code)!
      t.strictSame(answer.variants.find((one) => one.variant === variant), { variant, index, rank, rankInLevel }, `${variant} ${code}`)
      if (index !== answer.index) moved.add(variant)
    }
  }
  t.strictSame([...moved].sort(), [...variants].sort(), 'every assumption matters here')

  for (const answer of answers.values()) {
    const { code, index, rank, indexRange, rankRange } = answer
    const indices = [index!, ...answer.variants.map((one) => one.index!)]
    t.strictSame(indexRange, { low: Math.min(...indices), high: Math.max(...indices) }, `index of ${code}`)
    const ranks = [rank!, ...answer.variants.map((one) => one.rank!)]
    t.strictSame(rankRange, { low: Math.min(...ranks), high: Math.max(...ranks) }, `rank of ${code}`)
  }
})

void t.test('ranges stand beside the figures, in scores and in rankings', async (t) => {
  const database = await testDatabase(t)
  const run = await score(database, world)
  const { get, graphql } = await testService(t, database)
  const { indexRange, rankRange } = (await get(`/v1/checkup/runs/${run}/sensitivity?region=${micro.communities[0]}`, { as: administrator })).body as Answered
  const as = { as: administrator }
  t.match((await get(`/v1/checkup/runs/${run}/scores/${micro.communities[0]}`, as)).body, { indexRange, rankRange })
  const ranked = async (figure: string) =>
    ((await get(`/v1/checkup/runs/${run}/ranking?level=community&figure=${figure}`, as)).body as { items: Answered[] }).items.find(({ code }) => code === micro.communities[0])
  t.match(await ranked('index'), { indexRange, rankRange })
  t.match(await ranked('COM01'), { indexRange, rankRange: null }, 'ranks by another figure have no such range')
  const asked = await graphql(`{ run(number: ${run}) { score(code: "${micro.communities[0]}") { indexRange { low high } rankRange { low high } sensitivity { variants { variant } } } } }`, undefined, as)
  t.match(asked.body, { data: { run: { score: { indexRange, rankRange, sensitivity: { variants: variants.map((variant) => ({ variant })) } } } } })
  isProblem(t, await get(`/v1/checkup/runs/${run}/sensitivity?region=330199000000`, as), 404, 'not-found')
})

void t.test('scores are there before their ranges, and are published with them', async (t) => {
  const database = await testDatabase(t)
  await score(database, world)
  const { get, send } = await testService(t, database)
  const { run } = await requestRun(database, operator, request, now)
  const stopping = new AbortController()
  const show = (id: number) => asCaller(database, operator, (transaction) => findRun(transaction, id))
  await t.rejects(
    executeRun(database, operator, run.id, { signal: stopping.signal, onProgress: ({ done, total }) => { if (done === total) stopping.abort() } }),
    { message: 'the run was handed back' }
  )
  t.match(await show(run.id), { status: 'completed', sensitivityAt: null })
  t.match((await get(`/v1/checkup/runs/${run.id}/sensitivity?region=${micro.city}`, { as: administrator })).body, { index: Number, indexRange: null, variants: [] })
  const refused = await send('POST', `/v1/admin/runs/${run.id}/publish`, undefined, { as: administrator })
  isProblem(t, refused, 409, 'conflict')
  t.match(refused.body, { detail: /ranges .* still being worked out/ })

  const steps: string[] = []
  await executeRun(database, operator, run.id, { onProgress: ({ step }) => steps.push(step) })
  t.strictSame(steps, ['ranges'], 'it goes on with what is missing')
  t.match((await send('POST', `/v1/admin/runs/${run.id}/publish`, undefined, { as: administrator })).body, { status: 'published', sensitivityAt: String })
})

void t.test('a service that starts works out the ranges that are missing', async (t) => {
  const database = await testDatabase(t)
  const run = await score(database, world)
  await asCaller(database, operator, async ({ client }) => {
    await client.query('delete from checkup.region_range where run_id = $1', [run])
    await client.query('update checkup.run set sensitivity_at = null where id = $1', [run])
  })
  await testService(t, database, { workers: true })
  const there = async () => (await asCaller(database, operator, (transaction) => findRun(transaction, run))).sensitivityAt !== null
  for (let tries = 0; tries < 200 && !(await there()); tries++) await new Promise((resolve) => setTimeout(resolve, 100))
  t.ok(await there())
})
