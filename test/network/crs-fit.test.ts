import gcoordModule from 'gcoord'
import t from 'tap'
import { importFile } from '../../src/exchange/file-import.js'
import { operator } from '../../src/platform/caller.js'
import { asLifecircleError } from '../../src/platform/errors.js'
import type { CrsName } from '../../src/platform/crs.js'
import type { ImportOptions } from '../../src/platform/table-import.js'
import { testDatabase } from '../support/database.js'
import { degreesAt, gridStreets, loadNetwork, loadRegions, micro, type Place } from '../support/micro-city.js'
import { randomNumbers } from '../support/random.js'

const gcoord = gcoordModule as unknown as typeof gcoordModule.default

const database = await testDatabase(t)
await loadRegions(database)
// Blocks of 170 m: a random point lies 28 m from a street in the median.
await loadNetwork(database, gridStreets(21, 21, 170, [-1700, -1700]))

const { next: random } = randomNumbers(7)
/** Doors, a few metres from their streets. */
const doors: Place[] = Array.from({ length: 120 }, (_, i) => {
  const along = Math.floor(random() * 2400) - 1200
  const street = (Math.floor(random() * 14) - 7) * 170
  const aside = 2 + random() * 8
  return i % 2 === 0 ? [along, street + aside] : [street + aside, along]
})

async function send(shift: 'WGS84' | 'GCJ02' | 'BD09', places: readonly Place[], options: ImportOptions = {}) {
  const records = places.map((place, line) => {
    const [lon, lat] = gcoord.transform(degreesAt(place), gcoord.WGS84, gcoord[shift])
    return { line: line + 1, fields: { external_id: `${shift}-${line}`, type_code: 'COM01', name: 'x', community_code: micro.communities[0], status: 'operating', lon: String(lon), lat: String(lat) } }
  })
  return importFile(database, operator, 'facilities', { name: 'doors.csv', columns: null, crs: null, records, close: async () => undefined }, { dryRun: true, ...options })
}

void t.test('positions that fit as they are taken raise no doubt', async (t) => {
  t.equal((await send('WGS84', doors)).warnings, undefined)
  t.equal((await send('GCJ02', doors, { crs: 'GCJ-02' })).warnings, undefined)
  t.equal((await send('BD09', doors, { crs: 'BD-09' })).warnings, undefined)
})

void t.test('shifted positions of a file that names no reference system are refused, with the one that fits', async (t) => {
  for (const [shift, name] of [['GCJ02', 'GCJ-02'], ['BD09', 'BD-09']] as const) {
    const thrown = await send(shift, doors).then(() => undefined, (error: unknown) => error)
    t.match(asLifecircleError(thrown), { code: 'unprocessable-input', message: new RegExp(`^read as ${name} the positions lie \\d m from the nearest street .* name the reference system`) })
  }
})

void t.test('where one is named they are taken, and the doubt is told', async (t) => {
  const doubted: readonly (readonly ['WGS84' | 'GCJ02' | 'BD09', CrsName, string])[] = [['GCJ02', 'EPSG:4326', 'GCJ-02'], ['BD09', 'EPSG:4490', 'BD-09'], ['WGS84', 'GCJ-02', 'EPSG:4326'], ['GCJ02', 'BD-09', 'GCJ-02']]
  for (const [shift, named, right] of doubted) {
    const { warnings, inserted } = await send(shift, doors, { crs: named })
    t.match(warnings, [new RegExp(`^read as ${right} .*: is ${named} right\\?$`)], `${shift} as ${named}`)
    t.equal(inserted, doors.length)
  }
})

void t.test('few points, points anywhere, and points far from all streets say nothing', async (t) => {
  t.equal((await send('GCJ02', doors.slice(0, 19))).warnings, undefined)
  const anywhere: Place[] = Array.from({ length: 120 }, () => [random() * 2400 - 1200, random() * 2400 - 1200])
  t.equal((await send('GCJ02', anywhere)).warnings, undefined)
  t.equal((await send('GCJ02', doors.map(([x, y]): Place => [x + 50_000, y]))).warnings, undefined)
})
