/** How far one walks from a place, on the map. */

const nowhere = { type: 'FeatureCollection', features: [] }
let shown = nowhere

/** Minutes, and how they are coloured. */
export const contours = [{ minutes: 5, colour: '#0b6e99' }, { minutes: 15, colour: '#5fa8c7' }]

const colour = ['match', ['get', 'contour'], ...contours.flatMap(({ minutes, colour: of }) => [minutes, of]), '#26313b']
const areas = [
  { id: 'walk-area', type: 'fill', source: 'walk', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': colour, 'fill-opacity': ['match', ['get', 'contour'], 5, 0.34, 0.2] } },
  { id: 'walk-edge', type: 'line', source: 'walk', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'line-color': colour, 'line-width': ['match', ['get', 'contour'], 5, 2, 1.4] } }
]
const from = { id: 'walk-from', type: 'circle', source: 'walk', filter: ['==', ['geometry-type'], 'Point'], paint: { 'circle-radius': 6, 'circle-color': '#f2a900', 'circle-stroke-color': '#26313b', 'circle-stroke-width': 2 } }

/** The style with what was walked last: areas over the ground and below all else, where it began on top. */
export function withWalk(style) {
  const before = style.layers.findIndex(({ id }) => ['sites', 'facilities', 'shortfalls', 'regions-label'].includes(id))
  return {
    ...style,
    sources: { ...style.sources, walk: { type: 'geojson', data: shown } },
    layers: [...style.layers.slice(0, before), ...areas, ...style.layers.slice(before), from]
  }
}

/** @param found the answer of /v1/isochrones; the largest area comes last, and is drawn first */
export function drawWalk(map, { lng, lat }, found) {
  const reached = found === undefined ? [] : [...found.features].reverse()
  shown = { type: 'FeatureCollection', features: [...reached, { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [lng, lat] } }] }
  map.getSource('walk')?.setData(shown)
}

export function clearWalk(map) {
  shown = nowhere
  map.getSource('walk')?.setData(shown)
}
