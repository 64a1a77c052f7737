/** The small demo city with its run, and services on it that listen. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Test } from 'tap'
import { generateDemoCity } from '../../src/exchange/demo-city.js'
import { importDemoCity } from '../../src/exchange/demo-import.js'
import { loopPeriod, walkLoop } from '../../src/exchange/demo-loop.js'
import { operator, type Caller } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import { defaultStandard } from '../../src/registry/standard-file.js'
import { defaultStandardVersion } from '../../src/registry/standard.js'
import { runCheckup } from './checkup.js'
import { commandDatabase, filledDatabase, type FilledDatabase, type Variables } from './command-line.js'
import { testService, type TestService } from './service.js'

/** Who the demo's token is for: an administrator of the province. */
export const demoCaller: Caller = { subject: 'demo', role: 'administrator', regionCode: '330000000000' }

const silent = { start: () => undefined, report: () => undefined, end: () => undefined }

/** What `lifecircle demo` leaves in a database. */
export const filledDemo = (t: Test): Promise<FilledDatabase> =>
  filledDatabase(t, async (database) => {
    const demo = generateDemoCity({ scale: 'small', seed: 1, catalogue: defaultStandard().types })
    await importDemoCity(database, operator, demo, 'synthetic demo city, scale small, seed 1', silent)
    const run = await runCheckup(database, { period: demo.period, scopeCode: demoCaller.regionCode, standardVersion: defaultStandardVersion })
    const measure = (scopeCode: string) => runCheckup(database, { period: loopPeriod, scopeCode, standardVersion: defaultStandardVersion }, {}, new Date())
    await walkLoop(database, operator, defaultStandard().types, demo.observations, run, measure, silent)
  })

export interface ServedDemo {
  readonly database: Database
  readonly service: TestService
  readonly url: string
  /** What names the demo's database to commands. */
  readonly variables: Variables
  /** Waits until no run, range or report is queued or in hand. */
  readonly idle: () => Promise<void>
}

/** A service on a copy of the demo's database, which does the work that is queued unless it is told not to. */
export async function servedDemo(t: Test, demo: FilledDatabase, { workers = true }: { workers?: boolean } = {}): Promise<ServedDemo> {
  const { database, variables } = await commandDatabase(t, demo)
  const service = await testService(t, database, { workers })
  const url = await service.app.listen({ host: '127.0.0.1', port: 0 })
  const idle = async () => {
    for (;;) {
      const { rows } = await database.asOwner((client) =>
        client.query<{ busy: boolean }>(
          `select exists (select from checkup.run where status in ('queued', 'running') or (status = 'completed' and sensitivity_at is null))
               or exists (select from checkup.report where status in ('queued', 'running'))
               or exists (select from exchange.import where status in ('queued', 'running')) as busy`
        )
      )
      if (rows[0]?.busy !== true) return
      await pause(100)
    }
  }
  return { database, service, url, variables, idle }
}
