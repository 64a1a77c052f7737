import { codeWithin } from '../registry/region-queries.js'
import type { WrittenTable } from '../platform/records/record-writer.js'

/** How the rows of a kind are read, page by page in the order of their keys. */
export interface ExportKind extends WrittenTable {
  /** Where among the columns `lon` and `lat` stand, in formats that have no geometry. */
  readonly placeAfter?: string
  /** Its statement returns key, cells and geometry; $1 the key behind which it goes on, $2 the most rows, $3 the region, $4 and on what is asked for. */
  readonly statement: string
}

export interface Cell {
  readonly name: string
  readonly numeric: boolean
  readonly sql: string
}

export const text = (name: string, sql: string): Cell => ({ name, numeric: false, sql })
export const day = (name: string, sql: string): Cell => ({ name, numeric: false, sql: `${sql}::text` })
/** Without the zeros that say nothing. */
export const number = (name: string, sql: string): Cell => ({ name, numeric: true, sql: `trim_scale(${sql}::numeric)::text` })
/** Rounded half away from zero. */
export const decimals = (name: string, sql: string, digits: number): Cell => number(name, `round(${sql}::numeric, ${digits})`)
/** What is empty is told as empty. */
export const json = (name: string, sql: string, empty: string): Cell => ({ name, numeric: false, sql: `nullif(${sql}, '${empty}')::text` })

interface Source {
  readonly name: string
  readonly cells: readonly Cell[]
  readonly geometryType: WrittenTable['geometryType']
  /** GeoJSON, as text. */
  readonly geometry?: string
  readonly placeAfter?: string
  readonly from: string
  readonly key: string
  readonly region: string
  /** Which rows are asked for. */
  readonly held: string
}

export const exportKind = ({ name, cells, geometryType, geometry = 'null', placeAfter, from, key, region, held }: Source): ExportKind => ({
  name,
  columns: cells.map(({ name: column, numeric }) => ({ name: column, numeric })),
  geometryType,
  ...(placeAfter === undefined ? {} : { placeAfter }),
  statement: `
    select ${key} as key, array[${cells.map(({ sql }) => sql).join(', ')}] as cells, ${geometry} as geometry
    from ${from}
    where (${held})
      and ($1::text is null or ${key} > $1)
      and ($3::text is null or ${codeWithin(region, '$3')})
    order by ${key}
    limit $2`
})
