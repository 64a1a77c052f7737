import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { ensureScope, hasScope } from '../../platform/auth/scopes.js'
import type { Caller } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { notFound } from '../../platform/errors.js'
import { ensureChanged } from '../../platform/http/conditional.js'
import { findStandard } from '../../registry/standard-queries.js'
import { fieldsOf, layerNames, middleOf, tileLayers, type LayerName } from './tile-layer.js'
import { boundsOf, readLayer, type TileAddress } from './tile-queries.js'
import { createTileRuns, type TileRun } from './tile-run-queries.js'
import { layerList, mapStyle, styleQuery, tileJson, tilePath, tileRunPath } from './tile-schemas.js'
import { styleOf } from './tile-style.js'

const tileType = 'application/vnd.mapbox-vector-tile'
/** Goes up when the same run gives other tiles. */
const makeUp = 1
/** Of tiles of published runs, a process. */
const mostKeptBytes = 32 * 1024 * 1024
/** A published run's tiles change with names and boundaries of regions alone. */
const freshSeconds = 600

/** Maps of runs: vector tiles, and what clients need to draw them. Results as they are read elsewhere; sites, facilities and streets need their scopes. */
export const tileRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  const runs = createTileRuns(database)
  const kept = new LRUCache<string, Buffer>({ maxSize: mostKeptBytes, sizeCalculation: (bytes) => bytes.length + 200 })

  const layerOf = async (caller: Caller, run: TileRun, name: LayerName, tile: TileAddress): Promise<Buffer> => {
    const key = [run.id, run.revision, name, tile.z, tile.x, tile.y].join(' ')
    const known = kept.get(key)
    if (known !== undefined) return known
    await runs.prepare(run, [name])
    const bytes = await readLayer(database, caller, run, name, tile)
    if (run.isPublished) kept.set(key, bytes)
    return bytes
  }

  app.get(
    '/tiles/:run/:layers/:z/:x/:y.mvt',
    {
      config: { scope: 'results:read' },
      schema: {
        tags: ['exchange'],
        operationId: 'getTile',
        summary: 'A vector tile of a run: communities with scores, shortfalls, facilities, sites, streets',
        description:
          'Mapbox Vector Tile 2.1 of the square world (EPSG:3857), of one layer or several in one answer. `sites` and `facilities` need `evidence:read` and `streets` `network:read` besides. ' +
          'A layer that has nothing there, or not at this zoom, is absent; TileJSON tells the zooms. Tiles of a published run may be kept for ten minutes; its `ETag` is by run and layers.',
        params: tilePath,
        response: { 200: { description: 'The tile; empty where there is nothing', content: { [tileType]: { schema: z.any().meta({ type: 'string', format: 'binary' }) } } } }
      }
    },
    async (request, reply) => {
      const { caller, params: { run: which, layers, ...tile } } = request
      for (const name of layers) ensureScope(caller, tileLayers[name].scope)
      if (tile.x >= 2 ** tile.z || tile.y >= 2 ** tile.z) throw notFound('tile', `${tile.z}/${tile.x}/${tile.y}`)
      const run = await runs.find(caller, which)
      reply.type(tileType)
      if (run.isPublished && which !== 'latest') reply.header('cache-control', `${caller.role === 'public' ? 'public' : 'private'}, max-age=${freshSeconds}`)
      ensureChanged(request, reply, makeUp, run)
      const parts: Buffer[] = []
      for (const name of layers) parts.push(await layerOf(caller, run, name, tile))
      return reply.send(Buffer.concat(parts))
    }
  )

  app.get(
    '/tiles/:run.json',
    {
      config: { scope: 'results:read' },
      schema: {
        tags: ['exchange'],
        operationId: 'getTileJson',
        summary: 'What tiles of a run hold, and where they are (TileJSON 3.0)',
        params: tileRunPath,
        querystring: z.object({ layers: layerList.optional().describe('Default: all that the caller may see') }),
        response: { 200: tileJson }
      }
    },
    async (request, reply) => {
      const { caller, params, query } = request
      const layers = query.layers ?? layersFor(caller)
      for (const name of layers) ensureScope(caller, tileLayers[name].scope)
      const { run, standard, bounds } = await factsOf(request, reply, params.run)
      const vectorLayers = layers.map((id) => {
        const { description, minzoom, maxzoom } = tileLayers[id]
        return { id, description, minzoom, maxzoom, fields: fieldsOf(id, standard) }
      })
      return {
        tilejson: '3.0.0' as const,
        name: `lifecircle ${run.period} ${run.id}`,
        description: `Checkup of ${run.scopeCode}, ${run.period}, by ${standard.version} of ${standard.authority}`,
        version: '1.0.0' as const,
        scheme: 'xyz' as const,
        tiles: [`${originOf(request)}/v1/tiles/${run.id}/${layers.join(',')}/{z}/{x}/{y}.mvt`],
        minzoom: Math.min(...vectorLayers.map(({ minzoom }) => minzoom)),
        maxzoom: Math.max(...vectorLayers.map(({ maxzoom }) => maxzoom)),
        ...(bounds === undefined ? {} : { bounds, center: [...middleOf(bounds), 9] }),
        vector_layers: vectorLayers
      }
    }
  )

  app.get(
    '/tiles/:run/style.json',
    {
      config: { scope: 'results:read' },
      schema: {
        tags: ['exchange'],
        operationId: 'getMapStyle',
        summary: 'A style of a run for MapLibre',
        description: 'Regions by the grades of a figure, facilities by category, shortfalls by cause, sites by what they reach; with the layers that the caller may see. It names no host but the service: texts are drawn with fonts of the reader\'s own.',
        params: tileRunPath,
        querystring: styleQuery,
        response: { 200: mapStyle }
      }
    },
    async (request, reply) => {
      const facts = await factsOf(request, reply, request.params.run)
      return styleOf({ ...facts, origin: originOf(request), layers: layersFor(request.caller) }, request.query) as unknown as z.output<typeof mapStyle>
    }
  )

  /** The run with its standard and where it is; the answer is tagged by it, by who may see what, and by where the service is. */
  async function factsOf(request: FastifyRequest, reply: FastifyReply, which: number | 'latest') {
    const { caller } = request
    const run = await runs.find(caller, which)
    ensureChanged(request, reply, makeUp, run, layersFor(caller), originOf(request))
    await runs.prepare(run, ['communities'])
    const { document } = await findStandard(database.db, run.standardVersion)
    return { run, standard: document, bounds: await boundsOf(database, caller, run) }
  }
}

const layersFor = (caller: Caller): LayerName[] => layerNames.filter((name) => hasScope(caller, tileLayers[name].scope))

/** As the caller reached it: by the proxy's word, where that is trusted. */
const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`
