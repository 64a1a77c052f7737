import type { Transaction } from '../platform/caller.js'
import { byKey } from '../platform/database/rows-by-key.js'
import type { CommunityKind } from '../registry/region-import.js'
import { shortfallsOfPlaces, type Shortfall } from './diagnosis-queries.js'
import { markNames, markWeights, priorityOf, type Mark, type Marks, type MarkShare } from './priority.js'

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
  // A type's parts of the marks are summed up; its mark of demand waits for a source, and so drops out with its weight.
  const found = await transaction.client.query<PriorityRow>(
    `with asked as materialized (
       -- Weights by number of the type: a sum over all types of a city needs no join then.
       select r.id as run_id,
         array_agg(coalesce(t.weight, 0)::float8 order by n.type_id) as weights,
         array_agg(case when t.walk_group in ('elderly', 'child') then t.weight else 0 end::float8 order by n.type_id) as vulnerable_weights
       from checkup.run as r
       cross join generate_series(1, (select max(f.id) from registry.facility_type as f)) as n (type_id)
       left join registry.standard_type as t on t.standard_version = r.standard_version and t.type_id = n.type_id
       where r.id = any ($1)
       group by r.id
     ),
     summed as (
       select a.run_id, of_run.*
       from asked as a
       cross join lateral (
         select
           s.region_code,
           sum(a.vulnerable_weights[s.type_id] * (1 - s.coverage::float8)) / nullif(sum(a.vulnerable_weights[s.type_id]), 0) as vulnerable,
           sum(a.weights[s.type_id] * (1 - s.count_share::float8)) / nullif(sum(a.weights[s.type_id]), 0) as facilities,
           1 - sum(a.weights[s.type_id] * s.governance::float8) / 100
             / nullif(sum(case when s.governance is not null then a.weights[s.type_id] end), 0) as service
         from checkup.type_score as s
         where s.run_id = a.run_id
           and s.count_share is not null
           and s.region_code between rpad(coalesce(registry.region_prefix($2), ''), 12, '0') and rpad(coalesce(registry.region_prefix($2), ''), 12, '9')
         group by s.region_code
       ) as of_run
     ),
     marked as (
       select m.run_id, m.region_code, m.vulnerable, m.facilities, m.service,
         round(((coalesce(m.vulnerable * $3::float8, 0) + coalesce(m.facilities * $4::float8, 0) + coalesce(m.service * $5::float8, 0))
           / (case when m.vulnerable is null then 0 else $3::float8 end
             + case when m.facilities is null then 0 else $4::float8 end
             + case when m.service is null then 0 else $5::float8 end))::numeric, 6) as priority
       from summed as m
     ),
     placed as (
       select m.*, rank() over (partition by m.run_id order by m.priority desc) as place,
         row_number() over (partition by m.run_id order by m.priority desc, m.region_code) as number
       from marked as m
     ),
     begun as (
       select p.run_id, p.number
       from placed as p
       where p.region_code = $6
     )
     select
       p.run_id as "runId", p.place as order, p.region_code as code, r.name_zh as "nameZh", r.name_en as "nameEn", r.kind, s.parent_code as "parentCode",
       s.population, round(s.index::numeric, 2) as index, s.grade, p.priority,
       null as demand, p.vulnerable as "elderlyAndChild", p.facilities, p.service
     from placed as p
     left join begun as b on b.run_id = p.run_id
     join checkup.region_score as s on s.run_id = p.run_id and s.region_code = p.region_code
     join registry.region as r on r.code = p.region_code
     where p.number > coalesce(b.number, 0)
       and p.number <= coalesce(b.number, 0) + $7
     order by p.run_id, p.number`,
    [runIds, within ?? null, markWeights.elderlyAndChild, markWeights.facilities, markWeights.service, after ?? null, limit]
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
