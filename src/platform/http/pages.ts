import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { LifecircleError } from '../errors.js'

/** Query parameters of every list. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(1000).default(100).describe('Most items on a page'),
  cursor: z.string().max(400).optional().describe('`nextCursor` of the page before')
}

/** A page of a list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().describe('Send as `cursor` for the next page; null on the last one')
  })

/** The key of the last item a caller has seen; lists are in the order of that key. */
export function readCursor(cursor: string | undefined, pointer = '/cursor'): string | undefined {
  if (cursor === undefined) return undefined
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  if (!text.startsWith('after:')) {
    throw new LifecircleError('bad-request', 'the cursor is not one of ours: send a nextCursor as it was given', {
      details: [{ pointer, detail: 'is not a nextCursor' }]
    })
  }
  return text.slice('after:'.length)
}

export const writeCursor = (key: string | number): string => Buffer.from(`after:${key}`, 'utf8').toString('base64url')

/**
 * Makes a page of one item more than was asked for: the one too many says that there is a next page.
 * Sets the `Link` header (RFC 8288) beside `nextCursor`.
 */
export function toPage<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  rows: readonly T[],
  limit: number,
  keyOf: (item: T) => string | number
): { items: T[]; nextCursor: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const nextCursor = rows.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null
  if (nextCursor !== null) {
    const url = new URL(request.url, 'http://localhost')
    url.searchParams.set('cursor', nextCursor)
    reply.header('link', `<${url.pathname}${url.search}>; rel="next"`)
  }
  return { items, nextCursor }
}
