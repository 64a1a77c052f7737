import { asCaller, type Caller, type Transaction, wholeCountry } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { byKey } from '../platform/database/rows-by-key.js'
import { notFound } from '../platform/errors.js'
import { codeWithin } from '../registry/region-queries.js'
import { rowOf, writeRow } from '../registry/row-edit-queries.js'
import type { OperatingModelName } from './operating-model-import.js'
import { operationImport } from './operation-import.js'
import { figuresOf, satisfactionOfPeers, selfSufficiency, visitsPerOpeningDay, type OperationCell, type OperationFigures } from './operation.js'
import { rowOfSubject } from './operation-subject.js'

/** What running a facility or an area took and gave in a period; null = not known. */
export interface OperationContent {
  /** Yuan (CNY): from the public, earned, spent. */
  readonly funds: number | null
  readonly income: number | null
  readonly spending: number | null
  /** Full-time equivalents. */
  readonly staff: number | null
  readonly volunteers: number | null
  readonly visits: number | null
  readonly openingDays: number | null
}

export interface OperationRecord extends OperationContent {
  readonly subject: string
  readonly period: string
  readonly regionCode: string
}

const contentColumns = `
  o.funds::float8 as funds, o.income::float8 as income, o.spending::float8 as spending, o.staff::float8 as staff, o.volunteers, o.visits, o.opening_days as "openingDays"`
const columns = `o.subject, o.period, o.region_code as "regionCode", ${contentColumns}`

export interface OperationFilter {
  readonly within?: string | undefined
  readonly subject?: string | undefined
  readonly period?: string | undefined
}

/** By what lists of records go. */
export const operationKey = ({ subject, period }: Pick<OperationRecord, 'subject' | 'period'>): string => `${subject} ${period}`

/** Records of the caller's region, by subject and period. */
export async function listOperations({ client }: Transaction, filter: OperationFilter, page: { readonly limit: number; readonly after?: string | undefined }): Promise<OperationRecord[]> {
  const found = await client.query<OperationRecord>(
    `select ${columns}
     from improvement.operation as o
     where ($1::text is null or ${codeWithin('o.region_code', '$1')})
       and ($2::text is null or o.subject = $2)
       and ($3::text is null or o.period = $3)
       and ($4::text is null or o.subject || ' ' || o.period > $4)
     order by o.subject || ' ' || o.period
     limit $5`,
    [filter.within ?? null, filter.subject ?? null, filter.period ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}

/** Keeps a record, by the rules of the import: what it was before is replaced. Throws `unprocessable-input` by JSON pointers, `forbidden`. */
export function putOperation(database: Database, caller: Caller, subject: string, period: string, content: OperationContent): Promise<OperationRecord> {
  return asCaller(database, caller, async (transaction) => {
    await writeRow(transaction, operationImport, rowOf({ ...content, ...rowOfSubject(subject), period }), {})
    const found = await transaction.client.query<OperationRecord>(`select ${columns} from improvement.operation as o where o.subject = $1 and o.period = $2`, [subject, period])
    return found.rows[0]!
  })
}

/** Throws `not-found`, also for one that the caller may not delete. */
export async function deleteOperation({ client }: Transaction, subject: string, period: string): Promise<void> {
  const gone = await client.query('delete from improvement.operation where subject = $1 and period = $2', [subject, period])
  if (gone.rowCount === 0) throw notFound('record', `of ${subject} in ${period}`)
}

/** A model as it holds for something on a day. */
export interface HoldingModel {
  readonly model: OperatingModelName
  readonly operator: string | null
  /** Whose it is: of the facility itself, or of a region above it. */
  readonly subject: string
  readonly validFrom: string
}

/** What a facility took and gave in a period. */
export interface PeriodOfOperation extends OperationContent {
  readonly period: string
  readonly selfSufficiency: number | null
  readonly visitsPerOpeningDay: number | null
  /** Held at the facility in the period, as the survey keeps them. */
  readonly activities: number
  /** On the last day of the period. */
  readonly holding: HoldingModel | null
}

export interface FacilityOperation {
  readonly externalId: string
  readonly name: string
  readonly typeCode: string
  readonly regionCode: string
  /** On the day asked about, today where none is named. */
  readonly holding: HoldingModel | null
  readonly periods: PeriodOfOperation[]
}

/** A facility's operation, period by period, and how it is run. Throws `not-found`, also outside the caller's region. */
export async function operationOfFacility({ client }: Transaction, externalId: string, on?: string): Promise<FacilityOperation> {
  const found = await client.query<FacilityOperation>(
    `with facility as (
       select f.external_id, f.name, t.code as type_code, coalesce(f.community_code, f.county_code) as region_code
       from registry.facility as f
       join registry.facility_type as t on t.id = f.type_id
       where f.external_id = $1
       order by f.valid_to desc, f.id desc
       limit 1
     ),
     record as (
       select o.*, row_number() over (order by o.first_day, o.last_day desc)::integer + 1 as place
       from improvement.operation as o
       where o.subject = 'facility:' || $1::text
     ),
     holding as (
       select m.place, json_build_object('model', m.model, 'operator', m.operator, 'subject', m.subject, 'validFrom', m.valid_from) as told
       from facility as f
       cross join lateral (select array[coalesce($2::date, current_date)] || coalesce(array_agg(r.last_day order by r.place), '{}') as days from record as r) as d
       cross join lateral improvement.models_of(array_fill(f.external_id, array[cardinality(d.days)]), array_fill(f.region_code, array[cardinality(d.days)]), d.days) as m
     ),
     period as (
       select json_agg(json_build_object(
           'period', o.period, 'funds', o.funds::float8, 'income', o.income::float8, 'spending', o.spending::float8, 'staff', o.staff::float8,
           'volunteers', o.volunteers, 'visits', o.visits, 'openingDays', o.opening_days, 'activities', a.activities, 'holding', h.told
         ) order by o.place) as told
       from record as o
       cross join lateral (
         select count(*) as activities
         from survey.activity as a
         where a.facility_external_id = $1 and a.held_on between o.first_day and o.last_day
       ) as a
       left join holding as h on h.place = o.place
     )
     select f.external_id as "externalId", f.name, f.type_code as "typeCode", f.region_code as "regionCode",
       (select h.told from holding as h where h.place = 1) as holding, coalesce((select p.told from period as p), '[]') as periods
     from facility as f
     where platform.in_region(f.region_code)`,
    [externalId, on ?? null]
  )
  const row = found.rows[0]
  if (row === undefined) throw notFound('facility', externalId)
  return {
    ...row,
    periods: row.periods.map((period) => ({
      ...period, selfSufficiency: selfSufficiency(period.income, period.spending), visitsPerOpeningDay: visitsPerOpeningDay(period.visits, period.openingDays)
    }))
  }
}

/** A region of the caller's, and how many digits its code shares with the regions right below it. */
export interface OwnRegion {
  readonly code: string
  readonly digitsBelow: number
}

/** Throws `not-found` for a region that is not the caller's. */
export async function ownRegion({ client }: Transaction, code: string): Promise<OwnRegion> {
  const found = await client.query<{ digits: number }>(
    `select length(registry.region_prefix($1)) as digits
     where platform.in_region($1) and ($1 = $2 or exists (select from registry.region as r where r.code = $1))`,
    [code, wholeCountry]
  )
  const row = found.rows[0]
  if (row === undefined) throw notFound('region', code)
  return { code, digitsBelow: [2, 4, 6, 9].find((digits) => digits > row.digits) ?? 12 }
}

/** A region right below another, by the code of what lies in it, as SQL; what is known of no region below stays with its own. `digits` is a parameter. */
export const regionBelow = (code: string, digits: string): string =>
  `case when length(registry.region_prefix(${code})) >= ${digits} then rpad(left(${code}, ${digits}), 12, '0') else ${code} end`

export interface OperationSummary {
  readonly regionCode: string
  readonly period: string
  readonly residents: number
  readonly total: OperationFigures
  readonly byModel: (OperationFigures & {
    /** null: nobody said how they are run. */
    readonly model: OperatingModelName | null
    /** What residents say of the same types in the same mix, whoever runs them. */
    readonly satisfactionOfPeers: number | null
  })[]
  readonly byType: (OperationFigures & { readonly typeCode: string })[]
  readonly byRegion: (OperationFigures & { readonly regionCode: string; readonly residents: number })[]
}

/** How facilities and areas of a region did in a period, by model, by type and by the regions right below. Throws `not-found`. */
export function operationSummary(database: Database, caller: Caller, { region = caller.regionCode, period }: { readonly region?: string | undefined; readonly period: string }): Promise<OperationSummary> {
  return asCaller(database, caller, async (transaction) => {
    const own = await ownRegion(transaction, region)
    const cells = await operationCells(transaction, own, period)
    const residents = await residentsBelow(transaction, own, period)
    const everybody = [...residents.values()].reduce((sum, people) => sum + people, 0)
    return {
      regionCode: region,
      period,
      residents: everybody,
      total: figuresOf(cells, everybody),
      byModel: groupsOf(cells, ({ model }) => model).map(([model, group]) => ({ model, ...figuresOf(group, everybody), satisfactionOfPeers: satisfactionOfPeers(group, cells) })),
      byType: groupsOf(cells.filter(({ typeCode }) => typeCode !== null), ({ typeCode }) => typeCode!).map(([typeCode, group]) => ({ typeCode, ...figuresOf(group, everybody) })),
      byRegion: groupsOf(cells, ({ regionCode }) => regionCode).map(([regionCode, group]) => {
        const people = residents.get(regionCode) ?? 0
        return { regionCode, residents: people, ...figuresOf(group, people) }
      })
    }
  })
}

/**
 * Has joins of the transaction go by hash: how many rows lie in a region nobody expects rightly, and for the handful that are expected
 * the planner looks through all of one side for each row of the other.
 */
export async function joinByHash({ client }: Transaction): Promise<void> {
  await client.query('set local enable_nestloop to off')
}

/** Rows by what they have in common, in the order of its names, null last. */
export function groupsOf<Row, Key extends string | null>(rows: readonly Row[], keyOf: (row: Row) => Key): [Key, Row[]][] {
  return [...byKey(rows.map((row) => ({ key: keyOf(row), row })))].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
}

async function residentsBelow({ client }: Transaction, { code, digitsBelow }: OwnRegion, period: string): Promise<ReadonlyMap<string, number>> {
  const found = await client.query<{ code: string; residents: number }>(
    `select ${regionBelow('s.community_code', '$3')} as code, sum(s.population)::float8 as residents
     from improvement.period_days($2) as p
     join registry.site as s on s.valid_from <= p.last_day and s.valid_to > p.last_day
     where ${codeWithin('s.community_code', '$1')}
     group by 1`,
    [code, period, digitsBelow]
  )
  return new Map(found.rows.map(({ code: below, residents }) => [below, residents]))
}

/**
 * What is counted: of the records whose period lies in the one asked for, the longest of a subject, so that a quarter beside its
 * half-year is not counted twice; activities by the day they began. Observations tell of a type in a community: its facilities there
 * have equal parts in them.
 */
async function operationCells(transaction: Transaction, { code, digitsBelow }: OwnRegion, period: string): Promise<OperationCell[]> {
  const { client } = transaction
  await joinByHash(transaction)
  const found = await client.query<OperationCell>(
    `with asked as (
       select p.first_day, p.last_day, array[half_of.first, half_of.last] as half_years
       from improvement.period_days($2) as p
       cross join lateral (
         select to_char(p.first_day, 'YYYY"H"') || ceil(extract(month from p.first_day) / 6) as first, to_char(p.last_day, 'YYYY"H"') || ceil(extract(month from p.last_day) / 6) as last
       ) as half_of
     ),
     record as (
       select
         o.subject, min(o.region_code) as region_code,
         sum(o.funds) as funds, sum(o.income) as income, sum(o.spending) as spending,
         sum(o.income) filter (where o.spending is not null) as income_of_both, sum(o.spending) filter (where o.income is not null) as spending_of_both,
         sum(o.staff * o.days) / sum(o.days) filter (where o.staff is not null) as staff,
         sum(o.volunteers * o.days)::numeric / sum(o.days) filter (where o.volunteers is not null) as volunteers,
         sum(o.visits) as visits, sum(o.opening_days) as opening_days,
         sum(o.visits) filter (where o.opening_days is not null) as visits_of_both, sum(o.opening_days) filter (where o.visits is not null) as days_of_both
       from (
         select o.*, o.last_day - o.first_day + 1 as days
         from improvement.operation as o
         join asked as p on o.first_day >= p.first_day and o.last_day <= p.last_day
         where ${codeWithin('o.region_code', '$1')}
           and not exists (
             select
             from improvement.operation as longer
             where longer.subject = o.subject
               and longer.period <> o.period
               and longer.first_day between p.first_day and o.first_day
               and longer.last_day between o.last_day and p.last_day
           )
       ) as o
       group by o.subject
     ),
     held as (
       select
         f.external_id, f.type_id, f.community_code, coalesce(f.community_code, f.county_code) as region_code,
         f.valid_to > p.last_day and registry.state_on(f.status, f.opened_on, f.closed_on, p.last_day) in ('operating', 'suspended') as is_open
       from registry.facility as f
       join asked as p on f.valid_from <= p.last_day and f.valid_to > p.first_day
       where ${codeWithin('coalesce(f.community_code, f.county_code)', '$1')}
         and f.valid_from < f.valid_to
         and not exists (
           select
           from registry.facility as newer
           where newer.external_id = f.external_id and newer.valid_from > f.valid_from and newer.valid_from <= p.last_day and newer.valid_from < newer.valid_to
         )
     ),
     facility as (
       select h.*, r.subject is not null as is_recorded
       from held as h
       left join record as r on r.subject = 'facility:' || h.external_id
       where h.is_open or r.subject is not null
     ),
     activity as (
       select coalesce('facility:' || f.external_id, 'region:' || a.community_code) as subject, case when f.external_id is null then a.community_code end as region_code, count(*) as activities
       from survey.activity as a
       join asked as p on a.held_on between p.first_day and p.last_day
       left join facility as f on f.external_id = a.facility_external_id
       where ${codeWithin('a.community_code', '$1')}
       group by 1, 2
     ),
     unit as (
       select 'facility:' || f.external_id as subject, f.external_id, f.region_code, f.type_id, f.is_recorded
       from facility as f
       union all
       select 'region:' || a.region_code, null, a.region_code, null, false
       from (
         select r.region_code from record as r where starts_with(r.subject, 'region:')
         union
         select a.region_code from activity as a where a.region_code is not null
       ) as a
     ),
     placed as (
       select u.*, row_number() over (order by u.subject)::integer as place
       from unit as u
     ),
     holding as (
       select m.place, m.model
       from (
         select array_agg(u.external_id order by u.place) as facilities, array_agg(u.region_code order by u.place) as regions, array_agg(p.last_day order by u.place) as days
         from placed as u
         cross join asked as p
       ) as u
       cross join lateral improvement.models_of(u.facilities, u.regions, u.days) as m
     ),
     said as (
       select o.community_code, o.type_id, sum(o.numerator) as satisfied, sum(o.denominator) as ratings
       from survey.observation as o
       join asked as p on o.period = any (p.half_years)
       where o.component = 'satisfaction'
         and ${codeWithin('o.community_code', '$1')}
       group by o.community_code, o.type_id
       having sum(o.denominator) > 0
     ),
     shared as (
       select f.external_id, s.satisfied / count(*) over w as satisfied, s.ratings / count(*) over w as ratings
       from facility as f
       join said as s on (s.community_code, s.type_id) = (f.community_code, f.type_id)
       window w as (partition by f.community_code, f.type_id)
     )
     select
       ${regionBelow('u.region_code', '$3')} as "regionCode", t.code as "typeCode", h.model,
       count(u.external_id)::integer as facilities, count(*) filter (where u.is_recorded)::integer as recorded,
       count(*) filter (where u.external_id is null and r.subject is not null)::integer as areas,
       sum(r.funds)::float8 as funds, sum(r.income)::float8 as income, sum(r.spending)::float8 as spending,
       sum(r.income_of_both)::float8 as "incomeOfBoth", sum(r.spending_of_both)::float8 as "spendingOfBoth",
       sum(r.staff)::float8 as staff, sum(r.volunteers)::float8 as volunteers,
       sum(r.visits)::float8 as visits, sum(r.opening_days)::float8 as "openingDays",
       sum(r.visits_of_both)::float8 as "visitsOfBoth", sum(r.days_of_both)::float8 as "daysOfBoth",
       coalesce(sum(a.activities), 0)::integer as activities,
       sum(s.satisfied)::float8 as satisfied, sum(s.ratings)::float8 as ratings
     from placed as u
     left join holding as h on h.place = u.place
     left join registry.facility_type as t on t.id = u.type_id
     left join record as r on r.subject = u.subject
     left join activity as a on a.subject = u.subject
     left join shared as s on s.external_id = u.external_id
     group by 1, 2, 3
     order by 1, 2, 3`,
    [code, period, digitsBelow]
  )
  return found.rows
}
