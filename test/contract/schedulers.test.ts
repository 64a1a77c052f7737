/** What the README gives to schedulers: taken out of it, and run or verified as far as that can be here. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { CronJob } from 'kubernetes-models/batch/v1/CronJob'
import { Secret } from 'kubernetes-models/v1/Secret'
import { SaxesParser } from 'saxes'
import { parseAllDocuments } from 'yaml'
import { exitCodes } from '../../src/commands/failure.js'
import type { Run } from '../../src/checkup/run-queries.js'
import { lifecircle, temporaryFolder } from '../support/command-line.js'
import { testDatabase } from '../support/database.js'
import { micro } from '../support/micro-city.js'
import { readmeExamples, readmeText } from '../support/readme.js'
import { buildScoredCity } from '../support/scored-city.js'
import { administrator, testService } from '../support/service.js'

const given = (await readmeExamples()).filter(({ heading }) => heading === 'Schedulers')
const examplesOf = (language: string) => given.filter((example) => example.language === language).map(({ text }) => text)
const variables = { LIFECIRCLE_CLIENT_ID: 'x', LIFECIRCLE_CLIENT_SECRET: 'y' }

/** A call as it stands there, made where nobody listens: that it ends so says that all of it is understood. */
async function ensureUnderstood(t: Test, args: readonly string[]): Promise<void> {
  t.match(args, ['recalculate', '--remote', /^https?:\/\//, '--period', 'previous'])
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  const { code, stderr } = await lifecircle(variables, ...args.map((one) => (/^https?:/.test(one) ? `http://127.0.0.1:${port}` : one)), '--retry-for', '0.1')
  t.equal(code, exitCodes.unreachable, stderr)
}

const run = (file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  new Promise<{ code: number; output: string }>((resolve) => {
    execFile(file, args, { env: { PATH: process.env['PATH'], ...env }, timeout: 120_000 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, output: stdout + stderr })
    })
  })

void t.test('the script of curl alone asks, waits, publishes, and has the exit codes of the command', async (t) => {
  const database = await testDatabase(t)
  await buildScoredCity(database)
  const service = await testService(t, database, { workers: true })
  const url = await service.app.listen({ host: '127.0.0.1', port: 0 })
  const { body } = await service.send('POST', '/v1/admin/clients', { name: 'nightly', role: 'administrator', regionCode: micro.county, scopes: ['runs:write', 'results:read', 'runs:publish'] }, { as: administrator })
  const { client, secret } = body as { client: { id: string }; secret: string }
  const script = join(await temporaryFolder(t), 'recalculate')
  await writeFile(script, examplesOf('bash')[0]!)
  await chmod(script, 0o755)
  const recalculate = (period: string, of: Readonly<Record<string, string>> = {}) =>
    run(script, [period], { LIFECIRCLE_URL: url, LIFECIRCLE_CLIENT_ID: client.id, LIFECIRCLE_CLIENT_SECRET: secret, LIFECIRCLE_PAUSE: '0.2', ...of })
  t.match(await recalculate('2024H1'), { code: 0, output: /^run 1 is published\n$/ })
  const { items } = (await service.get('/v1/checkup/runs', { as: administrator })).body as { items: Run[] }
  t.match(items, [{ period: '2024H1', scopeCode: micro.county, status: 'published', publishedBy: client.id }])
  t.match(await recalculate('2024H3'), { code: exitCodes.misused, output: /period must be a half-year/ })
  t.match(await recalculate('2024H1', { LIFECIRCLE_CLIENT_SECRET: 'wrong' }), { code: exitCodes.notAllowed, output: /\S/ })
})

void t.test('systemd verifies the service and its timer, and their call is understood', { skip: !existsSync('/usr/bin/systemd-analyze') && 'there is no systemd-analyze' }, async (t) => {
  const folder = await temporaryFolder(t)
  const [service, timer] = examplesOf('ini')
  // What it starts has to be there.
  await mkdir(join(folder, 'bin'))
  await symlink(process.execPath, join(folder, 'bin/lifecircle'))
  for (const text of [service!, timer!]) {
    const name = /^# \/etc\/systemd\/system\/(\S+)$/m.exec(text)![1]!
    await writeFile(join(folder, name), text.replace('/usr/local/bin/lifecircle', join(folder, 'bin/lifecircle')))
  }
  for (const unit of ['service', 'timer']) t.strictSame(await run('/usr/bin/systemd-analyze', ['verify', '--man=no', join(folder, `lifecircle-recalculate.${unit}`)]), { code: 0, output: '' })
  const calendar = /^OnCalendar=(.*)$/m.exec(timer!)![1]!
  t.match(await run('/usr/bin/systemd-analyze', ['calendar', calendar]), { code: 0, output: /Next elapse/ })
  await ensureUnderstood(t, /^ExecStart=\S+ (.*)$/m.exec(service!)![1]!.split(' '))
})

void t.test('Kubernetes knows the CronJob and its Secret, and their call is understood', async (t) => {
  const [secret, job] = parseAllDocuments(examplesOf('yaml')[0]!).map((document) => document.toJS() as never)
  t.doesNotThrow(() => new Secret(secret).validate())
  const cronJob = new CronJob(job)
  t.doesNotThrow(() => cronJob.validate())
  t.throws(() => new CronJob({ spec: { schedule: 3 } } as never).validate(), 'another shape is refused')
  const [container] = cronJob.spec.jobTemplate.spec!.template.spec!.containers
  t.equal(container!.envFrom![0]!.secretRef!.name, new Secret(secret).metadata!.name)
  await ensureUnderstood(t, container!.args!)
})

void t.test('the task for Windows is well-formed, and its call is understood', async (t) => {
  const texts: string[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('text', (text) => texts.push(text))
  parser.write(examplesOf('xml')[0]!).close()
  const call = texts.find((text) => text.includes('lifecircle.js'))!
  await ensureUnderstood(t, call.split(' ').slice(1))
})

void t.test('the exit codes that are told are those there are', async (t) => {
  const told = [...(await readmeText()).matchAll(/^\| (\d+(?:, \d+)*) \|/gm)].flatMap(([, codes]) => codes!.split(', ').map(Number))
  t.strictSame(told, Object.values(exitCodes))
})
