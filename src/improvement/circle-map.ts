import type { DrawnCircle } from './circle-queries.js'

/** Circles as GeoJSON, of one more than were asked for: the one too many says that others follow. */
export function mapOf(rows: readonly DrawnCircle[], limit: number) {
  const shown = rows.slice(0, limit)
  return {
    type: 'FeatureCollection' as const,
    features: shown.map(({ geometry, ...properties }) => ({ type: 'Feature' as const, id: properties.code, geometry, properties })),
    after: rows.length > limit ? shown.at(-1)!.code : null
  }
}
