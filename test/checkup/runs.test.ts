import { test } from 'tap'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import { findRun, requestRun } from '../../src/checkup/run-queries.js'
import { executeRun, RunInterrupted } from '../../src/checkup/run-steps.js'
import { observationImport } from '../../src/survey/observation-import.js'
import type { FullScore } from '../../src/checkup/score-queries.js'
import { facilityType, now, publish, resultText, runCheckup, scoresOf } from '../support/checkup.js'
import { skipWithout, testDatabase } from '../support/database.js'
import { gridStreets, load, loadFacilities, loadNetwork, loadRegions, loadSites, micro, type FacilityRow, type SiteRow } from '../support/micro-city.js'
import { randomNumbers } from '../support/random.js'

const types = ['NEAR', 'FAR', 'CARE'] as const

interface RandomCity {
  readonly sites: SiteRow[]
  readonly facilities: FacilityRow[]
}

/** A grid of 900 m with 40 sites and 30 facilities anywhere in it, some of whose figures are unknown. */
function drawCity(seed: number): RandomCity {
  const random = randomNumbers(seed)
  return {
    sites: Array.from({ length: 40 }, (_, number) => {
      const population = random.below(400)
      const given = random.next() > 0.2
      return {
        id: `site-${number}`,
        at: random.place(900),
        community: micro.communities[random.below(4)]!,
        population,
        elderly: given ? Math.floor(population * 0.2) : null,
        children: given ? Math.floor(population * 0.1) : null
      }
    }),
    facilities: Array.from({ length: 30 }, (_, number) => ({
      id: `facility-${number}`,
      at: random.place(900),
      type: types[random.below(3)]!,
      community: random.next() > 0.2 ? micro.communities[random.below(4)]! : null,
      size: random.next() > 0.2 ? 10 + random.below(200) / 3 : null,
      status: random.next() > 0.2 ? 'operating' : 'suspended'
    }))
  }
}

async function buildCity(database: Database, city: RandomCity): Promise<void> {
  await loadRegions(database)
  await loadNetwork(database, gridStreets(10, 10, 100))
  await publish(database, 'random', [
    facilityType({ code: 'NEAR', minSize: 30, supplyPer1000: 90, peoplePerFacility: 700 }),
    facilityType({ code: 'FAR', circleMinutes: 10, minSize: 40, group: 'child', profile: 'child', peoplePerFacility: 2000 }),
    facilityType({ code: 'CARE', category: 'elderly_care', group: 'elderly', profile: 'elderly', per1000Of: 'elderly', supplyPer1000: 200, weight: 1.5 })
  ])
  await loadSites(database, city.sites)
  await loadFacilities(database, city.facilities)
  await load(database, observationImport, [
    { period: '2024H1', community_code: micro.communities[0], type_code: 'NEAR', component: 'satisfaction', numerator: 7, denominator: 9, source: 'survey' }
  ])
}

/** A run's own number is the one thing that differs between equal runs. */
const withoutRun = (key: string, value: unknown) => (key === 'runId' ? undefined : value)

/** Ranks are among those of the run; so are their ranges, and the deciles that those of the index come from. */
const withoutRanks = ({ rank, rankInLevel, rankRange, rankInLevelRange, indexRange, ...figures }: FullScore) => ({ figures })

const request = { period: '2024H1', standardVersion: 'random' }

void test('the same inputs give the same bytes, whatever the order they came in', async (t) => {
  const city = drawCity(11)
  const first = await testDatabase(t)
  await buildCity(first, city)
  const run = await runCheckup(first, request)
  const again = await runCheckup(first, request)
  t.equal(await resultText(first, again), await resultText(first, run))

  const second = await testDatabase(t)
  await buildCity(second, { sites: city.sites.toReversed(), facilities: city.facilities.toReversed() })
  const elsewhere = await runCheckup(second, request)
  const hash = async (database: Database, id: number) => (await asCaller(database, operator, (transaction) => findRun(transaction, id))).inputHash
  t.equal(await hash(second, elsewhere), await hash(first, run), 'the same inputs')
  const text = async (database: Database, id: number) =>
    [...(await scoresOf(database, id)).values()].map((score) => JSON.stringify(score, withoutRun)).join('\n')
  t.equal(await text(second, elsewhere), await text(first, run))
})

void test('one more operating facility never lowers base or balance anywhere', async (t) => {
  const database = await testDatabase(t)
  const random = randomNumbers(5)
  await buildCity(database, drawCity(23))
  let before = await scoresOf(database, await runCheckup(database, request))
  for (let round = 0; round < 8; round++) {
    const type = types[round % 3]!
    await loadFacilities(database, [
      { id: `more-${round}`, at: random.place(900), type, community: random.next() > 0.3 ? micro.communities[random.below(4)]! : null, size: 5 + random.below(90) }
    ])
    const after = await scoresOf(database, await runCheckup(database, request))
    for (const [code, score] of before) {
      score.types.forEach((figures, position) => {
        const later = after.get(code)!.types[position]!
        for (const index of ['base', 'balance'] as const) {
          const [then, next] = [figures[index], later[index]]
          // A county that gains its first record of a type is surveyed from then on.
          if (then !== null && next !== null) t.ok(next >= then, `${code} ${figures.typeCode} ${index} ${then} -> ${next} after one more ${type}`)
        }
      })
    }
    before = after
  }
})

void test('a run of one street gives its regions what the whole run gives them: neighbours share the catchments', async (t) => {
  const database = await testDatabase(t)
  await buildCity(database, drawCity(37))
  const whole = await scoresOf(database, await runCheckup(database, request))
  const scoped = await scoresOf(database, await runCheckup(database, { ...request, scopeCode: micro.street }))
  t.strictSame([...scoped.keys()], [micro.street, micro.communities[0], micro.communities[1]])
  for (const [code, score] of scoped) {
    const { figures } = withoutRanks(score)
    const { figures: wanted } = withoutRanks(whole.get(code)!)
    // Groups that were not given are imputed by the county's share in both.
    t.strictSame(JSON.parse(JSON.stringify(figures, withoutRun)), JSON.parse(JSON.stringify(wanted, withoutRun)), code)
  }
})

void test('a run that is handed back goes on where it stopped and ends with the same scores', async (t) => {
  const database = await testDatabase(t)
  await buildCity(database, drawCity(41))
  const wanted = await resultText(database, await runCheckup(database, request))

  const { run } = await requestRun(database, operator, request, now)
  const stopping = new AbortController()
  const done: string[] = []
  await t.rejects(
    executeRun(database, operator, run.id, {
      signal: stopping.signal,
      onProgress: ({ step }) => {
        done.push(step)
        stopping.abort()
      }
    }),
    { message: 'the run was handed back' }
  )
  t.ok(done.length >= 1, 'the step in hand was finished')
  const state = await asCaller(database, operator, (transaction) => findRun(transaction, run.id))
  t.equal(state.status, 'running')
  const later: string[] = []
  await executeRun(database, operator, run.id, { onProgress: ({ step }) => later.push(step) })
  t.notOk(later.some((step) => done.includes(step)), 'no step is taken twice')
  t.equal(await resultText(database, run.id), wanted)
})

/** Every table that a run writes, but for when it did: what it pinned, what it found, what it hashed. */
const writtenTables = [
  'run_step', 'run_site', 'run_facility', 'run_survey', 'run_declaration', 'run_input', 'run_catchment', 'run_sufficiency', 'type_score', 'category_score', 'region_score', 'region_range'
]

/** A digest of each table's rows of a run, its number aside; read as the owner, who sees everything. */
async function digests(database: Database, runId: number): Promise<Record<string, string>> {
  return database.asOwner(async (client) => {
    const found: Record<string, string> = {}
    for (const table of writtenTables) {
      const { rows } = await client.query<{ digest: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(line, E'\\n' order by line)), '') as digest
         from (select (to_jsonb(w) - 'run_id' - 'finished_at')::text as line from checkup.${table} as w where run_id = $1) as lines`,
        [runId]
      )
      found[table] = rows[0]!.digest
    }
    return found
  })
}

void test('cut off after every step, a run writes what an undisturbed one does, byte for byte, and shows nothing before it is whole', async (t) => {
  const database = await testDatabase(t)
  await buildCity(database, drawCity(47))
  const undisturbed = await runCheckup(database, request)
  const wanted = await digests(database, undisturbed)
  t.ok(Object.values(wanted).filter((digest) => !digest.startsWith('0 ')).length >= 10, 'there is something to compare')
  t.strictSame(await digests(database, await runCheckup(database, request)), wanted, 'an equal run has the same bytes in every table')

  for (const sessions of new Set([1, 2, database.capabilities.sessions].filter((count) => count <= database.capabilities.sessions))) {
    await t.test(`${sessions} steps at once`, async (t) => {
      const cut: Database = { ...database, capabilities: { ...database.capabilities, sessions } }
      const { run } = await requestRun(database, operator, request, now)
      const seen = async () =>
        asCaller(database, operator, async ({ client }) => {
          const counts: number[] = []
          for (const table of writtenTables) {
            const { rows } = await client.query<{ count: number }>(`select count(*)::integer as count from checkup.${table} where run_id = $1`, [run.id])
            counts.push(rows[0]!.count)
          }
          return counts.reduce((sum, count) => sum + count, 0)
        })
      const taken: string[] = []
      let cuts = 0
      for (;;) {
        const stopping = new AbortController()
        try {
          await executeRun(cut, operator, run.id, {
            signal: stopping.signal,
            onProgress: ({ step }) => {
              taken.push(step)
              stopping.abort()
            }
          })
          break
        } catch (error) {
          if (!(error instanceof RunInterrupted)) throw error
          cuts++
          const { status } = await asCaller(database, operator, (transaction) => findRun(transaction, run.id))
          if (status === 'running') t.equal(await seen(), 0, `nothing is to be seen after ${taken.at(-1)}`)
        }
      }
      if (sessions === 1) t.equal(cuts, taken.length - 1, 'cut off after every step but the last')
      // Steps at once end together: three of them leave fewer cuts.
      t.ok(cuts >= (sessions <= 2 ? 5 : 3), `${cuts} cuts`)
      t.ok(taken.length >= 9, `${taken.length} steps`)
      t.equal(new Set(taken).size, taken.length, 'no step is taken twice')
      t.strictSame(await digests(database, run.id), wanted)
    })
  }
})

void test('a process that is killed in the middle of a step', async (t) => {
  const database = await testDatabase(t)
  await buildCity(database, drawCity(53))
  const wanted = await digests(database, await runCheckup(database, request))
  for (const table of ['run_facility', 'run_survey', 'run_site', 'type_score', 'region_score', 'run_input']) {
    await t.test(`while it writes ${table} leaves nothing of it, and the next one ends with the same bytes`, { skip: skipWithout(database, 'sessions') }, async (t) => {
      const { run } = await requestRun(database, operator, request, now)
      // Its connection ends right when the table has been written, and before anything is committed.
      await database.asOwner((client) => client.query(`
        create function checkup.kill_writer() returns trigger language plpgsql security definer as $$
        begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
        create trigger kill_writer after insert on checkup.${table} for each statement execute function checkup.kill_writer()`))
      await t.rejects(executeRun(database, operator, run.id))
      await database.asOwner((client) => client.query(`drop trigger kill_writer on checkup.${table}; drop function checkup.kill_writer()`))
      t.match((await digests(database, run.id))[table], /^0 /)
      await asCaller(database, operator, ({ client }) => client.query('update checkup.run set claimed_by = null where id = $1', [run.id]))
      await executeRun(database, operator, run.id)
      t.strictSame(await digests(database, run.id), wanted)
    })
  }
})

void test('only one process works on a run, and only on one that is open', async (t) => {
  const database = await testDatabase(t)
  await buildCity(database, drawCity(43))
  const { run, created } = await requestRun(database, operator, request, now)
  t.ok(created)
  const same = await requestRun(database, operator, request, now)
  t.match(same, { created: false, run: { id: run.id } }, 'an equal request while it is open is the same run')
  await asCaller(database, operator, ({ client }) =>
    client.query(`update checkup.run set status = 'running', claimed_by = 'another', heartbeat_at = now() where id = $1`, [run.id])
  )
  await t.rejects(executeRun(database, operator, run.id), { code: 'conflict', message: /worked on by another process/ })
  await asCaller(database, operator, ({ client }) =>
    client.query(`update checkup.run set heartbeat_at = now() - interval '1 hour' where id = $1`, [run.id])
  )
  await executeRun(database, operator, run.id)
  await t.rejects(executeRun(database, operator, run.id), { code: 'conflict', message: /is completed/ })
})

void test('a run is refused for what is not known, not begun or not the caller\'s', async (t) => {
  const database = await testDatabase(t)
  await loadRegions(database)
  await publish(database, 'random', [facilityType({ code: 'NEAR' })])
  await t.rejects(requestRun(database, operator, request, now), { code: 'conflict', message: /no walking network is active/ })
  await loadNetwork(database, gridStreets(3, 3, 100))
  await t.rejects(requestRun(database, operator, { ...request, period: '2024H3' }, now), { code: 'unprocessable-input', message: /not a half-year/ })
  await t.rejects(requestRun(database, operator, { ...request, period: '2025H1' }, now), { code: 'unprocessable-input', message: /has not begun: it starts on 2025-01-01/ })
  await t.rejects(requestRun(database, operator, { ...request, scopeCode: '330199000000' }, now), { code: 'unprocessable-input', message: /no region 330199000000/ })
  await t.rejects(requestRun(database, operator, { ...request, standardVersion: 'none' }, now), { code: 'unprocessable-input', message: /no published standard none/ })
  const elsewhere: Caller = { subject: 'somebody', role: 'administrator', regionCode: micro.otherCounty }
  await t.rejects(requestRun(database, elsewhere, { ...request, scopeCode: micro.county }, now), { code: 'forbidden' })
  const viewer: Caller = { subject: 'somebody', role: 'viewer', regionCode: micro.city }
  await t.rejects(requestRun(database, viewer, request, now), { code: 'forbidden' })
  t.match(await requestRun(database, elsewhere, request, now), { created: true, run: { scopeCode: micro.otherCounty, referenceDate: '2024-06-30' } })
})
