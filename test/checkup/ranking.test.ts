import fc from 'fast-check'
import t from 'tap'
import { spreadOf } from '../../src/checkup/distribution.js'
import { pageBehind, placeOf, standings } from '../../src/checkup/ranking.js'
import type { Distribution, PublishedRanking, RankedRegion } from '../../src/checkup/ranking-queries.js'
import { asCaller, operator } from '../../src/platform/caller.js'
import { facilityType, publish, publishRun, runCheckup } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { loadFacilities, loadSites, micro } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { isProblem, testService } from '../support/service.js'

const regions = fc
  .array(fc.record({ value: fc.integer({ min: 0, max: 40 }).map((step) => step * 2.5), parentCode: fc.constantFrom('a', 'b', 'c'), population: fc.integer({ min: 0, max: 500 }) }), { maxLength: 40 })
  .map((list) => list.map((region, at) => ({ ...region, code: String(at).padStart(3, '0') })))

void t.test('a rank is one more than those who are better, among siblings and in the level', async () => {
  fc.assert(
    fc.property(regions, (list) => {
      const found = standings(list)
      return (
        found.length === list.length &&
        found.every(({ region: { value, parentCode }, standing: { rank, rankInLevel, percentile, rankedSiblings, rankedInLevel } }, at) => {
          const better = list.filter((other) => other.value > value)
          const equal = list.filter((other) => other.value === value).length
          const below = list.length - better.length - equal
          return (
            rankInLevel === better.length + 1 &&
            rank === better.filter((other) => other.parentCode === parentCode).length + 1 &&
            rankedInLevel === list.length &&
            rankedSiblings === list.filter((other) => other.parentCode === parentCode).length &&
            Math.abs(percentile - (100 * (below + equal / 2)) / list.length) < 0.0051 &&
            (at === 0 || found[at - 1]!.region.value >= value)
          )
        })
      )
    })
  )
})

void t.test('pages walk all of a ranking once, and what comes or goes between two of them shifts nothing else', async () => {
  fc.assert(
    fc.property(regions, regions, fc.integer({ min: 1, max: 7 }), (list, others, limit) => {
      const codes = (placed: readonly { region: { code: string } }[]) => placed.map(({ region }) => region.code)
      // Of the others some take the place of regions that are there, and some are new.
      const later = standings([...list.filter((_region, at) => at % 3 !== 0), ...others.map((region) => ({ ...region, code: `n${region.code}` }))])
      const whole = standings(list)
      const walked: string[] = []
      for (let after: string | undefined; ; ) {
        const page = pageBehind(whole, { after, limit })
        walked.push(...codes(page))
        const last = page.at(-1)
        if (last === undefined) break
        after = placeOf(last.region)
        const stayed = later.filter(({ region }) => !region.code.startsWith('n'))
        const behind = codes(whole).slice(walked.length).filter((code) => codes(stayed).includes(code))
        const next = codes(pageBehind(later, { after, limit: later.length })).filter((code) => !code.startsWith('n'))
        if (JSON.stringify(next) !== JSON.stringify(behind)) return false
      }
      return JSON.stringify(walked) === JSON.stringify(codes(whole))
    })
  )
})

void t.test('a spread is that of the definitions', async (t) => {
  fc.assert(
    fc.property(regions, (list) => {
      const { count, mean, populationMean, lowerQuartile, median, upperQuartile, minimum, maximum, standardDeviation, bins } = spreadOf(list)
      if (list.length === 0) return count === 0 && mean === null && median === null && standardDeviation === null
      const values = list.map(({ value }) => value).sort((a, b) => a - b)
      const average = values.reduce((sum, value) => sum + value, 0) / values.length
      const people = list.reduce((sum, { population }) => sum + population, 0)
      /** The place of a quantile in the sorted list, by steps between neighbours. */
      const quantile = (share: number) => {
        const place = share * (values.length - 1)
        const [low, high] = [values[Math.trunc(place)]!, values[Math.min(values.length - 1, Math.trunc(place) + 1)]!]
        return low * (1 - (place - Math.trunc(place))) + high * (place - Math.trunc(place))
      }
      const near = (found: number | null, wanted: number) => found !== null && Math.abs(found - wanted) < 0.0051
      return (
        count === values.length && near(mean, average) && near(lowerQuartile, quantile(0.25)) && near(median, quantile(0.5)) && near(upperQuartile, quantile(0.75)) &&
        minimum === values[0] && maximum === values.at(-1) &&
        near(standardDeviation, Math.sqrt(values.reduce((sum, value) => sum + (value - average) ** 2, 0) / values.length)) &&
        (people === 0 ? populationMean === null : near(populationMean, list.reduce((sum, { value, population }) => sum + value * population, 0) / people)) &&
        bins.reduce((sum, bin) => sum + bin.count, 0) === count
      )
    })
  )
  t.strictSame(spreadOf([{ value: 100, population: 1 }, { value: 95, population: 1 }, { value: 94.99, population: 1 }]).bins.slice(18), [{ from: 90, to: 95, count: 1 }, { from: 95, to: 100, count: 2 }])
})

const database = await testDatabase(t)
await buildScoredCity(database)
// The fourth community's county has a record of both types, so that all four have ranks.
await loadFacilities(database, [{ id: 'F4', at: [2000, 2000], community: micro.communities[3], size: 60 }])
const of = { period: '2024H1', standardVersion: twoTypes }
const run = await runCheckup(database, { ...of, scopeCode: micro.city })
const { get } = await testService(t, database)

const ranked = async (query: string) => ((await get(`/v1/checkup/runs/${run}/ranking?level=community&${query}`)).body as { items: RankedRegion[] }).items
const distribution = async (query: string) => (await get(`/v1/checkup/runs/${run}/distribution?${query}`)).body as Distribution

/** Values as they are in the database. */
const stored = async (figure: string) =>
  asCaller(database, operator, async ({ client }) => {
    const found = await client.query<{ code: string; value: number; population: number; rank: number; rankInLevel: number }>(
      `select s.region_code as code, round(${figure}::numeric, 2) as value, s.population, s.rank, s.rank_in_level as "rankInLevel"
       from checkup.region_score as s
       join checkup.type_score as t on t.run_id = s.run_id and t.region_code = s.region_code
       join registry.facility_type as f on f.id = t.type_id and f.code = 'COM01'
       where s.run_id = $1 and s.level = 'community' and s.rank is not null and ${figure} is not null`,
      [run]
    )
    return found.rows
  })

void t.test('ranks by the index are those of the run, and percentiles count who is below and half of the equals', async (t) => {
  const items = await ranked('')
  const wanted = await stored('s.index')
  t.equal(items.length, 4)
  for (const item of items) {
    const { value, rank, rankInLevel } = wanted.find(({ code }) => code === item.code)!
    t.match(item, { value, rank, rankInLevel, index: value, rankedInLevel: 4 })
    t.equal(item.rankedSiblings, wanted.filter(({ code }) => code.startsWith(item.code.slice(0, 9))).length)
    const below = wanted.filter((other) => other.value < value).length
    const equal = wanted.filter((other) => other.value === value).length
    t.equal(item.percentile, (100 * (below + equal / 2)) / 4)
  }
  t.strictSame(items.map(({ rankInLevel }) => rankInLevel), items.map(({ rankInLevel }) => rankInLevel).toSorted((a, b) => a - b))
})

void t.test('equals share a rank and a percentile', async (t) => {
  await database.asOwner(async (client) => {
    await client.query('create table public.kept as select * from checkup.region_score where run_id = $1', [run])
    await client.query(`update checkup.region_score set balance = case region_code when $2 then 50 when $3 then 10 else 30.004 end where run_id = $1 and level = 'community'`, [run, micro.communities[0], micro.communities[3]])
  })
  const items = await ranked('figure=balance')
  t.strictSame(items.map(({ code, value, rankInLevel, rank, percentile }) => [code, value, rankInLevel, rank, percentile]), [
    [micro.communities[0], 50, 1, 1, 87.5],
    [micro.communities[1], 30, 2, 2, 50],
    [micro.communities[2], 30, 2, 1, 50],
    [micro.communities[3], 10, 4, 1, 12.5]
  ])
  const below = await ranked(`figure=balance&parent=${micro.street}`)
  t.strictSame(below.map(({ code, rankInLevel, rankedSiblings }) => [code, rankInLevel, rankedSiblings]), [[micro.communities[0], 1, 2], [micro.communities[1], 2, 2]], 'children keep their rank in the level')
  t.strictSame(await distribution('level=community&figure=balance'), {
    runId: run, level: 'community', within: micro.city, figure: 'balance', count: 4, unranked: 0,
    mean: 30, populationMean: 34, minimum: 10, lowerQuartile: 25, median: 30, upperQuartile: 35, maximum: 50, standardDeviation: 14.14, grades: [],
    bins: Array.from({ length: 20 }, (_, bin) => ({ from: bin * 5, to: bin * 5 + 5, count: [2, 10].includes(bin) ? 1 : bin === 6 ? 2 : 0 }))
  })
  await database.asOwner(async (client) => {
    await client.query('update checkup.region_score as s set balance = k.balance from public.kept as k where k.run_id = s.run_id and k.region_code = s.region_code')
    await client.query('drop table public.kept')
  })
})

void t.test('a facility type ranks by its score', async (t) => {
  const items = await ranked('figure=COM01')
  const wanted = (await stored('t.score')).map(({ value }) => value).toSorted((a, b) => b - a)
  t.strictSame(items.map(({ value }) => value), wanted)
  isProblem(t, await get(`/v1/checkup/runs/${run}/ranking?figure=XXX`), 422, 'unprocessable-input', ['/figure'])
  isProblem(t, await get(`/v1/checkup/runs/${run}/distribution?figure=XXX`), 422, 'unprocessable-input', ['/figure'])
})

void t.test('a distribution counts grades from the best and every region once', async (t) => {
  const found = await distribution('level=community')
  const wanted = (await stored('s.index')).toSorted((a, b) => a.value - b.value)
  t.match(found, { count: 4, minimum: wanted[0]!.value, maximum: wanted[3]!.value })
  t.strictSame(found.grades.map(({ grade, least }) => [grade, least]), [['excellent', 80], ['good', 70], ['fair', 60], ['poor', 0]])
  t.equal(found.grades.reduce((sum, { count }) => sum + count, 0), 4)
  t.equal(found.bins.reduce((sum, { count }) => sum + count, 0), 4)
  for (const { from, to, count } of found.bins) t.equal(count, wanted.filter(({ value }) => value >= from && (value < to || (to === 100 && value === 100))).length)
  const people = wanted.reduce((sum, { population }) => sum + population, 0)
  t.ok(Math.abs(found.populationMean! - wanted.reduce((sum, { value, population }) => sum + value * population, 0) / people) <= 0.005)
  t.match(await distribution(`level=community&within=${micro.county}`), { within: micro.county, count: 3 })
  isProblem(t, await get(`/v1/checkup/runs/${run}/distribution?level=province`), 404, 'not-found')
})

void t.test('across published runs', async (t) => {
  const published = async (query: string) => {
    const { status, body } = await get(`/v1/checkup/ranking?period=2024H1&${query}`)
    return { status, ...(body as PublishedRanking & { items: RankedRegion[]; nextCursor: string | null }) }
  }
  t.equal((await published('')).status, 404, 'nothing is published yet')

  // Each county by itself: neither run ranks the two.
  const here = await runCheckup(database, { ...of, scopeCode: micro.county })
  const there = await runCheckup(database, { ...of, scopeCode: micro.otherCounty })
  await publishRun(database, here)
  t.match(await published(`within=${micro.city}`), { regionsCovered: 1, regionsMissing: 1, items: [{ code: micro.county, rankInLevel: 1 }] })
  await publishRun(database, there)

  await t.test('regions of several runs are ranked together', async (t) => {
    const found = await published('')
    t.match(found, { period: '2024H1', level: 'county', within: '000000000000', standardVersion: twoTypes, standardAuthority: 'the tests', regionsCovered: 2, regionsMissing: 0, comparable: true, notes: [] })
    t.strictSame(new Set(found.items.map((item) => item.runId)), new Set([here, there]))
    t.strictSame(found.items.map(({ rank, rankInLevel, rankedSiblings, percentile }) => [rank, rankInLevel, rankedSiblings, percentile]), [[1, 1, 2, 75], [2, 2, 2, 25]])
    const whole = ((await get(`/v1/checkup/runs/${run}/ranking?level=county`)).body as { items: RankedRegion[] }).items
    t.strictSame(found.items.map(({ code, index }) => [code, index]), whole.map(({ code, index }) => [code, index]), 'as the city\'s own run has them')
    const first = await published('limit=1')
    t.strictSame((await published(`limit=1&cursor=${first.nextCursor!}`)).items.map(({ code }) => code), found.items.slice(1).map(({ code }) => code))
    t.equal((await published('level=community&figure=COM01')).items.length, 4)
  })

  await t.test('the newest run that covers a region counts', async (t) => {
    await loadSites(database, [{ id: 'S9', at: [200, 200], community: micro.communities[0], population: 900 }])
    const correction = await runCheckup(database, { ...of, scopeCode: micro.county })
    await publishRun(database, correction)
    t.strictSame(new Set((await published('')).items.map((item) => item.runId)), new Set([correction, there]))
    const [first, second] = (await published('')).items
    const page = await published('limit=1')
    t.strictSame([page.items[0]!.code, (await published(`limit=1&cursor=${page.nextCursor!}`)).items[0]!.code], [first!.code, second!.code])
    isProblem(t, await get(`/v1/checkup/ranking?period=2024H1&cursor=${Buffer.from('rank:1').toString('base64url')}`), 400, 'bad-request', ['/cursor'])
    await publishRun(database, run)
    t.strictSame(new Set((await published('')).items.map((item) => item.runId)), new Set([run]), 'the city\'s was published last')
  })

  await t.test('regions of different standards are never ranked together', async (t) => {
    await publish(database, 'one-type', [facilityType({ code: 'COM01' })])
    const other = await runCheckup(database, { ...of, standardVersion: 'one-type', scopeCode: micro.farStreet })
    await publishRun(database, other)
    const found = await published('level=community')
    t.match(found, { standardVersion: twoTypes, regionsCovered: 4, notes: [/1 regions? .*one-type/] })
    t.notOk(found.items.some((item) => item.runId === other))
    t.match(await published('level=community&standard=one-type'), { standardVersion: 'one-type', regionsCovered: 1, regionsMissing: 3, items: [{ runId: other, rankInLevel: 1 }] })
    isProblem(t, await get('/v1/checkup/ranking?period=2024H1&standard=none'), 404, 'not-found')
    isProblem(t, await get('/v1/checkup/ranking?level=county'), 422, 'unprocessable-input', ['/period'])
  })
})
