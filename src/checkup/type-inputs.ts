import type { Transaction } from '../platform/caller.js'
import { float8Column, int2Column, int4Column, joined } from '../platform/database/packed.js'
import { queryPrepared } from '../platform/database/prepared.js'
import { inSlices } from '../platform/database/slices.js'
import type { Places } from './people.js'
import type { Positions } from './run-inputs.js'
import { facilityStates, type Evidence, type Facilities, type TypeInput, type TypeRule } from './type-scoring.js'

/** Facilities of one answer, with the sites they reach. */
const facilitiesAtOnce = 4_096

/** What residents said of a facility type in some communities; NaN = nothing. */
export interface Observed extends Pick<Evidence, 'satisfaction' | 'closedOnTime' | 'demand'> {
  /** Of the communities, with commas between. */
  readonly codes: string
}

/** Shares that the observations of each type add up to, by its number; types that nothing was said of are absent. */
export async function readObserved({ client }: Transaction, runId: number, typeIds: readonly number[]): Promise<ReadonlyMap<number, Observed>> {
  const found = await client.query<{ typeId: number; codes: string; satisfaction: Buffer; closedOnTime: Buffer; demand: Buffer }>(
    `select
       type_id as "typeId",
       string_agg(code, ',') as codes,
       string_agg(float8send(coalesce(satisfaction, 'NaN')), '') as satisfaction,
       string_agg(float8send(coalesce(closed_on_time, 'NaN')), '') as "closedOnTime",
       string_agg(float8send(coalesce(demand, 'NaN')), '') as demand
     from (
       select
         type_id,
         community_code as code,
         (sum(numerator) filter (where component = 'satisfaction')
           / nullif(sum(denominator) filter (where component = 'satisfaction'), 0))::float8 as satisfaction,
         (sum(numerator) filter (where component = 'closed_on_time')
           / nullif(sum(denominator) filter (where component = 'closed_on_time'), 0))::float8 as closed_on_time,
         (sum(numerator) filter (where component = 'demand')
           / nullif(sum(denominator) filter (where component = 'demand'), 0))::float8 as demand
       from checkup.run_observation
       where run_id = $1 and type_id = any ($2)
       group by type_id, community_code
     ) as o
     group by type_id`,
    [runId, typeIds]
  )
  return new Map(
    found.rows.map(({ typeId, codes, satisfaction, closedOnTime, demand }) =>
      [typeId, { codes, satisfaction: float8Column(satisfaction), closedOnTime: float8Column(closedOnTime), demand: float8Column(demand) }]
    )
  )
}

interface FacilitiesRow {
  readonly ids: Buffer | null
  readonly communities: string | null
  readonly states: string | null
  readonly sizes: Buffer | null
  readonly imputed: string | null
  readonly doubted: string | null
  readonly hours: Buffer | null
  /** How many sites have each facility in reach. */
  readonly reached: Buffer | null
  readonly sites: Buffer | null
  readonly decimetres: Buffer | null
  readonly counties: string[] | null
  readonly last: string | null
  /** A facility on the network whose reach is not kept yet, or not as far. */
  readonly unreached: boolean | null
}

/** The network is looked up once: of a run that statistics do not know yet, it would be for every facility. */
const facilitiesOfType = `
  with walked as materialized (
    select x.network_id, x.horizon_decimetres
    from checkup.run_reach as x
    where x.run_id = $1
      and x.type_id = $2
    limit 1
  )
  select
    string_agg(int4send(f.facility_id), '') as ids,
    string_agg(coalesce(f.community_code, ''), ',') as communities,
    string_agg(case f.state when 'operating' then $3 when 'suspended' then $4 else $5 end, '') as states,
    string_agg(float8send(f.size::float8), '') as sizes,
    string_agg(f.size_imputed::integer::text, '') as imputed,
    string_agg(f.size_in_doubt::integer::text, '') as doubted,
    string_agg(float8send(coalesce(f.weekly_hours, 'NaN')::float8), '') as hours,
    string_agg(int4send(coalesce(length(f.decimetres), 0) / 2), '') as reached,
    string_agg(f.site_ids, '') as sites,
    string_agg(f.decimetres, '') as decimetres,
    array_agg(distinct f.county_code) as counties,
    max(f.external_id) as last,
    bool_or(f.unreached) as unreached
  from (
    select rf.*, k.site_ids, k.decimetres,
      case
        when k.facility_id is null then exists (
          select
          from network.facility_place as p
          where p.network_id = (select w.network_id from walked as w)
            and p.facility_id = rf.facility_id
        )
        else k.horizon_decimetres < (select w.horizon_decimetres from walked as w)
      end as unreached
    from (
      select of_type.*
      from (
        select rf.*, f.external_id
        from checkup.run_facility as rf
        join registry.facility as f on f.id = rf.facility_id
        where rf.run_id = $1
          and rf.type_id = $2
        -- Not to be looked for by external ids, among all that there are.
        offset 0
      ) as of_type
      where of_type.external_id > $6
      order by of_type.external_id
      limit $7
    ) as rf
    left join network.facility_reach as k
      on k.network_id = (select w.network_id from walked as w)
      and k.facility_id = rf.facility_id
    order by rf.external_id
  ) as f`

/** Reads the facilities of a type with their reach, which is found first where it is not kept yet, and what else is known of it. */
export async function readTypeInput(
  { client }: Transaction,
  runId: number,
  rule: TypeRule,
  places: Places,
  positions: Positions,
  observed: Observed | undefined
): Promise<TypeInput> {
  const read = async (after: string) => {
    const found = await queryPrepared<FacilitiesRow>(client, facilitiesOfType, [
      runId, rule.typeId, String(facilityStates.operating), String(facilityStates.suspended), String(facilityStates.other), after, facilitiesAtOnce
    ])
    return found.rows[0]!
  }
  const slices = await inSlices<FacilitySlice>(facilitiesAtOnce, ({ ids }) => ids.length, async (_, before) => {
    const last = before?.last ?? ''
    let row = await read(last)
    if (row.unreached === true) {
      await client.query('select checkup.keep_reach($1, $2)', [runId, rule.typeId])
      row = await read(last)
    }
    return facilitySlice(row, positions)
  })
  const ids = joined(slices.map((slice) => slice.ids), Int32Array)
  const reachStart = new Int32Array(ids.length + 1)
  for (const [j, count] of joined(slices.map(({ reached }) => reached), Int32Array).entries()) reachStart[j + 1] = reachStart[j]! + count
  const facilities: Facilities = {
    ids,
    community: joined(slices.map(({ community }) => community), Int32Array),
    state: joined(slices.map(({ state }) => state), Uint8Array),
    size: joined(slices.map(({ size }) => size), Float64Array),
    sizeImputed: joined(slices.map(({ sizeImputed }) => sizeImputed), Uint8Array),
    sizeInDoubt: joined(slices.map(({ sizeInDoubt }) => sizeInDoubt), Uint8Array),
    weeklyHours: joined(slices.map(({ weeklyHours }) => weeklyHours), Float64Array),
    reachStart,
    reachSite: joined(slices.map(({ reachSite }) => reachSite), Int32Array),
    reachDecimetres: joined(slices.map(({ reachDecimetres }) => reachDecimetres), Int16Array)
  }
  const declared = await queryPrepared<{ county: string }>(
    client,
    'select county_code as county from checkup.run_declaration where run_id = $1 and type_id = $2',
    [runId, rule.typeId]
  )
  // A type is surveyed in a county that has a record of it or a declaration that there is none.
  const counties = new Set([...slices.flatMap((slice) => slice.counties), ...declared.rows.map(({ county }) => county)].map((code) => code?.slice(0, 6)))
  const observedAt = observed?.codes.split(',').map(positions.community) ?? []
  const inCommunities = (name: 'satisfaction' | 'closedOnTime' | 'demand') => {
    const column = new Float64Array(places.communities.length).fill(NaN)
    for (const [i, c] of observedAt.entries()) if (c >= 0) column[c] = observed![name][i]!
    return column
  }
  return {
    rule,
    facilities,
    evidence: {
      surveyed: Uint8Array.from(places.communities, (code) => (counties.has(code.slice(0, 6)) ? 1 : 0)),
      satisfaction: inCommunities('satisfaction'),
      closedOnTime: inCommunities('closedOnTime'),
      demand: inCommunities('demand')
    }
  }
}

interface FacilitySlice extends Omit<Facilities, 'reachStart'> {
  /** How many sites have each in reach. */
  readonly reached: Int32Array
  readonly counties: readonly (string | null)[]
  /** External id of the last one. */
  readonly last: string
}

function facilitySlice(row: FacilitiesRow, positions: Positions): FacilitySlice {
  const ids = int4Column(row.ids)
  return {
    ids,
    community: Int32Array.from(ids.length === 0 ? [] : row.communities!.split(','), positions.community),
    state: Uint8Array.from(row.states ?? '', Number),
    size: float8Column(row.sizes),
    sizeImputed: Uint8Array.from(row.imputed ?? '', Number),
    sizeInDoubt: Uint8Array.from(row.doubted ?? '', Number),
    weeklyHours: float8Column(row.hours),
    reached: int4Column(row.reached),
    reachSite: int4Column(row.sites).map(positions.site),
    reachDecimetres: int2Column(row.decimetres),
    counties: row.counties ?? [],
    last: row.last ?? ''
  }
}
