import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { LifecircleError } from '../errors.js'

/** The header by which an edit says what it is based on. */
export const ifMatch = z.object({ 'if-match': z.string().optional().describe('The ETag of the thing as it was read, or *; needed') })

/** Tells the revision of what is answered: an edit of it names it in If-Match. */
export function tagRevision(reply: FastifyReply, revision: string | number): void {
  reply.header('etag', `"${revision}"`)
}

/**
 * The revision that a request says it is based on. Throws `precondition-required` where it says none.
 */
export function readRevision(request: FastifyRequest, what: string): string {
  const given = request.headers['if-match']
  if (given === undefined) {
    throw new LifecircleError('precondition-required', `say in If-Match which revision of the ${what} this is based on: the ETag it was read with, or *`)
  }
  return revisionOf(given)
}

/** The revision of a tag; weak ones match as strong ones, for the body is all there is. */
export const revisionOf = (tag: string): string => tag.replace(/^W\//, '').replace(/^"(.*)"$/, '$1')
