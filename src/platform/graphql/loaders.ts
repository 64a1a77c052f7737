import type { MercuriusContext } from 'mercurius'

/** Answers one field of many parents at once. */
export type Loader<Parent, Args, Result> = (
  queries: readonly { readonly obj: Parent; readonly params: Args }[],
  context: MercuriusContext
) => Promise<readonly Result[]>

type FieldFunction<Field> = Extract<NonNullable<Field>, (...given: never[]) => unknown>

/** Loaders for fields of a type, typed by its generated resolvers; `Parent` is the row they start from. */
export type LoadersOf<TypeResolvers, Parent> = {
  readonly [Name in keyof TypeResolvers]?: Loader<
    Parent,
    Parameters<FieldFunction<TypeResolvers[Name]>>[1],
    Awaited<ReturnType<FieldFunction<TypeResolvers[Name]>>>
  >
}

/**
 * Makes a loader of a set-based query: parents that ask with the same arguments share it.
 * `work` reads for all of them and answers with how to find one's result.
 */
export function batched<Parent, Args, Result>(
  work: (parents: readonly Parent[], args: Args, context: MercuriusContext) => Promise<(parent: Parent) => Result>
): Loader<Parent, Args, Result> {
  return async (queries, context) => {
    const alike = new Map<string, { args: Args; parents: Parent[] }>()
    const keys = queries.map(({ params }) => JSON.stringify(params))
    queries.forEach(({ obj, params }, position) => {
      const known = alike.get(keys[position]!)
      if (known === undefined) alike.set(keys[position]!, { args: params, parents: [obj] })
      else known.parents.push(obj)
    })
    const resultOf = new Map<string, (parent: Parent) => Result>()
    for (const [key, { args, parents }] of alike) resultOf.set(key, await work(parents, args, context))
    return queries.map(({ obj }, position) => resultOf.get(keys[position]!)!(obj))
  }
}
