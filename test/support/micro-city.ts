/** Small hand-made inventories and networks, loaded through the real imports. */
import proj4 from 'proj4'
import { contract } from '../../src/network/streets/contraction.js'
import { importNetwork, type ImportedNetwork, type NetworkSettings } from '../../src/network/network-import.js'
import type { StreetRows } from '../../src/network/streets/street-network.js'
import { operator, type Caller } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import { importTable, type ImportOptions, type ImportReport, type ImportSource, type TableImport } from '../../src/platform/table-import.js'
import { facilityImport } from '../../src/registry/facility-import.js'
import { regionImport } from '../../src/registry/region-import.js'
import { siteImport } from '../../src/registry/site-import.js'

/** Metres east and north of the middle of the micro city. */
export type Place = readonly [east: number, north: number]

const plane = proj4('+proj=tmerc +lat_0=30.27 +lon_0=120.15 +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs')

/** Degrees of a place. A network's own projection differs from this plane by far less than a decimetre. */
export const degreesAt = ([east, north]: Place): [lon: number, lat: number] => plane.inverse<[number, number]>([east, north])

/** Fields of a row by column name; what is null or undefined is empty. */
export type Row = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Rows as a file would give them: the header is line 1. */
export const recordsOf = (rows: readonly Row[], name = 'rows.csv'): ImportSource => ({
  name,
  records: rows.map((row, position) => ({
    line: position + 2,
    fields: Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value === null || value === undefined ? '' : String(value)]))
  }))
})

export interface LoadOptions extends ImportOptions {
  readonly caller?: Caller
}

/** Imports rows that must all be good. */
export async function load(database: Database, table: TableImport, rows: readonly Row[], options: LoadOptions = {}): Promise<ImportReport> {
  const { caller = operator, ...rest } = options
  const report = await importTable(database, caller, table, recordsOf(rows, `${table.kind}.csv`), rest)
  if (!report.written && rest.dryRun !== true) throw new Error(`${table.kind}: ${JSON.stringify(report.problems)}`)
  return report
}

/** A row with its place as lon and lat. */
export const placed = (place: Place, row: Row): Row => {
  const [lon, lat] = degreesAt(place)
  return { ...row, lon, lat }
}

/** Codes of the micro city: one city, two counties, three streets, four communities. */
export const micro = {
  province: '330000000000',
  city: '330100000000',
  /** Holds two streets. */
  county: '330106000000',
  otherCounty: '330108000000',
  street: '330106001000',
  otherStreet: '330106002000',
  farStreet: '330108001000',
  /** Two communities of `street`, one of each other street. */
  communities: ['330106001001', '330106001002', '330106002001', '330108001001']
} as const

export const microRegions: readonly Row[] = [
  { code: micro.province, name_zh: '浙江省', name_en: 'Zhejiang', level: 'province' },
  { code: micro.city, name_zh: '杭州市', name_en: 'Hangzhou', level: 'city', parent_code: micro.province },
  { code: micro.county, name_zh: '西湖区', name_en: 'Xihu', level: 'county', parent_code: micro.city },
  { code: micro.otherCounty, name_zh: '滨江区', name_en: 'Binjiang', level: 'county', parent_code: micro.city },
  { code: micro.street, name_zh: '北山街道', level: 'street', parent_code: micro.county },
  { code: micro.otherStreet, name_zh: '西溪街道', level: 'street', parent_code: micro.county },
  { code: micro.farStreet, name_zh: '西兴街道', level: 'street', parent_code: micro.otherCounty },
  { code: micro.communities[0], name_zh: '宝石社区', level: 'community', parent_code: micro.street, kind: 'old_estate', future_status: 'none' },
  { code: micro.communities[1], name_zh: '栖霞岭社区', level: 'community', parent_code: micro.street, kind: 'commodity', future_status: 'under_way' },
  { code: micro.communities[2], name_zh: '文三社区', level: 'community', parent_code: micro.otherStreet, kind: 'mixed', future_status: 'none' },
  { code: micro.communities[3], name_zh: '星光社区', level: 'community', parent_code: micro.farStreet, kind: 'new_build', future_status: 'accepted_inclusive' }
]

export interface SiteRow {
  readonly id: string
  readonly at: Place
  readonly community?: string
  readonly population?: number
  readonly elderly?: number | null
  readonly children?: number | null
  readonly households?: number | null
}

export const siteRow = ({ id, at, community = micro.communities[0], population = 100, elderly, children, households }: SiteRow): Row =>
  placed(at, { external_id: id, community_code: community, name: `site ${id}`, population, elderly, children, households })

export interface FacilityRow {
  readonly id: string
  readonly at: Place
  readonly type?: string
  readonly community?: string | null
  readonly size?: number | null
  readonly status?: string
  readonly weeklyHours?: number | null
  readonly openedOn?: string
  readonly closedOn?: string
}

export const facilityRow = (row: FacilityRow): Row =>
  placed(row.at, {
    external_id: row.id,
    type_code: row.type ?? 'COM01',
    name: `facility ${row.id}`,
    community_code: row.community,
    size: row.size,
    status: row.status ?? 'operating',
    weekly_hours: row.weeklyHours,
    opened_on: row.openedOn,
    closed_on: row.closedOn
  })

export const loadRegions = (database: Database, rows: readonly Row[] = microRegions) => load(database, regionImport, rows)

export const loadSites = (database: Database, rows: readonly SiteRow[], options: LoadOptions = {}) =>
  load(database, siteImport, rows.map(siteRow), options)

export const loadFacilities = (database: Database, rows: readonly FacilityRow[], options: LoadOptions = {}) =>
  load(database, facilityImport, rows.map(facilityRow), options)

/** A street between two named corners: its length in metres (else measured on the ground), and the places it bends at. */
export type Street = readonly [from: string, to: string, metres?: number, bends?: readonly Place[]]

export function streetRows(corners: Readonly<Record<string, Place>>, streets: readonly Street[]): StreetRows {
  const names = Object.keys(corners)
  const places = Object.values(corners).map(degreesAt)
  const numberOf = (name: string) => {
    const found = names.indexOf(name)
    if (found < 0) throw new Error(`there is no corner ${name}`)
    return found
  }
  return {
    lon: Float64Array.from(places, ([lon]) => lon),
    lat: Float64Array.from(places, ([, lat]) => lat),
    source: Int32Array.from(streets, ([from]) => numberOf(from)),
    target: Int32Array.from(streets, ([, to]) => numberOf(to)),
    metres: Float64Array.from(streets, ([, , metres]) => metres ?? NaN),
    shape: new Map(streets.flatMap(([, , , bends], row) => (bends === undefined ? [] : [[row, Float64Array.from(bends.flatMap(degreesAt))] as const])))
  }
}

/** Labels and activates a network of any size; micro networks have few nodes. */
export const loadNetwork = (database: Database, rows: StreetRows, settings: Partial<NetworkSettings> = {}): Promise<ImportedNetwork> =>
  importNetwork(database, operator, contract(rows), { name: 'micro', source: 'hand-made', leastComponentNodes: 1, activate: true, ...settings })

/**
 * Corners of a grid by column and row, `c0r0` at the place given; blocks of `block` metres, every street as long as it is drawn.
 * Corners of the outer ring that meet only two streets are contracted away, as in any network.
 */
export function gridStreets(columns: number, rows: number, block: number, from: Place = [0, 0]): StreetRows {
  const corners: Record<string, Place> = {}
  const streets: Street[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      corners[`c${column}r${row}`] = [from[0] + column * block, from[1] + row * block]
      if (column > 0) streets.push([`c${column - 1}r${row}`, `c${column}r${row}`, block])
      if (row > 0) streets.push([`c${column}r${row - 1}`, `c${column}r${row}`, block])
    }
  }
  return streetRows(corners, streets)
}

/**
 * The micro city, with blocks of 100 m from [0, 0] to [700, 700] and two sites and three facilities whose distances
 * are known by hand: S1 to F1 150 m, to F2 390 m (10 m of each the leg at the facility), F3 is off the network.
 */
export async function buildMicroCity(database: Database): Promise<ImportedNetwork> {
  await loadRegions(database)
  await loadSites(database, [
    { id: 'S1', at: [100, 100], population: 200, elderly: 40, children: 20, households: 80 },
    { id: 'S2', at: [600, 600], community: micro.communities[2], population: 100 }
  ])
  await loadFacilities(database, [
    { id: 'F1', at: [240, 110], community: micro.communities[0], size: 60 },
    { id: 'F2', at: [280, 310], type: 'GOV01', community: micro.communities[1], size: 800, weeklyHours: 40 },
    { id: 'F3', at: [2000, 2000], type: 'GOV01', community: micro.communities[3], size: 800, weeklyHours: 40 }
  ])
  return loadNetwork(database, gridStreets(8, 8, 100))
}
