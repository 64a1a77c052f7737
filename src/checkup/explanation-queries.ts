import type { Transaction } from '../platform/caller.js'
import { byKey } from '../platform/database/rows-by-key.js'
import { notFound, unprocessable } from '../platform/errors.js'
import { findStandardDocuments } from '../registry/standard-queries.js'
import { facilitiesOfCommunities, observationsOfCommunities, sitesOfCommunities } from './evidence-queries.js'
import {
  explain, figuresOf,
  type Better, type ExplainedCategory, type ExplainedRegion, type ExplainedType, type Explanation, type Figure, type Material, type Member, type Question
} from './explanation.js'
import { ensureOwnInputs, findRuns } from './run-queries.js'
import type { ScoreKey } from './score-queries.js'

/**
 * Why a figure of a region in a run is what it is. Throws `not-found` where the run has no such region, category, type or
 * site, and `unprocessable-input` for a figure that there is none of.
 */
export async function explanationOf(transaction: Transaction, key: ScoreKey, question: Question): Promise<Explanation> {
  checkQuestion(question)
  const [found] = await explanationsOf(transaction, [key], question)
  if (found === undefined) throw notFound(`score in run ${key.runId} of region`, key.code)
  return found
}

/** Throws `unprocessable-input` for a figure that is not of what is asked. */
export function checkQuestion({ figure, typeCode, category, site }: Question): void {
  const [what, known]: readonly [string, readonly Figure[]] =
    site !== undefined ? ['a type at a site', figuresOf.site]
    : typeCode !== undefined ? ['a type', figuresOf.type]
    : category !== undefined ? ['a category', figuresOf.category]
    : ['a region', figuresOf.region]
  const wrong =
    site !== undefined && typeCode === undefined ? { pointer: '/type', detail: 'is needed with a site' }
    : typeCode !== undefined && category !== undefined ? { pointer: '/category', detail: 'cannot stand beside a type' }
    : !known.includes(figure) ? { pointer: '/figure', detail: `must be one of ${known.join(', ')}` }
    : undefined
  if (wrong !== undefined) throw unprocessable(`there is no figure ${figure} of ${what}: ${wrong.pointer} ${wrong.detail}`, [wrong])
}

/** Explanations of a figure of several regions, for loaders; those without a score, or that the caller may not see, are undefined. */
export async function explanationsOf(
  transaction: Transaction,
  keys: readonly ScoreKey[],
  question: Question
): Promise<(Explanation | undefined)[]> {
  const nameOf = ({ runId, code }: ScoreKey) => `${runId} ${code}`
  const found = new Map<string, Explanation>()
  for (const [runId, of] of byKey(keys.map((row) => ({ key: row.runId, row })))) {
    for (const material of await materialOf(transaction, runId, of.map(({ code }) => code), question)) {
      if (question.category !== undefined && !material.types.some(({ category }) => category === question.category)) {
        throw notFound(`category in the standard of run ${runId}`, question.category)
      }
      if (question.site !== undefined && !material.sites.some(({ externalId }) => externalId === question.site)) {
        throw notFound(`site in run ${runId} of community ${material.region.code}`, question.site)
      }
      found.set(nameOf({ runId, code: material.region.code }), explain(question, material))
    }
  }
  return keys.map((key) => found.get(nameOf(key)))
}

/** Reads what a question needs to know of regions of one run, in as many statements however many regions. */
async function materialOf(transaction: Transaction, runId: number, codes: readonly string[], question: Question): Promise<Material[]> {
  const [run] = await findRuns(transaction, [runId])
  if (run === undefined) return []
  ensureOwnInputs(run)
  const standard = (await findStandardDocuments(transaction.db, [run.standardVersion])).get(run.standardVersion)!
  const { typeCode, category, figure } = question
  const regions = await readRegions(transaction, runId, codes)
  const types = await readTypes(transaction, runId, codes)
  if (typeCode !== undefined && regions.length > 0 && !standard.types.some(({ code }) => code === typeCode)) {
    throw notFound(`facility type in the standard of run ${runId}`, typeCode)
  }
  const communities = regions.filter(({ level }) => level === 'community').map(({ code }) => code)
  const wider = regions.filter(({ level }) => level !== 'community').map(({ code }) => code)
  const needsSites = typeCode !== undefined || figure === 'population'
  const categories = category === undefined ? new Map<string, ExplainedCategory[]>() : await readCategories(transaction, runId, codes)
  const sites = needsSites && communities.length > 0 ? await sitesOfCommunities(transaction, runId, communities) : []
  const facilities = typeCode !== undefined && communities.length > 0 ? await facilitiesOfCommunities(transaction, runId, communities, typeCode) : []
  const observations = typeCode !== undefined && communities.length > 0 ? await observationsOfCommunities(transaction, runId, communities, typeCode) : []
  const members = wider.length === 0 ? new Map<string, Member[]>() : await readMembers(transaction, runId, wider, question)
  const better = figure === 'rank' || figure === 'rankInLevel' ? await readBetter(transaction, runId, codes, figure) : new Map<string, Better[]>()
  const sitesOf = byKey(sites.map(({ communityCode, ...row }) => ({ key: communityCode, row })))
  const facilitiesOf = byKey(facilities.map((row) => ({ key: row.communityCode, row })))
  const observationsOf = byKey(observations.map(({ communityCode, ...row }) => ({ key: communityCode, row })))
  return regions.map((region) => ({
    runId,
    region,
    types: types.get(region.code) ?? [],
    categories: categories.get(region.code) ?? [],
    standard,
    basis: {
      period: run.period,
      referenceDate: run.referenceDate,
      inputHash: run.inputHash,
      standardVersion: run.standardVersion,
      standardTitle: standard.title,
      standardAuthority: run.standardAuthority,
      networkId: run.networkId,
      networkName: run.networkName
    },
    sites: sitesOf.get(region.code) ?? [],
    facilities: facilitiesOf.get(region.code) ?? [],
    observations: observationsOf.get(region.code) ?? [],
    members: members.get(region.code) ?? [],
    better: better.get(region.code) ?? []
  }))
}

async function readRegions({ client }: Transaction, runId: number, codes: readonly string[]): Promise<ExplainedRegion[]> {
  const found = await client.query<ExplainedRegion>(
    `select region_code as code, level, population::float8 as population, index, base, balance, governance, completeness, grade,
       rank, rank_in_level as "rankInLevel"
     from checkup.region_score
     where run_id = $1
       and region_code = any ($2)`,
    [runId, codes]
  )
  return found.rows
}

/** By region, in the standard's order. */
async function readTypes({ client }: Transaction, runId: number, codes: readonly string[]): Promise<ReadonlyMap<string, ExplainedType[]>> {
  const found = await client.query<{ region: string } & ExplainedType>(
    `select
       s.region_code as region, f.code as "typeCode", t.name_zh as "nameZh", t.name_en as "nameEn", t.category, t.weight,
       t.walk_group as "walkGroup", t.base_group as "baseGroup", t.min_size as "minSize", t.supply_per_1000 as "supplyPer1000",
       t.people_per_facility as "peoplePerFacility", t.min_weekly_hours as "minWeeklyHours", t.source, t.confidence,
       s.applies, s.surveyed, d.declared_by || ', ' || d.declared_on as declared,
       s.base_people as "basePeople", s.group_people as "groupPeople", s.facilities_counted as "facilitiesCounted",
       s.facilities_required as "facilitiesRequired", s.count_share as count, s.supply, s.coverage, s.worst_quarter as "worstQuarter",
       s.base, s.balance, s.governance, s.governance_due as "governanceDue", s.satisfaction, s.operating, s.closed_on_time as "closedOnTime",
       s.score, s.completeness
     from checkup.type_score as s
     join checkup.run as r on r.id = s.run_id
     join registry.standard_type as t on t.standard_version = r.standard_version and t.type_id = s.type_id
     join registry.facility_type as f on f.id = s.type_id
     left join registry.declaration as d
       on d.type_id = s.type_id
       and d.county_code = left(s.region_code, 6) || '000000'
       and d.declared_on <= r.reference_date
     where s.run_id = $1
       and s.region_code = any ($2)
     order by s.region_code, t.position`,
    [runId, codes]
  )
  return byKey(found.rows.map(({ region, ...row }) => ({ key: region, row })))
}

async function readCategories({ client }: Transaction, runId: number, codes: readonly string[]): Promise<ReadonlyMap<string, ExplainedCategory[]>> {
  const found = await client.query<{ region: string } & ExplainedCategory>(
    `select region_code as region, category, score, base, balance, governance
     from checkup.category_score
     where run_id = $1
       and region_code = any ($2)`,
    [runId, codes]
  )
  return byKey(found.rows.map(({ region, ...row }) => ({ key: region, row })))
}

/** Of which figure of a community a region's is made, and by whose number it is weighted: columns of their scores. */
const memberColumns: Partial<Readonly<Record<Figure, { readonly value: string; readonly people: string }>>> = {
  base: { value: 's.base', people: 'c.population' },
  governance: { value: 's.governance', people: 'c.population' },
  coverage: { value: 's.coverage', people: 's.group_people' },
  groupPeople: { value: 's.group_people', people: 's.group_people' }
}

/** The communities of regions with what of them makes up a region's figure. */
async function readMembers(transaction: Transaction, runId: number, codes: readonly string[], { figure, typeCode }: Question): Promise<ReadonlyMap<string, Member[]>> {
  if (typeCode !== undefined && figure === 'worstQuarter') return readWorstMembers(transaction, runId, codes, typeCode)
  const ofType = typeCode === undefined ? undefined : memberColumns[figure]
  const ofRegion = typeCode === undefined ? ({ completeness: 'c.completeness', population: 'c.population' } as Partial<Record<Figure, string>>)[figure] : undefined
  if (ofType === undefined && ofRegion === undefined) return new Map()
  const found = await transaction.client.query<{ region: string } & Member>(
    `select asked.code as region, c.region_code as code, r.name_zh as "nameZh", r.name_en as "nameEn",
       ${ofType?.people ?? 'c.population'}::float8 as people, ${ofType?.value ?? ofRegion!}::float8 as value
     from unnest($2::text[]) as asked (code)
     join checkup.region_score as c
       on c.run_id = $1
       and c.level = 'community'
       and starts_with(c.region_code, registry.region_prefix(asked.code))
     ${ofType === undefined ? '' : `join registry.facility_type as f on f.code = $3
     join checkup.type_score as s on s.run_id = c.run_id and s.region_code = c.region_code and s.type_id = f.id and s.applies and s.surveyed`}
     join registry.region as r on r.code = c.region_code
     where ${ofType?.value ?? ofRegion!} is not null
     order by asked.code, c.region_code`,
    [runId, codes, ...(ofType === undefined ? [] : [typeCode])]
  )
  return byKey(found.rows.map(({ region, ...row }) => ({ key: region, row })))
}

/** The regions that rank above others, the nearest first. */
async function readBetter({ client }: Transaction, runId: number, codes: readonly string[], figure: 'rank' | 'rankInLevel'): Promise<ReadonlyMap<string, Better[]>> {
  const rank = figure === 'rank' ? 'rank' : 'rank_in_level'
  const found = await client.query<{ region: string } & Better>(
    `select s.region_code as region, o.region_code as code, r.name_zh as "nameZh", r.name_en as "nameEn"
     from checkup.region_score as s
     join checkup.region_score as o
       on o.run_id = s.run_id
       and o.level = s.level
       and o.${rank} < s.${rank}
       ${figure === 'rank' ? 'and o.parent_code is not distinct from s.parent_code' : ''}
     join registry.region as r on r.code = o.region_code
     where s.run_id = $1
       and s.region_code = any ($2)
     order by s.region_code, o.${rank} desc, o.region_code`,
    [runId, codes]
  )
  return byKey(found.rows.map(({ region, ...row }) => ({ key: region, row })))
}

/** The people of regions' worst-served quarter by community, with their mean sufficiency of a type. */
async function readWorstMembers({ client }: Transaction, runId: number, codes: readonly string[], typeCode: string): Promise<ReadonlyMap<string, Member[]>> {
  const found = await client.query<{ region: string } & Member>(
    `with kind as materialized (
       select t.type_id, t.walk_group, (d.document -> 'parameters' ->> 'worstShare')::float8 as worst_share
       from checkup.run as r
       join registry.standard as d on d.version = r.standard_version
       join registry.standard_type as t on t.standard_version = r.standard_version
       join registry.facility_type as f on f.id = t.type_id and f.code = $3
       where r.id = $1
     ),
     scored as materialized (
       select s.region_code
       from kind as k
       join checkup.type_score as s on s.run_id = $1 and s.type_id = k.type_id and s.applies and s.surveyed
     ),
     walker as (
       select asked.code as region, rs.community_code, rs.number, y.sufficiency,
         (case k.walk_group when 'all' then rs.people when 'elderly' then rs.elderly else rs.children end)::float8 as people, k.worst_share
       from unnest($2::text[]) as asked (code)
       cross join kind as k
       join checkup.run_site as rs on rs.run_id = $1 and rs.in_scope and starts_with(rs.community_code, registry.region_prefix(asked.code))
       join scored as s on s.region_code = rs.community_code
       join checkup.site_sufficiency($1, (select type_id from kind)) as y on y.number = rs.number
     ),
     ordered as (
       select w.*,
         sum(w.people) over (partition by w.region order by w.sufficiency, w.number) - w.people as before,
         sum(w.people) over (partition by w.region) * w.worst_share as quarter
       from walker as w
     ),
     worst as (
       select o.region, o.community_code, o.sufficiency, least(o.people, o.quarter - o.before) as people
       from ordered as o
       where o.before < o.quarter
         and o.people > 0
     )
     select w.region, w.community_code as code, r.name_zh as "nameZh", r.name_en as "nameEn",
       sum(w.people) as people, sum(w.people * w.sufficiency) / sum(w.people) as value
     from worst as w
     join registry.region as r on r.code = w.community_code
     group by w.region, w.community_code, r.name_zh, r.name_en
     order by w.region, w.community_code`,
    [runId, codes, typeCode]
  )
  return byKey(found.rows.map(({ region, ...row }) => ({ key: region, row })))
}
