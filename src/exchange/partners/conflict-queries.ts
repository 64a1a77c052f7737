import { asCaller, withRights, type Caller, type Transaction } from '../../platform/caller.js'
import { columnOf, fieldOf } from '../../platform/column-names.js'
import type { Database } from '../../platform/database/database.js'
import { conflict, notFound, unprocessable } from '../../platform/errors.js'
import { canonicalJson } from '../../platform/json-text.js'
import { fieldText } from '../../platform/records/file-record.js'
import { point } from '../../registry/schemas.js'
import { findOurs } from './our-things-queries.js'
import { groupsOf, placeText, plainText, type PartnerKind, type Thing, type Values } from './partner-kinds.js'
import { registeredPartner } from './partner-queries.js'
import { contextOf, takeIn, type Settled } from './receipt-queries.js'
import { pick } from './reconciliation.js'
import { turnsOf } from './turns.js'

export const conflictStates = ['open', 'settled', 'withdrawn'] as const
export type ConflictState = (typeof conflictStates)[number]

export const settlements = ['theirs', 'ours', 'value'] as const
export type Settlement = (typeof settlements)[number]

/** A field group that both sides changed. Values are texts by field, as files have them. */
export interface PartnerConflict {
  readonly id: number
  readonly kind: PartnerKind
  readonly externalId: string
  readonly ourKey: string
  readonly regionCode: string
  readonly group: string
  readonly theirs: Values
  readonly ours: Values
  /** What they said when both sides were last brought together. */
  readonly agreed: Values | null
  readonly foundAt: Date
  readonly state: ConflictState
  readonly settledAs: Settlement | null
  readonly value: Readonly<Record<string, unknown>> | null
  readonly note: string | null
  readonly settledAt: Date | null
  readonly settledBy: string | null
}

const columns = `
  c.id::integer, c.kind, c.external_id as "externalId", c.our_key as "ourKey", c.region_code as "regionCode", c.field_group as "group", c.theirs, c.ours, c.before as agreed,
  c.found_at as "foundAt", c.state, c.settled_as as "settledAs", c.value, c.note, c.settled_at as "settledAt", c.settled_by as "settledBy"
  from exchange.partner_conflict as c`

const inFields = (values: Values): Values => Object.fromEntries(Object.entries(values).map(([name, value]) => [fieldOf(name), value]))
const told = (row: PartnerConflict): PartnerConflict => ({ ...row, theirs: inFields(row.theirs), ours: inFields(row.ours), agreed: row.agreed === null ? null : inFields(row.agreed) })

export interface ConflictFilter {
  readonly kind?: PartnerKind | undefined
  readonly state?: ConflictState | undefined
}

/** Conflicts of the caller's region, in the order in which they were found. Throws `not-found`. */
export async function listConflicts(
  transaction: Transaction, partner: string, { kind, state }: ConflictFilter, page: { readonly limit: number; readonly after?: number | undefined }
): Promise<PartnerConflict[]> {
  await registeredPartner(transaction, partner)
  const found = await transaction.client.query<PartnerConflict>(
    `select ${columns}
     where c.partner_code = $1
       and ($2::text is null or c.kind = $2)
       and ($3::text is null or c.state = $3)
       and ($4::bigint is null or c.id > $4)
     order by c.id
     limit $5`,
    [partner, kind ?? null, state ?? null, page.after ?? null, page.limit]
  )
  return found.rows.map(told)
}

async function keptConflict({ client }: Transaction, partner: string, id: number): Promise<PartnerConflict> {
  const found = await client.query<PartnerConflict>(`select ${columns} where c.partner_code = $1 and c.id = $2`, [partner, id])
  const row = found.rows[0]
  if (row === undefined) throw notFound(`conflict of ${partner}`, id)
  return row
}

/** Throws `not-found`. */
export const findConflict = async (transaction: Transaction, partner: string, id: number): Promise<PartnerConflict> => told(await keptConflict(transaction, partner, id))

export interface SettlementContent {
  readonly as: Settlement
  /** With `as: "value"`: fields of the group; those that are not named stay as ours. */
  readonly value?: Readonly<Record<string, unknown>> | undefined
  readonly note?: string | undefined
}

/**
 * Settles a conflict: what was decided is written by the rules of the import, and the same content asks no more. The decision is the
 * planner's; what follows from it is written in his region whatever else he may write. Repeated it changes nothing. Throws `not-found`, `conflict` for one
 * that is settled otherwise or was withdrawn, `unprocessable-input` where it cannot be written, `too-many-requests`.
 */
export function settleConflict(database: Database, caller: Caller, code: string, id: number, { as, value, note }: SettlementContent): Promise<PartnerConflict> {
  if ((as === 'value') !== (value !== undefined)) throw unprocessable('a settlement by a value names it, and another one does not', [{ pointer: '/value', detail: as === 'value' ? 'is needed' : 'is for "as": "value"' }])
  return turnsOf(database).beside(code, () => asCaller(database, caller, async (transaction) => {
    const { client } = transaction
    await keptConflict(transaction, code, id)
    const rights = { role: caller.role === 'planner' ? ('integrator' as const) : caller.role, regionCode: caller.regionCode }
    return withRights(transaction, rights, async () => {
      const context = await contextOf(transaction, caller, await registeredPartner(transaction, code))
      const open = await keptConflict(transaction, code, id)
      if (open.state === 'settled' && open.settledAs === as && canonicalJson(open.value) === canonicalJson(value ?? null)) return told(open)
      if (open.state !== 'open') throw conflict(`conflict ${id} is ${open.state}${open.settledAs === null ? '' : ` as ${open.settledAs}`}: there is nothing to settle any more`)
      const settled: Settled = { group: open.group, as, value: value === undefined ? null : readValue(open, (await findOurs(transaction, open.kind, [open.ourKey])).get(open.ourKey), value) }
      await client.query(
        `update exchange.partner_conflict
         set state = 'settled', settled_as = $2, value = $3, note = $4, settled_at = now(), settled_by = current_setting('lifecircle.subject')
         where id = $1`,
        [id, as, value === undefined ? null : JSON.stringify(value), note ?? null]
      )
      const link = await client.query<{ content: unknown }>(
        'select content from exchange.partner_link where partner_code = $1 and kind = $2 and external_id = $3',
        [code, open.kind, open.externalId]
      )
      const [item] = await takeIn(context, open.kind, [{ externalId: open.externalId, content: link.rows[0]?.content }], settled)
      if (item!.result === 'rejected' || item!.result === 'waiting') {
        const details = item!.problems.map(({ pointer, value: wrong, detail }) => ({ pointer, detail: wrong === null ? detail : `${wrong} ${detail}` }))
        throw unprocessable(`it cannot be settled so: ${details.map((one) => `${one.pointer} ${one.detail}`).join('; ')}`, details)
      }
      return findConflict(transaction, code, id)
    })
  }))
}

/** A value as people give it, with what it leaves as it is now. */
function readValue({ kind, group }: PartnerConflict, ours: Thing | undefined, given: Readonly<Record<string, unknown>>): Thing {
  const names = groupsOf(kind)[group]!
  const values: Record<string, string> = { ...pick(ours?.values ?? {}, names) }
  let place = ours?.place ?? null
  const details: { pointer: string; detail: string }[] = []
  for (const [field, value] of Object.entries(given)) {
    const column = columnOf(field)
    if (!names.includes(column)) details.push({ pointer: `/value/${field}`, detail: `is no field of ${group}, which has ${names.map(fieldOf).join(', ')}` })
    else if (column === 'location') {
      const read = point.safeParse(value)
      if (!read.success) {
        details.push({ pointer: '/value/location', detail: 'is no GeoJSON point' })
        continue
      }
      const [x, y] = read.data.coordinates
      place = { crs: 'EPSG:4326', x, y }
      values['location'] = placeText(x, y)
    } else {
      try {
        values[column] = plainText(column, fieldText(value))
      } catch {
        details.push({ pointer: `/value/${field}`, detail: 'is not JSON' })
      }
    }
  }
  if (details.length > 0) throw unprocessable('the value is not of this field group', details)
  return { values, place }
}
