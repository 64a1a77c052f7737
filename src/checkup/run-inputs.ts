import type { Transaction } from '../platform/caller.js'
import { float8Column, int2Column, int4Column, joined, sharedArray } from '../platform/database/packed.js'
import { queryPrepared } from '../platform/database/prepared.js'
import type { RegionLevel } from '../registry/region-import.js'
import type { Standard } from '../registry/standard.js'
import type { Thresholds } from './diagnosis.js'
import type { Parameters } from './indices.js'
import { perPerson, type People, type Place, type Places } from './people.js'
import type { GradeRules } from './region-scoring.js'
import { facilityStates, type Evidence, type Facilities, type TypeInput, type TypeRule } from './type-scoring.js'

/** What a run scores: where, who, by which rules. */
export interface RunInputs {
  readonly places: Places
  readonly people: People
  readonly parameters: Parameters
  readonly grades: GradeRules
  readonly thresholds: Thresholds
  /** In the order of the standard. */
  readonly rules: readonly TypeRule[]
}

/** Reads what all types of a run share, from what it has pinned. */
export async function readRunInputs(transaction: Transaction, runId: number): Promise<RunInputs> {
  const { client } = transaction
  const standard = await client.query<{ document: Standard }>(
    'select s.document from checkup.run as r join registry.standard as s on s.version = r.standard_version where r.id = $1',
    [runId]
  )
  const { parameters, grades, levelGrades, thresholds } = standard.rows[0]!.document
  const rules = await client.query<TypeRule>(
    `select
       t.type_id as "typeId", f.code, t.category, t.weight, t.walk_group as "walkGroup", t.base_group as "baseGroup",
       t.budget_decimetres as "budgetDecimetres", t.min_size as "minSize", t.supply_per_1000 as "supplyPer1000",
       t.people_per_facility as "peoplePerFacility", t.min_weekly_hours as "minWeeklyHours"
     from checkup.run as r
     join registry.standard_type as t on t.standard_version = r.standard_version
     join registry.facility_type as f on f.id = t.type_id
     where r.id = $1
     order by t.position`,
    [runId]
  )
  const regions = await client.query<RegionRow>(
    `select p.code, p.level, p.parent_code as "parentCode", p.prefix
     from checkup.run as r
     join registry.region as p
       on starts_with(p.code, registry.region_prefix(r.scope_code))
       and p.valid_from <= r.reference_date
       and p.valid_to > r.reference_date
     where r.id = $1
     order by p.code`,
    [runId]
  )
  return { ...(await readPeople(transaction, runId, regions.rows)), parameters, grades: { grades, levelGrades }, thresholds, rules: rules.rows }
}

interface RegionRow {
  readonly code: string
  readonly level: RegionLevel
  readonly parentCode: string | null
  /** Digits shared with everything below. */
  readonly prefix: string
}

/** Rows of one answer: however many there are, a city's worth at most is held as text. */
export const sitesAtOnce = 65_536
const facilitiesAtOnce = 4_096

type PeopleRow = Record<'ids' | 'people' | 'elderly' | 'children' | 'flags', Buffer | null>
type PeopleSlice = Pick<People, 'siteIds' | 'all' | 'elderly' | 'child'> & { readonly flags: Int32Array }

async function readPeople(
  { client }: Transaction,
  runId: number,
  regions: readonly RegionRow[]
): Promise<{ places: Places; people: People }> {
  const slices = await inSlices<PeopleSlice>(sitesAtOnce, ({ siteIds }) => siteIds.length, async (before) => {
    const found = await queryPrepared<PeopleRow>(
      client,
      `select
         string_agg(int4send(s.site_id), '') as ids,
         string_agg(float8send((s.people * $2)::float8), '') as people,
         string_agg(float8send((s.elderly * $2)::float8), '') as elderly,
         string_agg(float8send((s.children * $2)::float8), '') as children,
         string_agg(int4send(s.on_network::integer + 2 * s.elderly_given::integer + 4 * s.children_given::integer), '') as flags
       from (
         select *
         from checkup.run_site
         where run_id = $1
           and number > $3
           and number <= $4
         order by number
       ) as s`,
      [runId, perPerson, before, before + sitesAtOnce]
    )
    const { ids, people, elderly, children, flags } = found.rows[0]!
    return {
      siteIds: int4Column(ids), all: float8Column(people), elderly: float8Column(elderly), child: float8Column(children), flags: int4Column(flags)
    }
  })
  const counts = await client.query<{ code: string; sites: number }>(
    `select community_code as code, count(*)::integer as sites
     from checkup.run_site
     where run_id = $1 and in_scope
     group by community_code`,
    [runId]
  )
  const sitesOf = new Map(counts.rows.map(({ code, sites }) => [code, sites]))
  const communities = regions.filter(({ level }) => level === 'community').map(({ code }) => code)
  const siteStart = new Int32Array(communities.length + 1)
  for (const [c, code] of communities.entries()) siteStart[c + 1] = siteStart[c]! + (sitesOf.get(code) ?? 0)

  const siteIds = joined(slices.map((slice) => slice.siteIds), Int32Array)
  const community = new Int32Array(siteIds.length).fill(-1)
  for (const c of communities.keys()) community.fill(c, siteStart[c], siteStart[c + 1])
  const people = (name: 'all' | 'elderly' | 'child') => sharedArray(joined(slices.map((slice) => slice[name]), Float64Array))
  const flagged = (bit: number) => sharedArray(Uint8Array.from(joined(slices.map(({ flags }) => flags), Int32Array), (bits) => (bits >> bit) & 1))
  return {
    places: { regions: regions.map((region) => placeOf(region, communities)), communities, siteStart: sharedArray(siteStart) },
    people: {
      siteIds: sharedArray(siteIds),
      community: sharedArray(community),
      all: people('all'),
      elderly: people('elderly'),
      child: people('child'),
      onNetwork: flagged(0),
      elderlyGiven: flagged(1),
      childrenGiven: flagged(2)
    }
  }
}

/** Reads one slice after the other, until one is not full. Told how many rows came before, and the last slice. */
export async function inSlices<Slice>(full: number, countOf: (slice: Slice) => number, read: (before: number, last: Slice | undefined) => Promise<Slice>): Promise<Slice[]> {
  const slices: Slice[] = []
  let before = 0
  for (;;) {
    const slice = await read(before, slices.at(-1))
    slices.push(slice)
    if (countOf(slice) < full) return slices
    before += full
  }
}

/** A region holds the communities whose codes begin with its own digits: they stand side by side. */
function placeOf({ code, level, parentCode, prefix }: RegionRow, communities: readonly string[]): Place {
  return { code, level, parentCode, first: lowerBound(communities, prefix), end: lowerBound(communities, `${prefix}:`) }
}

/** Position of the first code that is not before another text; ':' comes after the digits. */
function lowerBound(codes: readonly string[], text: string): number {
  let [low, high] = [0, codes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (codes[middle]! < text) low = middle + 1
    else high = middle
  }
  return low
}

/** Where sites and communities stand in a run; -1 for one that it does not read. */
export interface Positions {
  /** By its number in the registry. */
  readonly site: (siteId: number) => number
  readonly community: (code: string) => number
}

export function positionsIn({ places: { communities }, people: { siteIds } }: Pick<RunInputs, 'places' | 'people'>): Positions {
  const siteAt = new Int32Array(siteIds.reduce((most, id) => Math.max(most, id), 0) + 1).fill(-1)
  for (const [at, id] of siteIds.entries()) siteAt[id] = at
  const communityAt = new Map(communities.map((code, c) => [code, c]))
  return { site: (siteId) => siteAt[siteId] ?? -1, community: (code) => communityAt.get(code) ?? -1 }
}

/** Numbers of the facility types that have to be scored afresh: all, unless the run builds upon another one. */
export async function changedTypes({ client }: Transaction, runId: number): Promise<readonly number[]> {
  const found = await client.query<{ types: number[] }>('select checkup.changed_types($1) as types', [runId])
  return found.rows[0]!.types
}

/** What residents said of a facility type in some communities; NaN = nothing. */
export interface Observed extends Pick<Evidence, 'satisfaction' | 'closedOnTime'> {
  /** Of the communities, with commas between. */
  readonly codes: string
}

/** Shares that the observations of each type add up to, by its number; types that nothing was said of are absent. */
export async function readObserved({ client }: Transaction, runId: number, typeIds: readonly number[]): Promise<ReadonlyMap<number, Observed>> {
  const found = await client.query<{ typeId: number; codes: string; satisfaction: Buffer; closedOnTime: Buffer }>(
    `select
       type_id as "typeId",
       string_agg(code, ',') as codes,
       string_agg(float8send(coalesce(satisfaction, 'NaN')), '') as satisfaction,
       string_agg(float8send(coalesce(closed_on_time, 'NaN')), '') as "closedOnTime"
     from (
       select
         type_id,
         community_code as code,
         (sum(numerator) filter (where component = 'satisfaction')
           / nullif(sum(denominator) filter (where component = 'satisfaction'), 0))::float8 as satisfaction,
         (sum(numerator) filter (where component = 'closed_on_time')
           / nullif(sum(denominator) filter (where component = 'closed_on_time'), 0))::float8 as closed_on_time
       from checkup.run_observation
       where run_id = $1 and type_id = any ($2)
       group by type_id, community_code
     ) as o
     group by type_id`,
    [runId, typeIds]
  )
  return new Map(
    found.rows.map(({ typeId, codes, satisfaction, closedOnTime }) =>
      [typeId, { codes, satisfaction: float8Column(satisfaction), closedOnTime: float8Column(closedOnTime) }]
    )
  )
}

interface FacilitiesRow {
  readonly ids: Buffer | null
  readonly communities: string | null
  readonly states: string | null
  readonly sizes: Buffer | null
  readonly imputed: string | null
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
  const inCommunities = (name: 'satisfaction' | 'closedOnTime') => {
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
      closedOnTime: inCommunities('closedOnTime')
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
    weeklyHours: float8Column(row.hours),
    reached: int4Column(row.reached),
    reachSite: int4Column(row.sites).map(positions.site),
    reachDecimetres: int2Column(row.decimetres),
    counties: row.counties ?? [],
    last: row.last ?? ''
  }
}
