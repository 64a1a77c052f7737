import { createPlanners } from '../src/improvement/planner-queries.js'
import type { WantedChange } from '../src/improvement/what-if-schemas.js'
import { operator } from '../src/platform/caller.js'
import type { BenchCity } from './bench-city.js'
import { measurement, timed, type Measurement } from './measurement.js'
import { recalculate } from './recalculation.js'

const rounds = 40
const changed = 10

interface Row {
  readonly externalId: string
  readonly typeCode: string
  readonly lon: number
  readonly lat: number
}

/** What planners ask of a run: what would be, beside working everything out again, and where to build. */
export async function measurePlanning(bench: BenchCity): Promise<Measurement[]> {
  const { database } = bench
  const again = await timed(() => recalculate(bench))
  const run = again.result.id
  const { rows } = await database.pool.query<Row>(
    `select f.external_id as "externalId", t.code as "typeCode", st_x(f.geom) as lon, st_y(f.geom) as lat
     from registry.facility as f
     join registry.facility_type as t on t.id = f.type_id
     where f.valid_to = 'infinity' and f.status = 'operating'
     order by md5(f.external_id)
     limit $1`,
    [rounds * changed]
  )
  const { scoredRuns, whatIfs, siteSelections } = createPlanners(database, null)
  const first = await timed(() => scoredRuns.answering(operator, operator.regionCode, { run }))

  const asked: number[] = []
  for (let round = 0; round < rounds; round++) {
    const changes = rows.slice(round * changed, (round + 1) * changed).map(({ externalId, typeCode, lon, lat }, i): WantedChange =>
      i % 4 === 0 ? { change: 'close', facility: externalId }
      : i % 4 === 1 ? { change: 'resize', facility: externalId, size: 900 }
      : i % 4 === 2 ? { change: 'move', facility: externalId, lon: lon + 0.004, lat }
      : { change: 'add', typeCode, lon: lon + 0.002, lat: lat + 0.002, size: 500 })
    asked.push((await timed(() => whatIfs.ask(operator, { run, changes }))).milliseconds)
  }
  const regionCode = bench.city.regions.find(({ level }) => level === 'city')!.code
  const selected: number[] = []
  let looked = 0
  for (const typeCode of ['ELD02', 'COM01', 'HLT01', 'EDU01', 'SPT01']) {
    const { result, milliseconds } = await timed(() => siteSelections.ask(operator, { run, regionCode, typeCode, facilities: 50 }))
    selected.push(milliseconds)
    looked = Math.max(looked, result.candidates)
  }
  return [
    measurement(`what-if of ${changed} facilities`, 'ms', asked, [{ name: 'recalculation', values: [again.milliseconds], equalShare: null }], [{ name: 'first question', value: first.milliseconds, unit: 'ms' }]),
    measurement('where to build 50', 'ms', selected, [], [{ name: 'candidates', value: looked }])
  ]
}
