import type { GraphQLSchema } from 'graphql'
import type { MercuriusContext } from 'mercurius'
import { inOneTransaction } from '../caller.js'
import type { Database } from '../database/database.js'
import { LifecircleError } from '../errors.js'
import { isIdempotencyKey, keepAnswer, keptAnswer, requestHash } from '../idempotency-queries.js'

/** The argument by which a caller names a mutation, so that it can be sent again. */
export const mutationId = 'clientMutationId'

/**
 * Makes mutations safe to repeat, as REST's Idempotency-Key does and with the same keys: what one of a `clientMutationId`
 * resolved to is kept in the transaction of its effect, and fields below it are answered from that anew.
 */
export function answerMutationsOnce(schema: GraphQLSchema, database: Database): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve } = field
    if (resolve === undefined) throw new Error(`the mutation ${field.name} has no resolver`)
    field.resolve = (parent, given: Readonly<Record<string, unknown>>, context: MercuriusContext, info) => {
      const { [mutationId]: key, ...args } = given
      if (key === undefined || key === null) return resolve(parent, args, context, info)
      if (!isIdempotencyKey(key)) {
        throw new LifecircleError('unprocessable-input', `the ${mutationId} has to be of 1 to 200 printable characters without blanks`, {
          details: [{ pointer: `/${mutationId}`, detail: 'is not a key' }]
        })
      }
      const hash = requestHash('GraphQL', field.name, args)
      return inOneTransaction(database, context.caller, async (transaction) => {
        const kept = await keptAnswer(transaction, key, hash)
        if (kept !== undefined) return JSON.parse(kept.body!) as unknown
        const result: unknown = await resolve(parent, args, context, info)
        await keepAnswer(transaction, key, hash, { status: 200, headers: {}, body: JSON.stringify(result) })
        return result
      })
    }
  }
}
