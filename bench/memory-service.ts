import { findRun, requestRun } from '../src/checkup/run-queries.js'
import { executeRun } from '../src/checkup/run-steps.js'
import { asCaller, operator } from '../src/platform/caller.js'
import { connectPostgres } from '../src/platform/database/database.js'
import { defaultStandard } from '../src/registry/standard-file.js'

// A process of its own: what the service holds while it recalculates, without the demo city around it.
const url = process.env['DATABASE_URL']!
const database = connectPostgres({ url, ownerUrl: url, poolSize: 4 })
const standardVersion = defaultStandard().version
const { run } = await requestRun(database, operator, { period: process.argv[2]!, standardVersion }, new Date())
await executeRun(database, operator, run.id)
const { startedAt, finishedAt } = await asCaller(database, operator, (transaction) => findRun(transaction, run.id))
await database.close()
process.send!({ megabytes: process.resourceUsage().maxRSS / 1_024, seconds: (finishedAt!.getTime() - startedAt!.getTime()) / 1_000 })
process.disconnect()
