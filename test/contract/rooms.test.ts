import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import ts from 'typescript'

/** Data flows this way: a room may import rooms before it, never one after it. */
const line = ['registry', 'network', 'survey', 'checkup', 'improvement']
const rooms = ['platform', ...line, 'exchange']
/** The only files that see everything; the command line is a file per command. */
const doors = ['app.ts', 'server.ts', 'cli.ts']
const commands = 'commands'

const root = fileURLToPath(new URL('../../../src', import.meta.url))

interface Import {
  readonly from: string
  /** A path below src, or the name of a package. */
  readonly to: string
  /** Gone once compiled. */
  readonly typesOnly: boolean
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .sort()

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true)
}

function importsOf(path: string): Import[] {
  const found: Import[] = []
  const note = (specifier: string, typesOnly: boolean) => {
    const to = specifier.startsWith('.') ? normalize(join(dirname(path), specifier)).replace(/\.js$/, '.ts') : specifier
    found.push({ from: path, to, typesOnly })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      note(node.moduleSpecifier.text, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
      note(node.moduleSpecifier.text, node.isTypeOnly)
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && ts.isStringLiteral(node.arguments[0]!)) {
      note(node.arguments[0].text, false)
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      note(node.argument.literal.text, true)
    }
    ts.forEachChild(node, visit)
  }
  visit(parse(path))
  return found
}

const imports = new Map(files.map((path) => [path, importsOf(path)]))
const folderOf = (path: string) => (path.includes('/') ? path.split('/')[0]! : undefined)
const roomOf = (path: string) => (folderOf(path) === commands ? undefined : folderOf(path))
const inside = [...imports.values()].flat().filter(({ to }) => files.includes(to))

void t.test('every import inside the house leads to a file that exists', async (t) => {
  const lost = [...imports.values()].flat().filter(({ to }) => to.endsWith('.ts') && !files.includes(to))
  t.strictSame(lost, [])
  t.ok(inside.length > 50, 'and imports were found at all')
})

void t.test('every folder below src is a room', async (t) => {
  t.strictSame([...new Set(files.map(roomOf))].filter((room) => room !== undefined && !rooms.includes(room)), [])
})

void t.test('a room imports rooms before it in the line, and platform; nobody imports exchange', async (t) => {
  const mayImport = (from: string, to: string): boolean => {
    if (from === to || to === 'platform') return true
    if (from === 'exchange') return true
    return line.includes(from) && line.includes(to) && line.indexOf(to) < line.indexOf(from)
  }
  const wrong = inside.filter(({ from, to }) => {
    const [here, there] = [roomOf(from), roomOf(to)]
    return here !== undefined && there !== undefined && !mayImport(here, there)
  })
  t.strictSame(wrong.map(({ from, to }) => `${from} imports ${to}`), [])
})

void t.test('of the files above the rooms, rooms see config alone', async (t) => {
  const upwards = inside.filter(({ from, to }) => roomOf(from) !== undefined && roomOf(to) === undefined && to !== 'config.ts')
  t.strictSame(upwards.map(({ from, to }) => `${from} imports ${to}`), [])
})

void t.test('only app, server and cli see everything', async (t) => {
  const above = files.filter((path) => folderOf(path) === undefined)
  t.strictSame(above.filter((path) => ![...doors, 'config.ts'].includes(path)), [])
  t.strictSame(inside.filter(({ from }) => from === 'config.ts'), [])
  t.strictSame(
    inside.filter(({ from, to }) => folderOf(to) === commands && folderOf(from) !== commands && from !== 'cli.ts').map(({ from, to }) => `${from} imports ${to}`),
    [],
    'and commands are nobody else\'s than cli\'s'
  )
})

void t.test('only config reads the environment', async (t) => {
  const reads = (node: ts.Node): boolean =>
    (ts.isPropertyAccessExpression(node) && node.name.text === 'env' && node.expression.getText() === 'process') ||
    (ts.isImportSpecifier(node) && (node.propertyName ?? node.name).text === 'env') ||
    // true ends the search
    ts.forEachChild(node, (child) => reads(child) || undefined) === true
  t.strictSame(files.filter((path) => reads(parse(path))), ['config.ts'])
})

/** Files that speak to the database, the web, the disk or the queue, by their names; all others are rules. */
const outward = [
  /[/-](tables|routes|schemas|resolvers|loaders|queries|answers|import|file|steps|check)\.ts$/,
  // these take work from the queue or the clock
  /^checkup\/(recalculations|report\/reports|report\/report-maker)\.ts$/,
  // readers of street files
  /^network\/csv-network\.ts$/
]

void t.test('rules import neither fastify nor pg, nor what imports them', async (t) => {
  const reach = (path: string, seen = new Set<string>()): Set<string> => {
    for (const { to, typesOnly } of imports.get(path) ?? []) {
      if (typesOnly || seen.has(to)) continue
      seen.add(to)
      reach(to, seen)
    }
    return seen
  }
  const rules = files.filter((path) => line.includes(roomOf(path) ?? '') && !outward.some((pattern) => pattern.test(path)))
  t.ok(rules.length >= 10, `${rules.length} files of rules`)
  const impure = rules.flatMap((path) => [...reach(path)].filter((to) => /^(fastify|mercurius|pg|pg-.*|drizzle-orm\/node-postgres)$/.test(to)).map((to) => `${path} reaches ${to}`))
  t.strictSame(impure, [])
})

void t.test('packages that the house does without stay out', async (t) => {
  const strangers = [...imports.values()].flat().filter(({ to }) => /^(dotenv|lodash|axios|inversify|awilix|tsyringe)/.test(to))
  t.strictSame(strangers.map(({ from, to }) => `${from} imports ${to}`), [])
  t.notOk(files.some((path) => /(^|\/)(utils?|helpers?)\b/.test(path)))
})
