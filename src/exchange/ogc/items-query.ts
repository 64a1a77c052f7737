import { LifecircleError } from '../../platform/errors.js'
import { orders, readCursor } from '../../platform/http/pages.js'
import type { Collection, Field } from './collections.js'
import { isDay, type Expression } from './cql2.js'
import { readCql2Json } from './cql2-json.js'
import { readCql2Text } from './cql2-text.js'
import { crs84, readBox, referenceSystem, type Box, type ReferenceSystem } from './reference-systems.js'

/** The most features on a page, and how many there are where nobody says. More than the most is not refused (Part 1, 7.15.2). */
export const pageLimits = { most: 10_000, usual: 100 } as const

/** `cql-text` is the name before the standard, by which GDAL 3.6 asks. */
export const filterLanguages = ['cql2-text', 'cql2-json', 'cql-text'] as const

/** Days from and to which something holds, YYYY-MM-DD; null: open. */
export interface Days {
  readonly from: string | null
  readonly to: string | null
}

/** Which features are asked for, and how they are to be told. */
export interface ItemsAsked {
  readonly limit: number
  /** Id of the last feature of the page before. */
  readonly after: string | undefined
  readonly box: Box | undefined
  readonly days: Days | undefined
  readonly run: number | undefined
  readonly equal: readonly { readonly field: Field; readonly value: string | boolean }[]
  readonly filter: Expression | undefined
  readonly filterSystem: ReferenceSystem
  readonly system: ReferenceSystem
}

export const wrongParameter = (name: string, detail: string) => new LifecircleError('bad-request', `${name} ${detail}`, { details: [{ pointer: `/${name}`, detail }] })

/** Parameters that the items of a collection take beside their properties. */
export const itemsParameters = ({ scored }: Pick<Collection, 'scored'>): readonly string[] => [
  'limit', 'cursor', 'bbox', 'bbox-crs', 'crs', 'datetime', 'filter', 'filter-lang', 'filter-crs', ...(scored ? ['run'] : []), 'f'
]

/** Parameters of one feature. */
export const featureParameters = ({ scored }: Pick<Collection, 'scored'>): readonly string[] => ['crs', 'datetime', ...(scored ? ['run'] : []), 'f']

/** What descriptions are asked with by clients that send the same parameters wherever they ask: it changes nothing there. */
export const sentAnyhow = [...new Set([...itemsParameters({ scored: true }), ...featureParameters({ scored: true })])]

/** Query parameters, each given once and known. Throws `bad-request` otherwise (Part 1, requirements query-param-unknown and -invalid). */
export function readParameters(query: unknown, known: readonly string[]): Readonly<Record<string, string | undefined>> {
  const given = { ...(query as Record<string, string | string[]>) }
  for (const [name, value] of Object.entries(given)) {
    if (!known.includes(name)) throw wrongParameter(name, `is not a parameter here: there are ${known.join(', ')}`)
    if (typeof value !== 'string') throw wrongParameter(name, 'is given more than once')
    if (value.includes('\0')) throw wrongParameter(name, 'holds a zero byte')
  }
  if (given['f'] !== undefined && given['f'] !== 'json') throw wrongParameter('f', 'is json: there is no other format')
  return given as Record<string, string>
}

/** Reads what the items of a collection are asked with. Throws `bad-request`. */
export function readItemsQuery(query: unknown, collection: Collection): ItemsAsked {
  const { fields } = collection
  const given = readParameters(query, [...itemsParameters(collection), ...fields.map(({ name }) => name)])
  const system = (name: string) => (given[name] === undefined ? crs84 : referenceSystem(given[name], name))
  const [boxSystem, filterSystem] = [system('bbox-crs'), system('filter-crs')]
  return {
    ...readFeatureQuery(given, collection),
    limit: readLimit(given['limit']),
    after: readCursor(orders.id, given['cursor']),
    box: given['bbox'] === undefined ? undefined : readBox(given['bbox'], boxSystem),
    equal: fields.flatMap((field) => {
      const text = given[field.name]
      return text === undefined ? [] : [{ field, value: readValue(field, text) }]
    }),
    filter: readFilter(given['filter'], given['filter-lang']),
    filterSystem
  }
}

/** Reads what one feature is asked with. */
export const readFeatureQuery = (given: Readonly<Record<string, string | undefined>>, collection: Collection): Pick<ItemsAsked, 'system' | 'days' | 'run'> => ({
  system: given['crs'] === undefined ? crs84 : referenceSystem(given['crs'], 'crs'),
  days: readDays(given['datetime'], collection),
  run: readRun(given['run'])
})

function readFilter(text: string | undefined, language: string = filterLanguages[0]): Expression | undefined {
  if (!filterLanguages.some((one) => one === language)) throw wrongParameter('filter-lang', `is one of ${filterLanguages.join(', ')}`)
  if (text === undefined) return undefined
  return language === 'cql2-json' ? readCql2Json(text) : readCql2Text(text)
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return pageLimits.usual
  const limit = /^\d{1,15}$/.test(text) ? Number(text) : 0
  if (limit < 1) throw wrongParameter('limit', `is a whole number from 1 on, of which ${pageLimits.most} are the most on a page`)
  return Math.min(limit, pageLimits.most)
}

function readRun(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,14}$/.test(text)) throw wrongParameter('run', 'is the number of a run')
  return Number(text)
}

const most = Number.MAX_VALUE

/** The value that a property is asked to equal. */
function readValue({ name, type }: Field, text: string): string | boolean {
  if (type === 'string') return text
  if (type === 'date') {
    if (!isDay(text)) throw wrongParameter(name, 'is a day, YYYY-MM-DD')
    return text
  }
  if (type === 'boolean') {
    if (!/^(true|false|1|0)$/i.test(text)) throw wrongParameter(name, 'is true or false')
    return text === '1' || text.toLowerCase() === 'true'
  }
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i.test(text) || Math.abs(Number(text)) > most) throw wrongParameter(name, 'is a number')
  return String(Number(text))
}

/** A moment, a day or an interval of them with two dots or nothing for an open end. What holds by days is asked for the day in China. */
function readDays(text: string | undefined, { dated }: Collection): Days | undefined {
  if (text === undefined) return undefined
  const parts = text.split('/')
  if (parts.length > 2) throw wrongParameter('datetime', 'is a moment, or two with a slash between')
  const end = (part: string) => (parts.length === 2 && (part === '' || part === '..') ? null : dayOf(part))
  const days: Days = { from: end(parts[0]!), to: end(parts.at(-1)!) }
  if (days.from !== null && days.to !== null && days.from > days.to) throw wrongParameter('datetime', 'ends before it begins')
  return dated === undefined ? undefined : days
}

const chinaHours = 8

function dayOf(text: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)))?$/.exec(text) ?? []
  if (day === undefined || !isDay(day)) throw wrongParameter('datetime', 'is not a day YYYY-MM-DD or a moment by RFC 3339, such as 2024-06-30 or 2024-06-30T00:00:00Z, nor an interval such as 2024-01-01/..')
  if (time === undefined) return day
  const at = Date.parse(`${day}T${time.toUpperCase()}`)
  if (!Number.isFinite(at)) throw wrongParameter('datetime', 'is no time that there is')
  const moved = new Date(at + chinaHours * 3_600_000).toISOString().slice(0, 10)
  return isDay(moved) ? moved : day
}
