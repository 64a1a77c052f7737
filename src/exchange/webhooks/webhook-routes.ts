import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { byNumber, serialNumber } from '../../platform/http/parameters.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../../platform/http/pages.js'
import { ifMatch, readRevision, tagRevision } from '../../platform/http/revisions.js'
import { listDeliveries, pingWebhook, redeliver } from './delivery-queries.js'
import {
  addWebhook, changeWebhook, deleteWebhook, findWebhook, listWebhooks, pauseWebhook, replayWebhook, resumeWebhook, rotateSecret, type Webhook, type WebhookSettings
} from './webhook-queries.js'
import { delivery, deliveryFilter, newWebhook, replayOf, secretRotation, webhook, webhookChanges, webhookFilter, webhookReplay, webhookWithSecret } from './webhook-schemas.js'

const config = { scope: 'webhooks:write' } as const

/** Who is told of which changes, where, and how that goes. */
export const webhookRoutes: FastifyPluginAsyncZod<{ database: Database; settings: WebhookSettings }> = async (app, { database, settings }) => {
  app.get(
    '/webhooks',
    {
      config,
      schema: {
        tags: ['exchange'],
        operationId: 'listWebhooks',
        summary: 'Webhooks of the own region, the newest first',
        description: 'An integrator keeps those that act with the rights of integrators; administrators keep all.',
        querystring: z.object({ ...pageQuery, ...webhookFilter }),
        response: { 200: pageOf(webhook) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await asCaller(database, request.caller, (transaction) => listWebhooks(transaction, filter, { limit: limit + 1, after: readCursor(orders.newest, cursor) }))
      return toPage(request, reply, rows, limit, orders.newest, (row) => row.id)
    }
  )

  app.post(
    '/webhooks',
    {
      config: { ...config, idempotent: 'untold' },
      schema: {
        tags: ['exchange'],
        operationId: 'createWebhook',
        summary: 'Have changes sent to an address from now on',
        description:
          'The answer has the secret that deliveries are signed with (Standard Webhooks), which cannot be read again. Each event is a CloudEvent in structured JSON that says what changed and where it is to be read. ' +
          'It is delivered at least once, those of one thing in their order, and tried for three days. Nothing is sent by creating it: POST …/ping does that.',
        body: newWebhook,
        response: { 201: webhookWithSecret }
      }
    },
    async (request, reply) => {
      const added = await addWebhook(database, settings, request.caller, request.body)
      reply.code(201).header('location', `/v1/webhooks/${added.webhook.id}`).header('cache-control', 'no-store')
      return added
    }
  )

  app.get(
    '/webhooks/:number',
    { config, schema: { tags: ['exchange'], operationId: 'getWebhook', summary: 'One webhook, and how it is', params: byNumber, response: { 200: webhook } } },
    async (request, reply) => tagged(reply, await asCaller(database, request.caller, (transaction) => findWebhook(transaction, request.params.number)))
  )

  app.patch(
    '/webhooks/:number',
    {
      config,
      schema: {
        tags: ['exchange'],
        operationId: 'changeWebhook',
        summary: 'Change where a webhook goes and what it is told',
        description: 'What is named changes, the rest stays (JSON Merge Patch). What waits already goes to the new address.',
        params: byNumber,
        headers: ifMatch,
        body: webhookChanges,
        response: { 200: webhook }
      }
    },
    async (request, reply) => tagged(reply, await changeWebhook(database, settings, request.caller, request.params.number, readRevision(request, 'webhook'), request.body))
  )

  app.delete(
    '/webhooks/:number',
    { config, schema: { tags: ['exchange'], operationId: 'deleteWebhook', summary: 'Delete a webhook with its log', params: byNumber, response: { 204: z.null().describe('Deleted') } } },
    async (request, reply) => {
      await asCaller(database, request.caller, (transaction) => deleteWebhook(transaction, request.params.number))
      return reply.code(204).send(null)
    }
  )

  app.post(
    '/webhooks/:number/secrets',
    {
      config: { ...config, idempotent: 'untold' },
      schema: {
        tags: ['exchange'],
        operationId: 'rotateWebhookSecret',
        summary: 'Give a webhook another secret',
        description: 'Those before sign as well for a while, so that its receiver can be told: a day unless `keepHours` says otherwise.',
        params: byNumber,
        body: secretRotation,
        response: { 201: webhookWithSecret }
      }
    },
    async (request, reply) => {
      const rotated = await rotateSecret(database, settings, request.caller, request.params.number, request.body.keepHours)
      reply.code(201).header('location', `/v1/webhooks/${rotated.webhook.id}`).header('cache-control', 'no-store')
      return rotated
    }
  )

  app.post(
    '/webhooks/:number/pause',
    { config, schema: { tags: ['exchange'], operationId: 'pauseWebhook', summary: 'Send nothing more until it is resumed', params: byNumber, response: { 200: webhook } } },
    async (request, reply) => tagged(reply, await asCaller(database, request.caller, (transaction) => pauseWebhook(transaction, request.params.number)))
  )

  app.post(
    '/webhooks/:number/resume',
    {
      config,
      schema: {
        tags: ['exchange'],
        operationId: 'resumeWebhook',
        summary: 'Go on where it stopped',
        description: 'Also for one that is dead. What had failed is tried anew, then what changed since, as far as the change feed goes back: `missed` says whether it does.',
        params: byNumber,
        response: { 200: webhook }
      }
    },
    async (request, reply) => tagged(reply, await asCaller(database, request.caller, (transaction) => resumeWebhook(transaction, request.caller, request.params.number, new Date())))
  )

  app.post(
    '/webhooks/:number/replay',
    {
      config,
      schema: {
        tags: ['exchange'],
        operationId: 'replayWebhook',
        summary: 'Tell a webhook again what changed since a moment, or after a position',
        description: 'With the same event ids as before, as far as the change feed goes back.',
        params: byNumber,
        body: webhookReplay,
        response: { 202: webhook }
      }
    },
    async (request, reply) => tagged(reply.code(202), await asCaller(database, request.caller, (transaction) => replayWebhook(transaction, request.caller, request.params.number, replayOf(request.body))))
  )

  app.post(
    '/webhooks/:number/ping',
    {
      config: { ...config, idempotent: true },
      schema: {
        tags: ['exchange'],
        operationId: 'pingWebhook',
        summary: 'Send an event to try a webhook',
        description: 'Of the type lifecircle.webhook.ping, once, paused or not. The list of deliveries says what came of it.',
        params: byNumber,
        response: { 202: delivery }
      }
    },
    async (request, reply) => {
      reply.code(202)
      return asCaller(database, request.caller, (transaction) => pingWebhook(transaction, request.params.number, new Date()))
    }
  )

  app.get(
    '/webhooks/:number/deliveries',
    {
      config,
      schema: {
        tags: ['exchange'],
        operationId: 'listWebhookDeliveries',
        summary: 'What a webhook was and is to be told, the newest first',
        description: 'Each with its attempts: when, what was answered, how long it took. What is settled is kept for 30 days unless WEBHOOK_LOG_DAYS says otherwise.',
        params: byNumber,
        querystring: z.object({ ...pageQuery, ...deliveryFilter }),
        response: { 200: pageOf(delivery) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await asCaller(database, request.caller, (transaction) =>
        listDeliveries(transaction, request.caller, request.params.number, filter, { limit: limit + 1, after: readCursor(orders.newest, cursor) })
      )
      return toPage(request, reply, rows, limit, orders.newest, (row) => row.id)
    }
  )

  app.post(
    '/webhooks/:number/deliveries/:delivery/redelivery',
    {
      config,
      schema: {
        tags: ['exchange'],
        operationId: 'redeliverWebhookEvent',
        summary: 'Make one delivery again',
        description: 'With the same event id. Where the webhook is paused it waits until that is resumed.',
        params: byNumber.extend({ delivery: serialNumber }),
        response: { 202: delivery }
      }
    },
    async (request, reply) => {
      reply.code(202)
      return asCaller(database, request.caller, (transaction) => redeliver(transaction, request.caller, request.params.number, request.params.delivery, new Date()))
    }
  )
}

function tagged(reply: FastifyReply, found: Webhook): Webhook {
  tagRevision(reply, found.revision)
  return found
}
