import type { Transaction } from '../platform/caller.js'
import { byKey } from '../platform/database/rows-by-key.js'
import type { CommunityKind } from '../registry/region-import.js'
import { shortfallsOfPlaces, type Shortfall } from './diagnosis-queries.js'
import { markNames, priorityOf, type Mark, type Marks, type MarkShare } from './priority.js'

/** A community to treat, and why. Shares and weights have six decimals. */
export interface CommunityPriority {
  readonly runId: number
  /** Place in the list; equals share one. */
  readonly order: number
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string | null
  readonly kind: CommunityKind | null
  readonly parentCode: string | null
  readonly population: number
  readonly index: number | null
  readonly grade: string | null
  /** 0 to 1, the higher the sooner. */
  readonly priority: number
  readonly marks: (MarkShare & { readonly nameZh: string; readonly nameEn: string })[]
  readonly main: Mark
  readonly whyZh: string
  readonly whyEn: string
  /** Its worst shortfalls. */
  readonly shortfalls: Shortfall[]
}

/** `after` is the code of the last community of the page before. */
export interface PriorityPage {
  readonly within?: string | undefined
  readonly limit: number
  readonly after?: string | undefined
}

const shortfallsShown = 3

interface PriorityRow extends Marks, Pick<CommunityPriority, 'runId' | 'order' | 'code' | 'nameZh' | 'nameEn' | 'kind' | 'parentCode' | 'population' | 'index' | 'grade'> {
  readonly priority: number
}

/** Communities of a run, those to treat first at the head; equal ones in the order of their codes. */
export async function prioritiesOf(transaction: Transaction, runId: number, page: PriorityPage): Promise<CommunityPriority[]> {
  return (await prioritiesOfRuns(transaction, [runId], page)).get(runId) ?? []
}

/** Priorities of several runs at once, at most `limit` communities of each. */
export async function prioritiesOfRuns(
  transaction: Transaction,
  runIds: readonly number[],
  { within, limit, after }: PriorityPage
): Promise<ReadonlyMap<number, CommunityPriority[]>> {
  const found = await transaction.client.query<PriorityRow>(
    `with placed as (
       select s.*, rank() over (partition by s.run_id order by s.priority desc) as place,
         row_number() over (partition by s.run_id order by s.priority desc, s.region_code) as number
       from checkup.region_score as s
       where s.run_id = any ($1::bigint[])
         and s.level = 'community'
         and s.priority is not null
         and s.region_code between rpad(coalesce(registry.region_prefix($2), ''), 12, '0') and rpad(coalesce(registry.region_prefix($2), ''), 12, '9')
     ),
     begun as (
       select p.run_id, p.number
       from placed as p
       where p.region_code = $3
     )
     select
       p.run_id as "runId", p.place::integer as order, p.region_code as code, r.name_zh as "nameZh", r.name_en as "nameEn", r.kind, p.parent_code as "parentCode",
       p.population, round(p.index::numeric, 2) as index, p.grade, p.priority,
       null as demand, p.elderly_and_child_mark as "elderlyAndChild", p.facilities_mark as facilities, p.service_mark as service
     from placed as p
     left join begun as b on b.run_id = p.run_id
     join registry.region as r on r.code = p.region_code
     where p.number > coalesce(b.number, 0)
       and p.number <= coalesce(b.number, 0) + $4
     order by p.run_id, p.number`,
    [runIds, within ?? null, after ?? null, limit]
  )
  const worst = await shortfallsOfPlaces(
    transaction, found.rows.map(({ runId, code }) => ({ runId, within: code })), {}, { limit: shortfallsShown }
  )
  return byKey(found.rows.map((row, position) => ({ key: row.runId, row: communityPriority(row, worst[position]!) })))
}

function communityPriority({ demand, elderlyAndChild, facilities, service, ...row }: PriorityRow, shortfalls: Shortfall[]): CommunityPriority {
  const { marks, main } = priorityOf({ demand, elderlyAndChild, facilities, service })!
  const shown = marks.map((one) => ({
    ...one,
    nameZh: markNames[one.mark].zh,
    nameEn: markNames[one.mark].en,
    value: one.value === null ? null : sixDecimals(one.value),
    effectiveWeight: sixDecimals(one.effectiveWeight),
    contribution: sixDecimals(one.contribution)
  }))
  const heaviest = shown.filter(({ contribution }) => contribution > 0).sort((a, b) => b.contribution - a.contribution)
  const percent = (share: number) => Math.round(share * 100)
  return {
    ...row,
    marks: shown,
    main,
    whyZh: heaviest.map(({ nameZh, value }) => `${nameZh}（${percent(value!)}%）`).join('、'),
    whyEn: heaviest.map(({ nameEn, value }) => `${nameEn} (${percent(value!)} %)`).join(', '),
    shortfalls
  }
}

const sixDecimals = (value: number): number => Number(value.toFixed(6))
