import { contract } from '../src/network/streets/contraction.js'
import { buildHubLabels } from '../src/network/labelling/hub-labels.js'
import { importNetwork } from '../src/network/network-import.js'
import { operator } from '../src/platform/caller.js'
import type { BenchCity } from './bench-city.js'
import { measurement, timed, type Measurement } from './measurement.js'

const horizonDecimetres = 15_000
const builds = 5
const writes = 3

/** Labels of the whole network: built in memory, and built and written with nodes, edges and every place on them. */
export async function measureLabels({ database, city, streets }: BenchCity): Promise<Measurement[]> {
  const inMemory: number[] = []
  for (let i = 0; i < builds; i++) {
    inMemory.push((await timed(() => buildHubLabels(streets, { horizonDecimetres }))).milliseconds / 1_000)
  }
  const written: number[] = []
  for (let i = 0; i < writes; i++) {
    const moments: Partial<Record<string, number>> = {}
    const begun = performance.now()
    const settings = { name: `bench ${i}`, source: 'generated' }
    const { id } = await importNetwork(database, operator, contract(city.streets), settings, (step, share) => {
      if (share === 1) moments[step] = (performance.now() - begun) / 1_000
    })
    written.push(moments['write']!)
    await database.asOwner((client) => client.query('delete from network.network where id = $1', [id]))
  }
  return [measurement('labels', 's', written, [{ name: 'labels built in memory', values: inMemory, equalShare: null }])]
}
