import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Transaction } from '../platform/caller.js'
import { ensureChanged } from '../platform/http/conditional.js'
import { findRun, type Run } from './run-queries.js'

/**
 * The run that a request is about. Its answer is tagged by the run's state, by what else is published, which trends look
 * back to, and by the regions, which answers name: a caller who has it is told so before anything is read.
 * Throws `not-found`.
 */
export async function askedRun(transaction: Transaction, request: FastifyRequest, reply: FastifyReply, id: number): Promise<Run> {
  const run = await findRun(transaction, id)
  const around = await transaction.client.query<{ regions: number; published: number; latest: Date | null }>(
    `select
       (select number from registry.revision where what = 'regions') as regions,
       count(*) as published,
       max(published_at) as latest
     from checkup.run
     where published_at is not null`
  )
  ensureChanged(request, reply, run, around.rows[0])
  return run
}
