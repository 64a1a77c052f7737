import { z } from 'zod'
import { pageQuery, readCursor, writeCursor, type ListOrder } from '../http/pages.js'
import { readArguments } from './arguments.js'

/** A page that was asked for: the order of the list, the item after which it begins, and how many items there may be. */
export interface Page<Key extends string | number = string | number> {
  readonly limit: number
  readonly after: Key | undefined
  readonly order: ListOrder<Key>
}

/** A Relay connection. */
export interface Connection<T> {
  readonly edges: readonly { readonly node: T; readonly cursor: string }[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
}

const pageArguments = z.object({ first: pageQuery.limit, after: pageQuery.cursor })

/** Reads `first` and `after` by the rules of REST's `limit` and `cursor`. */
export function readPage<Key extends string | number>(order: ListOrder<Key>, given: { readonly first?: unknown; readonly after?: unknown }): Page<Key> {
  const { first, after } = readArguments(pageArguments, { first: given.first, after: given.after })
  return { limit: first, after: readCursor(order, after, '/after'), order }
}

/** The page with one item too many, which tells whether another page follows. */
export const oneMore = <Key extends string | number>(page: Page<Key>): Page<Key> => ({ ...page, limit: page.limit + 1 })

/** Makes a connection of one item more than was asked for: the one too many says that there is a next page. */
export function toConnection<T>(rows: readonly T[], page: Pick<Page, 'limit' | 'after' | 'order'>, keyOf: (item: T, position: number) => string | number): Connection<T> {
  const edges = rows.slice(0, page.limit).map((node, position) => ({ node, cursor: writeCursor(page.order, keyOf(node, position)) }))
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > page.limit,
      hasPreviousPage: page.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null
    }
  }
}
