import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { LifecircleError } from '../errors.js'

/** Query parameters of every list. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(1000).default(100).describe('Most items on a page'),
  cursor: z.string().max(400).optional().describe('`nextCursor` of the page before; it names the order of its list')
}

/** A page of a list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().describe('Send as `cursor` for the next page; null on the last one')
  })

/** The order of a list, whose name its cursors carry, and how the key of its last item is read from one. */
export interface ListOrder<Key extends string | number> {
  readonly name: string
  /** Undefined for what cannot be a key. */
  readonly read: (text: string) => Key | undefined
}

const byText = (name: string): ListOrder<string> => ({ name, read: (text) => (/^[^\0]+$/.test(text) ? text : undefined) })
const byNumber = (name: string): ListOrder<number> => ({ name, read: (text) => (/^\d{1,15}$/.test(text) ? Number(text) : undefined) })

/** Orders of lists. They go by a key, so that what is added meanwhile shifts nothing; a rank by the value and the code behind it. */
export const orders = {
  code: byText('code'),
  externalId: byText('externalId'),
  id: byText('id'),
  newest: byNumber('newest'),
  change: byNumber('change'),
  found: byNumber('found'),
  severity: byText('severity'),
  priority: byText('priority'),
  flaw: byText('flaw'),
  task: byText('task'),
  likeness: byText('likeness'),
  demand: byText('demand'),
  declaration: byText('declaration'),
  subject: byText('subject'),
  regionChange: { name: 'regionChange', read: (text: string) => (/^\d{1,15} \d{1,9}$/.test(text) ? text : undefined) },
  rank: { name: 'rank', read: (text: string) => (/^\d{1,3}(\.\d{1,2})? \d{12}$/.test(text) ? text : undefined) }
}

/** The key of the last item a caller has seen. Throws `bad-request` for a cursor that is none, or of a list in another order. */
export function readCursor<Key extends string | number>(order: ListOrder<Key>, cursor: string | undefined, pointer = '/cursor'): Key | undefined {
  if (cursor === undefined) return undefined
  const [, name, text] = /^(\w+):(.*)$/s.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? []
  const key = name === order.name && text !== undefined ? order.read(text) : undefined
  if (key !== undefined) return key
  const known = Object.values(orders).some((one) => one.name === name)
  const detail = known && name !== order.name ? `is of a list by ${name}, and this one is by ${order.name}` : 'is not a nextCursor'
  throw new LifecircleError('bad-request', `the cursor ${detail}: send a nextCursor of this list as it was given`, { details: [{ pointer, detail }] })
}

export const writeCursor = (order: ListOrder<string | number>, key: string | number): string => Buffer.from(`${order.name}:${key}`, 'utf8').toString('base64url')

/**
 * Makes a page of one item more than was asked for: the one too many says that there is a next page.
 * Sets the `Link` header (RFC 8288) beside `nextCursor`.
 */
export function toPage<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  rows: readonly T[],
  limit: number,
  order: ListOrder<string | number>,
  keyOf: (item: T) => string | number
): { items: T[]; nextCursor: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const nextCursor = rows.length > limit && last !== undefined ? writeCursor(order, keyOf(last)) : null
  if (nextCursor !== null) {
    const url = new URL(request.url, 'http://localhost')
    url.searchParams.set('cursor', nextCursor)
    reply.header('link', `<${url.pathname}${url.search}>; rel="next"`)
  }
  return { items, nextCursor }
}
