import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'

/** Thrown to answer with 304: the caller has what he asks for. */
export class NotModified extends Error {}

const hashOf = (text: string | Buffer) => createHash('sha256').update(text).digest('base64url').slice(0, 22)

/** Whether the caller has an answer of this tag (RFC 9110, If-None-Match: weak comparison). */
const has = (request: FastifyRequest, tag: string): boolean => {
  const given = request.headers['if-none-match']
  if (given === undefined) return false
  const strong = (one: string) => one.trim().replace(/^W\//, '')
  return given.trim() === '*' || given.split(',').some((one) => strong(one) === strong(tag))
}

/**
 * Tags the answer by all that it depends on, before it is worked out. Throws `NotModified` where the caller has it already.
 * The address, its query included, belongs to the tag anyhow.
 */
export function ensureChanged(request: FastifyRequest, reply: FastifyReply, ...state: readonly unknown[]): void {
  const tag = `W/"${hashOf(JSON.stringify([request.url, ...state]))}"`
  reply.header('etag', tag)
  if (has(request, tag)) throw new NotModified()
}

/** Tags every other answer to GET by its content, and leaves the content out where the caller has it. */
export const conditional = fastifyPlugin(async (app: FastifyInstance) => {
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || reply.statusCode !== 200) return payload
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload
    if (!reply.hasHeader('etag')) reply.header('etag', `W/"${hashOf(payload)}"`)
    if (!has(request, String(reply.getHeader('etag')))) return payload
    reply.code(304).removeHeader('content-type').removeHeader('content-length')
    return null
  })
})
