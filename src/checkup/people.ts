import type { PeopleGroup } from '../registry/standard.js'
import type { RegionLevel } from '../registry/region-import.js'

/** A region of a run's scope with the communities it holds, which stand side by side in the order of codes. */
export interface Place {
  readonly code: string
  readonly level: RegionLevel
  readonly parentCode: string | null
  /** Communities [first, end). */
  readonly first: number
  readonly end: number
}

/** Where a run scores: every region of its scope in the order of codes, communities among them. */
export interface Places {
  readonly regions: readonly Place[]
  readonly communities: readonly string[]
  /** Sites of community c: [siteStart[c], siteStart[c + 1]). */
  readonly siteStart: Int32Array
}

/**
 * Who walks: the sites of a run in the order of their numbers, those in scope first and by community.
 * People are millionths of persons: whole numbers, which doubles add up exactly in whatever order, up to 2^53.
 */
export interface People {
  readonly siteIds: Int32Array
  /** -1 out of scope. */
  readonly community: Int32Array
  readonly all: Float64Array
  readonly elderly: Float64Array
  readonly child: Float64Array
  readonly onNetwork: Uint8Array
  readonly elderlyGiven: Uint8Array
  readonly childrenGiven: Uint8Array
  /** Where people can hardly be right: they count, and lower completeness. */
  readonly inDoubt: Uint8Array
}

/** Millionths in a person. */
export const perPerson = 1_000_000

/** The people of a group, by site. */
export const peopleOf = (people: People, group: PeopleGroup): Float64Array => people[group]

/** Whether a group's number was given, by site; everybody's always is. */
export const givenOf = (people: People, group: PeopleGroup): Uint8Array | undefined =>
  group === 'all' ? undefined : group === 'elderly' ? people.elderlyGiven : people.childrenGiven

/** Position of the first code that is not before another text; ':' comes after the digits. */
export function lowerBound(codes: readonly string[], text: string): number {
  let [low, high] = [0, codes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (codes[middle]! < text) low = middle + 1
    else high = middle
  }
  return low
}
