import { communityEvidence, type Evidence } from '../checkup/evidence-queries.js'
import type { Report } from '../checkup/report/report.js'
import { reportOf } from '../checkup/report/report-queries.js'
import type { WhichRun } from '../checkup/run-queries.js'
import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { notFound } from '../platform/errors.js'
import type { CommunityKind, FutureStatus } from '../registry/region-import.js'
import { listQuality, type RegionQuality } from '../survey/quality-queries.js'
import { operationSummary, type OperationSummary } from './operation-queries.js'
import { listProjects, type Project } from './project-queries.js'
import { listSpaces, type Space } from './space-queries.js'

/** How many of those asked ask for a type. */
export interface PortraitDemand {
  readonly typeCode: string
  readonly nameZh: string
  readonly nameEn: string
  /** 0 to 1. */
  readonly share: number
}

/** A community at one sight (一社一画像): who lives there, what they reach and lack, what they ask for, and what is done about it. */
export interface CommunityPortrait {
  readonly community: { readonly code: string; readonly nameZh: string; readonly nameEn: string | null; readonly kind: CommunityKind | null; readonly futureStatus: FutureStatus | null }
  readonly people: { readonly residents: number; readonly elderly: number; readonly children: number; readonly sites: number; readonly sitesOffNetwork: number }
  /** Indices, categories, types, trend, shortfalls with causes and measures. */
  readonly report: Report
  /** Its sites, and the facilities that they reach or that are its own, with distances. */
  readonly inputs: Evidence
  /** What most ask for at the head. */
  readonly demand: PortraitDemand[]
  /** Of its records as they are now; null where there are none. */
  readonly quality: RegionQuality | null
  readonly spaces: Space[]
  /** Those that are not cancelled. */
  readonly projects: Project[]
  /** How its facilities are run, in the year of the run. */
  readonly operations: OperationSummary
}

const most = 1_000

/** Throws `not-found` for what is no community, or has no run with results that the caller sees. */
export async function portraitOf(database: Database, caller: Caller, code: string, which: WhichRun): Promise<CommunityPortrait> {
  const community = await asCaller(database, caller, (transaction) => findCommunity(transaction, code))
  const report = await reportOf(database, caller, code, which)
  const { run } = report
  const kept = await asCaller(database, caller, async (transaction) => {
    const inputs = await communityEvidence(transaction, run.id, code)
    const [quality = null] = await listQuality(transaction.client, { within: code, level: 'community' }, { limit: 1 })
    return {
      inputs,
      demand: await demandOf(transaction, run.id, code),
      quality,
      spaces: await listSpaces(transaction, { within: code }, { limit: most }),
      projects: (await listProjects(transaction, { within: code }, { limit: most })).filter(({ state }) => state !== 'cancelled')
    }
  })
  const sum = (name: 'elderly' | 'children') => Math.round(kept.inputs.sites.reduce((total, site) => total + site[name], 0) * 100) / 100
  return {
    community,
    people: { residents: report.region.population, elderly: sum('elderly'), children: sum('children'), sites: report.evidence.sites, sitesOffNetwork: report.evidence.sitesOffNetwork },
    report,
    ...kept,
    operations: await operationSummary(database, caller, { region: code, period: run.period.slice(0, 4) })
  }
}

async function findCommunity({ client }: Transaction, code: string): Promise<CommunityPortrait['community']> {
  const found = await client.query<CommunityPortrait['community']>(
    `select code, name_zh as "nameZh", name_en as "nameEn", kind, future_status as "futureStatus"
     from registry.region
     where code = $1 and level = 'community'`,
    [code]
  )
  const community = found.rows[0]
  if (community === undefined) throw notFound('community', code)
  return community
}

async function demandOf({ client }: Transaction, runId: number, code: string): Promise<PortraitDemand[]> {
  const found = await client.query<PortraitDemand>(
    `select t.code as "typeCode", k.name_zh as "nameZh", k.name_en as "nameEn", round(s.demand::numeric, 6)::float8 as share
     from checkup.type_score as s
     join checkup.run as r on r.id = s.run_id
     join registry.standard_type as k on k.standard_version = r.standard_version and k.type_id = s.type_id
     join registry.facility_type as t on t.id = s.type_id
     where s.run_id = $1
       and s.region_code = $2
       and s.demand is not null
     order by s.demand desc, t.code`,
    [runId, code]
  )
  return found.rows
}
