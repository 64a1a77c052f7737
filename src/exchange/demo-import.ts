import { operatingModelImport } from '../improvement/operating-model-import.js'
import { operationImport } from '../improvement/operation-import.js'
import { contract } from '../network/streets/contraction.js'
import { activateNetwork, importNetwork, streetsHash, type NetworkStep } from '../network/network-import.js'
import { listNetworks } from '../network/network-queries.js'
import type { Caller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { conflict } from '../platform/errors.js'
import { importTable, type TableImport } from '../platform/table-import.js'
import { columnOf } from '../platform/column-names.js'
import { fieldText, type FileRecord } from '../platform/records/file-record.js'
import { declarationImport } from '../registry/declaration-import.js'
import { facilityImport } from '../registry/facility-import.js'
import { regionImport } from '../registry/region-import.js'
import { siteImport } from '../registry/site-import.js'
import { activityImport } from '../survey/activity-import.js'
import { observationImport } from '../survey/observation-import.js'
import type { DemoCity } from './demo-city.js'

/** Is told of the steps of an import as they begin, and how much of the one in hand is done, 0 to 1. */
export interface StepWatcher {
  readonly start: (name: string) => void
  readonly report: (share: number) => void
  readonly end: () => void
}

/**
 * Imports the demo city through the same code as files. The same city again changes nothing.
 * Throws `conflict` when the database holds regions that are not this city's: the demo stays out of real inventories.
 */
export async function importDemoCity(database: Database, caller: Caller, city: DemoCity, source: string, watcher: StepWatcher): Promise<void> {
  await requireRoom(database, city)
  await importStreets(database, caller, city, source, watcher)
  const tables = [
    [regionImport, city.regions],
    [siteImport, city.sites],
    [facilityImport, city.facilities],
    [observationImport, city.observations],
    [declarationImport, city.declarations],
    [operatingModelImport, city.operatingModels],
    [operationImport, city.operations],
    [activityImport, city.activities]
  ] as const
  for (const [table, rows] of tables) {
    watcher.start(`import ${table.kind}`)
    await importRows(database, caller, table, rows, source, watcher)
  }
  watcher.start('refresh statistics')
  await database.pool.query('select platform.refresh_statistics()')
  watcher.end()
}

async function requireRoom(database: Database, city: DemoCity): Promise<void> {
  const foreign = await database.pool.query<{ code: string; name_zh: string; count: number }>(
    `select r.code, r.name_zh, count(*) over () as count
     from registry.region as r
     left join unnest($1::text[], $2::text[]) as demo (code, name_zh) on demo.code = r.code and demo.name_zh = r.name_zh
     where demo.code is null
     order by r.code
     limit 1`,
    [city.regions.map(({ code }) => code), city.regions.map(({ nameZh }) => nameZh)]
  )
  const first = foreign.rows[0]
  if (first === undefined) return
  throw conflict(
    `the database holds ${first.count} regions that are not of this demo city, such as ${first.code} ${first.name_zh}: ` +
      'the demo needs an empty database or one with a former demo of the same scale and seed; without DATABASE_URL it makes one of its own'
  )
}

/** Streets that are there already, from a former demo, are not imported again. */
async function importStreets(database: Database, caller: Caller, city: DemoCity, source: string, watcher: StepWatcher): Promise<void> {
  watcher.start('contract streets')
  const streets = contract(city.streets)
  const hash = streetsHash(streets)
  const known = (await listNetworks(database.db)).find((network) => network.mode === 'foot' && network.sourceHash === hash && network.status !== 'importing')
  if (known !== undefined) {
    await activateNetwork(database, caller, known.id)
    return
  }
  watcher.start('label network')
  const onProgress = (step: NetworkStep, share: number) => {
    if (step === 'write' && share === 0) watcher.start('write network')
    watcher.report(share)
  }
  await importNetwork(
    database,
    caller,
    streets,
    { name: city.name, source, activate: true, wheelchair: contract(city.wheelchairStreets) },
    onProgress
  )
}

/** Imports rows as a file would bring them. Throws where one of them cannot be used. */
export async function importRows(
  database: Database,
  caller: Caller,
  table: TableImport,
  rows: readonly object[],
  source: string,
  watcher: StepWatcher
): Promise<void> {
  const report = await importTable(database, caller, table, { name: `${source}, ${table.kind}`, records: recordsOf(rows, watcher) })
  const [problem] = report.problems
  if (problem !== undefined) throw new Error(`row ${problem.line} of ${problem.file}: ${problem.column ?? ''} ${problem.value ?? ''} ${problem.reason}`)
}

/** Rows as a file would give them: fields by column name, text. */
function* recordsOf(rows: readonly object[], watcher: StepWatcher): Generator<FileRecord> {
  let line = 0
  for (const row of rows) {
    line++
    yield { line, fields: Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), fieldText(value)])) }
    if (line % 1000 === 0) watcher.report(line / rows.length)
  }
}
