import { createHash } from 'node:crypto'
import { z } from 'zod'
import { columnOf } from '../../platform/column-names.js'
import { locate, toWgs84, type CrsName } from '../../platform/crs.js'
import type { ErrorDetail } from '../../platform/errors.js'
import { canonicalJson, isWhole, unkeptIn, type Unkept } from '../../platform/json-text.js'
import { fieldText, isObject } from '../../platform/records/file-record.js'
import { projectContent } from '../../improvement/project-schemas.js'
import { facilityCreation, siteCreation } from '../../registry/inventory-schemas.js'
import { codesOf, columnsOf, placeText, plainText, type CodeList, type PartnerKind, type PartnerOrder, type Thing } from './partner-kinds.js'

/** As the partner calls a thing. */
export const theirId = z.string().trim().min(1).max(150).refine(isWhole, 'must be without zero bytes and halves of characters')
const theirCode = z.string().trim().min(1).max(200)
const removed = z.boolean().default(false)

const order = {
  changedAt: z.iso.datetime({ offset: true }).optional().describe('When the partner changed it: needed where its items are put in order by that'),
  version: z.number().int().min(0).optional().describe('Which version it is there: needed where its items are put in order by that')
}

const edited = { crs: true, validFrom: true, note: true, externalId: true } as const

/** What a partner says of a thing, whole: what an item leaves out is empty. */
export const itemContents = {
  regions: z
    .strictObject({
      nameZh: z.string().trim().min(1).max(200),
      nameEn: z.string().trim().min(1).max(200).nullable().optional(),
      kind: theirCode.nullable().optional().describe('Community kind, as their code or ours'),
      futureStatus: theirCode.nullable().optional().describe('Future-community status, as their code or ours'),
      ...order
    })
    .meta({ id: 'PartnerRegion', description: 'A region as a partner has it. Its external id is its code of 12 digits, or a code of the list `region`; level and parent follow from the code' }),
  sites: siteCreation
    .omit(edited)
    .extend({ communityCode: theirCode.describe('Code of its community, theirs or ours'), kind: theirCode.nullable().optional().describe('Community kind, as their code or ours'), removed: removed.describe('Nobody lives there any more'), ...order })
    .meta({ id: 'PartnerSite', description: 'A residential site as a partner has it' }),
  facilities: facilityCreation
    .omit(edited)
    .extend({
      typeCode: theirCode.describe('Facility type, as their code or ours'),
      status: theirCode.describe('Their code or ours'),
      communityCode: theirCode.describe('Code of its community, theirs or ours'),
      removed: removed.describe('It is closed, whatever its status says'),
      ...order
    })
    .meta({ id: 'PartnerFacility', description: 'A facility as a partner has it' }),
  observations: z
    .strictObject({
      period: z.string().regex(/^\d{4}H[12]$/, 'must be a half-year such as 2024H1'),
      communityCode: theirCode.describe('Code of the community, theirs or ours'),
      typeCode: theirCode.describe('Facility type, as their code or ours'),
      component: theirCode.describe('satisfaction, closed_on_time, demand, or their code for it'),
      numerator: z.number().min(0).max(1e15),
      denominator: z.number().min(0).max(1e15),
      removed: removed.describe('It was a mistake'),
      ...order
    })
    .meta({ id: 'PartnerObservation', description: 'Counts of a period as a partner has them; they are added to those of other sources' }),
  projects: projectContent
    .omit({ crs: true })
    .extend({
      communityCode: theirCode.describe('Code of the community, theirs or ours'),
      typeCode: theirCode.describe('Facility type, as their code or ours'),
      action: theirCode.describe('add, open, move, resize, serve, or their code for it'),
      facility: theirId.nullable().default(null).describe('Their id of the facility that it is about'),
      spaceKind: theirCode.nullable().default(null),
      cause: theirCode.nullable().default(null),
      removed: removed.describe('It is not to be built any more'),
      ...order
    })
    .meta({ id: 'PartnerProject', description: 'A project as a partner has it; how far it is stays ours to say' })
} as const satisfies Record<PartnerKind, z.ZodType>

/** The items of a batch with their external ids apart: whatever cannot be one spoils none of the others. */
export const splitItem = (given: unknown): { readonly externalId: string | null; readonly content: unknown } => {
  if (!isObject(given)) return { externalId: null, content: given }
  const { externalId, ...content } = given
  const read = theirId.safeParse(externalId)
  return { externalId: read.success ? read.data : null, content }
}

/** A partner's codes by list, theirs to ours; and the facility types there are. */
export interface KnownCodes {
  readonly mapped: Readonly<Partial<Record<CodeList, ReadonlyMap<string, string>>>>
  readonly ours: Readonly<Partial<Record<CodeList, readonly string[]>>>
}

/** What is wrong with a field of an item, and what to do. */
export interface ItemProblem extends ErrorDetail {
  readonly value: string | null
}

/** An item that could be read: what it says in our terms, apart from things that it refers to. */
export interface Item {
  readonly externalId: string
  /** How new it is; the hash decides between equals. */
  readonly mark: number
  readonly hash: string
  /** As it came. */
  readonly content: Readonly<Record<string, unknown>>
  readonly thing: Thing
}

export interface ReadingContext {
  readonly partner: { readonly code: string; readonly crs: CrsName; readonly orderedBy: PartnerOrder }
  readonly codes: KnownCodes
  readonly now: number
}

const dayMilliseconds = 86_400_000

/** Reads an item of a kind, or says what is wrong with it. */
export function readItem(kind: PartnerKind, externalId: string, given: unknown, { partner, codes, now }: ReadingContext): Item | { readonly problems: ItemProblem[] } {
  const unkept = unkeptIn(given, deepest)
  if (unkept.length > 0) return { problems: unkept.slice(0, mostNamed).map(({ pointer, what }) => ({ pointer, value: null, detail: unkeptDetails[what] })) }
  const read = itemContents[kind].safeParse(given)
  if (!read.success) {
    return { problems: read.error.issues.map(({ path, message }) => ({ pointer: `/${path.map(String).join('/')}`, value: valueAt(given, path), detail: message })) }
  }
  const content = read.data as Readonly<Record<string, unknown>>
  const problems: ItemProblem[] = []
  const by = partner.orderedBy === 'version' ? 'version' : 'changedAt'
  const told = content[by]
  const mark = typeof told === 'string' ? Date.parse(told) : typeof told === 'number' ? told : NaN
  if (Number.isNaN(mark)) problems.push({ pointer: `/${by}`, value: null, detail: `is needed: items of ${partner.code} are put in order by it` })
  else if (by === 'changedAt' && mark > now + dayMilliseconds) problems.push({ pointer: '/changedAt', value: String(told), detail: 'is a time to come: nothing that comes before then would be taken in' })

  const values: Record<string, string> = Object.fromEntries(columnsOf(kind).map((name) => [name, '']))
  for (const [field, value] of Object.entries(content)) {
    const column = columnOf(field)
    if (column in values) values[column] = fieldText(value)
  }
  for (const [column, list] of Object.entries(codesOf(kind))) {
    const theirs = values[column]!
    if (theirs === '') continue
    const ours = ourCode(codes, list, theirs)
    if (ours === undefined) problems.push({ pointer: `/${Object.keys(content).find((field) => columnOf(field) === column)!}`, value: theirs, detail: unknownCode(codes, list, partner.code) })
    else values[column] = ours
  }
  for (const column of Object.keys(values)) values[column] = plainText(column, values[column]!)
  if (values['community_code'] !== undefined) values['community_code'] = codes.mapped.region?.get(values['community_code']) ?? values['community_code']
  if (kind === 'facilities') {
    if (content['removed'] === true) values['status'] = 'closed'
  } else if ('removed' in content) values['removed'] = String(content['removed'])

  const location = content['location'] as { coordinates: readonly [number, number] } | null | undefined
  let place: Thing['place'] = null
  if (location !== undefined) values['location'] = ''
  if (location !== undefined && location !== null) {
    const [x, y] = location.coordinates
    const position = locate(x, y, toWgs84(partner.crs))
    if (Array.isArray(position)) {
      place = { crs: partner.crs, x, y }
      values['location'] = placeText(...position)
    } else problems.push({ pointer: '/location/coordinates', value: `${x}, ${y}`, detail: position.reason })
  }
  if (problems.length > 0) return { problems }
  return { externalId, mark, hash: createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, 32), content, thing: { values, place } }
}

/** Deeper than anything that is taken in. */
const deepest = 60

/** The item is told of what cannot be kept before the database refuses it with all others of its request. */
const unkeptDetails: Readonly<Record<Unkept['what'], string>> = {
  text: 'holds half of a character or a zero byte: send whole Unicode text',
  name: 'has a name that holds half of a character or a zero byte: send whole Unicode text',
  depth: `nests deeper than ${deepest} levels`
}

/** Our code for one of theirs: as it was mapped, else itself where it is ours. */
export const ourCode = ({ mapped, ours }: KnownCodes, list: CodeList, theirs: string): string | undefined =>
  mapped[list]?.get(theirs) ?? (ours[list]?.includes(theirs) === true ? theirs : undefined)

const mostNamed = 60

function unknownCode({ mapped, ours }: KnownCodes, list: CodeList, partner: string): string {
  const known = [...(mapped[list]?.keys() ?? []), ...(ours[list] ?? [])]
  const named = known.slice(0, mostNamed).join(', ')
  return `is no known code of the list ${list}: known are ${named}${known.length > mostNamed ? ` and ${known.length - mostNamed} more` : ''}; an administrator adds others at /v1/partners/${partner}/codes/${list}`
}

function valueAt(given: unknown, path: readonly PropertyKey[]): string | null {
  const found = path.reduce<unknown>((part, name) => (typeof part === 'object' && part !== null ? (part as Record<PropertyKey, unknown>)[name] : undefined), given)
  return found === undefined ? null : fieldText(found).slice(0, 200)
}
