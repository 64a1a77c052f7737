import type { StreetRows } from '../../network/streets/street-network.js'

/** Rows of the demo city, in the shape of the import files (DESIGN section 7). Dates are ISO days. */

export type RegionLevel = 'province' | 'city' | 'county' | 'street' | 'community'
export type EstateKind = 'old_estate' | 'resettlement' | 'commodity' | 'new_build' | 'mixed'
export type FutureStatus = 'none' | 'under_way' | 'accepted_inclusive' | 'accepted_leading'
export type FacilityStatus = 'planned' | 'building' | 'operating' | 'suspended' | 'closed'

export interface RegionRow {
  /** 12-digit statistical code. */
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly level: RegionLevel
  readonly parentCode: string | null
  readonly kind: EstateKind | null
  readonly futureStatus: FutureStatus | null
}

export interface SiteRow {
  readonly externalId: string
  readonly communityCode: string
  readonly name: string
  readonly lon: number
  readonly lat: number
  readonly households: number
  readonly population: number
  readonly elderly: number | null
  readonly children: number | null
  readonly kind: EstateKind
  readonly underRenovation: boolean
}

export interface FacilityRow {
  readonly externalId: string
  readonly typeCode: string
  readonly name: string
  readonly lon: number
  readonly lat: number
  readonly communityCode: string | null
  /** In the type's supply unit; null = unknown. */
  readonly size: number | null
  readonly status: FacilityStatus
  readonly weeklyHours: number | null
  readonly openedOn: string | null
  readonly closedOn: string | null
}

export interface ObservationRow {
  readonly period: string
  readonly communityCode: string
  readonly typeCode: string
  readonly component: 'satisfaction' | 'closed_on_time'
  /** Satisfaction: sum of (rating - 1) / 4; closed on time: issues closed by their date. */
  readonly numerator: number
  readonly denominator: number
  readonly source: string
}

export interface DeclarationRow {
  readonly countyCode: string
  readonly typeCode: string
  readonly declaredOn: string
  readonly by: string
}

export type OperatingModelName = 'enterprise' | 'precinct' | 'property' | 'cooperative' | 'large_property' | 'government' | 'other'

/** Of a facility or of a region. */
export interface OperatingModelRow {
  readonly facilityExternalId: string | null
  readonly regionCode: string | null
  readonly validFrom: string
  readonly model: OperatingModelName
  readonly operator: string | null
  readonly contractFrom: string | null
  readonly contractUntil: string | null
}

/** Of a facility or of a region; money in yuan. */
export interface OperationRow {
  readonly facilityExternalId: string | null
  readonly regionCode: string | null
  readonly period: string
  readonly funds: number | null
  readonly income: number | null
  readonly spending: number | null
  /** Full-time equivalents. */
  readonly staff: number | null
  readonly volunteers: number | null
  readonly visits: number | null
  readonly openingDays: number | null
}

export interface ActivityRow {
  readonly externalId: string
  readonly communityCode: string
  readonly kind: string
  readonly title: string
  readonly heldOn: string
  readonly facilityExternalId: string
  readonly participants: number
}

/** What the generator reads of a facility type of the catalogue. */
export interface CatalogueType {
  readonly code: string
  readonly nameZh: string
  readonly circleMinutes: number
  readonly group: 'all' | 'elderly' | 'child'
  readonly minSize: number | null
  readonly supplyPer1000: number | null
  readonly per1000Of: 'all' | 'elderly' | 'child'
  readonly peoplePerFacility: number | null
  readonly minWeeklyHours: number | null
}

export interface DemoCity {
  readonly name: string
  readonly nameZh: string
  readonly period: string
  readonly referenceDate: string
  readonly regions: readonly RegionRow[]
  readonly streets: StreetRows
  /** The streets without steps: what a wheelchair user can use of them. */
  readonly wheelchairStreets: StreetRows
  readonly sites: readonly SiteRow[]
  readonly facilities: readonly FacilityRow[]
  readonly observations: readonly ObservationRow[]
  readonly declarations: readonly DeclarationRow[]
  readonly operatingModels: readonly OperatingModelRow[]
  readonly operations: readonly OperationRow[]
  readonly activities: readonly ActivityRow[]
}
