import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { forbidden, notFound, unprocessable } from '../platform/errors.js'
import { beginChange } from './inventory-change-queries.js'
import { outsideRegionReason } from './import-checks.js'
import { pairsOf, type CodedUnit, type RegionChangeKind, type RegionChangeOf } from './region-change.js'

/** Changes that were applied together, or would be. */
export interface RegionChangeSet {
  /** Null for a trial. */
  readonly id: number | null
  readonly title: string
  readonly source: string | null
  readonly effectiveOn: string
  readonly appliedBy: string
  /** Pairs of codes, by kind. */
  readonly pairs: Readonly<Partial<Record<RegionChangeKind, number>>>
  /** Sites and facilities that belong to another community from then on. */
  readonly moved: { readonly sites: number; readonly facilities: number }
  /** Those of a community that became several, or none: somebody has to say where they belong. */
  readonly left: { readonly sites: number; readonly facilities: number }
}

export interface NewRegionChanges {
  readonly title: string
  readonly source?: string | undefined
  readonly effectiveOn: string
  readonly changes: readonly RegionChangeOf[]
}

/** Carries what a trial found out of the transaction that is rolled back. */
class Tried extends Error {
  constructor(readonly set: RegionChangeSet) {
    super('tried')
  }
}

/**
 * Applies changes of the official codes from a day on: new units begin, retired ones end, old codes lead to those that took their place,
 * and sites and facilities of a community that went into one other belong to that from then on. A trial says the same and writes nothing.
 * Throws `unprocessable-input` that names every change which cannot be, `forbidden`.
 */
export async function applyRegionChanges(database: Database, caller: Caller, given: NewRegionChanges, { trial = false } = {}): Promise<RegionChangeSet> {
  try {
    return await asCaller(database, caller, async (transaction) => {
      const set = await apply(transaction, caller, given)
      if (trial) throw new Tried({ ...set, id: null })
      return set
    })
  } catch (outcome) {
    if (outcome instanceof Tried) return outcome.set
    throw outcome
  }
}

async function apply(transaction: Transaction, caller: Caller, { title, source, effectiveOn, changes }: NewRegionChanges): Promise<RegionChangeSet> {
  const { client } = transaction
  const pairs = pairsOf(changes)
  await client.query(`
    create temp table changing (
      position integer, change integer, kind text, old_code text collate "C", new_code text collate "C", name_zh text, name_en text, community_kind text, level text
    ) on commit drop`)
  await client.query(
    `insert into changing (position, change, kind, old_code, new_code, name_zh, name_en, community_kind, level)
     select row_number() over (), g.change, g.kind, g.old_code, case g.kind when 'renamed' then g.old_code else g.new_code end, g.name_zh, g.name_en, g.community_kind,
       case length(registry.region_prefix(coalesce(g.new_code, g.old_code))) when 2 then 'province' when 4 then 'city' when 6 then 'county' when 9 then 'street' when 12 then 'community' end
     from json_to_recordset($1) as g (change integer, kind text, old_code text, new_code text, name_zh text, name_en text, community_kind text)`,
    [JSON.stringify(pairs.map((one) => ({
      change: one.of, kind: one.kind, old_code: one.oldCode, new_code: one.newCode, name_zh: one.nameZh, name_en: one.nameEn, community_kind: one.communityKind
    })))]
  )
  await check(transaction, effectiveOn)

  const added = await client.query<{ id: string }>(
    'insert into registry.region_change_set (title, source, effective_on, region_code, applied_by) values ($1, $2, $3, $4, $5) returning id',
    [title, source ?? null, effectiveOn, caller.regionCode, caller.subject]
  )
  const id = Number(added.rows[0]!.id)
  await client.query(
    `insert into registry.region_change (set_id, position, kind, old_code, new_code, old_name, new_name)
     select $1, c.position, c.kind, c.old_code, c.new_code, r.name_zh, c.name_zh
     from changing as c
     left join registry.region as r on r.code = c.old_code`,
    [id]
  )
  // What comes of it stands before what ends: those above first, as their parents have to be there.
  await client.query(
    `insert into registry.region (code, name_zh, name_en, level, parent_code, kind, valid_from)
     select distinct on (c.level = 'community', c.level = 'street', c.new_code) c.new_code, c.name_zh, c.name_en, c.level,
       case c.level when 'province' then null else rpad(left(c.new_code, case c.level when 'city' then 2 when 'county' then 4 when 'street' then 6 else 9 end), 12, '0') end,
       c.community_kind, $1::date
     from changing as c
     where c.kind in ('added', 'merged', 'split', 'recoded')
       and not exists (select from registry.region as r where r.code = c.new_code)
     order by c.level = 'community', c.level = 'street', c.new_code, c.position`,
    [effectiveOn]
  )
  await client.query(
    `update registry.region as r
     set name_zh = c.name_zh, name_en = coalesce(c.name_en, r.name_en), valid_to = 'infinity'
     from changing as c
     where c.new_code = r.code
       and c.kind in ('renamed', 'merged', 'split', 'recoded', 'added')
       and (c.name_zh is distinct from r.name_zh or c.name_en is not null and c.name_en is distinct from r.name_en or r.valid_to <> 'infinity')`
  )
  await client.query(
    `insert into registry.region_alias (old_code, code, since)
     select distinct c.old_code, c.new_code, $1::date
     from changing as c
     where c.kind in ('merged', 'split', 'recoded')
       and c.old_code <> c.new_code
     on conflict (old_code, code) do nothing`,
    [effectiveOn]
  )
  await client.query(
    `update registry.region as r
     set valid_to = greatest(r.valid_from, $1::date)
     from (select distinct c.old_code from changing as c where c.kind in ('retired', 'merged', 'split', 'recoded') and not exists (select from changing as n where n.new_code = c.old_code)) as o
     where r.code = o.old_code`,
    [effectiveOn]
  )
  const moved = await moveThings(transaction, effectiveOn, title)
  const counted = await client.query<{ kind: RegionChangeKind; pairs: number }>('select kind, count(*)::integer as pairs from changing group by kind order by kind')
  await client.query('drop table changing')
  return {
    id, title, source: source ?? null, effectiveOn, appliedBy: caller.subject,
    pairs: Object.fromEntries(counted.rows.map((row) => [row.kind, row.pairs])), ...moved
  }
}

async function check({ client }: Transaction, effectiveOn: string): Promise<void> {
  const found = await client.query<{ change: number; reason: string }>(
    `select c.change, x.reason
     from changing as c
     cross join lateral (
       select c.old_code || ' is no region that is in use on ' || $1 as reason
       where c.old_code is not null
         and not exists (select from registry.region as r where r.code = c.old_code and r.valid_from <= $1::date and r.valid_to > $1::date)
       union all
       select c.new_code || ' is in use already'
       where c.kind = 'added'
         and exists (select from registry.region as r where r.code = c.new_code and r.valid_to > $1::date)
       union all
       select c.new_code || ' is the whole country'
       where c.level is null
       union all
       select c.new_code || ' is of another level than ' || c.old_code
       where length(registry.region_prefix(c.old_code)) <> length(registry.region_prefix(c.new_code))
       union all
       select 'there is no region above ' || c.new_code || ' on ' || $1
       where c.kind in ('added', 'merged', 'split', 'recoded')
         and c.level <> 'province'
         and not exists (
           select
           from (
             select r.code from registry.region as r where r.valid_to > $1::date and not exists (
               select from changing as g where g.old_code = r.code and g.kind <> 'renamed' and not exists (select from changing as n where n.new_code = r.code)
             )
             union all
             select n.new_code from changing as n where n.new_code is not null
           ) as p
           where p.code = rpad(left(c.new_code, case c.level when 'city' then 2 when 'county' then 4 when 'street' then 6 else 9 end), 12, '0')
         )
       union all
       select c.old_code || ' still holds ' || (
         select min(r.code)
         from registry.region as r
         where r.parent_code = c.old_code and r.valid_to > $1::date
           and not exists (select from changing as g where g.old_code = r.code and g.kind <> 'renamed')
       ) || ': say what becomes of what lies below'
       where c.kind <> 'renamed'
         and c.old_code is not null
         and not exists (select from changing as n where n.new_code = c.old_code)
         and exists (
           select
           from registry.region as r
           where r.parent_code = c.old_code and r.valid_to > $1::date
             and not exists (select from changing as g where g.old_code = r.code and g.kind <> 'renamed')
         )
       union all
       select coalesce(c.old_code, c.new_code) || ' ${outsideRegionReason}'
       where c.old_code is not null and not platform.in_region(c.old_code)
         or c.new_code is not null and not platform.in_region(c.new_code)
       union all
       select 'changes from ' || $1 || ' on are applied once that day has come'
       where c.position = 1
         and $1::date > current_date
     ) as x
     order by c.position`,
    [effectiveOn]
  )
  if (found.rows.length === 0) return
  const words = found.rows.slice(0, 20).map(({ change, reason }) => `/changes/${change} ${reason}`).join('; ')
  if (found.rows.some(({ reason }) => reason.endsWith(outsideRegionReason))) throw forbidden(words)
  throw unprocessable(`the changes cannot be applied: ${words}`, found.rows.map(({ change, reason }) => ({ pointer: `/changes/${change}`, detail: reason })))
}

/** Things of communities that went into one other belong to that; each is a version of its own from that day on. */
async function moveThings(transaction: Transaction, effectiveOn: string, title: string): Promise<Pick<RegionChangeSet, 'moved' | 'left'>> {
  const { client } = transaction
  await client.query(`
    create temp table succession on commit drop as
    select c.old_code, min(c.new_code) filter (where c.kind <> 'retired') as new_code, count(distinct c.new_code) filter (where c.kind <> 'retired') as successors
    from changing as c
    where c.kind in ('merged', 'split', 'recoded', 'retired')
      and c.level = 'community'
      and not exists (select from changing as n where n.new_code = c.old_code)
    group by c.old_code`)
  const any = await client.query(
    `select from registry.site as s join succession as o on o.old_code = s.community_code where s.valid_to = 'infinity'
     union all
     select from registry.facility as f join succession as o on o.old_code = f.community_code where f.valid_to = 'infinity'
     limit 1`
  )
  if (any.rowCount === 0) {
    await client.query('drop table succession')
    return { moved: { sites: 0, facilities: 0 }, left: { sites: 0, facilities: 0 } }
  }
  const change = await beginChange(transaction, { kind: 'update', note: title })
  const things = {
    sites: {
      table: 'registry.site',
      columns: ['external_id', 'name', 'geom', 'original_crs', 'original_x', 'original_y', 'households', 'population', 'elderly', 'children', 'kind', 'under_renovation'],
      codes: ['community_code'], values: ['o.new_code']
    },
    facilities: {
      table: 'registry.facility',
      columns: [
        'external_id', 'type_id', 'name', 'geom', 'original_crs', 'original_x', 'original_y', 'size', 'status', 'weekly_hours', 'opened_on', 'closed_on', 'opening_hours', 'attributes', 'documents'
      ],
      codes: ['community_code', 'county_code'], values: ['o.new_code', "left(o.new_code, 6) || '000000'"]
    }
  } as const
  const counts = { moved: { sites: 0, facilities: 0 }, left: { sites: 0, facilities: 0 } }
  for (const [name, { table, columns, codes, values }] of Object.entries(things) as ['sites' | 'facilities', (typeof things)['sites' | 'facilities']][]) {
    const left = await client.query<{ count: number }>(
      `select count(*)::integer as count from ${table} as v join succession as o on o.old_code = v.community_code where v.valid_to = 'infinity' and o.successors <> 1`
    )
    await client.query(
      `create temp table moving on commit drop as
       select v.id, ${columns.map((one) => `v.${one}`).join(', ')}, ${values.map((value, i) => `${value} as ${codes[i]}`).join(', ')}, greatest(v.valid_from, $1::date) as since
       from ${table} as v
       join succession as o on o.old_code = v.community_code
       where v.valid_to = 'infinity' and o.successors = 1`,
      [effectiveOn]
    )
    await client.query(`update ${table} as v set valid_to = m.since, ended_by = $1 from moving as m where v.id = m.id`, [change])
    const moved = await client.query(
      `insert into ${table} (${[...columns, ...codes].join(', ')}, valid_from, change_id)
       select ${[...columns, ...codes].join(', ')}, since, $1
       from moving
       order by external_id`,
      [change]
    )
    await client.query('drop table moving')
    counts.moved[name] = moved.rowCount ?? 0
    counts.left[name] = left.rows[0]!.count
  }
  await client.query('drop table succession')
  return counts
}

/** A change of the official codes, as it was applied. */
export interface RegionChange {
  /** Its number, and its place in its set. */
  readonly key: string
  readonly setId: number
  readonly title: string
  readonly source: string | null
  readonly effectiveOn: string
  readonly kind: RegionChangeKind
  readonly oldCode: string | null
  readonly newCode: string | null
  readonly oldName: string | null
  readonly newName: string | null
}

/** Changes of the official codes, those that hold last first; of one code, as what it was or what it became. */
export async function listRegionChanges(
  { pool }: Database, filter: { code?: string | undefined; within?: string | undefined }, page: { limit: number; after?: string | undefined }
): Promise<RegionChange[]> {
  const [set, position] = page.after?.split(' ') ?? []
  const found = await pool.query<RegionChange>(
    `select s.id || ' ' || c.position as key, s.id::integer as "setId", s.title, s.source, s.effective_on::text as "effectiveOn", c.kind, c.old_code as "oldCode", c.new_code as "newCode",
       c.old_name as "oldName", c.new_name as "newName"
     from registry.region_change as c
     join registry.region_change_set as s on s.id = c.set_id
     where ($1::text is null or c.old_code = $1 or c.new_code = $1)
       and ($2::text is null or starts_with(coalesce(c.new_code, c.old_code), registry.region_prefix($2)) or starts_with(c.old_code, registry.region_prefix($2)))
       and ($3::bigint is null or s.id < $3 or s.id = $3 and c.position > $4::integer)
     order by s.id desc, c.position
     limit $5`,
    [filter.code ?? null, filter.within ?? null, set ?? null, position ?? null, page.limit]
  )
  return found.rows
}

/** Where a region runs from a day on. */
export interface RegionBoundary {
  readonly code: string
  /** Null = since ever, or nobody knows. */
  readonly validFrom: string | null
  /** GeoJSON; null where nobody knows. */
  readonly boundary: { type: 'MultiPolygon'; coordinates: number[][][][] } | null
}

/** Where a region ran on a day. Throws `not-found` for a region nobody knows. */
export async function findBoundary({ pool }: Database, code: string, on?: string): Promise<RegionBoundary> {
  const found = await pool.query<RegionBoundary>(
    `select r.code, nullif(b.valid_from, '-infinity')::text as "validFrom", st_asgeojson(b.geom, 7)::json as boundary
     from registry.region as r
     left join registry.region_boundary as b on b.code = r.code and b.valid_from <= coalesce($2::date, current_date)
     where r.code = $1
     order by b.valid_from desc
     limit 1`,
    [code, on ?? null]
  )
  const row = found.rows[0]
  if (row === undefined) throw notFound('region', code)
  return row
}

/** Units in use today within counties, for comparison with an official table. */
export async function unitsWithin({ pool }: Database, counties: readonly string[]): Promise<CodedUnit[]> {
  const found = await pool.query<CodedUnit>(
    `select r.code, r.name_zh as "nameZh", r.level
     from registry.region as r
     where left(r.code, 6) = any ($1) and r.level in ('county', 'street', 'community') and r.valid_to > current_date
     order by r.code`,
    [counties.map((code) => code.slice(0, 6))]
  )
  return found.rows
}
