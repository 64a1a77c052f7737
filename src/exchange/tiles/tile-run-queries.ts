import { LRUCache } from 'lru-cache'
import { tellsOf } from '../../checkup/composition-steps.js'
import { findRun, withResults } from '../../checkup/run-queries.js'
import { asCaller, operator, wholeCountry, type Caller, type Transaction } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { conflict, notFound } from '../../platform/errors.js'
import { remembered } from '../../platform/remembered.js'
import { categoryAttribute, reachAttribute, tileLayers, typeAttribute, type LayerName } from './tile-layer.js'

/** A run as tiles are made of it. */
export interface TileRun {
  readonly id: number
  readonly period: string
  readonly scopeCode: string
  readonly standardVersion: string
  /** Whether everybody may read it, and nothing of it ever changes but the names and boundaries of regions. */
  readonly isPublished: boolean
  /** Revision of the regions. */
  readonly revision: number
  readonly inputHash: string | null
}

/** What is known of runs, and made ready for their tiles. */
export interface TileRuns {
  /**
   * The run of a number, or the newest published one: of the caller's region, else that of the widest scope.
   * Throws `not-found` where the caller sees none, `conflict` for one without results.
   */
  readonly find: (caller: Caller, which: number | 'latest') => Promise<TileRun>
  /** Makes ready what layers of a run are read from, where that has not been done. */
  readonly prepare: (run: TileRun, layers: readonly LayerName[]) => Promise<void>
}

/** So long a published run is taken for what it was: a view's tiles are asked for at once. */
const believedMs = 2_000

export function createTileRuns(database: Database): TileRuns {
  const published = new LRUCache<string, Promise<TileRun | undefined>>({ max: 1_000, ttl: believedMs })
  const ready = new LRUCache<string, Promise<void>>({ max: 1_000 })

  const findPublished = (id: number) => remembered(published, `${id}`, () => publishedRun(database, id))

  return {
    find: async (caller, which) => {
      const id = which === 'latest' ? await latestRun(database, caller) : which
      return (await findPublished(id)) ?? asCaller(database, caller, (transaction) => ownRun(transaction, id))
    },
    prepare: async (run, layers) => {
      const needs = new Set(layers.map((name) => tileLayers[name].reads))
      if (needs.has('regions')) await remembered(ready, `regions ${run.id} ${run.revision}`, () => prepareRegions(database, run))
      if (needs.has('sites')) await remembered(ready, `sites ${run.id}`, () => prepareSites(database, run))
    }
  }
}

const runColumns = `
  r.id, r.period, r.scope_code as "scopeCode", r.standard_version as "standardVersion", r.status in ('published', 'superseded') as "isPublished",
  (select v.number from registry.revision as v where v.what = 'regions') as revision, r.input_hash as "inputHash"`

/** Needs no caller: what is published is everybody's. */
async function publishedRun({ pool }: Database, id: number): Promise<TileRun | undefined> {
  const found = await pool.query<TileRun>({
    name: 'tile-run', text: `select ${runColumns} from checkup.run as r where r.id = $1 and r.status in ('published', 'superseded')`, values: [id]
  })
  return found.rows[0]
}

async function ownRun(transaction: Transaction, id: number): Promise<TileRun> {
  const { status } = await findRun(transaction, id)
  if (!withResults.includes(status)) throw conflict(`run ${id} is ${status}: it has no results`)
  const found = await transaction.client.query<TileRun>(`select ${runColumns} from checkup.run as r where r.id = $1`, [id])
  return found.rows[0]!
}

async function latestRun({ pool }: Database, { role, regionCode }: Caller): Promise<number> {
  const within = role === 'public' || regionCode === wholeCountry ? null : regionCode
  const found = await pool.query<{ id: number }>({
    name: 'tile-run-latest',
    text: `select r.id
      from checkup.run as r
      where r.status = 'published'
        and ($1::text is null or starts_with($1, registry.region_prefix(r.scope_code)) and ${tellsOf('r', '$1')})
      order by r.period desc, length(registry.region_prefix(r.scope_code)), r.id desc
      limit 1`,
    values: [within]
  })
  const id = found.rows[0]?.id
  if (id === undefined) throw notFound('published run', `of ${within ?? 'any region'}: name one by its number`)
  return id
}

/** One at a time for a run; the others find it done. */
async function once<T>(database: Database, run: TileRun, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return asCaller(database, operator, async (transaction) => {
    const { client } = transaction
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`exchange.tile_run ${run.id}`])
    await client.query('insert into exchange.tile_run (run_id) values ($1) on conflict do nothing', [run.id])
    return work(transaction)
  })
}

/** Brings together what regions of a run show: names and boundaries as they are now known to have been on its reference date. */
async function prepareRegions(database: Database, run: TileRun): Promise<void> {
  await once(database, run, async ({ client }) => {
    const stale = await client.query('select from exchange.tile_run where run_id = $1 and (regions_revision is null or regions_revision < $2)', [run.id, run.revision])
    if (stale.rowCount === 0) return
    await client.query('delete from exchange.tile_region where run_id = $1', [run.id])
    await client.query(regionsOfRun, [run.id, categoryAttribute(''), typeAttribute('')])
    await client.query('update exchange.tile_run set regions_revision = $2 where run_id = $1', [run.id, run.revision])
  })
}

const scores = (digits: 0 | 2) => {
  const rounded = (column: string) => (digits === 2 ? `checkup.score_round(${column}::numeric)` : `round(${column}::numeric)`)
  return {
    categories: `jsonb_object_agg($2 || s.category, ${rounded('s.score')}) filter (where s.score is not null)`,
    types: `jsonb_object_agg($3 || k.code, ${rounded('s.score')}) filter (where s.score is not null)`
  }
}

const regionsOfRun = `
  insert into exchange.tile_region (run_id, code, level, boundary, centre, attributes, brief)
  with inhabited as materialized (
    select
      rs.community_code as code,
      count(*) as sites,
      sum(rs.people)::float8 as people,
      sum(st_x(s.geom)) as lon,
      sum(st_y(s.geom)) as lat,
      sum(rs.people::float8 * st_x(s.geom)) as lon_of_people,
      sum(rs.people::float8 * st_y(s.geom)) as lat_of_people
    from checkup.run_site as rs
    join registry.site as s on s.id = rs.site_id
    where rs.run_id = $1
      and rs.in_scope
    group by rs.community_code
  ),
  centre as (
    select
      a.code,
      case
        when sum(i.people) > 0 then st_setsrid(st_point(sum(i.lon_of_people) / sum(i.people), sum(i.lat_of_people) / sum(i.people)), 4326)
        else st_setsrid(st_point(sum(i.lon) / sum(i.sites), sum(i.lat) / sum(i.sites)), 4326)
      end as place
    from inhabited as i
    join checkup.regions_above($1) as a on a.community_code = i.code
    group by a.code
  ),
  category as (
    select s.region_code as code, ${scores(2).categories} as scores, ${scores(0).categories} as brief
    from checkup.category_score as s
    where s.run_id = $1
    group by s.region_code
  ),
  type as (
    select s.region_code as code, ${scores(2).types} as scores, ${scores(0).types} as brief, count(s.cause) as shortfalls
    from checkup.type_score as s
    join registry.facility_type as k on k.id = s.type_id
    where s.run_id = $1
    group by s.region_code
  ),
  told as (
    select
      s.region_code as code,
      s.level,
      b.boundary,
      coalesce(c.place, st_pointonsurface(b.boundary)) as centre,
      jsonb_build_object(
        'nameZh', p.name_zh,
        'index', checkup.score_round(s.index::numeric),
        'base', checkup.score_round(s.base::numeric),
        'balance', checkup.score_round(s.balance::numeric),
        'governance', checkup.score_round(s.governance::numeric),
        'grade', s.grade,
        'rankInLevel', s.rank_in_level,
        'population', round(s.population),
        'shortfalls', case when s.level = 'community' then t.shortfalls end
      ) as common,
      jsonb_build_object(
        'code', s.region_code, 'nameEn', p.name_en, 'level', s.level, 'kind', p.kind, 'rank', s.rank, 'completeness', round(s.completeness::numeric, 3)
      ) as more,
      coalesce(g.scores, '{}') || coalesce(t.scores, '{}') as scores,
      coalesce(g.brief, '{}') || coalesce(t.brief, '{}') as brief
    from checkup.region_score as s
    join checkup.run as r on r.id = s.run_id
    join registry.region as p on p.code = s.region_code
    cross join lateral (select registry.boundary_on(s.region_code, r.reference_date) as boundary offset 0) as b
    left join centre as c on c.code = s.region_code
    left join category as g on g.code = s.region_code
    left join type as t on t.code = s.region_code
    where s.run_id = $1
  )
  select $1, t.code, t.level, t.boundary, t.centre, jsonb_strip_nulls(t.common || t.more) || t.scores, jsonb_strip_nulls(t.common) || t.brief
  from told as t
  where t.centre is not null`

/** Finds which types each site of a run reaches, by the reach that is kept; what is kept no more is found again. */
async function prepareSites(database: Database, run: TileRun): Promise<void> {
  await once(database, run, async ({ client }) => {
    const missing = await client.query('select from exchange.tile_run where run_id = $1 and sites_at is null', [run.id])
    if (missing.rowCount === 0) return
    await client.query('select checkup.keep_reach($1, t.type_id) from registry.standard_type as t where t.standard_version = $2', [run.id, run.standardVersion])
    await client.query(sitesOfRun, [run.id, reachAttribute('')])
    await client.query('update exchange.tile_run set sites_at = now() where run_id = $1', [run.id])
  })
}

/** The network is looked up once for a type: it would be for every facility. */
const sitesOfRun = `
  insert into exchange.tile_site (run_id, site_id, attributes)
  with walked as materialized (
    select t.type_id, k.code, t.budget_decimetres, network.for_profile(r.network_id, t.profile) as network_id
    from checkup.run as r
    join registry.standard_type as t on t.standard_version = r.standard_version
    join registry.facility_type as k on k.id = t.type_id
    where r.id = $1
  ),
  reached as (
    select distinct n.site_id, w.code
    from walked as w
    join checkup.run_facility as f on f.run_id = $1 and f.type_id = w.type_id and f.state = 'operating'
    join network.kept_reach as n on n.network_id = w.network_id and n.facility_id = f.facility_id and n.decimetres <= w.budget_decimetres
  )
  select $1, s.site_id, jsonb_build_object('people', round(s.people), 'community', s.community_code, 'reached', count(r.code))
    || coalesce(jsonb_object_agg($2 || r.code, true) filter (where r.code is not null), '{}')
  from checkup.run_site as s
  left join reached as r on r.site_id = s.site_id
  where s.run_id = $1
    and s.in_scope
  group by s.site_id, s.people, s.community_code`
