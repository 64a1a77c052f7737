import type { Transaction } from '../platform/caller.js'
import { queryPrepared } from '../platform/database/prepared.js'
import { byKey } from '../platform/database/rows-by-key.js'
import { unprocessable } from '../platform/errors.js'
import { regionLevels, type RegionLevel } from '../registry/region-import.js'
import { codeWithin } from '../registry/region-queries.js'
import { theilSplit, type GroupSums, type Inequality, type TheilSplit } from './inequality.js'
import { askedOf, type RegionScore, type ScoreKey } from './score-queries.js'

/** Theil's T between and within the regions of a level below. */
export interface GroupedTheil extends TheilSplit {
  /** 0 to 1: what lies between the groups, of the whole. Null where all are alike. */
  readonly betweenShare: number | null
  /** Groups with people. */
  readonly groups: number
  readonly people: number
}

/** Six decimals; everything is by people. */
export interface Measured extends Inequality {
  /** Those whose sufficiency is known. */
  readonly people: number
  /** Null unless groups were asked for, and where nobody holds anything. */
  readonly split: GroupedTheil | null
}

export interface TypeInequality extends Measured {
  readonly typeCode: string
  readonly nameZh: string
  readonly nameEn: string
  readonly category: string
}

export interface RegionInequality extends ScoreKey {
  readonly groups: RegionLevel | null
  /** Of residents' sufficiency over all types. */
  readonly overall: Measured
  /** Of the people whose walk each type measures, in the standard's order; those that do not apply or were not surveyed are left out. */
  readonly types: TypeInequality[]
}

export interface InequalityOptions {
  /** Level of the regions to split by, below the region. */
  readonly groups?: RegionLevel | undefined
  /** Only this facility type. */
  readonly type?: string | undefined
}

type Row = ScoreKey & Inequality & { readonly people: number }
type TypeRow = Row & Pick<TypeInequality, 'typeCode' | 'nameZh' | 'nameEn' | 'category'>
type SumRow = ScoreKey & GroupSums & { readonly typeCode: string | null; readonly groups: number }

const figures = ['sufficiency', 'gini', 'palma', 'theil'].map((name) => `round(s.${name}::numeric, 6) as ${name}`).join(', ')

/**
 * Inequality of sufficiency in regions, by type and over all: three statements at most, however many regions.
 * Throws `unprocessable-input` when the groups do not lie below one of the regions.
 */
export async function regionInequalities(
  transaction: Transaction,
  regions: readonly Pick<RegionScore, 'runId' | 'code' | 'level'>[],
  { groups, type }: InequalityOptions = {}
): Promise<RegionInequality[]> {
  for (const { code, level } of regions) {
    if (groups !== undefined && regionLevels.indexOf(groups) <= regionLevels.indexOf(level)) {
      throw unprocessable(`${code} is a ${level}: it cannot be split by ${groups}`, [{ pointer: '/groups', detail: `must be a level below ${level}` }])
    }
  }
  const { client } = transaction
  const keys = [regions.map(({ runId }) => runId), regions.map(({ code }) => code)]
  const overall = await overallRows(transaction, regions)
  const types = await queryPrepared<TypeRow>(
    client,
    `select
       s.run_id as "runId", s.region_code as code, f.code as "typeCode", t.name_zh as "nameZh", t.name_en as "nameEn", t.category,
       s.group_people as people, ${figures}
     from ${askedOf('type_score')}
     join checkup.run as r on r.id = s.run_id
     join registry.standard_type as t on t.standard_version = r.standard_version and t.type_id = s.type_id
     join registry.facility_type as f on f.id = s.type_id
     where s.sufficiency is not null
       and ($3::text is null or f.code = $3)
     order by t.position`,
    [...keys, type ?? null]
  )
  const sums = groups === undefined ? [] : await groupSums(transaction, keys, groups, type)

  const keyOf = ({ runId, code }: ScoreKey, typeCode: string | null = null) => `${runId} ${code} ${typeCode ?? ''}`
  const sumsOf = new Map(sums.map((row) => [keyOf(row, row.typeCode), row]))
  const overallOf = new Map(overall.map((row) => [keyOf(row), row]))
  const typesOf = byKey(types.rows.map((row) => ({ key: keyOf(row), row })))
  return regions.map((region) => ({
    runId: region.runId,
    code: region.code,
    groups: groups ?? null,
    overall: measured(overallOf.get(keyOf(region))!, sumsOf.get(keyOf(region))),
    types: (typesOf.get(keyOf(region)) ?? []).map((row) => {
      const { typeCode, nameZh, nameEn, category } = row
      return { typeCode, nameZh, nameEn, category, ...measured(row, sumsOf.get(keyOf(row, typeCode))) }
    })
  }))
}

async function overallRows({ client }: Transaction, regions: readonly ScoreKey[]): Promise<Row[]> {
  const found = await queryPrepared<Row>(
    client,
    `select s.run_id as "runId", s.region_code as code, case when s.sufficiency is null then 0 else s.population end as people, ${figures}
     from ${askedOf('region_score')}`,
    [regions.map(({ runId }) => runId), regions.map(({ code }) => code)]
  )
  return found.rows
}

/** Inequality of residents' sufficiency over all types in regions. Those without scores are absent. */
export async function overallInequalities(transaction: Transaction, regions: readonly ScoreKey[]): Promise<(ScoreKey & Measured)[]> {
  return (await overallRows(transaction, regions)).map((row) => ({ runId: row.runId, code: row.code, ...measured(row, undefined) }))
}

/** Sums over the regions of a level in each region, for all types together and for each. */
async function groupSums({ client }: Transaction, keys: readonly unknown[], groups: RegionLevel, type: string | undefined): Promise<SumRow[]> {
  const found = await client.query<SumRow>(
    `with member as materialized (
       select asked.run_id, asked.code, s.region_code, s.population, s.sufficiency, s.theil
       from unnest($1::bigint[], $2::text[]) as asked (run_id, code)
       join checkup.region_score as s
         on s.run_id = asked.run_id
         and s.level = $3
         and ${codeWithin('s.region_code', 'asked.code')}
     ),
     -- Turned into floats once: numeric logarithms are slow.
     measured as materialized (
       select m.run_id, m.code, null::smallint as type_id, m.population::float8 as people, m.sufficiency::float8 as mean, m.theil::float8 as theil
       from member as m
       where m.sufficiency is not null
       union all
       select m.run_id, m.code, s.type_id, s.group_people::float8, s.sufficiency::float8, s.theil::float8
       from member as m
       join checkup.type_score as s on s.run_id = m.run_id and s.region_code = m.region_code
       where s.sufficiency is not null
         and ($4::text is null or s.type_id = (select f.id from registry.facility_type as f where f.code = $4))
     )
     select s.run_id as "runId", s.code, f.code as "typeCode", s.groups, s.people, s.held, s."heldLogMean", s."heldTheil"
     from (
       select
         m.run_id, m.code, m.type_id,
         count(*)::integer as groups,
         sum(m.people) as people,
         sum(m.people * m.mean) as held,
         coalesce(sum(m.people * m.mean * ln(m.mean)) filter (where m.mean > 0), 0) as "heldLogMean",
         coalesce(sum(m.people * m.mean * m.theil), 0) as "heldTheil"
       from measured as m
       group by m.run_id, m.code, m.type_id
     ) as s
     left join registry.facility_type as f on f.id = s.type_id`,
    [...keys, groups, type ?? null]
  )
  return found.rows
}

function measured({ people, sufficiency, gini, palma, theil }: Row, sums: SumRow | undefined): Measured {
  const split = sums === undefined ? null : theilSplit(sums)
  const whole = split === null ? 0 : split.between + split.within
  return {
    people,
    sufficiency,
    gini,
    palma,
    theil,
    split: split === null ? null : {
      between: sixDecimals(split.between),
      within: sixDecimals(split.within),
      betweenShare: whole < 1e-9 ? null : sixDecimals(split.between / whole),
      groups: sums!.groups,
      people: sums!.people
    }
  }
}

const sixDecimals = (value: number): number => Math.round(value * 1e6) / 1e6
