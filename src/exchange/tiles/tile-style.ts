/** How a map of a run looks: a style for MapLibre that asks for nothing of other hosts. */
import type { ExpressionSpecification, FilterSpecification, LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec'
import { causeNames, causes } from '../../checkup/diagnosis.js'
import { colourOf, palette } from '../../checkup/report/style.js'
import { categoryIn, gradeIn, nameIn, words, type Language } from '../../checkup/report/words.js'
import { unprocessable } from '../../platform/errors.js'
import type { Standard } from '../../registry/standard.js'
import { categoryAttribute, layerNames, middleOf, reachAttribute, tileLayers, typeAttribute, type LayerName } from './tile-layer.js'
import type { TileRun } from './tile-run-queries.js'

export const indexFigures = ['index', 'base', 'balance', 'governance'] as const

export interface StyleRequest {
  /** What colours the regions: an index, `category:…` or `type:…`. */
  readonly figure: string
  /** The facility type that facilities, sites and shortfalls are shown of; all without one. */
  readonly type?: string | undefined
  readonly lang: Language
}

export interface StyleFacts {
  readonly run: TileRun
  readonly standard: Standard
  /** Where the service is, without a slash at the end. */
  readonly origin: string
  /** Layers that the caller may see. */
  readonly layers: readonly LayerName[]
  /** West, south, east, north. */
  readonly bounds: readonly [number, number, number, number] | undefined
}

/** Regions and communities come in one tile, for none of them is at a zoom of the other. */
const sources: Readonly<Record<string, readonly LayerName[]>> = {
  streets: ['streets'], scores: ['regions', 'communities'], sites: ['sites'], facilities: ['facilities'], shortfalls: ['shortfalls']
}

const noScore = '#c9ced3'
const paper = '#f4f3ef'
const ink = '#26313b'
const reachedColour = '#1f8a70'
const unreachedColour = '#c4501b'
const fonts = ['Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif'].join(',')

/** The style of a run. Throws `unprocessable-input` for a figure or type that its standard does not know. */
export function styleOf({ run, standard, origin, layers, bounds }: StyleFacts, { figure, type, lang }: StyleRequest): StyleSpecification {
  const figures = figuresOf(standard, lang)
  if (!figures.some((one) => one.figure === figure)) {
    throw unprocessable('the standard of the run has no such figure', [{ pointer: '/figure', detail: `is none of ${figures.map((one) => one.figure).join(', ')}` }])
  }
  if (type !== undefined && !standard.types.some(({ code }) => code === type)) {
    throw unprocessable('the standard of the run has no such type', [{ pointer: '/type', detail: `${type} is not a type of the run's standard` }])
  }
  const grades = (standard.levelGrades.community ?? standard.grades).map(({ name, least }, place) => ({ name, title: gradeIn(lang, name), least, colour: colourOf(palette.grades, place) }))
  const categories = [...new Map(standard.types.map((one) => [one.category, one])).values()].map((one, place) => (
    { category: one.category, title: categoryIn(lang, one), colour: colourOf(palette.categories, place) }
  ))
  const causeList = causes.map((cause, place) => ({ cause, title: causeNames[cause][lang], colour: colourOf(palette.categories, place) }))
  const drawn: readonly LayerSpecification[] = [
    { id: 'background', type: 'background', paint: { 'background-color': paper } },
    ...regionLayers(figure, grades),
    ...streetLayers,
    ...siteLayers(type, standard.types.length),
    ...facilityLayers(type, categories),
    ...shortfallLayers(type, causeList),
    ...labelLayers(lang)
  ]
  return {
    version: 8,
    name: `${words[lang].figures.index} ${run.period}`,
    ...(bounds === undefined ? {} : { center: middleOf(bounds), zoom: 9 }),
    metadata: {
      'lifecircle:run': { id: run.id, period: run.period, scopeCode: run.scopeCode, standard: standard.version, authority: standard.authority },
      ...(bounds === undefined ? {} : { 'lifecircle:bounds': bounds }),
      'lifecircle:figures': figures,
      'lifecircle:types': standard.types.map((one) => ({ code: one.code, title: nameIn(lang, one), category: one.category })),
      'lifecircle:grades': grades,
      'lifecircle:categories': categories,
      'lifecircle:causes': causeList
    },
    sources: Object.fromEntries(
      Object.entries(sources)
        .filter(([, of]) => of.every((name) => layers.includes(name)))
        .map(([name, of]) => [name, { type: 'vector' as const, url: `${origin}/v1/tiles/${run.id}.json?layers=${of.join(',')}` }])
    ),
    layers: drawn.filter((layer) => !('source-layer' in layer) || layers.includes(layer['source-layer'] as LayerName))
  }
}

const sourceOf = (name: LayerName): string => Object.keys(sources).find((source) => sources[source]!.includes(name))!

/** A layer's part of a style layer: where it comes from, and at which zooms. */
const from = (name: LayerName) => {
  const { minzoom, maxzoom } = tileLayers[name]
  const next = layerNames.some((other) => sourceOf(other) === sourceOf(name) && tileLayers[other].minzoom > minzoom)
  return { source: sourceOf(name), 'source-layer': name, minzoom, ...(next ? { maxzoom: maxzoom + 1 } : {}) }
}

function figuresOf({ types }: Standard, lang: Language): { figure: string; title: string }[] {
  const categories = [...new Map(types.map((one) => [one.category, one])).values()]
  return [
    ...indexFigures.map((figure) => ({ figure, title: words[lang].figures[figure] })),
    ...categories.map((one) => ({ figure: categoryAttribute(one.category), title: categoryIn(lang, one) })),
    ...types.map((one) => ({ figure: typeAttribute(one.code), title: nameIn(lang, one) }))
  ]
}

interface Coloured {
  readonly colour: string
}

function regionLayers(figure: string, grades: readonly (Coloured & { least: number })[]): LayerSpecification[] {
  const rising = grades.toReversed()
  const steps = rising.slice(1).flatMap(({ least, colour }) => [least, colour])
  const colour = [
    'case', ['has', figure],
    steps.length === 0 ? rising[0]!.colour : ['step', ['get', figure], rising[0]!.colour, ...steps],
    noScore
  ] as unknown as ExpressionSpecification
  const isArea: FilterSpecification = ['==', ['geometry-type'], 'Polygon']
  const isPoint: FilterSpecification = ['==', ['geometry-type'], 'Point']
  const people: ExpressionSpecification = ['sqrt', ['max', ['coalesce', ['get', 'population'], 0], 100]]
  /** As wide as a community of so many people would be at so many to the hectare, and never hard to hit. */
  const radius: ExpressionSpecification = ['interpolate', ['exponential', 1.6], ['zoom'], 6, ['max', 3, ['/', people, 80]], 9, ['max', 3, ['/', people, 22]], 14, ['max', 9, ['/', people, 4.5]], 17, ['max', 14, ['/', people, 2.5]]]
  return (['regions', 'communities'] as const).flatMap((name): LayerSpecification[] => [
    { id: `${name}-area`, type: 'fill', ...from(name), filter: isArea, paint: { 'fill-color': colour, 'fill-opacity': ['interpolate', ['linear'], ['zoom'], 12, 0.8, 15, 0.45] } },
    { id: `${name}-border`, type: 'line', ...from(name), filter: isArea, paint: { 'line-color': '#ffffff', 'line-width': ['interpolate', ['linear'], ['zoom'], 8, 0.4, 14, 1.6] } },
    {
      id: `${name}-point`, type: 'circle', ...from(name), filter: isPoint, layout: { 'circle-sort-key': ['-', 0, ['coalesce', ['get', 'population'], 0]] },
      paint: { 'circle-color': colour, 'circle-radius': radius, 'circle-opacity': ['interpolate', ['linear'], ['zoom'], 12, 0.85, 15, 0.5], 'circle-stroke-color': '#ffffff', 'circle-stroke-width': 1 }
    }
  ])
}

const streetLayers: LayerSpecification[] = [
  { id: 'streets', type: 'line', ...from('streets'), layout: { 'line-cap': 'round' }, paint: { 'line-color': '#9aa3ab', 'line-opacity': 0.6, 'line-width': ['interpolate', ['linear'], ['zoom'], 13, 0.4, 16, 2.2] } }
]

function siteLayers(type: string | undefined, types: number): LayerSpecification[] {
  const colour: ExpressionSpecification = type === undefined
    ? ['interpolate', ['linear'], ['get', 'reached'], 0, unreachedColour, Math.max(1, types), reachedColour]
    : ['case', ['has', reachAttribute(type)], reachedColour, unreachedColour]
  return [{
    id: 'sites', type: 'circle', ...from('sites'),
    paint: { 'circle-color': colour, 'circle-radius': ['interpolate', ['linear'], ['zoom'], 13, 2, 17, 7], 'circle-stroke-color': '#ffffff', 'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 13, 0.4, 16, 1.2] }
  }]
}

/** One that does not operate is hollow. */
function facilityLayers(type: string | undefined, categories: readonly (Coloured & { category: string })[]): LayerSpecification[] {
  const colour = ['match', ['get', 'category'], ...categories.flatMap(({ category, colour: of }) => [category, of]), noScore] as unknown as ExpressionSpecification
  return [{
    id: 'facilities', type: 'circle', ...from('facilities'), ...(type === undefined ? {} : { filter: ['==', ['get', 'type'], type] as FilterSpecification }),
    paint: {
      'circle-color': ['case', ['==', ['get', 'status'], 'operating'], colour, '#ffffff'],
      'circle-stroke-color': ['case', ['==', ['get', 'status'], 'operating'], '#ffffff', colour],
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, type === undefined ? 1.6 : 3, 14, type === undefined ? 3.5 : 6, 17, 9],
      'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 11, 0.3, 15, 1.5]
    }
  }]
}

/** Of all types only the worst of each community: they stand on one spot. */
function shortfallLayers(type: string | undefined, causeList: readonly (Coloured & { cause: string })[]): LayerSpecification[] {
  const colour = ['match', ['get', 'cause'], ...causeList.flatMap(({ cause, colour: of }) => [cause, of]), noScore] as unknown as ExpressionSpecification
  const radius = (least: number, most: number): ExpressionSpecification => ['interpolate', ['linear'], ['get', 'severity'], 0, least, 100, most]
  return [{
    id: 'shortfalls', type: 'circle', ...from('shortfalls'), filter: type === undefined ? ['==', ['get', 'order'], 1] : ['==', ['get', 'type'], type],
    paint: {
      'circle-color': colour, 'circle-opacity': 0.18, 'circle-stroke-color': colour, 'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 11, 1.5, 15, 3],
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, radius(3, 9), 15, radius(8, 26)]
    }
  }]
}

const labelLayers = (lang: Language): LayerSpecification[] =>
  (['regions', 'communities'] as const).map((name): LayerSpecification => ({
    id: `${name}-label`, type: 'symbol', ...from(name), ...(name === 'communities' ? { minzoom: 12 } : { minzoom: 6 }),
    layout: {
      'text-field': lang === 'zh' ? ['get', 'nameZh'] : ['coalesce', ['get', 'nameEn'], ['get', 'nameZh']],
      'text-font': [fonts], 'text-size': ['interpolate', ['linear'], ['zoom'], 11, 11, 16, 15], 'text-max-width': 8, 'text-padding': 4,
      'text-variable-anchor': ['top', 'bottom', 'center'], 'text-radial-offset': 0.7,
      'symbol-sort-key': ['-', 0, ['coalesce', ['get', 'population'], 0]]
    },
    paint: { 'text-color': ink, 'text-halo-color': '#ffffff', 'text-halo-width': 1.4 }
  }))
