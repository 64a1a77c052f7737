import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { notFound, unprocessable } from '../platform/errors.js'
import { unknownTypesOf } from '../registry/facility-type-queries.js'
import { typesOf, type QuestionnaireDocument } from './questionnaire.js'

/** A version of a questionnaire: it never changes. */
export interface Questionnaire {
  readonly code: string
  readonly version: number
  readonly document: QuestionnaireDocument
  readonly regionCode: string
  readonly createdAt: Date
  readonly createdBy: string
}

const columns = 'q.code, q.version, q.document, q.region_code as "regionCode", q.created_at as "createdAt", q.created_by as "createdBy"'

/** Newest versions of all questionnaires, in the order of their codes; `after` is the code of the last one of the page before. */
export async function listQuestionnaires({ client }: Transaction, page: { limit: number; after?: string | undefined }): Promise<Questionnaire[]> {
  const found = await client.query<Questionnaire>(
    `select distinct on (q.code) ${columns}
     from survey.questionnaire as q
     where $1::text is null or q.code > $1
     order by q.code, q.version desc
     limit $2`,
    [page.after ?? null, page.limit]
  )
  return found.rows
}

/** A questionnaire, its newest version unless another is named. Throws `not-found`. */
export async function findQuestionnaire({ client }: Transaction, code: string, version?: number): Promise<Questionnaire> {
  const found = await client.query<Questionnaire>(
    `select ${columns} from survey.questionnaire as q where q.code = $1 and ($2::integer is null or q.version = $2) order by q.version desc limit 1`,
    [code, version ?? null]
  )
  const row = found.rows[0]
  if (row === undefined) throw notFound('questionnaire', version === undefined ? code : `${code} ${version}`)
  return row
}

/**
 * Adds a version of a questionnaire, the first one where there is none; the same document as the newest version's adds none.
 * Throws `unprocessable-input` for types that no standard has.
 */
export function addQuestionnaire(database: Database, caller: Caller, code: string, document: QuestionnaireDocument): Promise<Questionnaire> {
  return asCaller(database, caller, async (transaction) => {
    const { client } = transaction
    await ensureTypes(transaction, document)
    await client.query("select pg_advisory_xact_lock(hashtextextended('questionnaire ' || $1, 0))", [code])
    await client.query(
      `insert into survey.questionnaire (code, version, title_zh, title_en, document, region_code, created_by)
       select $1, 1 + coalesce(max(q.version), 0), $2, $3, $4, $5, $6
       from survey.questionnaire as q
       where q.code = $1
       having (select n.document from survey.questionnaire as n where n.code = $1 order by n.version desc limit 1) is distinct from $4::jsonb`,
      [code, document.titleZh, document.titleEn, JSON.stringify(document), caller.regionCode, caller.subject]
    )
    return findQuestionnaire(transaction, code)
  })
}

async function ensureTypes({ client }: Transaction, document: QuestionnaireDocument): Promise<void> {
  const unknown = await unknownTypesOf(client, typesOf(document))
  if (unknown.length === 0) return
  const codes = unknown.join(', ')
  throw unprocessable(`no standard has the types ${codes}`, [{ pointer: '/questions', detail: `names types of no standard: ${codes}` }])
}
