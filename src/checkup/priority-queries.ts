import type { Transaction } from '../platform/caller.js'
import { queryPrepared } from '../platform/database/prepared.js'
import { byKey } from '../platform/database/rows-by-key.js'
import type { CommunityKind } from '../registry/region-import.js'
import { shortfallsOfPlaces, type Shortfall } from './diagnosis-queries.js'
import { priorityOf, toldMarks, type Mark, type Marks, type ToldMark } from './priority.js'

/** A community's place among those to treat, and why. Shares and weights have six decimals. */
export interface PlacedPriority {
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
  readonly marks: ToldMark[]
  readonly main: Mark
  readonly whyZh: string
  readonly whyEn: string
}

export interface CommunityPriority extends PlacedPriority {
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

interface PriorityRow extends Marks, Pick<PlacedPriority, 'runId' | 'order' | 'code' | 'nameZh' | 'nameEn' | 'kind' | 'parentCode' | 'population' | 'index' | 'grade'> {
  readonly priority: number
}

/** Communities of a run, those to treat first at the head; equal ones in the order of their codes. */
export async function prioritiesOf(transaction: Transaction, runId: number, page: PriorityPage): Promise<CommunityPriority[]> {
  return (await prioritiesOfRuns(transaction, [runId], page)).get(runId) ?? []
}

/** Priorities of several runs at once, at most `limit` communities of each. */
export async function prioritiesOfRuns(transaction: Transaction, runIds: readonly number[], page: PriorityPage): Promise<ReadonlyMap<number, CommunityPriority[]>> {
  const placed = await placesOfRuns(transaction, runIds, page)
  const worst = await shortfallsOfPlaces(
    transaction, placed.map(({ runId, code }) => ({ runId, within: code })), {}, { limit: shortfallsShown }
  )
  return byKey(placed.map((row, position) => ({ key: row.runId, row: { ...row, shortfalls: worst[position]! } })))
}

/** As `prioritiesOfRuns`, run by run, without what falls short. */
export async function placesOfRuns(
  transaction: Transaction,
  runIds: readonly number[],
  { within, limit, after }: PriorityPage
): Promise<PlacedPriority[]> {
  // Codes are not compared by their range: it would take the place of the index by priority.
  const found = await queryPrepared<PriorityRow>(
    transaction.client,
    `with begun as materialized (
       select u.run_id, coalesce(registry.region_prefix($2), '') as prefix, last.priority, last.region_code
       from unnest($1::bigint[]) as u (run_id)
       left join lateral (
         select one.priority, one.region_code
         from checkup.region_score as one
         where one.run_id = u.run_id
           and one.region_code = $3
         offset 0
       ) as last on true
     ),
     -- How many came on the pages before, and how many of them sooner than the last.
     asked as materialized (
       select b.*, gone.before, gone.sooner
       from begun as b
       left join lateral (
         select count(*)::integer as before, (count(*) filter (where s.priority > b.priority))::integer as sooner
         from checkup.region_score as s
         where s.run_id = b.run_id
           and s.priority >= b.priority
           and (s.priority > b.priority or s.region_code <= b.region_code)
           and starts_with(s.region_code, b.prefix)
       ) as gone on b.region_code is not null
     )
     select
       s.run_id as "runId",
       case
         when s.priority = a.priority then 1 + a.sooner
         else coalesce(a.before, 0) + (rank() over (partition by s.run_id order by s.priority desc))::integer
       end as order,
       s.region_code as code, r.name_zh as "nameZh", r.name_en as "nameEn", r.kind, s.parent_code as "parentCode",
       s.population, round(s.index::numeric, 2) as index, s.grade, s.priority,
       s.demand_mark as demand, s.elderly_and_child_mark as "elderlyAndChild", s.facilities_mark as facilities, s.service_mark as service
     from asked as a
     cross join lateral (
       select s.*
       from checkup.region_score as s
       where s.run_id = a.run_id
         and s.priority is not null
         and starts_with(s.region_code, a.prefix)
         and (a.region_code is null or s.priority < a.priority or s.priority = a.priority and s.region_code > a.region_code)
       order by s.priority desc, s.region_code
       limit $4
     ) as s
     join registry.region as r on r.code = s.region_code
     order by s.run_id, s.priority desc, s.region_code`,
    [runIds, within ?? null, after ?? null, limit]
  )
  return found.rows.map(placedPriority)
}

function placedPriority({ demand, elderlyAndChild, facilities, service, ...row }: PriorityRow): PlacedPriority {
  const { marks, main } = priorityOf({ demand, elderlyAndChild, facilities, service })!
  const shown = toldMarks(marks)
  const heaviest = shown.filter(({ contribution }) => contribution > 0).sort((a, b) => b.contribution - a.contribution)
  const percent = (share: number) => Math.round(share * 100)
  return {
    ...row,
    marks: shown,
    main,
    whyZh: heaviest.map(({ nameZh, value }) => `${nameZh}（${percent(value!)}%）`).join('、'),
    whyEn: heaviest.map(({ nameEn, value }) => `${nameEn} (${percent(value!)} %)`).join(', ')
  }
}
