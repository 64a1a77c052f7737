/**
 * Formulas as text that people and programs read alike: `100 × (0.5 × count + 0.5 × supply)`. They know numbers, symbols,
 * + − × /, brackets, min, max and ceil, and Σ( ), the sum over the parts of a figure.
 */

export type Numbers = Readonly<Record<string, number>>

/** What symbols stand for: terms everywhere, the numbers of a part within Σ( ). */
export interface FormulaScope {
  readonly terms: Numbers
  readonly parts: readonly Numbers[]
}

type Node =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'group'; readonly of: Node }
  | { readonly kind: 'operation'; readonly sign: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly Node[] }

const calls: Readonly<Record<string, (...values: number[]) => number>> = { min: Math.min, max: Math.max, ceil: Math.ceil }

const operations: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '−': (a, b) => a - b,
  '×': (a, b) => a * b,
  '/': (a, b) => a / b
}

/** The value of a formula. Throws a RangeError for a symbol that nothing stands for. */
export function evaluate(formula: string, scope: FormulaScope): number {
  return valueOf(parse(formula), scope, scope.terms)
}

function valueOf(node: Node, scope: FormulaScope, numbers: Numbers): number {
  switch (node.kind) {
    case 'number':
      return Number(node.text)
    case 'symbol':
      return numberOf(node.name, numbers)
    case 'group':
      return valueOf(node.of, scope, numbers)
    case 'operation':
      return operations[node.sign]!(valueOf(node.left, scope, numbers), valueOf(node.right, scope, numbers))
    case 'call':
      if (node.name === 'Σ') return scope.parts.reduce((sum, part) => sum + valueOf(node.given[0]!, scope, { ...numbers, ...part }), 0)
      return calls[node.name]!(...node.given.map((one) => valueOf(one, scope, numbers)))
  }
}

function numberOf(name: string, numbers: Numbers): number {
  const value = numbers[name]
  if (value === undefined) throw new RangeError(`nothing stands for ${name}`)
  return value
}

/** Parts that a filled formula writes out. */
const shownParts = 3

/** The formula with the numbers in it, to four decimals; of a long sum the first parts. */
export function fill(formula: string, scope: FormulaScope): string {
  return textOf(parse(formula), scope, scope.terms)
}

function textOf(node: Node, scope: FormulaScope, numbers: Numbers): string {
  switch (node.kind) {
    case 'number':
      return node.text
    case 'symbol':
      return shortNumber(numberOf(node.name, numbers))
    case 'group':
      return `(${textOf(node.of, scope, numbers)})`
    case 'operation':
      return `${textOf(node.left, scope, numbers)} ${node.sign} ${textOf(node.right, scope, numbers)}`
    case 'call': {
      if (node.name !== 'Σ') return `${node.name}(${node.given.map((one) => textOf(one, scope, numbers)).join(', ')})`
      const shown = scope.parts.slice(0, shownParts).map((part) => textOf(node.given[0]!, scope, { ...numbers, ...part }))
      const left = scope.parts.length - shown.length
      return `(${shown.join(' + ') || '0'}${left > 0 ? ` + … ${left} more` : ''})`
    }
  }
}

/** Four decimals, without zeros at the end. */
export const shortNumber = (value: number): string => String(Number(value.toFixed(4)))

const pattern = /\s*(?:(\d+(?:\.\d+)?(?:e-?\d+)?)|([\p{L}][\p{L}\d*]*)|([+−×/(),]))/uy

function parse(formula: string): Node {
  const tokens = tokensOf(formula)
  let at = 0
  const taken = (text: string) => tokens[at] === text && ++at > 0
  const expected = (text: string) => {
    if (!taken(text)) throw new SyntaxError(`${formula}: ${text} is missing before ${tokens[at] ?? 'the end'}`)
  }
  const chain = (signs: readonly string[], operand: () => Node): Node => {
    let left = operand()
    while (signs.includes(tokens[at] ?? '')) {
      const sign = tokens[at++]!
      left = { kind: 'operation', sign, left, right: operand() }
    }
    return left
  }
  const sum = (): Node => chain(['+', '−'], product)
  const product = (): Node => chain(['×', '/'], factor)
  const factor = (): Node => {
    if (taken('(')) {
      const of = sum()
      expected(')')
      return { kind: 'group', of }
    }
    const token = tokens[at++] ?? ''
    if (/^\d/.test(token)) return { kind: 'number', text: token }
    if (!/^\p{L}/u.test(token)) throw new SyntaxError(`${formula}: ${token} cannot stand here`)
    if (tokens[at] !== '(') return { kind: 'symbol', name: token }
    if (token !== 'Σ' && calls[token] === undefined) throw new SyntaxError(`${formula}: there is no function ${token}`)
    expected('(')
    const given = [sum()]
    while (taken(',')) given.push(sum())
    expected(')')
    return { kind: 'call', name: token, given }
  }
  const whole = sum()
  if (at < tokens.length) throw new SyntaxError(`${formula}: ${tokens[at]!} cannot stand here`)
  return whole
}

function tokensOf(formula: string): string[] {
  const tokens: string[] = []
  pattern.lastIndex = 0
  while (pattern.lastIndex < formula.trimEnd().length) {
    const from = pattern.lastIndex
    const match = pattern.exec(formula)
    if (match === null) throw new SyntaxError(`${formula}: ${formula.slice(from)} cannot be read`)
    tokens.push((match[1] ?? match[2] ?? match[3])!)
  }
  return tokens
}
