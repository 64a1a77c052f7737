import type { Transaction } from '../platform/caller.js'
import { float8Array, float8Column, float8Elements, joined } from '../platform/database/packed.js'
import { queryPrepared } from '../platform/database/prepared.js'
import { conflict } from '../platform/errors.js'
import { holdsAny, missingParts, scoreGivenType, strangersAmong, widestOf, type Candidate, type GivenScores } from './composition.js'
import { causes } from './diagnosis.js'
import { methodVersion } from './indices.js'
import { perPerson, type Places } from './people.js'
import { createRegionScoring, type RegionScores } from './region-scoring.js'
import { inOrderOfCodes, readRunInputs, type CodedRegion, type RunInputs } from './run-inputs.js'
import { writeRegionScores, writeTypeScores } from './run-results.js'
import { typeFigures, type TypeFigure, type TypeRule } from './type-scoring.js'

/** What regions score in a run whose communities were scored elsewhere. */
export interface ComposedScores {
  readonly places: Places
  readonly regions: RegionScores
}

export interface CompositionProgress {
  /** Told as each step is done. Throws to end it. */
  readonly onStep: (step: string, done: number, total: number) => void
}

/**
 * Writes the results of a run whose sites are written down already, and whose communities were scored elsewhere: those of the
 * communities as they are given, those of all regions above them afresh, by the code that every run goes by.
 */
async function writeGivenResults(
  transaction: Transaction,
  runId: number,
  communities: readonly string[],
  given: (rule: TypeRule, places: Places) => Promise<GivenScores> | GivenScores,
  { onStep }: CompositionProgress
): Promise<ComposedScores> {
  const inputs: RunInputs = await readRunInputs(transaction, runId, (region) => holdsAny(region, communities))
  const { places, people, parameters } = inputs
  await ensureThere(transaction, runId, communities, places.communities)
  const regions = createRegionScoring(places, people, parameters, inputs.grades)
  const rules = inOrderOfCodes(inputs.rules)
  const total = rules.length + 2
  onStep('parts', 1, total)
  for (const [at, rule] of rules.entries()) {
    const scores = scoreGivenType(places, people, parameters, rule, await given(rule, places))
    await writeTypeScores(transaction, runId, rule.typeId, places, scores)
    regions.add({ rule, figures: scores.figures, sufficiency: scores.sufficiency })
    onStep(`type ${rule.code}`, at + 2, total)
  }
  const scores = regions.scores()
  await writeRegionScores(transaction, runId, places, scores)
  onStep('regions', total, total)
  return { places, regions: scores }
}

/**
 * What is given stands in the order of its own communities, and is written in that of the registry's: they have to be the same, or
 * one would have its neighbour's figures. Throws `conflict` where they are not.
 */
async function ensureThere({ client }: Transaction, runId: number, communities: readonly string[], there: readonly string[]): Promise<void> {
  const strangers = strangersAmong(communities, there)
  if (strangers.length === 0) return
  const found = await client.query<{ day: string }>('select reference_date::text as day from checkup.run where id = $1', [runId])
  throw notThere(strangers, found.rows[0]!.day)
}

const mostTold = 5

function notThere(codes: readonly string[], day: string): Error {
  const told = codes.slice(0, mostTold).join(', ') + (codes.length > mostTold ? ` and ${codes.length - mostTold} more` : '')
  return conflict(`codes have changed: ${told} ${codes.length === 1 ? 'is no community' : 'are no communities'} on ${day}. Recalculate and publish the runs that tell of them for that day, or take in bundles of such runs, and ask again`)
}

/** A run that is to be composed: its region and period, and the standard that its parts were scored by. */
export interface Composition {
  readonly period: string
  readonly scopeCode: string
  readonly standardVersion: string
}

/** A published run of a region within, which a wider one can be composed of. */
export interface Part {
  readonly scopeCode: string
  readonly runId: number
  readonly inputHash: string | null
}

/** Whether a run, the one called so in the statement, tells of a region within its own: those that were composed or received may lack it. */
export const tellsOf = (run: string, region: string): string =>
  `(${run}.mode in ('full', 'changed') or ${run}.scope_code = ${region} or exists (select from checkup.region_score as told where told.run_id = ${run}.id and told.region_code = ${region}))`

/**
 * What a run can be composed of: the published runs of the period within its region, received or worked out here, of each place the
 * widest that tells of it; the day of the latest; and the regions that nothing was published of. Throws `conflict` where there is
 * nothing, and where it tells of communities that are none on that day.
 */
export async function partsOf({ client }: Transaction, { period, scopeCode, standardVersion }: Composition): Promise<{ parts: Part[]; missing: string[]; referenceDate: string }> {
  const found = await client.query<Part & Candidate & { referenceDate: string }>(
    `with candidate as (
       select r.id, r.scope_code, registry.region_prefix(r.scope_code) as prefix, r.mode, r.input_hash, r.reference_date
       from checkup.run as r
       where r.status = 'published'
         and r.period = $1
         and r.standard_version = $2
         and r.method_version = $3
         and r.scope_code <> $4
         and starts_with(r.scope_code, registry.region_prefix($4))
     )
     select c.scope_code as "scopeCode", c.id::integer as "runId", c.input_hash as "inputHash", c.reference_date::text as "referenceDate",
       array(
         select w.id::integer
         from candidate as w
         where w.id <> c.id
           and starts_with(c.scope_code, w.prefix)
           and ${tellsOf('w', 'c.scope_code')}
       ) as "widerRunIds"
     from candidate as c
     order by length(c.prefix)`,
    [period, standardVersion, methodVersion, scopeCode]
  )
  const counting = widestOf(found.rows).toSorted((a, b) => (a.scopeCode < b.scopeCode ? -1 : 1))
  const parts = counting.map(({ scopeCode, runId, inputHash }) => ({ scopeCode, runId, inputHash }))
  if (parts.length === 0) {
    throw conflict(`nothing of ${period} by ${standardVersion} is published of the regions within ${scopeCode}: take in their bundles, or publish runs of them, and ask again`)
  }
  const referenceDate = counting.map((part) => part.referenceDate).sort().at(-1)!
  const regions = await client.query<CodedRegion>(
    `select p.code, p.level, p.parent_code as "parentCode", p.prefix
     from registry.region as p
     where starts_with(p.code, registry.region_prefix($1))
       and p.valid_from <= $2
       and p.valid_to > $2
     order by p.code`,
    [scopeCode, referenceDate]
  )
  const known = await communitiesOf({ client }, parts.map(({ runId }) => runId))
  const strangers = strangersAmong(known, regions.rows.filter(({ level }) => level === 'community').map(({ code }) => code))
  if (strangers.length > 0) throw notThere(strangers, referenceDate)
  return { parts, missing: missingParts(regions.rows, known), referenceDate }
}

/** Keeps what a run that was just asked for is to be composed of. */
export async function pinParts({ client }: Transaction, runId: number, { parts, missing }: { readonly parts: readonly Part[]; readonly missing: readonly string[] }): Promise<void> {
  await client.query(
    `insert into checkup.run_part (run_id, region_code, part_run_id, input_hash)
     select $1::bigint, p.code, p.run_id, p.hash
     from unnest($2::text[], $3::bigint[], $4::text[]) as p (code, run_id, hash)
     union all
     select $1::bigint, m.code, null, null
     from unnest($5::text[]) as m (code)`,
    [runId, parts.map(({ scopeCode }) => scopeCode), parts.map((part) => part.runId), parts.map(({ inputHash }) => inputHash), missing]
  )
}

/** Codes of the communities of runs, in their order. */
async function communitiesOf({ client }: Pick<Transaction, 'client'>, runIds: readonly number[]): Promise<string[]> {
  const found = await client.query<{ code: string }>(
    `select s.region_code as code from checkup.region_score as s where s.run_id = any ($1) and s.level = 'community' order by s.region_code`,
    [runIds]
  )
  return found.rows.map(({ code }) => code)
}

/** Composes a run of the parts that were pinned, in one transaction that works on it; it is complete then but for its state. */
export async function composeRun(transaction: Transaction, runId: number, progress: CompositionProgress): Promise<void> {
  const { client } = transaction
  await client.query(
    `insert into checkup.run_site (run_id, site_id, number, community_code, people, elderly, children, elderly_given, children_given, in_doubt, on_network, in_scope)
     select $1, -s.number, s.number, s.community_code, s.people, s.elderly, s.children, s.elderly_given, s.children_given, s.in_doubt, s.on_network, true
     from (
       -- A community is of one part; a part may lie within another that lacks it.
       select of_part.*, (row_number() over (order by of_part.community_code, of_part.place))::integer as number
       from checkup.run_part as p
       cross join lateral (
         select s.number as place, s.community_code, s.people, s.elderly, s.children, s.elderly_given, s.children_given, s.in_doubt, s.on_network
         from checkup.run_site as s
         where s.run_id = p.part_run_id
           and s.in_scope
       ) as of_part
       where p.run_id = $1
     ) as s`,
    [runId]
  )
  await client.query(
    `insert into checkup.run_input (run_id, part, hash)
     select $1::bigint, 'results ' || p.region_code, p.input_hash
     from checkup.run_part as p
     where p.run_id = $1
       and p.part_run_id is not null
     union all
     select $1::bigint, 'run', encode(sha256(convert_to(concat_ws(E'\\n', r.period, r.reference_date, r.scope_code, r.standard_version), 'UTF8')), 'hex')
     from checkup.run as r
     where r.id = $1`,
    [runId]
  )
  const parts = await client.query<{ runId: number }>('select part_run_id::integer as "runId" from checkup.run_part where run_id = $1 and part_run_id is not null order by region_code', [runId])
  const communities = await communitiesOf(transaction, parts.rows.map((part) => part.runId))
  const stretches = await stretchesOf(transaction, runId)
  await writeGivenResults(transaction, runId, communities, (rule) => readGivenScores(transaction, runId, rule.typeId, communities.length, stretches), progress)
}

/** Sites of a community, which stand side by side in the part that it is of; from 0. */
interface Stretch {
  readonly partRunId: number
  readonly first: number
  readonly sites: number
}

/** Where the sites of a composed run stand in its parts, in the order in which they stand in it. */
async function stretchesOf({ client }: Transaction, runId: number): Promise<Stretch[]> {
  const found = await client.query<Stretch>(
    `select p.part_run_id::integer as "partRunId", min(s.number) - 1 as first, count(*)::integer as sites
     from checkup.run_part as p
     join checkup.run_site as s on s.run_id = p.part_run_id and s.in_scope
     where p.run_id = $1
     group by p.part_run_id, s.community_code
     order by s.community_code`,
    [runId]
  )
  return found.rows
}

/** A figure as a number of the engine, NaN where there is none. */
function asNumber(name: TypeFigure): string {
  const value =
    name === 'cause' ? `array_position(array[${causes.map((cause) => `'${cause}'`).join(', ')}], t.cause)`
    : name === 'applies' || name === 'surveyed' || name === 'governance_due' ? `t.${name}::integer`
    : `t.${name}`
  return `coalesce(${value}::float8, 'NaN') as ${name}`
}

const givenFigures = `
  select ${typeFigures.map((name) => `string_agg(float8send(f.${name}), '') as ${name}`).join(', ')}
  from (
    select ${typeFigures.map(asNumber).join(', ')}
    from checkup.run_part as p
    join checkup.region_score as g on g.run_id = p.part_run_id and g.level = 'community'
    left join checkup.type_score as t on t.run_id = g.run_id and t.region_code = g.region_code and t.type_id = $2
    where p.run_id = $1
    order by g.region_code
  ) as f`

/** Of the sites in scope alone, which stand first. */
const givenSufficiency = `
  select p.part_run_id::integer as "partRunId", array_send(y.sufficiency[1:(select count(*) from checkup.run_site as s where s.run_id = p.part_run_id and s.in_scope)]) as sufficiency
  from checkup.run_part as p
  join checkup.run_sufficiency as y on y.run_id = p.part_run_id and y.type_id = $2
  where p.run_id = $1`

/** How a type was scored in the parts of a run, one community after the other. */
async function readGivenScores({ client }: Transaction, runId: number, typeId: number, communities: number, stretches: readonly Stretch[]): Promise<GivenScores> {
  const figures = await queryPrepared<Record<TypeFigure, Buffer | null>>(client, givenFigures, [runId, typeId])
  const sufficiency = await queryPrepared<{ partRunId: number; sufficiency: Buffer }>(client, givenSufficiency, [runId, typeId])
  const row = figures.rows[0]!
  const ofPart = new Map(sufficiency.rows.map((part) => [part.partRunId, float8Elements(part.sufficiency)]))
  const changed = () => conflict(`run ${runId} is composed of runs that have changed: ask for another`)
  const sufficiencyOf = ({ partRunId, first, sites }: Stretch): Float64Array => {
    const values = ofPart.get(partRunId)?.subarray(first, first + sites)
    if (values?.length !== sites) throw changed()
    return values
  }
  const given: GivenScores = {
    figures: Object.fromEntries(typeFigures.map((name) => [name, float8Column(row[name])])) as GivenScores['figures'],
    sufficiency: joined(stretches.map(sufficiencyOf), Float64Array)
  }
  if (given.figures.applies.length !== communities) throw changed()
  return given
}

/** Sites of a run that was received, in the order of their communities; people in millionths. */
export interface GivenSites {
  readonly community: readonly string[]
  readonly all: Float64Array
  readonly elderly: Float64Array
  readonly child: Float64Array
  readonly elderlyGiven: Uint8Array
  readonly childrenGiven: Uint8Array
  readonly inDoubt: Uint8Array
  readonly onNetwork: Uint8Array
}

/** A published run of another instance. */
export interface GivenRun extends Composition {
  readonly referenceDate: string
  readonly inputHash: string
  readonly methodVersion: number
  /** In the order of their codes. */
  readonly communities: readonly string[]
  readonly sites: GivenSites
  /** By the code of a type, its communities and sites in the order of these. */
  readonly scores: (typeCode: string) => GivenScores
}

/** Sites written by one statement. */
const sitesAStatement = 16_384

/**
 * Writes down what another instance published, as a published run here that takes the place of the one received before; `check`
 * looks at what came out, and throws to leave nothing. Answers with the run's number. It all belongs to the caller's transaction.
 */
export async function keepReceivedRun(
  transaction: Transaction,
  requestedBy: string,
  given: GivenRun,
  check: (scores: ComposedScores) => void
): Promise<number> {
  const { client } = transaction
  const made = await client.query<{ id: number }>(
    `insert into checkup.run (period, reference_date, scope_code, standard_version, network_id, requested_by, mode, method_version, status, started_at, steps_total, steps_done)
     values ($1, $2, $3, $4, null, $5, 'received', $6, 'running', now(), 1, 1)
     returning id::integer`,
    [given.period, given.referenceDate, given.scopeCode, given.standardVersion, requestedBy, given.methodVersion]
  )
  const runId = made.rows[0]!.id
  await client.query(`select set_config('lifecircle.run', $1, true)`, [String(runId)])
  await writeGivenSites(transaction, runId, given.sites)
  await client.query(`insert into checkup.run_input (run_id, part, hash) values ($1, 'results', $2)`, [runId, given.inputHash])
  check(await writeGivenResults(transaction, runId, given.communities, (rule) => given.scores(rule.code), { onStep: () => undefined }))
  await client.query(
    `update checkup.run set status = 'completed', finished_at = now(), sensitivity_at = now(), input_hash = $2 where id = $1`,
    [runId, given.inputHash]
  )
  await client.query('select checkup.publish($1)', [runId])
  return runId
}

async function writeGivenSites({ client }: Transaction, runId: number, sites: GivenSites): Promise<void> {
  for (let first = 0; first < sites.community.length; first += sitesAStatement) {
    const end = Math.min(sites.community.length, first + sitesAStatement)
    const people = (name: 'all' | 'elderly' | 'child') => float8Array(sites[name].subarray(first, end))
    const flags = (name: 'elderlyGiven' | 'childrenGiven' | 'inDoubt' | 'onNetwork') => [...sites[name].subarray(first, end)]
    await queryPrepared(
      client,
      `insert into checkup.run_site (run_id, site_id, number, community_code, people, elderly, children, elderly_given, children_given, in_doubt, on_network, in_scope)
       select $1, -($2::integer + s.place)::integer, ($2::integer + s.place)::integer, s.community, round(s.people::numeric / $3, 6), round(s.elderly::numeric / $3, 6), round(s.children::numeric / $3, 6),
         s.elderly_given = 1, s.children_given = 1, s.in_doubt = 1, s.on_network = 1, true
       from unnest($4::text[], $5::float8[], $6::float8[], $7::float8[], $8::integer[], $9::integer[], $10::integer[], $11::integer[])
         with ordinality as s (community, people, elderly, children, elderly_given, children_given, in_doubt, on_network, place)`,
      [
        runId, first, perPerson, sites.community.slice(first, end), people('all'), people('elderly'), people('child'),
        flags('elderlyGiven'), flags('childrenGiven'), flags('inDoubt'), flags('onNetwork')
      ]
    )
  }
}
