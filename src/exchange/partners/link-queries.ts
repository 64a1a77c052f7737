import { asCaller, type Caller, type Transaction } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { conflict, forbidden, notFound, unprocessable } from '../../platform/errors.js'
import { outsideRegionReason } from '../../registry/import-checks.js'
import type { ItemProblem } from './item-schemas.js'
import { findOurs } from './our-things-queries.js'
import { groupsOf, type PartnerKind } from './partner-kinds.js'
import { registeredPartner } from './partner-queries.js'
import type { Need } from './receipt-queries.js'
import { pick } from './reconciliation.js'

/** Their id beside ours. */
export interface PartnerLink {
  readonly id: number
  readonly kind: PartnerKind
  readonly externalId: string
  readonly ourKey: string
  readonly regionCode: string
  /** What they said last, as it came; null = nothing yet. */
  readonly content: unknown
  readonly receivedAt: Date | null
  readonly writtenBy: string
}

export interface LinkFilter {
  readonly kind?: PartnerKind | undefined
  readonly externalId?: string | undefined
  readonly ourKey?: string | undefined
}

interface Page {
  readonly limit: number
  readonly after?: number | undefined
}

const linkColumns = `
  l.id::integer, l.kind, l.external_id as "externalId", l.our_key as "ourKey", l.region_code as "regionCode", l.content, l.received_at as "receivedAt", l.written_by as "writtenBy"
  from exchange.partner_link as l`

/** Their ids beside ours, of the caller's region, in the order in which they came. Throws `not-found`. */
export async function listLinks(transaction: Transaction, partner: string, { kind, externalId, ourKey }: LinkFilter, page: Page): Promise<PartnerLink[]> {
  await registeredPartner(transaction, partner)
  const found = await transaction.client.query<PartnerLink>(
    `select ${linkColumns}
     where l.partner_code = $1
       and ($2::text is null or l.kind = $2)
       and ($3::text is null or l.external_id = $3)
       and ($4::text is null or l.our_key = $4)
       and ($5::bigint is null or l.id > $5)
     order by l.id
     limit $6`,
    [partner, kind ?? null, externalId ?? null, ourKey ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}

/**
 * Says which of our things one of theirs is, before anything came of it. `agreed`: ours is as they have it, so that what they say otherwise from
 * now on is taken over. Throws `not-found`, `forbidden`, `conflict` where it is another one already, `unprocessable-input` for what is not there.
 */
export function putLink(
  database: Database, caller: Caller, partner: string, kind: PartnerKind, externalId: string, { ourKey, agreed }: { readonly ourKey: string; readonly agreed: boolean }
): Promise<PartnerLink> {
  return asCaller(database, caller, async (transaction) => {
    const { client } = transaction
    const { regionCode } = await registeredPartner(transaction, partner)
    const within = await client.query<{ own: boolean }>('select platform.in_region($1) as own', [regionCode])
    if (within.rows[0]?.own !== true) throw forbidden(`the partner ${partner} is of ${regionCode}, which ${outsideRegionReason}`)
    const [known] = await listLinks(transaction, partner, { kind, externalId }, { limit: 1 })
    if (known?.ourKey === ourKey) return known
    if (known !== undefined) throw conflict(`${externalId} of ${partner} is ${known.ourKey} here already`)
    const [taken] = await listLinks(transaction, partner, { kind, ourKey }, { limit: 1 })
    if (taken !== undefined) throw conflict(`${ourKey} is ${taken.externalId} of ${partner} already`)
    const ours = (await findOurs(transaction, kind, [ourKey])).get(ourKey)
    if (ours === undefined) throw unprocessable(`there is nothing of that kind here`, [{ pointer: '/ourKey', detail: `${ourKey} is none of our ${kind}` }])
    if (!ours.isOwn) throw forbidden(`${ourKey} ${outsideRegionReason}`)
    const groups = Object.entries(groupsOf(kind)).map(([group, columns]) => [group, { theirs: pick(ours.values, columns), ours: pick(ours.values, columns) }])
    await client.query(
      'insert into exchange.partner_link (partner_code, kind, external_id, our_key, region_code, agreed) values ($1, $2, $3, $4, $5, $6)',
      [partner, kind, externalId, ourKey, ours.regionCode, JSON.stringify(agreed ? Object.fromEntries(groups) : {})]
    )
    const [link] = await listLinks(transaction, partner, { kind, externalId }, { limit: 1 })
    if (link === undefined) throw notFound('link', externalId)
    return link
  })
}

/** An item that waits for something that is not known yet, or could not be used when it was looked at again. */
export interface WaitingItem {
  readonly id: number
  readonly kind: PartnerKind
  readonly externalId: string
  readonly content: unknown
  readonly waitsFor: Need | null
  readonly problems: ItemProblem[]
  readonly lookedAt: Date
}

/** What waits, in the order in which it came. Throws `not-found`. */
export async function listWaiting(transaction: Transaction, partner: string, { kind }: { readonly kind?: PartnerKind | undefined }, page: Page): Promise<WaitingItem[]> {
  await registeredPartner(transaction, partner)
  const found = await transaction.client.query<WaitingItem>(
    `select w.id::integer, w.kind, w.external_id as "externalId", w.content,
       case when w.needs_kind is not null then json_build_object('kind', w.needs_kind, 'id', w.needs_id) end as "waitsFor", w.problems, w.looked_at as "lookedAt"
     from exchange.partner_waiting as w
     where w.partner_code = $1
       and ($2::text is null or w.kind = $2)
       and ($3::bigint is null or w.id > $3)
     order by w.id
     limit $4`,
    [partner, kind ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}
