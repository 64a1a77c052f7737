import type { Transaction } from '../platform/caller.js'
import { queryPrepared } from '../platform/database/prepared.js'
import { byKey } from '../platform/database/rows-by-key.js'
import type { CommunityKind } from '../registry/region-import.js'
import type { Cause, DiagnosisFigures, Thresholds } from './diagnosis.js'
import { explainShortfall, type ExplainedShortfall } from './shortfall.js'

/** A type of a community that is below a threshold of the standard, with what caused it and what helps. */
export interface Shortfall extends ExplainedShortfall {
  readonly runId: number
  /** Code of the community. */
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string | null
  readonly kind: CommunityKind | null
  readonly typeCode: string
  readonly typeNameZh: string
  readonly typeNameEn: string
  readonly weight: number
  /** 0 to 100, two decimals. */
  readonly score: number
  /** weight x (100 - score), two decimals. */
  readonly severity: number
}

export interface ShortfallFilter {
  /** Only communities in the subtree of this region. */
  readonly within?: string | undefined
  readonly type?: string | undefined
  /** The main cause. */
  readonly cause?: Cause | undefined
}

/** `after` is the key of the last shortfall of the page before. */
export interface ShortfallPage {
  readonly limit: number
  readonly after?: string | undefined
}

/** What tells shortfalls of a run apart. */
export const shortfallKey = ({ code, typeCode }: Pick<Shortfall, 'code' | 'typeCode'>): string => `${code} ${typeCode}`

/** A run, and the region whose communities are looked at; null: all of them. */
export interface ShortfallPlace {
  readonly runId: number
  readonly within: string | null
}

/** Shortfalls of a run's communities, the worst first. */
export async function shortfallsOf(
  transaction: Transaction,
  runId: number,
  { limit, after, within, type, cause }: ShortfallFilter & ShortfallPage
): Promise<Shortfall[]> {
  const [found] = await shortfallsOfPlaces(transaction, [{ runId, within: within ?? null }], { type, cause }, { limit, after })
  return found!
}

interface ShortfallRow extends DiagnosisFigures {
  readonly place: number
  readonly runId: number
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string | null
  readonly kind: CommunityKind | null
  readonly typeCode: string
  readonly typeNameZh: string
  readonly typeNameEn: string
  readonly weight: number
  readonly score: number
  readonly severity: number
  readonly thresholds: Thresholds
}

/** Shortfalls in several places at once, at most `limit` of each, the worst first. A place's answer stands where the place does. */
export async function shortfallsOfPlaces(
  transaction: Transaction,
  places: readonly ShortfallPlace[],
  filter: Omit<ShortfallFilter, 'within'>,
  page: ShortfallPage
): Promise<Shortfall[][]> {
  const found = new Map<number, Shortfall[]>()
  for (const [source, holds] of [[headOfTypes, isWide], [rowsOfPlace, (place: ShortfallPlace) => !isWide(place)]] as const) {
    const asked = places.flatMap((place, number) => (holds(place) ? [{ number, place }] : []))
    if (asked.length === 0) continue
    const rows = await readShortfalls(transaction, source, asked.map(({ place }) => place), filter, page)
    for (const [position, of] of byKey(rows.map((row) => ({ key: row.place, row: shortfallOf(row) })))) found.set(asked[position - 1]!.number, of)
  }
  return places.map((_, number) => found.get(number) ?? [])
}

/** Wider than a county. */
const isWide = ({ within }: ShortfallPlace): boolean => within === null || within.endsWith('00000000')

/** What falls short, after the last one of the page before. */
const isAsked = `s.cause is not null
  and ($4::text is null
    or (-p.weight::float8 * (100 - s.score), s.score, s.region_code, p.position)
      > (-p.last_severity, p.last_score, $4::text, p.last_position))
  and ($6::text is null or s.cause = $6)`

const severity = 'p.weight::float8 * (100 - s.score) as severity'

/** Many communities: the head of each type, in the order of an index, which a condition on codes must not replace. */
const headOfTypes = `
  select a.place, s.run_id, s.region_code, s.type_id, s.score, p.position, ${severity}
  from asked as a
  join kind as p on p.run_id = a.run_id
  cross join lateral (
    select s.run_id, s.region_code, s.type_id, s.score
    from checkup.type_score as s
    where s.run_id = p.run_id
      and s.type_id = p.type_id
      and starts_with(s.region_code, a.prefix)
      and s.score >= p.least_score
      and ${isAsked}
    order by s.score, s.region_code
    limit $7
  ) as s`

/** Few communities: all their types, each place by itself. */
const rowsOfPlace = `
  select a.place, s.*
  from asked as a
  cross join lateral (
    select s.run_id, s.region_code, s.type_id, s.score, p.position, ${severity}
    from (
      select s.*
      from checkup.type_score as s
      where s.run_id = a.run_id
        and s.region_code between a.first_code and a.last_code
      offset 0
    ) as s
    join kind as p on p.run_id = s.run_id and p.type_id = s.type_id and ${isAsked}
    offset 0
  ) as s`

/** Equal ones come by score, community and the order of the standard. */
async function readShortfalls(
  { client }: Transaction,
  source: string,
  places: readonly ShortfallPlace[],
  { type, cause }: Omit<ShortfallFilter, 'within'>,
  { limit, after }: ShortfallPage
): Promise<ShortfallRow[]> {
  const [afterCode, afterType] = after?.split(' ') ?? [null, null]
  const text = `with asked as materialized (
     select u.place, u.run_id, u.prefix, rpad(u.prefix, 12, '0') as first_code, rpad(u.prefix, 12, '9') as last_code
     from (
       select place, run_id, coalesce(registry.region_prefix(within), '') as prefix
       from unnest($1::bigint[], $2::text[]) with ordinality as u (run_id, within, place)
     ) as u
   ),
   kind as materialized (
     select
       r.id as run_id, d.thresholds, t.type_id, t.position, f.code, t.name_zh, t.name_en, t.weight,
       last.severity as last_severity, last.score as last_score, last.position as last_position,
       -- Scores of this type that come after the last one are not below this.
       coalesce(100 - last.severity / t.weight::float8 - 1e-6, '-infinity') as least_score
     from checkup.run as r
     cross join lateral (
       select s.document -> 'thresholds' as thresholds
       from registry.standard as s
       where s.version = r.standard_version
       offset 0
     ) as d
     join registry.standard_type as t on t.standard_version = r.standard_version
     join registry.facility_type as f on f.id = t.type_id
     left join lateral (
       select lt.weight::float8 * (100 - s.score) as severity, s.score, lt.position
       from checkup.type_score as s
       join registry.facility_type as lf on lf.id = s.type_id and lf.code = $5
       join registry.standard_type as lt on lt.standard_version = r.standard_version and lt.type_id = s.type_id
       where s.run_id = r.id
         and s.region_code = $4
     ) as last on true
     where r.id in (select a.run_id from asked as a)
       and ($3::text is null or f.code = $3)
   ),
   worst as (
     select s.place, s.run_id, s.region_code, s.type_id,
       row_number() over (partition by s.place order by s.severity desc, s.score, s.region_code, s.position) as number
     from (${source}) as s
   )
   select
     w.place::integer, s.run_id as "runId", s.region_code as code, r.name_zh as "nameZh", r.name_en as "nameEn", r.kind,
     p.code as "typeCode", p.name_zh as "typeNameZh", p.name_en as "typeNameEn", p.weight,
     round(s.score::numeric, 2) as score, round(p.weight * (100 - s.score::numeric), 2) as severity, p.thresholds,
     s.count_share as count, s.supply, s.coverage, s.governance, s.any_size_share as "anySizeCount", s.own_supply as "ownSupply",
     s.reached_supply as "reachedSupply", s.facilities_known as "facilitiesKnown", s.facilities_reached as "facilitiesReached",
     s.facilities_own as "facilitiesOwn", s.facilities_own_reached as "facilitiesOwnReached"
   from worst as w
   join kind as p on p.run_id = w.run_id and p.type_id = w.type_id
   join checkup.type_score as s on s.run_id = w.run_id and s.region_code = w.region_code and s.type_id = w.type_id
   join registry.region as r on r.code = w.region_code
   where w.number <= $7
   order by w.place, w.number`
  const values = [places.map(({ runId }) => runId), places.map(({ within }) => within), type ?? null, afterCode, afterType, cause ?? null, limit]
  const found = await queryPrepared<ShortfallRow>(client, text, values)
  return found.rows
}

function shortfallOf(row: ShortfallRow): Shortfall {
  const { runId, code, nameZh, nameEn, kind, typeCode, typeNameZh, typeNameEn, weight, score, severity, thresholds } = row
  return { runId, code, nameZh, nameEn, kind, typeCode, typeNameZh, typeNameEn, weight, score, severity, ...explainShortfall(row, thresholds, kind)! }
}
