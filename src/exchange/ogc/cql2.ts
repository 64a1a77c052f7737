import { LifecircleError } from '../../platform/errors.js'

/**
 * A filter of the Common Query Language (OGC 21-065r2), as both of its writings are read. `at` says where a part stands: a character of
 * the text, a pointer into the JSON.
 */
export type Expression =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] }
  | { readonly kind: 'not'; readonly part: Expression }
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'comparison'; readonly operator: Comparison; readonly left: Scalar; readonly right: Scalar }
  | { readonly kind: 'null'; readonly of: Scalar }
  | { readonly kind: 'like'; readonly of: Scalar; readonly pattern: Scalar; readonly caseless: boolean }
  | { readonly kind: 'between'; readonly of: Scalar; readonly low: Scalar; readonly high: Scalar }
  | { readonly kind: 'in'; readonly of: Scalar; readonly list: readonly Scalar[] }
  | { readonly kind: 'intersects'; readonly left: Spatial; readonly right: Spatial }

export const comparisons = ['=', '<>', '<', '>', '<=', '>='] as const
export type Comparison = (typeof comparisons)[number]

export type Scalar =
  | { readonly kind: 'property'; readonly name: string; readonly at: string }
  | { readonly kind: 'literal'; readonly type: 'string' | 'date' | 'timestamp'; readonly value: string; readonly at: string }
  | { readonly kind: 'literal'; readonly type: 'number'; readonly value: number; readonly at: string }
  | { readonly kind: 'literal'; readonly type: 'boolean'; readonly value: boolean; readonly at: string }

export type Spatial =
  | { readonly kind: 'property'; readonly name: string; readonly at: string }
  | { readonly kind: 'geometry'; readonly geometry: Shape; readonly at: string }
  /** As it was written: of four or six numbers, the order of which is the reference system's. */
  | { readonly kind: 'bbox'; readonly numbers: readonly number[]; readonly at: string }

/** Positions as they were written: which number is the east's the reference system of the filter says. */
export type Coordinates = readonly [number, number] | readonly Coordinates[]

export type Shape =
  | { readonly type: 'Point' | 'MultiPoint' | 'LineString' | 'MultiLineString' | 'Polygon' | 'MultiPolygon'; readonly coordinates: Coordinates }
  | { readonly type: 'GeometryCollection'; readonly geometries: readonly Shape[] }

/** How many arrays lie about the positions of a shape. */
export const shapeDepths = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 } as const
export const isShapeType = (name: string): name is keyof typeof shapeDepths => Object.hasOwn(shapeDepths, name)

/** The most a filter may hold: characters, brackets within brackets, parts, and corners of its shapes. */
export const filterLimits = { characters: 12_000, depth: 40, parts: 1_000, corners: 2_000 } as const

/** The filter cannot be read or used: where, why, and what there is. */
export const badFilter = (at: string, detail: string) =>
  new LifecircleError('bad-request', `the filter, ${at}: ${detail}`, { details: [{ pointer: '/filter', detail: `${at}: ${detail}` }] })

/** Counts what a filter holds while it is read. Throws `bad-request` beyond the limits. */
export interface FilterCounter {
  readonly part: (at: string) => void
  readonly corner: (at: string) => void
  readonly deeper: <T>(at: string, read: () => T) => T
}

export function countFilter(): FilterCounter {
  let [parts, corners, depth] = [0, 0, 0]
  return {
    part: (at) => {
      if (++parts > filterLimits.parts) throw badFilter(at, `has more than ${filterLimits.parts} parts`)
    },
    corner: (at) => {
      if (++corners > filterLimits.corners) throw badFilter(at, `has more than ${filterLimits.corners} corners`)
    },
    deeper: (at, read) => {
      if (++depth > filterLimits.depth) throw badFilter(at, `lies more than ${filterLimits.depth} brackets deep`)
      const made = read()
      depth--
      return made
    }
  }
}

/** A day that there is, from the year 1 on: what the database takes for one. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < '0001') return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text)
}
