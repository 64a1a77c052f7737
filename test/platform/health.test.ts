import t from 'tap'
import { buildApp } from '../../src/app.js'
import type { Imports } from '../../src/exchange/imports.js'
import type { Reports } from '../../src/checkup/report/reports.js'
import type { Recalculations } from '../../src/checkup/recalculations.js'
import { connectPostgres } from '../../src/platform/database/database.js'
import { migrate } from '../../src/platform/database/migrations.js'
import { testDatabase } from '../support/database.js'
import { testConfig } from '../support/service.js'

void t.test('the service is live at once and ready when nothing is pending', async (t) => {
  const database = await testDatabase(t, { empty: true })
  const app = await buildApp({ config: testConfig, database, recalculations: {} as Recalculations, reports: {} as Reports, imports: {} as Imports, logger: false })
  t.teardown(() => app.close())
  const ask = async (url: string) => {
    const answer = await app.inject(url)
    return { status: answer.statusCode, body: answer.json<unknown>() }
  }

  t.match(await ask('/health/live'), { status: 200, body: { status: 'live' } })
  t.match(await ask('/health/ready'), { status: 503, body: { status: 'not ready', database: 'ok', migrations: /not applied: run lifecircle migrate/ } })

  await migrate(database)
  t.match(await ask('/health/ready'), { status: 200, body: { status: 'ready' } })

  await database.asOwner((client) => client.query(`insert into platform.migration (name, checksum) values ('9999_newer.sql', 'x')`))
  t.match(await ask('/health/ready'), { status: 503, body: { status: 'not ready', database: /newer than this release/ } }, 'a database newer than the release')
})

void t.test('it is live but not ready while the database is out of reach', async (t) => {
  const database = connectPostgres({ url: 'postgres://127.0.0.1:1/nowhere', ownerUrl: 'postgres://127.0.0.1:1/nowhere', poolSize: 2 })
  t.teardown(() => database.close())
  const app = await buildApp({ config: testConfig, database, recalculations: {} as Recalculations, reports: {} as Reports, imports: {} as Imports, logger: false })
  t.teardown(() => app.close())
  const ready = await app.inject('/health/ready')
  t.match({ status: ready.statusCode, body: ready.json<unknown>() }, { status: 503, body: { status: 'not ready', database: /unreachable/ } })
  t.equal((await app.inject('/health/live')).statusCode, 200)
})
