import { column, date, matching, oneOf, regionCode, text } from '../platform/field-readers.js'
import type { TableImport } from '../platform/table-import.js'
import { outsideRegion, repeatedExternalIds, unknownCommunities } from '../registry/import-checks.js'

/** 便民服务周, 党建联盟, 强社惠民, 大物业, and the three ways of linkage: 社企联动, 片区联动, 物业联动. */
export const activityKinds = [
  'service_week', 'party_alliance', 'strong_community', 'whole_area_management', 'enterprise_linkage', 'area_linkage', 'property_linkage', 'other'
] as const
export type ActivityKind = (typeof activityKinds)[number]

/** What communities do with their residents and partners. */
export const activityImport: TableImport = {
  kind: 'activities',
  located: false,
  columns: [
    column('external_id', 'text', text, { required: true }),
    column('community_code', 'text', regionCode, { required: true }),
    column('kind', 'text', oneOf(...activityKinds), { required: true }),
    column('title', 'text', text, { required: true }),
    column('held_on', 'date', date, { required: true }),
    column('ended_on', 'date', date),
    column('partners', 'text', text),
    column('participants', 'integer', matching(/^\d{1,9}$/, 'is not a whole number')),
    column('note', 'text', text)
  ],
  checks: [
    repeatedExternalIds,
    unknownCommunities,
    "select line, 'ended_on' as column_name, ended_on::text as value, 'is before held_on ' || held_on as reason from staged where ended_on < held_on",
    `select s.line, 'external_id' as column_name, s.external_id || ' of ' || a.community_code as value, ${outsideRegion} as reason
     from staged as s
     join survey.activity as a on a.external_id = s.external_id
     where not platform.in_region(a.community_code)`
  ],
  apply: async ({ client }) => {
    const result = await client.query<{ inserted: number; updated: number; unchanged: number }>(`
      with known as (
        select s.*, a.external_id is not null as known,
          (a.community_code, a.kind, a.title, a.held_on, a.ended_on, a.partners, a.participants, a.note)
            is distinct from (s.community_code, s.kind, s.title, s.held_on, s.ended_on, s.partners, s.participants, s.note) as changed
        from staged as s
        left join survey.activity as a on a.external_id = s.external_id
      ),
      written as (
        insert into survey.activity (external_id, community_code, kind, title, held_on, ended_on, partners, participants, note)
        select external_id, community_code, kind, title, held_on, ended_on, partners, participants, note
        from known
        where changed
        order by external_id
        on conflict (external_id) do update
        set community_code = excluded.community_code, kind = excluded.kind, title = excluded.title, held_on = excluded.held_on, ended_on = excluded.ended_on,
          partners = excluded.partners, participants = excluded.participants, note = excluded.note, recorded_at = now()
      )
      select
        count(*) filter (where not known)::integer as inserted,
        count(*) filter (where known and changed)::integer as updated,
        count(*) filter (where known and not changed)::integer as unchanged
      from known`)
    return result.rows[0]!
  }
}
