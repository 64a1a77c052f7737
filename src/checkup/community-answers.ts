import type { z } from 'zod'
import { asCaller, type Caller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { notFound } from '../platform/errors.js'
import { shortfallsOf } from './diagnosis-queries.js'
import { communityEvidence } from './evidence-queries.js'
import { answeringRun } from './run-queries.js'
import type { communityResult } from './schemas.js'
import { fullScores } from './score-queries.js'

/** A community's full result with its inputs: of a run, of the newest with results of a period, or of the newest with results. */
export async function answerCommunity(
  database: Database,
  caller: Caller,
  code: string,
  { period, runId }: { period?: string | undefined; runId?: number | undefined }
): Promise<z.infer<typeof communityResult>> {
  return asCaller(database, caller, async (transaction) => {
    const run = await answeringRun(transaction, code, { run: runId, period })
    const [score] = await fullScores(transaction, run.id, { codes: [code], level: 'community' })
    if (score === undefined) throw notFound(`score in run ${run.id} of community`, code)
    return {
      run,
      score,
      inputs: await communityEvidence(transaction, run.id, code),
      shortfalls: await shortfallsOf(transaction, run.id, { within: code, limit: score.types.length })
    }
  })
}
