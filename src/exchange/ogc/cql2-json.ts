import { badFilter, comparisons, countFilter, filterLimits, isShapeType, shapeDepths, type Coordinates, type Expression, type FilterCounter, type Scalar, type Shape, type Spatial } from './cql2.js'

/** Reads a filter in CQL2 JSON. Throws `bad-request` with a pointer to what cannot be read. */
export function readCql2Json(text: string): Expression {
  if (text.length > filterLimits.characters) throw badFilter('its whole', `is longer than ${filterLimits.characters} characters`)
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    throw badFilter('its whole', `is not JSON: ${(error as Error).message}`)
  }
  return readExpression(parsed, '', countFilter())
}

const where = (pointer: string) => (pointer === '' ? 'its whole' : pointer)
const isObject = (given: unknown): given is Readonly<Record<string, unknown>> => typeof given === 'object' && given !== null && !Array.isArray(given)

function readExpression(given: unknown, pointer: string, counter: FilterCounter): Expression {
  const at = where(pointer)
  counter.part(at)
  if (typeof given === 'boolean') return { kind: 'constant', value: given }
  if (!isObject(given) || typeof given['op'] !== 'string' || !Array.isArray(given['args'])) throw badFilter(at, 'is neither true nor false nor an object with "op" and "args"')
  const operator = given['op']
  const args = given['args'] as readonly unknown[]
  const place = (index: number) => `${pointer}/args/${index}`
  const expect = (count: number) => {
    if (args.length !== count) throw badFilter(at, `"${operator}" takes ${count} args, not ${args.length}`)
  }
  const scalar = (index: number) => readScalar(args[index], place(index), counter)
  if (operator === 'and' || operator === 'or') {
    if (args.length < 1) throw badFilter(at, `"${operator}" takes args`)
    return { kind: operator, parts: args.map((one, index) => counter.deeper(at, () => readExpression(one, place(index), counter))) }
  }
  if (operator === 'not') {
    expect(1)
    return { kind: 'not', part: counter.deeper(at, () => readExpression(args[0], place(0), counter)) }
  }
  const comparison = comparisons.find((one) => one === operator)
  if (comparison !== undefined) {
    expect(2)
    return { kind: 'comparison', operator: comparison, left: scalar(0), right: scalar(1) }
  }
  switch (operator) {
    case 'isNull':
      expect(1)
      return { kind: 'null', of: scalar(0) }
    case 'like':
      expect(2)
      return { kind: 'like', of: scalar(0), pattern: scalar(1), caseless: false }
    case 'between':
      expect(3)
      return { kind: 'between', of: scalar(0), low: scalar(1), high: scalar(2) }
    case 'in': {
      expect(2)
      const list = args[1]
      if (!Array.isArray(list) || list.length === 0) throw badFilter(where(place(1)), 'is not a list of values')
      return { kind: 'in', of: scalar(0), list: list.map((one, index) => readScalar(one, `${place(1)}/${index}`, counter)) }
    }
    case 's_intersects':
      expect(2)
      return { kind: 'intersects', left: readSpatial(args[0], place(0), counter), right: readSpatial(args[1], place(1), counter) }
    default:
      throw badFilter(at, `the operator ${JSON.stringify(operator)} is not known: there are and, or, not, ${comparisons.join(', ')}, isNull, like, between, in, s_intersects`)
  }
}

function readScalar(given: unknown, pointer: string, counter: FilterCounter): Scalar {
  const at = where(pointer)
  counter.part(at)
  if (typeof given === 'string') return { kind: 'literal', type: 'string', value: given, at }
  if (typeof given === 'boolean') return { kind: 'literal', type: 'boolean', value: given, at }
  if (typeof given === 'number') {
    if (!Number.isFinite(given)) throw badFilter(at, 'is too large a number')
    return { kind: 'literal', type: 'number', value: given, at }
  }
  if (isObject(given)) {
    if (typeof given['property'] === 'string') return { kind: 'property', name: given['property'], at }
    for (const type of ['date', 'timestamp'] as const) {
      const value = given[type]
      if (typeof value === 'string') return { kind: 'literal', type, value, at }
    }
  }
  throw badFilter(at, 'is not a value: a text, a number, true, false, {"property": …}, {"date": …} or {"timestamp": …}')
}

function readSpatial(given: unknown, pointer: string, counter: FilterCounter): Spatial {
  const at = where(pointer)
  counter.part(at)
  if (isObject(given) && typeof given['property'] === 'string') return { kind: 'property', name: given['property'], at }
  if (isObject(given) && Array.isArray(given['bbox'])) {
    const numbers = given['bbox'] as readonly unknown[]
    if ((numbers.length !== 4 && numbers.length !== 6) || !numbers.every((one) => typeof one === 'number' && Number.isFinite(one))) throw badFilter(at, 'a bbox has four or six numbers')
    return { kind: 'bbox', numbers: numbers as readonly number[], at }
  }
  return { kind: 'geometry', geometry: readShape(given, pointer, counter), at }
}

function readShape(given: unknown, pointer: string, counter: FilterCounter): Shape {
  const at = where(pointer)
  counter.part(at)
  const type = isObject(given) ? given['type'] : undefined
  if (isObject(given) && type === 'GeometryCollection' && Array.isArray(given['geometries']) && given['geometries'].length > 0) {
    return { type, geometries: given['geometries'].map((one, index) => counter.deeper(at, () => readShape(one, `${pointer}/geometries/${index}`, counter))) }
  }
  if (!isObject(given) || typeof type !== 'string' || !isShapeType(type)) throw badFilter(at, 'is not a geometry: GeoJSON, {"bbox": …} or {"property": "geometry"}')
  return { type, coordinates: readCoordinates(given['coordinates'], shapeDepths[type], at, counter) }
}

function readCoordinates(given: unknown, depth: number, at: string, counter: FilterCounter): Coordinates {
  if (!Array.isArray(given) || given.length === 0) throw badFilter(at, 'its coordinates are not those of such a geometry')
  if (depth > 0) return given.map((one) => readCoordinates(one, depth - 1, at, counter))
  counter.corner(at)
  const [first, second] = given as readonly unknown[]
  if (typeof first !== 'number' || typeof second !== 'number' || !Number.isFinite(first) || !Number.isFinite(second)) throw badFilter(at, 'a position is two numbers')
  return [first, second]
}
