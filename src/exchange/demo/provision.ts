import type { Fabric } from './plan.js'
import type { EstateKind, FacilityStatus, OperatingModelName } from './rows.js'

/**
 * The knobs of how well the city provides: what is scarce, small, far or poorly run, and where. The numbers
 * are invented; they are chosen so that indices differ for reasons one can see on the map.
 */

/** Facilities of a type per community, before everything is scaled to the city's total. */
export const PER_COMMUNITY: Readonly<Record<string, number>> = {
  GOV01: 1.25, GOV02: 0.5, EDU01: 1.45, EDU02: 1.35, EDU03: 0.8, EDU04: 0.48, ELD01: 1.6, ELD02: 0.75, HLT01: 1.25, HLT02: 0.48,
  CUL01: 1.2, CUL02: 1.4, CUL03: 0.48, COM01: 2.1, COM02: 0.9, SPT01: 1.45, SPT02: 0.65, CNV01: 1.5, CNV02: 1.4, CNV03: 1.4
}
/** A type the table above does not know, by its circle in minutes. */
export const PER_COMMUNITY_DEFAULT: Readonly<Record<number, number>> = { 5: 1.4, 15: 0.4 }

export interface Provision {
  /** How many facilities, relative to the city. */
  readonly number: number
  /** How large they are, relative to the supply standard. */
  readonly size: number
  /** Share that meets the minimum size. */
  readonly meetsMinimum: number
  /** Share placed among the homes; the others lie anywhere in the community. */
  readonly nearHomes: number
}

export const BY_FABRIC: Readonly<Record<Fabric, Provision>> = {
  old_town: { number: 1.05, size: 0.9, meetsMinimum: 0.72, nearHomes: 1 },
  estates: { number: 1, size: 1.2, meetsMinimum: 0.94, nearHomes: 0.98 },
  new_town: { number: 0.92, size: 1.7, meetsMinimum: 0.97, nearHomes: 0.86 },
  outskirts: { number: 0.7, size: 1, meetsMinimum: 0.85, nearHomes: 0.66 }
}
export const BY_KIND: Readonly<Record<EstateKind, Provision>> = {
  old_estate: { number: 1, size: 0.85, meetsMinimum: 0.85, nearHomes: 1 },
  resettlement: { number: 0.92, size: 0.9, meetsMinimum: 0.95, nearHomes: 0.9 },
  commodity: { number: 1.05, size: 1.1, meetsMinimum: 1, nearHomes: 1 },
  new_build: { number: 0.9, size: 1.4, meetsMinimum: 1, nearHomes: 0.85 },
  mixed: { number: 1, size: 1, meetsMinimum: 0.95, nearHomes: 0.95 }
}
/** What a kind of community lacks, by the start of the type code: part of what it would otherwise have. */
export const LACKING: Readonly<Partial<Record<EstateKind, Readonly<Record<string, number>>>>> = {
  resettlement: { ELD: 0.25, CUL02: 0.4, CNV01: 0.4 },
  old_estate: { EDU01: 0.55, SPT: 0.6 },
  new_build: { COM02: 0.6, HLT01: 0.6 }
}

/** Draws from the homes of a community when a place is sought: the more, the better planned. */
export const PLANNING = { places: 20 }
/** Residents' shares that size facilities for the elderly and for children. */
export const GROUP_SHARES = { all: 1, elderly: 0.17, child: 0.13 }
/** Typical sizes without a supply standard, times the minimum size. */
export const SIZE_ABOVE_MINIMUM = { mean: 1.35, deviation: 0.25 }
/** How far sizes vary around what the supply standard asks. */
export const SIZE_DEVIATION = 0.3
/** No facility is built larger than this many times its minimum. */
export const LARGEST = 14
export const UNKNOWN_SIZE: Readonly<Record<Fabric, number>> = { old_town: 0.09, estates: 0.04, new_town: 0.02, outskirts: 0.08 }

export const STATUSES: Readonly<Record<FacilityStatus, number>> = {
  operating: 94, suspended: 2, building: 1.4, planned: 1.4, closed: 1.2
}
/** Operating on paper, but opening after the reference date, or closing on a date before it. */
export const OPENS_LATER = 0.004
export const CLOSED_MEANWHILE = 0.003
export const HOURS = { unknown: 0.06, tooFew: 0.12 }
/** Facilities recorded by position only, without their community. */
export const WITHOUT_COMMUNITY: Readonly<Record<number, number>> = { 5: 0.06, 15: 0.2 }
export const OFFSET_METRES = { low: 3, high: 28 }

/** Surveyed, and there is none. */
export const DECLARED_ABSENT: readonly (readonly [county: string, type: string])[] = [
  ['330127000000', 'CUL02'],
  ['330127000000', 'SPT02'],
  ['330182000000', 'EDU01']
]
/** Not surveyed at all: no record and no declaration. */
export const UNSURVEYED: readonly (readonly [county: string, type: string])[] = [['330122000000', 'CNV03']]

/** Mean rating of 1 to 5, by kind, before district and chance. */
export const RATING: Readonly<Record<EstateKind, number>> = {
  old_estate: 3.9, resettlement: 3.7, commodity: 4.25, new_build: 4.3, mixed: 4
}
export const CLOSED_ON_TIME = 0.84
/** Communities nobody asked, and answers missing elsewhere. */
export const OBSERVATIONS = { silentCommunities: 0.05, noSatisfaction: 0.12, noIssues: 0.35, noneDue: 0.02 }

/** Types that somebody has to run: care, culture, canteens. */
export const OPERATED: readonly string[] = ['ELD01', 'ELD02', 'CUL01', 'CNV01']
/** Where a model of its own holds; elsewhere the government's of the district. */
export const MODELS = {
  streets: 0.25,
  communities: 0.15,
  facilities: 0.25,
  ofCommunities: { property: 4, large_property: 3, cooperative: 3 },
  ofFacilities: { enterprise: 6, cooperative: 2, property: 2 }
}
/** Income over spending, by model. */
export const SELF_SUFFICIENCY: Readonly<Record<OperatingModelName, readonly [low: number, high: number]>> = {
  enterprise: [0.6, 1.1], precinct: [0.4, 0.8], property: [0.3, 0.7], cooperative: [0.4, 0.9], large_property: [0.4, 0.8], government: [0, 0.3], other: [0, 0.5]
}
/** Half-years that records are of, and what they lack. */
export const RECORDS = { periods: ['2023H2', '2024H1'], none: 0.2, noMoney: 0.1, noVisits: 0.08 }
export const ACTIVITIES: { readonly share: number; readonly kinds: readonly string[] } = {
  share: 0.25, kinds: ['party_alliance', 'strong_community', 'enterprise_linkage', 'area_linkage', 'property_linkage', 'other']
}
