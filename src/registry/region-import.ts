import type { Transaction } from '../platform/caller.js'
import { unprocessable } from '../platform/errors.js'
import { outsideRegion } from './import-checks.js'
import { column, oneOf, regionCode, text } from '../platform/field-readers.js'
import type { TableImport, WriteOptions, Written } from '../platform/table-import.js'

export const regionLevels = ['province', 'city', 'county', 'street', 'community'] as const
export type RegionLevel = (typeof regionLevels)[number]

/** Community kinds; sites have the same. */
export const communityKinds = ['old_estate', 'resettlement', 'commodity', 'new_build', 'mixed'] as const
export type CommunityKind = (typeof communityKinds)[number]

export const futureStatuses = ['none', 'under_way', 'accepted_inclusive', 'accepted_leading'] as const
export type FutureStatus = (typeof futureStatuses)[number]

/** Regions are kept by code, a later file changes names, kinds and boundaries; one without a boundary keeps the one it has. */
export const regionImport: TableImport = {
  kind: 'regions',
  located: false,
  bounded: true,
  columns: [
    column('code', 'text', regionCode, { required: true }),
    column('name_zh', 'text', text, { required: true }),
    column('name_en', 'text', text),
    column('level', 'text', oneOf(...regionLevels), { required: true }),
    column('parent_code', 'text', regionCode),
    column('kind', 'text', oneOf(...communityKinds)),
    column('future_status', 'text', oneOf(...futureStatuses))
  ],
  complete: async ({ client }) => {
    const open = ['name_en', 'kind', 'future_status'].map((name) => `${name} = case when '${name}' = any (s.kept) then r.${name} else s.${name} end`)
    await client.query(`update staged as s set ${open.join(', ')} from registry.region as r where s.kept && '{name_en,kind,future_status}'::text[] and r.code = s.code`)
  },
  checks: [
    `select line, 'code' as column_name, code as value, 'stands twice in this file' as reason
     from (select line, code, row_number() over (partition by code order by line) as occurrence from staged) as s
     where occurrence > 1`,
    `select
       line, 'level' as column_name, level as value,
       'does not fit the code ' || code || ': its ' || length(registry.region_prefix(code)) || ' leading digits say another level' as reason
     from staged
     where length(registry.region_prefix(code)) <>
       case level when 'province' then 2 when 'city' then 4 when 'county' then 6 when 'street' then 9 when 'community' then 12 end`,
    `select line, 'parent_code' as column_name, parent_code as value, 'a province has no parent' as reason
     from staged
     where level = 'province' and parent_code is not null
     union all
     select line, 'parent_code', null, 'is required below a province'
     from staged
     where level <> 'province' and parent_code is null
     union all
     select line, 'parent_code', parent_code, 'is not the region above ' || code || ': codes are prefixes of what lies below'
     from staged
     where level <> 'province'
       and parent_code is not null
       and parent_code <> rpad(left(code, case level when 'city' then 2 when 'county' then 4 when 'street' then 6 else 9 end), 12, '0')
     union all
     select s.line, 'parent_code', s.parent_code, 'is not known, neither here nor in this file'
     from staged as s
     where s.parent_code is not null
       and not exists (select from staged as p where p.code = s.parent_code)
       and not exists (select from registry.region as r where r.code = s.parent_code)`,
    `select line, 'code' as column_name, code as value, ${outsideRegion} as reason
     from staged
     where not platform.in_region(code)`,
    `select line, 'geometry' as column_name, code as value, 'is not a valid polygon: ' || st_isvalidreason(boundary) as reason
     from staged
     where not st_isvalid(boundary)`
  ],
  apply: writeRegions
}

async function writeRegions({ client }: Transaction, { validFrom }: WriteOptions): Promise<Written> {
  const day = await client.query<{ isToCome: boolean }>(
    `select coalesce($1::text::date > current_date, false) as "isToCome", set_config('lifecircle.boundary_from', coalesce($1::text, ''), true)`,
    [validFrom ?? null]
  )
  if (day.rows[0]!.isToCome) throw unprocessable(`boundaries of ${validFrom} are imported once that day has come`)
  const result = await client.query<{ inserted: number; updated: number; unchanged: number }>(`
    with known as (
      select s.code, s.name_zh, s.name_en, s.level, s.parent_code, s.kind, s.future_status,
        coalesce(s.boundary, r.geom) as geom,
        r.code is not null as known,
        (r.name_zh, r.name_en, r.kind, r.future_status, r.geom)
          is distinct from (s.name_zh, s.name_en, s.kind, s.future_status, coalesce(s.boundary, r.geom)) as changed
      from staged as s
      left join registry.region as r on r.code = s.code
    ),
    written as (
      insert into registry.region (code, name_zh, name_en, level, parent_code, kind, future_status, geom)
      select code, name_zh, name_en, level, parent_code, kind, future_status, geom
      from known
      where changed or not known
      order by code
      on conflict (code) do update
      set name_zh = excluded.name_zh, name_en = excluded.name_en, kind = excluded.kind, future_status = excluded.future_status, geom = excluded.geom
      returning code
    )
    select
      count(*) filter (where not known)::integer as inserted,
      count(*) filter (where known and changed)::integer as updated,
      count(*) filter (where known and not changed)::integer as unchanged
    from known`)
  return result.rows[0]!
}
