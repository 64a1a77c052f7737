import type { Transaction } from '../../platform/caller.js'
import { codeWithin } from '../../registry/region-queries.js'
import { shortfallsOf } from '../diagnosis-queries.js'
import { regionScores } from '../score-queries.js'
import type { Report } from './report.js'
import type { SheetData } from './sheet.js'

/** Shortfalls in a spreadsheet, at most: it holds a city's; a province's are read from the API. */
const mostShortfalls = 50_000

/** What a spreadsheet has beside a report: every region below with its scores, and everything that falls short. */
export async function sheetDataOf(transaction: Transaction, { run, region }: Report): Promise<SheetData> {
  const regions = await regionScores(transaction, run.id, { within: region.code })
  const found = await transaction.client.query<{ code: string; scores: (number | null)[] }>(
    `select s.region_code as code, array_agg(round(s.score::numeric, 2)::float8 order by t.position) as scores
     from checkup.type_score as s
     join checkup.run as r on r.id = s.run_id
     join registry.standard_type as t on t.standard_version = r.standard_version and t.type_id = s.type_id
     where s.run_id = $1
       and ${codeWithin('s.region_code', '$2')}
     group by s.region_code`,
    [run.id, region.code]
  )
  return {
    regions,
    typeScores: new Map(found.rows.map(({ code, scores }) => [code, scores])),
    shortfalls: await shortfallsOf(transaction, run.id, { within: region.code, limit: mostShortfalls })
  }
}
