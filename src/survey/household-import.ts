import type { Transaction } from '../platform/caller.js'
import { column, date, matching, oneOf, text } from '../platform/field-readers.js'
import { readJson } from '../platform/json-text.js'
import { isObject } from '../platform/records/file-record.js'
import type { Flaw } from '../platform/row-problem.js'
import type { ImportOptions, TableImport } from '../platform/table-import.js'
import { outsideRegion } from '../registry/import-checks.js'
import { householdHash } from './household.js'
import { findCampaign } from './campaign-queries.js'
import { findQuestionnaire } from './questionnaire-queries.js'
import { readAnswers, type Answers, type QuestionnaireDocument } from './questionnaire.js'
import { ageGroups, keepResponses, type AgeGroup, type ReadableResponse } from './response-queries.js'

/** What an export tells of a household: what it is known by, which is taken as it is. */
const knownHousehold = /^hash:([0-9a-f]{64})$/

interface StagedHousehold {
  readonly line: number
  readonly campaign: string
  readonly external_id: string
  readonly site_external_id: string
  readonly household: string
  readonly age_group: AgeGroup | null
  readonly answered_on: string
  readonly seconds: number | null
  readonly answers: Answers
}

const rowsAPage = 1_000

async function* stagedHouseholds({ client }: Transaction): AsyncGenerator<StagedHousehold[]> {
  for (let last = 0; ; ) {
    const { rows } = await client.query<StagedHousehold>(
      'select line, campaign, external_id, site_external_id, household, age_group, answered_on::text, seconds, answers::jsonb as answers from staged where line > $1 order by line limit $2',
      [last, rowsAPage]
    )
    if (rows.length > 0) yield rows
    if (rows.length < rowsAPage) return
    last = rows.at(-1)!.line
  }
}

/** Questionnaires of the campaigns that rows name, each read once. */
function questionnaires(transaction: Transaction): (campaign: string) => Promise<QuestionnaireDocument> {
  const known = new Map<string, Promise<QuestionnaireDocument>>()
  const read = async (code: string) => {
    const { questionnaireCode, questionnaireVersion } = await findCampaign(transaction, code)
    return (await findQuestionnaire(transaction, questionnaireCode, questionnaireVersion)).document
  }
  return (code) => {
    const document = known.get(code) ?? read(code)
    known.set(code, document)
    return document
  }
}

/** What is wrong with the answers of rows whose campaign is known. */
async function* unreadableAnswers(transaction: Transaction): AsyncGenerator<{ line: number } & Flaw> {
  const known = await transaction.client.query<{ code: string }>('select c.code from survey.campaign as c where c.code in (select s.campaign from staged as s)')
  const codes = new Set(known.rows.map(({ code }) => code))
  const documentOf = questionnaires(transaction)
  for await (const rows of stagedHouseholds(transaction)) {
    for (const { line, campaign, answers, seconds } of rows) {
      if (!codes.has(campaign)) continue
      const { problems } = readAnswers(await documentOf(campaign), answers, seconds ?? undefined)
      for (const { question, reason } of problems) yield { line, column: 'answers', value: question, reason }
    }
  }
}

/** Households that were surveyed, each with what it answered: a later file's row of the same external id takes its place. */
export const householdImport: TableImport = {
  kind: 'households',
  located: false,
  columns: [
    column('campaign', 'text', text, { required: true }),
    column('external_id', 'text', text, { required: true }),
    column('site_external_id', 'text', text, { required: true }),
    column('household', 'text', matching(/^.{1,100}$/s, 'is longer than 100 characters'), { required: true }),
    column('age_group', 'text', oneOf(...ageGroups)),
    column('answered_on', 'date', date, { required: true }),
    column('seconds', 'integer', matching(/^\d{1,5}$/, 'is not a whole number of seconds')),
    column('answers', 'text', readObject, { required: true })
  ],
  checks: [
    `select line, 'external_id' as column_name, external_id as value, 'stands twice for the campaign ' || campaign as reason
     from (select line, external_id, campaign, row_number() over (partition by campaign, external_id order by line) as occurrence from staged) as s
     where occurrence > 1`,
    `select s.line, 'campaign' as column_name, s.campaign as value, 'is no campaign that is known' as reason
     from staged as s
     where not exists (select from survey.campaign as c where c.code = s.campaign)
     union all
     select s.line, 'campaign', s.campaign, 'is closed: nothing is collected any more'
     from staged as s
     join survey.campaign as c on c.code = s.campaign
     where c.closed_at is not null
     union all
     select s.line, 'answered_on', s.answered_on::text, 'is not within the campaign''s time, ' || c.opens_on || ' to ' || c.closes_on || ', or a day to come'
     from staged as s
     join survey.campaign as c on c.code = s.campaign
     where s.answered_on not between c.opens_on and least(c.closes_on, current_date)
     union all
     select s.line, 'site_external_id', s.site_external_id, case when p.external_id is null then 'is no residential site that is known' else 'lies outside the campaign''s region' end
     from staged as s
     join survey.campaign as c on c.code = s.campaign
     left join registry.site as p on p.external_id = s.site_external_id and p.valid_to = 'infinity'
     where p.external_id is null or not starts_with(p.community_code, registry.region_prefix(c.scope_code))
     union all
     select s.line, 'site_external_id', s.site_external_id, ${outsideRegion}
     from staged as s
     join registry.site as p on p.external_id = s.site_external_id and p.valid_to = 'infinity'
     where not platform.in_region(p.community_code)`
  ],
  examine: unreadableAnswers,
  apply: async (transaction, { householdSecret }: ImportOptions) => {
    if (householdSecret === undefined) throw new Error('households cannot be known without the secret of their keys')
    const known = await transaction.client.query<{ known: number; rows: number }>(
      `select count(r.id)::integer as known, count(*)::integer as rows
       from staged as s
       left join survey.response as r on r.campaign_code = s.campaign and r.external_id = s.external_id`
    )
    const documentOf = questionnaires(transaction)
    for await (const rows of stagedHouseholds(transaction)) {
      for (const campaign of new Set(rows.map((row) => row.campaign))) {
        const document = await documentOf(campaign)
        const responses = rows.filter((row) => row.campaign === campaign).map((row): ReadableResponse => ({
          ...readAnswers(document, row.answers, row.seconds ?? undefined),
          externalId: row.external_id,
          site: row.site_external_id,
          household: hashOf(householdSecret, row),
          ageGroup: row.age_group,
          answeredOn: row.answered_on,
          seconds: row.seconds
        }))
        await keepResponses(transaction, campaign, responses, 'file')
      }
    }
    const { known: updated, rows: all } = known.rows[0]!
    return { inserted: all - updated, updated, unchanged: 0 }
  }
}

function hashOf(secret: string, { campaign, site_external_id: site, household }: StagedHousehold): Buffer {
  const hex = knownHousehold.exec(household)?.[1]
  return hex === undefined ? householdHash(secret, campaign, site, household) : Buffer.from(hex, 'hex')
}

function readObject(value: string): string {
  const given = readJson(value)
  if (!isObject(given)) throw new Error('is not a JSON object of answers by the keys of the questions')
  return value
}
