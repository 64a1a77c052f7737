import { operator } from '../src/platform/caller.js'
import { closestZoom, isShownAt, layerNames, tileLayers, type LayerName } from '../src/exchange/tiles/tile-layer.js'
import { readLayer, type TileAddress } from '../src/exchange/tiles/tile-queries.js'
import { createTileRuns, type TileRun } from '../src/exchange/tiles/tile-run-queries.js'
import type { BenchCity } from './bench-city.js'
import { measurement, scatter, timed, type Measurement } from './measurement.js'
import { overHttp } from './over-http.js'
import { recalculate } from './recalculation.js'

const rounds = 60
const warmUps = 10
/** From the whole city on one screen to one community. */
const zooms = [9, 10, 11, 12, 13, 14]

/** Tiles of a run, none of them kept: a layer by itself, and as a map asks for them, and how large the largest are. */
export async function measureTiles(bench: BenchCity): Promise<Measurement[]> {
  const { id } = await recalculate(bench)
  const runs = createTileRuns(bench.database)
  const run = await runs.find(operator, id)
  const found: Measurement[] = []
  for (const needs of ['communities', 'sites'] as const) {
    const { milliseconds } = await timed(() => runs.prepare(run, [needs]))
    found.push(measurement(`tiles: what ${needs} of a run show, brought together once`, 'ms', [milliseconds]))
  }
  const all: number[] = []
  for (const name of layerNames.filter((one) => one !== 'regions')) {
    const { values, largest } = await measureLayer(bench, run, name)
    all.push(...values)
    found.push(measurement(`tiles: ${name}, zooms ${tileLayers[name].minzoom} to ${closestZoom}`, 'ms', values, [], [{ name: 'largest', value: largest / 1_000, unit: 'kB' }]))
  }
  found.push(measurement('tiles: any layer', 'ms', all))
  return [...found, ...(await overHttp(bench, (ask) => measureViews(bench, run, ask)))]
}

async function measureLayer({ database, city }: BenchCity, run: TileRun, name: LayerName) {
  const values: number[] = []
  let largest = 0
  for (const zoom of zooms.filter((one) => isShownAt(name, one))) {
    const sites = scatter(city.sites.length, warmUps + rounds).map((at) => city.sites[at]!)
    for (const [round, site] of sites.entries()) {
      const { result, milliseconds } = await timed(() => readLayer(database, operator, run, name, tileOf(site, zoom)))
      largest = Math.max(largest, result.length)
      if (round >= warmUps) values.push(milliseconds)
    }
  }
  return { values, largest }
}

/** A tile of all layers over HTTP; a run that is not published is made anew every time. */
async function measureViews({ city }: BenchCity, run: TileRun, ask: (path: string) => Promise<ArrayBuffer>): Promise<Measurement[]> {
  const values: number[] = []
  let largest = 0
  for (const [round, at] of scatter(city.sites.length, warmUps + rounds).entries()) {
    const { z, x, y } = tileOf(city.sites[at]!, zooms[round % zooms.length]!)
    const { result, milliseconds } = await timed(() => ask(`/v1/tiles/${run.id}/${layerNames.join(',')}/${z}/${x}/${y}.mvt`))
    largest = Math.max(largest, result.byteLength)
    if (round >= warmUps) values.push(milliseconds)
  }
  return [measurement('tiles over HTTP: all layers in one', 'ms', values, [], [{ name: 'largest', value: largest / 1_000, unit: 'kB' }])]
}

/** The tile that a place is in (web Mercator). */
function tileOf({ lon, lat }: { readonly lon: number; readonly lat: number }, z: number): TileAddress {
  const radians = (lat * Math.PI) / 180
  const tiles = 2 ** z
  return { z, x: Math.floor(((lon + 180) / 360) * tiles), y: Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * tiles) }
}
