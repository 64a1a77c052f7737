import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { period } from '../../checkup/schemas.js'
import { asCaller } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { LifecircleError } from '../../platform/errors.js'
import { ensureChanged } from '../../platform/http/conditional.js'
import { byNumber, serialNumber } from '../../platform/http/parameters.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../../platform/http/pages.js'
import { regionCode } from '../../platform/region-code.js'
import { bundleType } from './bundle.js'
import { receiveBundle } from './bundle-import.js'
import { publishedRun, writeBundle } from './bundle-queries.js'
import { largestBundle } from './bundle-reader.js'
import { bundleAnswer, instanceContent, keySet, receivedBundle, reportingInstance, runParts, senderName } from './bundle-schemas.js'
import { ensureSigner, type BundleSigner } from './bundle-signature.js'
import { findBundle, listBundles, partsOfRun } from './received-bundle-queries.js'
import { findInstance, keepInstance, listInstances, removeInstance } from './reporting-instance-queries.js'

const byName = z.object({ name: senderName })
const fileTypes = [bundleType, 'application/octet-stream']

/** Results that go from one instance to another. */
export const bundleRoutes: FastifyPluginAsyncZod<{ database: Database; signer: BundleSigner | undefined; clock?: () => Date }> = async (app, { database, signer, clock }) => {
  app.addContentTypeParser(fileTypes, (_request, payload, done) => done(null, payload))

  app.get(
    '/.well-known/jwks.json',
    {
      config: { scope: null },
      schema: {
        tags: ['exchange'],
        operationId: 'getBundleKeys',
        summary: 'Public keys that this instance signs its bundles by',
        response: { 200: keySet }
      }
    },
    async () => ({ keys: signer === undefined ? [] : [{ ...signer.publicKey, alg: 'EdDSA' as const, use: 'sig' as const }] })
  )

  app.get(
    '/bundles/:period',
    {
      config: { scope: 'bundles:read', seconds: 600 },
      schema: {
        tags: ['exchange'],
        operationId: 'exportBundle',
        summary: 'The published results of a region for a period, as one signed bundle',
        description:
          'Lines of JSON: its head; the standard; regions with their results; communities with every figure of each facility type; sites with their people and what of each type they have, without names and places; ' +
          'and last the manifest, which counts and hashes them, with its signature. The same run makes the same bytes, and the same ETag.',
        params: z.object({ period }),
        querystring: z.object({ scope: regionCode.optional().describe('Exactly the region that the run was published for; default: that of the token') }),
        response: { 200: bundleAnswer }
      }
    },
    async (request, reply) => {
      const known = ensureSigner(signer)
      const run = await asCaller(database, request.caller, (transaction) =>
        publishedRun(transaction, request.caller, { period: request.params.period, scopeCode: request.query.scope })
      )
      ensureChanged(request, reply, run.id, known.instance, known.publicKey.kid)
      const lines = await writeBundle(database, request.caller, run, known)
      return reply
        .type(bundleType)
        .header('content-disposition', `attachment; filename="${known.instance}-${run.period}-${run.scopeCode}.ndjson"`)
        .send(Readable.from(lines, { objectMode: false }))
    }
  )

  app.post(
    '/bundles',
    {
      bodyLimit: largestBundle,
      config: { scope: 'bundles:write', seconds: 600 },
      schema: {
        tags: ['exchange'],
        operationId: 'receiveBundle',
        summary: 'Take in a bundle of another instance',
        description:
          'The body is the bundle itself, as it came. It is verified to its end before anything is seen: signature, hashes, counts, order, the region that its sender may speak for, standard, regions, and that its results follow from its communities. ' +
          'Then it is a published run here, in place of an earlier publication of the same region and period. Sent again it changes nothing (200).',
        body: { content: Object.fromEntries(fileTypes.map((type) => [type, { schema: z.any() }])) },
        response: { 200: receivedBundle, 201: receivedBundle }
      }
    },
    async (request, reply) => {
      if (!(request.body instanceof Readable)) {
        throw new LifecircleError('unsupported-media-type', `the body is to be the bundle itself, and Content-Type to say so: ${bundleType}`)
      }
      const { bundle, created } = await receiveBundle(database, request.caller, request.body as AsyncIterable<Buffer>, { clock })
      return reply.code(created ? 201 : 200).header('location', `/v1/received-bundles/${bundle.id}`).send(shown(bundle))
    }
  )

  app.get(
    '/received-bundles',
    {
      config: { scope: 'bundles:read' },
      schema: {
        tags: ['exchange'],
        operationId: 'listReceivedBundles',
        summary: 'Bundles of the own region that were taken in, the newest first',
        querystring: z.object({ ...pageQuery, period: period.optional(), scope: regionCode.optional(), instance: senderName.optional() }),
        response: { 200: pageOf(receivedBundle) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, period, scope, instance } = request.query
      const rows = await asCaller(database, request.caller, (transaction) =>
        listBundles(transaction, { period, scopeCode: scope, instance }, { limit: limit + 1, after: readCursor(orders.newest, cursor) })
      )
      return toPage(request, reply, rows.map(shown), limit, orders.newest, (row) => row.id)
    }
  )

  app.get(
    '/received-bundles/:number',
    {
      config: { scope: 'bundles:read' },
      schema: { tags: ['exchange'], operationId: 'getReceivedBundle', summary: 'One bundle that was taken in', params: byNumber, response: { 200: receivedBundle } }
    },
    async (request) => shown(await asCaller(database, request.caller, (transaction) => findBundle(transaction, request.params.number)))
  )

  app.get(
    '/checkup/runs/:id/parts',
    {
      config: { scope: 'results:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'getRunParts',
        summary: 'What a composed run is made of, and which regions it lacks',
        params: z.object({ id: serialNumber }),
        response: { 200: runParts }
      }
    },
    async (request) => asCaller(database, request.caller, (transaction) => partsOfRun(transaction, request.params.id))
  )

  app.get(
    '/reporting-instances',
    {
      config: { scope: 'instances:write' },
      schema: {
        tags: ['exchange'],
        operationId: 'listReportingInstances',
        summary: 'Instances whose bundles are taken in',
        response: { 200: z.object({ items: z.array(reportingInstance) }) }
      }
    },
    async (request) => ({ items: (await asCaller(database, request.caller, listInstances)).map(told) })
  )

  app.get(
    '/reporting-instances/:name',
    {
      config: { scope: 'instances:write' },
      schema: { tags: ['exchange'], operationId: 'getReportingInstance', summary: 'One of them', params: byName, response: { 200: reportingInstance } }
    },
    async (request) => told(await asCaller(database, request.caller, (transaction) => findInstance(transaction, request.params.name)))
  )

  app.put(
    '/reporting-instances/:name',
    {
      config: { scope: 'instances:write' },
      schema: {
        tags: ['exchange'],
        operationId: 'putReportingInstance',
        summary: 'Say which instance may report, for which region, signing by which keys',
        description: 'In place of what was known by its name. What was taken in before stays.',
        params: byName,
        body: instanceContent,
        response: { 200: reportingInstance }
      }
    },
    async (request) => told(await keepInstance(database, request.caller, request.params.name, request.body))
  )

  app.delete(
    '/reporting-instances/:name',
    {
      config: { scope: 'instances:write' },
      schema: { tags: ['exchange'], operationId: 'removeReportingInstance', summary: 'Take in nothing more of an instance', params: byName, response: { 204: z.null().describe('Removed') } }
    },
    async (request, reply) => {
      await removeInstance(database, request.caller, request.params.name)
      return reply.code(204).send(null)
    }
  )
}

/** Lists of what was read are not for changing. */
const shown = <Bundle extends { readonly missing: readonly string[]; readonly sections: readonly unknown[] }>(bundle: Bundle) => ({ ...bundle, missing: [...bundle.missing], sections: [...bundle.sections] as Bundle['sections'][number][] })
const told = <Instance extends { readonly keys: readonly unknown[] }>(instance: Instance) => ({ ...instance, keys: [...instance.keys] as Instance['keys'][number][] })
