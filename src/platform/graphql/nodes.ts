import type { MercuriusContext } from 'mercurius'
import { LifecircleError } from '../errors.js'

/** How things of one type are told apart, and read again. */
export interface NodeKind {
  /** What names a thing for good among those of its type: a code, an external id, a number. */
  readonly keyOf: (row: never) => string | number
  /** Throws `not-found` where there is none, or none that the caller may see. */
  readonly find: (key: string, context: MercuriusContext) => Promise<object | null>
}

/** Types whose things have global ids (Relay's object identification), by name. */
export type NodeKinds = Readonly<Record<string, NodeKind>>

const globalId = (type: string, key: string | number) => Buffer.from(`${type}:${key}`).toString('base64url')

/** The type and the key in a global id. Throws `unprocessable-input` for what is none. */
function readGlobalId(id: string): { type: string; key: string } {
  const [, type, key] = /^(\w+):(.+)$/s.exec(Buffer.from(id, 'base64url').toString('utf8')) ?? []
  if (type === undefined || key === undefined) throw new LifecircleError('unprocessable-input', 'the id is not one that this service gave: send the `id` of something')
  return { type, key }
}

/** Answers `number` of what the database counts by an id. */
export const numberOf = ({ id }: { readonly id: number }): number => id

/** For a key that is a number. Throws `not-found` for any other. */
export function numberIn(key: string): number {
  if (!/^[1-9]\d{0,9}$/.test(key) || Number(key) > 2 ** 31 - 1) throw new LifecircleError('not-found', `there is nothing with the number ${key}`)
  return Number(key)
}

/** Answers `id` of the types that have one, and `node`. `ensureMaySee` throws where the caller may not see things of a type. */
export function nodeResolvers(kinds: NodeKinds, ensureMaySee: (type: string, context: MercuriusContext) => void): object {
  const ids = Object.entries(kinds).map(([type, { keyOf }]) => [type, { id: (row: never) => globalId(type, keyOf(row)) }] as const)
  const node = async (_parent: unknown, given: { id: string }, context: MercuriusContext) => {
    const { type, key } = readGlobalId(given.id)
    const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined
    if (kind === undefined) throw new LifecircleError('not-found', `there is nothing of the type ${type}`)
    ensureMaySee(type, context)
    const row = await kind.find(key, context)
    return row === null ? null : { ...row, __typename: type }
  }
  return { ...Object.fromEntries(ids), Query: { node }, Node: { resolveType: (row: { __typename: string }) => row.__typename } }
}
