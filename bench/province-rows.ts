import type { StreetRows } from '../src/network/streets/street-network.js'
import type { CityRows } from './city-rows.js'

/** Degrees from one city to the next, more than a city is wide, so that no street leads over. */
const apart = { lon: 2, lat: 1.5 }
const perRow = 4

/** A province of copies of a city, side by side: as many of everything, and nothing in common but the province. */
export function provinceOf(city: CityRows, copies: number): CityRows {
  const all = Array.from({ length: copies }, (_, copy) => copyOf(city, copy))
  return {
    period: city.period,
    regions: all.flatMap(({ regions }, copy) => regions.filter(({ level }) => copy === 0 || level !== 'province')),
    streets: joined(all.map(({ streets }) => streets)),
    sites: all.flatMap(({ sites }) => sites),
    facilities: all.flatMap(({ facilities }) => facilities),
    observations: all.flatMap(({ observations }) => observations),
    declarations: all.flatMap(({ declarations }) => declarations)
  }
}

function copyOf(city: CityRows, copy: number): CityRows {
  if (copy === 0) return city
  const moved = <T extends { readonly externalId: string; readonly lon: number; readonly lat: number; readonly communityCode: string | null }>(row: T): T => ({
    ...row, externalId: `${copy}-${row.externalId}`, lon: row.lon + east(copy), lat: row.lat + north(copy), communityCode: row.communityCode === null ? null : codeIn(copy, row.communityCode)
  })
  return {
    ...city,
    regions: city.regions.map((row) => ({ ...row, code: codeIn(copy, row.code), parentCode: row.parentCode === null ? null : codeIn(copy, row.parentCode) })),
    streets: { ...city.streets, lon: city.streets.lon.map((lon) => lon + east(copy)), lat: city.streets.lat.map((lat) => lat + north(copy)), shape: shapesIn(copy, city.streets.shape) },
    sites: city.sites.map(moved),
    facilities: city.facilities.map(moved),
    observations: city.observations.map((row) => ({ ...row, communityCode: codeIn(copy, row.communityCode) })),
    declarations: city.declarations.map((row) => ({ ...row, countyCode: codeIn(copy, row.countyCode) }))
  }
}

const east = (copy: number) => (copy % perRow) * apart.lon
const north = (copy: number) => Math.floor(copy / perRow) * apart.lat

/** The two digits of the city count on; the province's code has none. */
const codeIn = (copy: number, code: string) =>
  code.slice(2, 4) === '00' ? code : code.slice(0, 2) + String(Number(code.slice(2, 4)) + copy).padStart(2, '0') + code.slice(4)

const shapesIn = (copy: number, shape: StreetRows['shape']) =>
  new Map([...shape].map(([row, points]) => [row, points.map((degrees, i) => degrees + (i % 2 === 0 ? east(copy) : north(copy)))]))

function joined(all: readonly StreetRows[]): StreetRows {
  const nodesBefore = all.map((_, i) => all.slice(0, i).reduce((sum, { lon }) => sum + lon.length, 0))
  const rowsBefore = all.map((_, i) => all.slice(0, i).reduce((sum, { source }) => sum + source.length, 0))
  return {
    lon: Float64Array.from(all.flatMap(({ lon }) => [...lon])),
    lat: Float64Array.from(all.flatMap(({ lat }) => [...lat])),
    source: Int32Array.from(all.flatMap(({ source }, i) => [...source].map((node) => node + nodesBefore[i]!))),
    target: Int32Array.from(all.flatMap(({ target }, i) => [...target].map((node) => node + nodesBefore[i]!))),
    metres: Float64Array.from(all.flatMap(({ metres }) => [...metres])),
    shape: new Map(all.flatMap(({ shape }, i) => [...shape].map(([row, points]) => [row + rowsBefore[i]!, points] as const)))
  }
}
