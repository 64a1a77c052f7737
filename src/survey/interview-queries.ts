import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { forbidden, notFound, unprocessable } from '../platform/errors.js'
import { unknownTypesOf } from '../registry/facility-type-queries.js'
import { outsideRegionReason } from '../registry/import-checks.js'
import { findCampaign } from './campaign-queries.js'
import { guideOf, withoutNames, type GuideTheme, type InterviewTopic, type TypeEvidence } from './interview-guide.js'
import { maskPeople } from './questionnaire.js'

/** What was said of a theme. */
export interface InterviewNote {
  /** Facility type it is about; null = of the topic in general. */
  readonly typeCode: string | null
  readonly text: string
  readonly tags: string[]
  /** In somebody's own words, without names. */
  readonly quote: string | null
}

export interface Interview {
  readonly id: number
  readonly campaignCode: string
  readonly communityCode: string
  readonly topic: InterviewTopic
  readonly heldOn: string
  readonly participants: number
  readonly notes: InterviewNote[]
  readonly recordedBy: string
}

const columns = `
  i.id::integer, i.campaign_code as "campaignCode", i.community_code as "communityCode", i.topic, i.held_on::text as "heldOn", i.participants, i.notes, i.recorded_by as "recordedBy"`

export interface InterviewFilter {
  readonly within?: string | undefined
  readonly topic?: InterviewTopic | undefined
  readonly tag?: string | undefined
}

/** Interviews of the caller's region, the newest first. */
export async function listInterviews({ client }: Transaction, code: string, filter: InterviewFilter, page: { limit: number; after?: number | undefined }): Promise<Interview[]> {
  await findCampaign({ client }, code)
  const found = await client.query<Interview>(
    `select ${columns}
     from survey.interview as i
     where i.campaign_code = $1
       and ($2::text is null or starts_with(i.community_code, registry.region_prefix($2)))
       and ($3::text is null or i.topic = $3)
       and ($4::text is null or i.notes @> jsonb_build_array(jsonb_build_object('tags', jsonb_build_array($4::text))))
       and ($5::bigint is null or i.id < $5)
     order by i.id desc
     limit $6`,
    [code, filter.within ?? null, filter.topic ?? null, filter.tag ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}

export interface NewInterview {
  readonly communityCode: string
  readonly topic: InterviewTopic
  readonly heldOn: string
  readonly participants: number
  /** Names that were heard: they are taken out of the notes, and kept nowhere. */
  readonly names: readonly string[]
  readonly notes: readonly { readonly typeCode?: string | undefined; readonly text: string; readonly tags: readonly string[]; readonly quote?: string | undefined }[]
}

/** Keeps an interview, without names and numbers of people. Throws `not-found`, `forbidden`, `unprocessable-input`. */
export function addInterview(database: Database, caller: Caller, code: string, given: NewInterview): Promise<Interview> {
  return asCaller(database, caller, async (transaction) => {
    const { client } = transaction
    const campaign = await findCampaign(transaction, code)
    const place = await client.query<{ scoped: boolean; own: boolean; today: string }>(
      `select starts_with(r.code, registry.region_prefix($2)) as scoped, platform.in_region(r.code) as own, current_date::text as today from registry.region as r where r.code = $1 and r.level = 'community'`,
      [given.communityCode, campaign.scopeCode]
    )
    const found = place.rows[0]
    if (found === undefined) throw notFound('community', given.communityCode)
    if (!found.own) throw forbidden(`the community ${given.communityCode} ${outsideRegionReason}`)
    if (!found.scoped) throw unprocessable('it is of another region', [{ pointer: '/communityCode', detail: `lies outside the campaign's region ${campaign.scopeCode}` }])
    if (given.heldOn > found.today) throw unprocessable('nobody was interviewed on a day to come', [{ pointer: '/heldOn', detail: 'is after today' }])
    const [type] = await unknownTypesOf(client, given.notes.flatMap(({ typeCode }) => typeCode ?? []))
    if (type !== undefined) {
      throw unprocessable(`no standard has the type ${type}`, [{ pointer: `/notes/${given.notes.findIndex(({ typeCode }) => typeCode === type)}/typeCode`, detail: 'is a type of no standard' }])
    }
    const plain = (text: string) => maskPeople(withoutNames(text, given.names))
    const notes = given.notes.map(({ typeCode, text, tags, quote }): InterviewNote => ({
      typeCode: typeCode ?? null, text: plain(text), tags: tags.map(plain), quote: quote === undefined ? null : plain(quote)
    }))
    const added = await client.query<Interview>(
      `insert into survey.interview as i (campaign_code, community_code, topic, held_on, participants, notes, recorded_by)
       values ($1, $2, $3, $4, $5, $6, $7)
       returning ${columns}`,
      [code, given.communityCode, given.topic, given.heldOn, given.participants, JSON.stringify(notes), caller.subject]
    )
    return added.rows[0]!
  })
}

/** Takes an interview away. Throws `not-found`. */
export function deleteInterview(database: Database, caller: Caller, code: string, id: number): Promise<void> {
  return asCaller(database, caller, async ({ client }) => {
    const gone = await client.query('delete from survey.interview where campaign_code = $1 and id = $2', [code, id])
    if (gone.rowCount === 0) throw notFound('interview', id)
  })
}

/** What to ask in a community about a topic, from what its households answered, what they reach, and what was said already. Throws `not-found`. */
export async function interviewGuide({ client }: Transaction, code: string, communityCode: string, topic: InterviewTopic, standard: string): Promise<GuideTheme[]> {
  await findCampaign({ client }, code)
  const known = await client.query("select from registry.region where code = $1 and level = 'community'", [communityCode])
  if (known.rowCount === 0) throw notFound('community', communityCode)
  const found = await client.query<TypeEvidence>(
    `select t.code as "typeCode", k.name_zh as "nameZh", k.name_en as "nameEn", coalesce(d.asked, 0)::integer as asked, coalesce(d.asks, 0)::integer as asks,
       d.share, d.low, d.high, coalesce(d.ratings, 0)::integer as ratings, d.satisfaction, coalesce(u.unreached, 0)::integer as unreached,
       (
         select count(*)::integer
         from survey.interview as i
         where i.campaign_code = $1
           and i.community_code = $2
           and i.notes @> jsonb_build_array(jsonb_build_object('typeCode', t.code))
       ) as interviews
     from registry.standard_type as k
     join registry.facility_type as t on t.id = k.type_id
     left join survey.demand($1, 'community', $2) as d on d.type_id = k.type_id
     left join survey.unreached_demand($1, $2, $4) as u on u.type_id = k.type_id
     where k.standard_version = $4
       and k.profile = case $3 when 'elderly_care' then 'elderly' else 'child' end
     order by t.code`,
    [code, communityCode, topic, standard]
  )
  return guideOf(found.rows)
}
