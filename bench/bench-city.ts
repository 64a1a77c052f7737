import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { generateDemoCity } from '../src/exchange/demo-city.js'
import { contract } from '../src/network/streets/contraction.js'
import { importNetwork } from '../src/network/network-import.js'
import { activeNetwork, type Network } from '../src/network/network-queries.js'
import type { StreetNetwork } from '../src/network/streets/street-network.js'
import { operator } from '../src/platform/caller.js'
import { connectEmbedded, connectPostgres, type Database } from '../src/platform/database/database.js'
import { startEmbeddedInMemory } from '../src/platform/database/embedded.js'
import { migrate } from '../src/platform/database/migrations.js'
import { importTable, type TableImport } from '../src/platform/table-import.js'
import type { FileRecord } from '../src/platform/records/file-record.js'
import { declarationImport } from '../src/registry/declaration-import.js'
import { facilityImport } from '../src/network/facility-import.js'
import { regionImport } from '../src/registry/region-import.js'
import { siteImport } from '../src/registry/site-import.js'
import { defaultStandard } from '../src/registry/standard-file.js'
import { ensureDefaultStandard } from '../src/registry/standard-queries.js'
import { observationImport } from '../src/survey/observation-import.js'
import type { CityRows } from './city-rows.js'
import { readExtractCity } from './extract-city.js'
import { timed } from './measurement.js'
import { provinceOf } from './province-rows.js'

/** The demo city at a scale, once or in copies side by side, or the streets of an OpenStreetMap extract with places invented along them. */
export type CitySource = { readonly scale: 'small' | 'city'; readonly copies?: number } | { readonly osm: string }

/** A city, loaded into a database of its own. */
export interface BenchCity {
  readonly database: Database
  /** Of that database; undefined on the embedded engine. */
  readonly url: string | undefined
  readonly city: CityRows
  readonly streets: StreetNetwork
  readonly network: Network
  /** Milliseconds of each import. */
  readonly loading: Readonly<Record<string, number>>
  /** Ends the connections and drops the database. */
  readonly close: () => Promise<void>
  /** Drops the database under whatever still works on it. */
  readonly drop: () => Promise<void>
}

/** Room for the service's own three sessions and whoever asks beside them. */
const poolSize = 4

/** Loads a city into a new database on the server, or into an embedded one; `close` drops it. */
export async function openBenchCity(
  serverUrl: string | undefined,
  source: CitySource,
  tell: (line: string) => void
): Promise<BenchCity> {
  const { database, url, drop } = serverUrl === undefined ? await openEmbedded() : await createDatabase(serverUrl)
  const close = async () => {
    await database.close()
    await drop()
  }
  try {
    tell(`loading ${'scale' in source ? `${source.copies === undefined ? '' : `${source.copies} times `}the demo city (${source.scale})` : source.osm} into ${url === undefined ? 'the embedded engine' : new URL(url).pathname.slice(1)}`)
    return { database, url, ...(await loadCity(database, source, tell)), close, drop }
  } catch (error) {
    await close()
    throw error
  }
}

async function createDatabase(serverUrl: string) {
  const name = `lifecircle_bench_${randomBytes(4).toString('hex')}`
  const onServer = async (statement: string) => {
    const client = new pg.Client({ connectionString: serverUrl })
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }
  await onServer(`create database ${name}`)
  const target = new URL(serverUrl)
  target.pathname = `/${name}`
  const url = target.href
  return {
    database: connectPostgres({ url, ownerUrl: url, poolSize }),
    url,
    drop: () => onServer(`drop database if exists ${name} with (force)`)
  }
}

async function openEmbedded() {
  return { database: connectEmbedded(await startEmbeddedInMemory()), url: undefined, drop: async () => undefined }
}

async function loadCity(database: Database, source: CitySource, tell: (line: string) => void) {
  await migrate(database)
  await ensureDefaultStandard(database)
  const city = await cityOf(source)
  const streets = contract(city.streets)
  const loading: Record<string, number> = {}
  const load = async (kind: string, work: () => Promise<unknown>) => {
    const { milliseconds } = await timed(work)
    loading[kind] = milliseconds
    tell(`  ${kind}: ${(milliseconds / 1_000).toFixed(2)} s`)
  }
  const rows = async (table: TableImport, records: readonly object[]) =>
    load(table.kind, async () => {
      if (records.length === 0) return
      const report = await importTable(database, operator, table, { name: `bench ${table.kind}`, records: recordsOf(records) })
      if (!report.written) throw new Error(`${table.kind}: ${JSON.stringify(report.problems[0])}`)
    })

  await rows(regionImport, city.regions)
  await load('network', () =>
    importNetwork(database, operator, streets, { name: 'bench', source: 'generated', activate: true })
  )
  await rows(siteImport, city.sites)
  await rows(facilityImport, city.facilities)
  await rows(observationImport, city.observations)
  await rows(declarationImport, city.declarations)
  await load('statistics', () => database.pool.query('select platform.refresh_statistics()'))
  // As autovacuum leaves it a minute later: without its visibility map an index alone answers nothing.
  await load('vacuum', () => database.asOwner((client) => client.query('vacuum')))
  const network = await activeNetwork(database.db)
  return { city, streets, network, loading }
}

async function cityOf(source: CitySource): Promise<CityRows> {
  const catalogue = defaultStandard().types
  return 'scale' in source ? provinceOf(generateDemoCity({ scale: source.scale, seed: 1, catalogue }), source.copies ?? 1) : readExtractCity(source.osm, catalogue)
}

/** Rows as an import file would give them: snake-case columns, text, empty for null. */
function* recordsOf(rows: Iterable<object>): Generator<FileRecord> {
  let line = 1
  for (const row of rows) {
    line++
    const fields = Object.entries(row).map(([name, value]) => [columnOf(name), value === null ? '' : String(value)] as const)
    yield { line, fields: Object.fromEntries(fields) }
  }
}

const columnOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
