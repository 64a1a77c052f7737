/** GraphQL operations made from the schema, and whether an answer is one that it tells of. */
import {
  GraphQLList, GraphQLNonNull, isEnumType, isInputObjectType, isInterfaceType, isLeafType, isListType, isNonNullType, isObjectType, type GraphQLField, type GraphQLInputType, type GraphQLInterfaceType, type GraphQLObjectType,
  type GraphQLOutputType, type GraphQLSchema
} from 'graphql'
import { oddGeometries, oddTexts, oneOf, type Random } from './fuzz-values.js'

export interface Selection {
  readonly field: GraphQLField<unknown, unknown>
  readonly selections: readonly Selection[]
}

export interface MadeQuery {
  readonly text: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly isMutation: boolean
  readonly root: Selection
}

interface Sources {
  readonly random: Random
  readonly known: Readonly<Record<string, readonly unknown[]>>
  readonly bending: number
}

/** An operation of one root field, with values as variables. */
export function buildQuery(schema: GraphQLSchema, sources: Sources): MadeQuery {
  const { random } = sources
  const isMutation = random.next() < 0.25
  const type = (isMutation ? schema.getMutationType() : schema.getQueryType())!
  const field = oneOf(random, Object.values(type.getFields()))
  const declared: string[] = []
  const variables: Record<string, unknown> = {}
  const root = selectionOf(field, random, 0)
  const text = write(root, sources, declared, variables)
  return { text: `${isMutation ? 'mutation' : 'query'} Fuzz${declared.length === 0 ? '' : `(${declared.join(', ')})`} { ${text} }`, variables, isMutation, root }
}

const objectOf = (type: GraphQLOutputType): GraphQLObjectType | GraphQLInterfaceType | undefined => {
  if (isNonNullType(type) || isListType(type)) return objectOf(type.ofType as GraphQLOutputType)
  return isObjectType(type) || isInterfaceType(type) ? type : undefined
}

function selectionOf(field: GraphQLField<unknown, unknown>, random: Random, depth: number): Selection {
  const object = objectOf(field.type)
  if (object === undefined) return { field, selections: [] }
  const fields = Object.values(object.getFields())
  const leaves = fields.filter((one) => objectOf(one.type) === undefined)
  const branches = depth >= 5 ? [] : fields.filter((one) => objectOf(one.type) !== undefined)
  const chosen = [...leaves.filter(() => random.next() < 0.5), ...branches.filter(() => random.next() < (leaves.length === 0 ? 0.8 : 0.25))]
  if (chosen.length === 0) chosen.push(leaves[0] ?? fields[0]!)
  return { field, selections: chosen.map((one) => selectionOf(one, random, depth + 1)) }
}

function write({ field, selections }: Selection, sources: Sources, declared: string[], variables: Record<string, unknown>): string {
  const given = field.args.filter((argument) => isNonNullType(argument.type) || sources.random.next() < 0.3).map((argument) => {
    const name = `v${declared.length}`
    declared.push(`$${name}: ${String(argument.type)}`)
    variables[name] = inputFor(argument.type, argument.name, sources, 0)
    return `${argument.name}: $${name}`
  })
  const below = selections.map((one) => write(one, sources, declared, variables))
  return `${field.name}${given.length === 0 ? '' : `(${given.join(', ')})`}${below.length === 0 ? '' : ` { ${below.join(' ')} }`}`
}

function inputFor(type: GraphQLInputType, name: string, sources: Sources, depth: number): unknown {
  const { random, known, bending } = sources
  if (isNonNullType(type)) return inputFor(type.ofType, name, sources, depth)
  if (random.next() < bending) return oneOf<() => unknown>(random, [() => oneOf(random, oddTexts), () => null, () => -1, () => 2 ** 31, () => 1e308, () => [], () => ({}), () => oddGeometries(random)])()
  const values = (known[name] ?? []).filter((value) => isLeafType(type) && !isEnumType(type) && isOfScalar(type.name, value))
  if (values.length > 0 && random.next() < 0.8) return oneOf(random, values)
  if (isListType(type)) return Array.from({ length: 1 + random.below(2) }, () => inputFor(type.ofType, name, sources, depth + 1))
  if (isEnumType(type)) return oneOf(random, type.getValues()).name
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || random.next() < (depth > 3 ? 0.1 : 0.4))
    return Object.fromEntries(fields.map((field) => [field.name, inputFor(field.type, field.name, sources, depth + 1)]))
  }
  const byScalar: Record<string, () => unknown> = {
    Int: () => oneOf(random, [1, 2, 5, 0, 1000]), Float: () => random.next() * 100, Boolean: () => random.next() < 0.5, String: () => oneOf(random, ['x', ...oddTexts]), ID: () => oneOf(random, ['x', '330106000000', ...oddTexts]),
    Date: () => '2024-06-30', DateTime: () => '2024-06-30T00:00:00Z', GeoJSONGeometry: () => oddGeometries(random), GeoJSONPoint: () => ({ type: 'Point', coordinates: [120.15, 30.27] }), JSON: () => ({ x: 1 })
  }
  return byScalar[type.name]!()
}

/** Where an answer is not what the schema says: values of another type, fields that are missing or were not asked for. */
export function wrongParts({ field, selections }: Selection, answer: unknown): string[] {
  const wrong: string[] = []
  const look = (type: GraphQLOutputType, value: unknown, path: string): void => {
    if (type instanceof GraphQLNonNull) {
      if (value === null || value === undefined) wrong.push(`${path} is ${String(value)}`)
      else look(type.ofType as GraphQLOutputType, value, path)
    } else if (value === null) {
      return
    } else if (type instanceof GraphQLList) {
      if (Array.isArray(value)) value.forEach((one, at) => look(type.ofType, one, `${path}/${at}`))
      else wrong.push(`${path} is no list`)
    } else if (isEnumType(type)) {
      if (typeof value !== 'string' || type.getValue(value) === undefined) wrong.push(`${path} is ${JSON.stringify(value)}, no ${type.name}`)
    } else if (isLeafType(type)) {
      if (!isOfScalar(type.name, value)) wrong.push(`${path} is ${JSON.stringify(value)}, no ${type.name}`)
    } else if (typeof value !== 'object') {
      wrong.push(`${path} is ${typeof value}`)
    } else {
      const extra = Object.keys(value).filter((name) => !selections.some((one) => one.field.name === name))
      if (extra.length > 0) wrong.push(`${path} has ${extra.join()}`)
      for (const one of selections) wrong.push(...wrongParts(one, (value as Record<string, unknown>)[one.field.name]).map((part) => `${path}/${part}`))
    }
  }
  look(field.type, answer, field.name)
  return wrong
}

function isOfScalar(name: string, value: unknown): boolean {
  switch (name) {
    case 'Int': return Number.isInteger(value) && Math.abs(value as number) <= 2 ** 31
    case 'Float': return typeof value === 'number' && Number.isFinite(value)
    case 'Boolean': return typeof value === 'boolean'
    case 'Date': return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
    case 'DateTime': return typeof value === 'string' && !Number.isNaN(Date.parse(value))
    case 'JSON': return value !== undefined
    case 'GeoJSONPoint': case 'GeoJSONGeometry': return typeof value === 'object' && value !== null && 'type' in value
    default: return typeof value === 'string'
  }
}
