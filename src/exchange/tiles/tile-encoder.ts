import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { Geometry, Position } from 'geojson'
import { tileExtent, type LayerName } from './tile-layer.js'

/** A feature in the steps of its tile. */
export interface TileFeature {
  readonly id: number
  readonly geometry: Geometry
  readonly attributes: Readonly<Record<string, string | number | boolean>>
}

/** A layer of a vector tile (MVT 2.1), for databases that cannot write one; nothing where there are no features, as theirs. */
export function encodeLayer(name: LayerName, features: readonly TileFeature[]): Buffer {
  if (features.length === 0) return Buffer.alloc(0)
  const encoded = features.map(({ id, geometry, attributes }) => ({ id, ...drawn(geometry), tags: { ...attributes } }))
  return Buffer.from(fromGeojsonVt({ [name]: { features: encoded } } as Parameters<typeof fromGeojsonVt>[0], { version: 2, extent: tileExtent }))
}

/** Kinds of MVT: 1 points, 2 lines, 3 rings; those of a multipolygon one after the other, told apart by how they turn. */
function drawn(geometry: Geometry): { type: 1 | 2 | 3; geometry: Position[] | Position[][] } {
  switch (geometry.type) {
    case 'Point':
      return { type: 1, geometry: [geometry.coordinates] }
    case 'MultiPoint':
      return { type: 1, geometry: geometry.coordinates }
    case 'LineString':
      return { type: 2, geometry: [geometry.coordinates] }
    case 'MultiLineString':
      return { type: 2, geometry: geometry.coordinates }
    case 'Polygon':
      return { type: 3, geometry: geometry.coordinates }
    case 'MultiPolygon':
      return { type: 3, geometry: geometry.coordinates.flat() }
    case 'GeometryCollection':
      throw new Error('a feature of a tile is of one kind')
  }
}
