import { asCaller, type Caller, type Transaction } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { queryPrepared } from '../../platform/database/prepared.js'
import { notFound } from '../../platform/errors.js'
import type { Standard } from '../../registry/standard.js'
import { causeNames, causes, type Cause } from '../diagnosis.js'
import { shortfallsOf } from '../diagnosis-queries.js'
import { overallInequalities } from '../inequality-queries.js'
import { placesOfRuns } from '../priority-queries.js'
import { answeringRun, type WhichRun } from '../run-queries.js'
import { findRegionScores, regionScores, withDetails, type FullScore, type RegionScore, type ScoreKey } from '../score-queries.js'
import { sensitivities } from '../sensitivity-queries.js'
import { trends } from '../trend-queries.js'
import { referenceCode, suggestionsFor, type Evidence, type Method, type Report, type ReportPlace } from './report.js'

/** Rows of a report's lists; the sheets have all. A community's report has all its shortfalls: more types than a standard has. */
const shown = { shortfalls: 12, shortfallsOfCommunity: 1_000, ranking: 20, treatFirst: 10 } as const

/**
 * The checkup report of a region. Throws `not-found` where there is no such result the caller may see, `conflict` for a
 * run without results. About fifteen statements, however large the region; a run's results never change, so that they
 * are read side by side where the engine has several sessions.
 */
export async function reportOf(database: Database, caller: Caller, code: string, which: WhichRun): Promise<Report> {
  const read = <T>(work: (transaction: Transaction) => Promise<T>) => asCaller(database, caller, work)
  const { run, level, parentCode } = await read(async (transaction) => {
    const run = await answeringRun(transaction, code, which)
    return { run, ...(await placeIn(transaction, run.id, code)) }
  })
  const isCommunity = level === 'community'
  const key = { runId: run.id, code }
  const [scores, around, falling] = await Promise.all([
    read(async (transaction) => {
      const scores = await scoresBeside(transaction, key)
      return { ...scores, trend: (await trends(transaction, [{ score: scores.region }]))[0]! }
    }),
    read(async (transaction) => ({
      ...(await surroundings(transaction, run.id, { code, level, parentCode })),
      ranking: await ranking(transaction, run.id, isCommunity ? parentCode : code),
      inequality: (await overallInequalities(transaction, [key]))[0]!,
      sensitivity: (await sensitivities(transaction, [key]))[0]!
    })),
    read(async (transaction) => ({
      shortfalls: await shortfallsOf(transaction, run.id, { within: code, limit: isCommunity ? shown.shortfallsOfCommunity : shown.shortfalls }),
      treatFirst: isCommunity ? [] : await placesOfRuns(transaction, [run.id], { within: code, limit: shown.treatFirst })
    }))
  ])
  return { run, ...scores, ...around, ...falling, suggestions: suggestionsFor(falling.shortfalls) }
}

/** Where a region stands in a run. Throws `not-found`. */
async function placeIn({ client }: Transaction, runId: number, code: string): Promise<Pick<RegionScore, 'level' | 'parentCode'>> {
  const found = await queryPrepared<Pick<RegionScore, 'level' | 'parentCode'>>(
    client,
    'select level, parent_code as "parentCode" from checkup.region_score where run_id = $1 and region_code = $2',
    [runId, code]
  )
  const place = found.rows[0]
  if (place === undefined) throw notFound(`score in run ${runId} of region`, code)
  return place
}

/** A region's scores and those of the region it is read beside. */
async function scoresBeside(transaction: Transaction, { runId, code }: ScoreKey): Promise<Pick<Report, 'region' | 'categories' | 'types' | 'reference'>> {
  const reference = referenceCode(code)
  const keys = [code, ...(reference === undefined ? [] : [reference])].map((one) => ({ runId, code: one }))
  const scores = await withDetails(transaction, await findRegionScores(transaction, keys))
  const own = scores.find((score) => score.code === code)!
  const beside = scores.find((score) => score.code === reference)
  return {
    region: withoutDetails(own),
    categories: own.categories,
    types: own.types,
    reference: beside === undefined ? null : { score: withoutDetails(beside), categories: beside.categories, types: beside.types }
  }
}

const withoutDetails = ({ categories: _categories, types: _types, ...score }: FullScore): RegionScore => score

interface SurroundingsRow extends Evidence {
  readonly path: ReportPlace[]
  readonly siblings: number
  readonly level: number
  readonly counts: Partial<Record<Cause, number>>
  readonly methodVersion: number
  readonly document: Standard
}

async function surroundings(
  { client }: Transaction,
  runId: number,
  { code, level, parentCode }: Pick<RegionScore, 'code' | 'level' | 'parentCode'>
): Promise<Pick<Report, 'path' | 'ranked' | 'causes' | 'evidence' | 'method'>> {
  const found = await queryPrepared<SurroundingsRow>(
    client,
    `select
       coalesce((
         select json_agg(json_build_object('code', p.code, 'nameZh', p.name_zh, 'nameEn', p.name_en, 'level', p.level) order by p.code)
         from registry.region as p
         where p.code = any (array[left($2, 2) || '0000000000', left($2, 4) || '00000000', left($2, 6) || '000000', left($2, 9) || '000'])
           and p.code < $2
       ), '[]') as path,
       (
         select count(*)::integer
         from checkup.region_score as s
         where s.run_id = $1
           and s.level = $3
           and s.rank is not null
           and s.parent_code is not distinct from $4
       ) as siblings,
       (
         select count(*)::integer
         from checkup.region_score as s
         where s.run_id = $1
           and s.level = $3
           and s.rank_in_level is not null
       ) as level,
       own.shortfalls_by_cause as counts, own.sites, own.sites_off_network as "sitesOffNetwork", own.sites_imputed as "sitesImputed",
       r.method_version as "methodVersion",
       d.document
     from checkup.run as r
     join registry.standard as d on d.version = r.standard_version
     join checkup.region_score as own on own.run_id = r.id and own.region_code = $2
     where r.id = $1`,
    [runId, code, level, parentCode]
  )
  const row = found.rows[0]!
  const { title, profiles, grades, levelGrades, thresholds } = row.document
  const method: Method = { standardTitle: title, methodVersion: row.methodVersion, profiles: Object.entries(profiles).map(([name, metresPerSecond]) => ({ name, metresPerSecond })), grades: levelGrades[level] ?? grades, thresholds }
  return {
    evidence: { sites: row.sites, sitesOffNetwork: row.sitesOffNetwork, sitesImputed: row.sitesImputed },
    path: row.path,
    ranked: { siblings: row.siblings, level: row.level },
    causes: causes.flatMap((cause) => {
      const shortfalls = row.counts[cause] ?? 0
      return shortfalls === 0 ? [] : [{ cause, nameZh: causeNames[cause].zh, nameEn: causeNames[cause].en, shortfalls }]
    }),
    method
  }
}

/** The regions below one by rank, those without one last. */
async function ranking(transaction: Transaction, runId: number, parentCode: string | null): Promise<RegionScore[]> {
  if (parentCode === null) return []
  const all = await regionScores(transaction, runId, { parentCode })
  return all.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.code < b.code ? -1 : 1)).slice(0, shown.ranking)
}

/** The regions below one in a run, in the order of their codes. */
export async function childCodes({ client }: Transaction, runId: number, code: string): Promise<string[]> {
  const found = await client.query<{ code: string }>('select region_code as code from checkup.region_score where run_id = $1 and parent_code = $2 order by region_code', [runId, code])
  return found.rows.map((row) => row.code)
}
