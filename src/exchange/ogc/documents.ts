import type { Collection, Field } from './collections.js'
import { geometryName } from './cql2-sql.js'
import { featureParameters, filterLanguages, itemsParameters, pageLimits, sentAnyhow } from './items-query.js'
import { crs84, referenceSystems, type ReferenceSystem } from './reference-systems.js'

/** Media types of what is answered. */
export const mediaTypes = {
  json: 'application/json',
  geojson: 'application/geo+json',
  schema: 'application/schema+json',
  openapi: 'application/vnd.oai.openapi+json;version=3.0'
} as const

interface Link {
  readonly href: string
  readonly rel: string
  readonly type: string
  readonly title?: string
}

const link = (href: string, rel: string, type: string, title?: string): Link => ({ href, rel, type, ...(title === undefined ? {} : { title }) })

const features = (part: number, name: string) => `http://www.opengis.net/spec/ogcapi-features-${part}/1.0/conf/${name}`
const cql2 = (name: string) => `http://www.opengis.net/spec/cql2/1.0/conf/${name}`

/** What is kept of the standards, class by class. */
export const conformance = {
  conformsTo: [
    ...['core', 'oas30', 'geojson'].map((name) => features(1, name)),
    features(2, 'crs'),
    ...['queryables', 'queryables-query-parameters', 'filter', 'features-filter'].map((name) => features(3, name)),
    ...['cql2-text', 'cql2-json', 'basic-cql2', 'advanced-comparison-operators', 'property-property', 'basic-spatial-functions', 'basic-spatial-functions-plus'].map(cql2)
  ]
}

const queryablesRel = 'http://www.opengis.net/def/rel/ogc/1.0/queryables'

/** Where everything begins; `root` is the address of this page. */
export const landingPage = (root: string) => ({
  title: 'Lifecircle: community checkup 城镇社区专项体检',
  description: 'Communities with their scores, regions, shortfalls, residential sites, facilities and living circles as features (OGC API – Features)',
  links: [
    link(root, 'self', mediaTypes.json, 'This document'),
    link(`${root}/api`, 'service-desc', mediaTypes.openapi, 'The API, described by OpenAPI 3.0'),
    link(`${root}/conformance`, 'conformance', mediaTypes.json, 'Conformance classes'),
    link(`${root}/collections`, 'data', mediaTypes.json, 'The collections')
  ]
})

/** West, south, east, north in CRS84; null where nothing has a place. */
export type Extent = readonly [number, number, number, number] | null

/** A collection as it is described; its extent is that of what is kept. */
export function collectionDocument(root: string, { id, en, zh, about, dated }: Collection, extent: Extent) {
  const at = `${root}/collections/${id}`
  return {
    id,
    title: `${en} ${zh}`,
    description: about,
    extent: {
      ...(extent === null ? {} : { spatial: { bbox: [extent], crs: crs84.uri } }),
      ...(dated === undefined ? {} : { temporal: { interval: [[null, null]], trs: 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian' } })
    },
    itemType: 'feature',
    crs: referenceSystems.map(({ uri }) => uri),
    storageCrs: crs84.uri,
    links: [
      link(at, 'self', mediaTypes.json),
      link(`${at}/items`, 'items', mediaTypes.geojson, 'The features'),
      link(`${at}/queryables`, queryablesRel, mediaTypes.schema, 'What filters may name'),
      // By this spelling of describedby, which are the same (RFC 8288), GDAL 3.6 knows it.
      link(`${at}/schema`, 'describedBy', mediaTypes.schema, 'What features have')
    ]
  }
}

export const collectionsDocument = (root: string, collections: readonly ReturnType<typeof collectionDocument>[]) => ({
  links: [link(`${root}/collections`, 'self', mediaTypes.json)],
  crs: referenceSystems.map(({ uri }) => uri),
  collections
})

const told = ({ en, zh }: Pick<Field, 'en' | 'zh'>) => `${en} ${zh}`

const valueSchema = ({ type, values }: Field) => ({
  type: type === 'date' ? ('string' as const) : type,
  ...(type === 'date' ? { format: 'date' } : {}),
  ...(values === undefined ? {} : { enum: values })
})

const shapes = {
  point: { format: 'geometry-point', schema: 'https://geojson.org/schema/Point.json' },
  multipolygon: { format: 'geometry-multipolygon', schema: 'https://geojson.org/schema/MultiPolygon.json' },
  any: { format: 'geometry-any', schema: 'https://geojson.org/schema/Geometry.json' }
} as const

/** What filters may name (Part 3, queryables). */
export const queryablesDocument = (root: string, collection: Collection) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${root}/collections/${collection.id}/queryables`,
  type: 'object',
  title: `${collection.en} ${collection.zh}`,
  properties: {
    ...Object.fromEntries(collection.fields.map((field) => [field.name, { title: told(field), ...valueSchema(field) }])),
    [geometryName]: { title: 'Geometry 几何', 'x-ogc-role': 'primary-geometry', format: shapes[collection.shape].format }
  },
  additionalProperties: false
})

/** What a feature has. */
export const schemaDocument = (root: string, collection: Collection) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${root}/collections/${collection.id}/schema`,
  type: 'object',
  title: `${collection.en} ${collection.zh}`,
  required: ['type', 'id', 'geometry', 'properties'],
  properties: {
    type: { type: 'string', enum: ['Feature'] },
    id: { type: 'string' },
    geometry: { $ref: shapes[collection.shape].schema },
    properties: {
      type: 'object',
      properties: Object.fromEntries(collection.fields.map((field) => [field.name, { title: told(field), ...valueSchema(field) }]))
    }
  }
})

/** A page of features as it is answered; each feature is a text already. */
export function featureCollection(features: readonly string[], head: { readonly links: readonly Link[]; readonly numberMatched: number | undefined; readonly timeStamp: string }): string {
  const { links, numberMatched, timeStamp } = head
  const rest = JSON.stringify({ type: 'FeatureCollection', timeStamp, ...(numberMatched === undefined ? {} : { numberMatched }), numberReturned: features.length, links })
  return `${rest.slice(0, -1)},"features":[${features.join(',')}]}`
}

export const itemsLinks = (root: string, { id }: Collection, self: string, next: string | undefined): Link[] => [
  link(self, 'self', mediaTypes.geojson),
  ...(next === undefined ? [] : [link(next, 'next', mediaTypes.geojson, 'The page behind')]),
  link(`${root}/collections/${id}`, 'collection', mediaTypes.json)
]

export const featureLinks = (root: string, { id }: Collection, self: string): Link[] => [link(self, 'self', mediaTypes.geojson), link(`${root}/collections/${id}`, 'collection', mediaTypes.json)]

/** The header that says in which reference system coordinates are (Part 2, requirement geom-crs). */
export const contentCrs = ({ uri }: ReferenceSystem) => `<${uri}>`

interface Parameter {
  readonly name: string
  readonly in: 'query' | 'path'
  readonly required: boolean
  readonly description: string
  readonly schema: object
  readonly style?: 'form'
  readonly explode?: boolean
}

const query = (name: string, description: string, schema: object, more: Pick<Parameter, 'style' | 'explode'> = {}): Parameter => ({ name, in: 'query', required: false, description, schema, ...more })
const systems = { type: 'string', format: 'uri', enum: referenceSystems.map(({ uri }) => uri), default: crs84.uri }
const box = { oneOf: [4, 6].map((count) => ({ type: 'array', minItems: count, maxItems: count, items: { type: 'number' } })) }

const parameters = {
  limit: query('limit', 'Most features on a page', { type: 'integer', minimum: 1, maximum: pageLimits.most, default: pageLimits.usual }),
  cursor: query('cursor', 'Of the link to the next page', { type: 'string' }),
  bbox: query('bbox', 'Only features that meet this box: four numbers, or six with heights, which say nothing here', box, { style: 'form', explode: false }),
  'bbox-crs': query('bbox-crs', 'Reference system of bbox', systems),
  crs: query('crs', 'Reference system of the coordinates that are answered', systems),
  datetime: query('datetime', 'Only features that hold at this moment or day, or in this interval', { type: 'string' }),
  filter: query('filter', 'Only features for which this filter holds', { type: 'string' }),
  'filter-lang': query('filter-lang', 'Language of the filter; cql-text is cql2-text under the name that it had', { type: 'string', enum: filterLanguages, default: filterLanguages[0] }),
  'filter-crs': query('filter-crs', 'Reference system of the shapes in the filter', systems),
  run: query('run', 'Number of the run whose figures are told; default: the newest published one', { type: 'integer', minimum: 1 }),
  f: query('f', 'The format', { type: 'string', enum: ['json'] })
} as const satisfies Record<string, Parameter>

const named = (names: readonly string[]): Parameter[] => names.map((name) => parameters[name as keyof typeof parameters])

const problemAnswer = (description: string) => ({ description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } } })
const problemAnswers = {
  400: problemAnswer('A parameter is not known, or its value is wrong'),
  401: problemAnswer('A valid token is needed'),
  403: problemAnswer('This caller may not read it'),
  404: problemAnswer('There is no such thing'),
  default: problemAnswer('Any other problem')
}
const crsHeader = { 'Content-Crs': { description: 'Reference system of the coordinates', schema: { type: 'string' } } }

const operation = (operationId: string, summary: string, tag: string, type: string, schema: object, given: readonly Parameter[], headers?: object) => ({
  get: { operationId, summary, tags: [tag], parameters: given, responses: { 200: { description: summary, ...(headers === undefined ? {} : { headers }), content: { [type]: { schema } } }, ...problemAnswers } }
})

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const camel = (id: string) => id.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())

/** The description of the API by OpenAPI 3.0, in which each property of a collection is a parameter of its items. */
export function apiDocument(root: string, collections: readonly Collection[]) {
  const anyhow = named(sentAnyhow).map((parameter) => (parameter.name === 'f' ? parameter : { ...parameter, description: 'Changes nothing here: for clients that send the same everywhere' }))
  const ofCollection = (collection: Collection) => {
    const { id, en } = collection
    const at = `/collections/${id}`
    const properties = collection.fields.map((field) => query(field.name, `Only features of which it is this: ${told(field)}`, valueSchema(field)))
    return {
      [at]: operation(`describe${camel(id)}`, `About: ${en}`, id, mediaTypes.json, ref('collection'), anyhow),
      [`${at}/queryables`]: operation(`queryables${camel(id)}`, `What filters may name: ${en}`, id, mediaTypes.schema, { type: 'object' }, anyhow),
      [`${at}/schema`]: operation(`schema${camel(id)}`, `What features have: ${en}`, id, mediaTypes.schema, { type: 'object' }, anyhow),
      [`${at}/items`]: operation(`items${camel(id)}`, `Features: ${en}`, id, mediaTypes.geojson, ref('features'), [...named(itemsParameters(collection)), ...properties], crsHeader),
      [`${at}/items/{featureId}`]: operation(`item${camel(id)}`, `One feature: ${en}`, id, mediaTypes.geojson, ref('feature'), [
        { name: 'featureId', in: 'path', required: true, description: 'Id of the feature', schema: { type: 'string' } }, ...named(featureParameters(collection))
      ], crsHeader)
    }
  }
  return {
    openapi: '3.0.3',
    info: { title: 'Lifecircle, OGC API – Features', version: '1.0.0', description: landingPage(root).description, license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' } },
    servers: [{ url: root }],
    tags: [{ name: 'server', description: 'About this service' }, ...collections.map(({ id, en, zh }) => ({ name: id, description: `${en} ${zh}` }))],
    security: [{ bearer: [] }],
    paths: {
      '/': operation('landingPage', 'Where everything begins', 'server', mediaTypes.json, ref('page'), anyhow),
      '/conformance': operation('conformance', 'Conformance classes', 'server', mediaTypes.json, ref('conformance'), anyhow),
      '/api': operation('api', 'This description', 'server', mediaTypes.openapi, { type: 'object' }, anyhow),
      '/collections': operation('collections', 'The collections that the caller may read', 'server', mediaTypes.json, ref('collections'), anyhow),
      ...Object.assign({}, ...collections.map(ofCollection)) as object
    },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } }, schemas }
  }
}

const list = (items: object) => ({ type: 'array', items })
const strings = list({ type: 'string' })
const object = (required: readonly string[], properties: object) => ({ type: 'object', required, properties })
const texts = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, { type: 'string' }]))

const schemas = {
  link: object(['href', 'rel', 'type'], texts('href', 'rel', 'type', 'title')),
  page: object(['title', 'links'], { ...texts('title', 'description'), links: list(ref('link')) }),
  conformance: object(['conformsTo'], { conformsTo: strings }),
  collections: object(['links', 'collections'], { links: list(ref('link')), crs: strings, collections: list(ref('collection')) }),
  collection: object(['id', 'title', 'links', 'crs', 'storageCrs'], {
    ...texts('id', 'title', 'description', 'itemType', 'storageCrs'), crs: strings, extent: { type: 'object' }, links: list(ref('link'))
  }),
  features: object(['type', 'features', 'links', 'timeStamp', 'numberReturned'], {
    type: { type: 'string', enum: ['FeatureCollection'] }, timeStamp: { type: 'string', format: 'date-time' }, numberMatched: { type: 'integer', minimum: 0 },
    numberReturned: { type: 'integer', minimum: 0 }, links: list(ref('link')), features: list(ref('feature'))
  }),
  feature: object(['type', 'id', 'geometry', 'properties'], {
    type: { type: 'string', enum: ['Feature'] }, ...texts('id'), geometry: { type: 'object', nullable: true }, properties: { type: 'object' }, links: list(ref('link'))
  }),
  problem: object(['type', 'title', 'status', 'code', 'detail'], {
    ...texts('type', 'title', 'code', 'detail', 'instance'), status: { type: 'integer' }, errors: list(object(['pointer', 'detail'], texts('pointer', 'detail')))
  })
}
