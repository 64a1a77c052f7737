/** Values for a JSON schema: some that fit it, some that are bent, some that nobody would think of. */
import type { OpenAPIV3_1 } from 'openapi-types'
import type { randomNumbers } from './random.js'

export type Random = ReturnType<typeof randomNumbers>
type Schema = OpenAPIV3_1.SchemaObject & { items?: Schema; prefixItems?: Schema[]; const?: unknown; exclusiveMinimum?: number; exclusiveMaximum?: number }

export const oneOf = <T>(random: Random, values: readonly T[]): T => values[random.below(values.length)]!

/** Text that has broken services: control characters, halves of characters, other scripts, queries, paths, formats, much of it. */
export const oddTexts: readonly string[] = [
  '', ' ', '\0', 'a\0b', '\u202e开\u0000', '\ud83d', '\udc00x', '𠮷𠮷', 'é'.normalize('NFD'), '\uffff', '\u2028', '‮', '西湖区', "'", "';--", '" or 1=1 --', "') union select 1,2,3 --",
  "1; drop table registry.region", '$1', '%', '_', '%s%n', '\\', '\\u0000', '../../etc/passwd', '{{7*7}}', '${jndi:ldap://x}', '<script>alert(1)</script>', 'null', 'undefined', 'true', 'NaN',
  'Infinity', '-0', '0x10', '1e309', '１２', '٣', '__proto__', 'constructor', 'toString', 'a'.repeat(300), '1'.repeat(40), `${'a'.repeat(60)}!`, '(((((((((((((((a+)+)+)+', '-'.repeat(200), ','.repeat(50),
  '2024-02-30', '0000-00-00', '99999-01-01', '2024H3', '9999H2', '000000000000', '999999999999', '330106', '*', 'W/"x"', '"', '[]', '{}', '[[[[', 'a=b&c=d', '\r\nSet-Cookie: x=1', '/', '//', '.', '..', '?', '#'
]
const oddNumbers: readonly number[] = [0, -0, -1, 1, 0.5, 1e-320, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 32, 2 ** 53 - 1, 2 ** 53, 2 ** 63, -(2 ** 63), 1e21, 1e308, -1e308, 180, 180.0001, 90, -90.1, 1e9]

const ring = (corners: readonly (readonly number[])[]) => ({ type: 'Polygon', coordinates: [corners] })
const at = [120.15, 30.27] as const
const square = (size: number) => [[at[0], at[1]], [at[0] + size, at[1]], [at[0] + size, at[1] + size], [at[0], at[1] + size], [at[0], at[1]]]

/** Geometry that is broken, or strange, or much. */
export const oddGeometries = (random: Random): unknown =>
  oneOf<() => unknown>(random, [
    () => ring([[at[0], at[1]], [at[0] + 0.01, at[1] + 0.01], [at[0] + 0.01, at[1]], [at[0], at[1] + 0.01], [at[0], at[1]]]),
    () => ring(square(0.01).slice(0, 4)),
    () => ring([]),
    () => ({ type: 'Polygon', coordinates: [] }),
    () => ring([[at[0], at[1]], [at[0], at[1]], [at[0], at[1]], [at[0], at[1]]]),
    () => ring([[179.9, 10], [-179.9, 10], [-179.9, 11], [179.9, 11], [179.9, 10]]),
    () => ring([[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]),
    () => ring([[1e308, 1e308], [-1e308, 1e308], [0, 0], [1e308, 1e308]]),
    () => ring([[0, 0, 0, 0, 0], [1], ['x', 'y'], [0, 0]] as unknown as number[][]),
    () => ({ type: 'Polygon', coordinates: [square(0.01), square(0.02)] }),
    () => ({ type: 'MultiPolygon', coordinates: [[square(0.001)], [square(0.002)]] }),
    () => ({ type: 'GeometryCollection', geometries: [] }),
    () => ({ type: 'Point', coordinates: [...at] }),
    () => ({ type: 'LineString', coordinates: [[...at], [...at]] }),
    () => ({ type: 'Feature', geometry: ring(square(0.01)), properties: {} }),
    () => ({ type: 'polygon', coordinates: [square(0.01)] }),
    () => ({ ...ring(square(0.01)), crs: { type: 'name', properties: { name: 'EPSG:3857' } } })
  ])()

/** A star of so many corners, closed: valid, and much. */
export const manyCorners = (corners: number) => {
  const star = Array.from({ length: corners }, (_, corner) => {
    const [angle, reach] = [(2 * Math.PI * corner) / corners, corner % 2 === 0 ? 0.002 : 0.001]
    return [Number((at[0] + reach * Math.cos(angle)).toFixed(7)), Number((at[1] + reach * Math.sin(angle)).toFixed(7))]
  })
  return ring([...star, star[0]!])
}

const nested = (depth: number): unknown => {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

/** A value of any kind, whatever is asked for. */
export const oddValue = (random: Random): unknown =>
  oneOf<() => unknown>(random, [
    () => oneOf(random, oddTexts), () => oneOf(random, oddTexts), () => oneOf(random, oddNumbers), () => oneOf(random, oddNumbers), () => null, () => true, () => [], () => ({}), () => [null],
    () => nested(3 + random.below(300)), () => Array.from({ length: 1 + random.below(2_000) }, () => 1), () => JSON.parse('{"__proto__":{"role":"administrator"},"constructor":{"prototype":{}}}') as unknown,
    () => oddGeometries(random)
  ])()

export interface Sources {
  readonly random: Random
  /** The schema that a reference leads to. */
  readonly resolve: (reference: string) => OpenAPIV3_1.SchemaObject
  /** Values of things that there are, by the name of a parameter or property. */
  readonly known: Readonly<Record<string, readonly unknown[]>>
  /** How often a part is bent instead of fitting: 0 to 1. */
  readonly bending: number
}

/** A value for the schema of something called `name`; most parts fit it, each is bent with the likelihood that is asked for. */
export function valueFor(given: OpenAPIV3_1.SchemaObject | OpenAPIV3_1.ReferenceObject, name: string, sources: Sources, depth = 0): unknown {
  const { random, known, bending } = sources
  const schema = ('$ref' in given ? sources.resolve(given.$ref) : given) as Schema
  if (random.next() < bending) return oddValue(random)
  const values = known[name]
  if (values !== undefined && random.next() < 0.8) return oneOf(random, values)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return oneOf(random, schema.enum as unknown[])
  const choice = schema.anyOf ?? schema.oneOf
  if (choice !== undefined) return valueFor(oneOf(random, choice), name, sources, depth)
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((part) => valueFor(part as Schema, name, sources, depth))) as unknown
  const type = Array.isArray(schema.type) ? oneOf(random, schema.type) : schema.type
  if (type === 'null') return null
  if (type === 'boolean') return random.next() < 0.5
  if (type === 'integer' || type === 'number') return numberFor(schema, type, random)
  if (type === 'array') {
    if (schema.prefixItems !== undefined) return schema.prefixItems.map((item) => valueFor(item, name, sources, depth + 1))
    const length = Math.max(schema.minItems ?? 0, random.below(Math.min(schema.maxItems ?? 3, 3) + 1))
    return Array.from({ length }, () => valueFor(schema.items ?? {}, name, sources, depth + 1))
  }
  if (type === 'object' || schema.properties !== undefined) return objectFor(schema, sources, depth)
  return type === 'string' ? textFor(schema, random) : oddValue(random)
}

function numberFor({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema, type: 'integer' | 'number', random: Random): number {
  const step = type === 'integer' ? 1 : 1e-6
  const least = minimum ?? (exclusiveMinimum === undefined ? -1000 : exclusiveMinimum + step)
  const most = maximum ?? (exclusiveMaximum === undefined ? Math.max(1000, least) : exclusiveMaximum - step)
  const value = oneOf(random, [least, most, least + random.next() * (Math.min(most, least + 100) - least), least - step, most + step])
  return type === 'integer' ? Math.floor(value) : value
}

function textFor({ format, pattern, minLength = 0, maxLength }: Schema, random: Random): string {
  if (format === 'date') return oneOf(random, ['2024-06-30', '2024-02-29', '1900-01-01', '9999-12-31'])
  if (format === 'date-time') return oneOf(random, ['2024-06-30T00:00:00Z', '2024-06-30T00:00:00.123+08:00'])
  if (pattern === '^\\d{12}$') return oneOf(random, ['330106000000', '330108001001', '990000000000'])
  if (pattern?.includes('H[12]') === true) return oneOf(random, ['2024H1', '2023H2', '1900H1'])
  const text = oneOf(random, ['x', 'abc', '西湖', '1', ...oddTexts])
  return random.next() < 0.1 && maxLength !== undefined && maxLength < 10_000 ? 'x'.repeat(maxLength + random.below(2)) : text.padEnd(minLength, 'x')
}

function objectFor({ properties = {}, required = [], additionalProperties }: Schema, sources: Sources, depth: number): unknown {
  const { random, bending } = sources
  const made: Record<string, unknown> = {}
  for (const [name, property] of Object.entries(properties)) {
    const wanted = required.includes(name) ? random.next() >= bending / 4 : random.next() < (depth > 4 ? 0.1 : 0.5)
    if (wanted) made[name] = valueFor(property, name, sources, depth + 1)
  }
  if (typeof additionalProperties === 'object' && random.next() < 0.5) made['x'] = valueFor(additionalProperties, 'x', sources, depth + 1)
  if (random.next() < bending / 2) made[oneOf(random, ['role', 'regionCode', 'status', 'id', 'publishedAt', 'requestedBy', '__proto__x', 'extra'])] = oddValue(random)
  return made
}
