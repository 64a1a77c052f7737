import { asCaller, withRights, type Caller, type Transaction } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import type { Flaw } from '../../platform/row-problem.js'
import { outsideRegionReason } from '../../registry/import-checks.js'
import { pointerOf } from '../../registry/row-edit-queries.js'
import { readItem, type Item, type ItemProblem, type ReadingContext } from './item-schemas.js'
import { findOurs, lockOurs, mergedInto, writeOurs, type OurThing, type Wanted } from './our-things-queries.js'
import { groupsOf, partnerKinds, placeInTree, type PartnerKind, type Thing, type Values } from './partner-kinds.js'
import { knownCodes, partnerToWrite, type RegisteredPartner } from './partner-queries.js'
import { decide, pick, type Agreement, type Decision } from './reconciliation.js'
import { turnsOf } from './turns.js'

export const itemResults = ['created', 'updated', 'unchanged', 'stale', 'waiting', 'conflict', 'rejected'] as const
export type ItemResult = (typeof itemResults)[number]

/** Something that an item speaks of and nobody knows yet. */
export interface Need {
  readonly kind: PartnerKind
  /** As the partner calls it. */
  readonly id: string
}

/** What became of an item. */
export interface ReceivedItem {
  /** Null where the item has none that could be one. */
  readonly externalId: string | null
  readonly result: ItemResult
  /** What it is known by here, once it is. */
  readonly ourKey: string | null
  /** Numbers of those that people are to settle. */
  readonly conflicts: number[]
  readonly waitsFor: Need | null
  readonly problems: ItemProblem[]
}

export interface Receipt {
  readonly items: ReceivedItem[]
  /** Of items that waited: how many were looked at again, and how many wait still. */
  readonly waiting: { readonly lookedAt: number; readonly left: number }
}

/** An item as it was sent, and its external id apart; null where it has none that could be one. */
export interface GivenItem {
  readonly externalId: string | null
  readonly content: unknown
}

/** How people settled a field group: their word, ours, or values of its own. */
export interface Settled {
  readonly group: string
  readonly as: 'theirs' | 'ours' | 'value'
  readonly value: Thing | null
}

/** At most so many waiting items are looked at again with one request. */
export const mostLookedAt = 1_000

/**
 * Takes in what a partner says of things of one kind, each for itself, all in one transaction that is theirs alone: what is newer than what
 * is known is compared with ours, field group by field group, and written by the rules of the import. What speaks of something unknown waits.
 * Throws `not-found`, `forbidden` for a partner that this caller does not write for, `too-many-requests`.
 */
export async function receiveItems(database: Database, caller: Caller, code: string, kind: PartnerKind, given: readonly GivenItem[]): Promise<Receipt> {
  return turnsOf(database).inLine(code, () => receiving(database, caller, code, async (context) => {
    const items = await takeIn(context, kind, given)
    return { items, waiting: { lookedAt: await lookAgain(context, { every: false }), left: await leftWaiting(context) } }
  }))
}

/** Takes in what a partner says of one thing. Throws as `receiveItems`. */
export async function receiveItem(database: Database, caller: Caller, code: string, kind: PartnerKind, given: GivenItem): Promise<ReceivedItem> {
  return turnsOf(database).inLine(code, () => receiving(database, caller, code, async (context) => {
    const [item] = await takeIn(context, kind, [given])
    await lookAgain(context, { every: false })
    return item!
  }))
}

/** Looks again at what waits, also at what could not be used before. Throws as `receiveItems`. */
export async function receiveWaiting(database: Database, caller: Caller, code: string): Promise<Receipt['waiting']> {
  return turnsOf(database).beside(code, () => receiving(database, caller, code, async (context) => ({ lookedAt: await lookAgain(context, { every: true }), left: await leftWaiting(context) })))
}

/** What taking in needs to know. */
export interface ReceivingContext extends ReadingContext {
  readonly transaction: Transaction
  readonly caller: Caller
  readonly partner: RegisteredPartner
}

function receiving<T>(database: Database, caller: Caller, code: string, work: (context: ReceivingContext) => Promise<T>): Promise<T> {
  return asCaller(database, caller, async (transaction) => {
    const partner = await partnerToWrite(transaction, caller, code)
    // Whatever region the caller holds, for a partner he acts in the partner's.
    return withRights(transaction, { role: caller.role, regionCode: partner.regionCode }, async () => work(await contextOf(transaction, caller, partner)))
  })
}

/** Waits for whoever takes in for the partner already, so that what was read stays so. */
export async function contextOf(transaction: Transaction, caller: Caller, partner: RegisteredPartner): Promise<ReceivingContext> {
  const { client } = transaction
  await client.query("select pg_advisory_xact_lock(hashtextextended('partner ' || $1, 0)), set_config('lifecircle.partner', $1, true)", [partner.code])
  return { transaction, caller, partner, codes: await knownCodes(transaction, partner.code), now: Date.now() }
}

interface Link {
  readonly externalId: string
  readonly ourKey: string
  readonly mark: number | null
  readonly hash: string | null
  readonly agreed: Readonly<Record<string, Agreement>>
  readonly conflicts: number[]
}

/** An item on its way, and what became of it. */
interface Taken {
  readonly line: number
  readonly item: Item
  outcome?: Omit<ReceivedItem, 'externalId'>
  key: string
  link: Link | undefined
  /** Where the thing is by their word. */
  regionCode: string
}

const isTaken = (result: ItemResult) => result === 'created' || result === 'updated' || result === 'unchanged' || result === 'conflict'

const nothing: Omit<ReceivedItem, 'externalId' | 'result'> = { ourKey: null, conflicts: [], waitsFor: null, problems: [] }

const noId: ItemProblem = { pointer: '/externalId', value: null, detail: 'is needed: what the partner knows it by, of 1 to 150 letters without zero bytes and halves of characters' }

const isNewer = (one: { mark: number; hash: string }, other: { mark: number | null; hash: string | null }) =>
  other.mark === null || one.mark > other.mark || (one.mark === other.mark && one.hash > (other.hash ?? ''))

/** Takes in items of one kind, and says of each what became of it, in their order. `settled` is of the one item that there is then. */
export async function takeIn(context: ReceivingContext, kind: PartnerKind, given: readonly GivenItem[], settled?: Settled): Promise<ReceivedItem[]> {
  const outcomes: (ReceivedItem | undefined)[] = given.map(() => undefined)
  const read: Taken[] = []
  for (const [line, { externalId, content }] of given.entries()) {
    const item = externalId === null ? { problems: [noId] } : readItem(kind, externalId, content, context)
    if ('problems' in item) outcomes[line] = { externalId, result: 'rejected', ...nothing, problems: item.problems }
    else read.push({ line, item, key: ownKey(context, kind, item.externalId), link: undefined, regionCode: '' })
  }
  const unkeyed = kind === 'regions' ? read.filter(({ key }) => !/^\d{12}$/.test(key)) : []
  for (const one of unkeyed) one.outcome = rejected([{ pointer: '/externalId', value: one.item.externalId, detail: `is neither a 12-digit statistical code nor a code of the list region: an administrator adds it at /v1/partners/${context.partner.code}/codes/region` }])

  const links = await findLinks(context, kind, read.map(({ item }) => item.externalId))
  for (const one of read) {
    one.link = links.get(one.item.externalId)
    one.key = one.link?.ourKey ?? one.key
  }
  // Regions go from above to below, so that those of one request may hang on each other.
  const levels = kind === 'regions' ? [2, 4, 6, 9, 12] : [0]
  for (const digits of levels) {
    const some = read.filter((one) => one.outcome === undefined && (digits === 0 || digitsOf(one.key) === digits))
    if (some.length > 0) await takeLevel(context, kind, some, settled)
  }
  await keepWaiting(context, kind, read)
  for (const { line, item, outcome } of read) outcomes[line] = { externalId: item.externalId, ...outcome! }
  return outcomes.map((outcome) => outcome!)
}

const digitsOf = (code: string): number => ({ province: 2, city: 4, county: 6, street: 9, community: 12 })[placeInTree(code).level]

/** What a thing of theirs is known by here, where nobody said otherwise. */
function ownKey({ partner, codes }: ReceivingContext, kind: PartnerKind, externalId: string): string {
  return kind === 'regions' ? (codes.mapped.region?.get(externalId) ?? externalId) : `${partner.code}:${externalId}`
}

const rejected = (problems: ItemProblem[]): Omit<ReceivedItem, 'externalId'> => ({ result: 'rejected', ...nothing, problems })

async function takeLevel(context: ReceivingContext, kind: PartnerKind, read: readonly Taken[], settled: Settled | undefined): Promise<void> {
  await resolve(context, kind, read)
  // The newest of each thing decides; one that cannot be used leaves it to the one before it.
  const queues = new Map<string, Taken[]>()
  for (const one of read) {
    if (one.outcome !== undefined) continue
    const queue = queues.get(one.item.externalId) ?? []
    queue.push(one)
    queues.set(one.item.externalId, queue)
  }
  const copies: [copy: Taken, of: Taken][] = []
  for (const [externalId, queue] of queues) {
    queue.sort((one, other) => (isNewer(one.item, other.item) ? -1 : isNewer(other.item, one.item) ? 1 : 0))
    const distinct = queue.filter((one, place) => place === 0 || isNewer(queue[place - 1]!.item, one.item))
    for (const one of queue) if (!distinct.includes(one)) copies.push([one, distinct.find(({ item }) => item.hash === one.item.hash)!])
    for (const one of distinct.slice(mostVersions)) {
      one.outcome = rejected([{ pointer: '/externalId', value: externalId, detail: `stands more than ${mostVersions} times in this request: send older ones in another` }])
    }
    queues.set(externalId, distinct.slice(0, mostVersions))
  }
  const holders = await findHolders(context, kind, [...queues.values()].flatMap(([newest]) => (newest!.link === undefined ? [newest!.key] : [])))
  while (queues.size > 0) {
    // Several of theirs may be one here, by the partner's codes or by a link: the first that could be taken in keeps it.
    const newest = new Map<string, Taken>()
    for (const [externalId, queue] of queues) {
      const { key } = queue[0]!
      const holder = holders.get(key) ?? externalId
      if (holder !== externalId) {
        for (const one of queue) one.outcome = rejected([anothers(context, kind, externalId, key, holder)])
        queues.delete(externalId)
      } else if (!newest.has(key)) newest.set(key, queue[0]!)
    }
    await takeNewest(context, kind, [...newest.values()], settled)
    for (const one of newest.values()) {
      const [, ...older] = queues.get(one.item.externalId)!
      if (one.outcome?.result === 'rejected' || one.outcome?.result === 'waiting') {
        if (older.length === 0) queues.delete(one.item.externalId)
        else queues.set(one.item.externalId, older)
        continue
      }
      for (const other of older) other.outcome = { ...nothing, result: 'stale', ourKey: one.key }
      queues.delete(one.item.externalId)
      holders.set(one.key, one.item.externalId)
    }
  }
  for (const [copy, { outcome }] of copies) copy.outcome = outcome?.result === 'created' || outcome?.result === 'updated' ? { ...outcome, result: 'unchanged' } : outcome!
}

/** Versions of one thing that are looked at in one request: each takes a round of its own where the newer ones cannot be used. */
const mostVersions = 20

async function findLinks({ transaction, partner }: ReceivingContext, kind: PartnerKind, externalIds: readonly string[]): Promise<ReadonlyMap<string, Link>> {
  const found = await transaction.client.query<Omit<Link, 'mark'> & { mark: string | null }>(
    `select l.external_id as "externalId", l.our_key as "ourKey", l.mark, l.hash, l.agreed,
       array(
         select c.id::integer
         from exchange.partner_conflict as c
         where c.partner_code = l.partner_code and c.kind = l.kind and c.external_id = l.external_id and c.state = 'open'
         order by c.id
       ) as conflicts
     from exchange.partner_link as l
     where l.partner_code = $1 and l.kind = $2 and l.external_id = any ($3)`,
    [partner.code, kind, externalIds]
  )
  return new Map(found.rows.map((link) => [link.externalId, { ...link, mark: link.mark === null ? null : Number(link.mark) }]))
}

/** Of our things, which of theirs they are. */
async function findHolders({ transaction, partner }: ReceivingContext, kind: PartnerKind, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  const found = await transaction.client.query<{ key: string; externalId: string }>(
    `select l.our_key as key, l.external_id as "externalId"
     from exchange.partner_link as l
     where l.partner_code = $1 and l.kind = $2 and l.our_key = any ($3)`,
    [partner.code, kind, keys]
  )
  return new Map(found.rows.map(({ key, externalId }) => [key, externalId]))
}

function anothers({ partner }: ReceivingContext, kind: PartnerKind, externalId: string, key: string, holder: string): ItemProblem {
  const advice = kind === 'regions' ? `send it under that id alone, or have an administrator mend /v1/partners/${partner.code}/codes/region` : 'send it under that id alone'
  return { pointer: '/externalId', value: externalId, detail: `is ${key} here, as ${holder} of ${partner.code} is already: ${advice}` }
}

/** Finds what items refer to: those of something unknown wait. */
async function resolve({ transaction, partner }: ReceivingContext, kind: PartnerKind, read: readonly Taken[]): Promise<void> {
  const { client } = transaction
  const wanted = read.map(({ key, item }) => (kind === 'regions' ? (placeInTree(key).parent ?? key) : item.thing.values['community_code']!))
  const found = await client.query<{ code: string; current: string; known: boolean; own: boolean }>(
    `select g.code, c.code as current, exists (select from registry.region as r where r.code = c.code) as known, platform.in_region(c.code) as own
     from (select distinct unnest($1::text[]) as code) as g
     cross join lateral registry.current_code(g.code) as c (code)`,
    [wanted]
  )
  const regions = new Map(found.rows.map((row) => [row.code, row]))
  const facilityIds = kind === 'projects' ? [...new Set(read.flatMap(({ item }) => item.thing.values['facility'] || []))] : []
  const facilities = new Map(
    facilityIds.length === 0 ? [] : (await client.query<{ id: string; key: string }>(
      "select external_id as id, our_key as key from exchange.partner_link where partner_code = $1 and kind = 'facilities' and external_id = any ($2)",
      [partner.code, facilityIds]
    )).rows.map(({ id, key }) => [id, key])
  )
  for (const [place, one] of read.entries()) {
    const region = regions.get(wanted[place]!)!
    const values = one.item.thing.values as Record<string, string>
    if (kind === 'regions') {
      one.regionCode = one.key
      if (placeInTree(one.key).parent !== null && !region.known) one.outcome = { ...nothing, result: 'waiting', waitsFor: { kind: 'regions', id: region.code } }
      continue
    }
    const told = wanted[place]!
    if (!region.known) {
      one.outcome = { ...nothing, result: 'waiting', waitsFor: { kind: 'regions', id: theirRegion(one.item) } }
      continue
    }
    if (!region.own) {
      one.outcome = rejected([{ pointer: '/communityCode', value: told, detail: outsideRegionReason }])
      continue
    }
    one.regionCode = region.current
    values['community_code'] = region.current
    const facility = values['facility']
    if (kind === 'projects' && facility !== undefined && facility !== '') {
      const key = facilities.get(facility)
      if (key === undefined) one.outcome = { ...nothing, result: 'waiting', waitsFor: { kind: 'facilities', id: facility } }
      else values['facility'] = key
    }
  }
}

const theirRegion = ({ content }: Item): string => String(content['communityCode'])

async function takeNewest(context: ReceivingContext, kind: PartnerKind, newest: readonly Taken[], settled: Settled | undefined): Promise<void> {
  const { transaction, partner, caller } = context
  const fresh: Taken[] = []
  for (const one of newest) {
    const { link, item } = one
    if (settled !== undefined || link === undefined || isNewer(item, link)) fresh.push(one)
    else if (item.mark === link.mark && item.hash === link.hash) {
      one.outcome = { ...nothing, result: link.conflicts.length > 0 ? 'conflict' : 'unchanged', ourKey: link.ourKey, conflicts: link.conflicts }
    } else one.outcome = { ...nothing, result: 'stale', ourKey: link.ourKey }
  }
  if (fresh.length === 0) return
  const keys = fresh.map(({ key }) => key)
  await lockOurs(transaction, kind, keys)
  const before = await findOurs(transaction, kind, keys)
  const merged = kind === 'facilities' ? await mergedInto(transaction, keys.filter((key) => !before.has(key))) : new Map<string, string>()
  const compared = fresh.map((one) => compare(kind, partner, one, before.get(one.key) ?? null, merged.get(one.key), settled))
  for (const { taken, ours } of compared) {
    if (ours !== null && !ours.isOwn) taken.outcome = rejected([{ pointer: '/externalId', value: taken.item.externalId, detail: `is ${taken.key} here, which ${outsideRegionReason}` }])
  }
  const wanted = compared.flatMap(({ taken, wanted: thing, ours }): Wanted[] => (thing === null || taken.outcome !== undefined ? [] : [{ line: taken.line, key: taken.key, thing, ours }]))
  const flaws = wanted.length === 0 ? new Map<number, readonly Flaw[]>() : await writeOurs(transaction, kind, wanted, { caller, name: `partner ${partner.code}` })
  for (const { taken } of compared) {
    const found = flaws.get(taken.line)
    if (found !== undefined) taken.outcome = refusal(taken.item, found)
  }
  const good = compared.filter(({ taken }) => taken.outcome === undefined)
  const after = wanted.length === 0 ? before : await findOurs(transaction, kind, good.map(({ taken }) => taken.key))
  const conflicts = await keepReceived(context, kind, good.map((one) => ({ ...one, after: after.get(one.taken.key) ?? null })))
  for (const { taken, ours } of good) {
    const now = after.get(taken.key) ?? null
    const open = conflicts.get(taken.item.externalId) ?? []
    taken.outcome = { ...nothing, result: open.length > 0 ? 'conflict' : resultOf(kind, ours, now), ourKey: taken.key, conflicts: open }
  }
}

function refusal({ thing, content }: Item, flaws: readonly Flaw[]): Omit<ReceivedItem, 'externalId'> {
  const problems = flaws.map(({ column, value, reason }) => ({ pointer: column == null ? '' : `/${pointerOf(column)}`, value: value ?? null, detail: reason }))
  // What is wrong with the facility that a project is about may come right with the facility.
  const aboutFacility = thing.values['facility'] !== undefined && flaws.every(({ column }) => column === 'facility') && typeof content['facility'] === 'string'
  return aboutFacility ? { ...nothing, result: 'waiting', waitsFor: { kind: 'facilities', id: content['facility'] as string }, problems } : rejected(problems)
}

function resultOf(kind: PartnerKind, before: OurThing | null, now: OurThing | null): ItemResult {
  if (before === null) return now === null ? 'unchanged' : 'created'
  if (now === null) return 'updated'
  return Object.values(groupsOf(kind)).flat().every((name) => before.values[name] === now.values[name]) ? 'unchanged' : 'updated'
}

/** An item beside what is kept: what is decided of each field group, and what is to be written; null where nothing is. */
interface Compared {
  readonly taken: Taken
  readonly ours: OurThing | null
  readonly decisions: Readonly<Record<string, Decision>>
  readonly wanted: Thing | null
  readonly settled: Settled | undefined
}

function compare(kind: PartnerKind, partner: RegisteredPartner, taken: Taken, ours: OurThing | null, mergedTo: string | undefined, settled: Settled | undefined): Compared {
  const { item: { thing: theirs }, link } = taken
  const groups = groupsOf(kind)
  const rules = partner.rules[kind]
  if (mergedTo !== undefined) return { taken, ours: null, decisions: {}, wanted: null, settled }
  const wasThere = link !== undefined && Object.keys(link.agreed).length > 0
  const isThere = ours !== null
  // What ended here since it was taken over: whether it comes back is a question of its state alone.
  const now: Values | null = ours?.values ?? (wasThere && groups['state']?.includes('removed') === true ? { removed: 'true' } : null)
  const decisions: Record<string, Decision> = {}
  for (const [group, columns] of Object.entries(groups)) {
    if (settled?.group === group) decisions[group] = settled.as === 'ours' ? 'ours' : 'theirs'
    else if (now === null || (!isThere && group !== 'state')) decisions[group] = 'theirs'
    // Of what they said last all else was decided when it came: what people did since stays.
    else if (settled !== undefined) decisions[group] = 'ours'
    else decisions[group] = decide(columns, rules[group]!, theirs.values, now, link?.agreed[group])
  }
  const removedThen = decisions['state'] === 'theirs' ? theirs.values['removed'] : now?.['removed']
  // Nothing is to be written of what is gone here and is to stay so, and people are asked nothing of it but that. A project that comes as one that is cancelled
  // stands so; but one that people cancelled since is not brought back for a while to be cancelled anew. What was agreed of it stays, so that it follows once it is back.
  const isGone = ours === null ? kind !== 'projects' || wasThere : ours.state === 'cancelled' && link?.agreed['state']?.ours['removed'] !== 'true'
  if (isGone && removedThen === 'true') {
    return { taken, ours, decisions: Object.fromEntries(Object.entries(decisions).filter(([group, decision]) => group === 'state' || decision === 'ours')), wanted: null, settled }
  }
  let place = ours?.place ?? null
  const values: Record<string, string> = {}
  for (const [group, columns] of Object.entries(groups)) {
    const given = settled?.group === group && settled.as === 'value' ? settled.value! : theirs
    Object.assign(values, pick(decisions[group] === 'theirs' ? given.values : (now ?? {}), columns))
    if (group === 'place' && decisions[group] === 'theirs') place = given.place
  }
  const isSame = isThere && Object.keys(values).every((name) => values[name] === ours.values[name])
  return { taken, ours, decisions, wanted: isSame ? null : { values, place }, settled }
}

/** Keeps what was received beside ours, and what people are to settle. Returns the open conflicts of each item. */
async function keepReceived(
  { transaction, partner }: ReceivingContext, kind: PartnerKind, received: readonly (Compared & { readonly after: OurThing | null })[]
): Promise<ReadonlyMap<string, number[]>> {
  if (received.length === 0) return new Map()
  const { client } = transaction
  const groups = groupsOf(kind)
  const goneNow: Values = { removed: 'true' }
  const links = received.map(({ taken, ours, decisions, after }) => {
    const { item, key, link } = taken
    const agreed: Record<string, Agreement> = { ...link?.agreed }
    for (const [group, decision] of Object.entries(decisions)) {
      const columns = groups[group]!
      const isSettled = received[0]!.settled?.group === group
      if (decision === 'theirs' || isSettled) agreed[group] = { theirs: pick(item.thing.values, columns), ours: pick(after?.values ?? goneNow, columns) }
    }
    return {
      external_id: item.externalId, our_key: key, region_code: after?.regionCode ?? ours?.regionCode ?? taken.regionCode,
      mark: item.mark, hash: item.hash, content: item.content, agreed
    }
  })
  await client.query(
    `insert into exchange.partner_link (partner_code, kind, external_id, our_key, region_code, mark, hash, content, agreed, received_at)
     select $1, $2, g.external_id, g.our_key, g.region_code, g.mark, g.hash, g.content, g.agreed, now()
     from json_to_recordset($3) as g (external_id text, our_key text, region_code text, mark bigint, hash text, content jsonb, agreed jsonb)
     order by g.external_id
     on conflict (partner_code, kind, external_id) do update
     set region_code = excluded.region_code, mark = excluded.mark, hash = excluded.hash, content = excluded.content, agreed = excluded.agreed,
       received_at = excluded.received_at, written_at = clock_timestamp(), written_by = current_setting('lifecircle.subject')`,
    [partner.code, kind, JSON.stringify(links)]
  )
  // What waited of them and is no newer has come too late.
  await client.query(
    `delete from exchange.partner_waiting as w
     using json_to_recordset($3) as g (external_id text, mark bigint, hash text)
     where w.partner_code = $1 and w.kind = $2 and w.external_id = g.external_id and (w.mark, w.hash) <= (g.mark, g.hash collate "C")`,
    [partner.code, kind, JSON.stringify(links.map(({ external_id, mark, hash }) => ({ external_id, mark, hash })))]
  )
  const asked = received.flatMap(({ taken, ours, decisions }) =>
    Object.entries(decisions).filter(([, decision]) => decision === 'ask').map(([group]) => ({
      external_id: taken.item.externalId, our_key: taken.key, region_code: ours?.regionCode ?? taken.regionCode, field_group: group,
      theirs: pick(taken.item.thing.values, groups[group]!), ours: pick(ours?.values ?? goneNow, groups[group]!), before: taken.link?.agreed[group]?.theirs ?? null
    }))
  )
  const ids = received.map(({ taken }) => taken.item.externalId)
  const known = received.some(({ taken }) => (taken.link?.conflicts.length ?? 0) > 0)
  if (asked.length === 0 && !known) return new Map()
  // While one is settled the others stay as they are.
  if (received[0]!.settled === undefined) {
    await client.query(
      `update exchange.partner_conflict as c
       set state = 'withdrawn', settled_at = now()
       where c.partner_code = $1 and c.kind = $2 and c.state = 'open' and c.external_id = any ($3)
         and not exists (
           select from json_to_recordset($4) as g (external_id text, field_group text)
           where g.external_id = c.external_id and g.field_group = c.field_group
         )`,
      [partner.code, kind, ids, JSON.stringify(asked.map(({ external_id, field_group }) => ({ external_id, field_group })))]
    )
  }
  await client.query(
    `insert into exchange.partner_conflict (partner_code, kind, external_id, our_key, region_code, field_group, theirs, ours, before)
     select $1, $2, g.external_id, g.our_key, g.region_code, g.field_group, g.theirs, g.ours, g.before
     from json_to_recordset($3) as g (external_id text, our_key text, region_code text, field_group text, theirs jsonb, ours jsonb, before jsonb)
     order by g.external_id, g.field_group
     on conflict (partner_code, kind, external_id, field_group) where state = 'open' do update
     set theirs = excluded.theirs, ours = excluded.ours, before = excluded.before, region_code = excluded.region_code`,
    [partner.code, kind, JSON.stringify(asked)]
  )
  const open = await client.query<{ externalId: string; ids: number[] }>(
    `select c.external_id as "externalId", array_agg(c.id::integer order by c.id) as ids
     from exchange.partner_conflict as c
     where c.partner_code = $1 and c.kind = $2 and c.state = 'open' and c.external_id = any ($3)
     group by c.external_id`,
    [partner.code, kind, ids]
  )
  return new Map(open.rows.map(({ externalId, ids: numbers }) => [externalId, numbers]))
}

async function keepWaiting({ transaction, partner }: ReceivingContext, kind: PartnerKind, read: readonly Taken[]): Promise<void> {
  const { client } = transaction
  const newest = new Map(read.flatMap(({ item, link }) => (link === undefined ? [] : [[item.externalId, link]])) as [string, { mark: number | null; hash: string | null }][])
  for (const { item, outcome } of read) {
    if (outcome !== undefined && isTaken(outcome.result) && isNewer(item, newest.get(item.externalId) ?? { mark: null, hash: null })) newest.set(item.externalId, item)
  }
  const rows = read.filter(({ outcome, item }) => outcome?.result === 'waiting' && isNewer(item, newest.get(item.externalId) ?? { mark: null, hash: null }))
  // Older than what is known: it would come too late.
  for (const one of read) {
    if (one.outcome?.result === 'waiting' && !rows.includes(one)) one.outcome = { ...nothing, result: 'stale', ourKey: one.key }
  }
  if (rows.length === 0) return
  await client.query(
    `insert into exchange.partner_waiting (partner_code, kind, external_id, mark, hash, content, region_code, needs_kind, needs_id, problems)
     select distinct on (g.external_id, g.mark, g.hash) $1, $2, g.external_id, g.mark, g.hash, g.content, $3, g.needs_kind, g.needs_id, g.problems
     from json_to_recordset($4) as g (external_id text, mark bigint, hash text, content jsonb, needs_kind text, needs_id text, problems jsonb)
     order by g.external_id, g.mark, g.hash
     on conflict (partner_code, kind, external_id, mark, hash) do update
     set needs_kind = excluded.needs_kind, needs_id = excluded.needs_id, problems = excluded.problems, looked_at = clock_timestamp()`,
    [partner.code, kind, partner.regionCode, JSON.stringify(rows.map(({ item, outcome }) => ({
      external_id: item.externalId, mark: item.mark, hash: item.hash, content: item.content,
      needs_kind: outcome!.waitsFor?.kind, needs_id: outcome!.waitsFor?.id, problems: outcome!.problems
    })))]
  )
}

/** Kinds as what waits of them is looked at again: a region may bring the one below it, and so on down. */
const passes: readonly PartnerKind[] = ['regions', 'regions', 'regions', 'regions', ...partnerKinds.filter((kind) => kind !== 'regions')]

/** Looks again at what waits for something that is known by now; `every`: at all that waits, the longest unseen first. Returns at how much. */
async function lookAgain(context: ReceivingContext, { every }: { readonly every: boolean }): Promise<number> {
  const { transaction: { client }, partner } = context
  const any = await client.query<{ found: boolean }>('select exists (select from exchange.partner_waiting where partner_code = $1) as found', [partner.code])
  if (any.rows[0]?.found !== true) return 0
  let lookedAt = 0
  for (const [place, kind] of passes.entries()) {
    const found = await client.query<{ externalId: string; mark: string; hash: string; content: unknown }>(
      `with needed as materialized (
         select distinct w.needs_id as id
         from exchange.partner_waiting as w
         where w.partner_code = $1 and w.needs_kind = 'regions'
       ),
       known as materialized (
         select n.id
         from needed as n
         left join exchange.partner_code as c on c.partner_code = $1 and c.list = 'region' and c.theirs = n.id
         where exists (select from registry.region as r where r.code = registry.current_code(coalesce(c.ours, n.id)))
       )
       select w.external_id as "externalId", w.mark, w.hash, w.content
       from exchange.partner_waiting as w
       where w.partner_code = $1 and w.kind = $2
         and ($3
           or w.needs_kind = 'regions' and w.needs_id in (select k.id from known as k)
           or w.needs_kind = 'facilities' and exists (
             select
             from exchange.partner_link as l
             where l.partner_code = w.partner_code and l.kind = 'facilities' and l.external_id = w.needs_id and l.written_at >= w.looked_at
           ))
       order by w.looked_at, w.external_id, w.mark, w.hash
       limit $4`,
      [partner.code, kind, every && passes.indexOf(kind) === place, mostLookedAt - lookedAt]
    )
    if (found.rows.length === 0) continue
    lookedAt += found.rows.length
    await lookAt(context, kind, found.rows)
  }
  return lookedAt
}

async function leftWaiting({ transaction, partner }: ReceivingContext): Promise<number> {
  const found = await transaction.client.query<{ left: number }>('select count(*)::integer as left from exchange.partner_waiting where partner_code = $1', [partner.code])
  return found.rows[0]!.left
}

/** What came too late waits no more; what could not be used stands there with what is wrong with it. */
async function lookAt(context: ReceivingContext, kind: PartnerKind, rows: readonly (GivenItem & { readonly mark: string; readonly hash: string })[]): Promise<void> {
  const { transaction: { client }, partner } = context
  const received = await takeIn(context, kind, rows)
  const seen = rows.map(({ externalId, mark, hash }, place) => ({ external_id: externalId, mark, hash, ...received[place]! }))
  const of = (...results: ItemResult[]) => JSON.stringify(seen.filter(({ result }) => results.includes(result)).map(({ external_id, mark, hash, problems }) => ({ external_id, mark, hash, problems })))
  await client.query(
    `update exchange.partner_waiting as w
     set needs_kind = null, needs_id = null, problems = g.problems, looked_at = clock_timestamp()
     from json_to_recordset($3) as g (external_id text, mark bigint, hash text, problems jsonb)
     where w.partner_code = $1 and w.kind = $2 and (w.external_id, w.mark, w.hash) = (g.external_id, g.mark, g.hash)`,
    [partner.code, kind, of('rejected')]
  )
  await client.query(
    `delete from exchange.partner_waiting as w
     using json_to_recordset($3) as g (external_id text, mark bigint, hash text)
     where w.partner_code = $1 and w.kind = $2 and (w.external_id, w.mark, w.hash) = (g.external_id, g.mark, g.hash)`,
    [partner.code, kind, of('stale', 'unchanged')]
  )
}
