import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { codeWithin } from '../registry/region-queries.js'
import type { OperatingModelName } from './operating-model-import.js'
import { groupsOf, joinByHash, ownRegion, regionBelow, type OwnRegion } from './operation-queries.js'
import { fateOf, survivalOf, type FacilityLife, type Fate, type Outcome, type Survival } from './survival.js'

/** Which facilities are asked about: opened from one day to another, judged so many months after, by what is known on a day. */
export interface WhichOpened {
  readonly region?: string | undefined
  readonly type?: string | undefined
  readonly from: string
  readonly to: string
  /** Default: today. */
  readonly on?: string | undefined
  readonly months: number
}

/** A facility that was opened, and what became of it. */
export interface OpenedFacility extends Fate {
  readonly externalId: string
  readonly name: string
  readonly typeCode: string
  readonly regionCode: string
  /** On the day it is judged, or the day asked about where that is sooner; null where nobody said. */
  readonly model: OperatingModelName | null
  readonly openedOn: string
  readonly dueOn: string
}

export interface SurvivalSummary {
  readonly regionCode: string
  readonly on: string
  readonly months: number
  /** Open on that day, and nobody says since when: they may belong to any time. */
  readonly openingUnknown: number
  readonly total: Survival
  readonly byType: (Survival & { readonly typeCode: string })[]
  readonly byModel: (Survival & { readonly model: OperatingModelName | null })[]
  readonly byRegion: (Survival & { readonly regionCode: string })[]
}

type Row = FacilityLife & Pick<OpenedFacility, 'externalId' | 'name' | 'typeCode' | 'regionCode' | 'model'> & { readonly below: string }

/** What became of facilities of a region, by type, model and the regions right below. Throws `not-found` for a region of others. */
export function survivalSummary(database: Database, caller: Caller, which: WhichOpened): Promise<SurvivalSummary> {
  return asCaller(database, caller, async (transaction) => {
    const region = await ownRegion(transaction, which.region ?? caller.regionCode)
    const on = await dayAsked(transaction, which.on)
    const lives = (await livesOf(transaction, region, { ...which, on }, {})).map((life) => ({ ...life, fate: fateOf(life, on) }))
    const survival = (rows: typeof lives) => survivalOf(rows.map(({ fate }) => fate))
    return {
      regionCode: region.code,
      on,
      months: which.months,
      openingUnknown: await countUnknownOpenings(transaction, region, which.type, on),
      total: survival(lives),
      byType: groupsOf(lives, ({ typeCode }) => typeCode).map(([typeCode, rows]) => ({ typeCode, ...survival(rows) })),
      byModel: groupsOf(lives, ({ model }) => model).map(([model, rows]) => ({ model, ...survival(rows) })),
      byRegion: groupsOf(lives, ({ below }) => below).map(([regionCode, rows]) => ({ regionCode, ...survival(rows) }))
    }
  })
}

/** The same facility by facility, in the order of their external ids; only those of an outcome, where one is named. */
export function openedFacilities(
  database: Database, caller: Caller, { outcome, ...which }: WhichOpened & { readonly outcome?: Outcome | undefined }, page: { readonly limit: number; readonly after?: string | undefined }
): Promise<OpenedFacility[]> {
  return asCaller(database, caller, async (transaction) => {
    const region = await ownRegion(transaction, which.region ?? caller.regionCode)
    const on = await dayAsked(transaction, which.on)
    // What became of one is known once it is read: an outcome is looked for among all.
    const lives = await livesOf(transaction, region, { ...which, on }, outcome === undefined ? page : { after: page.after })
    return lives
      .map((life) => ({
        externalId: life.externalId, name: life.name, typeCode: life.typeCode, regionCode: life.regionCode, model: life.model, openedOn: life.openedOn, dueOn: life.dueOn, ...fateOf(life, on)
      }))
      .filter((one) => outcome === undefined || one.outcome === outcome)
      .slice(0, page.limit)
  })
}

async function dayAsked({ client }: Transaction, on: string | undefined): Promise<string> {
  return on ?? (await client.query<{ today: string }>('select current_date::text as today')).rows[0]!.today
}

/** Those that were opened in the span, by the version that is the newest on the day; not those that are still planned, nor those merged into others. */
async function livesOf(
  transaction: Transaction, { code, digitsBelow }: OwnRegion, { type, from, to, on, months }: WhichOpened & { readonly on: string }, page: { readonly limit?: number; readonly after?: string | undefined }
): Promise<Row[]> {
  const { client } = transaction
  await joinByHash(transaction)
  const found = await client.query<Row>(
    `with opened as (
       select f.external_id, f.name, t.code as type_code, coalesce(f.community_code, f.county_code) as region_code, f.opened_on, (f.opened_on + make_interval(months => $6))::date as due_on
       from registry.facility as f
       join registry.facility_type as t on t.id = f.type_id
       where ${codeWithin('coalesce(f.community_code, f.county_code)', '$1')}
         and f.opened_on between $3 and least($4::date, $5::date)
         and ($7::text is null or t.code = $7)
         and ($8::text is null or f.external_id > $8)
         and f.status not in ('planned', 'building')
         and f.valid_from <= $5
         and f.valid_from < f.valid_to
         and not exists (
           select
           from registry.facility as newer
           where newer.external_id = f.external_id and newer.valid_from > f.valid_from and newer.valid_from <= $5 and newer.valid_from < newer.valid_to
         )
         and (f.valid_to > $5 or registry.survivor(f.external_id) = f.external_id)
       order by f.external_id
       limit $9
     ),
     placed as (
       select o.*, row_number() over (order by o.external_id)::integer as place
       from opened as o
     ),
     holding as (
       select m.place, m.model
       from (
         select array_agg(o.external_id order by o.place) as facilities, array_agg(o.region_code order by o.place) as regions, array_agg(least(o.due_on, $5::date) order by o.place) as days
         from placed as o
       ) as o
       cross join lateral improvement.models_of(o.facilities, o.regions, o.days) as m
     )
     select
       o.external_id as "externalId", o.name, o.type_code as "typeCode", o.region_code as "regionCode", ${regionBelow('o.region_code', '$2')} as below, h.model,
       o.opened_on::text as "openedOn", o.due_on::text as "dueOn", v.versions, greatest(r.last_day, a.last_day)::text as "recordedOn", r.count + a.count > 0 as "isRecorded"
     from placed as o
     left join holding as h on h.place = o.place
     cross join lateral (
       select json_agg(json_build_object(
           'from', nullif(v.valid_from, '-infinity'), 'to', nullif(v.valid_to, 'infinity'), 'status', v.status, 'closedOn', v.closed_on, 'movedMetres', st_distancesphere(v.geom, v.geom_before)
         ) order by v.valid_from) as versions
       from (
         select v.*, lag(v.geom) over (order by v.valid_from) as geom_before
         from registry.facility as v
         where v.external_id = o.external_id and v.valid_from <= $5 and v.valid_from < v.valid_to
       ) as v
     ) as v
     cross join lateral (
       select count(*) as count, max(r.last_day) filter (where r.visits > 0 or r.opening_days > 0) as last_day
       from improvement.operation as r
       where r.subject = 'facility:' || o.external_id and r.first_day <= $5
     ) as r
     cross join lateral (
       select count(*) as count, max(a.held_on) as last_day
       from survey.activity as a
       where a.facility_external_id = o.external_id and a.held_on <= $5
     ) as a
     order by o.external_id`,
    [code, digitsBelow, from, to, on, months, type ?? null, page.after ?? null, page.limit ?? null]
  )
  return found.rows
}

async function countUnknownOpenings({ client }: Transaction, { code }: OwnRegion, type: string | undefined, on: string): Promise<number> {
  const found = await client.query<{ count: number }>(
    `select count(*)::integer as count
     from registry.facility as f
     join registry.facility_type as t on t.id = f.type_id
     where ${codeWithin('coalesce(f.community_code, f.county_code)', '$1')}
       and f.opened_on is null
       and f.valid_from <= $3 and f.valid_to > $3
       and registry.state_on(f.status, f.opened_on, f.closed_on, $3) in ('operating', 'suspended')
       and ($2::text is null or t.code = $2)`,
    [code, type ?? null, on]
  )
  return found.rows[0]!.count
}
