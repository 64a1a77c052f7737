import type { Transaction } from '../platform/caller.js'
import { conflict } from '../platform/errors.js'
import { float8Array, float8Bytes, float8Column, float8Elements } from '../platform/database/packed.js'
import { queryPrepared } from '../platform/database/prepared.js'
import { causes } from './diagnosis.js'
import type { Places } from './people.js'
import { summedFigures, type RegionScores, type ScoredType } from './region-scoring.js'
import { typeFigures, type TypeFigure, type TypeRule, type TypeScores } from './type-scoring.js'

const truths: readonly TypeFigure[] = ['applies', 'surveyed', 'governance_due']
const numbers: readonly TypeFigure[] = [
  'facilities_required', 'facilities_in_budget', 'facilities_reached', 'facilities_own', 'sizes_imputed', 'hours_unknown', 'facilities_known',
  'facilities_own_reached'
]
const causeTexts = `array[${causes.map((cause) => `'${cause}'`).join(', ')}]`

/** What the engine hands over as a column's value. */
function written(name: TypeFigure): string {
  if (name === 'cause') return `(${causeTexts})[s.cause::integer]`
  return `s.${name}${truths.includes(name) ? ' = 1' : numbers.includes(name) ? '::integer' : ''}`
}

const insertTypeScores = `
  insert into checkup.type_score (run_id, region_code, type_id, ${typeFigures.join(', ')})
  select $1, s.code, $2, ${typeFigures.map(written).join(', ')}
  from unnest($3::text[], ${typeFigures.map((_, i) => `$${i + 4}::float8[]`).join(', ')}) as s (code, ${typeFigures.join(', ')})
  where s.applies is not null`

/** Writes a type's scores. A try that was cut off left nothing: a step is written whole or not at all. */
export async function writeTypeScores({ client }: Transaction, runId: number, typeId: number, places: Places, scores: TypeScores): Promise<void> {
  for (const { first, end } of slicesOf(places.regions.length)) {
    await queryPrepared(client, insertTypeScores, [
      runId, typeId, places.regions.slice(first, end).map(({ code }) => code), ...typeFigures.map((name) => float8Array(scores.figures[name].subarray(first, end)))
    ])
  }
  await queryPrepared(client, 'insert into checkup.run_sufficiency (run_id, type_id, sufficiency, figures) values ($1, $2, $3, $4)', [
    runId, typeId, float8Array(scores.sufficiency), float8Bytes(summedFigures.map((name) => scores.figures[name]))
  ])
  const { facilityIds, people, sites } = scores.catchments
  await queryPrepared(
    client,
    `insert into checkup.run_catchment (run_id, facility_id, type_id, catchment_people, sites)
     select $1, c.facility_id, $2, c.people::numeric, c.sites
     from unnest($3::integer[], $4::float8[], $5::integer[]) as c (facility_id, people, sites)`,
    [runId, typeId, [...facilityIds], float8Array(people), [...sites]]
  )
}

/** Takes over from another run what the types that have not changed are scored. Throws `conflict` when that run is gone. */
export async function takeOverTypes(transaction: Transaction, runId: number, baseRunId: number | null, typeIds: readonly number[]): Promise<void> {
  if (typeIds.length === 0) return
  // Kept from being deleted while its results are read.
  const held = await transaction.client.query('select from checkup.run where id = $1 for key share', [baseRunId])
  if (held.rowCount === 0) throw scoresGone()
  for (const [table, columns] of Object.entries(takenColumns)) {
    await transaction.client.query(
      `insert into checkup.${table} (run_id, ${columns}) select $1, ${columns} from checkup.${table} where run_id = $2 and type_id = any ($3)`,
      [runId, baseRunId, typeIds]
    )
  }
}

const takenColumns = {
  type_score: ['type_id', 'region_code', ...typeFigures].join(', '),
  run_sufficiency: 'type_id, sufficiency, figures',
  run_catchment: 'type_id, facility_id, catchment_people, sites'
}

const scoresGone = () => conflict('the run whose scores this one takes was deleted: the next try works everything out')

/** A type that a run has scored. */
export interface HeldType {
  readonly runId: number
  readonly rule: TypeRule
}

/** Reads back of the scores of types what regions are made of. Throws `conflict` when a run that has them is gone. */
export async function readScoredTypes({ client }: Transaction, held: readonly HeldType[], places: Places): Promise<ScoredType[]> {
  const found = await queryPrepared<{ figures: Buffer; sufficiency: Buffer }>(
    client,
    `select s.figures, array_send(s.sufficiency) as sufficiency
     from unnest($1::bigint[], $2::smallint[]) with ordinality as asked (run_id, type_id, place)
     join checkup.run_sufficiency as s on s.run_id = asked.run_id and s.type_id = asked.type_id
     order by asked.place`,
    [held.map(({ runId }) => runId), held.map(({ rule }) => rule.typeId)]
  )
  if (found.rows.length < held.length) throw scoresGone()
  const regions = places.regions.length
  return held.map(({ rule }, place) => {
    const row = found.rows[place]!
    const figures = float8Column(row.figures)
    return {
      rule,
      figures: Object.fromEntries(summedFigures.map((name, i) => [name, columnAt(figures, i, regions)])) as ScoredType['figures'],
      sufficiency: float8Elements(row.sufficiency)
    }
  })
}

/** A column of packed figures; one that was not packed yet when they were written has no figures. */
function columnAt(figures: Float64Array, place: number, regions: number): Float64Array {
  const column = figures.subarray(place * regions, (place + 1) * regions)
  return column.length === regions ? column : new Float64Array(regions).fill(NaN)
}

/** Writes the categories, indices, grades, ranks and inequality of a run's regions. */
export async function writeRegionScores({ client }: Transaction, runId: number, places: Places, scores: RegionScores): Promise<void> {
  for (const { first, end } of slicesOf(places.regions.length)) {
    const regions = places.regions.slice(first, end)
    const codes = regions.map(({ code }) => code)
    const column = (values: Float64Array) => float8Array(values.subarray(first, end))
    for (const { category, columns } of scores.categories) {
      await queryPrepared(
        client,
        `insert into checkup.category_score (run_id, region_code, category, base, balance, governance, score)
         select $1, s.code, $2, s.base, s.balance, s.governance, s.score
         from unnest($3::text[], $4::float8[], $5::float8[], $6::float8[], $7::float8[]) as s (code, base, balance, governance, score)
         where s.score is not null`,
        [runId, category, codes, column(columns.base), column(columns.balance), column(columns.governance), column(columns.score)]
      )
    }
    await client.query(
      `insert into checkup.region_score (
         run_id, region_code, level, parent_code, population, sites, communities, base, balance, governance, index, grade, completeness,
         rank, rank_in_level, sufficiency, gini, palma, theil, priority, demand_mark, elderly_and_child_mark, facilities_mark, service_mark, shortfalls_by_cause,
         sites_off_network, sites_imputed
       )
       select
         $1, s.code, s.level, s.parent_code, s.population::numeric, s.sites, s.communities, s.base, s.balance, s.governance, s.index, s.grade, s.completeness,
         s.rank::integer, s.rank_in_level::integer, s.sufficiency, s.gini, s.palma, s.theil,
         s.priority, s.demand_mark, s.elderly_and_child_mark, s.facilities_mark, s.service_mark, s.shortfalls_by_cause, s.sites_off_network, s.sites_imputed
       from unnest(
         $2::text[], $3::text[], $4::text[], $5::float8[], $6::integer[], $7::integer[], $8::float8[], $9::float8[], $10::float8[], $11::float8[],
         $12::text[], $13::float8[], $14::float8[], $15::float8[], $16::float8[], $17::float8[], $18::float8[], $19::float8[],
         $20::float8[], $21::float8[], $22::float8[], $23::float8[], $24::float8[], $25::jsonb[], $26::integer[], $27::integer[]
       ) as s (
         code, level, parent_code, population, sites, communities, base, balance, governance, index, grade, completeness,
         rank, rank_in_level, sufficiency, gini, palma, theil, priority, demand_mark, elderly_and_child_mark, facilities_mark, service_mark, shortfalls_by_cause,
         sites_off_network, sites_imputed
       )`,
      [
        runId, codes, regions.map(({ level }) => level), regions.map(({ parentCode }) => parentCode),
        column(scores.population), [...scores.sites.subarray(first, end)], regions.map((region) => region.end - region.first),
        column(scores.columns.base), column(scores.columns.balance), column(scores.columns.governance), column(scores.columns.score),
        scores.grades.slice(first, end), column(scores.completeness), column(scores.rank), column(scores.rankInLevel),
        column(scores.inequality.sufficiency), column(scores.inequality.gini), column(scores.inequality.palma), column(scores.inequality.theil),
        column(scores.marks.priority), column(scores.marks.demand), column(scores.marks.elderlyAndChild), column(scores.marks.facilities), column(scores.marks.service),
        scores.shortfallsByCause.slice(first, end).map((counts) => JSON.stringify(counts)),
        [...scores.sitesOffNetwork.subarray(first, end)], [...scores.sitesImputed.subarray(first, end)]
      ]
    )
  }
}

/** Regions written by one statement: a province's would be held whole by the driver, many times over. */
const mostRegions = 4_096

/** Regions [first, end), as many as are written at once. */
export function slicesOf(count: number): { readonly first: number; readonly end: number }[] {
  return Array.from({ length: Math.ceil(count / mostRegions) }, (_, i) => ({ first: i * mostRegions, end: Math.min(count, (i + 1) * mostRegions) }))
}
