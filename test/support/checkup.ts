/** Runs taken to their end in the test's own process, and what they left in the database. */
import { asCaller, operator } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import { requestRun, type RunRequest } from '../../src/checkup/run-queries.js'
import { executeRun, type RunOptions } from '../../src/checkup/run-steps.js'
import { fullScores, type FullScore } from '../../src/checkup/score-queries.js'
import { publishStandard } from '../../src/registry/standard-queries.js'
import { checkStandard } from '../../src/registry/standard-file.js'
import type { FacilityType, Standard } from '../../src/registry/standard.js'

export const now = new Date('2024-09-01T00:00:00Z')

export const facilityType = (type: Partial<FacilityType> & Pick<FacilityType, 'code'>): FacilityType => ({
  nameZh: type.code,
  nameEn: type.code,
  category: 'commerce',
  categoryZh: '商业',
  circleMinutes: 5,
  maxMetres: null,
  group: 'all',
  profile: 'general',
  weight: 1,
  supplyUnit: 'm2',
  minSize: null,
  supplyPer1000: null,
  per1000Of: 'all',
  peoplePerFacility: null,
  minWeeklyHours: null,
  source: null,
  confidence: null,
  ...type
})

export async function publish(database: Database, version: string, types: readonly FacilityType[]): Promise<Standard> {
  const standard = checkStandard({ version, title: version, authority: 'the tests', types }, version)
  await publishStandard(database, operator, standard)
  return standard
}

export async function runCheckup(database: Database, request: RunRequest, options: RunOptions = {}, at = now): Promise<number> {
  const { run } = await requestRun(database, operator, request, at)
  await executeRun(database, operator, run.id, options)
  return run.id
}

/** Publishes a run: from then on it never changes. */
export async function publishRun(database: Database, id: number): Promise<void> {
  await asCaller(database, operator, ({ client }) => client.query('select checkup.publish($1)', [id]))
}

/** Scores of a run by region code. */
export async function scoresOf(database: Database, runId: number): Promise<Map<string, FullScore>> {
  const scores = await asCaller(database, operator, (transaction) => fullScores(transaction, runId, {}))
  return new Map(scores.map((score) => [score.code, score]))
}

/** Every result row of a run as text, without the run's number. */
export async function resultText(database: Database, runId: number, within = ''): Promise<string> {
  return asCaller(database, operator, async ({ client }) => {
    const parts: string[] = []
    for (const table of ['type_score', 'category_score', 'region_score', 'region_range']) {
      const found = await client.query<{ line: string }>(
        `select (to_jsonb(s) - 'run_id')::text as line from checkup.${table} as s where run_id = $1 and starts_with(region_code, $2) order by 1`,
        [runId, within]
      )
      parts.push(...found.rows.map((row) => `${table} ${row.line}`))
    }
    return parts.join('\n')
  })
}
