/** What the README shows works on the demo: word by word in a shell, and by clients generated from the contract. */
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { signToken } from '../../src/platform/auth/tokens.js'
import { publishRun } from '../support/checkup.js'
import { lifecircle, temporaryFolder } from '../support/command-line.js'
import { document } from '../support/contract.js'
import { readmeExamples, runShell } from '../support/readme.js'
import { demoCaller, filledDemo, servedDemo, type ServedDemo } from '../support/served-demo.js'
import { testConfig } from '../support/service.js'
import { clientFolder, compile, run, typedCall, writeGraphqlTypes, writeRestTypes } from '../support/typed-clients.js'

const examples = await readmeExamples()
const demo = await filledDemo(t)
const token = await signToken(testConfig.tokens.secret, demoCaller, 3600)
const documented = 'http://127.0.0.1:3000'

/** Where a process asks whether what it started is done. */
async function idleAddress(t: Test, { idle }: ServedDemo): Promise<string> {
  const server = createServer((_request, response) => void idle().then(() => response.end(), () => response.writeHead(500).end()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`
}

const shell = examples.filter(({ language, text }) => language === 'sh' && /^curl |^export AUTH/m.test(text))
const isGraphql = (call: readonly string[]) => call.some((argument) => argument.endsWith('/graphql'))
/** Described by a document of its own, not by the contract. */
const isOgc = (call: readonly string[]) => call.some((argument) => argument.includes('/ogc/'))
let calls: readonly (readonly string[])[] = []

void t.test('every call of curl is answered', async (t) => {
  const served = await servedDemo(t, demo)
  const outcome = await runShell(shell, await temporaryFolder(t), served.url, { ...served.variables, TOKEN: token, IDLE: await idleAddress(t, served) })
  calls = outcome.calls
  t.equal(outcome.code, 0, 'none is refused', { stderr: outcome.stderr })
  t.equal(calls.length, shell.flatMap(({ text }) => text.match(/^(\w+=\$\()?curl /gm) ?? []).length, 'each was made')
})

void t.test('every call of REST is one of the typed client, which compiles and is answered', async (t) => {
  const served = await servedDemo(t, demo)
  const added = await lifecircle(served.variables, 'clients', 'add', 'City operations', '--role', 'administrator', '--region', '330100000000', '--json')
  const { client: { id }, secret } = JSON.parse(added.stdout) as { client: { id: string }; secret: string }
  // That of the shell's database is not known in this one.
  const known = calls.map((call) => call.map((argument, at) => (call[at - 1] === '-u' ? `${id}:${secret}` : argument)))
  // Nor are links that it told: those of this one take their place.
  const rest = known.filter((call) => !isGraphql(call) && !isOgc(call)).map((call) => typedCall(document, call).replace(/("x-survey-link":)"[\w-]+"/, '$1link'))
  t.ok(rest.length > 50)
  const folder = await clientFolder(t)
  const file = join(folder, 'calls.ts')
  await writeRestTypes(folder)
  await writeFile(file, `
    import createClient from 'openapi-fetch'
    import type { paths } from './lifecircle.js'
    const client = createClient<paths>({ baseUrl: ${JSON.stringify(served.url)} })
    let link = ''
    async function answered<Answer>(call: string, made: Promise<{ data?: Answer; error?: { code: string; detail: string }; response: Response }>): Promise<void> {
      const { data, error, response } = await made
      link = (data as { items?: { token?: string }[] } | undefined)?.items?.[0]?.token ?? link
      if (error !== undefined) console.log(response.status, error.code, error.detail, call)
      else if (response.ok && (response.status === 204 || data !== undefined)) console.log('answered')
      else console.log(response.status, call)
      await fetch(process.env['IDLE']!)
    }
    ${rest.map((call) => `await answered(${JSON.stringify(call)}, ${call})`).join('\n')}
  `)
  t.strictSame(compile(file), [])
  const told = await run(file, { IDLE: await idleAddress(t, served) })
  t.strictSame(told.trim().split('\n'), rest.map(() => 'answered'))
})

void t.test('the typed clients compile and print what they say', async (t) => {
  const served = await servedDemo(t, demo)
  const [rest, graphql] = examples.filter(({ language, heading }) => language === 'ts' && heading === 'Typed clients')
  const folder = await clientFolder(t)
  await writeRestTypes(folder)
  const shown = async (file: string, text: string) => {
    await writeFile(join(folder, file), text.replaceAll(documented, served.url))
    t.strictSame(compile(join(folder, file)), [], file)
    return (await run(join(folder, file), { TOKEN: token })).trim().split('\n')
  }
  const ranked = await shown('ranking.ts', rest!.text)
  t.equal(ranked.length, 13)
  t.match(ranked[0], /^1 滨江区\(合成演示\) \d\d\.\d\d$/)
  await writeFile(join(folder, 'districts.ts'), graphql!.text)
  await writeGraphqlTypes(folder, examples.find(({ language, heading }) => language === 'yaml' && heading === 'Typed clients')!.text)
  const districts = await shown('districts.ts', graphql!.text)
  t.equal(districts.length, 13)
  t.match(districts[0], /^上城区\(合成演示\) \d\d\.?\d* \[ '[A-Z]{3}\d\d', /)
})

void t.test('every statement of SQL and every GraphQL operation has an answer', async (t) => {
  const { service, idle, database } = await servedDemo(t, demo)
  await idle()
  await publishRun(database, 1)
  const statements = examples.filter(({ language, text }) => language === 'sql' && text.includes('network.')).flatMap(({ text }) => text.split(/;\n/)).filter((one) => /select/.test(one))
  t.ok(statements.length >= 9)
  for (const statement of statements) t.ok((await database.pool.query(statement)).rows.length > 0, statement)
  for (const call of calls.filter(isGraphql)) {
    const { query } = JSON.parse(call[call.indexOf('-d') + 1]!) as { query: string }
    t.match(await service.graphql(query, {}, { as: demoCaller }), { status: 200, body: { data: Object, errors: undefined } }, query)
  }
})

void t.test('a wrong call does not compile', async (t) => {
  const folder = await clientFolder(t)
  await writeRestTypes(folder)
  const file = join(folder, 'wrong.ts')
  await writeFile(file, `
    import createClient from 'openapi-fetch'
    import type { paths } from './lifecircle.js'
    const client = createClient<paths>({ baseUrl: '' })
    await client.GET('/v1/regions', { params: { query: { level: 'village' } } })
    await client.GET('/v1/regions/{code}')
    const { data } = await client.GET('/v1/regions/{code}', { params: { path: { code: '330106000000' } } })
    console.log(data?.nameDe)
  `)
  t.equal(compile(file).length, 3, 'a wrong value, a missing parameter, a field that is not there')
})
