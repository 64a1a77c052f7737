import type { Transaction } from '../platform/caller.js'
import { queryPrepared } from '../platform/database/prepared.js'
import { float8Array, float8Column, joined, sharedArray } from '../platform/database/packed.js'
import { inSlices } from '../platform/database/slices.js'
import type { Standard } from '../registry/standard.js'
import { perPerson, type People, type Places } from './people.js'
import { sitesAtOnce } from './run-inputs.js'
import { slicesOf } from './run-results.js'
import { askedOf, rangeColumns, type Range, type ScoreKey } from './score-queries.js'
import { leastKnown, variants, variedBudgets, type GroupEnds, type Variant, type VariedBudgets } from './sensitivity.js'

/** Reads what is varied beside the inputs of a run: budgets by its standard, and the ends of the groups that were not given. */
export async function readSensitivityInputs(
  { client }: Transaction,
  runId: number,
  people: People
): Promise<{ readonly budgets: VariedBudgets; readonly ends: GroupEnds }> {
  const standard = await client.query<{ document: Standard }>(
    'select s.document from checkup.run as r join registry.standard as s on s.version = r.standard_version where r.id = $1',
    [runId]
  )
  const shares = await client.query<CountyShares>(countyShares, [runId, leastKnown])
  const county = (of: (row: CountyShares) => unknown) => shares.rows.map(of)
  const slices = await inSlices<EndsSlice>(sitesAtOnce, ({ elderlyLow }) => elderlyLow.length, async (before) => {
    const found = await queryPrepared<Record<keyof EndsSlice, Buffer | null>>(client, groupEnds, [
      runId, perPerson, before, before + sitesAtOnce,
      county((row) => row.county), county((row) => row.elderlyLow), county((row) => row.elderlyHigh), county((row) => row.childLow), county((row) => row.childHigh)
    ])
    const row = found.rows[0]!
    return {
      elderlyLow: float8Column(row.elderlyLow), elderlyHigh: float8Column(row.elderlyHigh), childLow: float8Column(row.childLow), childHigh: float8Column(row.childHigh)
    }
  })
  const end = (name: keyof EndsSlice) => sharedArray(joined(slices.map((slice) => slice[name]), Float64Array))
  return {
    budgets: variedBudgets(standard.rows[0]!.document),
    ends: {
      low: { ...people, elderly: end('elderlyLow'), child: end('childLow') },
      high: { ...people, elderly: end('elderlyHigh'), child: end('childHigh') }
    }
  }
}

type EndsSlice = Readonly<Record<'elderlyLow' | 'elderlyHigh' | 'childLow' | 'childHigh', Float64Array>>

type CountyShares = { readonly county: string } & Readonly<Record<keyof EndsSlice, number | null>>

/** The first and last decile of the shares of each group at the sites of a county that gave it; null where hardly any did. */
const countyShares = `
  select
    k.county, k.elderly[1] as "elderlyLow", k.elderly[2] as "elderlyHigh", k.children[1] as "childLow", k.children[2] as "childHigh"
  from (
    select
      left(s.community_code, 6) as county,
      case when count(*) filter (where s.elderly_given and s.people > 0) >= $2 then
        percentile_cont(array[0.1, 0.9]) within group (order by (s.elderly / nullif(s.people, 0))::float8) filter (where s.elderly_given and s.people > 0)
      end as elderly,
      case when count(*) filter (where s.children_given and s.people > 0) >= $2 then
        percentile_cont(array[0.1, 0.9]) within group (order by (s.children / nullif(s.people, 0))::float8) filter (where s.children_given and s.people > 0)
      end as children
    from checkup.run_site as s
    where s.run_id = $1
    group by left(s.community_code, 6)
  ) as k`

/**
 * The deciles of the county applied to the sites that did not give a group; half and one and a half times what was
 * imputed where hardly any gave it. Never more than the other group leaves.
 */
const groupEnds = `
  with county as materialized (
    select *
    from unnest($5::text[], $6::float8[], $7::float8[], $8::float8[], $9::float8[]) as c (county, elderly_low, elderly_high, child_low, child_high)
  ),
  ends as (
    select
      s.number,
      case when s.elderly_given then s.elderly else least(s.elderly, coalesce(s.people * c.elderly_low::numeric, s.elderly * 0.5)) end as elderly_low,
      case when s.elderly_given then s.elderly else
        greatest(s.elderly, least(coalesce(s.people * c.elderly_high::numeric, s.elderly * 1.5), s.people - case when s.children_given then s.children else 0 end))
      end as elderly_high,
      case when s.children_given then s.children else least(s.children, coalesce(s.people * c.child_low::numeric, s.children * 0.5)) end as child_low,
      case when s.children_given then s.children else
        greatest(s.children, least(coalesce(s.people * c.child_high::numeric, s.children * 1.5), s.people - case when s.elderly_given then s.elderly else 0 end))
      end as child_high
    from checkup.run_site as s
    join county as c on c.county = left(s.community_code, 6)
    where s.run_id = $1
      and s.number > $3
      and s.number <= $4
    order by s.number
  )
  select
    string_agg(float8send(round(elderly_low * $2)::float8), '') as "elderlyLow",
    string_agg(float8send(round(elderly_high * $2)::float8), '') as "elderlyHigh",
    string_agg(float8send(round(child_low * $2)::float8), '') as "childLow",
    string_agg(float8send(round(child_high * $2)::float8), '') as "childHigh"
  from ends`

/** Reads back of a run's scores what decides who has a rank, in the order of its places. */
export async function readScored({ client }: Transaction, runId: number, places: Places): Promise<{ readonly completeness: Float64Array }> {
  const found = await client.query<{ code: string; completeness: number | null }>(
    'select region_code as code, completeness from checkup.region_score where run_id = $1',
    [runId]
  )
  const of = new Map(found.rows.map(({ code, completeness }) => [code, completeness]))
  return { completeness: Float64Array.from(places.regions, ({ code }) => of.get(code) ?? NaN) }
}

/** Index and ranks of every region under each varied assumption; NaN = none. */
export type VariedRegions = readonly {
  readonly variant: Variant
  readonly index: Float64Array
  readonly rank: Float64Array
  readonly rankInLevel: Float64Array
}[]

/** Writes the ranges of a run's regions, and that they are there. What another process wrote meanwhile is the same, and stays. */
export async function writeRanges({ client }: Transaction, runId: number, places: Places, varied: VariedRegions): Promise<void> {
  const claimed = await client.query(`select from checkup.run where id = $1 and status = 'completed' and sensitivity_at is null for update`, [runId])
  if (claimed.rowCount === 0) return
  await client.query('delete from checkup.region_range where run_id = $1', [runId])
  for (const { first, end } of slicesOf(places.regions.length)) {
    const codes = places.regions.slice(first, end).map(({ code }) => code)
    const all = (name: 'index' | 'rank' | 'rankInLevel') => float8Array(varied.flatMap((one) => [...one[name].subarray(first, end)]))
    await client.query(
      `insert into checkup.region_range (
         run_id, region_code, variants, indices, ranks, ranks_in_level,
         index_low, index_high, rank_low, rank_high, rank_in_level_low, rank_in_level_high
       )
       select
         $1, s.region_code, v.variants, v.indices, v.ranks, v.ranks_in_level,
         least(s.index, v.index_low), greatest(s.index, v.index_high), least(s.rank, v.rank_low), greatest(s.rank, v.rank_high),
         least(s.rank_in_level, v.rank_in_level_low), greatest(s.rank_in_level, v.rank_in_level_high)
       from (
         select
           u.code,
           array_agg(u.variant order by u.place) as variants,
           array_agg(u.index order by u.place) as indices,
           array_agg(u.rank::integer order by u.place) as ranks,
           array_agg(u.rank_in_level::integer order by u.place) as ranks_in_level,
           min(u.index) as index_low, max(u.index) as index_high,
           min(u.rank)::integer as rank_low, max(u.rank)::integer as rank_high,
           min(u.rank_in_level)::integer as rank_in_level_low, max(u.rank_in_level)::integer as rank_in_level_high
         from unnest($2::text[], $3::text[], $4::float8[], $5::float8[], $6::float8[]) with ordinality as u (code, variant, index, rank, rank_in_level, place)
         group by u.code
       ) as v
       cross join lateral (select * from checkup.region_score as one where one.run_id = $1 and one.region_code = v.code offset 0) as s
       order by s.region_code`,
      [
        runId, varied.flatMap(() => codes), varied.flatMap(({ variant }) => codes.map(() => variant)),
        all('index'), all('rank'), all('rankInLevel')
      ]
    )
  }
  await client.query('update checkup.run set sensitivity_at = now() where id = $1', [runId])
}

/** A region's index and ranks were one assumption otherwise. */
export interface VariedScore {
  readonly variant: Variant
  readonly index: number | null
  readonly rank: number | null
  readonly rankInLevel: number | null
}

export interface Sensitivity extends ScoreKey {
  readonly index: number | null
  readonly rank: number | null
  readonly rankInLevel: number | null
  readonly indexRange: Range | null
  readonly rankRange: Range | null
  readonly rankInLevelRange: Range | null
  /** Empty where the ranges are not worked out yet. */
  readonly variants: readonly VariedScore[]
}

/** How far the indices and ranks of regions in runs depend on what was taken for granted; those without scores are absent. */
export async function sensitivities({ client }: Transaction, keys: readonly ScoreKey[]): Promise<Sensitivity[]> {
  const found = await queryPrepared<Omit<Sensitivity, 'variants'> & { variants: VariedScore[] | null }>(
    client,
    `select
       s.run_id as "runId", s.region_code as code, checkup.score_round(s.index::numeric) as index, s.rank, s.rank_in_level as "rankInLevel",
       ${rangeColumns('v')},
       (
         select jsonb_agg(
           jsonb_build_object('variant', u.variant, 'index', checkup.score_round(u.index::numeric), 'rank', u.rank, 'rankInLevel', u.rank_in_level)
           order by array_position($3::text[], u.variant)
         )
         from unnest(v.variants, v.indices, v.ranks, v.ranks_in_level) as u (variant, index, rank, rank_in_level)
       ) as variants
     from ${askedOf('region_score')}
     left join checkup.region_range as v on v.run_id = s.run_id and v.region_code = s.region_code`,
    [keys.map(({ runId }) => runId), keys.map(({ code }) => code), variants]
  )
  return found.rows.map((row) => ({ ...row, variants: row.variants ?? [] }))
}
