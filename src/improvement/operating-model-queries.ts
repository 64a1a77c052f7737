import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { notFound } from '../platform/errors.js'
import { codeWithin } from '../registry/region-queries.js'
import { rowOf, writeRow } from '../registry/row-edit-queries.js'
import { operatingModelImport, type OperatingModelName } from './operating-model-import.js'
import { rowOfSubject } from './operation-subject.js'

/** How a facility or an area is run, from a day on. */
export interface OperatingModel {
  /** `facility:` and its external id, or `region:` and its code. */
  readonly subject: string
  readonly validFrom: string
  /** Day after its last: it was ended, or the next one begins; null while it lasts. */
  readonly validTo: string | null
  readonly model: OperatingModelName
  readonly operator: string | null
  readonly contractFrom: string | null
  readonly contractUntil: string | null
  readonly note: string | null
  /** The region itself; of a facility its community, else its county. */
  readonly regionCode: string
}

const columns = `
  m.subject, m.valid_from::text as "validFrom", m.valid_to::text as "validTo", m.model, m.operator, m.contract_from::text as "contractFrom",
  m.contract_until::text as "contractUntil", m.note, m.region_code as "regionCode"`

export interface OperatingModelFilter {
  readonly within?: string | undefined
  readonly subject?: string | undefined
  readonly model?: OperatingModelName | undefined
  /** Those that hold on this day. */
  readonly on?: string | undefined
}

/** By what lists of models go. */
export const operatingModelKey = ({ subject, validFrom }: Pick<OperatingModel, 'subject' | 'validFrom'>): string => `${subject} ${validFrom}`

/** Models of the caller's region and of those above it, by subject and day. */
export async function listOperatingModels({ client }: Transaction, filter: OperatingModelFilter, page: { readonly limit: number; readonly after?: string | undefined }): Promise<OperatingModel[]> {
  const found = await client.query<OperatingModel>(
    `select ${columns}
     from improvement.operating_span as m
     where ($1::text is null or ${codeWithin('m.region_code', '$1')})
       and ($2::text is null or m.subject = $2)
       and ($3::text is null or m.model = $3)
       and ($4::date is null or m.valid_from <= $4 and (m.valid_to is null or m.valid_to > $4))
       and ($5::text is null or m.subject || ' ' || m.valid_from > $5)
     order by m.subject || ' ' || m.valid_from
     limit $6`,
    [filter.within ?? null, filter.subject ?? null, filter.model ?? null, filter.on ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}

/** What a model is to be from now on. */
export type OperatingModelContent = Omit<OperatingModel, 'subject' | 'validFrom' | 'regionCode'>

/** Keeps how a subject is run from a day on, by the rules of the import. Throws `unprocessable-input` by JSON pointers, `forbidden`. */
export function putOperatingModel(database: Database, caller: Caller, subject: string, validFrom: string, content: OperatingModelContent): Promise<OperatingModel> {
  return asCaller(database, caller, async (transaction) => {
    await writeRow(transaction, operatingModelImport, rowOf({ ...content, ...rowOfSubject(subject), validFrom }), {})
    const found = await transaction.client.query<OperatingModel>(`select ${columns} from improvement.operating_span as m where m.subject = $1 and m.valid_from = $2`, [subject, validFrom])
    return found.rows[0]!
  })
}

/** Throws `not-found`, also for one that the caller may not delete. */
export async function deleteOperatingModel({ client }: Transaction, subject: string, validFrom: string): Promise<void> {
  const gone = await client.query('delete from improvement.operating_model where subject = $1 and valid_from = $2', [subject, validFrom])
  if (gone.rowCount === 0) throw notFound('operating model', `of ${subject} from ${validFrom}`)
}
