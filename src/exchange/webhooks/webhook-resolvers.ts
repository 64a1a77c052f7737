import { z } from 'zod'
import { asCaller } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { readArguments } from '../../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../../platform/graphql/connection.js'
import type { MutationResolvers, QueryResolvers } from '../../platform/graphql/generated.js'
import type { GraphqlPart } from '../../platform/graphql/graphql.js'
import { numbered } from '../../platform/graphql/numbered.js'
import { orders } from '../../platform/http/pages.js'
import { revisionOf } from '../../platform/http/revisions.js'
import { listDeliveries, pingWebhook, redeliver } from './delivery-queries.js'
import { changeWebhook, deleteWebhook, findWebhook, listWebhooks, pauseWebhook, replayWebhook, resumeWebhook, type WebhookSettings } from './webhook-queries.js'
import { deliveryFilter, replayOf, webhookChanges, webhookFilter, webhookReplay } from './webhook-schemas.js'

const byNumber = z.object({ number: z.int32().positive() })

/** Webhooks as GraphQL; those that tell a secret are made by REST alone, for answers to mutations are kept. */
export function webhookResolvers(database: Database, settings: WebhookSettings): GraphqlPart {
  const Query: QueryResolvers = {
    webhooks: async (_, given, { caller }) => {
      const page = readPage(orders.newest, given)
      const filter = readArguments(z.object(webhookFilter), given)
      return toConnection((await asCaller(database, caller, (transaction) => listWebhooks(transaction, filter, oneMore(page)))).map(numbered), page, (row) => row.number)
    },
    webhook: async (_, given, { caller }) => numbered(await asCaller(database, caller, (transaction) => findWebhook(transaction, readArguments(byNumber, given).number))),
    webhookDeliveries: async (_, given, { caller }) => {
      const page = readPage(orders.newest, given)
      const { webhook, ...filter } = readArguments(z.object({ webhook: z.int32().positive(), ...deliveryFilter }), given)
      return toConnection((await asCaller(database, caller, (transaction) => listDeliveries(transaction, caller, webhook, filter, oneMore(page)))).map(numbered), page, (row) => row.number)
    }
  }
  const Mutation: MutationResolvers = {
    changeWebhook: async (_, given, { caller }) => {
      const { number, revision, content } = readArguments(byNumber.extend({ revision: z.string().max(100), content: webhookChanges }), given, { nulls: 'kept' })
      return numbered(await changeWebhook(database, settings, caller, number, revisionOf(revision), content))
    },
    pauseWebhook: async (_, given, { caller }) => numbered(await asCaller(database, caller, (transaction) => pauseWebhook(transaction, readArguments(byNumber, given).number))),
    resumeWebhook: async (_, given, { caller }) => numbered(await asCaller(database, caller, (transaction) => resumeWebhook(transaction, caller, readArguments(byNumber, given).number, new Date()))),
    replayWebhook: async (_, given, { caller }) => {
      const { number, replay } = readArguments(byNumber.extend({ replay: webhookReplay }), given)
      return numbered(await asCaller(database, caller, (transaction) => replayWebhook(transaction, caller, number, replayOf(replay))))
    },
    pingWebhook: async (_, given, { caller }) => numbered(await asCaller(database, caller, (transaction) => pingWebhook(transaction, readArguments(byNumber, given).number, new Date()))),
    redeliverWebhookEvent: async (_, given, { caller }) => {
      const { webhook, delivery } = readArguments(z.object({ webhook: z.int32().positive(), delivery: z.int32().positive() }), given)
      return numbered(await asCaller(database, caller, (transaction) => redeliver(transaction, caller, webhook, delivery, new Date())))
    },
    deleteWebhook: async (_, given, { caller }) => {
      const { number } = readArguments(byNumber, given)
      await asCaller(database, caller, (transaction) => deleteWebhook(transaction, number))
      return number
    }
  }
  return { resolvers: { Query, Mutation }, loaders: {}, nodes: {} }
}
