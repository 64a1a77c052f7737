import type pg from 'pg'
import { notFound } from '../platform/errors.js'
import type { RegionLevel } from '../registry/region-import.js'

export const severities = ['critical', 'major', 'minor'] as const
export type Severity = (typeof severities)[number]

export const qualityRules = [
  'off_network', 'type_unknown', 'outside_community', 'community_retired', 'status_against_dates', 'likely_duplicate', 'size_out_of_range', 'household_size_out_of_range',
  'households_unknown', 'community_unknown', 'size_unknown', 'hours_unknown', 'groups_unknown', 'never_verified', 'stale'
] as const
export type QualityRule = (typeof qualityRules)[number]

export const inventoryThings = ['site', 'facility'] as const
export type InventoryThing = (typeof inventoryThings)[number]

/** What a record breaks. */
export interface Breach {
  readonly rule: QualityRule
  readonly severity: Severity
  readonly nameZh: string
  readonly nameEn: string
  /** The values that break it. */
  readonly detail: Record<string, unknown>
}

/** A record, and a rule that it breaks. */
export interface Flaw extends Breach {
  readonly about: InventoryThing
  readonly externalId: string
  readonly name: string
  /** Its community, else its county; null where neither is known. */
  readonly regionCode: string | null
}

export interface FlawFilter {
  readonly within?: string | undefined
  readonly about?: InventoryThing | undefined
  readonly rule?: QualityRule | undefined
  readonly severity?: Severity | undefined
}

/** What a list of flaws goes by; tabs stand in no external id. */
export const flawKey = ({ regionCode, about, externalId, rule }: Pick<Flaw, 'regionCode' | 'about' | 'externalId' | 'rule'>): string =>
  [regionCode ?? '', about, externalId, rule].join('\t')

const key = `concat_ws(E'\\t', f.region_code, f.about, f.external_id, f.rule) collate "C"`

const breach = `'rule', f.rule, 'severity', q.severity, 'nameZh', q.name_zh, 'nameEn', q.name_en, 'detail', f.detail`

/** Rules that sites and facilities of a region break, in the order of regions, things and rules. */
export async function listFlaws(client: pg.Pool | pg.ClientBase, filter: FlawFilter, page: { limit: number; after?: string | undefined }): Promise<Flaw[]> {
  const found = await client.query<{ flaw: Flaw }>(
    `select json_build_object('about', f.about, 'externalId', f.external_id, 'name', f.name, 'regionCode', nullif(f.region_code, ''), ${breach}) as flaw
     from survey.flaws(coalesce($1, '000000000000')) as f
     join survey.quality_rule as q on q.rule = f.rule
     where ($2::text is null or f.about = $2)
       and ($3::text is null or f.rule = $3)
       and ($4::text is null or q.severity = $4)
       and ($5::text is null or ${key} > $5)
     order by ${key}
     limit $6`,
    [filter.within ?? null, filter.about ?? null, filter.rule ?? null, filter.severity ?? null, page.after ?? null, page.limit]
  )
  return found.rows.map(({ flaw }) => flaw)
}

/** Quality of the records of a region. */
export interface RegionQuality {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string | null
  readonly level: RegionLevel
  readonly sites: number
  readonly facilities: number
  /** Rules of each severity that they break. */
  readonly critical: number
  readonly major: number
  readonly minor: number
  readonly flawless: number
  /** 0 to 100; null where there is no site and no facility. */
  readonly index: number | null
}

/** Quality of each region of a level, in the order of their codes. */
export async function listQuality(
  client: pg.Pool | pg.ClientBase, filter: { within?: string | undefined; level: RegionLevel }, page: { limit: number; after?: string | undefined }
): Promise<RegionQuality[]> {
  const found = await client.query<RegionQuality>(
    `select q.code, r.name_zh as "nameZh", r.name_en as "nameEn", r.level, q.sites, q.facilities, q.critical, q.major, q.minor, q.flawless, q.index
     from survey.quality(coalesce($1, '000000000000'), $2) as q
     join registry.region as r on r.code = q.code
     where ($3::text is null or q.code > $3)
     order by q.code
     limit $4`,
    [filter.within ?? null, filter.level, page.after ?? null, page.limit]
  )
  return found.rows
}

/** What a surveyor of a community has to look at: a thing, and everything that speaks against it. */
export interface SurveyTask {
  readonly about: InventoryThing
  readonly externalId: string
  readonly name: string
  /** The heaviest of its reasons. */
  readonly severity: Severity
  /** What all of them take from its quality, 0 to 1. */
  readonly lack: number
  readonly reasons: Breach[]
}

/** What a list of tasks goes by: the worst first. */
export const taskKey = ({ lack, about, externalId }: Pick<SurveyTask, 'lack' | 'about' | 'externalId'>): string => [lack, about, externalId].join('\t')

/** Tasks of a community, the worst first. Throws `not-found` for a community nobody knows. */
export async function listSurveyTasks(client: pg.Pool | pg.ClientBase, communityCode: string, page: { limit: number; after?: string | undefined }): Promise<SurveyTask[]> {
  const known = await client.query("select from registry.region where code = $1 and level = 'community'", [communityCode])
  if (known.rowCount === 0) throw notFound('community', communityCode)
  const [lack, about, externalId] = page.after?.split('\t') ?? []
  const found = await client.query<SurveyTask>(
    `with task as (
       select f.about, f.external_id, min(f.name) as name, (array_agg(q.severity order by q.position))[1] as severity, least(1, sum(q.lack))::float8 as lack,
         json_agg(json_build_object(${breach}) order by q.position) as reasons
       from survey.flaws($1) as f
       join survey.quality_rule as q on q.rule = f.rule
       group by f.about, f.external_id
     )
     select about, external_id as "externalId", name, severity, lack, reasons
     from task
     where $2::float8 is null or lack < $2 or lack = $2 and (about collate "C", external_id) > ($3, $4)
     order by lack desc, about collate "C", external_id
     limit $5`,
    [communityCode, lack ?? null, about ?? null, externalId ?? null, page.limit]
  )
  return found.rows
}
