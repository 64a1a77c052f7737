import type { Field } from './collections.js'
import { badFilter, isDay, type Coordinates, type Expression, type Scalar, type Shape, type Spatial } from './cql2.js'
import { eastFirst, lonLatOf, type Box, type Position, type ReferenceSystem } from './reference-systems.js'

/** What a filter is written for: the properties that there are, and how conditions on the geometry are put. */
export interface FilterTarget {
  readonly fields: readonly Field[]
  readonly system: ReferenceSystem
  /** Takes a value as a parameter of the statement. */
  readonly bind: (value: unknown, type: string) => string
  /** The SQL of a property. */
  readonly column: (field: Field) => string
  readonly meetsBox: (box: Box) => string
  /** Whether the geometry meets one in EPSG:4326, given as SQL. */
  readonly meets: (geometry: string) => string
}

/** The name that the geometry has in filters. */
export const geometryName = 'geometry'

type Kind = 'string' | 'number' | 'boolean' | 'date'

const kindOf = ({ type }: Field): Kind => (type === 'integer' ? 'number' : type)
const sqlTypes = { string: 'text', number: 'numeric', boolean: 'boolean', date: 'date' } as const
const called = { string: 'a text', number: 'a number', boolean: 'true or false', date: "a day such as DATE('2024-06-30')" } as const

/**
 * A filter as a condition of SQL, whose values are all parameters. Texts are compared by their characters' numbers. Throws
 * `bad-request` for a property that there is none of, and for a value of another kind.
 */
export function filterSql(expression: Expression, target: FilterTarget): string {
  const { fields, bind, column } = target
  const write = (one: Expression): string => filterSql(one, target)

  const propertyOf = (name: string, at: string): Field => {
    const found = fields.find((field) => field.name === name)
    if (found === undefined) throw badFilter(at, `${JSON.stringify(name)} is not a property here: there are ${[...fields.map((field) => field.name), geometryName].join(', ')}`)
    return found
  }
  /** The kind that scalars have in common: that of the properties among them, else of the values. */
  const commonKind = (scalars: readonly Scalar[]): Kind => {
    const of = scalars.find((scalar) => scalar.kind === 'property')
    if (of?.kind === 'property') return kindOf(propertyOf(of.name, of.at))
    throw badFilter(scalars[0]!.at, 'one side has to be a property')
  }
  const value = (scalar: Scalar, kind: Kind): unknown => {
    if (scalar.kind === 'property') throw badFilter(scalar.at, 'only values may stand here')
    const { type, at } = scalar
    const wrong = badFilter(at, `should be ${called[kind]}`)
    if (type === 'timestamp') throw badFilter(at, `there are days here and no times: write ${called.date}`)
    if (scalar.type === 'string' || scalar.type === 'date') {
      if (scalar.value.includes('\0')) throw badFilter(at, 'holds a zero byte')
      if (kind === 'date' || type === 'date') {
        // GDAL, which knows no DATE, writes days as texts with a T behind.
        const day = type === 'string' ? scalar.value.replace(/T$/, '') : scalar.value
        if (kind !== 'date' || !isDay(day)) throw wrong
        return day
      }
    }
    // And those that know no truth values write 1 and 0.
    if (kind === 'boolean' && (scalar.value === 1 || scalar.value === 0)) return scalar.value === 1
    if (type !== kind) throw wrong
    return scalar.value
  }
  const operand = (scalar: Scalar, kind: Kind): string => {
    if (scalar.kind !== 'property') return bind(value(scalar, kind), sqlTypes[kind])
    const found = propertyOf(scalar.name, scalar.at)
    if (kindOf(found) !== kind) throw badFilter(scalar.at, `${scalar.name} should be ${called[kind]}`)
    return kind === 'string' ? `(${column(found)}) collate "C"` : `(${column(found)})`
  }

  switch (expression.kind) {
    case 'and':
    case 'or':
      return `(${expression.parts.map(write).join(` ${expression.kind} `)})`
    case 'not':
      return `(not ${write(expression.part)})`
    case 'constant':
      return String(expression.value)
    case 'comparison': {
      const { left, right, operator } = expression
      const kind = commonKind([left, right])
      return `(${operand(left, kind)} ${operator} ${operand(right, kind)})`
    }
    case 'null': {
      const { of } = expression
      if (of.kind !== 'property') throw badFilter(of.at, 'only a property may be null')
      return of.name === geometryName ? `(${target.column(geometryField)} is null)` : `((${column(propertyOf(of.name, of.at))}) is null)`
    }
    case 'like': {
      const { of, pattern, caseless } = expression
      if (of.kind !== 'property') throw badFilter(of.at, 'only a property may be compared by LIKE')
      if (commonKind([of]) !== 'string') throw badFilter(of.at, `${of.name} is no text: LIKE compares texts`)
      const text = value(pattern, 'string') as string
      if (/(^|[^\\])(\\\\)*\\$/.test(text)) throw badFilter(pattern.at, 'a pattern cannot end with the backslash that takes the next character as it is')
      return `((${column(propertyOf(of.name, of.at))}) ${caseless ? 'ilike' : 'like'} ${bind(text, 'text')})`
    }
    case 'between': {
      const { of, low, high } = expression
      const kind = commonKind([of, low, high])
      return `(${operand(of, kind)} between ${operand(low, kind)} and ${operand(high, kind)})`
    }
    case 'in': {
      const { of, list } = expression
      const kind = commonKind([of])
      return `(${operand(of, kind)} = any (${bind(list.map((one) => value(one, kind)), `${sqlTypes[kind]}[]`)}))`
    }
    case 'intersects':
      return intersection(expression.left, expression.right, target)
  }
}

/** Stands for the geometry where it is asked whether there is one. */
export const geometryField: Field = { name: geometryName, type: 'string', en: '', zh: '', sql: '' }

function intersection(left: Spatial, right: Spatial, { system, bind, meets, meetsBox }: FilterTarget): string {
  const [property, other] = left.kind === 'property' ? [left, right] : [right, left]
  if (property.kind !== 'property' || other.kind === 'property') throw badFilter(left.at, `S_INTERSECTS takes the property ${geometryName} and a geometry`)
  if (property.name !== geometryName) throw badFilter(property.at, `${JSON.stringify(property.name)} is not a geometry: the only one is called ${geometryName}`)
  if (other.kind === 'geometry') return meets(`st_makevalid(st_setsrid(st_geomfromgeojson(${bind(JSON.stringify(inDegrees(other.geometry, system, other.at)), 'text')}), 4326))`)
  const half = other.numbers.length / 2
  const [west, south] = eastFirst(system, [other.numbers[0]!, other.numbers[1]!])
  const [east, north] = eastFirst(system, [other.numbers[half]!, other.numbers[half + 1]!])
  if (south > north || (west > east && system.srid !== 4326)) throw badFilter(other.at, 'the box ends before it begins')
  return meetsBox({ system, corners: [west, south, east, north] })
}

/** A shape as GeoJSON by longitude and latitude. */
function inDegrees(shape: Shape, system: ReferenceSystem, at: string): object {
  if (shape.type === 'GeometryCollection') return { type: shape.type, geometries: shape.geometries.map((one) => inDegrees(one, system, at)) }
  const { type, coordinates } = shape
  const place = (position: Position): Position => {
    const found = lonLatOf(system, eastFirst(system, position))
    if (found === undefined) throw badFilter(at, `${position.join(' ')} is nowhere in ${system.uri}, whose positions are ${system.northFirst ? 'north first' : 'east first'}`)
    return found
  }
  const walk = (given: Coordinates): Coordinates => (isPosition(given) ? place(given) : given.map(walk))
  const lines = type === 'LineString' ? [coordinates] : type === 'MultiLineString' ? coordinates as readonly Coordinates[] : []
  for (const line of lines) if (line.length < 2) throw badFilter(at, 'a line has at least two positions')
  const rings = type === 'Polygon' ? coordinates as readonly Coordinates[] : type === 'MultiPolygon' ? (coordinates as readonly (readonly Coordinates[])[]).flat() : []
  for (const ring of rings as readonly (readonly Position[])[]) {
    const [first, last] = [ring[0]!, ring[ring.length - 1]!]
    if (ring.length < 4 || first[0] !== last[0] || first[1] !== last[1]) throw badFilter(at, 'a ring has at least four positions, of which the last is the first')
  }
  return { type, coordinates: walk(coordinates) }
}

const isPosition = (given: Coordinates): given is Position => typeof given[0] === 'number'
