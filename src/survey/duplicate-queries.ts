import type pg from 'pg'
import { inOneTransaction, type Caller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { forbidden, notFound, unprocessable } from '../platform/errors.js'
import { anyRevision, mergeFacilities } from '../registry/inventory-queries.js'
import type { FacilityStatus } from '../registry/facility-import.js'
import { outsideRegionReason } from '../registry/import-checks.js'

export const duplicateDecisions = ['same', 'different'] as const
export type DuplicateDecision = (typeof duplicateDecisions)[number]

/** Two facilities that look like one. */
export interface LikelyDuplicate {
  readonly first: DuplicateSide
  readonly second: DuplicateSide
  /** 0 to 1: half by their names, three tenths by their distance, two tenths by their type. */
  readonly score: number
  /** Of their names, 0 to 1. */
  readonly likeness: number
  readonly metres: number
  readonly sameType: boolean
}

export interface DuplicateSide {
  readonly externalId: string
  readonly name: string
  readonly typeCode: string
  readonly communityCode: string | null
  readonly status: FacilityStatus
  readonly size: number | null
}

/** What a list of them goes by: the likeliest first. */
export const duplicateKey = ({ score, first, second }: Pick<LikelyDuplicate, 'score' | 'first' | 'second'>): string =>
  [score, first.externalId, second.externalId].join('\t')

const side = (alias: string, type: string) =>
  `json_build_object('externalId', ${alias}.external_id, 'name', ${alias}.name, 'typeCode', ${type}.code, 'communityCode', ${alias}.community_code, 'status', ${alias}.status, 'size', ${alias}.size)`

/** Pairs of facilities that nobody has decided about, the likeliest first; those with one side in the region are among them. */
export async function listLikelyDuplicates(
  client: pg.Pool | pg.ClientBase, filter: { within?: string | undefined; leastScore: number }, page: { limit: number; after?: string | undefined }
): Promise<LikelyDuplicate[]> {
  const [score, first, second] = page.after?.split('\t') ?? []
  const found = await client.query<LikelyDuplicate>(
    `select ${side('a', 'k')} as first, ${side('b', 'l')} as second, d.score, d.likeness, d.metres, d.same_type as "sameType"
     from survey.likely_duplicates(coalesce($1, '000000000000'), $2) as d
     join registry.facility as a on a.external_id = d.first_id and a.valid_to = 'infinity'
     join registry.facility_type as k on k.id = a.type_id
     join registry.facility as b on b.external_id = d.second_id and b.valid_to = 'infinity'
     join registry.facility_type as l on l.id = b.type_id
     where $3::float8 is null or d.score < $3 or d.score = $3 and (d.first_id, d.second_id) > ($4, $5)
     order by d.score desc, d.first_id collate "C", d.second_id collate "C"
     limit $6`,
    [filter.within ?? null, filter.leastScore, score ?? null, first ?? null, second ?? null, page.limit]
  )
  return found.rows
}

export interface DecidedDuplicate {
  /** The one that stays, where they are the same. */
  readonly keep: string
  readonly other: string
  readonly decision: DuplicateDecision
  readonly note: string | null
  readonly decidedBy: string
}

/**
 * Keeps what somebody decided of two facilities that look alike: `different` ones are asked of no more; of those that are the `same`,
 * `other` is merged into `keep`, which can be undone as any merger. Throws `not-found`, `forbidden`, `unprocessable-input`.
 */
export function decideDuplicate(
  database: Database, caller: Caller, { keep, other, decision, note }: { keep: string; other: string; decision: DuplicateDecision; note?: string | undefined }
): Promise<DecidedDuplicate> {
  return inOneTransaction(database, caller, async ({ client }) => {
    if (keep === other) throw unprocessable(`${keep} cannot be a duplicate of itself`, [{ pointer: '/other', detail: `names ${keep} itself` }])
    const found = await client.query<{ id: string; known: boolean; own: boolean }>(
      `select g.id, f.id is not null as known, coalesce(platform.in_region(coalesce(f.community_code, f.county_code, '')), false) as own
       from unnest($1::text[]) as g (id)
       left join registry.facility as f on f.external_id = g.id and f.valid_to = 'infinity'`,
      [[keep, other]]
    )
    for (const { id, known, own } of found.rows) {
      if (!known) throw notFound('facility', id)
      if (!own) throw forbidden(`the facility ${id} ${outsideRegionReason}`)
    }
    await client.query(
      `insert into survey.duplicate_decision (first_id, second_id, decision, note, region_code, decided_by)
       select least($1::text collate "C", $2), greatest($1::text collate "C", $2), $3, $4, coalesce(f.community_code, f.county_code), $5
       from registry.facility as f
       where f.external_id = $1 and f.valid_to = 'infinity'
       on conflict (first_id, second_id) do update
       set decision = excluded.decision, note = excluded.note, decided_at = now(), decided_by = excluded.decided_by`,
      [keep, other, decision, note ?? null, caller.subject]
    )
    if (decision === 'same') await mergeFacilities(database, caller, keep, anyRevision, { duplicates: [other], note })
    return { keep, other, decision, note: note ?? null, decidedBy: caller.subject }
  })
}
