import type { OpenAPIV3_1 } from 'openapi-types'

type Schema = OpenAPIV3_1.SchemaObject & { readonly const?: unknown; readonly prefixItems?: readonly { readonly type?: unknown }[] }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Says what schemas say in ways that generators of clients in other languages understand: a value or null is a type of both, a tuple
 * has an item's type and a length beside its places; bodies have names, and so have variants of objects, beside the property that
 * tells them apart.
 */
export function plainSchemas(document: OpenAPIV3_1.Document): void {
  const schemas = { ...document.components?.schemas, ...nameBodies(document) } as Record<string, Schema>
  const variants: Record<string, Schema> = {}
  for (const [name, schema] of Object.entries(schemas)) schemas[name] = plain(schema, [name], variants) as Schema
  const taken = Object.keys(variants).filter((name) => name in schemas)
  if (taken.length > 0) throw new Error(`variants of schemas would take the names of others: ${taken.join(', ')}`)
  document.components = { ...document.components, schemas: { ...schemas, ...variants } }
  for (const [path, item] of Object.entries(document.paths ?? {})) document.paths![path] = plain(item, undefined, variants) as OpenAPIV3_1.PathItemObject
}

/** Bodies of requests and answers without a name get that of their operation; they are taken out of the paths. */
function nameBodies(document: OpenAPIV3_1.Document): Record<string, Schema> {
  const found: Record<string, Schema> = {}
  for (const operation of Object.values(document.paths ?? {}).flatMap((item) => Object.values(item ?? {}) as OpenAPIV3_1.OperationObject[])) {
    const { operationId = '', requestBody, responses = {} } = operation
    const answers = Object.entries(responses).filter(([status]) => status.startsWith('2')).map(([, answer]) => answer as OpenAPIV3_1.ResponseObject)
    for (const [part, parts] of [['Body', [requestBody as OpenAPIV3_1.RequestBodyObject | undefined]], ['Answer', answers]] as const) {
      for (const media of parts.flatMap((one) => Object.values(one?.content ?? {}))) {
        const schema: Schema | undefined = media.schema
        if (schema === undefined || (schema.type !== 'object' && schema.oneOf === undefined)) continue
        const name = `${capital(operationId)}${part}`
        // A form is what JSON is; answers of several shapes have no one name.
        if (JSON.stringify(found[name] ?? schema) !== JSON.stringify(schema)) continue
        if (document.components?.schemas?.[name] !== undefined) throw new Error(`the schema ${name} has the name of a body of ${operationId}`)
        found[name] = schema
        media.schema = { $ref: `#/components/schemas/${name}` }
      }
    }
  }
  return found
}

/** `path` are the names that lead to a part from a schema with a name; undefined outside of those. */
function plain(part: unknown, path: readonly string[] | undefined, variants: Record<string, Schema>): unknown {
  if (Array.isArray(part)) return part.map((one) => plain(one, path, variants))
  if (!isObject(part)) return part
  const whole = Object.fromEntries(
    Object.entries(part).map(([key, value]) => {
      if (key === 'example' || key === 'examples' || key === 'enum' || key === 'const') return [key, value]
      if (key === 'properties' && isObject(value)) return [key, Object.fromEntries(Object.entries(value).map(([name, of]) => [name, plain(of, path && [...path, name], variants)]))]
      return [key, plain(value, path, variants)]
    })
  ) as Schema
  return named(tuple(nullable(whole)), path, variants)
}

/** One type or null: `type: [string, 'null']`, with null among its values where they are listed. */
function nullable(schema: Schema): Schema {
  const { anyOf = [], ...rest } = schema as unknown as { readonly anyOf?: readonly Schema[] }
  const value = anyOf.find(({ type }) => type !== 'null')
  if (anyOf.length !== 2 || value === undefined || typeof value.type !== 'string' || 'const' in value || !anyOf.some(({ type }) => type === 'null')) return schema
  return { ...value, ...rest, type: [value.type, 'null'], ...(value.enum === undefined ? {} : { enum: [...(value.enum as unknown[]), null] }) } as unknown as Schema
}

function tuple(schema: Schema): Schema {
  const { prefixItems } = schema
  if (prefixItems === undefined || 'items' in schema || new Set(prefixItems.map(({ type }) => type)).size !== 1) return schema
  return { ...schema, items: { type: prefixItems[0]!.type }, minItems: prefixItems.length, maxItems: prefixItems.length } as unknown as Schema
}

/** Objects of which one property tells which they are become schemas of their own, and so does the choice between them. */
function named(schema: Schema, path: readonly string[] | undefined, variants: Record<string, Schema>): Schema {
  const { oneOf } = schema as { readonly oneOf?: readonly Schema[] }
  if (path === undefined || oneOf === undefined || !oneOf.every(({ properties }) => properties !== undefined)) return schema
  const [tells] = Object.entries(oneOf[0]!.properties ?? {}).find(([name]) => oneOf.every(({ properties, required = [] }) => required.includes(name) && onlyValue(properties?.[name]) !== undefined)) ?? []
  if (tells === undefined) return schema
  const [root = '', ...rest] = path
  const suffix = root.endsWith('Input') ? 'Input' : ''
  const stem = [root.slice(0, root.length - suffix.length), ...rest.map(capital)].join('')
  const mapping: Record<string, string> = {}
  for (const variant of oneOf) {
    const value = onlyValue(variant.properties?.[tells])!
    const name = `${stem}${capital(value)}${suffix}`
    variants[name] = variant
    mapping[value] = `#/components/schemas/${name}`
  }
  const union = { ...schema, oneOf: Object.values(mapping).map(($ref) => ({ $ref })), discriminator: { propertyName: tells, mapping } } as Schema
  if (rest.length === 0) return union
  variants[`${stem}${suffix}`] = union
  return { $ref: `#/components/schemas/${stem}${suffix}` } as Schema
}

/** Text that a property always has. */
function onlyValue(schema: unknown): string | undefined {
  const { const: value, enum: values = [] } = (schema ?? {}) as { readonly const?: unknown; readonly enum?: readonly unknown[] }
  const only = value ?? (values.length === 1 ? values[0] : undefined)
  return typeof only === 'string' ? only : undefined
}

/** A word, or words with signs between, with capitals: `moveSites` → `MoveSites`. */
const capital = (text: string): string => text.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
