import { createHash } from 'node:crypto'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { hasScope } from '../../platform/auth/scopes.js'
import { asCaller, type Transaction } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { LifecircleError } from '../../platform/errors.js'
import { ensureChanged } from '../../platform/http/conditional.js'
import { orders, writeCursor } from '../../platform/http/pages.js'
import { remembered } from '../../platform/remembered.js'
import { collectionScopes, type Collection } from './collections.js'
import {
  apiDocument, collectionDocument, collectionsDocument, conformance, contentCrs, featureCollection, featureLinks, itemsLinks, landingPage, mediaTypes, queryablesDocument, schemaDocument, type Extent
} from './documents.js'
import { readCollections, readExtent, readFeature, readFeatures } from './feature-queries.js'
import { featureParameters, readFeatureQuery, readItemsQuery, readParameters, sentAnyhow } from './items-query.js'

/** What an extent was a minute ago is good enough: reading it touches every feature. */
const extentsKeptMs = 60_000

/**
 * OGC API – Features: a tree of its own, which describes itself at /api and so is no part of openapi.yaml. Addresses of the house
 * take what is wrong in a query for unprocessable (422); the standard wants 400, and parameters that nobody knows refused.
 */
export const ogcRoutes: FastifyPluginAsync<{ database: Database }> = async (app, { database }) => {
  const extents = new LRUCache<string, Promise<Extent>>({ max: 500, ttl: extentsKeptMs })
  const extentOf = ({ caller }: FastifyRequest, collection: Collection): Promise<Extent> =>
    remembered(extents, `${collection.id} ${caller.role} ${caller.regionCode}`, () => asCaller(database, caller, (transaction) => readExtent(transaction, collection)))
  const addressOf = (request: FastifyRequest, path = request.url) => {
    const origin = `${request.protocol}://${request.host}`
    if (!URL.canParse(origin)) throw new LifecircleError('bad-request', `the header Host is ${JSON.stringify(request.host)}: it names no host`)
    return new URL(path, origin)
  }
  const rootOf = (request: FastifyRequest) => addressOf(request, app.prefix).href
  const inTransaction = <T>(request: FastifyRequest, work: (transaction: Transaction) => Promise<T>) => asCaller(database, request.caller, work)
  const answer = (reply: FastifyReply, type: string, document: object) => reply.type(type).serializer(JSON.stringify).send(document)

  app.get('/', { config: { scope: null } }, async (request, reply) => {
    readParameters(request.query, sentAnyhow)
    return answer(reply, mediaTypes.json, landingPage(rootOf(request)))
  })

  app.get('/conformance', { config: { scope: null } }, async (request, reply) => {
    readParameters(request.query, sentAnyhow)
    return answer(reply, mediaTypes.json, conformance)
  })

  app.get('/api', { config: { scope: 'registry:read' } }, async (request, reply) => {
    readParameters(request.query, sentAnyhow)
    return answer(reply, mediaTypes.openapi, apiDocument(rootOf(request), await inTransaction(request, readCollections)))
  })

  app.get('/collections', { config: { scope: 'registry:read' } }, async (request, reply) => {
    readParameters(request.query, sentAnyhow)
    const root = rootOf(request)
    const documents = []
    for (const collection of await inTransaction(request, readCollections)) {
      if (hasScope(request.caller, collection.scope)) documents.push(collectionDocument(root, collection, await extentOf(request, collection)))
    }
    return answer(reply, mediaTypes.json, collectionsDocument(root, documents))
  })

  for (const { id, scope } of collectionScopes) {
    const at = `/collections/${id}`
    const config = { scope }
    const collectionIn = async (transaction: Transaction): Promise<Collection> => (await readCollections(transaction)).find((one) => one.id === id)!

    app.get(at, { config }, async (request, reply) => {
      readParameters(request.query, sentAnyhow)
      const collection = await inTransaction(request, collectionIn)
      return answer(reply, mediaTypes.json, collectionDocument(rootOf(request), collection, await extentOf(request, collection)))
    })

    for (const [path, document] of [['queryables', queryablesDocument], ['schema', schemaDocument]] as const) {
      app.get(`${at}/${path}`, { config }, async (request, reply) => {
        readParameters(request.query, sentAnyhow)
        return answer(reply, mediaTypes.schema, document(rootOf(request), await inTransaction(request, collectionIn)))
      })
    }

    app.get(`${at}/items`, { config }, async (request, reply) => {
      const { collection, system, page } = await inTransaction(request, async (transaction) => {
        const collection = await collectionIn(transaction)
        const asked = readItemsQuery(request.query, collection)
        return { collection, system: asked.system, page: await readFeatures(transaction, collection, asked) }
      })
      // Without the time of the answer, which is always another.
      ensureChanged(request, reply, request.host, hashOf(page.features), page.last, page.numberMatched)
      const self = addressOf(request)
      const next = page.last === undefined ? undefined : new URL(self)
      next?.searchParams.set('cursor', writeCursor(orders.id, page.last!))
      const links = itemsLinks(rootOf(request), collection, self.href, next?.href)
      return reply
        .type(mediaTypes.geojson)
        .header('content-crs', contentCrs(system))
        .header('link', links.map(({ href, rel, type }) => `<${href}>; rel="${rel}"; type="${type}"`).join(', '))
        .send(featureCollection(page.features, { links, numberMatched: page.numberMatched, timeStamp: new Date().toISOString() }))
    })

    app.get<{ Params: { featureId: string } }>(`${at}/items/:featureId`, { config }, async (request, reply) => {
      const { collection, system, feature } = await inTransaction(request, async (transaction) => {
        const collection = await collectionIn(transaction)
        const asked = readFeatureQuery(readParameters(request.query, featureParameters(collection)), collection)
        return { collection, system: asked.system, feature: await readFeature(transaction, collection, request.params.featureId, asked) }
      })
      const links = featureLinks(rootOf(request), collection, addressOf(request).href)
      return reply.type(mediaTypes.geojson).header('content-crs', contentCrs(system)).send(`${feature.slice(0, -1)},"links":${JSON.stringify(links)}}`)
    })
  }
}

function hashOf(features: readonly string[]): string {
  const hash = createHash('sha256')
  for (const feature of features) hash.update(feature)
  return hash.digest('base64url')
}
