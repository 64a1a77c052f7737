import { badFilter, comparisons, countFilter, filterLimits, isShapeType, shapeDepths, type Coordinates, type Expression, type FilterCounter, type Scalar, type Shape, type Spatial } from './cql2.js'

type Token =
  | { readonly kind: 'word' | 'name' | 'string' | 'sign'; readonly text: string; readonly at: string }
  | { readonly kind: 'number'; readonly text: string; readonly value: number; readonly at: string }
  | { readonly kind: 'end'; readonly text: string; readonly at: string }

/** In this order: a quoted name, a text whose quotes are doubled or escaped, a number, a word, a sign. */
const token = /"((?:[^"]|"")*)"|'((?:[^'\\]|''|\\'|\\(?!'))*)'|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|([\p{L}_:][\p{L}\p{M}\p{N}_.:]*)|(<>|<=|>=|[=<>(),])/uy

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (let place = 0; ; ) {
    while (/\s/.test(text[place] ?? '')) place++
    const at = `character ${place + 1}`
    if (place >= text.length) return [...tokens, { kind: 'end', text: 'its end', at }]
    token.lastIndex = place
    const found = token.exec(text)
    if (found === null) throw badFilter(at, `${JSON.stringify(text[place])} begins nothing${text[place] === "'" || text[place] === '"' ? ' that ends' : ''}`)
    const [whole, name, string, number, word, sign] = found
    if (name !== undefined) tokens.push({ kind: 'name', text: name.replaceAll('""', '"'), at })
    else if (string !== undefined) tokens.push({ kind: 'string', text: string.replace(/''|\\'/g, "'"), at })
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, value: Number(number), at })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at })
    else tokens.push({ kind: 'sign', text: sign!, at })
    place += whole.length
  }
}

const reserved = new Set(['and', 'or', 'not', 'like', 'ilike', 'between', 'in', 'is', 'null', 'true', 'false'])

/** Reads a filter in CQL2 text. Throws `bad-request` with the character at which it cannot be read. */
export function readCql2Text(text: string): Expression {
  if (text.length > filterLimits.characters) throw badFilter(`character ${filterLimits.characters + 1}`, `is longer than ${filterLimits.characters} characters`)
  return parse(tokensOf(text), countFilter())
}

function parse(tokens: readonly Token[], counter: FilterCounter): Expression {
  let next = 0
  const peek = (ahead = 0) => tokens[Math.min(next + ahead, tokens.length - 1)]!
  const take = () => tokens[next < tokens.length - 1 ? next++ : next]!
  const shown = ({ kind, text }: Token) => (kind === 'end' ? text : JSON.stringify(text))
  const expected = (what: string) => badFilter(peek().at, `${shown(peek())} stands where ${what} should`)
  const isWord = (word: string, ahead = 0) => peek(ahead).kind === 'word' && peek(ahead).text.toLowerCase() === word
  const isSign = (sign: string, ahead = 0) => peek(ahead).kind === 'sign' && peek(ahead).text === sign
  const took = (is: boolean) => {
    if (is) take()
    return is
  }
  const sign = (text: string) => {
    if (!took(isSign(text))) throw expected(`"${text}"`)
  }

  const chain = (kind: 'and' | 'or', part: () => Expression): Expression => {
    const parts = [part()]
    while (took(isWord(kind))) parts.push(part())
    return parts.length === 1 ? parts[0]! : { kind, parts }
  }
  const either = (): Expression => chain('or', both)
  const both = (): Expression => chain('and', factor)

  function factor(): Expression {
    counter.part(peek().at)
    if (took(isWord('not'))) return { kind: 'not', part: counter.deeper(peek().at, factor) }
    if (took(isSign('('))) {
      const inner = counter.deeper(peek().at, either)
      sign(')')
      return inner
    }
    if (isWord('s_intersects') && isSign('(', 1)) {
      take()
      take()
      const left = spatial()
      sign(',')
      const right = spatial()
      sign(')')
      return { kind: 'intersects', left, right }
    }
    if (isSign('(', 1) && !isWord('date') && !isWord('timestamp')) throw badFilter(peek().at, `${shown(peek())} is not a function here: there are S_INTERSECTS, DATE, TIMESTAMP`)
    if ((isWord('true') || isWord('false')) && !comparisons.some((one) => isSign(one, 1))) return { kind: 'constant', value: take().text.toLowerCase() === 'true' }
    return predicate()
  }

  function predicate(): Expression {
    const of = scalar()
    const operator = comparisons.find((one) => isSign(one))
    if (operator !== undefined) {
      take()
      return { kind: 'comparison', operator, left: of, right: scalar() }
    }
    if (took(isWord('is'))) {
      const not = took(isWord('not'))
      if (!took(isWord('null'))) throw expected('NULL')
      return negated(not, { kind: 'null', of })
    }
    const not = took(isWord('not'))
    if (isWord('like') || isWord('ilike')) {
      // The second is of filters before the standard, which GDAL still writes.
      const caseless = take().text.toLowerCase() === 'ilike'
      return negated(not, { kind: 'like', of, pattern: scalar(), caseless })
    }
    if (took(isWord('between'))) {
      const low = scalar()
      if (!took(isWord('and'))) throw expected('AND')
      return negated(not, { kind: 'between', of, low, high: scalar() })
    }
    if (took(isWord('in'))) return negated(not, { kind: 'in', of, list: listOf(scalar) })
    throw expected(`one of ${comparisons.join(' ')} LIKE BETWEEN IN${not ? '' : ' IS'}`)
  }

  function scalar(): Scalar {
    const found = peek()
    const { kind, text, at } = found
    counter.part(at)
    if (kind === 'string' || kind === 'number' || kind === 'name') take()
    if (kind === 'string') return { kind: 'literal', type: 'string', value: text, at }
    if (kind === 'number') return { kind: 'literal', type: 'number', value: finite(found), at }
    if (kind === 'name') return { kind: 'property', name: text, at }
    if (isWord('true') || isWord('false')) return { kind: 'literal', type: 'boolean', value: take().text.toLowerCase() === 'true', at }
    if ((isWord('date') || isWord('timestamp')) && isSign('(', 1)) {
      const type = take().text.toLowerCase() as 'date' | 'timestamp'
      take()
      if (peek().kind !== 'string') throw expected('a quoted day')
      const value = take().text
      sign(')')
      return { kind: 'literal', type, value, at }
    }
    if (kind !== 'word' || reserved.has(text.toLowerCase())) throw expected('a property or a value')
    return { kind: 'property', name: take().text, at }
  }

  function listOf<T>(read: () => T): T[] {
    sign('(')
    const items = [read()]
    while (took(isSign(','))) items.push(read())
    sign(')')
    return items
  }

  const finite = (found: Token): number => {
    if (found.kind !== 'number') throw expected('a number')
    if (!Number.isFinite(found.value)) throw badFilter(found.at, `${found.text} is too large a number`)
    return found.value
  }
  const number = () => finite(isNumber() ? take() : peek())
  const isNumber = () => peek().kind === 'number'

  function spatial(): Spatial {
    const { kind, text, at } = peek()
    counter.part(at)
    if (kind === 'name') return { kind: 'property', name: take().text, at }
    if (kind !== 'word') throw expected('a geometry')
    if (isWord('bbox') && isSign('(', 1)) {
      take()
      const numbers = listOf(number)
      if (numbers.length !== 4 && numbers.length !== 6) throw badFilter(at, 'BBOX has four or six numbers')
      return { kind: 'bbox', numbers, at }
    }
    if (shapeNamed(text) === undefined) return { kind: 'property', name: take().text, at }
    return { kind: 'geometry', geometry: shape(), at }
  }

  function shape(): Shape {
    const { text, at } = peek()
    counter.part(at)
    const type = peek().kind === 'word' ? shapeNamed(text) : undefined
    if (type === undefined) throw expected('a geometry')
    take()
    took(isWord('z'))
    if (type === 'GeometryCollection') return { type, geometries: counter.deeper(at, () => listOf(shape)) }
    if (type === 'Point') {
      sign('(')
      const coordinates = position()
      sign(')')
      return { type, coordinates }
    }
    return { type, coordinates: nested(shapeDepths[type], type === 'MultiPoint') }
  }

  /** Lists of lists of positions; those of several points may each have brackets of their own. */
  const nested = (depth: number, bracketed: boolean): Coordinates =>
    listOf(() => {
      if (depth > 1) return nested(depth - 1, false)
      if (!bracketed || !took(isSign('('))) return position()
      const inner = position()
      sign(')')
      return inner
    })

  function position(): readonly [number, number] {
    counter.corner(peek().at)
    const both = [number(), number()] as const
    // A height says nothing here.
    if (isNumber()) number()
    return both
  }

  const whole = either()
  if (peek().kind !== 'end') throw expected('AND, OR or its end')
  return whole
}

const negated = (not: boolean, part: Expression): Expression => (not ? { kind: 'not', part } : part)

const shapeNames = new Map([...Object.keys(shapeDepths), 'GeometryCollection'].map((name) => [name.toUpperCase(), name]))

const shapeNamed = (word: string): keyof typeof shapeDepths | 'GeometryCollection' | undefined => {
  const name = shapeNames.get(word.toUpperCase())
  return name === undefined || isShapeType(name) ? name : 'GeometryCollection'
}
