/** GeoPackages (OGC 12-128): the first layer of features, or of rows without geometry. */
import sqlite from 'node-sqlite3-wasm'
import { crsNamed } from '../crs.js'
import { damagedFile, namedFileError } from '../damaged-file.js'
import { fieldText, type FileGeometry, type FileRecord, type RecordFile } from './file-record.js'
import { readGeoPackageGeometry, writeGeoPackageGeometry } from './geometry-bytes.js'

const { Database } = sqlite
type Database = InstanceType<typeof Database>

/** Opens the first layer of a GeoPackage on disk. Throws `unprocessable-input` for what is none. */
export function openGeoPackage(name: string, path: string): RecordFile {
  let file: Database | undefined
  try {
    file = new Database(path, { readOnly: true, fileMustExist: true })
    const layer = firstLayer(file)
    const { columns, key } = columnsOf(file, layer)
    const opened = file
    return { name, columns: null, crs: layer.crs, records: recordsOf(name, opened, layer, columns, key), close: async () => opened.close() }
  } catch (error) {
    file?.close()
    throw damagedFile(name, `is no GeoPackage (${(error as Error).message})`, error)
  }
}

interface Layer {
  readonly table: string
  readonly geometry: string | null
  readonly crs: string | null
}

const quoted = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`

function firstLayer(file: Database): Layer {
  const found = file.get(
    `select c.table_name as "table", g.column_name as geometry,
       case when s.srs_id > 0 then s.organization || ':' || s.organization_coordsys_id end as crs
     from gpkg_contents as c
     left join gpkg_geometry_columns as g on g.table_name = c.table_name
     left join gpkg_spatial_ref_sys as s on s.srs_id = g.srs_id
     where c.data_type in ('features', 'attributes')
     order by c.data_type desc, c.table_name
     limit 1`
  ) as unknown as Layer | null | undefined
  if (found === null || found === undefined) throw new Error('it has no layer of features')
  return { ...found, crs: found.crs === null ? null : crsNamed(found.crs) }
}

/** Its columns but for the geometry and the key, which numbers rows and says nothing of them. */
function columnsOf(file: Database, { table, geometry }: Layer): { columns: string[]; key: string | undefined } {
  const info = file.all('select name, pk, type from pragma_table_info(?)', [table]) as unknown as { name: string; pk: number; type: string }[]
  const key = info.find(({ pk, type }) => pk === 1 && type.toUpperCase() === 'INTEGER')?.name
  return { columns: info.map(({ name }) => name).filter((name) => name !== geometry && name !== key), key }
}

function* recordsOf(name: string, file: Database, { table, geometry }: Layer, columns: readonly string[], key: string | undefined): Generator<FileRecord> {
  const read = file.prepare(
    `select ${[...columns.map(quoted), geometry === null ? 'null as lifecircle_geometry' : `${quoted(geometry)} as lifecircle_geometry`].join(', ')} from ${quoted(table)}${key === undefined ? '' : ` order by ${quoted(key)}`}`
  )
  let line = 0
  try {
    for (const row of read.iterate() as IterableIterator<Record<string, unknown>>) {
      line++
      const { lifecircle_geometry: bytes, ...values } = row
      const fields = Object.fromEntries(columns.map((column) => [column, fieldText(typeof values[column] === 'bigint' ? String(values[column]) : values[column])]))
      let shape: FileGeometry | null
      try {
        shape = bytes === null || bytes === undefined ? null : readGeoPackageGeometry(bytes as Uint8Array)
      } catch (error) {
        yield { line, fields, flaw: { column: geometry, reason: error instanceof RangeError ? 'is a geometry that ends too soon' : (error as Error).message } }
        continue
      }
      yield { line, fields, geometry: shape }
    }
  } catch (error) {
    throw namedFileError(name, error)
  } finally {
    read.finalize()
  }
}

/** A column of a layer that is written. */
export interface LayerColumn {
  readonly name: string
  readonly numeric: boolean
}

/** A row of a layer that is written, its geometry in EPSG:4326. */
export interface LayerRow {
  readonly values: readonly string[]
  readonly geometry: FileGeometry | null
}

// The standard asks for a moment of the last change; the same rows make the same bytes, whenever they are written.
const untimed = '2000-01-01T00:00:00.000Z'
const wgs84 =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'

/** Writes rows as the only layer of a new GeoPackage on disk; `geometryType` null makes a layer without geometry. */
export async function writeGeoPackage(path: string, layer: string, geometryType: 'POINT' | 'MULTIPOLYGON' | null, columns: readonly LayerColumn[], rows: AsyncIterable<LayerRow>): Promise<void> {
  const file = new Database(path)
  try {
    file.exec(`
      pragma application_id = 1196444487;
      pragma user_version = 10300;
      pragma journal_mode = off;
      begin;
      create table gpkg_spatial_ref_sys (
        srs_name text not null, srs_id integer not null primary key, organization text not null, organization_coordsys_id integer not null,
        definition text not null, description text
      );
      create table gpkg_contents (
        table_name text not null primary key, data_type text not null, identifier text unique, description text default '',
        last_change datetime not null default (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x double, min_y double, max_x double, max_y double, srs_id integer,
        constraint fk_gc_r_srs_id foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id)
      );
      create table gpkg_geometry_columns (
        table_name text not null, column_name text not null, geometry_type_name text not null, srs_id integer not null, z tinyint not null, m tinyint not null,
        constraint pk_geom_cols primary key (table_name, column_name), constraint uk_gc_table_name unique (table_name),
        constraint fk_gc_tn foreign key (table_name) references gpkg_contents (table_name),
        constraint fk_gc_srs foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id)
      );`)
    const system = 'insert into gpkg_spatial_ref_sys values (?, ?, ?, ?, ?, ?)'
    file.run(system, ['WGS 84 geodetic', 4326, 'EPSG', 4326, wgs84, 'longitude and latitude in degrees'])
    file.run(system, ['Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', null])
    file.run(system, ['Undefined geographic SRS', 0, 'NONE', 0, 'undefined', null])
    const geometry = geometryType === null ? [] : [`geom ${geometryType}`]
    file.exec(`create table ${quoted(layer)} (${['fid integer primary key autoincrement not null', ...geometry, ...columns.map(({ name, numeric }) => `${quoted(name)} ${numeric ? 'real' : 'text'}`)].join(', ')})`)
    const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
    const insert = file.prepare(`insert into ${quoted(layer)} (${[...(geometryType === null ? [] : ['geom']), ...columns.map(({ name }) => quoted(name))].join(', ')}) values (${[...geometry, ...columns].map(() => '?').join(', ')})`)
    try {
      for await (const { values, geometry: shape } of rows) {
        if (shape !== null) extend(bounds, shape.coordinates)
        const cells = values.map((value, place) => (value === '' ? null : columns[place]!.numeric ? Number(value) : value))
        insert.run([...(geometryType === null ? [] : [shape === null ? null : writeGeoPackageGeometry(shape)]), ...cells])
      }
    } finally {
      insert.finalize()
    }
    const box = bounds.west > bounds.east ? [null, null, null, null] : [bounds.west, bounds.south, bounds.east, bounds.north]
    file.run('insert into gpkg_contents values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [layer, geometryType === null ? 'attributes' : 'features', layer, '', untimed, ...box, geometryType === null ? null : 4326])
    if (geometryType !== null) file.run('insert into gpkg_geometry_columns values (?, ?, ?, ?, 0, 0)', [layer, 'geom', geometryType, 4326])
    file.exec('commit')
  } finally {
    file.close()
  }
}

function extend(bounds: { west: number; south: number; east: number; north: number }, coordinates: unknown): void {
  if (!Array.isArray(coordinates)) return
  const [x, y] = coordinates as unknown[]
  if (typeof x === 'number' && typeof y === 'number') {
    bounds.west = Math.min(bounds.west, x)
    bounds.south = Math.min(bounds.south, y)
    bounds.east = Math.max(bounds.east, x)
    bounds.north = Math.max(bounds.north, y)
  } else (coordinates as unknown[]).forEach((part) => extend(bounds, part))
}
