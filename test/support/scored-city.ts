/** The micro city with a site in every community, a standard of two types and an observation: enough for ranks. */
import type { Database } from '../../src/platform/database/database.js'
import { observationImport } from '../../src/survey/observation-import.js'
import { facilityType, publish } from './checkup.js'
import { buildMicroCity, load, loadSites, micro } from './micro-city.js'

/** Version of the standard: COM01 within 300 m, GOV01 within 900 m. */
export const twoTypes = 'two-types'

export async function buildScoredCity(database: Database): Promise<void> {
  await publish(database, twoTypes, [
    facilityType({ code: 'COM01', minSize: 50 }),
    facilityType({ code: 'GOV01', circleMinutes: 15, category: 'government', categoryZh: '政务', minWeeklyHours: 35 })
  ])
  await buildMicroCity(database)
  await loadSites(database, [
    { id: 'S3', at: [300, 100], community: micro.communities[1], population: 100, elderly: 20, children: 10 },
    { id: 'S4', at: [700, 700], community: micro.communities[3], population: 100, elderly: 20, children: 10 }
  ])
  await load(database, observationImport, [
    { period: '2024H1', community_code: micro.communities[0], type_code: 'COM01', component: 'satisfaction', numerator: 30, denominator: 40, source: 'trial' }
  ])
}
