import type { CommunityKind, RegionLevel } from './region-import.js'

/** Changes of the official codes, and how they are told apart pair by pair: rules, without a database. */

export const regionChangeKinds = ['added', 'renamed', 'retired', 'merged', 'split', 'recoded'] as const
export type RegionChangeKind = (typeof regionChangeKinds)[number]

/** A unit as it is from then on. */
export interface NewUnit {
  readonly code: string
  readonly nameZh: string
  readonly nameEn?: string | undefined
  readonly kind?: CommunityKind | undefined
}

export type RegionChangeOf =
  | ({ readonly change: 'added' } & NewUnit)
  | { readonly change: 'renamed'; readonly code: string; readonly nameZh: string; readonly nameEn?: string | undefined }
  | { readonly change: 'retired'; readonly code: string }
  | { readonly change: 'merged'; readonly codes: readonly string[]; readonly into: NewUnit }
  | { readonly change: 'split'; readonly code: string; readonly into: readonly NewUnit[] }
  | { readonly change: 'recoded'; readonly code: string; readonly into: NewUnit }

/** One pair of codes of a change. */
export interface RegionChangePair {
  /** Place of the change in its list. */
  readonly of: number
  readonly kind: RegionChangeKind
  readonly oldCode: string | null
  readonly newCode: string | null
  readonly nameZh: string | null
  readonly nameEn: string | null
  readonly communityKind: CommunityKind | null
}

/** Changes pair by pair, in their order. */
export function pairsOf(changes: readonly RegionChangeOf[]): RegionChangePair[] {
  return changes.flatMap((one, of): RegionChangePair[] => {
    const pair = (oldCode: string | null, unit: Partial<NewUnit>): RegionChangePair => ({
      of, kind: one.change, oldCode, newCode: unit.code ?? null, nameZh: unit.nameZh ?? null, nameEn: unit.nameEn ?? null, communityKind: unit.kind ?? null
    })
    switch (one.change) {
      case 'added': return [pair(null, one)]
      case 'renamed': return [pair(one.code, one)]
      case 'retired': return [pair(one.code, {})]
      case 'merged': return one.codes.map((code) => pair(code, one.into))
      case 'split': return one.into.map((unit) => pair(one.code, unit))
      case 'recoded': return [pair(one.code, one.into)]
    }
  })
}

/** A unit of an official table of codes. */
export interface CodedUnit {
  readonly code: string
  readonly nameZh: string
  readonly level: RegionLevel
}

/** What has to change so that what is known becomes what a table says: of units within its counties. In the order of the codes. */
export function changesTo(table: readonly CodedUnit[], known: readonly CodedUnit[]): RegionChangeOf[] {
  const told = new Map(table.map((unit) => [unit.code, unit]))
  const kept = new Map(known.map((unit) => [unit.code, unit]))
  return [...new Set([...told.keys(), ...kept.keys()])].sort().flatMap((code): RegionChangeOf[] => {
    const [now, before] = [told.get(code), kept.get(code)]
    if (now === undefined) return [{ change: 'retired', code }]
    if (before === undefined) return [{ change: 'added', code, nameZh: now.nameZh }]
    return now.nameZh === before.nameZh ? [] : [{ change: 'renamed', code, nameZh: now.nameZh }]
  })
}
