import { randomUUID } from 'node:crypto'
import { asCaller, inOneTransaction, type Caller, type Transaction } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { conflict, forbidden, LifecircleError, unprocessable } from '../platform/errors.js'
import { outsideRegionReason } from '../registry/import-checks.js'
import { findCampaign, type Campaign } from './campaign-queries.js'
import { householdHash, linkHash, newLinkToken } from './household.js'
import { findQuestionnaire } from './questionnaire-queries.js'
import { readAnswers, type Answers, type QuestionnaireDocument, type ReadAnswers, type ResponseFlag } from './questionnaire.js'

export const ageGroups = ['under_18', '18_34', '35_59', '60_79', '80_over'] as const
export type AgeGroup = (typeof ageGroups)[number]

export type ResponseChannel = 'api' | 'file' | 'link'

/** What a household answered, as it is given. */
export interface GivenResponse {
  readonly externalId?: string | undefined
  readonly site: string
  readonly household: string
  readonly ageGroup?: AgeGroup | undefined
  readonly answeredOn?: string | undefined
  readonly seconds?: number | undefined
  readonly answers: Answers
}

/** What became of it. */
export interface CollectedResponse {
  readonly externalId: string
  /** Whether it is the one that counts for its household. */
  readonly counted: boolean
  readonly flags: ResponseFlag[]
}

interface Details {
  readonly pointer: string
  readonly detail: string
}

/** What became of one of many: kept, or what is wrong with it. */
export interface CollectedItem extends Omit<CollectedResponse, 'externalId'> {
  /** In the list that was sent, from 0. */
  readonly position: number
  /** Null for one that was not kept. */
  readonly externalId: string | null
  /** Why it was not kept; none for one that was. */
  readonly problems: Details[]
}

/** A response that can be kept. */
export interface ReadableResponse extends ReadAnswers {
  readonly externalId: string
  readonly site: string
  readonly household: Buffer
  readonly ageGroup: AgeGroup | null
  readonly answeredOn: string
  readonly seconds: number | null
}

/** Keeps what one household answered. Throws `unprocessable-input` that names what cannot be read, `not-found`, `conflict`, `forbidden`. */
export async function collectResponse(database: Database, caller: Caller, secret: string, code: string, given: GivenResponse): Promise<CollectedResponse> {
  const { items: [item] } = await collect(database, caller, secret, code, [given], 'api')
  return keptOrThrow(item!)
}

/** Keeps what many households answered: those that can be read are kept, of the others is said what is wrong with them. Throws `not-found`, `conflict`. */
export const collectResponses = (database: Database, caller: Caller, secret: string, code: string, given: readonly GivenResponse[]): Promise<{ items: CollectedItem[] }> =>
  collect(database, caller, secret, code, given, 'api')

function keptOrThrow(item: CollectedItem): CollectedResponse {
  const { externalId, counted, flags, problems } = item
  if (externalId === null) {
    const words = problems.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ')
    if (problems.some(({ detail }) => detail.endsWith(outsideRegionReason))) throw forbidden(words)
    throw unprocessable(`the response cannot be kept: ${words}`, problems)
  }
  return { externalId, counted, flags }
}

function collect(
  database: Database, caller: Caller, secret: string, code: string, given: readonly (Omit<GivenResponse, 'household'> & { household: string | Buffer })[], channel: ResponseChannel
): Promise<{ items: CollectedItem[] }> {
  return asCaller(database, caller, async (transaction) => {
    const { campaign, document } = await collecting(transaction, code)
    const places = await placesOf(transaction, campaign, given.map(({ site }) => site))
    const { today } = places
    const good: { position: number; response: ReadableResponse }[] = []
    const bad: CollectedItem[] = []
    const taken = new Set<string>()
    for (const [position, one] of given.entries()) {
      const answeredOn = one.answeredOn ?? (today < campaign.closesOn ? today : campaign.closesOn)
      const read = readAnswers(document, one.answers, one.seconds)
      const externalId = one.externalId ?? randomUUID()
      const problems: Details[] = read.problems.map(({ question, reason }) => ({ pointer: `/answers/${question}`, detail: reason }))
      const reason = places.reasonAgainst(one.site)
      if (reason !== undefined) problems.push({ pointer: '/site', detail: reason })
      if (answeredOn < campaign.opensOn || answeredOn > campaign.closesOn || answeredOn > today) {
        problems.push({ pointer: '/answeredOn', detail: `${answeredOn} is not within the campaign's time, ${campaign.opensOn} to ${campaign.closesOn}, or a day to come` })
      }
      if (taken.has(externalId)) problems.push({ pointer: '/externalId', detail: `${externalId} stands twice` })
      taken.add(externalId)
      if (problems.length > 0) bad.push({ position, externalId: null, counted: false, flags: [], problems })
      else {
        good.push({
          position,
          response: {
            ...read, externalId, site: one.site, household: typeof one.household === 'string' ? householdHash(secret, code, one.site, one.household) : one.household,
            ageGroup: one.ageGroup ?? null, answeredOn, seconds: one.seconds ?? null
          }
        })
      }
    }
    const kept = await keepResponses(transaction, code, good.map(({ response }) => response), channel)
    const items = [...bad, ...good.map(({ position, response }) => ({ position, ...kept.get(response.externalId)!, problems: [] }))]
    return { items: items.sort((one, other) => one.position - other.position) }
  })
}

/** The campaign that collects, and what it asks. Throws `not-found`, `conflict` before it opens and once it is closed. */
export async function collecting(transaction: Transaction, code: string): Promise<{ campaign: Campaign; document: QuestionnaireDocument }> {
  const campaign = await findCampaign(transaction, code)
  if (campaign.state === 'closed' || campaign.state === 'planned') {
    throw conflict(campaign.state === 'closed' ? `the campaign ${code} is closed: nothing is collected any more` : `the campaign ${code} opens on ${campaign.opensOn}`)
  }
  const { document } = await findQuestionnaire(transaction, campaign.questionnaireCode, campaign.questionnaireVersion)
  return { campaign, document }
}

async function placesOf({ client }: Transaction, { scopeCode }: Campaign, sites: readonly string[]) {
  const found = await client.query<{ site: string; scoped: boolean; own: boolean }>(
    `select s.external_id as site, starts_with(s.community_code, registry.region_prefix($2)) as scoped, platform.in_region(s.community_code) as own
     from registry.site as s
     where s.external_id = any ($1) and s.valid_to = 'infinity'`,
    [sites, scopeCode]
  )
  const day = await client.query<{ today: string }>('select current_date::text as today')
  const known = new Map(found.rows.map((row) => [row.site, row]))
  return {
    today: day.rows[0]!.today,
    reasonAgainst: (site: string): string | undefined => {
      const place = known.get(site)
      if (place === undefined) return 'is no residential site that is known'
      if (!place.scoped) return `lies outside the campaign's region ${scopeCode}`
      return place.own ? undefined : outsideRegionReason
    }
  }
}

/**
 * Writes responses that were read, all at once: one of an external id that is known takes its place. The first valid one of a household
 * counts; whoever collects for the same sites at the same time waits.
 */
export async function keepResponses(
  { client }: Transaction, code: string, responses: readonly ReadableResponse[], channel: ResponseChannel
): Promise<ReadonlyMap<string, CollectedResponse>> {
  if (responses.length === 0) return new Map()
  await client.query(
    "select pg_advisory_xact_lock(hashtextextended('responses ' || $1 || ' ' || site, 0)) from (select distinct unnest($2::text[]) as site order by site) as s",
    [code, responses.map(({ site }) => site)]
  )
  const rows = responses.map(({ externalId, site, household, ageGroup, answeredOn, seconds, answers, flags }) => ({
    external_id: externalId, site, household: household.toString('hex'), age_group: ageGroup, answered_on: answeredOn, seconds, answers, flags
  }))
  const before = await client.query<{ site: string; household: Buffer }>(
    'select site_external_id as site, household from survey.response where campaign_code = $1 and external_id = any ($2)',
    [code, responses.map(({ externalId }) => externalId)]
  )
  const written = await client.query<{ id: string; external_id: string }>(
    `insert into survey.response (campaign_code, external_id, site_external_id, community_code, household, age_group, answered_on, seconds, answers, flags, counted, channel)
     select $1, g.external_id, g.site, s.community_code, decode(g.household, 'hex'), g.age_group, g.answered_on, g.seconds, g.answers, g.flags, false, $3
     from json_to_recordset($2) as g (external_id text, site text, household text, age_group text, answered_on date, seconds integer, answers jsonb, flags text[])
     join registry.site as s on s.external_id = g.site and s.valid_to = 'infinity'
     on conflict (campaign_code, external_id) do update
     set site_external_id = excluded.site_external_id, community_code = excluded.community_code, household = excluded.household, age_group = excluded.age_group,
       answered_on = excluded.answered_on, seconds = excluded.seconds, answers = excluded.answers, flags = excluded.flags, counted = false, channel = excluded.channel
     returning id, external_id`,
    [code, JSON.stringify(rows), channel]
  )
  const idOf = new Map(written.rows.map((row) => [row.external_id, row.id]))
  const said = responses.flatMap(({ externalId, said: each }) => each.map(({ typeCode, ...rest }) => ({ response_id: idOf.get(externalId)!, type_code: typeCode, ...rest })))
  await client.query('delete from survey.answer where response_id = any ($1)', [[...idOf.values()]])
  await client.query(
    `insert into survey.answer (response_id, type_id, asks, intensity, rating)
     select g.response_id, t.id, g.asks, g.intensity, g.rating
     from json_to_recordset($1) as g (response_id bigint, type_code text, asks boolean, intensity numeric, rating numeric)
     join registry.facility_type as t on t.code = g.type_code`,
    [JSON.stringify(said)]
  )
  await client.query('select survey.settle_households($1, $2, $3)', [
    code, [...responses.map(({ site }) => site), ...before.rows.map(({ site }) => site)], [...responses.map(({ household }) => household), ...before.rows.map(({ household }) => household)]
  ])
  const kept = await client.query<CollectedResponse>(
    'select external_id as "externalId", counted, flags from survey.response where campaign_code = $1 and external_id = any ($2)',
    [code, responses.map(({ externalId }) => externalId)]
  )
  return new Map(kept.rows.map((row) => [row.externalId, row]))
}

/** A response as it is kept. Whose household it is cannot be told. */
export interface KeptResponse extends CollectedResponse {
  readonly id: number
  readonly site: string
  readonly communityCode: string
  readonly ageGroup: AgeGroup | null
  readonly answeredOn: string
  readonly seconds: number | null
  readonly answers: Answers
  readonly channel: ResponseChannel
}

/** Responses of the caller's region, the newest first. */
export async function listResponses(
  { client }: Transaction, code: string, filter: { within?: string | undefined; flag?: ResponseFlag | undefined }, page: { limit: number; after?: number | undefined }
): Promise<KeptResponse[]> {
  await findCampaign({ client }, code)
  const found = await client.query<KeptResponse>(
    `select r.id::integer, r.external_id as "externalId", r.site_external_id as site, r.community_code as "communityCode", r.age_group as "ageGroup",
       r.answered_on::text as "answeredOn", r.seconds, r.answers, r.flags, r.counted, r.channel
     from survey.response as r
     where r.campaign_code = $1
       and ($2::text is null or starts_with(r.community_code, registry.region_prefix($2)))
       and ($3::text is null or r.flags @> array[$3])
       and ($4::bigint is null or r.id < $4)
     order by r.id desc
     limit $5`,
    [code, filter.within ?? null, filter.flag ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}

/** An invitation, with its token, which is told once. */
export interface NewLink {
  readonly id: number
  readonly token: string
  readonly site: string
  readonly ofHousehold: boolean
  readonly expiresOn: string
}

/** Invites residents of a site: a link for each household that is named, in their order, or one for the whole site. Throws `not-found`, `conflict`, `forbidden`. */
export function createLinks(
  database: Database, caller: Caller, secret: string, code: string,
  { site, households, expiresOn }: { site: string; households?: readonly string[] | undefined; expiresOn?: string | undefined }
): Promise<NewLink[]> {
  return asCaller(database, caller, async (transaction) => {
    const campaign = await findCampaign(transaction, code)
    if (campaign.state === 'closed') throw conflict(`the campaign ${code} is closed: nobody can be invited any more`)
    const reason = (await placesOf(transaction, campaign, [site])).reasonAgainst(site)
    if (reason === outsideRegionReason) throw forbidden(`the site ${site} ${reason}`)
    if (reason !== undefined) throw unprocessable(`the site ${site} ${reason}`, [{ pointer: '/site', detail: reason }])
    const hashes = households?.map((household) => householdHash(secret, code, site, household)) ?? [null]
    const tokens = hashes.map(newLinkToken)
    const added = await transaction.client.query<{ id: number; expiresOn: string }>(
      `insert into survey.link (hash, campaign_code, site_external_id, community_code, household, expires_on, created_by)
       select g.hash, $2, s.external_id, s.community_code, g.household, coalesce($5, $6::date), $7
       from unnest($1::bytea[], $4::bytea[]) with ordinality as g (hash, household, place)
       join registry.site as s on s.external_id = $3 and s.valid_to = 'infinity'
       order by g.place
       returning id::integer, expires_on::text as "expiresOn"`,
      [tokens.map(linkHash), code, site, hashes, expiresOn ?? null, campaign.closesOn, caller.subject]
    )
    return added.rows.map(({ id, expiresOn: until }, place) => ({ id, token: tokens[place]!, site, ofHousehold: households !== undefined, expiresOn: until }))
  })
}

/** Takes an invitation back. Throws `not-found`. */
export function revokeLink(database: Database, caller: Caller, code: string, id: number): Promise<void> {
  return asCaller(database, caller, async (transaction) => {
    await findCampaign(transaction, code)
    const revoked = await transaction.client.query('update survey.link set revoked_at = coalesce(revoked_at, now()) where campaign_code = $1 and id = $2', [code, id])
    if (revoked.rowCount === 0) throw new LifecircleError('not-found', `there is no link ${id} of the campaign ${code}`)
  })
}

interface Link {
  readonly id: string
  readonly campaign: string
  readonly site: string
  readonly communityCode: string
  /** What the household is known by that it is of; null = of a whole site. */
  readonly household: Buffer | null
}

async function linkOf(database: Database, token: string): Promise<Link> {
  const found = await database.pool.query<Link>(
    `select id, campaign_code as campaign, site_external_id as site, community_code as "communityCode", household from survey.link_of($1)`,
    [linkHash(token)]
  )
  const link = found.rows[0]
  if (link === undefined) throw new LifecircleError('unprocessable-input', 'the link is unknown, has expired or was taken back: ask for another one')
  return link
}

/** Whoever holds a link writes for the community of its site, and nothing else. */
const residentOf = ({ id, communityCode }: Link): Caller => ({ subject: `survey link ${id}`, role: 'surveyor', regionCode: communityCode })

/** What residents are asked who hold a link. Throws `unprocessable-input` for a link that is no good. */
export async function askedByLink(database: Database, token: string): Promise<{ campaign: string; closesOn: string; ofHousehold: boolean; document: QuestionnaireDocument }> {
  const link = await linkOf(database, token)
  return asCaller(database, residentOf(link), async (transaction) => {
    const { campaign, document } = await collecting(transaction, link.campaign)
    return { campaign: campaign.name, closesOn: campaign.closesOn, ofHousehold: link.household !== null, document }
  })
}

/**
 * Keeps what a resident answered who holds a link. A household's own link need not say whose it is, and answers once: sent again, it is
 * a duplicate. Throws `unprocessable-input`.
 */
export async function answerByLink(
  database: Database, secret: string, token: string, { household, ageGroup, seconds, answers }: Pick<GivenResponse, 'ageGroup' | 'seconds' | 'answers'> & { household?: string | undefined }
): Promise<CollectedResponse> {
  const link = await linkOf(database, token)
  if (link.household === null && household === undefined) {
    throw unprocessable('the link is of a whole site: say of which household the answers are', [{ pointer: '/household', detail: 'is required' }])
  }
  const given = { site: link.site, household: link.household ?? household!, ageGroup, seconds, answers }
  const caller = residentOf(link)
  return inOneTransaction(database, caller, async () => {
    const { items: [item] } = await collect(database, caller, secret, link.campaign, [given], 'link')
    return keptOrThrow(item!)
  })
}
