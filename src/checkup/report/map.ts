/** The locator map of a report as SVG: nothing but what was measured. */
import { geoMercator, geoPath, type GeoProjection } from 'd3-geo'
import type { Geometry, MultiLineString } from 'geojson'
import { escaped } from './markup.js'
import { colourOf, faint, fontFamilies, ink, palette } from './style.js'
import { gradeIn, nameIn, words, type Language } from './words.js'

export interface MapDot {
  readonly lon: number
  readonly lat: number
  readonly people: number
  /** Of a community; null for sites. */
  readonly grade: string | null
}

export interface MapFacility {
  readonly lon: number
  readonly lat: number
  readonly category: string
}

export interface MapRegion {
  readonly nameZh: string
  readonly nameEn: string | null
  readonly lon: number
  readonly lat: number
  readonly boundary: Geometry | null
}

export interface ReportMap {
  readonly isCommunity: boolean
  readonly frame: { readonly west: number; readonly south: number; readonly east: number; readonly north: number }
  readonly boundary: Geometry | null
  /** Of a community: all streets around, and those its sites reach in some minutes, the shortest first. */
  readonly streets: MultiLineString | null
  readonly circles: readonly { readonly minutes: number; readonly lines: MultiLineString }[]
  /** Sites of a community; communities of a wider region; the largest first. */
  readonly dots: readonly MapDot[]
  /** Regions below. */
  readonly regions: readonly MapRegion[]
  readonly facilities: readonly MapFacility[]
}

const size = { width: 700, height: 460, legend: 66 } as const

/** @param categories names of the standard's categories, in its order. @param grades of the standard, the best first. */
export function drawMap(map: ReportMap, language: Language, categories: readonly { readonly category: string; readonly name: string }[], grades: readonly string[]): string {
  const { west, south, east, north } = map.frame
  const projection = geoMercator()
    .fitExtent([[0, 0], [size.width, size.height]], { type: 'MultiPoint', coordinates: [[west, south], [east, north]] })
    .clipExtent([[0, 0], [size.width, size.height]])
  const path = geoPath(projection).digits(1)
  const at = (lon: number, lat: number) => projection([lon, lat]) ?? [0, 0]
  const line = (geometry: Geometry | null, colour: string, width: number) => {
    const d = geometry === null ? null : path(geometry)
    return d === null ? '' : `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
  }
  const mostPeople = Math.max(1, ...map.dots.map(({ people }) => people))
  const [least, most] = map.isCommunity ? [2, 9] : map.dots.length > 200 ? [1.2, 5] : [3, 11]
  const dots = map.dots.map(({ lon, lat, people, grade }) => {
    const [x, y] = at(lon, lat)
    const colour = map.isCommunity ? '#3e4c59' : colourOf(palette.grades, grade === null ? -1 : grades.indexOf(grade))
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${(least + (most - least) * Math.sqrt(people / mostPeople)).toFixed(1)}" fill="${colour}" fill-opacity="0.72" stroke="#ffffff" stroke-width="0.6"/>`
  })
  // One path for each category: a zero-long line with a round end is a dot.
  const facilities = categories.map(({ category }, place) => {
    const d = map.facilities.filter((one) => one.category === category).map(({ lon, lat }) => `M${at(lon, lat).map((value) => value.toFixed(1)).join(' ')}h0`).join('')
    return d === '' ? '' : `<path d="${d}" fill="none" stroke="${colourOf(palette.categories, place)}" stroke-width="${map.isCommunity ? 6 : 1.6}" stroke-linecap="round"/>`
  })
  const labels = map.regions.map((region) => {
    const [x, y] = at(region.lon, region.lat)
    const name = nameIn(language, region)
    const half = widthOf(name) / 2
    return label(Math.min(Math.max(x, half), size.width - half), y, name)
  })
  const shown = categories.filter(({ category }) => map.facilities.some((one) => one.category === category))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height + size.legend}" viewBox="0 0 ${size.width} ${size.height + size.legend}" font-family="${escaped(fontFamilies)}">`,
    `<rect x="0" y="0" width="${size.width}" height="${size.height}" fill="#fbfcfd"/>`,
    line(map.streets, palette.streets, 0.8),
    // Wide strokes for the streets that are reached: the farther ones lie below.
    ...map.circles.toReversed().map(({ lines }, i) => line(lines, i === map.circles.length - 1 ? palette.circles.inner : palette.circles.outer, 9)),
    ...(map.circles.length > 0 ? [line(map.streets, '#ffffff', 0.7)] : []),
    ...map.regions.map(({ boundary }) => line(boundary, palette.boundary, 0.6)),
    line(map.boundary, palette.boundary, 1.6),
    ...(map.isCommunity ? [...dots, ...facilities] : [...facilities, ...dots]),
    ...labels,
    `<rect x="0.5" y="0.5" width="${size.width - 1}" height="${size.height - 1}" fill="none" stroke="#cbd2d9"/>`,
    scaleBar(projection, map.frame, language),
    legend(map, language, shown.map((one) => ({ name: one.name, colour: colourOf(palette.categories, categories.indexOf(one)) })), grades),
    '</svg>'
  ].filter((part) => part !== '').join('\n')
}

/** Twice: a white edge first, for paper has no halo. */
const label = (x: number, y: number, name: string) => {
  const place = `x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="11" text-anchor="middle"`
  return `<text ${place} fill="#ffffff" stroke="#ffffff" stroke-width="3">${escaped(name)}</text><text ${place} fill="${ink}">${escaped(name)}</text>`
}

function scaleBar(projection: GeoProjection, { west, south, east, north }: ReportMap['frame'], language: Language): string {
  const [lon, lat] = [(west + east) / 2, (south + north) / 2]
  const pixels = (projection([lon + 0.01, lat])?.[0] ?? 0) - (projection([lon, lat])?.[0] ?? 0)
  const metresPerPixel = (0.01 * 111_320 * Math.cos((lat * Math.PI) / 180)) / pixels
  const metres = [100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000].find((one) => one / metresPerPixel > 60) ?? 200_000
  const width = metres / metresPerPixel
  const [x, y] = [size.width - width - 14, size.height - 14]
  return `<path d="M${x.toFixed(1)} ${y - 4}v4h${width.toFixed(1)}v-4" fill="none" stroke="${ink}"/><text x="${(x + width / 2).toFixed(1)}" y="${y - 6}" font-size="11" text-anchor="middle" fill="${ink}">${words[language].map.metres(metres)}</text>`
}

function legend(map: ReportMap, language: Language, categories: readonly { readonly name: string; readonly colour: string }[], grades: readonly string[]): string {
  const say = words[language].map
  const entries: string[] = []
  let [x, row] = [0, 0]
  const add = (symbol: (x: number, y: number) => string, name: string) => {
    if (x + 24 + widthOf(name) > size.width) [x, row] = [0, row + 1]
    const y = size.height + 16 + row * 19
    entries.push(`${symbol(x, y)}<text x="${x + 20}" y="${y + 4}" font-size="11.5" fill="${faint}">${escaped(name)}</text>`)
    x += 34 + widthOf(name)
  }
  const dot = (colour: string, r: number) => (cx: number, cy: number) => `<circle cx="${cx + 9}" cy="${cy}" r="${r}" fill="${colour}"/>`
  const stroke = (colour: string) => (cx: number, cy: number) => `<path d="M${cx + 4} ${cy}h10" stroke="${colour}" stroke-width="8" stroke-linecap="round"/>`
  if (map.isCommunity) {
    add(dot('#3e4c59', 5), say.site)
    map.circles.forEach(({ minutes }, i) => add(stroke(i === 0 ? palette.circles.inner : palette.circles.outer), say.circle(minutes)))
  } else {
    add(dot(palette.boundary, 5), say.communityDot)
    grades.forEach((grade, place) => add(dot(colourOf(palette.grades, place), 5), gradeIn(language, grade)))
  }
  if (categories.length > 0) [x, row] = [0, row + 1]
  for (const { name, colour } of categories) add(dot(colour, 3.5), name)
  return entries.join('')
}

const widthOf = (name: string) => Array.from(name).reduce((sum, letter) => sum + (letter.codePointAt(0)! > 0x2e80 ? 11.5 : 6.2), 0)
