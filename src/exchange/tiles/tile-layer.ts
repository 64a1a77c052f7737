/** What tiles hold: layers, at which zooms, with which attributes, and who may see them. No tile of a city comes near 500 kB so. */
import type { Scope } from '../../platform/auth/scopes.js'
import type { Standard } from '../../registry/standard.js'

/** In the order in which they are drawn. */
export const layerNames = ['streets', 'regions', 'communities', 'sites', 'facilities', 'shortfalls'] as const
export type LayerName = (typeof layerNames)[number]

export interface TileLayer {
  readonly description: string
  /** What a caller needs beside the results, which all layers are part of. */
  readonly scope: Scope
  readonly minzoom: number
  readonly maxzoom: number
  /** What of the run has to be ready. */
  readonly reads: 'regions' | 'sites' | 'nothing'
}

/** The closest zoom there are tiles of: half a metre to a step. Clients draw them larger beyond it. */
export const closestZoom = 14
/** From here on regions tell everything. */
export const fullRegionsZoom = 11
/** From here on facilities have names. */
export const namedFacilitiesZoom = 13
/** Up to here regions are counties, and streets beyond. */
export const countiesZoom = 6

/** The middle of a box. */
export const middleOf = ([west, south, east, north]: readonly [number, number, number, number]): [number, number] => [
  Number(((west + east) / 2).toFixed(6)), Number(((south + north) / 2).toFixed(6))
]

/** Steps across a tile, and those around it that are drawn as well. */
export const tileExtent = 4_096
export const tileBuffer = 64

export const tileLayers: Readonly<Record<LayerName, TileLayer>> = {
  streets: {
    description: 'Streets that people walk, numbered as `closed_edges` names them',
    scope: 'network:read', minzoom: 13, maxzoom: closestZoom, reads: 'nothing'
  },
  regions: {
    description: `Counties up to zoom ${countiesZoom} and streets (街道) beyond, with their scores`,
    scope: 'results:read', minzoom: 0, maxzoom: 8, reads: 'regions'
  },
  communities: {
    description: 'Communities with their scores: where they run, or a point where their people live',
    scope: 'results:read', minzoom: 9, maxzoom: closestZoom, reads: 'regions'
  },
  sites: {
    description: 'Residential sites, and which types they reach within their budgets',
    scope: 'evidence:read', minzoom: 13, maxzoom: closestZoom, reads: 'sites'
  },
  facilities: {
    description: 'Facilities as they were on the reference date of the run',
    scope: 'evidence:read', minzoom: 12, maxzoom: closestZoom, reads: 'nothing'
  },
  shortfalls: {
    description: 'Types that fall short of a threshold, at the centre of their community',
    scope: 'results:read', minzoom: 12, maxzoom: closestZoom, reads: 'regions'
  }
}

/** Whether a layer has anything at a zoom. */
export const isShownAt = (name: LayerName, zoom: number): boolean => zoom >= tileLayers[name].minzoom && zoom <= tileLayers[name].maxzoom

export const categoryAttribute = (category: string): string => `category:${category}`
export const typeAttribute = (typeCode: string): string => `type:${typeCode}`
export const reachAttribute = (typeCode: string): string => `reach:${typeCode}`

/** Names of the attributes that a layer's features may have, with what they are. What is not known is left out of a feature. */
export function fieldsOf(name: LayerName, { types }: Pick<Standard, 'types'>): Record<string, string> {
  const scored = {
    code: `String. Statistical code; the feature's id is the same as a number. From zoom ${fullRegionsZoom}`,
    nameZh: 'String',
    nameEn: `String. From zoom ${fullRegionsZoom}`,
    level: `String. From zoom ${fullRegionsZoom}`,
    kind: `String. Of a community: ${['old_estate', 'resettlement', 'commodity', 'new_build', 'mixed'].join(', ')}. From zoom ${fullRegionsZoom}`,
    population: 'Number. Residents',
    index: 'Number. The checkup index, 0 to 100',
    base: 'Number. Base index, 0 to 100',
    balance: 'Number. Balance index, 0 to 100',
    governance: 'Number. Governance index, 0 to 100',
    grade: 'String. Grade of the index by the standard',
    rank: `Number. Among its siblings. From zoom ${fullRegionsZoom}`,
    rankInLevel: 'Number. Among all regions of its level',
    completeness: `Number. 0 to 1. From zoom ${fullRegionsZoom}`,
    shortfalls: 'Number. Types that fall short; of communities',
    ...Object.fromEntries(types.map(({ category, categoryZh }) => [categoryAttribute(category), `Number. Score of the category ${categoryZh}, 0 to 100; whole numbers below zoom ${fullRegionsZoom}`])),
    ...Object.fromEntries(types.map(({ code, nameZh, nameEn }) => [typeAttribute(code), `Number. Score of ${nameZh} (${nameEn}), 0 to 100; whole numbers below zoom ${fullRegionsZoom}`]))
  }
  const fields: Readonly<Record<LayerName, Record<string, string>>> = {
    streets: {},
    regions: scored,
    communities: scored,
    sites: {
      externalId: 'String', name: 'String', community: 'String. Code of its community', people: 'Number. Residents', reached: 'Number. Types reached',
      ...Object.fromEntries(types.map(({ code, nameZh, nameEn }) => [reachAttribute(code), `Boolean. True where ${nameZh} (${nameEn}) is reached on foot within its budget`]))
    },
    facilities: {
      type: 'String. Code of its type', category: 'String', status: 'String. planned, building, operating, suspended, closed: on the reference date', size: 'Number. In the unit of its type',
      externalId: `String. From zoom ${namedFacilitiesZoom}`, name: `String. From zoom ${namedFacilitiesZoom}`
    },
    shortfalls: {
      type: 'String. Code of the type', category: 'String', community: 'String. Code of the community', cause: 'String. The main cause',
      severity: 'Number. weight × (100 − score)', score: 'Number. 0 to 100', order: 'Number. 1 is the worst of its community'
    }
  }
  return fields[name]
}
