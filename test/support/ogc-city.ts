/** What the tests of OGC API – Features ask about, beside the scored city. */
import { facilityImport } from '../../src/registry/facility-import.js'
import type { Database } from '../../src/platform/database/database.js'
import { degreesAt, facilityRow, load, micro, type Row } from './micro-city.js'
import { randomNumbers } from './random.js'
import { administrator, type TestService } from './service.js'

/** Sixty facilities of all sorts, one with versions, and the boundary of one community. */
export async function fillWithFacilities(database: Database): Promise<void> {
  const random = randomNumbers(7)
  const one = <T>(...of: readonly T[]): T => of[random.below(of.length)]!
  const rows = Array.from({ length: 60 }, (_, index): Row => ({
    ...facilityRow({
      id: index === 17 ? 'odd/id?1' : `R${String(index).padStart(2, '0')}`, at: random.place(1_500), type: one('COM01', 'GOV01', 'ELD01'), community: one<string | null>(...micro.communities, null), size: one<number | null>(60, 12.5, 800, 0, null),
      status: one('operating', 'operating', 'planned', 'closed'), weeklyHours: one<number | null>(40, 0, 70.5, null)
    }),
    name: one("it's 100%", 'a_b', '宝石菜场', '"quoted" \\ name', 'facility 1', '💧'),
    ...one<Row>({}, { opened_on: '2024-05-01' }, { opened_on: '2023-12-31', closed_on: '2030-01-01' })
  }))
  await load(database, facilityImport, rows)
  const versioned = { ...facilityRow({ id: 'V1', at: [10, 10], community: micro.communities[0], size: 10 }), opened_on: '2024-06-01' }
  await load(database, facilityImport, [versioned], { validFrom: '2024-01-01' })
  await load(database, facilityImport, [{ ...versioned, size: 20 }], { validFrom: '2024-03-01' })
  const [west, south] = degreesAt([0, 0])
  const [east, north] = degreesAt([350, 350])
  await database.asOwner((client) => client.query('update registry.region set geom = st_multi(st_makeenvelope($2, $3, $4, $5, 4326)) where code = $1', [micro.communities[0], west, south, east, north]))
}

/** A plan of living circles of the county, approved. */
export async function keepCircles(service: TestService): Promise<void> {
  const { body } = await service.send('POST', '/v1/circle-plans', { name: 'circles of the county', regionCode: micro.county, referenceDate: '2024-06-30' }, { as: administrator })
  const approved = await service.send('POST', `/v1/circle-plans/${(body as { id: number }).id}/approval`, undefined, { as: administrator, headers: { 'if-match': '*' } })
  if (approved.status !== 200) throw new Error(JSON.stringify(approved.body))
}
