import type { Transaction } from '../platform/caller.js'
import { float8Column, int4Column, joined, sharedArray } from '../platform/database/packed.js'
import { queryPrepared } from '../platform/database/prepared.js'
import { inSlices } from '../platform/database/slices.js'
import type { RegionLevel } from '../registry/region-import.js'
import type { Standard } from '../registry/standard.js'
import type { Thresholds } from './diagnosis.js'
import type { Parameters } from './indices.js'
import { lowerBound, perPerson, type People, type Place, type Places } from './people.js'
import type { GradeRules } from './region-scoring.js'
import type { TypeRule } from './type-scoring.js'

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

/** Reads what all types of a run share, from what it has pinned; of its regions only those that it is to score. */
export async function readRunInputs(transaction: Transaction, runId: number, isScored: (region: CodedRegion) => boolean = () => true): Promise<RunInputs> {
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
  const regions = await client.query<CodedRegion>(
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
  return { ...(await readPeople(transaction, runId, regions.rows.filter(isScored))), parameters, grades: { grades, levelGrades }, thresholds, rules: rules.rows }
}

/** A region as its code places it. */
export interface CodedRegion {
  readonly code: string
  readonly level: RegionLevel
  readonly parentCode: string | null
  /** Digits shared with everything below. */
  readonly prefix: string
}

/** Sites of one answer: however many there are, a city's worth at most is held as text. */
export const sitesAtOnce = 65_536

type PeopleRow = Record<'ids' | 'people' | 'elderly' | 'children' | 'flags', Buffer | null>
type PeopleSlice = Pick<People, 'siteIds' | 'all' | 'elderly' | 'child'> & { readonly flags: Int32Array }

async function readPeople(
  { client }: Transaction,
  runId: number,
  regions: readonly CodedRegion[]
): Promise<{ places: Places; people: People }> {
  const slices = await inSlices<PeopleSlice>(sitesAtOnce, ({ siteIds }) => siteIds.length, async (before) => {
    const found = await queryPrepared<PeopleRow>(
      client,
      `select
         string_agg(int4send(s.site_id), '') as ids,
         string_agg(float8send((s.people * $2)::float8), '') as people,
         string_agg(float8send((s.elderly * $2)::float8), '') as elderly,
         string_agg(float8send((s.children * $2)::float8), '') as children,
         string_agg(int4send(s.on_network::integer + 2 * s.elderly_given::integer + 4 * s.children_given::integer + 8 * s.in_doubt::integer), '') as flags
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
      childrenGiven: flagged(2),
      inDoubt: flagged(3)
    }
  }
}

/** A region holds the communities whose codes begin with its own digits: they stand side by side. */
function placeOf({ code, level, parentCode, prefix }: CodedRegion, communities: readonly string[]): Place {
  return { code, level, parentCode, first: lowerBound(communities, prefix), end: lowerBound(communities, `${prefix}:`) }
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

/** The order in which types are added up: the same everywhere, for the same bytes. */
export const inOrderOfCodes = (rules: readonly TypeRule[]): TypeRule[] => rules.toSorted((a, b) => (a.code < b.code ? -1 : 1))

/** Numbers of the facility types that have to be scored afresh: all, unless the run builds upon another one. */
export async function changedTypes({ client }: Transaction, runId: number): Promise<readonly number[]> {
  const found = await client.query<{ types: number[] }>('select checkup.changed_types($1) as types', [runId])
  return found.rows[0]!.types
}
