import { drawCommunities } from './demo/communities.js'
import { placeFacilities } from './demo/facilities.js'
import { placeHomes } from './demo/homes.js'
import { gatherObservations } from './demo/observations.js'
import { runFacilities } from './demo/operations.js'
import { planCity, type Scale } from './demo/plan.js'
import { DECLARED_ABSENT } from './demo/provision.js'
import { createRandom } from './demo/random.js'
import { nameRegions } from './demo/regions.js'
import type { CatalogueType, DemoCity } from './demo/rows.js'
import { withoutSteps } from './demo/steps.js'
import { layStreets } from './demo/streets.js'
import { createTerrain } from './demo/terrain.js'

export type {
  CatalogueType,
  DeclarationRow,
  DemoCity,
  EstateKind,
  FacilityRow,
  FacilityStatus,
  FutureStatus,
  ObservationRow,
  RegionLevel,
  RegionRow,
  SiteRow
} from './demo/rows.js'

export interface DemoCityRequest {
  /** `small` is a tenth of `city`, which has Hangzhou's published numbers. */
  readonly scale: Scale
  readonly seed: number
  /** The facility types the city is to have; their sizes follow its minimum and supply values. */
  readonly catalogue: readonly CatalogueType[]
}

const PERIOD = '2024H1'
/** The period's last day (DESIGN section 2). */
const REFERENCE_DATE = '2024-06-30'

/**
 * An invented city on the scale of Hangzhou, under the real codes and names of its districts. The same
 * request gives the same city; nothing in it but those codes and names is true of the real one.
 */
export function generateDemoCity({ scale, seed, catalogue }: DemoCityRequest): DemoCity {
  const plan = planCity(scale, createRandom(seed, 'plan'))
  const streets = layStreets(plan, createTerrain(scale), createRandom(seed, 'streets'))
  const communities = drawCommunities(plan, streets, createRandom(seed, 'communities'))
  const { homes, sites } = placeHomes(scale, communities, streets, createRandom(seed, 'homes'))
  const facilities = placeFacilities(scale, homes, catalogue, streets, createRandom(seed, 'facilities'))
  const types = new Set(catalogue.map(({ code }) => code))
  return {
    name: 'Synthetic demo city',
    nameZh: '合成演示城市',
    period: PERIOD,
    referenceDate: REFERENCE_DATE,
    regions: nameRegions(communities, createRandom(seed, 'regions')),
    streets: streets.rows,
    wheelchairStreets: withoutSteps(streets, createRandom(seed, 'steps')),
    sites,
    facilities,
    observations: gatherObservations(PERIOD, communities, catalogue, createRandom(seed, 'observations')),
    declarations: DECLARED_ABSENT.filter(([, type]) => types.has(type)).map(([countyCode, typeCode]) => ({
      countyCode,
      typeCode,
      declaredOn: '2024-05-20',
      by: 'Synthetic survey team'
    })),
    ...runFacilities(communities, facilities, createRandom(seed, 'operations'))
  }
}
