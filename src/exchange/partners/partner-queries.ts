import { causes } from '../../checkup/diagnosis.js'
import { projectActions, projectSpaceKinds } from '../../improvement/project.js'
import { asCaller, type Caller, type Transaction } from '../../platform/caller.js'
import type { CrsName } from '../../platform/crs.js'
import type { Database } from '../../platform/database/database.js'
import { forbidden, notFound, unprocessable } from '../../platform/errors.js'
import { facilityStatuses } from '../../registry/facility-import.js'
import { communityKinds, futureStatuses } from '../../registry/region-import.js'
import type { KnownCodes } from './item-schemas.js'
import { groupsOf, partnerKinds, type CodeList, type PartnerKind, type PartnerOrder, type PartnerRule } from './partner-kinds.js'

/** Rules by field group, of each kind. */
export type PartnerRules = Readonly<Record<PartnerKind, Readonly<Record<string, PartnerRule>>>>

/** A system that writes here what it knows, as it was registered. */
export interface RegisteredPartner {
  readonly code: string
  readonly name: string
  /** It writes there and below. */
  readonly regionCode: string
  readonly crs: CrsName
  readonly orderedBy: PartnerOrder
  /** Of every kind and field group. */
  readonly rules: PartnerRules
  readonly clientId: string | null
  readonly changedAt: Date
  readonly changedBy: string
}

/** The same, with how much there is of it. */
export interface Partner extends RegisteredPartner {
  /** As the caller sees them. */
  readonly links: number
  readonly waiting: number
  readonly conflicts: number
}

export interface PartnerContent extends Pick<RegisteredPartner, 'name' | 'regionCode' | 'crs' | 'orderedBy' | 'clientId'> {
  readonly rules: Readonly<Partial<Record<PartnerKind, Readonly<Record<string, PartnerRule>>>>>
}

const columns = `
  p.code, p.name, p.region_code as "regionCode", p.crs, p.ordered_by as "orderedBy", p.rules, p.client_id as "clientId", p.changed_at as "changedAt", p.changed_by as "changedBy"`

/** Each row that is counted is looked at by the rules of who sees it: for whoever asks for the partner, not for each item that comes. */
const counts = `
  (select count(*)::integer from exchange.partner_link as l where l.partner_code = p.code) as links,
  (select count(*)::integer from exchange.partner_waiting as w where w.partner_code = p.code) as waiting,
  (select count(*)::integer from exchange.partner_conflict as c where c.partner_code = p.code and c.state = 'open') as conflicts`

const ask: PartnerRule = 'ask'
const wholeRules = (given: PartnerContent['rules']): PartnerRules =>
  Object.fromEntries(partnerKinds.map((kind) => [kind, Object.fromEntries(Object.keys(groupsOf(kind)).map((group) => [group, given[kind]?.[group] ?? ask]))])) as unknown as PartnerRules

/** Partners of the caller's region, of above and of below, in the order of their codes. */
export async function listPartners({ client }: Transaction): Promise<Partner[]> {
  const found = await client.query<Partner>(`select ${columns}, ${counts} from exchange.partner as p order by p.code`)
  return found.rows.map((row) => ({ ...row, rules: wholeRules(row.rules) }))
}

/** Throws `not-found`. */
export const findPartner = (transaction: Transaction, code: string): Promise<Partner> => partnerBy<Partner>(transaction, `${columns}, ${counts}`, code)

/** Throws `not-found`. */
export const registeredPartner = (transaction: Transaction, code: string): Promise<RegisteredPartner> => partnerBy<RegisteredPartner>(transaction, columns, code)

async function partnerBy<Found extends RegisteredPartner>({ client }: Transaction, selected: string, code: string): Promise<Found> {
  const found = await client.query<Found>(`select ${selected} from exchange.partner as p where p.code = $1`, [code])
  const partner = found.rows[0]
  if (partner === undefined) throw notFound('partner', code)
  return { ...partner, rules: wholeRules(partner.rules) }
}

/** Registers a partner under its code, or says anew what it is. Throws `unprocessable-input`, `forbidden` for one of another region. */
export function putPartner(database: Database, caller: Caller, code: string, { name, regionCode, crs, orderedBy, clientId, rules }: PartnerContent): Promise<Partner> {
  checkRules(rules)
  return asCaller(database, caller, async (transaction) => {
    const { client } = transaction
    const before = await client.query<{ orderedBy: PartnerOrder; links: boolean }>(
      'select p.ordered_by as "orderedBy", exists (select from exchange.partner_link as l where l.partner_code = p.code) as links from exchange.partner as p where p.code = $1',
      [code]
    )
    const known = before.rows[0]
    if (known !== undefined && known.links && known.orderedBy !== orderedBy) {
      throw unprocessable('what came already was put in order otherwise', [{ pointer: '/orderedBy', detail: `stays ${known.orderedBy}: items came by it` }])
    }
    const kept = await client.query(
      `insert into exchange.partner (code, name, region_code, crs, ordered_by, client_id, rules)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (code) do update
       set name = excluded.name, region_code = excluded.region_code, crs = excluded.crs, ordered_by = excluded.ordered_by, client_id = excluded.client_id,
         rules = excluded.rules, changed_at = now(), changed_by = excluded.changed_by`,
      [code, name, regionCode, crs, orderedBy, clientId, JSON.stringify(rules)]
    )
    if (kept.rowCount === 0) throw forbidden(`the partner ${code} is of another region: give yours another code`)
    return findPartner(transaction, code)
  })
}

function checkRules(rules: PartnerContent['rules']): void {
  const details = Object.entries(rules).flatMap(([kind, of]) => {
    const groups = Object.keys(groupsOf(kind as PartnerKind))
    return Object.keys(of).filter((group) => !groups.includes(group)).map((group) => ({ pointer: `/rules/${kind}/${group}`, detail: `is no field group of ${kind}, which has ${groups.join(', ')}` }))
  })
  if (details.length > 0) throw unprocessable('rules go by kind and field group', details)
}

/**
 * The partner, whom this caller may write for: his region holds the partner's, and he is the client that it names. Throws `not-found`,
 * `forbidden`.
 */
export async function partnerToWrite(transaction: Transaction, caller: Caller, code: string): Promise<RegisteredPartner> {
  const partner = await registeredPartner(transaction, code)
  const found = await transaction.client.query<{ own: boolean }>('select platform.in_region($1) as own', [partner.regionCode])
  if (found.rows[0]?.own !== true) throw forbidden(`${code} acts in ${partner.regionCode}, which lies outside the region of this caller`)
  if (partner.clientId !== null && caller.role !== 'administrator' && caller.subject !== partner.clientId) throw forbidden(`only the client ${partner.clientId} writes for ${code}`)
  return partner
}

/** A code of a partner's, and what it is here. */
export interface CodePair {
  readonly theirs: string
  readonly ours: string
}

const fixedLists: Readonly<Partial<Record<CodeList, readonly string[]>>> = {
  status: facilityStatuses,
  communityKind: communityKinds,
  futureStatus: futureStatuses,
  component: ['satisfaction', 'closed_on_time', 'demand'],
  action: projectActions,
  spaceKind: projectSpaceKinds,
  cause: causes
}

/** A partner's codes of a list, in their order. Throws `not-found`. */
export async function listCodes(transaction: Transaction, partner: string, list: CodeList): Promise<CodePair[]> {
  await registeredPartner(transaction, partner)
  return (await transaction.client.query<CodePair>('select theirs, ours from exchange.partner_code where partner_code = $1 and list = $2 order by theirs', [partner, list])).rows
}

/** Keeps a partner's codes of a list, in place of those that were there. Throws `not-found`, `forbidden`, `unprocessable-input` for what is no code here. */
export function putCodes(database: Database, caller: Caller, partner: string, list: CodeList, codes: readonly CodePair[]): Promise<CodePair[]> {
  return asCaller(database, caller, async (transaction) => {
    const { client } = transaction
    const { regionCode } = await registeredPartner(transaction, partner)
    const found = await client.query<{ own: boolean }>('select platform.in_region($1) as own', [regionCode])
    if (found.rows[0]?.own !== true) throw forbidden(`the partner ${partner} is of ${regionCode}, which lies outside the region of this caller`)
    const { ours } = await knownCodes(transaction, partner)
    const details = codes.flatMap((pair, place) => {
      const detail = codes.findIndex(({ theirs }) => theirs === pair.theirs) < place ? `${pair.theirs} stands twice` : notOurs(list, pair.ours, ours[list])
      return detail === undefined ? [] : [{ pointer: `/codes/${place}`, detail }]
    })
    if (details.length > 0) throw unprocessable(`codes of the list ${list} are not what they should be`, details)
    await client.query('delete from exchange.partner_code where partner_code = $1 and list = $2 and theirs <> all ($3)', [partner, list, codes.map(({ theirs }) => theirs)])
    await client.query(
      `insert into exchange.partner_code (partner_code, list, theirs, ours)
       select $1, $2, g.theirs, g.ours
       from unnest($3::text[], $4::text[]) as g (theirs, ours)
       on conflict (partner_code, list, theirs) do update
       set ours = excluded.ours
       where partner_code.ours <> excluded.ours`,
      [partner, list, codes.map(({ theirs }) => theirs), codes.map(({ ours: own }) => own)]
    )
    return listCodes(transaction, partner, list)
  })
}

function notOurs(list: CodeList, code: string, known: readonly string[] | undefined): string | undefined {
  if (list === 'region') return /^\d{12}$/.test(code) ? undefined : `${code} is not a 12-digit statistical code`
  return known!.includes(code) ? undefined : `${code} is none of ours: ${known!.join(', ')}`
}

/** What a partner's codes are here, and which of ours there are. */
export async function knownCodes({ client }: Transaction, partner: string): Promise<KnownCodes> {
  const types = await client.query<{ code: string }>('select code from registry.facility_type order by code')
  const found = await client.query<CodePair & { list: CodeList }>('select list, theirs, ours from exchange.partner_code where partner_code = $1 order by theirs', [partner])
  const mapped: Partial<Record<CodeList, Map<string, string>>> = {}
  for (const { list, theirs, ours } of found.rows) (mapped[list] ??= new Map()).set(theirs, ours)
  return { mapped, ours: { ...fixedLists, type: types.rows.map(({ code }) => code) } }
}
