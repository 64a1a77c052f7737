import type { CrsName } from '../../platform/crs.js'
import { canonicalJson } from '../../platform/json-text.js'

/** What partners write, in the order in which one speaks of another. */
export const partnerKinds = ['regions', 'sites', 'facilities', 'observations', 'projects'] as const
export type PartnerKind = (typeof partnerKinds)[number]

/** Lists of codes that a partner may have its own of. */
export const codeLists = ['region', 'type', 'status', 'communityKind', 'futureStatus', 'component', 'action', 'spaceKind', 'cause'] as const
export type CodeList = (typeof codeLists)[number]

/** What holds where both sides changed a field group: their word, ours, or what people say. */
export const partnerRules = ['theirs', 'ours', 'ask'] as const
export type PartnerRule = (typeof partnerRules)[number]

/** What tells which of two items of one thing is the newer. */
export const partnerOrders = ['changed_at', 'version'] as const
export type PartnerOrder = (typeof partnerOrders)[number]

/** Texts of a thing's fields by column name, as importers read them; `location` is longitude and latitude in EPSG:4326. */
export type Values = Readonly<Record<string, string>>

interface KindOfThing {
  /** Columns that are compared, and taken over, together. */
  readonly groups: Readonly<Record<string, readonly string[]>>
  /** Columns whose values are codes, by list. */
  readonly codes: Readonly<Record<string, CodeList>>
}

/** Field groups of each kind, and whose codes its fields hold. `removed` says whether it is there no more. */
export const kindsOfThings = {
  regions: {
    groups: { names: ['name_zh', 'name_en'], standing: ['kind', 'future_status'] },
    codes: { kind: 'communityKind', future_status: 'futureStatus' }
  },
  sites: {
    groups: {
      identity: ['name', 'community_code'],
      place: ['location'],
      people: ['households', 'population', 'elderly', 'children'],
      estate: ['kind', 'under_renovation'],
      state: ['removed']
    },
    codes: { kind: 'communityKind' }
  },
  facilities: {
    groups: {
      identity: ['type_code', 'name', 'community_code'],
      place: ['location'],
      size: ['size'],
      hours: ['weekly_hours', 'opening_hours'],
      state: ['status', 'opened_on', 'closed_on'],
      details: ['attributes', 'documents']
    },
    codes: { type_code: 'type', status: 'status' }
  },
  observations: {
    groups: { subject: ['period', 'community_code', 'type_code', 'component'], counts: ['numerator', 'denominator'], state: ['removed'] },
    codes: { type_code: 'type', component: 'component' }
  },
  projects: {
    groups: {
      identity: ['name', 'community_code', 'type_code'],
      work: ['action', 'facility', 'size', 'weekly_hours'],
      place: ['location', 'space', 'space_kind'],
      plan: ['budget', 'responsible', 'starts_on', 'due_on', 'milestones'],
      details: ['cause', 'documents', 'note'],
      state: ['removed']
    },
    codes: { type_code: 'type', action: 'action', space_kind: 'spaceKind', cause: 'cause' }
  }
} as const satisfies Record<PartnerKind, KindOfThing>

export const groupsOf = (kind: PartnerKind): Readonly<Record<string, readonly string[]>> => kindsOfThings[kind].groups
export const codesOf = (kind: PartnerKind): Readonly<Record<string, CodeList>> => kindsOfThings[kind].codes

/** Columns of a kind, without the position. */
export const columnsOf = (kind: PartnerKind): string[] => Object.values(groupsOf(kind)).flat().filter((name) => name !== 'location' && name !== 'removed')

/** A position as it was given. */
export interface GivenPlace {
  readonly crs: CrsName
  readonly x: number
  readonly y: number
}

/** A thing as one side has it. */
export interface Thing {
  readonly values: Values
  /** Null where it has none. */
  readonly place: GivenPlace | null
}

const jsonColumns: readonly string[] = ['attributes', 'documents', 'milestones']
const emptyJson: Readonly<Record<string, string>> = { attributes: '{}', documents: '[]', milestones: '[]' }

/** One text for equal values: JSON with its names in order, numbers without zeros behind. */
export function plainText(column: string, text: string): string {
  if (jsonColumns.includes(column)) return text === '' ? emptyJson[column]! : canonicalJson(JSON.parse(text))
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text
}

/** A position to a centimetre, as text. */
export const placeText = (lon: number, lat: number): string => `${lon.toFixed(7)} ${lat.toFixed(7)}`

const digitsOfLevel = { province: 2, city: 4, county: 6, street: 9, community: 12 } as const

/** Level of a region and the region above it, by its code; null above a province. */
export function placeInTree(code: string): { level: keyof typeof digitsOfLevel; parent: string | null } {
  const levels = Object.entries(digitsOfLevel) as [keyof typeof digitsOfLevel, number][]
  const place = levels.findIndex(([, digits]) => /^0*$/.test(code.slice(digits)))
  return { level: levels[place]![0], parent: place === 0 ? null : code.slice(0, levels[place - 1]![1]).padEnd(12, '0') }
}
