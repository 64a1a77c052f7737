/** The examples of the contract, each asked on the demo: what it shows is what is answered. */
import { writeFile } from 'node:fs/promises'
import t from 'tap'
import { examplesFile, readExamples, type Example } from '../../src/platform/http/examples.js'
import { defaultStandardVersion } from '../../src/registry/standard.js'
import { answerProblems, operations, type Operation } from '../support/contract.js'
import { foreignBundle, signerOf } from '../support/bundles.js'
import { demoCaller, filledDemo, servedDemo } from '../support/served-demo.js'
import { testService, testSigningKey } from '../support/service.js'

/** Written anew by `npm run examples`. */
const recording = process.env['RECORD_EXAMPLES'] === 'true'

/** What differs from run to run, and what the examples show of it. */
const samples: readonly (readonly [name: string, pattern: RegExp, sample: string])[] = [
  ['time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/, '2027-01-04T08:00:00.000Z'],
  ['token', /^ey[\w-]+\.[\w-]+\.[\w-]+$/, 'the.token.itself'],
  ['client', /^client_[0-9a-f]{24}$/, 'client_0123456789abcdef01234567'],
  ['webhook secret', /^whsec_[\w+/]{43}=$/, 'whsec_dGhlIHNlY3JldCB0aGF0IHdhcyB0b2xkIG9uY2U='],
  ['ping', /^ping-[0-9a-f-]{36}$/, 'ping-0b0e7a52-5c3c-4e0a-9a5e-6f2a8c1d4b3e'],
  ['secret', /^[\w-]{43}$/, 'the-secret-that-was-told-once'],
  ['request', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, '0b0e7a52-5c3c-4e0a-9a5e-6f2a8c1d4b3e'],
  ['hash', /^[0-9a-f]{32,64}$/, '6b3a55e0261b0304143f805a24924d0c1c44524821305f31d9277843b8a10f4e']
]
/** What the samples of the last answers stand for. */
const actual = new Map<string, string>()
const today = new Date().toISOString().slice(0, 10)

const longestList = 2
/** An answer as an example shows it: lists cut short, geometries and boxes whole, what differs from run to run replaced. */
function shown(value: unknown, key = ''): unknown {
  // Public keys of the tests' own, which are as long as secrets.
  if (key === 'x' || key === 'kid' || key === 'keyId') return value
  if (typeof value === 'string') {
    for (const [, pattern, sample] of samples) {
      if (!pattern.test(value)) continue
      actual.set(sample, value)
      return sample
    }
    return value === today ? '2027-01-04' : value
  }
  if (Array.isArray(value)) {
    const isWhole = key === 'coordinates' || (value.length <= 4 && value.every((one) => typeof one === 'number'))
    return isWhole ? value : value.slice(0, longestList).map((one) => shown(one))
  }
  if (typeof value !== 'object' || value === null) return value
  // How many changes the audit has seen before is nobody's concern.
  if ('requestId' in value && 'subject' in value && 'id' in value) {
    const { id, ...rest } = value
    return { id: typeof id === 'number' ? 4711 : id, ...(shown(rest, key) as object) }
  }
  // What the delineation of circles took, there and then.
  const took = 'bands' in value && 'seconds' in value && value.seconds !== null ? { seconds: 3 } : {}
  // References of a JSON schema would be followed by who reads the contract.
  return Object.fromEntries(Object.entries({ ...value, ...took }).filter(([name]) => !name.startsWith('$')).map(([name, of]) => [name, shown(of, name)]))
}

/** A geometry is told shorter: the first ring of the first part, by four of its corners. */
function brief(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(brief)
  if (typeof value !== 'object' || value === null) return value
  const { type, coordinates } = value as { type?: string; coordinates?: unknown[] }
  const ring = (corners: unknown[]) => (corners.length > 5 ? [...corners.slice(0, 4), corners[0]] : corners)
  if (type === 'Polygon') return { ...value, coordinates: [ring(coordinates![0] as unknown[])] }
  if (type === 'MultiPolygon') return { ...value, coordinates: [[ring((coordinates as unknown[][][])[0]![0]!)]] }
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, brief(of)]))
}

/** Outlines differ in the last digits between versions of the geometry library, and with them how long a bundle of them is. */
const withoutOutlines = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutOutlines)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, ['coordinates', 'area', 'bytes'].includes(name) ? typeof of : withoutOutlines(of)]))
}

const unmasked = (value: unknown): unknown => value === undefined ? undefined : JSON.parse(JSON.stringify(value), (_key, one: unknown) => (typeof one === 'string' ? (actual.get(one) ?? one) : one)) as unknown

const kept = readExamples()
const asked: Record<string, Example> = {}
const { service, idle, database } = await servedDemo(t, await filledDemo(t), { workers: false })

/** Does what is queued. */
async function work(): Promise<void> {
  const worker = await testService(t, database, { workers: true })
  await idle()
  await worker.close()
}
await work()

// A district's bundle, as its own instance would send it.
actual.set(
  kept['receiveBundle']!.body as string,
  await foreignBundle(database, { period: '2024H1', scopeCode: '330108000000', standardVersion: defaultStandardVersion }, await signerOf('binjiang.hangzhou', testSigningKey))
)

function addressOf({ path }: Operation, { path: parts = {}, query = {} }: Example): string {
  const address = path.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(String(unmasked(parts[name]))))
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
  return search.size === 0 ? address : `${address}?${search.toString()}`
}

void t.test('every operation has an example, and no other', async (t) => {
  t.strictSame(Object.keys(kept).sort(), operations.map(({ operationId }) => operationId).sort())
})

for (const [operationId, example] of Object.entries(kept)) {
  void t.test(operationId, async (t) => {
    const operation = operations.find((one) => one.operationId === operationId)!
    const headers = unmasked(example.headers ?? {}) as Record<string, string>
    const options = { as: operation.security?.length === 0 ? null : demoCaller, headers }
    const method = operation.method as 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
    const address = addressOf(operation, example)
    const answer = method === 'GET' ? await service.get(address, options) : await service.send(method, address, unmasked(example.body), options)
    const type = answer.headers['content-type'] as string | undefined
    t.strictSame(answerProblems(operation, { status: answer.status, type, body: answer.body }), [], 'it is as the contract says')
    const body = type !== undefined && /^application\/(\w+\+)?json/.test(type) ? brief(shown(answer.body)) : undefined
    const { answer: _before, ...request } = example
    asked[operationId] = { ...request, status: answer.status, ...(body === undefined ? {} : { answer: body }) }
    if (!recording) {
      t.ok(answer.status < 300, `${answer.status}`)
      t.equal(answer.status, example.status)
      t.strictSame(withoutOutlines(body), withoutOutlines(example.answer), 'it is what the contract shows; `npm run examples` writes it anew')
    }
    // One recalculation and one import are to be cancelled before anybody begins with them.
    if (answer.status === 202 && !['requestRecalculation', 'startImport'].includes(operationId)) await work()
  })
}

if (recording) {
  void t.test('written down', async () => {
    await writeFile(examplesFile, `${JSON.stringify(asked, undefined, 2)}\n`)
  })
}
