import { defaultFieldResolver, getNamedType, isIntrospectionType, isObjectType, Kind, type DirectiveNode, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import type { MercuriusContext } from 'mercurius'
import { ensureScope, isScope, type Scope } from '../auth/scopes.js'

/**
 * Guards each field that its schema's `@scope` names a scope for, itself or by the type it leads to: it is checked before
 * anything is read or done. Throws where an operation says nothing of who may ask, or names a scope there is not.
 */
export function guardFields(schema: GraphQLSchema): void {
  const operations = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue
    const passed = scopeOf(type)
    for (const field of Object.values(type.getFields())) {
      const target = getNamedType(field.type)
      const needed = [scopeOf(field), isObjectType(target) ? scopeOf(target) : undefined].filter((scope) => scope !== undefined)
      if (needed.length === 0 && operations.includes(type)) throw new Error(`${type.name}.${field.name} does not say who may ask: give it or its type a @scope`)
      const scopes = needed.filter((scope) => scope !== passed)
      if (scopes.length === 0) continue
      const { resolve = defaultFieldResolver, subscribe } = field
      const ensure = (context: MercuriusContext) => {
        for (const scope of scopes) ensureScope(context.caller, scope)
      }
      field.resolve = (parent, given, context: MercuriusContext, info) => {
        ensure(context)
        return resolve(parent, given, context, info)
      }
      if (subscribe !== undefined) {
        field.subscribe = (parent, given, context: MercuriusContext, info) => {
          ensure(context)
          return subscribe(parent, given, context, info)
        }
      }
    }
  }
}

type Declared = Pick<GraphQLObjectType, 'name'> & { readonly astNode?: { readonly directives?: readonly DirectiveNode[] } | null | undefined }

/** The scope that a field or a type names. */
export function scopeOf({ name, astNode }: Declared): Scope | undefined {
  const given = astNode?.directives?.find((directive) => directive.name.value === 'scope')?.arguments?.[0]?.value
  if (given?.kind !== Kind.STRING) return undefined
  if (!isScope(given.value)) throw new Error(`${name} names the scope ${given.value}, which there is not`)
  return given.value
}
